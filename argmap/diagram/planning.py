"""Which cards go together on a page: a sub-argument as far as it fits, cut where little else is cut."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from math import ceil, log

from argmap.diagram.dominating import leaks
from argmap.diagram.parts import bearing_on
from argmap.diagram.trial import Trial
from argmap.diagram.view import Kind, View

_BUCKET, _LEAK, _MOST_LEAK = 1.5, 3, 2
_SMALL, _CRUMB, _NEAR, _MOST_JOINT = 0.34, 0.17, 6, 0.6
_MIDDLE = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Cards that go on one page: `roots` first; `above` is the card for whose sake they were cut off, or empty."""

    roots: tuple[str, ...]
    cards: tuple[str, ...]
    above: str


def plan(view: View, trial: Trial, mains: Sequence[str]) -> tuple[Part, ...]:
    """Divide a view into parts that fit on a page each, the conclusions first, every part after the one above it.

    Works from the leaves to the conclusions: whatever does not fit with the claim above it becomes a part of its own,
    the largest first (after Kundu and Misra 1977), of equals the one that cuts the fewest other lines. Sizes count by
    orders of magnitude, and runs of claims are cut at those whose ids have the least digests, so that a small edit
    changes few parts.
    """
    planner = _Planner(view, trial, mains)
    return tuple(planner.parts())


def split(view: View, part: Part) -> tuple[Part, ...]:
    """Divide a part that did not fit after all: between its roots, or from its root the largest subtree.

    A part of a single card is returned as it is.
    """
    if len(part.roots) > 1:
        half = _cut_at(part.roots)
        first = part.cards.index(part.roots[half])
        return (
            Part(part.roots[:half], part.cards[:first], part.above),
            Part(part.roots[half:], part.cards[first:], part.above),
        )
    children, order = _tree(view.part(part.cards), part.roots)
    joins = _joins(view)
    sizes: dict[str, list[str]] = {}
    for card in reversed(order):
        own = [card, *joins.get(card, ())]
        sizes[card] = [*own, *(inner for child in children.get(card, ()) for inner in sizes[child])]
    under = children.get(part.roots[0], ())
    if not under:
        return (part,)
    largest = max(under, key=lambda child: len(sizes[child]))
    cut = frozenset(sizes[largest])
    rest = tuple(card for card in part.cards if card not in cut)
    return Part(part.roots, rest, part.above), Part((largest,), tuple(sizes[largest]), part.roots[0])


@dataclass(frozen=True, slots=True)
class _Branch:
    """A part with the branches that were cut from it."""

    part: Part
    below: tuple[_Branch, ...] = ()


class _Planner:
    """The forest of a view and what was cut from it so far."""

    def __init__(self, view: View, trial: Trial, mains: Sequence[str]) -> None:
        self.view, self.trial, self.mains = view, trial, frozenset(mains)
        self.children, self.order = _tree(view, mains)
        self.joins = _joins(view)
        self.stems = {child: card for card, found in self.children.items() for child in found}
        self.leaks = leaks(self.order, _heads(view), self.stems)
        self.place = {card: number for number, card in enumerate(view.cards)}
        self.kept: dict[str, list[str]] = {}
        self.areas: dict[str, float] = {}
        self.cut: dict[str, list[Part]] = {}

    def parts(self) -> list[Part]:
        for card in reversed(self.order):
            self._keep(card)
        roots = [card for card in self.order if card not in self.stems]
        found = [self._branch(Part((root,), tuple(self.kept[root]), "")) for root in roots if root in self.mains]
        free = [self._branch(Part((root,), tuple(self.kept[root]), "")) for root in roots if root not in self.mains]
        parts: list[Part] = []
        waiting = deque([*self._grouped(found), *self._grouped(free)])
        while waiting:
            branch = waiting.popleft()
            parts.append(branch.part)
            waiting.extendleft(reversed(branch.below))
        return self._without_crumbs(parts)

    def _keep(self, card: str) -> None:
        """Keep with a card what bears on it as far as it fits on a page, and cut off the rest."""
        own = [card, *self.joins.get(card, ())]
        below = {child: self.kept[child] for child in self.children.get(card, ())}
        cut: list[Part] = []
        while below and not self._fits((card,), [*own, *_all(below)]):
            heavy = [child for child in below if len(below[child]) > 1]
            if not heavy:
                cut += self._overflow(card, own, below)
                break
            heaviest = max(heavy, key=self._weight)
            cut.append(Part((heaviest,), tuple(below.pop(heaviest)), card))
        self.kept[card] = [*own, *_all(below)]
        self.areas[card] = self.trial.area(self.kept[card])
        self.cut[card] = sorted(cut, key=lambda part: self.place[part.roots[0]])

    def _weight(self, child: str) -> tuple[int, int]:
        """Return how well a subtree is cut off: by the order of its size, less what would be cut with it."""
        size = ceil(log(max(self.areas[child], 1e-6), _BUCKET))
        return size - min(_MOST_LEAK, self.leaks[child] // _LEAK), _digest(child)

    def _overflow(self, card: str, own: list[str], below: dict[str, list[str]]) -> list[Part]:
        """Cut a run of single cards where their digests say, until the first of them fit with the claim."""
        over: list[str] = []
        while below and not self._fits((card,), [*own, *below]):
            names = list(below)
            cut = _cut_at(names) if len(names) > 1 else 0
            for name in names[cut:]:
                del below[name]
            over = [*names[cut:], *over]
            self.trial.gathered.update(over)
        branches = [_Branch(Part((name,), tuple(self.kept[name]), card)) for name in over]
        return [branch.part for branch in self._grouped(branches)]

    def _fits(self, roots: Sequence[str], cards: Sequence[str]) -> bool:
        return self.trial.area(cards) <= 1 and self.trial.fits(roots, dict.fromkeys(cards))

    def _branch(self, top: Part) -> _Branch:
        """Return a part with all that was cut from it, neighbours together where they fit."""
        parts, above = [top], [-1]
        place = 0
        while place < len(parts):
            found = [below for card in parts[place].cards for below in self.cut.get(card, ())]
            parts += found
            above += [place] * len(found)
            place += 1
        below: list[list[_Branch]] = [[] for _ in parts]
        for place in range(len(parts) - 1, 0, -1):
            branches = self._grouped(below[place])
            # What is small and stands alone finds its neighbours one floor up.
            small = [branch for branch in branches if self._is_small(branch)]
            kept = tuple(branch for branch in branches if branch not in small)
            below[above[place]][:0] = [_Branch(parts[place], kept), *small]
        return _Branch(top, tuple(self._grouped(below[0])))

    def _is_small(self, branch: _Branch) -> bool:
        return not branch.below and self._area(branch.part) < _SMALL

    def _area(self, part: Part) -> float:
        return self.trial.area(part.cards)

    def _grouped(self, branches: Sequence[_Branch]) -> list[_Branch]:
        """Put neighbours on one page where they fit, cutting a longer run where the digests of its claims say."""
        if len(branches) <= 1:
            return list(branches)
        joint = self._joint(branches)
        if joint is not None:
            return [joint]
        cut = _cut_at([branch.part.roots[0] for branch in branches])
        before, after = self._grouped(branches[:cut]), self._grouped(branches[cut:])
        joint = self._joint([before[-1], after[0]])
        return [*before, *after] if joint is None else [*before[:-1], joint, *after[1:]]

    def _joint(self, branches: Sequence[_Branch]) -> _Branch | None:
        parts = [branch.part for branch in branches]
        if not all(map(self._may_join, branches)):
            return None
        joint = _joined(parts)
        if self._area(joint) > _MOST_JOINT or not self._fits(joint.roots, joint.cards):
            return None
        return _Branch(joint, tuple(below for branch in branches for below in branch.below))

    def _may_join(self, branch: _Branch) -> bool:
        """Tell whether a page may be shared: that of a conclusion only where it is all there is to it, and small."""
        return self._is_small(branch) or not any(root in self.mains for root in branch.part.roots)

    def _without_crumbs(self, parts: list[Part]) -> list[Part]:
        """Put a small page that is left over on a page near it that has room, if it can be of the same conclusion."""
        kept: list[Part | None] = list(parts)
        main = 0
        belongs = []
        for place, part in enumerate(parts):
            main = place if self._is_main(part) else main
            belongs.append(main)
        for place, part in enumerate(parts):
            alone = len(part.cards) == 1
            if self._area(part) > _CRUMB or any(self.cut[card] for card in part.cards if card in self.cut):
                continue
            if self._is_main(part) and not alone:
                continue
            for other in sorted(
                range(max(0, place - _NEAR), min(len(parts), place + _NEAR + 1)), key=lambda at: abs(at - place)
            ):
                near = kept[other]
                if other == place or near is None or not (alone or belongs[other] == belongs[place]):
                    continue
                joint = _joined([part, near] if other > place and not self._is_main(near) else [near, part])
                if self._fits(joint.roots, joint.cards):
                    kept[other], kept[place] = joint, None
                    break
        return [part for part in kept if part is not None]

    def _is_main(self, part: Part) -> bool:
        return any(root in self.mains for root in part.roots)


def _joined(parts: Sequence[Part]) -> Part:
    above = parts[0].above if len({part.above for part in parts}) == 1 else ""
    return Part(
        tuple(root for part in parts for root in part.roots),
        tuple(card for part in parts for card in part.cards),
        above,
    )


def _all(below: Mapping[str, Sequence[str]]) -> Iterable[str]:
    return (card for cards in below.values() for card in cards)


@cache
def _digest(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(errors="surrogatepass"), digest_size=8).digest())


def _cut_at(names: Sequence[str]) -> int:
    """Return where to cut a run in two: before the name with the least digest in its middle half."""
    quarter = len(names) // _MIDDLE
    return min(range(max(1, quarter), max(2, len(names) - quarter)), key=lambda place: _digest(names[place]), default=1)


def _heads(view: View) -> dict[str, list[str]]:
    """Return the cards that every card bears on, through junctions."""
    joined = {edge.tail: edge.head for edge in view.edges if view.cards[edge.tail].kind is Kind.JUNCTION}
    found: dict[str, list[str]] = {}
    for edge in view.edges:
        if edge.tail not in joined:
            found.setdefault(edge.tail, []).append(joined.get(edge.head, edge.head))
    return found


def _tree(view: View, mains: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Give every card to the first card it bears on, nearest to a conclusion first; cards from the roots down."""
    below = bearing_on(view)
    used = {tail for tails in below.values() for tail in tails}
    free = [card.id for card in view.cards.values() if card.kind is not Kind.JUNCTION]
    children: dict[str, list[str]] = {}
    seen: dict[str, None] = {}
    for starts in (mains, [card for card in free if card not in used]):
        _grow(view, below, [card for card in starts if card not in seen], (children, seen))
    for card in free:
        if card not in seen:
            _grow(view, below, [card], (children, seen))
    return children, list(seen)


def _grow(
    view: View,
    below: Mapping[str, Sequence[str]],
    starts: Sequence[str],
    made: tuple[dict[str, list[str]], dict[str, None]],
) -> None:
    children, seen = made
    seen |= dict.fromkeys(starts)
    queue = deque(starts)
    while queue:
        card = queue.popleft()
        for tail in below.get(card, ()):
            met = below.get(tail, ()) if view.cards[tail].kind is Kind.JUNCTION else (tail,)
            for child in met:
                if child not in seen:
                    seen[child] = None
                    children.setdefault(card, []).append(child)
                    queue.append(child)


def _joins(view: View) -> dict[str, list[str]]:
    joins: dict[str, list[str]] = {}
    for edge in view.edges:
        if view.cards[edge.tail].kind is Kind.JUNCTION:
            joins.setdefault(edge.head, []).append(edge.tail)
    return joins
