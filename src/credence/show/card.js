// Offers the picture of a card as PNG: drawn by the browser itself, from the SVG that the card links to.
((script) => {
  const svg = script.previousElementSibling.querySelector("a[download]");
  const png = svg.cloneNode();
  png.textContent = "PNG";
  png.download = svg.download.replace(/svg$/, "png");
  png.addEventListener("click", (event) => {
    if (png.href.startsWith("data:image/png")) return;
    event.preventDefault();
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [2 * image.naturalWidth, 2 * image.naturalHeight];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      png.href = canvas.toDataURL("image/png");
      png.click();
    });
    image.src = svg.href;
  });
  svg.after(" ", png);
})(document.currentScript);
