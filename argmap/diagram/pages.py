"""The pages of a view: what is drawn on each and how large, an overview first, and stubs for what stands elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from argmap.diagram.composing import Composition, compose, drawing_of, sheets_both_ways
from argmap.diagram.dot import Direction, Drawing
from argmap.diagram.engine import TIDY, Engine, choose_engine
from argmap.diagram.layout import Layout
from argmap.diagram.overview import overview_of, summary_of
from argmap.diagram.paper import PageSize, Paper, grown, paper_for
from argmap.diagram.parts import Links, heads_of, with_heads, with_stubs
from argmap.diagram.placing import place_all
from argmap.diagram.planning import Part, plan, split
from argmap.diagram.sheet import Sheet
from argmap.diagram.tidy import tidy
from argmap.diagram.trial import Manner, Trial
from argmap.diagram.view import Kind, View

_TITLE_WORDS, _NAMED, _LENIENT, _ROUNDS = 14, 6, 1.03, 4
_MOST_ALONE, _MOST_PLACED, _PAGE_TRIES, _TRIED = 90, 150, 8, 320
_SUMMARY = "Every box stands for a main conclusion with all that is under it, and the pages on which it is drawn."
_NOTE = "Every box stands for a page: the claim at its head, how many claims stand there, and the number of the page."

Sheets = Mapping[Direction, Mapping[str, Sheet]]


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
class _Sheetful:
    """A page before it is laid out; `manners` returns the ways to do so, the best first, for which it is set."""

    title: str
    level: int
    note: str
    roots: tuple[str, ...]
    drawing: Drawing
    manners: Callable[[], Sequence[Manner]]
    overview: bool = False


def paginate(
    view: View, size: PageSize, engine: Engine, directions: tuple[Direction, ...] = tuple(Direction)
) -> tuple[Page, ...]:
    """Lay a view out on pages, an overview first where there are several, no type smaller than may be read.

    Every page is a claim with what bears on it as far as that fits, or several small ones; a small edit moves little.
    """
    single = _single(view, size, engine, directions)
    if single is not None:
        return (single,)
    press, parts = _planned(view, size, directions)
    return tuple(_made(press, parts, engine, overview=True))


def paginate_apart(
    view: View, size: PageSize, engine: Engine, directions: tuple[Direction, ...] = tuple(Direction)
) -> tuple[Composition, tuple[Page, ...]]:
    """Lay a view out as one overview without bounds, and apart from it pages of a size, numbered from 1."""
    press, parts = _planned(view, size, directions)
    made = _made(press, parts, engine, overview=False)
    home = [Part(page.roots, tuple(_in_full(page)), "") for page in made]
    cards = {card: page.number for page, part in zip(made, home, strict=True) for card in part.cards}
    whole = drawing_of(overview_of(press.links, home, cards), Direction.LEFT)
    return Composition(whole, tidy(whole)), tuple(made)


def _in_full(page: Page) -> list[str]:
    return [card.id for card in page.composition.drawing.view.cards.values() if card.kind is not Kind.STUB]


def _planned(view: View, size: PageSize, directions: tuple[Direction, ...]) -> tuple[_Press, tuple[Part, ...]]:
    press = _Press.of(view, size, directions)
    mains = [card for card in view.cards.values() if card.kind is Kind.CONCLUSION]
    order = sorted(mains, key=lambda card: (len(card.label), card.label))
    return press, plan(view, press.trial, [card.id for card in order])


def _made(press: _Press, parts: Sequence[Part], engine: Engine, *, overview: bool) -> list[Page]:
    """Make the pages of a plan; what fits on no paper after all is divided once more, and then all is made anew."""
    made: dict[int, Page] = {}
    for more in reversed(range(_ROUNDS)):
        leading = _overviews(press, parts) if overview else []
        first = len(leading) + 1
        pages = {card: number for number, part in enumerate(parts, first) for card in part.cards}
        made, whole = {}, list(parts)
        turns = _turns(parts)
        for turn in turns:
            ready = {first + place: _page(press, parts[place], pages) for place in turn}
            if not made:
                ready = dict(enumerate(leading, 1)) | ready
            made |= _laid_out(ready, press.size, engine, most_tries=_PAGE_TRIES if len(turns) == 1 else 1)
            whole = _divided(press.links.view, parts, [made.get(number) for number in range(first, first + len(parts))])
            if len(whole) > len(parts) and more:
                break
        if len(whole) == len(parts):
            break
        parts = whole
    return [made[number] for number in sorted(made)]


def _turns(parts: Sequence[Part]) -> list[list[int]]:
    """Return the places of parts in the order in which their pages are made, in one turn or two.

    Of a large plan those with several claims at the head come first: what these bear on elsewhere stands in a line of a
    length that was not known to the plan, so that it may have erred.
    """
    places = range(len(parts))
    if sum(len(part.cards) for part in parts) <= _TRIED:
        return [list(places)]
    doubtful = [place for place in places if len(parts[place].roots) > 1]
    rest = [place for place in places if len(parts[place].roots) == 1]
    return [turn for turn in (doubtful, rest) if turn]


def _divided(view: View, parts: Sequence[Part], made: Sequence[Page | None]) -> list[Part]:
    """Return the parts of a plan, those divided whose pages fit on no paper."""
    return [
        piece
        for part, page in zip(parts, made, strict=True)
        for piece in (split(view, part) if page is not None and not page.paper.on_stock else (part,))
    ]


@dataclass(frozen=True)
class _Press:
    """What pages of a view are made with: the paper, the edges sorted, the cards set, and a measure of what fits."""

    links: Links
    size: PageSize
    directions: tuple[Direction, ...]
    sheets: Sheets
    trial: Trial

    @classmethod
    def of(cls, view: View, size: PageSize, directions: tuple[Direction, ...], *, most: int | None = None) -> _Press:
        found = sheets_both_ways(view)
        sheets = {direction: found[direction] for direction in directions}
        return cls(Links.of(view), size, directions, sheets, Trial.of(view, size, sheets, most=most))

    def draft(self, part: Part, pages: Mapping[str, int]) -> tuple[Drawing, Callable[[], Sequence[Manner]]]:
        """Return what is drawn of a part, set for the best way to lay it out, and what returns all of these."""
        here = pages[part.roots[0]]
        best = self.trial.manner(part.roots, part.cards)
        shown = with_stubs(self.links.view, part.cards, pages, here=here, links=self.links)
        shown = with_heads(self.links, shown, part.roots, pages, here=here)
        drawing = drawing_of(shown, best.direction, known=self.sheets[best.direction], column=best.column)
        return drawing, partial(self.trial.manners, part.roots, part.cards)


def _single(view: View, size: PageSize, engine: Engine, directions: Sequence[Direction]) -> Page | None:
    """Return the one page that a small view needs, or any on paper without bounds."""
    if size is PageSize.FIT:
        own = choose_engine(TIDY) if len(view.cards) > _MOST_PLACED else engine
        composition = compose(view, directions[0], own)
        return Page(1, view.title, 1, "", composition, paper_for(*composition.size, size), tuple(view.cards)[:1])
    if len(view.cards) > _MOST_ALONE:
        return None
    for tries in (_PAGE_TRIES, 1):
        for direction in directions:
            composition = compose(view, direction, engine, tries=tries)
            paper = paper_for(*composition.size, size)
            if paper.readable:
                return Page(1, view.title, 1, "", composition, paper, tuple(view.cards)[:1])
    return None


def _page(press: _Press, part: Part, pages: Mapping[str, int]) -> _Sheetful:
    view = press.links.view
    level = 1 if any(view.cards[root].kind is Kind.CONCLUSION for root in part.roots) else 2
    drawing, manners = press.draft(part, pages)
    return _Sheetful(_title(view, part), level, _note(press.links, part, pages), part.roots, drawing, manners)


def _overviews(press: _Press, parts: Sequence[Part]) -> list[_Sheetful]:
    """Return the pages that show how all the others hang together, first of all the conclusions."""
    view = press.links.view
    # How many pages the overview takes decides the numbers on it, but hardly the size of its boxes.
    guess = overview_of(press.links, parts, dict.fromkeys(view.cards, len(parts)))
    planned = _fitted(_Press.of(guess, press.size, press.directions, most=len(parts)))
    groups = _conclusions(view, parts)
    summed = len(planned) > 1 and len(groups) > 1
    first = len(planned) + summed + 1
    numbers = {card: number for number, part in enumerate(parts, first) for card in part.cards}
    made = []
    if summed:
        summary = summary_of(view, groups, numbers)
        whole = Part(tuple(group[0].roots[0] for group in groups), tuple(summary.cards), "")
        drawing, manners = _Press.of(summary, press.size, press.directions, most=len(parts)).draft(
            whole, dict.fromkeys(summary.cards, 1)
        )
        made.append(_Sheetful(f"Overview: {view.title}", 1, _SUMMARY, whole.roots, drawing, manners, overview=True))
    overview = _Press.of(overview_of(press.links, parts, numbers), press.size, press.directions, most=len(parts))
    own = {card: number for number, part in enumerate(planned, summed + 1) for card in part.cards}
    for part in planned:
        drawing, manners = overview.draft(part, own)
        title = f"Overview, continued: {_title(overview.links.view, part)}" if made else f"Overview: {view.title}"
        made.append(_Sheetful(title, 2 if made else 1, _NOTE, part.roots, drawing, manners, overview=True))
    return made


def _fitted(press: _Press) -> list[Part]:
    """Plan the pages of an overview, and divide once more what does not fit after all."""
    view = press.links.view
    pages = dict.fromkeys(view.cards, 1)
    fitted: list[Part] = []
    waiting = list(reversed(plan(view, press.trial, ())))
    while waiting:
        part = waiting.pop()
        drawing, manners = press.draft(part, pages)
        _, paper = _fitting(_Sheetful("", 1, "", part.roots, drawing, manners, overview=True), None, press.size)
        pieces = (part,) if paper.on_stock else split(view, part)
        if len(pieces) == 1:
            fitted.append(part)
        else:
            waiting += reversed(pieces)
    return fitted


def _conclusions(view: View, parts: Sequence[Part]) -> list[list[Part]]:
    """Group the pages by the conclusions under which they stand."""
    groups: list[list[Part]] = []
    for part in parts:
        if not groups or any(view.cards[root].kind is Kind.CONCLUSION for root in part.roots):
            groups.append([])
        groups[-1].append(part)
    return groups


def _laid_out(ready: Mapping[int, _Sheetful], size: PageSize, engine: Engine, *, most_tries: int) -> dict[int, Page]:
    """Lay pages out, by number, by the engine, and by our own layout where that needs more room than was planned."""
    cards = sum(len(page.drawing.sheets) for page in ready.values())
    tries = max(1, min(most_tries, _TRIED // cards))
    placed = [page.drawing for page in ready.values() if not page.overview]
    layouts = iter(place_all(placed, engine, tries=tries))
    made = {}
    for number, page in ready.items():
        composition, paper = _fitting(page, None if page.overview else next(layouts), size)
        made[number] = Page(
            number, page.title, page.level, page.note, composition, paper, page.roots, overview=page.overview
        )
    return made


def _fitting(page: _Sheetful, layout: Layout | None, size: PageSize) -> tuple[Composition, Paper]:
    if layout is not None:
        composition = Composition(page.drawing, layout)
        paper = paper_for(*composition.size, size)
        if paper.readable:
            return composition, paper
    found: list[tuple[Composition, Paper]] = []
    for manner in page.manners():
        drawing = page.drawing
        if found:
            drawing = drawing_of(drawing.view, manner.direction, column=manner.column)
        for room in (manner.across * _LENIENT, inf):
            composition = Composition(drawing, tidy(drawing, room=room))
            paper = paper_for(*composition.size, size)
            if paper.readable:
                return composition, paper
            found.append((composition, paper))
    composition, _ = max(found, key=lambda tried: tried[1].scale)
    return composition, grown(*composition.size)


def _title(view: View, part: Part) -> str:
    labels = [view.cards[root].label for root in part.roots]
    if len(labels) > 1:
        named = ", ".join(labels[:_NAMED]) + (f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else "")
        return f"{view.cards[part.above].label}, continued: {named}" if part.above else named
    root = view.cards[part.roots[0]]
    words = (root.text or (root.slips[0].words if root.slips else "")).split()
    told = " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return f"{root.label}  {told}"


def _note(links: Links, part: Part, pages: Mapping[str, int]) -> str:
    """Say which cards elsewhere the roots of a page bear on."""
    view, own = links.view, set(part.cards)
    heads = dict.fromkeys(edge.head for edge in heads_of(links, part.roots))
    told = [f"{view.cards[head].label}, p. {pages[head]}" for head in heads if head not in own and head in pages]
    more = f"; and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    return f"bears on {'; '.join(told[:_NAMED])}{more}" if told else ""
