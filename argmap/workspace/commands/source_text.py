"""Reading in the text of a source: selecting words, finding them, copying them, going through the quotes from it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from argmap.appraisal.phrasing import shortened
from argmap.errors import RefusedError
from argmap.evidence.heldtext import HeldText
from argmap.model.nodes import Quote
from argmap.model.vocabulary import QuotationPolicy
from argmap.workspace.actions import Action
from argmap.workspace.asking import AskWords
from argmap.workspace.citing.passages import passages_in
from argmap.workspace.citing.reading import Reading, selected_passage
from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk, Progress
from argmap.workspace.panes import EVERYWHERE, Pane
from argmap.workspace.session import Session

if TYPE_CHECKING:
    from argmap.workspace.citing.quotation import Quotation

_SOURCE = frozenset({Pane.SOURCE})


def text_read(session: Session) -> HeldText | None:
    """Return the text that is read, None where there is none."""
    copy = session.held.get(session.reading.source)
    return copy.text if copy is not None else None


async def quotation_in(desk: Desk, held: HeldText, span: tuple[int, int]) -> Quotation | None:
    """Return the words of a span as a quote would have them; a long text is indexed first, in the background."""
    policy = desk.session.map.head.policy
    return await desk.in_background("reading the words", partial(_quotation, held, span, policy))


def _quotation(held: HeldText, span: tuple[int, int], policy: QuotationPolicy, progress: Progress) -> Quotation | None:
    from argmap.workspace.citing.quotation import quotation_of
    from argmap.workspace.verification import searchable_in

    progress(0, 0)
    return quotation_of(searchable_in(held), *span, policy=policy)


async def _find(desk: Desk) -> None:
    session = desk.session
    held = text_read(session)
    if held is None:
        return
    query = await desk.ask(AskWords("Find in this text", may_be_empty=True, fleeting=True))
    if query is None:
        return
    session.reading = session.reading.found(held, query)
    if query.strip() and not session.reading.hits:
        desk.say(f"“{shortened(query)}” is not in this text.")


async def _copy(desk: Desk) -> None:
    session = desk.session
    held, passage = text_read(session), desk.passage or selected_passage(session.reading, session.held)
    if held is None or passage is None:
        desk.say("No words are selected: space begins a selection.")
        return
    found = await quotation_in(desk, held, passage[1:])
    if found is not None:
        desk.copy(found.words)
        desk.say(f"Copied {len(found.words.split())} words.")


def _quote_of_this_source(by: int) -> Callable[[Desk], Awaitable[None]]:
    """Return what selects the next quote of the text that is read, or the one before, round the ends."""

    async def run(desk: Desk) -> None:
        session = desk.session
        passages = passages_in(session.reading.source, session.map, session.checks)
        if not passages:
            desk.say("No quote of this map was found in this text.")
            return
        quotes = [passage.quote for passage in passages]
        if session.selected in quotes:
            chosen = quotes[(quotes.index(session.selected) + by) % len(quotes)]
        else:
            starts = [passage.span[0] for passage in passages]
            behind = [quote for quote, start in zip(quotes, starts, strict=True) if start > session.reading.cursor]
            ahead = [quote for quote, start in zip(quotes, starts, strict=True) if start <= session.reading.cursor]
            chosen = (behind or quotes)[0] if by > 0 else (ahead or quotes)[-1]
        session.select(chosen)

    return run


def _reading(change: Callable[[Reading], Reading]) -> Callable[[Desk], Awaitable[None]]:
    async def run(desk: Desk) -> None:
        desk.session.reading = change(desk.session.reading)

    return run


def _selecting(step: Callable[[Reading, HeldText], Reading]) -> Callable[[Desk], Awaitable[None]]:
    """Return what moves with a selection, which begins at the cursor where there is none."""

    async def run(desk: Desk) -> None:
        session = desk.session
        held = text_read(session)
        if held is not None:
            session.reading = step(session.reading.held_fast(), held)

    return run


def _selecting_rows(action: Action) -> Callable[[Desk], Awaitable[None]]:
    async def run(desk: Desk) -> None:
        desk.session.reading = desk.session.reading.held_fast()
        desk.act(action)

    return run


async def _sentence(desk: Desk) -> None:
    session = desk.session
    held = text_read(session)
    if held is not None:
        session.reading = session.reading.with_sentence(held)


async def _to_the_words(desk: Desk) -> None:
    """Show the words of the selected quote in the text they were read in."""
    session = desk.session
    check = session.checks.get(session.selected)
    if check is None or check.location is None:
        raise RefusedError("The words of this quote were not found in a text.", "The inspector says why.")
    session.reading = replace(
        session.reading.opened(check.read_in, (check.location.start, check.location.end)), follows=session.selected
    )
    desk.show(Pane.SOURCE)


def _readable(session: Session) -> str:
    return "" if text_read(session) is not None else "No text of a source is shown here: S adds a copy of one."


def _located(session: Session) -> str:
    if not isinstance(session.node, Quote):
        return "This needs a quote: move to one first."
    check = session.checks.get(session.selected)
    if check is not None and check.location is not None:
        return ""
    return "The words of this quote were not found in a text, or are not verified yet."


def _select(name: str, run: Callable[[Desk], Awaitable[None]], keys: str, towards: str) -> Command:
    return Command(
        f"source.select-{name}",
        Group.SOURCE,
        f"Select {towards}",
        f"{towards.capitalize()} with the selection; without one it begins at the cursor.",
        tuple(keys.split()),
        run,
        _SOURCE,
        _readable,
    )


COMMANDS = (
    Command(
        "source.show",
        Group.SOURCE,
        "Show the words in their source",
        "Show the words of the selected quote in the text in which they were read.",
        (".",),
        _to_the_words,
        EVERYWHERE,
        _located,
    ),
    Command(
        "source.select",
        Group.SOURCE,
        "Begin or drop a selection",
        "Begin to select at the word under the cursor; moving selects. Again: drop the selection.",
        ("space", "m"),
        _reading(Reading.marked),
        _SOURCE,
        _readable,
    ),
    Command(
        "source.sentence",
        Group.SOURCE,
        "Select the sentence",
        "Select the sentence that the cursor is in.",
        ("s",),
        _sentence,
        _SOURCE,
        _readable,
    ),
    _select("right", _selecting(Reading.next_word), "shift+right L", "to the right"),
    _select("left", _selecting(Reading.previous_word), "shift+left H", "to the left"),
    _select("down", _selecting_rows(Action.DOWN), "shift+down J", "downwards"),
    _select("up", _selecting_rows(Action.UP), "shift+up K", "upwards"),
    Command(
        "source.next-quote",
        Group.SOURCE,
        "To the next quote from this source",
        "Select the next quote whose words stand in this text.",
        ("]",),
        _quote_of_this_source(1),
        _SOURCE,
        _readable,
    ),
    Command(
        "source.previous-quote",
        Group.SOURCE,
        "To the quote from this source before it",
        "Select the quote before it whose words stand in this text.",
        ("[",),
        _quote_of_this_source(-1),
        _SOURCE,
        _readable,
    ),
    Command(
        "source.find",
        Group.SOURCE,
        "Find in the text",
        "Find words in this text, over line ends and in upper or lower case; n and N go through the places.",
        ("/",),
        _find,
        _SOURCE,
        _readable,
    ),
    Command(
        "source.copy",
        Group.SOURCE,
        "Copy the words",
        "Put the selected words on the clipboard as a quote would have them.",
        ("y",),
        _copy,
        _SOURCE,
        _readable,
    ),
)
