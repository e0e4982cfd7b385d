// Draws the cards and lines of a large map as the picture of a small one draws them; units are points.
let packed = null;
const BARS = ["solid", "second-hand", "failed", "not-checked"], STEP = 5, SLIP = 3;
const FACES = [{}, { "font-weight": "bold" }, { "font-style": "italic" },
  { "font-style": "italic", "font-family": "Tinos, 'Times New Roman', Times, serif" }];

/** Read how cards and lines look: JSON, deflated, in base64. */
async function unpack() {
  const written = byId("_packed").textContent;
  const bytes = Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  packed = JSON.parse(await new Response(stream).text());
  packed.doubts = new Set(packed.doubts);
}

const role = (number) => packed.roles[number];

function rectangle(parent, x, y, width, height, fill, stroke = null, extra = {}) {
  const classes = [fill === null ? "" : `f-${role(fill)}`, stroke ? `s-${role(stroke.ink)}` : ""].join(" ").trim();
  const attributes = { x, y, width, height, class: classes, ...extra };
  if (fill === null) attributes.fill = "none";
  if (stroke) attributes["stroke-width"] = stroke.width;
  if (stroke && stroke.dashes) attributes["stroke-dasharray"] = stroke.dashes;
  return shape("rect", attributes, parent);
}

function inked(parent, d, ink, width, dashes = "") {
  const attributes = { d, fill: "none", class: `s-${role(ink)}`, "stroke-width": width };
  if (dashes) attributes["stroke-dasharray"] = dashes;
  return shape("path", attributes, parent);
}

function lettered(parent, x, y, style, text, stretch) {
  const [face, size, ink] = packed.styles[style];
  const element = shape("text", { x, y, "font-size": size, class: `f-${role(ink)}`, ...FACES[face] }, parent);
  if (stretch) {
    element.setAttribute("textLength", stretch);
    element.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
  element.textContent = text;
}

/** Draw a card, whole, as one link to its place in the outline. */
function drawnCard(number) {
  const card = cards[number], [frame, rows, sentence] = packed.sheets[number];
  const group = shape("g", { class: card.kind, "data-c": number });
  if (card.kind === "junction") {
    shape("circle", { cx: card.x + card.w / 2, cy: card.y + card.h / 2, r: card.w / 2, class: "f-attack" }, group);
    return group;
  }
  const link = shape("a", { href: `#${card.id}`, "aria-label": sentence }, group);
  drawFrame(link, card, frame);
  for (const row of rows) drawRow(link, card, row, rows[0][1]);
  return group;
}

function drawFrame(parent, card, [ink, width, radius, dashed, double]) {
  const paper = packed.roles.indexOf("paper"), dashes = dashed ? "5 3" : card.kind === "stub" ? "1.5 2.5" : "";
  let inset = width / 2;
  if (double) {
    const outer = { ink, width: 1, dashes };
    rectangle(parent, card.x + 0.5, card.y + 0.5, card.w - 1, card.h - 1, paper, outer, radius ? { rx: radius + 2 } : {});
    inset += 3;
  }
  const around = radius ? { rx: radius } : {};
  rectangle(parent, card.x + inset, card.y + inset, card.w - 2 * inset, card.h - 2 * inset, paper, { ink, width, dashes }, around);
}

function drawRow(parent, card, [kind, left, top, width, height, fill, bar, barInk, texts, gauge, port], edge) {
  const x = card.x + left, y = card.y + top, faint = packed.roles.indexOf("faint");
  if (fill >= 0) rectangle(parent, x, y, width, height - (kind === SLIP ? 1 : 0), fill);
  if (bar >= 0) drawBar(parent, BARS[bar], barInk, x + 1, y + 2, height - 5);
  if (kind === STEP) {
    inked(parent, `M${x},${y}h${width}`, faint, 0.8);
    if (left > edge) inked(parent, `M${x},${y}v${height}`, faint, 0.8);
    if (packed.doubts.has(port)) {
      const style = packed.styles.findIndex(([face, size]) => face === 1 && size === 8.5);
      const [dx, dy] = scene.upward ? [x + width / 2 + 7, card.y + card.h + 8] : [card.x + card.w + 4, y + height / 2 - 4];
      lettered(parent, dx, dy, Math.max(style, 0), "?", 0);
    }
  }
  for (let at = 0; at < texts.length; at += 5) {
    lettered(parent, card.x + texts[at], card.y + texts[at + 1], texts[at + 2], texts[at + 3], texts[at + 4]);
  }
  if (gauge.length) drawGauge(parent, card.x + gauge[0], card.y + gauge[1], gauge, fill);
}

function drawBar(parent, bar, ink, x, y, height) {
  if (bar === "second-hand") inked(parent, `M${x + 2},${y}v${height}`, ink, 4, "3.5 3");
  else if (bar === "not-checked") {
    rectangle(parent, x + 0.5, y + 0.5, 3, height - 1, packed.roles.indexOf("paper"), { ink, width: 1 });
  } else rectangle(parent, x, y, 4, height, ink);
}

function drawGauge(parent, x, y, [, , sourced, total, share], fill) {
  const ink = packed.roles.indexOf(fill < 0 ? "src" : "on-src"), hollow = fill < 0 ? packed.roles.indexOf("paper") : fill;
  if (share) {
    rectangle(parent, x + 0.5, y + 0.5, 95, 8, hollow, { ink, width: 1 });
    if (sourced) rectangle(parent, x, y, 96 * sourced / total, 9, ink);
    return;
  }
  for (let place = 0; place < total; place++) {
    rectangle(parent, x + place * 12 + 0.5, y + 0.5, 8, 8, place < sourced ? ink : hollow, { ink, width: 1 });
  }
}

/** Draw a line with its head and its words: [the line, the head]. */
function drawnLine(number) {
  const [, , arrow] = scene.edges[number], [points, width, dashed, told] = packed.lines[number];
  const tip = points.slice(-2), curve = points.slice(0, -2), support = arrow === 0;
  const ink = packed.roles.indexOf(support ? "ink" : "attack");
  let d = `M${curve[0]},${curve[1]}C${curve.slice(2).join(" ")}`;
  if (arrow === 1) d += `L${tip[0]},${tip[1]}`;
  const way = shape("g", { "data-e": number });
  inked(way, d, ink, width, dashed ? "5 3" : support ? "" : "6 4");
  const head = shape("g", { "data-e": number });
  if (arrow < 2) drawHead(head, points, arrow, width, ink);
  if (told) {
    const [text, extent, x, y] = told;
    rectangle(head, x - extent / 2 + 3, y - 6, extent - 6, 12, packed.roles.indexOf("background"));
    const element = shape("text", { x, y: y + 3, "font-size": 8.5, "text-anchor": "middle", class: `f-${role(ink)}` }, head);
    element.textContent = text;
  }
  return [way, head];
}

function drawHead(parent, points, arrow, width, ink) {
  const [x, y] = points.slice(-2);
  let along = 0, across = -1;
  for (let at = points.length - 4; at >= 0; at -= 2) {
    const length = Math.hypot(x - points[at], y - points[at + 1]);
    if (length > 0.5) {
      [along, across] = [(x - points[at]) / length, (y - points[at + 1]) / length];
      break;
    }
  }
  const half = arrow ? 6.5 : 3.2 + width * 0.6, back = arrow ? 3.2 : Math.max(7, half * 1.9);
  const [bx, by] = [x - along * back, y - across * back];
  const [dx, dy] = [across * half, along * half];
  const d = arrow
    ? `M${x - dx},${y + dy}L${x + dx},${y - dy}L${bx + dx},${by - dy}L${bx - dx},${by + dy}Z`
    : `M${x},${y}L${bx - dx},${by + dy}L${bx + dx},${by - dy}Z`;
  shape("path", { d, class: `f-${role(ink)}` }, parent);
}
