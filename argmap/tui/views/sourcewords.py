"""What the view of a source says above and below the text, and in the place of a text that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.phrasing import counted
from argmap.evidence.heldtext import HeldText
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.workspace.badges import verdict_badge
from argmap.workspace.citing.locator import likely_locator
from argmap.workspace.citing.passages import Differing, Passage
from argmap.workspace.citing.reading import MOST_HITS, Reading
from argmap.workspace.segments import Segment, one_line
from argmap.workspace.session import Session

_MOST_SAID = 4
_MOST_COUNTED = 20_000
"""Characters of which the words are still counted at every keypress."""

Said = tuple[str, str]
"""A text, safe for a terminal, and the name of its style."""


def heading_of(
    the_map: Map, reading: Reading, held: HeldText | None, passages: tuple[Passage, ...]
) -> tuple[Segment, ...]:
    """Name the source, how many quotes are from it, and the page that one reads."""
    source = the_map.sources.get(reading.source)
    if source is None:
        return ()
    title = Segment(one_line(source.title) or source.id, "source")
    if held is None:
        return (title,)
    place = likely_locator(held, (reading.cursor, reading.cursor + 1), source.page_offset)
    more = [place, counted(len(passages), "quote")]
    return (Segment("".join(f"{each} \u00b7 " for each in more if each), "dim"), title)


def footer_of(session: Session, held: HeldText | None, chosen: Passage | None, differing: Differing) -> Sequence[Said]:
    """Say what is selected and what can be done with it; else what was found; else the verdict on the quote."""
    if held is None:
        return ()
    reading = session.reading
    lines: list[Said] = []
    selection = reading.selection(held)
    if selection is not None:
        source = session.map.sources.get(reading.source)
        place = likely_locator(held, selection, source.page_offset if source is not None else None)
        length = selection[1] - selection[0]
        short = length <= _MOST_COUNTED
        words = counted(len(held.text[slice(*selection)].split()), "word") if short else f"{length:,} characters"
        lines.append((f"{words} selected{f', {place}' if place else ''}: c cites them, y copies them", "mark"))
    elif reading.query:
        lines.append((_found(reading), "mark" if reading.hits else "warn"))
    elif chosen is not None:
        badge = verdict_badge(chosen.check)
        message = one_line(chosen.check.message) or badge.word
        lines.append((f"{badge.glyph} {chosen.quote}: {message}", badge.style))
        lines += [(f"  {one_line(said)}", "problem") for said in differing.said[:_MOST_SAID]]
    return lines


def _found(reading: Reading) -> str:
    query = one_line(reading.query)
    if not reading.hits:
        return f"\u201c{query}\u201d is not in this text"
    number = sum(start <= reading.cursor for start, _ in reading.hits)
    of = f"the first {MOST_HITS:,}" if len(reading.hits) == MOST_HITS else f"{len(reading.hits):,}"
    return f"\u201c{query}\u201d: {max(number, 1):,} of {of} (n next, N before)"


def nothing_to_read(session: Session) -> Iterator[Said]:
    """Say why there is no text, and what to do about it."""
    reading, the_map = session.reading, session.map
    source = the_map.sources.get(reading.source)
    copy = session.held.get(reading.source)
    if source is None:
        if not the_map.sources:
            yield "This map has no sources yet.", "title"
            yield "S adds one from a file: txt, md, html, pdf, docx or epub. Its words can then be cited with c.", ""
            return
        yield "No source is chosen.", "title"
        yield "Move to a quote or a source in the outline, or press c to choose a text to cite from.", ""
        return
    if copy is not None:
        yield "The copy of this source has no text that can be read.", "warn"
        yield one_line(copy.why_unreadable), ""
        return
    yield from _no_copy(session, source)


def _no_copy(session: Session, source: Source) -> Iterator[Said]:
    from argmap.workspace.citing.sourcing import has_copy

    if source.file is None:
        yield "No copy of this source is held, so quotes from it are not checked.", "warn"
        yield "S adds a copy: a txt, md, html, pdf, docx or epub file.", ""
    elif not has_copy(session.document, source):
        yield f"The copy that the map names is not there: {one_line(source.file)}", "warn"
        yield "S puts a copy in its place.", ""
    else:
        yield "Reading the copies of the sources \u2026", "dim"
