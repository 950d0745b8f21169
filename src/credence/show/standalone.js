// Starts the reweighter in a page without a kernel, with a stand-in for the widget's model.
((script) => {
  const { state, module } = JSON.parse(script.previousElementSibling.textContent);
  const heard = new Map();
  const model = {
    get: (name) => state[name],
    set: (name, value) => {
      state[name] = value;
      for (const call of heard.get(`change:${name}`) ?? []) call();
    },
    on: (event, call) => heard.set(event, [...(heard.get(event) ?? []), call]),
    off: (event, call) => heard.set(event, (heard.get(event) ?? []).filter((one) => one !== call)),
    save_changes: () => {},
  };
  const place = script.parentElement.querySelector(".reweighter");
  import(URL.createObjectURL(new Blob([module], { type: "text/javascript" })))
    .then(({ default: { render } }) => render({ model, el: place }));
})(document.currentScript);
