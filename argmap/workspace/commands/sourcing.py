"""Adding sources from inside the editor: from a file, which becomes their held copy, or by their title alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from argmap.edit.adding import add
from argmap.edit.naming import id_refusal, proposed_id
from argmap.edit.sources import source_of
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.store.acquiring import Original, read_original, withdrawn_on_failure
from argmap.store.holding import map_folder
from argmap.workspace.asking import AskChoice, AskFile, AskWords, Option
from argmap.workspace.citing.sourcing import (
    has_copy,
    name_of,
    own_words,
    proposed_source_id,
    refuse_another_file,
    taken_in,
    with_copy,
)
from argmap.workspace.commands.naming import called
from argmap.workspace.desk import Desk, Progress
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session
from argmap.workspace.verification import verify_session

SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".epub")
_FILE, _TITLE = "file", "title"


async def add_source_with_copy(desk: Desk) -> None:
    """Add a source from a file, or by title; where a source without a copy is meant, offer to add its copy."""
    session = desk.session
    lacking = _lacking(session)
    options = [
        Option(_FILE, "A new source from a file", "its text can be read and cited here", key="f"),
        Option(_TITLE, "A new source by its title", "no copy of it is at hand", key="t"),
    ]
    if lacking is not None:
        options.insert(0, Option(lacking.id, f"A copy of {called(session.map, lacking.id)}", "a file", key="c"))
    answer = await desk.ask(AskChoice("Add a source", tuple(options), initial=options[0].value))
    if answer is None:
        return
    if answer == _TITLE:
        await add_source_of_title(desk)
        return
    file = await desk.ask(
        AskFile("Which file?", start=str(map_folder(session.document)), suffixes=SUFFIXES, hint=", ".join(SUFFIXES))
    )
    if not file:
        return
    path = _path(file)
    original, fields = await desk.in_background("reading the file", partial(_read, path))
    if lacking is not None and answer == lacking.id:
        refuse_another_file(lacking, original)
        source: Source | None = lacking
    else:
        source = await _ask_source(desk, fields, name_of(path))
    if source is not None:
        await _hold(desk, source, original)


async def add_source_of_title(desk: Desk) -> None:
    """Add a source of which no copy is at hand."""
    source = await _ask_source(desk, {}, "")
    if source is None:
        return
    session = desk.session
    new = add(session.map, source)
    session.change(new, f"added {called(new, source.id)}", select=source.id)


def _path(file: str) -> Path:
    return Path(file).expanduser()


def _read(path: Path, progress: Progress) -> tuple[Original, dict[str, str]]:
    progress(0, 0)
    original = read_original(path)
    return original, own_words(original)


async def _ask_source(desk: Desk, fields: dict[str, str], otherwise: str) -> Source | None:
    """Ask for the title and the id of a new source; what its file says of itself is proposed."""
    the_map = desk.session.map
    said = [f"{name} {fields[name]}" for name in ("author", "date") if fields.get(name)]
    answer = await desk.ask(
        AskWords(
            "Title of the source",
            initial=fields.get("source", otherwise),
            hint=f"recorded with it: {', '.join(said)}; look that over" if said else "",
            fault=lambda text: "" if text.strip() else "a source needs a title",
            proposed=lambda text: _proposed(the_map, {**fields, "source": text}),
            proposed_fault=lambda text: id_refusal(the_map, text),
        )
    )
    if answer is None:
        return None
    title, _, written = answer.partition("\0")
    known = {**fields, "source": " ".join(title.split())}
    if not known["source"]:
        return None
    return source_of(written.strip() or _proposed(the_map, known), known)


def _proposed(the_map: Map, fields: dict[str, str]) -> str:
    if fields.get("author") and fields.get("date"):
        return proposed_source_id(fields, the_map)
    return proposed_id(the_map, fields["source"], kind="source")


async def _hold(desk: Desk, source: Source, original: Original) -> None:
    """Copy the file beside the map, record it, and show its text."""
    session = desk.session
    is_new = source.id not in session.map.nodes
    with withdrawn_on_failure(taken_in(session.document, source, original)) as copy:
        new = with_copy(session.map, source, copy)
        what = f"added {called(new, source.id)}" if is_new else f"added a copy of {called(new, source.id)}"
        session.change(new, what, select=session.selected)
    the_map, document = session.map, session.document
    checks, held = await desk.in_background(
        "verifying quotes", lambda progress: verify_session(document, the_map, progress)
    )
    session.take_checks(checks, held, of=the_map)
    session.reading = replace(session.reading.opened(source.id), follows=session.selected)
    found = held.get(source.id)
    if found is None or found.text is None:
        why = found.why_unreadable if found is not None else "it is not there"
        desk.say(f"The copy is held as {copy.file}, but its text cannot be read: {why}", urgent=True)
        return
    desk.show(Pane.SOURCE)
    desk.say(f"The copy is held as {copy.file}: {len(found.text.text):,} characters. Select words, and c cites them.")


def _lacking(session: Session) -> Source | None:
    """Return the source that is meant where its copy is not there: the selected one, else the one that is read."""
    for name in (session.selected, session.reading.source):
        node = session.map.nodes.get(name)
        if isinstance(node, Source):
            return None if has_copy(session.document, node) else node
    return None
