// Starts a widget in a page without a kernel, with a stand-in for its model: in the element before the data.
((script) => {
  const data = script.previousElementSibling;
  const { state, module } = JSON.parse(data.textContent);
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
  const place = data.previousElementSibling;
  import(URL.createObjectURL(new Blob([module], { type: "text/javascript" })))
    .then(({ default: { render } }) => render({ model, el: place }));
})(document.currentScript);
