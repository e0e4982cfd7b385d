// Starting: what needs scripts appears, the address says which card is open, and keys and buttons act.
/** Show a node of the map: its card, its place in the outline and in the diagram. */
function show(id, { reading = true, quiet = false } = {}) {
  const item = itemOf(id);
  if (!item || !item.closest(".tree")) return false;
  if (!quiet && named() !== id) history.pushState(null, "", `#${encodeURIComponent(id)}`);
  for (let each = item.parentElement; each; each = each.parentElement) if (each.matches("details")) each.open = true;
  const claim = item.matches("li.c, li.p") ? item : item.closest("li.c, li.p");
  if (!claim) return false;
  if (claim.matches("li.c")) openCard(claim, { reading });
  const number = cardOf.get(claim.id || claim.querySelector("figure")?.id);
  if (number !== undefined) {
    if (marks.hidden.has(number)) for (const each of [...marks.folded.keys()]) fold(each, false);
    marks.chosen = number;
    if (marks.dimmed && !marks.dimmed.has(number)) focusOn(null);
    reach(number), dressAll(), bring(cards[number], { gently: true });
  }
  point(byId(id));
  return true;
}

/** Mark the place of the outline that is shown, and bring its first line into sight. */
function point(element) {
  for (const each of document.querySelectorAll(".tree [aria-current]")) each.removeAttribute("aria-current");
  element.setAttribute("aria-current", "true");
  const top = element.querySelector(":scope > :is(h3, h4, h5, h6), :scope > .y > p") || element;
  const { top: high, bottom: low } = top.getBoundingClientRect(), view = document.querySelector(".side").getBoundingClientRect();
  const first = Math.max(view.top, 0) + byId("_words").closest(".seek").offsetHeight;
  if (high >= first && low <= Math.min(view.bottom, innerHeight)) return;
  (narrow.matches ? window : document.querySelector(".side")).scrollBy(0, high - first - 24);
}

function follow() {
  const id = named();
  if (!id) closeCard();
  else show(id, { quiet: true });
}

/** On a narrow screen the diagram stands over the outline when it is asked for. */
function showDiagram(wanted) {
  root.classList.toggle("diagrammed", wanted);
  if (wanted && aside.hidden === false && narrow.matches) leave();
  if (wanted) begin(), paint();
  (wanted ? stage : byId("_show")).focus({ preventScroll: true });
}

let begun = false;

/** Look at the first conclusion to begin with, or at all of it where that can be read. */
function begin() {
  if (begun || !stage.clientWidth) return;
  begun = true;
  const all = framing(whole());
  if (all.scale >= 0.7) return look(all);
  toConclusion(look);
}

/** Return the box around all cards that are neither dimmed nor folded away. */
function inView() {
  const left = cards.filter((_, number) => shows(number) && !marks.hidden.has(number));
  if (left.length === cards.length || !left.length) return whole();
  const x = Math.min(...left.map((card) => card.x)), y = Math.min(...left.map((card) => card.y));
  const right = Math.max(...left.map((card) => card.x + card.w)), low = Math.max(...left.map((card) => card.y + card.h));
  return { x, y, w: right - x, h: low - y };
}

function toConclusion(move) {
  const first = cards.find((card) => card.kind === "conclusion") || cards[tops[0]];
  if (!first) return;
  const { width, height } = room(), scale = Math.min(READABLE, (width - 48) / first.w);
  move(scene.upward
    ? { x: first.x + first.w / 2 - width / scale / 2, y: first.y - 24 / scale, scale }
    : { x: first.x - 24 / scale, y: first.y + first.h / 2 - height / scale / 2, scale });
}

const PAN = 80;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

stage.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const link = event.target.closest?.("[data-c]"), number = link ? +link.dataset.c : -1, arrow = ARROWS[event.key];
  if (arrow && number >= 0) {
    const next = neighbour(number, ...arrow);
    if (next >= 0) step(next);
  } else if (arrow) pan(arrow[0] * PAN, arrow[1] * PAN);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fly(framing(inView()));
  else if (event.key === "Escape" && marks.dimmed) focusOn(null);
  else if (number >= 0 && event.key === "f") focusOn(marks.focus === number && marks.dimmed ? null : number);
  else if (number >= 0 && event.key === "x") fold(number);
  else if (number >= 0 && event.key === " ") link.querySelector("a").dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  else return;
  event.preventDefault();
});
stage.addEventListener("focusin", (event) => {
  const link = event.target.closest("[data-c]");
  if (!link) return;
  reach(+link.dataset.c);
  // What the mouse presses is in sight, and may be where a drag begins.
  if (event.target.matches(":focus-visible")) bring(cards[+link.dataset.c], { gently: true });
});
stage.addEventListener("click", (event) => {
  const tag = event.target.closest("[data-tag]");
  if (tag) return fold(+tag.dataset.tag, false);
  const link = event.target.closest("[data-c]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  opener = link.querySelector("a");
  show(cards[+link.dataset.c].id);
});
// The browser scrolls what is focused into sight; here only the camera moves.
stage.addEventListener("scroll", () => stage.scrollTo(0, 0));

const acts = {
  _in: () => zoom(1.25), _out: () => zoom(0.8), _fit: () => fly(framing(inView())), _top: () => toConclusion(fly),
  _unfold: () => { for (const each of [...marks.folded.keys()]) fold(each, false); },
  _unfocus: () => focusOn(null), _show: () => showDiagram(true), _back: () => showDiagram(false),
  "_open-all": () => { for (const each of document.querySelectorAll(".tree details.n")) each.open = true; },
  "_close-all": () => { for (const each of document.querySelectorAll(".tree details.n")) each.open = false; },
};
for (const [id, act] of Object.entries(acts)) byId(id).addEventListener("click", act);
byId("_wide").addEventListener("click", (event) => {
  const wide = root.classList.toggle("wide");
  event.currentTarget.setAttribute("aria-pressed", !wide);
  paint();
});
byId("_theme").value = root.dataset.theme || "";
if (root.dataset.theme === "greyscale") byId("_theme").closest("label").remove();
byId("_theme")?.addEventListener("change", (event) => {
  if (event.target.value) root.dataset.theme = event.target.value;
  else delete root.dataset.theme;
});
byId("_about").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("_about").open = false;
  byId("_about").firstElementChild.focus();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#_about")) byId("_about").open = false;
  const link = event.target.closest("a.l, #_finds a");
  // A link to the card that is open changes no address, and still asks for the card.
  if (link && decodeURIComponent(link.hash.slice(1)) === named()) show(named(), { quiet: true });
});
addEventListener("hashchange", follow);
addEventListener("popstate", follow);
// On paper the diagram is whole; what is folded away in the outline is unfolded by the style sheet.
addEventListener("beforeprint", () => {
  world.ownerSVGElement?.setAttribute("viewBox", `0 0 ${scene.size[0]} ${scene.size[1]}`);
  world.removeAttribute("transform");
  if (packed) far.style.display = "", boxes.style.display = lanes.style.display = heads.style.display = "none", drawFar();
});
addEventListener("afterprint", () => {
  world.ownerSVGElement?.removeAttribute("viewBox");
  paint();
});

async function start() {
  root.classList.add("scripts");
  for (const each of document.querySelectorAll(".scripted")) each.hidden = false;
  if (lazy && "DecompressionStream" in window) await unpack();
  adopt();
  if (lazy && !packed) stage.append("This browser cannot unpack the diagram; the outline has all of it.");
  stage.append(mini);
  reach(Math.max(0, cards.findIndex((card) => card.kind === "conclusion")));
  new ResizeObserver(() => { begin(); paint(); }).observe(stage);
  begin();
  dressAll();
  follow();
  (window.requestIdleCallback || setTimeout)(gathered);
  root.dataset.ready = "";
}

start();
