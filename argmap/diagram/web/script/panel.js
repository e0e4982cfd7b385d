// The card of a claim in a panel: all that the outline tells of it, what bears on it and what it bears on.
let opener = null, shown = null;

function labelled(id, fallback = "") {
  const item = itemOf(id);
  const label = item?.querySelector(":scope > :is(h3,h4,h5,h6) .l")?.textContent || fallback || id;
  const text = item?.querySelector(":scope > :is(h3,h4,h5,h6) bdi")?.textContent || item?.querySelector(":scope > figure blockquote")?.textContent || "";
  const mark = item?.querySelector(":scope > .s > .b")?.cloneNode(true);
  return { label, text, mark };
}

/** Return a copy of a part of the outline that has no ids of its own. */
function copied(element, { open = false } = {}) {
  const copy = element.cloneNode(true);
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
  if (open) for (const each of copy.querySelectorAll("details")) each.open = true;
  return copy;
}

function button(words, act, pressed = null) {
  const made = make("button", { type: "button" }, words);
  if (pressed !== null) made.setAttribute("aria-pressed", pressed);
  made.addEventListener("click", act);
  return made;
}

/** Return a line that leads to a claim: its label, its words, and what it rests on. */
function lead(id) {
  const { label, text, mark } = labelled(id);
  const line = make("li", {}, make("a", { class: "l", href: `#${id}` }, label), " ", make("bdi", {}, text));
  if (mark) line.append(" ", mark);
  return line;
}

/** Return what a step of the outline goes from, as lines that lead there. */
function premises(step) {
  const list = make("ul", { class: "leads" });
  for (const item of step.querySelectorAll(":scope > ul > li")) {
    if (item.matches(".t")) list.append(stepOf(item));
    else if (item.matches(".a")) {
      const link = item.querySelector("a.l");
      list.append(link ? lead(decodeURIComponent(link.hash.slice(1))) : copied(item));
    } else if (item.matches(".p")) list.append(copied(item));
    else list.append(lead(item.id));
  }
  return list;
}

function stepOf(step) {
  const made = make("li", { class: step.className });
  made.append(copied(step.querySelector(":scope > .y")), premises(step));
  return made;
}

/** Put the card of a claim into the panel. */
function fill(item) {
  const id = item.id, number = cardOf.get(id), parts = [];
  const told = labelled(id), head = make("h2", { tabindex: "-1", id: "_card-head" }, make("span", { class: "l" }, told.label), " ", make("bdi", {}, told.text));
  const tools = make("div", { class: "buttons" });
  tools.append(button("Close", () => leave()));
  if (number !== undefined) {
    tools.append(button("Focus", () => focusOn(marks.focus === number ? null : number), marks.focus === number));
    const fewer = under[number].length ? button("Fold under it", () => fold(number), marks.folded.has(number)) : null;
    if (fewer) tools.append(fewer);
    const see = button("In the diagram", () => { showDiagram(true); bring(cards[number]); step(number); });
    see.className = "narrow";
    tools.append(see);
  }
  parts.push(tools, head);
  const inner = item.querySelector(":scope > .y");
  for (const state of item.querySelectorAll(":scope > :is(.s, .h)")) parts.push(copied(state));
  const body = inner ? copied(inner) : copied(item.querySelector(":scope > figure") || item);
  const review = body.querySelector(":scope > .rv"), used = body.querySelector(":scope > .u");
  review?.remove(), used?.remove();
  for (const passage of body.querySelectorAll("figure > details")) passage.open = true;
  parts.push(body);
  const steps = item.querySelectorAll(":scope > details.n > ul > li.t");
  if (steps.length) parts.push(make("h3", {}, "What bears on it"), make("ul", { class: "steps" }, ...[...steps].map(stepOf)));
  parts.push(make("h3", {}, "What it bears on"), bearings(used));
  if (review) parts.push(make("h3", {}, "Review"), review.querySelector("dl"));
  aside.replaceChildren(...parts);
  aside.setAttribute("aria-label", `Card of ${told.label}`);
  aside.scrollTop = 0;
}

/** Return the steps that use a claim, with the words of what they go to. */
function bearings(used) {
  if (!used) return make("p", {}, "Nothing: no step uses it.");
  const list = make("ul", { class: "leads" }), links = [...used.querySelectorAll("a.l")];
  for (let at = 0; at + 1 < links.length; at += 2) {
    const to = decodeURIComponent(links[at + 1].hash.slice(1)), item = itemOf(to);
    const line = item && item.id === to ? lead(to) : make("li", {}, links[at + 1].cloneNode(true));
    line.prepend(links[at].cloneNode(true), links[at].nextSibling?.textContent || " to ");
    list.append(line);
  }
  return list;
}

/** Show the card of a claim; with `reading` the keyboard goes there as well. */
function openCard(item, { reading = true } = {}) {
  if (!aside.contains(document.activeElement) && document.activeElement !== document.body && reading) opener = document.activeElement;
  shown = item.id;
  fill(item);
  aside.hidden = false;
  root.classList.add("carded");
  cover();
  if (reading) byId("_card-head").focus({ preventScroll: true });
}

/** Close the card and go back to where it was opened from. */
function closeCard() {
  if (aside.hidden) return;
  const within = aside.contains(document.activeElement);
  aside.hidden = true;
  root.classList.remove("carded");
  for (const each of document.querySelectorAll(".tree [aria-current]")) each.removeAttribute("aria-current");
  cover();
  marks.chosen = -1, dressAll();
  if (within) (opener?.isConnected && opener.checkVisibility?.() !== false ? opener : byId("_outline")).focus({ preventScroll: true });
  opener = shown = null;
}

/** Close the card by way of the address, so that going back opens it again. */
function leave() {
  history.pushState(null, "", location.pathname + location.search);
  closeCard();
}

/** Where a panel covers the page, nothing behind it can be reached. */
function cover() {
  const covered = narrow.matches && !aside.hidden;
  for (const part of [document.querySelector("header"), document.querySelector("main"), document.querySelector(".skips")]) part.inert = covered;
}

narrow.addEventListener("change", cover);
changes.push(() => {
  const item = shown && itemOf(shown);
  if (!item || aside.hidden) return;
  const place = [...aside.querySelectorAll("button")].indexOf(document.activeElement), top = aside.scrollTop;
  fill(item);
  aside.scrollTop = top;
  if (place >= 0) aside.querySelectorAll("button")[place]?.focus();
});
aside.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave();
});
