"""The tour: what a newcomer is asked to do with the primer, step by step, and what finishes each step."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.workspace.keymap import Keymap

_KEY = re.compile(r"\{([\w.-]+)\}")


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: the words, in which `{command}` stands for the keys of a command, and the commands that finish it."""

    words: str
    finished_by: tuple[str, ...]


TOUR = (
    TourStep(
        "Welcome. This small map asks whether a pump handle ended an outbreak. The row H is its main conclusion; what "
        "it rests on stands below it, indented. Go down to it with {move.down}; {move.up} goes up.",
        ("move.down",),
    ),
    TourStep(
        "The word at the right says what a claim rests on: DIRECT on a quoted source, INFER on steps, ASSUMED on what "
        "is taken as given, BARE on nothing. The inspector says more of the selected row. Go to its end with "
        "{move.last}, and look at a few rows on the way.",
        ("move.last", "move.page-down"),
    ),
    TourStep("Fold what you have seen enough of with {fold.toggle}, and unfold it again.", ("fold.toggle",)),
    TourStep(
        "The views show the same map in other ways: {pane.view} goes from the focus diagram to the source text, the "
        "review and the problems. Go on to the next view.",
        ("pane.view",),
    ),
    TourStep(
        "{pane.next} moves the keyboard to the next pane, {pane.previous} back. Try it; {find.back} always comes back "
        "to the outline.",
        ("pane.next", "pane.previous"),
    ),
    TourStep(
        "Find something: type {find.filter}, then a word such as pump, then enter. {find.back} shows everything again.",
        ("find.filter",),
    ),
    TourStep(
        "Now change something. On the claim that the pump was the source, press {edit.add} and write a reason in a "
        "sentence of your own; enter accepts it, esc backs out.",
        ("edit.add",),
    ),
    TourStep(
        "What it rests on has changed at once, for every claim above. Take it back with {history.undo}; "
        "{history.redo} does it again. Undo has no end.",
        ("history.undo",),
    ),
    TourStep(
        "Words of a document are cited with {source.cite}: show the source text, select words with {source.select} and "
        "the arrows, and cite them. Here or later; go on with {find.command}, which finds every command.",
        ("source.cite", "find.command"),
    ),
    TourStep("Save with {file.save}. Nothing is lost before that either: a journal is kept.", ("file.save",)),
    TourStep(
        "That is all one needs to begin. {help.keys} shows the keys of the pane you are in. This map goes away when "
        "you leave with {file.quit}.",
        ("help.keys",),
    ),
)


def told(step: TourStep, keymap: Keymap) -> str:
    """Write the words of a step with the keys that its commands have now."""
    return _KEY.sub(lambda found: (keymap.keys_of(found[1]) or (found[1],))[0], step.words)
