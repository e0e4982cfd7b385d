"""The dialog that asks to choose one of several, by moving, by a letter, or by typing what it is called."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.line import LineField
from argmap.tui.dialogs.listing import Item, ItemClicked, Listing
from argmap.workspace.asking import AskChoice, Option
from argmap.workspace.seeking import Sought, sought
from argmap.workspace.segments import Segment, one_line

_KEYS = "up and down move, typing finds, enter chooses, esc backs out"
_LETTERS = "up and down move, a letter or enter chooses, esc backs out"


class ChoiceDialog(Dialog):
    """A list of options. Where each has a letter, letters choose; elsewhere they find.

    What cannot be chosen stays in the list, with the reason.
    """

    def __init__(self, prompt: AskChoice) -> None:
        self._letters = {option.key: option for option in prompt.options if len(option.key) == 1}
        self._by_letter = len(self._letters) == len(prompt.options)
        keys = (_LETTERS if self._by_letter else _KEYS) + (", tab next field" if prompt.onwards else "")
        super().__init__(prompt.title, "\n".join(filter(None, (prompt.hint, keys))))
        self._options = {option.value: option for option in prompt.options}
        self._sought = tuple(
            Sought(option.value, (option.title, option.help, option.key), chief=option.title)
            for option in prompt.options
        )
        self._find = LineField(placeholder="type to find")
        items = [_item(option) for option in prompt.options]
        self._listing = Listing(items)
        self._listing.cursor = next((at for at, item in enumerate(items) if item.value == prompt.initial), 0)
        self._began_at = self._listing.item
        self._onwards = prompt.onwards
        self._more = Static("", classes="hint", markup=False)

    def fields(self) -> ComposeResult:
        """Yield the line to type in, the list, and more about the option under the cursor."""
        if not self._by_letter:
            yield self._find
        yield self._listing
        yield self._more

    def first(self) -> Widget | None:
        """Return the line to type in."""
        return None if self._by_letter else self._find

    def on_mount(self) -> None:
        """Say more about the first option."""
        self._tell()

    def take_key(self, key: str) -> bool:
        """Move, choose or back out."""
        if self._by_letter and key in self._letters:
            self._choose(self._letters[key])
        elif key == "enter":
            item = self._listing.item
            if item is not None:
                self._choose(self._options[item.value])
        elif self._listing.take_key(key):
            self._tell()
        elif key == "tab" and self._onwards is not None:
            item = self._listing.item
            if item is None or self._began_at is None or item.value == self._began_at.value:
                self.answer(None)
            else:
                self._choose(self._options[item.value])
            self.go_on(self._onwards)
        else:
            return super().take_key(key) or key in ("tab", "shift+tab")
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is found."""
        event.stop()
        found = sought(event.value, self._sought)
        self._listing.show_items([_item(self._options[value]) for value in found])
        self._tell()

    def on_item_clicked(self, _: ItemClicked) -> None:
        """Choose what was clicked."""
        self.take_key("enter")

    def _choose(self, option: Option) -> None:
        if option.why_not:
            self.show_fault(f"not now: {option.why_not}")
            return
        self.answer(option.value)

    def _tell(self) -> None:
        self.show_fault("")
        item = self._listing.item
        self._more.update(Content(item.more if item else ""))
        self._more.display = bool(item and item.more)


def _item(option: Option) -> Item:
    words: tuple[Segment, ...] = (Segment(one_line(option.title)),)
    if option.why_not:
        words = (*words, Segment(f"  not now: {one_line(option.why_not)}", "dim"))
    return Item(option.value, words, one_line(option.key), one_line(option.help), option.why_not)
