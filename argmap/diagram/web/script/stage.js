// What of the diagram is drawn, and how each card stands out: chosen, found, dimmed, folded away.
// Cards are drawn in full from this scale on, for so many milliseconds of every frame until all in sight are there.
const DETAIL = 0.38, FRAME = 10;
const marks = { chosen: -1, dimmed: null, found: new Set(), hidden: new Set(), folded: new Map() };
const drawn = new Map(), lines = new Map();
const lazy = byId("_packed").textContent !== "";
let lanes, boxes, heads, tags, far, grid = null, current = -1;

/** Take over the picture of the page, or make an empty one to draw into. */
function adopt() {
  let picture = stage.querySelector("svg");
  if (picture) {
    world.append(...picture.childNodes);
    for (const element of world.querySelectorAll("[data-c]")) drawn.set(+element.dataset.c, element);
    for (const element of world.querySelectorAll("[data-e]")) {
      const number = +element.dataset.e;
      lines.set(number, [...(lines.get(number) || []), element]);
    }
    for (const name of ["viewBox", "width", "height"]) picture.removeAttribute(name);
  } else {
    picture = shape("svg", { "font-family": "Arimo, Arial, Helvetica, sans-serif", role: "group", "aria-label": "The cards of the diagram" }, stage);
    far = shape("g", { class: "far", "aria-hidden": "true" }, world);
    lanes = shape("g", { "aria-hidden": "true" }, world);
    boxes = shape("g", {}, world);
    heads = shape("g", { "aria-hidden": "true" }, world);
    if (packed) grid = gridOf(), watchers.push(drawSight);
  }
  picture.append(world);
  tags = shape("g", { class: "tags", "aria-hidden": "true" }, world);
  for (const element of drawn.values()) element.querySelector("a")?.setAttribute("tabindex", "-1");
}

const CELL = 1200;

/** Index cards and lines by the squares that they touch. */
function gridOf() {
  const found = { cards: new Map(), lines: new Map(), long: [] };
  const put = (map, number, [left, top, right, bottom]) => {
    for (let x = Math.floor(left / CELL); x <= right / CELL; x++) {
      for (let y = Math.floor(top / CELL); y <= bottom / CELL; y++) {
        const key = `${x} ${y}`;
        if (!map.has(key)) map.set(key, []);
        map.get(key).push(number);
      }
    }
  };
  cards.forEach((card, number) => put(found.cards, number, [card.x, card.y, card.x + card.w, card.y + card.h]));
  packed.lines.forEach((told, number) => {
    if (!told) return;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 0; at < told[0].length; at += 2) {
      left = Math.min(left, told[0][at]), right = Math.max(right, told[0][at]);
      top = Math.min(top, told[0][at + 1]), bottom = Math.max(bottom, told[0][at + 1]);
    }
    if ((right - left + CELL) * (bottom - top + CELL) > 64 * CELL * CELL) found.long.push([number, [left, top, right, bottom]]);
    else put(found.lines, number, [left, top, right, bottom]);
  });
  return found;
}

/** Draw what is in sight and take away the rest; from far away cards are boxes in the style of their frames. */
function drawSight() {
  const { width, height } = room(), { x, y, scale } = camera;
  const close = scale >= DETAIL;
  far.style.display = close ? "none" : "";
  for (const layer of [lanes, boxes, heads]) layer.style.display = close ? "" : "none";
  if (!close) return drawFar();
  const margin = 300, [left, top] = [x - margin, y - margin], [right, bottom] = [x + width / scale + margin, y + height / scale + margin];
  const seen = new Set(current >= 0 ? [current] : []), ways = new Set();
  for (let cx = Math.floor(left / CELL); cx <= right / CELL; cx++) {
    for (let cy = Math.floor(top / CELL); cy <= bottom / CELL; cy++) {
      for (const number of grid.cards.get(`${cx} ${cy}`) || []) {
        const card = cards[number];
        if (card.x < right && card.x + card.w > left && card.y < bottom && card.y + card.h > top) seen.add(number);
      }
      for (const number of grid.lines.get(`${cx} ${cy}`) || []) ways.add(number);
    }
  }
  for (const [number, box] of grid.long) {
    if (box[0] < right && box[2] > left && box[1] < bottom && box[3] > top) ways.add(number);
  }
  for (const [number, element] of drawn) if (!seen.has(number)) element.remove(), drawn.delete(number);
  for (const [number, pair] of lines) if (!ways.has(number)) pair.forEach((element) => element.remove()), lines.delete(number);
  const until = performance.now() + FRAME;
  for (const number of seen) if (!drawn.has(number)) {
    const element = drawnCard(number);
    element.querySelector("a")?.setAttribute("tabindex", number === current ? "0" : "-1");
    drawn.set(number, element), boxes.append(element), dress(number);
    if (performance.now() > until) return paint();
  }
  for (const number of ways) if (!lines.has(number)) {
    const pair = drawnLine(number);
    lines.set(number, pair), lanes.append(pair[0]), heads.append(pair[1]), dressLine(number);
    if (performance.now() > until) return paint();
  }
}

let farDrawn = null;

/** Draw every card as a box: filled where sourced, an outline where inferred, a dashed one where nothing is under it. */
function drawFar() {
  const state = [marks.hidden.size, marks.dimmed, marks.folded.size];
  if (farDrawn && farDrawn.every((one, place) => one === state[place])) return;
  farDrawn = state;
  const ways = { plain: [], dim: [] };
  scene.edges.forEach(([tail, head], number) => {
    if (!packed.lines[number] || marks.hidden.has(tail) || marks.hidden.has(head)) return;
    const points = packed.lines[number][0].map(Math.round), inside = shows(tail) && shows(head);
    (inside ? ways.plain : ways.dim).push(`M${points[0]},${points[1]}C${points.slice(2, -2).join(" ")}`);
  });
  const made = [];
  for (const key of ["dim", "plain"]) made.push(shape("path", { d: ways[key].join(""), class: `way ${key}` }));
  far.replaceChildren(...made, ...outlines((number) => !shows(number), "dim"), ...outlines(shows, "plain"));
}

function shows(number) {
  return !marks.dimmed || marks.dimmed.has(number);
}

/** Return a path for every kind of frame, with the boxes of the cards that are asked for. */
function outlines(asked, kind) {
  const ways = new Map();
  cards.forEach((card, number) => {
    if (card.kind === "junction" || marks.hidden.has(number) || !asked(number)) return;
    if (!ways.has(card.look)) ways.set(card.look, []);
    ways.get(card.look).push(`M${Math.round(card.x)},${Math.round(card.y)}h${card.w}v${card.h}h${-card.w}z`);
  });
  return [...ways].map(([look, way]) => shape("path", { d: way.join(""), class: `box ${look} ${kind}` }));
}

function dress(number) {
  const element = drawn.get(number);
  if (!element) return;
  element.classList.toggle("chosen", number === marks.chosen);
  element.classList.toggle("found", marks.found.has(number));
  element.classList.toggle("dim", !shows(number));
  element.style.display = marks.hidden.has(number) ? "none" : "";
}

function dressLine(number) {
  const [tail, head] = scene.edges[number], hidden = marks.hidden.has(tail) || marks.hidden.has(head);
  for (const element of lines.get(number) || []) {
    element.style.display = hidden ? "none" : "";
    element.classList.toggle("dim", !(shows(tail) && shows(head)));
  }
}

/** Show all marks on what is drawn, and a count on every card whose support is folded away. */
function dressAll() {
  for (const number of drawn.keys()) dress(number);
  for (const number of lines.keys()) dressLine(number);
  for (const mark of world.querySelectorAll("[data-d]")) mark.style.display = marks.hidden.has(+mark.dataset.d) ? "none" : "";
  tags.replaceChildren();
  for (const [number, count] of marks.folded) {
    if (marks.hidden.has(number)) continue;
    const card = cards[number], text = `+${count} folded`, width = 10 + text.length * 5;
    const tag = shape("g", { class: "tag", "data-tag": number, transform: `translate(${card.x + card.w - width + 6} ${card.y + card.h - 6})` }, tags);
    shape("rect", { width, height: 15, rx: 7.5, class: "f-ink" }, tag);
    const told = shape("text", { x: width / 2, y: 10.8, "font-size": 8.5, "font-weight": "bold", "text-anchor": "middle", class: "f-background" }, tag);
    told.textContent = text;
  }
  byId("_unfold").hidden = !marks.folded.size;
  byId("_unfocus").hidden = !marks.dimmed;
  drawMini();
  paint();
}

/** Make a card the one that the tab key reaches. */
function reach(number) {
  drawn.get(current)?.querySelector("a")?.setAttribute("tabindex", "-1");
  current = number;
  drawn.get(current)?.querySelector("a")?.setAttribute("tabindex", "0");
}

/** Put the keyboard on a card. */
function step(number) {
  reach(number);
  bring(cards[number], { gently: true });
  if (packed) drawSight();
  drawn.get(number)?.querySelector("a")?.focus({ preventScroll: true });
}

const mini = shape("svg", { class: "mini", "aria-hidden": "true" });
let frameMark = null;

/** Draw the whole in a corner, with a frame around what is in sight. */
function drawMini() {
  mini.setAttribute("viewBox", `0 0 ${scene.size[0]} ${scene.size[1]}`);
  frameMark = shape("rect", { class: "sight" });
  mini.replaceChildren(...outlines((number) => !shows(number), "dim"), ...outlines(shows, "plain"), frameMark);
  frameSight();
}

function frameSight() {
  if (!frameMark) return;
  const { width, height } = room(), { x, y, scale } = camera;
  const all = x <= 0 && y <= 0 && width / scale + x >= scene.size[0] && height / scale + y >= scene.size[1];
  mini.classList.toggle("needless", all);
  for (const [key, value] of Object.entries({ x, y, width: width / scale, height: height / scale })) frameMark.setAttribute(key, value);
}

watchers.push(frameSight);
mini.addEventListener("pointerdown", (event) => {
  event.stopPropagation();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(mini.getScreenCTM().inverse());
  const { width, height } = room();
  look({ ...camera, x: point.x - width / camera.scale / 2, y: point.y - height / camera.scale / 2 });
});
