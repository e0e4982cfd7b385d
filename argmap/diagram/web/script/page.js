// What every script of the page uses: its elements, what the map's parts are, and words for those who do not see it.
const SVG = "http://www.w3.org/2000/svg";
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const stage = byId("_stage"), aside = byId("_card");
const scene = JSON.parse(byId("_scene").textContent);
const cards = scene.cards.map(([id, label, kind, look, x, y, w, h]) => ({ id, label, kind, look, x, y, w, h }));
const cardOf = new Map(cards.map((card, number) => [card.id, number]));
const narrow = matchMedia("(max-width: 63.99rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Make an element with attributes and children; text is only ever text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Make an SVG element with attributes. */
function shape(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (parent) parent.append(element);
  return element;
}

/** Say something to those who do not see the diagram. */
function say(words) {
  byId("_said").textContent = words;
}

/** Return the claim's item of the outline in which a node of the map is told. */
function itemOf(id) {
  const found = id ? byId(id) : null;
  return found && !id.startsWith("_") ? found.closest("li.c, li.p") || found.closest("li") : null;
}

/** Return the id that the address names, or nothing. */
function named() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}
