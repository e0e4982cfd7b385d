"""The argument as nested lists: the view for screen readers, and the whole of it where no script runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.card import Card as ReviewCard
from argmap.appraisal.phrasing import counted
from argmap.appraisal.questions import Question
from argmap.appraisal.review import Review
from argmap.diagram.view import StepCell, View
from argmap.diagram.web.claims import body, reference, state
from argmap.diagram.web.markup import listed, words
from argmap.diagram.web.plan import DEEPEST, Item, Sort
from argmap.diagram.web.quotations import quotation
from argmap.diagram.web.steps import step_facts, step_line
from argmap.model.nodes import Attack

_TOP_HEADING, _DEEPEST_HEADING = 3, 6
_OPEN_CLAIMS, _OPEN_LEVELS = 150, 3
"""With more claims than this, what stands deeper than so many lists is folded away at first."""


@dataclass(frozen=True)
class Telling:
    """What the outline tells of: the review, the cards of the picture, and a card of the review for a claim."""

    review: Review
    view: View
    card: Callable[[str], ReviewCard]
    questions: Mapping[str, Sequence[Question]]


def outline(telling: Telling, items: Sequence[Item]) -> Iterator[str]:
    """Yield the nested lists."""
    cells = {cell.id: cell for card in telling.view.cards.values() for cell in card.steps}
    here = frozenset((*(item.node for item in items if not item.again), *_quoted_in(telling)))
    folds = sum(item.sort is Sort.CLAIM for item in items) > _OPEN_CLAIMS
    quoted: set[str] = set()
    told: set[str] = set()
    open_lists: list[str] = []
    yield "<ul>"
    for item in items:
        while len(open_lists) > min(item.level, DEEPEST):
            yield open_lists.pop()
        deeper = f'<span class="d">(level {item.level + 1})</span> ' if item.level > DEEPEST else ""
        if item.again:
            where = (
                "above"
                if item.node in told or item.node in quoted
                else "below"
                if item.node in here
                else "not on this page"
            )
            card = telling.view.cards.get(item.node)
            yield f'<li class="a"><p>{deeper}{reference(telling.review, item.node, card, where)}</p></li>'
            continue
        told.add(item.node)
        yield _opened(telling, item, cells, quoted, deeper)
        if item.below and item.level < DEEPEST:
            start, end = _under(telling, item, shown=not folds or item.level < _OPEN_LEVELS)
            yield start
            open_lists.append(end)
        else:
            yield "</li>"
    yield from reversed(open_lists)
    yield "</ul>"


def _quoted_in(telling: Telling) -> Iterator[str]:
    yield from (slip.id for card in telling.view.cards.values() for slip in card.slips)


def _under(telling: Telling, item: Item, *, shown: bool) -> tuple[str, str]:
    """Return what opens and closes the list of what stands under an item; that of a claim can be folded."""
    if item.sort is not Sort.CLAIM:
        return "<ul>", "</ul></li>"
    steps = telling.review.map.steps
    against = sum(isinstance(steps[step], Attack) for step in item.below)
    told = [counted(len(item.below) - against, "inference")] if against < len(item.below) else []
    told += [counted(against, "objection")] if against else []
    label = words(telling.review.labels[item.node])
    return f'<details class="n"{" open" * shown}><summary>{listed(told)} under {label}</summary><ul>', (
        "</ul></details></li>"
    )


def _opened(telling: Telling, item: Item, cells: Mapping[str, StepCell], quoted: set[str], deeper: str) -> str:
    match item.sort:
        case Sort.CLAIM:
            return _claim(telling, item, quoted, deeper)
        case Sort.STEP:
            sort = "t g" if isinstance(telling.review.map.steps[item.node], Attack) else "t"
            line = step_line(telling.review, item.node, cells.get(item.node))
            rest = step_facts(telling.review, item.node, telling.questions)
            return f'<li class="{sort}" id="{words(item.node)}"><div class="y"><p>{deeper}{line}</p>{rest}</div>'
        case Sort.QUOTE:
            return f'<li class="p">{deeper}{_lone_quote(telling, item.node, quoted)}'


def _claim(telling: Telling, item: Item, quoted: set[str], deeper: str) -> str:
    review, card = telling.review, telling.view.cards[item.node]
    level = min(_TOP_HEADING + (item.level + 1) // 2, _DEEPEST_HEADING)
    label = f'<a class="l" href="#{words(card.id)}">{words(card.label)}</a>'
    told = body(review, card, telling.card(card.id), quoted)
    quoted.update(slip.id for slip in card.slips)
    return (
        f'<li class="c" id="{words(card.id)}"><h{level}>{deeper}{label} <bdi>{words(card.text)}</bdi></h{level}>'
        f'{state(review, card)}<div class="y">{told}</div>'
    )


def _lone_quote(telling: Telling, quote: str, quoted: set[str]) -> str:
    """Return a quotation that attests no claim: it is a premise itself, or serves nothing."""
    card = telling.view.cards.get(quote)
    first = quote not in quoted
    quoted.add(quote)
    if card is not None and card.slips:
        return quotation(telling.review, card.slips[0], first=first)
    text = words(telling.review.map.quotes[quote].text)
    return f'<figure class="q" id="{words(quote)}"><blockquote dir="auto">“{text}”</blockquote></figure>'
