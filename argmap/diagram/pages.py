"""What goes on which page: a claim with what bears on it as far as it fits, and stubs for what stands elsewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.diagram.composing import Composition, compose
from argmap.diagram.dot import Direction
from argmap.diagram.engine import Engine
from argmap.diagram.paper import PageSize, Paper, grown, paper_for
from argmap.diagram.parts import bearing_on, with_stubs
from argmap.diagram.view import Arrow, Edge, Kind, View

_TITLE_WORDS, _PAGE_TRIES = 14, 8


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title (a bookmark, at a level from 1), what is drawn on it, and the paper.

    `roots` are the cards under which everything on it stands. On an overview the cards are stubs and parts, whose
    `page` says where what they stand for is drawn.
    """

    number: int
    title: str
    level: int
    note: str
    composition: Composition
    paper: Paper
    roots: tuple[str, ...] = ()
    overview: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """Cards that go on one page: `roots` first; `above` is the card for whose sake they were cut off, or empty."""

    roots: tuple[str, ...]
    cards: tuple[str, ...]
    above: str


@dataclass
class _Press:
    """Tries out what fits on the paper."""

    view: View
    size: PageSize
    engine: Engine
    directions: tuple[Direction, ...]
    known: dict[tuple[str, ...], bool] = field(default_factory=dict)

    def fits(self, cards: Sequence[str]) -> bool:
        """Tell whether these cards can be read on one page."""
        key = tuple(cards)
        if key not in self.known:
            part = with_stubs(self.view, cards, dict.fromkeys(self.view.cards, 99))
            self.known[key] = any(
                paper_for(*compose(part, direction, self.engine, tries=1).size, self.size).readable
                for direction in self.directions
            )
        return self.known[key]

    def best(self, part: View, tries: int = _PAGE_TRIES) -> tuple[Composition, Paper]:
        """Compose a page in the direction in which it comes out largest.

        The arrangement with the fewest crossings may need more room than the first one, by which the page was found to
        fit; then the first one is printed.
        """
        candidates = []
        for count in dict.fromkeys((tries, 1)):
            for direction in self.directions:
                composition = compose(part, direction, self.engine, tries=count)
                paper = paper_for(*composition.size, self.size)
                candidates.append((composition, paper))
                if paper.readable:
                    return composition, paper
        composition, paper = max(candidates, key=lambda candidate: candidate[1].scale)
        return composition, grown(*composition.size)


def paginate(view: View, size: PageSize, engine: Engine, directions: tuple[Direction, ...]) -> tuple[Page, ...]:
    """Lay a view out on pages, an overview first where there are several, no type smaller than may be read.

    Works from the leaves to the conclusions: whatever does not fit with the claim above it becomes a page of its own,
    the largest part first (after Kundu and Misra 1977), so that a small edit moves little.
    """
    press = _Press(view, size, engine, directions)
    if size is PageSize.FIT or press.fits(list(view.cards)):
        composition, paper = press.best(view)
        return (Page(1, view.title, 1, "", composition, paper),)
    conclusions = [card for card in view.cards.values() if card.kind is Kind.CONCLUSION]
    mains = [card.id for card in sorted(conclusions, key=lambda card: (len(card.label), card.label))]
    parts = _merged(press, _parts(press, mains))
    overview = mains if len(mains) > 1 else []
    lone = {part.roots[0] for part in parts if overview and len(part.cards) == 1 and part.roots[0] in overview}
    parts = [part for part in parts if part.roots[0] not in lone]
    first = 2 if overview else 1
    pages = dict.fromkeys(lone, 1)
    pages |= {card: number for number, part in enumerate(parts, first) for card in part.cards}
    made = [_overview(press, overview, pages)] if overview else []
    for number, part in enumerate(parts, first):
        composition, paper = press.best(with_stubs(view, part.cards, pages, here=number))
        level = 1 if any(root in mains for root in part.roots) else 2
        made.append(Page(number, _title(view, part), level, _note(view, part, pages), composition, paper, part.roots))
    return tuple(made)


def _overview(press: _Press, mains: Sequence[str], pages: Mapping[str, int]) -> Page:
    view = press.view
    joins = [edge.tail for edge in view.edges if edge.head in mains and view.cards[edge.tail].kind is Kind.JUNCTION]
    whole = with_stubs(view, [*mains, *joins], pages, here=1)
    supports = with_stubs(replace(view, edges=_supports(view)), mains, pages, here=1)
    alone = view.part(mains)
    for part in (whole, supports, replace(alone, cards={main: view.cards[main] for main in mains})):
        composition, paper = press.best(part, tries=1)
        if paper.on_stock:
            break
    where = ", ".join(f"{view.cards[main].label}: p. {pages[main]}" for main in mains if pages.get(main, 1) != 1)
    return Page(
        1,
        f"Overview: {view.title}",
        1,
        f"Main conclusions in full: {where}" if where else "",
        composition,
        paper,
        tuple(mains),
        overview=True,
    )


def _supports(view: View) -> tuple[Edge, ...]:
    return tuple(edge for edge in view.edges if edge.arrow is Arrow.SUPPORT)


def _title(view: View, part: _Part) -> str:
    if len(part.roots) > 1 and part.above:
        return f"{view.cards[part.above].label}, continued: " + ", ".join(view.cards[root].label for root in part.roots)
    root = view.cards[part.roots[0]]
    words = (root.text or (root.slips[0].words if root.slips else "")).split()
    told = " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return f"{root.label}  {told}"


def _note(view: View, part: _Part, pages: Mapping[str, int]) -> str:
    """Say which cards elsewhere the roots of a page bear on."""
    heads = _heads(view, part.roots)
    own = set(part.cards)
    told = [f"{view.cards[head].label}, p. {pages[head]}" for head in heads if head not in own and head in pages]
    return f"bears on {'; '.join(told)}" if told else ""


def _heads(view: View, roots: Iterable[str]) -> list[str]:
    joined = {edge.tail: edge.head for edge in view.edges if view.cards[edge.tail].kind is Kind.JUNCTION}
    wanted = set(roots)
    found = (joined.get(edge.head, edge.head) for edge in view.edges if edge.tail in wanted)
    return list(dict.fromkeys(found))


def _parts(press: _Press, mains: Sequence[str]) -> list[_Part]:
    children, order = _tree(press.view, mains)
    joins = _joins(press.view)
    kept: dict[str, list[str]] = {}
    cut: dict[str, list[_Part]] = {}
    for card in reversed(order):
        own = [card, *joins.get(card, ())]
        below = {child: kept[child] for child in children.get(card, ())}
        cut[card] = []
        _cut_to_fit(press, own, below, cut[card])
        kept[card] = [*own, *(inner for child in below.values() for inner in child)]
    roots = [card for card in order if card not in {child for found in children.values() for child in found}]
    parts: list[_Part] = []
    waiting = deque(_Part((root,), tuple(kept[root]), "") for root in roots)
    while waiting:
        part = waiting.popleft()
        parts.append(part)
        waiting.extendleft(reversed([below for card in part.cards for below in cut.get(card, ())]))
    return parts


def _cut_to_fit(press: _Press, own: list[str], below: dict[str, list[str]], cut: list[_Part]) -> None:
    """Take from `below`, the largest first, until the rest fits with the claim; what is taken goes to `cut`."""
    while below and not press.fits([*own, *(inner for child in below.values() for inner in child)]):
        largest = max(below, key=lambda child: len(below[child]))
        if len(below[largest]) > 1:
            cut.append(_Part((largest,), tuple(below.pop(largest)), own[0]))
            continue
        # Only single cards are left: the last of them go on together.
        over: list[str] = []
        while below and not press.fits([*own, *below]):
            over.insert(0, below.popitem()[0])
        while over:
            taken = len(over)
            while taken > 1 and not press.fits(over[:taken]):
                taken -= 1
            cut.append(_Part(tuple(over[:taken]), tuple(over[:taken]), own[0]))
            over = over[taken:]
    order = {child: place for place, child in enumerate(press.view.cards)}
    cut.sort(key=lambda part: order[part.roots[0]])


def _tree(view: View, mains: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Give every card to the first card it bears on, nearest to a conclusion first; cards from the roots down."""
    below = bearing_on(view)
    used = {tail for tails in below.values() for tail in tails}
    free = [card.id for card in view.cards.values() if card.kind is not Kind.JUNCTION]
    children: dict[str, list[str]] = {}
    seen: dict[str, None] = {}
    for starts in (mains, [card for card in free if card not in used], free):
        queue = deque(card for card in starts if card not in seen)
        seen |= dict.fromkeys(queue)
        while queue:
            card = queue.popleft()
            for tail in below.get(card, ()):
                met = below.get(tail, ()) if view.cards[tail].kind is Kind.JUNCTION else (tail,)
                for child in met:
                    if child not in seen:
                        seen[child] = None
                        children.setdefault(card, []).append(child)
                        queue.append(child)
    return children, list(seen)


def _joins(view: View) -> dict[str, list[str]]:
    joins: dict[str, list[str]] = {}
    for edge in view.edges:
        if view.cards[edge.tail].kind is Kind.JUNCTION:
            joins.setdefault(edge.head, []).append(edge.tail)
    return joins


def _merged(press: _Press, parts: Sequence[_Part]) -> list[_Part]:
    """Put neighbouring parts that were cut off from the same card, or hang on nothing, on one page where they fit."""
    merged: list[_Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        main = press.view.cards[part.roots[0]].kind is Kind.CONCLUSION
        if last is not None and last.above == part.above and not main:
            joint = (*last.cards, *part.cards)
            alone = press.view.cards[last.roots[0]].kind is not Kind.CONCLUSION
            if alone and press.fits(joint):
                merged[-1] = _Part((*last.roots, *part.roots), joint, part.above)
                continue
        merged.append(part)
    return merged
