// A place for markup that Python makes; its own small scripts run, as in any other output of a notebook.
function render({ model, el }) {
  const show = () => {
    el.innerHTML = model.get("html");
    for (const still of el.querySelectorAll("script:not([type])")) {
      const live = document.createElement("script");
      live.text = still.text;
      still.replaceWith(live);
    }
  };
  model.on("change:html", show);
  show();
}
export default { render };
