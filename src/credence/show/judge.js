// The judging reader: one module for JupyterLab, where the model is a widget's, and for a static page,
// where standalone.js makes a stand-in. Places in the text are counted as Python counts them, in code
// points of the article as it was read. `annotation` makes what credence.judgements.jsonld makes; a test
// compares.

const CONTEXT = 32;
const PATIENCE = 8000;
const WORDS = { accept: "accepted", reject: "rejected", missed: "added" };
const KEYS = "Keys on a mark: A accepts, R rejects, N goes to the next that is not judged, U takes back, "
  + "M adds the selected words, Enter opens the mark, Escape closes it.";
const NOTES = "sup, small.furniture > i, .panel, .pick";

// Text goes in as text, never as markup.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const keyOf = ([field, start, end, dimension, kind]) => [field, start, end, dimension, kind].join("\n");

// The text that an element shows, without notes, and where in it a place of the document lies.
export function visible(root, node = null, offset = 0) {
  let text = "";
  let place = -1;
  const visit = (one) => {
    if (one === node && one.nodeType !== Node.TEXT_NODE && offset === 0) place = text.length;
    if (one.nodeType === Node.TEXT_NODE) {
      if (one === node) place = text.length + offset;
      text += one.data.replaceAll("\r", "\n");
    } else if (one.nodeName === "BR") {
      text += "\n";
    } else if (one === root || !one.matches(NOTES)) {
      one.childNodes.forEach((child, i) => {
        if (one === node && i === offset) place = text.length;
        visit(child);
      });
      if (one === node && offset >= one.childNodes.length) place = text.length;
    } else if (node && one.contains(node)) {
      place = text.length;
    }
  };
  visit(root);
  return { text, place };
}

// From a place in the text as it is shown, in UTF-16 units, to one in the text as it was read.
export function placeOf(text, units, expanded) {
  let place = [...text.slice(0, units)].length;
  for (const [at, more] of expanded) {
    if (at >= place) break;
    place = Math.max(at, place - more);
  }
  return place;
}

// And back, in code points of the text as it is shown.
export const shownAt = (place, expanded) =>
  place + expanded.filter(([at]) => at < place).reduce((sum, [, more]) => sum + more, 0);

export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
}

export function annotation(vote, [name, sha256, url], around) {
  const [id, verdict, field, start, end, dimension, kind, quote, created, rater] = vote;
  const body = (purpose, value) => ({ type: "TextualBody", purpose, value, format: "text/plain" });
  const source = { id: url || `urn:uuid:${sha256.slice(0, 8)}-${sha256.slice(8, 12)}-8${sha256.slice(13, 16)}-8${sha256.slice(17, 20)}-${sha256.slice(20, 32)}`,
    type: "Text", format: "text/plain", "dc:identifier": name, "dc:type": field, "schema:sha256": sha256 };
  const [prefix, suffix] = around(field, start, end);
  return {
    id: `urn:uuid:${id}`,
    type: "Annotation",
    motivation: verdict === "missed" ? "classifying" : "assessing",
    created,
    creator: { type: "Person", name: rater },
    body: [body("classifying", `${dimension}/${kind}`), body("assessing", verdict)],
    target: { source, selector: [{ type: "TextQuoteSelector", exact: quote, prefix, suffix },
      { type: "TextPositionSelector", start, end }] },
  };
}

export function collection(items) {
  const page = { id: `urn:uuid:${uuid()}`, type: "AnnotationPage", startIndex: 0, items };
  return { "@context": "http://www.w3.org/ns/anno.jsonld", id: `urn:uuid:${uuid()}`, type: "AnnotationCollection",
    label: "Judgements of marks", total: items.length, first: page };
}

// Where there is a kernel: each judgement goes there, and is called stored when the answer says so.
function kernel(model) {
  const waiting = new Map();
  const heard = ({ token, error }) => {
    const answer = waiting.get(token);
    waiting.delete(token);
    answer?.(error);
  };
  model.on("msg:custom", heard);
  const ask = (told) => new Promise((resolve) => {
    const token = uuid();
    const late = "Not stored yet: the kernel gives no answer. Wait, or run the cell again and look what is shown.";
    const timer = setTimeout(() => resolve(late), PATIENCE);
    waiting.set(token, (error) => { clearTimeout(timer); resolve(error); });
    model.send({ ...told, token });
  });
  return { ask, stored: `stored in ${model.get("place")}`, stop: () => model.off("msg:custom", heard) };
}

// Where there is none: judgements are kept in the browser, and can be taken away as a file.
function browser(model, marks, rater) {
  const name = `credence judgements ${model.get("article")[1]}`;
  const saved = model.get("votes");
  let own = [];
  let kept = true;
  try {
    own = JSON.parse(localStorage.getItem(name) ?? "[]");
  } catch {
    kept = false;
  }
  const show = () => {
    try {
      localStorage.setItem(name, JSON.stringify(own));
    } catch {
      kept = false;
    }
    model.set("votes", [...saved, ...own]);
  };
  const cast = (verdict, place, quote) => own.push([uuid(), verdict, ...place, quote, new Date().toISOString(), rater()]);
  const actions = {
    vote: ({ number, verdict }) => cast(verdict, marks[number - 1].slice(0, 5), marks[number - 1][7]),
    add: ({ field, start, end, dimension, kind, quote }) => cast("missed", [field, start, end, dimension, kind], quote),
    undo: () => (own.pop() ? "" : "Nothing to take back; nothing was judged in this page."),
    remove: ({ id }) => {
      const before = own.length;
      own = own.filter((one) => one[0] !== id);
      return own.length < before ? "" : "This one is stored in a file; take it back where that file is.";
    },
  };
  const ask = async (told) => {
    const said = actions[told.do](told);
    show();
    return typeof said === "string" ? said : "";
  };
  show();
  return { ask, own: () => own, stop: () => {}, get stored() {
    return kept ? "kept in this browser; download to hand it on" : "kept until this page is closed; download to keep it";
  } };
}

function render({ model, el: root }) {
  const live = !model.get("standalone");
  const judge = live ? root.appendChild(el("div", { class: "judge" })) : root;
  if (live) {
    root.classList.add("credence", "tex2jax_ignore", "mathjax_ignore");
    judge.innerHTML = model.get("page");  // made and escaped by credence.show
    for (const script of judge.querySelectorAll("script")) script.replaceWith(el("script", {}, script.textContent));
  }
  judge.classList.add("live");
  judge.setAttribute("data-lm-suppress-shortcuts", "true");

  const anchor = model.get("anchor");
  const places = new Map([...judge.querySelectorAll("[id]")].map((one) => [one.id, one]));
  const byId = (name) => places.get(`${anchor}-${name}`);
  const fields = { text: judge.querySelector(".marked > .text") };
  if (model.get("titled")) fields.title = judge.querySelector(".marked > h3");
  const expanded = { title: model.get("expanded")[0], text: model.get("expanded")[1] };
  const whole = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, visible(field).text]));
  const points = Object.fromEntries(Object.entries(whole).map(([name, text]) => [name, [...text]]));
  const between = (field, start, end) =>
    points[field].slice(shownAt(start, expanded[field]), shownAt(end, expanded[field])).join("");
  const around = (field, start, end) => {
    const [from, to] = [shownAt(start, expanded[field]), shownAt(end, expanded[field])];
    return [points[field].slice(Math.max(0, from - CONTEXT), from).join(""), points[field].slice(to, to + CONTEXT).join("")];
  };
  const marks = model.get("marks").map((mark) => [...mark, between(...mark.slice(0, 3))]);
  const kinds = new Map(model.get("kinds"));
  const rater = el("input", { type: "text", value: model.get("rater"), "aria-label": "Who judges" });
  const keeper = live ? kernel(model) : browser(model, marks, () => rater.value.trim() || "reader");

  const count = el("p");
  const status = el("div", { role: "status" });
  const undo = el("button", { type: "button" }, "Undo");
  const next = el("button", { type: "button" }, "Next not judged");
  const adder = el("button", { type: "button" }, "Add a missed mark");
  const save = el("a", { href: "#", download: "judgements.jsonld" }, "Download");
  const tools = el("div", { class: "said", role: "group", "aria-label": "Judgements" }, count, next, undo, adder,
    status);
  const hand = el("p", {}, el("label", {}, "Who judges ", rater), " ", save);
  const panel = el("div", { class: "panel", role: "group", "aria-label": "The mark", hidden: "" });
  const pick = el("button", { type: "button", class: "pick", hidden: "" }, "Add as missed");
  const added = el("div");
  judge.prepend(tools, el("p", { class: "keys" }, KEYS), ...(live ? [] : [hand]));
  judge.append(panel, pick, added);

  let current = [];
  let origin = null;
  let selected = null;
  let painted = [];
  const standing = () => new Map(model.get("votes").map((vote) => [keyOf(vote.slice(2)), vote]));
  const verdictOf = (number, found = standing()) => found.get(keyOf(marks[number - 1]))?.[1] ?? null;
  const numbers = marks.map((_, i) => i + 1);

  function say(text, wrong = false) {
    status.textContent = text;
    status.classList.toggle("warning", wrong);
  }

  async function ask(told, done) {
    say("Storing …");
    const error = await keeper.ask(told);
    if (error) say(error, true);
    else say(`${done}; ${keeper.stored}. ${count.textContent}`);
    return !error;
  }

  const vote = (number, verdict) => ask({ do: "vote", number, verdict }, `${number} “${marks[number - 1][5]}” ${WORDS[verdict]}`);

  function choices(number, group) {
    const buttons = ["accept", "reject"].map((verdict) => {
      const name = verdict === "accept" ? "Accept" : "Reject";
      const label = `${name} ${number} “${marks[number - 1][5]}”`;
      const made = el("button", { type: "button", "aria-label": label, "data-number": number, "data-choice": verdict }, name);
      made.addEventListener("click", () => vote(number, verdict));
      return made;
    });
    group.append(" ", el("span", { class: "pair" }, ...buttons));
  }

  // Draws what is judged: in the text, in the list, in the panel.
  function draw() {
    const found = standing();
    for (const number of numbers) {
      const verdict = verdictOf(number, found);
      for (const place of [byId(number)?.closest("sup"), byId(`l${number}`)]) {
        if (place && verdict) place.dataset.verdict = verdict;
        else if (place) delete place.dataset.verdict;
      }
    }
    for (const button of judge.querySelectorAll("[data-choice]")) {
      const pressed = verdictOf(Number(button.dataset.number), found) === button.dataset.choice;
      button.setAttribute("aria-pressed", String(pressed));
    }
    const judged = numbers.filter((number) => verdictOf(number, found)).length;
    count.textContent = `${judged} of ${marks.length} marks judged.`;
    drawAdded([...found.values()]);
    if (!live) save.href = `data:application/ld+json,${encodeURIComponent(exported())}`;
  }

  function drawAdded(votes) {
    const own = votes.filter((one) => one[1] === "missed");
    const known = new Set(marks.map(keyOf));
    const stale = votes.filter((one) => one[1] !== "missed" && !known.has(keyOf(one.slice(2))));
    const items = own.map(([id, , , , , dimension, kind, quote]) => {
      const remove = el("button", { type: "button", "aria-label": `Remove “${quote}”` }, "Remove");
      remove.addEventListener("click", () => ask({ do: "remove", id }, `“${quote}” removed`));
      return el("li", { class: dimension }, el("q", {}, quote), ` ${dimension}, ${kind.replaceAll("_", " ")} `, remove);
    });
    const gone = (list, why) => (list.length ? [el("p", { class: "warning" }, `${why}: ${list.map((one) => `“${one[7]}” (${one[5]}, ${one[6]})`).join("; ")}`)] : []);
    added.replaceChildren(
      ...(items.length ? [el("h4", {}, `Marks you added: ${items.length}`), el("ul", {}, ...items)] : []),
      ...gone(model.get("orphaned"), "Judged before, but these words are no longer in the text"),
      ...gone(stale, "Judged before, but no longer marked so"),
    );
    highlight(own);
  }

  // Added words are painted without a change of the page, where the browser can do that; all readers of a
  // page share one highlight.
  function highlight(own) {
    if (!globalThis.CSS?.highlights) return;
    const shared = CSS.highlights.get("credence-missed") ?? new Highlight();
    painted.forEach((range) => shared.delete(range));
    painted = own.map(([, , field, start, end]) => rangeOf(field, start, end)).filter(Boolean);
    painted.forEach((range) => shared.add(range));
    CSS.highlights.set("credence-missed", shared);
  }

  function rangeOf(field, start, end) {
    const edges = [start, end].map((place) => points[field].slice(0, shownAt(place, expanded[field])).join("").length);
    const range = new Range();
    let seen = 0;
    const visit = (one) => {
      if (one.nodeType === Node.TEXT_NODE) {
        const after = seen + one.data.length;
        if (edges[0] >= seen && edges[0] < after) range.setStart(one, edges[0] - seen);
        if (edges[1] > seen && edges[1] <= after) range.setEnd(one, edges[1] - seen);
        seen = after;
      } else if (one.nodeName === "BR") {
        seen += 1;
      } else if (one === fields[field] || !one.matches(NOTES)) {
        one.childNodes.forEach(visit);
      }
    };
    visit(fields[field]);
    return range.collapsed ? null : range;
  }

  function placeAt(box, rect) {
    box.hidden = false;
    box.style.top = `${rect.bottom - judge.getBoundingClientRect().top + 4}px`;
  }

  function close(back = false) {
    if (back) origin?.focus();  // which opens the mark, and leaves it the one that the keys judge
    else current = [];
    panel.hidden = true;
  }

  function open(list, near, from) {
    current = list;
    origin = from;
    panel.setAttribute("aria-label", `Mark ${list.join(", ")}`);
    panel.replaceChildren(...list.map((number) => {
      const asked = el("div", { class: `asked ${marks[number - 1][3]}` }, el("p", {}, el("b", {}, `${number}. `), marks[number - 1][6]));
      choices(number, asked);
      return asked;
    }));
    placeAt(panel, near.getBoundingClientRect());
    draw();
  }

  // The marks that a piece of marked text belongs to.
  function covering(mark) {
    const field = fields.title?.contains(mark) ? "title" : "text";
    const from = placeOf(whole[field], visible(fields[field], mark).place, expanded[field]);
    return numbers.filter((n) => marks[n - 1][0] === field && marks[n - 1][1] <= from && from < marks[n - 1][2]);
  }

  const numberOf = (link) => Number(link.id.slice(anchor.length + 1));
  const linkOf = (target) => target.closest?.(`sup a[id^="${anchor}-"]`) ?? null;

  function form(given) {
    const input = el("input", { type: "text", name: "words", value: given?.quote ?? "", required: "" });
    const which = el("select", { name: "which" });
    const dimension = el("select", { name: "dimension" }, ...[...kinds.keys()].map((name) => el("option", {}, name)));
    const kind = el("select", { name: "kind" });
    const why = el("p", { class: "wide" });
    let edited = false;  // a line of input holds no line breaks: what was selected stands as it was
    const found = () => (given && !edited ? [given] : findAll(input.value));
    const chosen = () => kinds.get(dimension.value).find(([name]) => name === kind.value);
    const explain = () => { why.textContent = `A mark of this kind is: ${chosen()[1]}.`; };
    const fill = () => {
      kind.replaceChildren(...kinds.get(dimension.value).map(([name]) => el("option", { value: name }, name.replaceAll("_", " "))));
      explain();
    };
    const look = () => {
      const all = found();
      const before = ({ field, start, end }) => around(field, start, end)[0].slice(-20);
      which.replaceChildren(...all.map((one, i) => el("option", { value: i }, `${i + 1} of ${all.length}: …${before(one)}`)));
      which.parentElement.hidden = all.length < 2;
    };
    const cancel = el("button", { type: "button" }, "Cancel");
    const made = el("form", {}, el("label", { class: "wide" }, "Words that should be marked", input),
      el("label", { class: "wide", hidden: "" }, "Which place", which), el("label", {}, "Dimension", dimension),
      el("label", {}, "Kind", kind), why, el("div", { class: "wide" }, el("button", {}, "Add"), cancel));
    dimension.addEventListener("change", fill);
    kind.addEventListener("change", explain);
    input.addEventListener("input", () => { edited = true; look(); });
    cancel.addEventListener("click", () => close(true));
    made.addEventListener("submit", async (event) => {
      event.preventDefault();
      const one = found()[Number(which.value) || 0];
      if (!one) {
        say(`“${input.value}” does not stand in the article; give words exactly as they stand there.`, true);
        return;
      }
      const told = { do: "add", ...one, dimension: dimension.value, kind: kind.value };
      if (await ask(told, `“${one.quote}” added as ${dimension.value}, ${chosen()[0].replaceAll("_", " ")}`)) close(true);
    });
    fill();
    look();
    return { made, input, dimension };
  }

  function findAll(words) {
    if (!words.trim()) return [];
    return Object.keys(fields).flatMap((field) => {
      const found = [];
      for (let at = whole[field].indexOf(words); at >= 0; at = whole[field].indexOf(words, at + 1)) {
        const [start, end] = [at, at + words.length].map((units) => placeOf(whole[field], units, expanded[field]));
        found.push({ field, start, end, quote: words });
      }
      return found;
    });
  }

  function openForm(near, from) {
    current = [];
    origin = from;
    const { made, input, dimension } = form(selected);
    panel.setAttribute("aria-label", "Add a missed mark");
    panel.replaceChildren(made);
    placeAt(panel, near);
    pick.hidden = true;
    (selected ? dimension : input).focus();
  }

  // The words selected in the title or the text, without blanks at their ends; null where there are none.
  function selection() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    const field = Object.keys(fields).find((name) => fields[name].contains(range.startContainer) && fields[name].contains(range.endContainer));
    if (!field) return null;
    const from = visible(fields[field], range.startContainer, range.startOffset).place;
    const to = visible(fields[field], range.endContainer, range.endOffset).place;
    const raw = whole[field].slice(from, to);
    const [left, right] = [raw.length - raw.trimStart().length, raw.trimEnd().length];
    if (!raw.trim()) return null;
    const [start, end] = [from + left, from + right].map((units) => placeOf(whole[field], units, expanded[field]));
    return { field, start, end, quote: between(field, start, end) };
  }

  function selectionMoved() {
    const found = selection();
    const focus = judge.contains(document.activeElement) && panel.contains(document.activeElement);
    if (!found && focus) return;  // the form has the focus: what was selected stays chosen
    selected = found;
    if (!found) pick.hidden = true;
    else placeAt(pick, getSelection().getRangeAt(0).getBoundingClientRect());
  }

  function goNext() {
    const found = standing();
    const last = current.length ? Math.max(...current) : 0;
    const waiting = numbers.filter((number) => !verdictOf(number, found) && byId(number));
    const number = waiting.find((one) => one > last) ?? waiting[0];
    if (!number) {
      say("All marks are judged.");
      return;
    }
    byId(number).focus();
    byId(number).scrollIntoView({ block: "nearest" });
  }

  const target = () => current.find((number) => !verdictOf(number)) ?? current[0];
  const keys = {
    a: () => current.length && vote(target(), "accept"),
    r: () => current.length && vote(target(), "reject"),
    n: goNext,
    u: () => undo.click(),
    m: () => openForm((selected ? getSelection().getRangeAt(0) : document.activeElement).getBoundingClientRect(), document.activeElement),
    Escape: () => close(panel.contains(document.activeElement)),
  };

  judge.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea") && event.target.type !== "checkbox";
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && key !== "Escape")) return;
    if (key === "Enter" && linkOf(event.target)) panel.querySelector("button")?.focus();
    else if (keys[key]) keys[key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  judge.addEventListener("focusin", (event) => {
    const link = linkOf(event.target);
    if (link) open([numberOf(link)], link.closest("mark"), link);
    else if (!panel.contains(event.target) && !tools.contains(event.target) && event.target.nodeName !== "MARK") close();
  });
  judge.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || !getSelection().isCollapsed) return;
    const list = covering(mark);
    if (list.length) open(list, mark, mark);
  });
  // The number opens the mark, before the reader takes it for the way to the list, which has its own buttons.
  judge.addEventListener("click", (event) => {
    const link = linkOf(event.target);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    link.focus();
    open([numberOf(link)], link.closest("mark"), link);
  }, true);
  for (const number of numbers) {
    const line = byId(`l${number}`);
    if (line) choices(number, line);
  }
  undo.addEventListener("click", () => ask({ do: "undo" }, "The last judgement is taken back"));
  next.addEventListener("click", goNext);
  adder.addEventListener("click", () => openForm(tools.getBoundingClientRect(), adder));
  pick.addEventListener("mousedown", (event) => event.preventDefault());  // keeps the selection
  pick.addEventListener("click", () => openForm(pick.getBoundingClientRect(), adder));
  document.addEventListener("selectionchange", selectionMoved);

  const exported = () => JSON.stringify(collection(keeper.own().map((one) => annotation(one, model.get("article"), around))), null, 1);
  model.on("change:votes", draw);
  draw();
  return () => {
    keeper.stop();
    highlight([]);
    model.off("change:votes", draw);
    document.removeEventListener("selectionchange", selectionMoved);
  };
}

export default { render };
