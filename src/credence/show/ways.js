// Opens what a link of the reader leads to: notebook programs take such clicks away from the browser.
((reader) => {
  reader.addEventListener("click", (event) => {
    const way = event.target.closest("a[href^='#']");
    const place = way && document.getElementById(way.getAttribute("href").slice(1));
    if (!place) return;
    const folded = place.closest("details");
    if (folded) folded.open = true;
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
  });
})(document.currentScript.closest(".marked"));
