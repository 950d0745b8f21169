// The reweighter: one module for JupyterLab, where the model is a widget's, and for a static page,
// where standalone.js makes a stand-in. The functions above `render` do the same sums as
// credence.scoring.combine, credence.weights.rank and credence.weights.smallest_flip; a test compares.

const MOST_ROWS = 50;
const MOST_PAIRS = 12;
const LEVEL = 1e-6;
const ROUNDING = 1e-12;

const sum = (figures) => figures.reduce((total, figure) => total + figure, 0);

export const shown = (value) => String(Math.floor(value + 0.5));

const clip = (title) => (title.length > 50 ? `${title.slice(0, 49)}…` : title);

export const interval = (low, high) => `${shown(low)}–${shown(high)}`;

export function sharesOf(weights) {
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

export function combine(scores, shares) {
  if (!scores.length) return null;
  const value = sum(scores.map(([own], i) => shares[i] * own));
  const below = Math.sqrt(sum(scores.map(([own, low], i) => (shares[i] * (own - low)) ** 2)));
  const above = Math.sqrt(sum(scores.map(([own, , high], i) => (shares[i] * (high - own)) ** 2)));
  return [value, Math.max(0, value - below), Math.min(100, value + above)];
}

export function rank(articles, shares) {
  const rows = articles.map(([title, scores, note], index) => {
    const composite = combine(scores, shares);
    const key = composite ? -Math.floor(composite[0] / LEVEL + 0.5) : 1;
    return { index, title, scores, note, composite, key };
  });
  return rows.sort((a, b) => a.key - b.key);
}

export function smallestFlip(a, b, now) {
  const leads = a.map((value, i) => value - b[i]);
  if (!(Math.min(...leads) < 0 && Math.max(...leads) > 0)) return null;
  let best = null;
  for (let face = 1; face < 2 ** now.length; face += 1) {
    const shares = level(leads, now, now.map((_, i) => i).filter((i) => face & (1 << i)));
    const distance = shares && Math.hypot(...shares.map((share, i) => share - now[i]));
    if (shares && (!best || distance < best.distance)) best = { shares, distance };
  }
  return best;
}

function level(leads, now, face) {
  const mean = sum(face.map((i) => leads[i])) / face.length;
  const slope = sum(face.map((i) => (leads[i] - mean) ** 2));
  const rest = (1 - sum(face.map((i) => now[i]))) / face.length;
  const gap = sum(face.map((i) => leads[i] * (now[i] + rest)));
  if (slope === 0 && gap !== 0) return null;
  const step = slope ? gap / slope : 0;
  const shares = now.map(() => 0);
  for (const i of face) shares[i] = now[i] + rest - step * (leads[i] - mean);
  return Math.min(...shares) >= -ROUNDING ? shares : null;
}

export function percent(share) {
  if (share === 1 || share === 0) return `${100 * share} %`;
  if (share > 0.995) return "over 99 %";
  return share < 0.005 ? "under 1 %" : `${shown(100 * share)} %`;
}

// "#weights=hedging:2,sourcing:1" -> weights in the order of `names`, or null where it says nothing usable.
export function fromLink(hash, names) {
  if (!hash.startsWith("#weights=")) return null;
  const given = new Map(hash.slice(9).split(",").map((part) => part.split(":")));
  const weights = names.map((name) => Number(given.get(name) ?? 1));
  const usable = weights.every((weight) => weight >= 0 && weight < Infinity) && sum(weights) > 0;
  return usable ? weights : null;
}

export const toLink = (pairs) => `#weights=${pairs.map((pair) => pair.join(":")).join(",")}`;

// Text goes in as text, never as markup.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function sliderFor(name, onInput) {
  const quiet = { "data-lm-suppress-shortcuts": "true", min: "0" };
  const input = el("input", { type: "range", ...quiet });
  const output = el("output", { "aria-hidden": "true" });
  const row = el("label", { class: `slider ${name}` }, el("span", { class: "name" }, name), input, output);
  input.addEventListener("input", onInput);
  return { row, input, output };
}

function barFor(row, names, shares) {
  const [, low, high] = row.composite;
  const bar = el("div", { class: "bar", "aria-hidden": "true" });
  row.scores.forEach(([value], i) => {
    const part = el("i", { class: names[i], title: `${names[i]}: ${shown(shares[i] * value)} points` });
    part.style.width = `${shares[i] * value}%`;
    bar.append(part);
  });
  const whisker = el("i", { class: "whisker" });
  whisker.style.left = `${low}%`;
  whisker.style.width = `${high - low}%`;
  bar.append(whisker);
  return bar;
}

function rowFor(row, place, names, shares, ranks) {
  if (!row.composite) {
    return el("tr", {}, el("td", {}, "–"), el("th", { scope: "row" }, row.title), el("td", {}, row.note), el("td", {}, "–"));
  }
  const [value, low, high] = row.composite;
  const parts = row.scores.map(([own], i) => `${names[i]} ${shown(shares[i] * own)}`).join(", ");
  const cell = el("td", {}, el("b", {}, shown(value)), el("span", {}, ` (${interval(low, high)}) `),
    el("span", { class: "hidden" }, `made up of ${parts}`), barFor(row, names, shares));
  const possible = ranks[row.index] ?? "";
  return el("tr", {}, el("td", {}, String(place)), el("th", { scope: "row" }, row.title), cell, el("td", {}, possible));
}

function pairSentence(over, under, above) {
  const share = above[over.index]?.[under.index];
  if (share === undefined) return null;
  const places = share === 1 ? "under every weighting" : `under ${percent(share)} of all weightings`;
  return el("li", {}, el("b", {}, clip(over.title)), " stands above ", el("b", {}, clip(under.title)), ` ${places}.`);
}

function flipSentence(rows, names, shares) {
  const flips = rows.slice(1).map((under, i) => {
    const over = rows[i];
    const flip = smallestFlip(over.scores.map(([v]) => v), under.scores.map(([v]) => v), shares);
    return flip && { ...flip, over, under };
  }).filter(Boolean);
  if (!flips.length) return el("p", {}, "No weights change this order.");
  const { over, under, shares: there } = flips.reduce((a, b) => (b.distance < a.distance ? b : a));
  const where = names.map((name, i) => `${name} ${percent(there[i])}`).join(", ");
  return el("p", {}, "The smallest change that alters this order: ", el("b", {}, clip(over.title)), " and ",
    el("b", {}, clip(under.title)), ` stand level at ${where}.`);
}

function render({ model, el: root }) {
  const names = model.get("weights").map(([name]) => name);
  const profiles = model.get("profiles");
  let top = 4;
  let all = false;
  let order = "";
  let timer = 0;

  const current = () => model.get("weights").map(([, weight]) => weight);
  const sameShares = (a, b) => sharesOf(a).every((share, i) => Math.abs(share - sharesOf(b)[i]) < 1e-9);

  function choose(weights) {
    if (!(sum(weights) > 0)) {
      status.textContent = hint.textContent = "Give at least one dimension a weight above 0.";
      return;
    }
    model.set("weights", names.map((name, i) => [name, weights[i]]));
    model.save_changes();
  }

  const sliders = names.map((name) => sliderFor(name, () => choose(sliders.map((one, i) => valueOf(one, i)))));
  // A slider that stands where it was put keeps the exact weight, which may lie between two steps.
  const valueOf = ({ input }, i) => (input.value === input.dataset.placed ? current()[i] : Number(input.value));

  const select = el("select", { "data-lm-suppress-shortcuts": "true" },
    ...profiles.map(([name]) => el("option", { value: name }, name)), el("option", { value: "" }, "own weights"));
  const rationale = el("p", { class: "limits" });
  const hint = el("p", { class: "warning", hidden: "" });
  const reset = el("button", { type: "button" }, "Reset");
  const link = el("a", { href: "#" }, "Link to these weights");
  const body = el("tbody");
  const more = el("button", { type: "button" }, "Show all");
  const status = el("div", { role: "status", class: "hidden" });
  const proofs = el("div");
  const heads = ["rank", "article", "composite", "possible ranks"].map((name) => el("th", { scope: "col" }, name));

  select.addEventListener("change", () => {
    const found = profiles.find(([name]) => name === select.value);
    if (found) choose(found[2]);
  });
  reset.addEventListener("click", () => choose(model.get("start").map(([, weight]) => weight)));
  more.addEventListener("click", () => { all = true; draw(); });

  function place(weights, shares) {
    top = Math.max(top, ...weights.map(Math.ceil));
    sliders.forEach(({ input, output }, i) => {
      Object.assign(input, { max: top, step: top / 16, value: weights[i] });
      input.dataset.placed = input.value;
      output.textContent = percent(shares[i]);
      input.setAttribute("aria-valuetext", `weight ${weights[i]}, ${percent(shares[i])} of the composite`);
    });
    const known = profiles.find(([, , theirs]) => sameShares(theirs, weights));
    select.value = known ? known[0] : "";
    rationale.textContent = known ? known[1] : "Weights of your own.";
    link.setAttribute("href", toLink(model.get("weights")));
  }

  function announce(rows) {
    const next = rows.slice(0, 10).map((row, i) => `${i + 1} ${row.title}`).join("; ");
    if (order && next !== order) {
      clearTimeout(timer);
      timer = setTimeout(() => { status.textContent = `New order: ${next}`; }, 300);
    }
    order = next;
  }

  function draw() {
    const weights = current();
    const shares = sharesOf(weights);
    const rows = rank(model.get("articles"), shares);
    const scored = rows.filter((row) => row.composite);
    place(weights, shares);
    const visible = all ? rows : rows.slice(0, MOST_ROWS);
    body.replaceChildren(...visible.map((row, i) => rowFor(row, i + 1, names, shares, model.get("ranks"))));
    more.hidden = visible.length === rows.length;
    more.textContent = `Show all ${rows.length} articles`;
    hint.hidden = true;
    const neighbours = scored.slice(0, MOST_PAIRS);
    const pairs = neighbours.slice(1).map((under, i) => pairSentence(neighbours[i], under, model.get("above"))).filter(Boolean);
    proofs.replaceChildren(...(scored.length > 1 ? [el("h4", {}, "What the weights can change"),
      el("ul", {}, ...pairs), flipSentence(neighbours, names, shares)] : []));
    announce(scored);
  }

  root.classList.add("credence", "tex2jax_ignore", "mathjax_ignore");
  root.replaceChildren(
    el("div", { class: "tools" }, el("label", {}, "Profile ", select), reset, ...(model.get("standalone") ? [link] : [])),
    rationale,
    el("div", { class: "controls" }, ...sliders.map(({ row }) => row)),
    hint, status,
    el("table", { class: "ranking" }, el("caption", {}, model.get("caption")), el("thead", {}, el("tr", {}, ...heads)), body),
    more, proofs,
  );

  const restore = () => {
    const weights = fromLink(location.hash, names);
    if (weights) choose(weights);
  };
  model.on("change:weights", draw);
  draw();
  if (model.get("standalone")) {
    restore();
    addEventListener("hashchange", restore);
  }
  return () => {
    clearTimeout(timer);
    model.off("change:weights", draw);
    removeEventListener("hashchange", restore);
  };
}

export default { render };
