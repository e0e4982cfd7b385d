// Searching ids, labels, claims and quotations: all the words, in any case and with or without accents.
let entries = null, finds = [], at = -1;
const MOST_FINDS = 60;
const field = byId("_words"), list = byId("_finds");

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Gather what can be found, once. */
function gathered() {
  if (entries) return entries;
  entries = [];
  for (const item of document.querySelectorAll(".tree li.c, .tree li.p")) {
    const head = item.firstElementChild, label = head.querySelector(".l")?.textContent || "";
    const text = head.querySelector("bdi")?.textContent || "", quotes = [];
    const holder = item.matches(".p") ? item : item.querySelector(":scope > .y");
    for (const figure of holder.children) if (figure.matches("figure")) {
      quotes.push(`${figure.querySelector(".l")?.textContent || ""} ${figure.firstElementChild.textContent}`);
    }
    const id = item.id || holder.querySelector("figure")?.id || "";
    entries.push({ id, label: folded(label), name: folded(id), text: text || quotes[0] || "", title: label, quotes: quotes.join(" "), words: folded(`${id} ${label} ${text} ${quotes.join(" ")}`) });
  }
  return entries;
}

/** Find the claims that hold every word; those called so come first, in the order of the outline otherwise. */
function find(written) {
  const asked = folded(written).split(/\s+/).filter(Boolean);
  if (!asked.length) return [];
  const one = asked.join(" "), called = [], others = [];
  for (const entry of gathered()) {
    if (!asked.every((word) => entry.words.includes(word))) continue;
    (entry.label === one || entry.name === one ? called : others).push(entry);
  }
  return [...called, ...others];
}

function search() {
  finds = find(field.value), at = -1;
  marks.found = new Set(finds.map((entry) => cardOf.get(entry.id)).filter((number) => number !== undefined));
  const asked = folded(field.value).split(/\s+/).filter(Boolean);
  list.replaceChildren(...finds.slice(0, MOST_FINDS).map((entry) => make("li", {}, findLine(entry, asked))));
  list.hidden = !finds.length;
  tell();
  dressAll();
}

/** Return a link to what was found, with the words that were looked for. */
function findLine(entry, asked) {
  const link = make("a", { href: `#${entry.id}` }, make("b", {}, entry.title || "Quotation"), " ");
  const inText = asked.some((word) => folded(entry.text).includes(word));
  const shownText = inText || !entry.quotes ? entry.text : entry.quotes;
  const bare = shownText.toLowerCase();
  const start = Math.min(...asked.map((word) => bare.indexOf(word)).filter((place) => place >= 0), shownText.length);
  const from = start < shownText.length && start > 60 ? start - 40 : 0;
  const cut = `${from ? "…" : ""}${shownText.slice(from, from + 110)}${from + 110 < shownText.length ? "…" : ""}`;
  const word = asked.find((each) => cut.toLowerCase().includes(each));
  if (!word) return link.append(cut), link;
  const place = cut.toLowerCase().indexOf(word);
  link.append(cut.slice(0, place), make("mark", {}, cut.slice(place, place + word.length)), cut.slice(place + word.length));
  return link;
}

function tell() {
  const count = finds.length, said = byId("_found");
  if (!field.value.trim()) said.textContent = "";
  else if (!count) said.textContent = "Nothing found.";
  else if (at < 0) said.textContent = `${count} found${count > MOST_FINDS ? `, the first ${MOST_FINDS} listed` : ""}.`;
  else said.textContent = `${at + 1} of ${count}: ${finds[at].title} ${finds[at].text}`;
}

/** Go to the next find, or the one before, and leave the keyboard where it is. */
function walk(by) {
  if (!finds.length) return;
  at = (at + by + finds.length + (at < 0 && by < 0 ? 1 : 0)) % finds.length;
  tell();
  show(finds[at].id, { reading: false });
  for (const [place, item] of [...list.children].entries()) {
    item.classList.toggle("here", place === at);
    if (place === at) item.scrollIntoView({ block: "nearest" });
  }
}

field.addEventListener("input", search);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault(), walk(event.shiftKey ? -1 : 1);
  if (event.key === "Escape") field.value = "", search();
});
byId("_later").addEventListener("click", () => walk(1));
byId("_earlier").addEventListener("click", () => walk(-1));
