// A place to drop files on: their names and bytes go to Python.
function render({ model, el }) {
  const place = document.createElement("div");
  place.textContent = "… or drop files here";
  place.style.cssText = "border:2px dashed currentColor;border-radius:6px;padding:1em;max-width:44rem;opacity:.75";
  const over = (event) => {
    event.preventDefault();
    event.stopPropagation();
    place.style.borderStyle = event.type === "dragover" ? "solid" : "dashed";
  };
  for (const name of ["dragenter", "dragover", "dragleave"]) place.addEventListener(name, over);
  place.addEventListener("drop", async (event) => {
    over(event);
    const files = [...event.dataTransfer.files];
    try {
      const data = await Promise.all(files.map((file) => file.arrayBuffer()));
      model.send({ names: files.map((file) => file.name) }, undefined, data);
    } catch {
      model.send({ names: [] }); // a folder, or a file that the browser may not read
    }
  });
  el.append(place);
}
export default { render };
