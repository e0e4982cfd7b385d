"""What is asked and said when a map is opened: unsaved work of another time, an incomplete text, where help is."""

from __future__ import annotations

from argmap.errors import ArgmapError
from argmap.store.recovery import Recovered
from argmap.tui.keyboard import Job
from argmap.tui.wording import sentence
from argmap.workspace.asking import AskYes, Option, ShowText
from argmap.workspace.commands.files import settle
from argmap.workspace.desk import Desk
from argmap.workspace.keymap import keymap_of
from argmap.workspace.panes import Pane

_ANSWERS = (
    Option("recover", "Recover it", key="r", help="as one edit, which undo takes back"),
    Option("look", "Look at what is in it", key="l"),
    Option("aside", "Open without it", key="o", help="it is kept in a file"),
)


def first_jobs() -> list[Job]:
    """Return what is to be carried out when a session begins."""
    return [Job("Opening", _open)]


async def _open(desk: Desk) -> None:
    """Offer the unsaved work of an earlier session; where there is none, greet."""
    session = desk.session
    try:
        work = None if session.read_only else session.recoverable
    except ArgmapError as refusal:
        desk.say(sentence(refusal), urgent=True)
        return
    if work is None:
        _greet(desk)
    else:
        await _offer(desk, work)


async def _offer(desk: Desk, work: Recovered) -> None:
    words = (
        f"An earlier session ended on {work.when:%Y-%m-%d at %H:%M} UTC without saving {_edits(work)}. "
        "What it was at is in its journal."
    )
    while True:
        answer = await desk.ask(AskYes("Recover unsaved work?", words, _ANSWERS))
        if answer != "look":
            break
        await desk.ask(ShowText("Unsaved work", _told(work)))
    if answer == "aside":
        desk.say(_sentence(desk.session.forget_recovery().words))
    elif answer == "recover":
        await _take_up(desk)
    else:
        desk.say("The unsaved work is left where it is, and will be offered again.")


async def _take_up(desk: Desk) -> None:
    outcome = desk.session.recover()
    while outcome.conflicts:
        settled = await settle(desk, outcome)
        if settled is None:
            desk.say("Nothing was recovered; it will be offered again.", urgent=True)
            return
        outcome = desk.session.resolve(settled)
    desk.say(_sentence(outcome.words))


def _greet(desk: Desk) -> None:
    """Show the problems of an incomplete text first; else say where help is."""
    session = desk.session
    keymap = keymap_of(session.settings)
    if keymap.problems:
        desk.say(" ".join(keymap.problems), urgent=True)
    if session.document.partial:
        desk.show(Pane.PROBLEMS)
        mend = "".join(keymap.keys_of("edit.editor")[:1])
        desk.say(
            f"Not all of the map could be read, so it is read only: {mend} opens its text to be mended.", urgent=True
        )
    elif not keymap.problems:
        help_key, palette = ("".join(keymap.keys_of(name)[:1]) for name in ("help.keys", "find.command"))
        desk.say(f"{help_key} shows what the keys do, {palette} finds every command; argmap edit --tour shows around.")


def _edits(work: Recovered) -> str:
    return "1 edit" if len(work.edits) == 1 else f"{len(work.edits)} edits"


def _told(work: Recovered) -> str:
    lines = [f"{number}. {edit}" for number, edit in enumerate(work.edits, 1)]
    if not work.whole:
        lines.append("The end of the journal could not be read.")
    return "\n".join(lines)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
