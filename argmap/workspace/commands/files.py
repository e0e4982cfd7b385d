"""The files: saving with what others wrote settled, reading again, drawing, and leaving."""

from __future__ import annotations

from pathlib import Path

from argmap.appraisal.reviewing import review
from argmap.errors import CannotDoError
from argmap.store.output import write_output
from argmap.store.reading import SUFFIX
from argmap.workspace.asking import AskSide, AskYes, Option
from argmap.workspace.citing.anchoring import after_save
from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk, Progress
from argmap.workspace.panes import EVERYWHERE
from argmap.workspace.session import Outcome, Session

_LEAVING = (
    Option("save", "Save and quit", key="s"),
    Option("discard", "Quit without saving", help="it stays in the journal, and is offered again", key="d"),
    Option("stay", "Stay", key="c"),
)
_REPLACING = (Option("yes", "Replace it", key="y"), Option("no", "Leave it", key="n"))
_MARK_OF_OURS = b'aria-labelledby="argmap-title'
_BEGINNING = 4096


async def save(desk: Desk) -> bool:
    """Save, asking what is to stand where others changed the same; return whether it was saved."""
    session = desk.session
    before = session.document
    outcome = session.save()
    while outcome.conflicts:
        settled = await settle(desk, outcome)
        if settled is None:
            desk.say("Not saved: nothing was written, and your changes are kept here.", urgent=True)
            return False
        session.resolve(settled)
        outcome = session.save()
    desk.say(_sentence(outcome.words))
    try:
        after_save(session, before)
    except CannotDoError as refusal:
        desk.say(f"The map is saved, but not where its quotes stand: {refusal.message}.", urgent=True)
    return True


async def settle(desk: Desk, outcome: Outcome) -> dict[tuple[str, str], bool] | None:
    """Ask about each conflict which version is to stay; None when the person backed out."""
    settled: dict[tuple[str, str], bool] = {}
    number = len(outcome.conflicts)
    for place, conflict in enumerate(outcome.conflicts, 1):
        what = f"the {conflict.field} of {conflict.id}" if conflict.field else conflict.id
        answer = await desk.ask(
            AskSide(
                f"Changed here and elsewhere: {what} ({place} of {number})",
                ours=conflict.ours,
                theirs=conflict.theirs,
                base=conflict.base,
                hint="which is to stay?",
            )
        )
        if answer is None:
            return None
        settled[conflict.id, conflict.field] = answer == "ours"
    return settled


async def _save(desk: Desk) -> None:
    await save(desk)


async def _reload(desk: Desk) -> None:
    outcome = desk.session.look_outside()
    if outcome is None:
        desk.say("The files are as they were.")
        return
    if outcome.conflicts:
        settled = await settle(desk, outcome)
        if settled is None:
            desk.say("Left as it is here; saving asks again.")
            return
        outcome = desk.session.resolve(settled)
    desk.say(_sentence(outcome.words))


async def _draw(desk: Desk) -> None:
    session = desk.session
    target = picture_path(session.document.path)
    if target.exists() and not _is_drawn(target):
        answer = await desk.ask(
            AskYes("Replace this file?", f"{target} is there already, and argmap did not draw it.", _REPLACING)
        )
        if answer != "yes":
            return
    the_map, checks = session.sound_map, dict(session.checks)
    ready = session.review if session.review_is_ready else None

    def work(_: Progress) -> None:
        from argmap.diagram.rendering import RenderOptions, render

        drawn = render(the_map, ready or review(the_map, checks=checks), RenderOptions(), checks=checks)
        write_output(target, drawn.content)

    def shown(_: None) -> None:
        desk.say(f"Drew {target}.")
        desk.open_outside(target)

    desk.beside("drawing", work, shown)


def _is_drawn(path: Path) -> bool:
    """Tell whether a file is a picture that argmap drew."""
    try:
        with path.open("rb") as picture:
            return _MARK_OF_OURS in picture.read(_BEGINNING)
    except OSError:
        return False


def picture_path(path: str) -> Path:
    """Return where the picture of a map goes: beside its file, or into its folder, under its name."""
    place = Path(path)
    if place.is_dir():
        return place / f"{place.resolve().name}.svg"
    return place.with_name(f"{place.name.removesuffix(SUFFIX)}.svg")


async def _quit(desk: Desk) -> None:
    if desk.session.unsaved:
        answer = await desk.ask(AskYes("Quit with unsaved work?", options=_LEAVING))
        if answer not in ("save", "discard"):
            return
        if answer == "save" and not await save(desk):
            return
    desk.leave()


def _saveable(session: Session) -> str:
    return f"The map cannot be saved: {session.read_only}." if session.read_only else ""


def _drawable(session: Session) -> str:
    return "A map with errors is not drawn: mend the errors first." if session.document.partial else ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].removesuffix('.')}." if words else ""


COMMANDS = (
    Command("file.save", Group.FILE, "Save", "Write what has changed.", ("ctrl+s",), _save, EVERYWHERE, _saveable),
    Command(
        "file.reload",
        Group.FILE,
        "Read the files again",
        "Take over what others have written since; this happens by itself as well.",
        ("f5",),
        _reload,
        EVERYWHERE,
    ),
    Command(
        "file.draw",
        Group.FILE,
        "Draw and open the diagram",
        "Draw the map beside its file, as NAME.svg, and open the picture.",
        ("ctrl+e",),
        _draw,
        EVERYWHERE,
        _drawable,
    ),
    Command("file.quit", Group.FILE, "Quit", "Leave; asks only with unsaved work.", ("q", "ctrl+q"), _quit, EVERYWHERE),
)
