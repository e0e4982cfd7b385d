"""The dialog that asks for a node of the map, found by letters of its label, id or words, or for a new one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Label

from argmap.appraisal.numbering import labels
from argmap.model.map import Map
from argmap.tui.dialogs.dialog import DROPS, Dialog
from argmap.tui.dialogs.line import LineField
from argmap.tui.dialogs.listing import Item, ItemClicked, Listing
from argmap.workspace.asking import AskNode
from argmap.workspace.inspecting.naming import words_of
from argmap.workspace.seeking import Sought, sought
from argmap.workspace.segments import Segment, one_line

_KEYS = "type to find, up and down move, enter chooses, esc backs out"
_NEW = "+"


class NodeDialog(Dialog):
    """Candidates, the likeliest first; with words typed, the new node they could become and what they find.

    Words that are the id of a candidate mean that one before all.
    """

    def __init__(self, prompt: AskNode, within: Map) -> None:
        keys = _KEYS + (", tab the id" if prompt.proposed else "") + (", tab next field" if prompt.onwards else "")
        super().__init__(prompt.title, "\n".join(filter(None, (prompt.hint, keys))))
        self._prompt = prompt
        self._map = within
        self._labels = labels(within)
        ids = [node_id for node_id in prompt.ids if node_id in within.nodes]
        self._sought = tuple(
            Sought(node_id, (self._labels.get(node_id, ""), node_id, words_of(within, within[node_id])))
            for node_id in ids
        )
        placeholder = "write a new one, or find one" if prompt.new else "type to find"
        self._words = LineField(prompt.initial, placeholder=placeholder)
        self._id_field = LineField()
        self._id_label = Label("id of the new one", classes="hint", markup=False)
        self._followed = ""
        self._listing = Listing(empty="nothing found" if self._sought else "nothing to choose from yet")
        self._found_for: str | None = None
        self._warned_of: str | None = None

    def fields(self) -> ComposeResult:
        """Yield the line to type in, the list, and the field for a new id."""
        yield self._words
        yield self._listing
        if self._prompt.proposed is not None:
            yield self._id_label
            yield self._id_field

    def first(self) -> Widget | None:
        """Return the line to type in."""
        return self._words

    def on_mount(self) -> None:
        """Show the candidates."""
        self._find()

    def take_key(self, key: str) -> bool:
        """Move, choose, go to the id, or back out."""
        match key:
            case "esc" | "ctrl+q" if self._would_drop:
                self._warned_of = self._typed
                self.show_fault(DROPS.format(accepts="enter", drops=key))
            case "enter":
                self._find()
                self._choose()
            case "tab" if self._prompt.onwards is not None and not self._makes_new:
                if self._words.value == self._prompt.initial and self._listing.cursor == 0:
                    self.answer(None)
                else:
                    self._choose()
                self.go_on(self._prompt.onwards)
            case "tab" | "shift+tab":
                at_words = self.focused is self._words
                self.set_focus(self._id_field if at_words and self._makes_new else self._words)
            case _ if self._listing.take_key(key):
                self._show_id()
            case _:
                return super().take_key(key)
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is found, and let the id follow the words."""
        event.stop()
        self._find()
        self._show_id()

    def on_item_clicked(self, _: ItemClicked) -> None:
        """Choose what was clicked."""
        self.take_key("enter")

    @property
    def _typed(self) -> str:
        return self._words.value.replace("\0", "").strip()

    @property
    def _would_drop(self) -> bool:
        """Tell whether backing out would lose the words of a new node, which has not been said of these yet."""
        typed = self._typed
        return bool(self._prompt.new and typed) and typed not in (self._prompt.initial.strip(), self._warned_of)

    @property
    def _own_id(self) -> str:
        return self._id_field.value.replace("\0", "")

    @property
    def _makes_new(self) -> bool:
        item = self._listing.item
        return self._prompt.proposed is not None and item is not None and item.value == _NEW

    def _find(self) -> None:
        words = self._typed
        if words == self._found_for:
            return
        self._found_for = words
        items = [self._item(node_id) for node_id in sought(words, self._sought)]
        if self._prompt.new and words:
            new = Item(_NEW, (Segment("+ ", "mark"), Segment(one_line(f"{self._prompt.new}: {words}"), "title")), "new")
            is_named = any(words.casefold() == node_id.casefold() for node_id in self._prompt.ids)
            items.insert(len(items) if is_named else 0, new)
        self._listing.show_items(items)
        self._show_id()

    def _item(self, node_id: str) -> Item:
        label = self._labels.get(node_id, "")
        words = one_line(words_of(self._map, self._map[node_id]))
        pieces = (Segment(f"{label} " if label else "", "key"), Segment(f"{node_id}  ", "title"), Segment(words))
        return Item(node_id, pieces, self._map[node_id].kind)

    def _show_id(self) -> None:
        if self._prompt.proposed is None:
            return
        self._id_field.display = self._id_label.display = self._makes_new
        if self._makes_new and self._id_field.value == self._followed:
            self._followed = self._prompt.proposed(self._typed)
            self._id_field.write(self._followed)
        self.show_fault(self._prompt.proposed_fault(self._own_id) if self._makes_new else "")

    def _choose(self) -> None:
        item = self._listing.item
        if item is None:
            self.show_fault("nothing is found by these words")
            return
        if item.value != _NEW:
            self.answer(item.value)
            return
        words = self._typed
        if self._prompt.proposed is None:
            self.answer(f"{_NEW}{words}")
            return
        self._show_id()
        fault = self._prompt.proposed_fault(self._own_id)
        if fault:
            self.show_fault(fault)
            return
        self.answer(f"{_NEW}{words}\0{self._own_id}")
