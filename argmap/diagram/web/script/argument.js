// The argument as a graph: what bears on what; folding what is under a claim, and focusing on one.
const under = cards.map(() => []), over = cards.map(() => []);
for (const [tail, head] of scene.edges) under[head].push(tail), over[tail].push(head);

/** Return all that is reached from some cards along the lines. */
function reached(starts, ways, stop = () => false) {
  const seen = new Set(starts), waiting = [...starts];
  while (waiting.length) {
    const number = waiting.pop();
    if (stop(number)) continue;
    for (const next of ways[number]) if (!seen.has(next)) seen.add(next), waiting.push(next);
  }
  return seen;
}

/** The cards from which all others are reached downwards: those that bear on nothing, and one of every circle. */
const tops = (() => {
  const found = cards.map((_, number) => number).filter((number) => !over[number].length);
  const seen = reached(found, under);
  cards.forEach((_, number) => {
    if (seen.has(number)) return;
    found.push(number);
    for (const each of reached([number], under)) seen.add(each);
  });
  return found;
})();

function countsAsCard(number) {
  return cards[number].kind !== "junction";
}

/** Fold away what bears on a card alone, or unfold it. */
function fold(number, folded = !marks.folded.has(number)) {
  if (folded && !under[number].length) return say(`Nothing bears on ${cards[number].label}.`);
  if (folded) marks.folded.set(number, 0);
  else marks.folded.delete(number);
  const left = reached(tops, under, (each) => marks.folded.has(each));
  marks.hidden = new Set(cards.map((_, each) => each).filter((each) => !left.has(each)));
  for (const each of marks.folded.keys()) {
    marks.folded.set(each, [...reached([each], under)].filter((one) => marks.hidden.has(one) && countsAsCard(one)).length);
  }
  farDrawn = null;
  const list = itemOf(cards[number].id)?.querySelector(":scope > details.n");
  if (list) list.open = !folded;
  dressAll();
  say(folded ? `${marks.folded.get(number)} cards folded away under ${cards[number].label}.` : `Unfolded ${cards[number].label}.`);
  for (const change of changes) change();
}

/** Dim all but one claim, what it bears on and what bears on it; without a claim show all again. */
function focusOn(number) {
  marks.dimmed = number === null ? null : new Set([...reached([number], under), ...reached([number], over)]);
  marks.focus = number;
  farDrawn = null;
  dressAll();
  say(number === null ? "All cards are shown." : `Shown: ${cards[number].label}, what it bears on, and what bears on it.`);
  for (const change of changes) change();
}

const changes = [];

/** Return the card nearest to a card in a direction of the picture. */
function neighbour(number, dx, dy) {
  const from = cards[number], middle = (card) => [card.x + card.w / 2, card.y + card.h / 2];
  const [x, y] = middle(from);
  let best = -1, least = Infinity;
  cards.forEach((card, other) => {
    if (other === number || marks.hidden.has(other) || !countsAsCard(other)) return;
    const [ox, oy] = middle(card), along = (ox - x) * dx + (oy - y) * dy, across = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    if (along <= 1) return;
    const tied = under[number].includes(other) || over[number].includes(other);
    const cost = (along + 3 * across) * (tied ? 0.5 : 1);
    if (cost < least) [best, least] = [other, cost];
  });
  return best;
}
