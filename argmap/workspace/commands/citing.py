"""Citing: words selected in the text of a source become a quote of the map; sources are added and read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from argmap.appraisal.phrasing import shortened
from argmap.errors import RefusedError
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Quote, Source
from argmap.workspace.asking import AskNode
from argmap.workspace.badges import verdict_badge
from argmap.workspace.citing.locator import locator_of
from argmap.workspace.citing.quoting import (
    Citation,
    Origin,
    Use,
    cited,
    quote_of,
    refuse_changed_copy,
    seems_quoted,
)
from argmap.workspace.citing.reading import selected_passage
from argmap.workspace.command import Command, Group
from argmap.workspace.commands import source_text
from argmap.workspace.commands.citing_questions import ask_id, ask_origin, ask_use
from argmap.workspace.commands.naming import called
from argmap.workspace.commands.obstacles import changeable, first_of
from argmap.workspace.commands.source_text import quotation_in, text_read
from argmap.workspace.desk import Desk, Progress
from argmap.workspace.panes import EVERYWHERE, Pane
from argmap.workspace.session import Session


async def cite(desk: Desk) -> None:
    """Make a quote of the words that are selected; elsewhere than in the text of a source, open that."""
    session = desk.session
    held = text_read(session)
    if desk.pane is not Pane.SOURCE or held is None:
        await open_source(desk)
        return
    passage = desk.passage or selected_passage(session.reading, session.held)
    if passage is None:
        session.reading = session.reading.with_sentence(held)
        desk.say("The sentence at the cursor is selected: c again cites it, space and the arrows select other words.")
        return
    await _cite(desk, *passage)


async def open_source(desk: Desk) -> None:
    """Show the text of a source to be read and cited from; where there are several, ask which."""
    session = desk.session
    readable = [name for name, copy in session.held.items() if copy.text is not None and name in session.map.sources]
    if not readable:
        raise RefusedError(
            "No source of this map has a text to cite from.", "S adds a file as the copy of a source, new or known."
        )
    # The text that is shown already comes first, so that enter goes on with it.
    ordered = sorted(readable, key=lambda name: name != _followed(session))
    chosen = ordered[0]
    if len(ordered) > 1:
        answer = await desk.ask(AskNode("Cite from which source?", ordered, initial=""))
        if answer is None or answer not in ordered:
            return
        chosen = answer
    if chosen != session.reading.source:
        session.reading = session.reading.opened(chosen)
    session.reading = replace(session.reading, follows=session.selected)
    desk.show(Pane.SOURCE)
    desk.say("Select words with space and the arrows, or with the mouse; then c cites them.")


def _followed(session: Session) -> str:
    node = session.node
    if isinstance(node, Source):
        return node.id
    return session.reading.source


async def _cite(desk: Desk, source_id: str, start: int, end: int) -> None:
    session = desk.session
    copy, source = session.held.get(source_id), session.map.sources.get(source_id)
    if copy is None or copy.text is None or source is None:
        raise RefusedError(f'The text of "{source_id}" is not there any more.', "Choose another source to cite from.")
    refuse_changed_copy(source, copy)
    held = copy.text
    found = await quotation_in(desk, held, (start, end))
    if found is None:
        raise RefusedError("Nothing that could be quoted is selected.", "Select words of the text.")
    citation = Citation(found.words, source_id, locator_of(held, found.span, source.page_offset))
    origin = await ask_origin(desk, source, guess=seems_quoted(held, found.span))
    use = await ask_use(desk, found.words) if origin is not None else None
    if origin is None or use is None:
        return
    quote_id = await ask_id(desk, citation, origin, use)
    if quote_id is not None:
        await _take(desk, quote_of(citation, quote_id, origin, use), (origin, use), copy)


async def _take(desk: Desk, quote: Quote, parts: tuple[Origin, Use], copy: Held) -> None:
    """Put the quote into the map, and say at once what its verdict is."""
    session = desk.session
    new = cited(session.map, quote, *parts, held=copy)
    session.change(new, f"cited {called(new, quote.id)}", select=session.selected)
    session.reading = replace(session.reading.backed_out(), follows=session.selected)
    check = await desk.in_background("verifying the quote", partial(_check, session, session.map, quote.id))
    session.take_checks({**session.checks, quote.id: check}, session.held)
    badge = verdict_badge(check)
    used = _used(new, parts[1])
    desk.say(f"{badge.glyph} {quote.id}: {shortened(check.message, 160) or badge.word}{used}")


def _check(session: Session, the_map: Map, quote_id: str, progress: Progress) -> QuoteCheck:
    from argmap.workspace.verification import check_quote

    return check_quote(session.document, the_map, quote_id, progress)


def _used(the_map: Map, use: Use) -> str:
    if use.premise_of:
        return f"; a premise of {called(the_map, use.premise_of)}"
    attested = (*use.attests, *((use.new.id,) if use.new is not None else ()))
    return f"; attests {called(the_map, attested[0])}" if attested else "; it attests no claim yet"


async def _add_source_with_copy(desk: Desk) -> None:
    from argmap.workspace.commands.sourcing import add_source_with_copy

    await add_source_with_copy(desk)


async def _add_source_of_title(desk: Desk) -> None:
    from argmap.workspace.commands.sourcing import add_source_of_title

    await add_source_of_title(desk)


def _citable(session: Session) -> str:
    if session.map.sources:
        return ""
    return "This map has no source to cite from yet: S adds one."


COMMANDS = (
    Command(
        "source.cite",
        Group.EDIT,
        "Cite: quote from a source",
        "Open the text of a source; there, make a quote of the selected words, with their place, and attach it.",
        ("c",),
        cite,
        EVERYWHERE,
        first_of(changeable, _citable),
    ),
    Command(
        "source.add",
        Group.EDIT,
        "Add a source",
        "Add a source from a file, which is copied beside the map, or by its title alone; or add a copy of one.",
        ("S",),
        _add_source_with_copy,
        EVERYWHERE,
        changeable,
    ),
    Command(
        "source.add-title",
        Group.EDIT,
        "Add a source without a copy",
        "Add a source by its title: quotes from it stay unchecked until a copy is added.",
        (),
        _add_source_of_title,
        EVERYWHERE,
        changeable,
    ),
    *source_text.COMMANDS,
)
