"""The dialog that asks for words, in one line or several, and for the id that follows them."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from argmap.errors import CannotDoError
from argmap.tui.dialogs.dialog import DROPS, Dialog
from argmap.tui.dialogs.line import LineField
from argmap.tui.dialogs.textarea import TextField
from argmap.tui.wording import sentence
from argmap.workspace.asking import AskWords

_LINE = "enter accepts, esc backs out, ctrl+g your editor"
_SENTENCE = "enter accepts, ctrl+j new line, esc backs out, ctrl+g your editor"
_LINES = "esc or ctrl+s accepts, ctrl+q backs out, ctrl+g your editor"


class WordsDialog(Dialog):
    """A field for words. Where enter accepts, esc backs out; where it begins a new line, esc takes what is there.

    Backing out, which ctrl+q does everywhere, asks once more where it would drop what was written.
    The second field, where there is one, is filled from the words until it is changed itself.
    """

    def __init__(self, prompt: AskWords, edit: Callable[[str, str], str | None]) -> None:
        keys = _LINE if prompt.lines == 1 else _SENTENCE if prompt.sentence else _LINES
        if prompt.proposed:
            keys += ", tab the id"
        if prompt.onwards:
            keys += ", tab next field"
        super().__init__(prompt.title, "\n".join(filter(None, (prompt.hint, keys))))
        self._prompt = prompt
        self._breaks = prompt.lines > 1 and not prompt.sentence
        self._warned_of: tuple[str, str] | None = None
        self._edit = edit
        self._words = TextField(prompt.initial) if prompt.lines > 1 else LineField(prompt.initial)
        self._id_field = LineField(prompt.proposed(prompt.initial) if prompt.proposed else "")
        self._followed = self._id_field.value

    def fields(self) -> ComposeResult:
        """Yield the field for the words, and that of the id."""
        yield self._words
        if self._prompt.proposed is not None:
            yield Label("id", classes="hint", markup=False)
            yield self._id_field

    def first(self) -> Widget | None:
        """Return the field for the words."""
        return self._words

    @property
    def _text(self) -> str:
        words = self._words.text if isinstance(self._words, TextField) else self._words.value
        return words.replace("\0", "")

    @property
    def _own_id(self) -> str:
        return self._id_field.value.replace("\0", "")

    @property
    def _written(self) -> tuple[str, str]:
        """The words, and the id where it was changed from what the words propose."""
        own_id = self._own_id
        return self._text, "" if own_id == self._followed else own_id

    @property
    def _is_written(self) -> bool:
        """Tell whether anything would be lost; blanks in a field that was empty would not."""
        words, own_id = self._written
        initial = self._prompt.initial
        return bool(own_id) or (words != initial and bool(words.strip() or initial.strip()))

    @property
    def _would_drop(self) -> bool:
        """Tell whether backing out now would lose words that one was not warned of."""
        return self._is_written and not self._prompt.fleeting and self._written != self._warned_of

    def take_key(self, key: str) -> bool:
        """Accept, leave, or go to the other field."""
        match key:
            case "esc" if self._breaks and self._is_written:
                self._accept()
            case "esc" | "ctrl+q" if self._would_drop:
                self._warned_of = self._written
                self.show_fault(DROPS.format(accepts="esc" if self._breaks else "enter", drops=key))
            case "esc" | "ctrl+q":
                self.answer(None)
            case "ctrl+s":
                self._accept()
            case "enter" if self.focused is not self._words or not self._breaks:
                self._accept()
            case "ctrl+j" if isinstance(self._words, TextField) and self.focused is self._words:
                self._words.replace("\n", *self._words.selection)
            case "tab" if self._prompt.onwards is not None:
                self._accept()
                self.go_on(self._prompt.onwards)
            case "tab" | "shift+tab":
                other = self._id_field if self.focused is self._words and self._prompt.proposed else self._words
                self.set_focus(other)
            case "ctrl+g":
                self._in_editor()
            case _:
                return False
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Let the id follow the words, and say what is wrong."""
        event.stop()
        self._follow()
        self.show_fault(self._found_fault())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Let the id follow the words, and say what is wrong."""
        event.stop()
        self._follow()
        self.show_fault(self._found_fault())

    def _follow(self) -> None:
        if self._prompt.proposed is None or self._id_field.value != self._followed:
            return
        self._followed = self._prompt.proposed(self._text)
        self._id_field.write(self._followed)

    def _found_fault(self) -> str:
        """Say what is wrong with what is written; nothing is wrong with a field that was not begun."""
        if not self._text.strip():
            return ""
        return self._prompt.fault(self._text) or self._id_fault()

    def _id_fault(self) -> str:
        return self._prompt.proposed_fault(self._own_id) if self._prompt.proposed is not None else ""

    def _accept(self) -> None:
        self._follow()
        text = self._text
        if not text.strip() and not self._prompt.may_be_empty:
            self.show_fault("words are needed here; ctrl+q leaves without them")
            return
        fault = self._found_fault()
        if fault:
            self.show_fault(fault)
            return
        self.answer(text if self._prompt.proposed is None else f"{text}\0{self._own_id}")

    def _in_editor(self) -> None:
        """Open the field that has the keyboard in the person's editor."""
        field = self._id_field if self.focused is self._id_field else self._words
        text = field.text if isinstance(field, TextField) else field.value
        try:
            changed = self._edit(text, self._prompt.title)
        except CannotDoError as refusal:
            self.show_fault(sentence(refusal))
            return
        if changed is None:
            return
        if isinstance(field, TextField):
            field.replace_all(changed)
        else:
            field.write(" ".join(changed.split()))
