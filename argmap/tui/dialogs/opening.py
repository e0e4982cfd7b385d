"""Which dialog asks which question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.model.map import Map
from argmap.tui.dialogs.choice import ChoiceDialog
from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.file import FileDialog
from argmap.tui.dialogs.filter import FilterDialog
from argmap.tui.dialogs.node import NodeDialog
from argmap.tui.dialogs.side import SideDialog
from argmap.tui.dialogs.text import TextDialog
from argmap.tui.dialogs.words import WordsDialog
from argmap.tui.dialogs.yes import YesDialog
from argmap.workspace.asking import (
    AnswerT,
    AskChoice,
    AskFile,
    AskFilter,
    AskNode,
    AskSide,
    AskWords,
    AskYes,
    Prompt,
    ShowText,
)


@dataclass(frozen=True)
class Surroundings:
    """What dialogs need of the editor: the map, the person's own editor, and a way to have the panes repainted."""

    map: Map
    edit: Callable[[str, str], str | None]
    repaint: Callable[[], None]


def dialog_for(prompt: Prompt[AnswerT], within: Surroundings) -> Dialog:
    """Make the dialog that asks a question."""
    match prompt:
        case AskWords():
            return WordsDialog(prompt, within.edit)
        case AskChoice():
            return ChoiceDialog(prompt)
        case AskNode():
            return NodeDialog(prompt, within.map)
        case AskFile():
            return FileDialog(prompt)
        case AskYes():
            return YesDialog(prompt)
        case AskFilter():
            return FilterDialog(prompt, within.repaint)
        case AskSide():
            return SideDialog(prompt)
        case ShowText():
            return TextDialog(prompt)
    raise TypeError(f"there is no dialog for {type(prompt).__name__}")
