// What part of the diagram is in sight: moved by dragging, wheel, fingers and keys.
const camera = { x: 0, y: 0, scale: 1 };
const LEAST = 0.01, MOST = 4, READABLE = 1.15;
const world = shape("g", { class: "world" });
let flight = 0, painting = 0;
const watchers = [];

/** Show what the camera sees, at the next frame. */
function paint() {
  if (!painting) painting = requestAnimationFrame(() => {
    painting = 0;
    const { x, y, scale } = camera;
    world.setAttribute("transform", `matrix(${scale} 0 0 ${scale} ${-x * scale} ${-y * scale})`);
    for (const watcher of watchers) watcher();
  });
}

function room() {
  return { width: stage.clientWidth || 1, height: stage.clientHeight || 1 };
}

/** Keep some of the diagram in sight. */
function held({ x, y, scale }) {
  const { width, height } = room(), edge = 60 / scale;
  const within = (value, low, high) => Math.min(Math.max(value, low), high);
  const kept = within(scale, LEAST, MOST);
  return {
    x: within(x, edge - width / kept, scene.size[0] - edge),
    y: within(y, edge - height / kept, scene.size[1] - edge),
    scale: kept,
  };
}

function look(at) {
  cancelAnimationFrame(flight);
  Object.assign(camera, held(at));
  paint();
}

/** Move the camera where it should be, in a fifth of a second or, for those who want no motion, at once. */
function fly(to) {
  cancelAnimationFrame(flight);
  const end = held(to), start = { ...camera };
  if (still.matches || document.hidden) return look(end);
  const began = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - began) / 200), eased = part * (2 - part);
    for (const key of ["x", "y", "scale"]) camera[key] = start[key] + (end[key] - start[key]) * eased;
    paint();
    if (part < 1) flight = requestAnimationFrame(step);
  };
  flight = requestAnimationFrame(step);
}

/** Zoom about a point of the stage, given in its pixels; by itself about the middle. */
function zoom(by, at = null) {
  const { width, height } = room(), [px, py] = at || [width / 2, height / 2];
  const scale = Math.min(Math.max(camera.scale * by, LEAST), MOST);
  const [wx, wy] = [camera.x + px / camera.scale, camera.y + py / camera.scale];
  look({ x: wx - px / scale, y: wy - py / scale, scale });
}

function pan(dx, dy) {
  look({ ...camera, x: camera.x + dx / camera.scale, y: camera.y + dy / camera.scale });
}

/** Return the camera that shows a box as large as it can be, at most as large as is read with ease. */
function framing(box, most = READABLE, around = 24) {
  const { width, height } = room();
  const scale = Math.min((width - 2 * around) / box.w, (height - 2 * around) / box.h, most);
  const kept = Math.max(scale, LEAST);
  return { x: box.x + box.w / 2 - width / kept / 2, y: box.y + box.h / 2 - height / kept / 2, scale: kept };
}

function whole() {
  return { x: 0, y: 0, w: scene.size[0], h: scene.size[1] };
}

/** Bring a card into sight, large enough to read. */
function bring(card, { gently = false } = {}) {
  const { width, height } = room(), scale = Math.max(camera.scale, Math.min(READABLE, MOST) * 0.8);
  const [left, top] = [(card.x - camera.x) * camera.scale, (card.y - camera.y) * camera.scale];
  const inside = left > 8 && top > 8 && left + card.w * camera.scale < width - 8 && top + card.h * camera.scale < height - 8;
  if (gently && inside && scale === camera.scale) return;
  fly({ x: card.x + card.w / 2 - width / scale / 2, y: card.y + card.h / 2 - height / scale / 2, scale });
}

const fingers = new Map();
let dragged = 0, pinch = 0;

stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? room().height : 1;
  const frame = stage.getBoundingClientRect();
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY * unit * 0.005), [event.clientX - frame.left, event.clientY - frame.top]);
  } else if (event.shiftKey && !event.deltaX) pan(event.deltaY * unit, 0);
  else pan(event.deltaX * unit, event.deltaY * unit);
}, { passive: false });

stage.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  fingers.set(event.pointerId, [event.clientX, event.clientY]);
  if (fingers.size === 1) dragged = 0;
  pinch = 0;
});

addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const now = [event.clientX, event.clientY];
  fingers.set(event.pointerId, now);
  dragged += Math.hypot(now[0] - before[0], now[1] - before[1]);
  if (fingers.size === 1) {
    if (dragged > 4) stage.classList.add("moving");
    return pan(before[0] - now[0], before[1] - now[1]);
  }
  const [first, second] = [...fingers.values()], frame = stage.getBoundingClientRect();
  const apart = Math.hypot(first[0] - second[0], first[1] - second[1]);
  if (pinch) zoom(apart / pinch, [(first[0] + second[0]) / 2 - frame.left, (first[1] + second[1]) / 2 - frame.top]);
  pinch = apart;
});

for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => {
  fingers.delete(event.pointerId);
  pinch = 0;
  stage.classList.remove("moving");
});

// The end of a drag is no click on the card under it.
stage.addEventListener("click", (event) => {
  if (dragged > 4) event.preventDefault(), event.stopPropagation();
  dragged = 0;
}, true);
stage.addEventListener("dragstart", (event) => event.preventDefault());
