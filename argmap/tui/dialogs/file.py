"""The dialog that asks for a file by its path, which tab completes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.line import LineField
from argmap.tui.dialogs.listing import Item, ItemClicked, Listing
from argmap.workspace.asking import AskFile
from argmap.workspace.segments import Segment, one_line

_KEYS = "type a path, tab completes, up and down move, enter chooses, esc backs out"
_MOST = 500


class FileDialog(Dialog):
    """A path, and below it the files and folders that begin as it does."""

    def __init__(self, prompt: AskFile) -> None:
        super().__init__(prompt.title, "\n".join(filter(None, (prompt.hint, _KEYS))))
        self._prompt = prompt
        start = prompt.start
        self._path = LineField("" if start in ("", ".") else _as_folder(start) if _is_folder(start) else start)
        self._listing = Listing()
        self._listed_for: str | None = None
        self._moved = False

    def fields(self) -> ComposeResult:
        """Yield the path, and what it could become."""
        yield self._path
        yield self._listing

    def first(self) -> Widget | None:
        """Return the path."""
        return self._path

    def on_mount(self) -> None:
        """List what there is."""
        self._list()

    def take_key(self, key: str) -> bool:
        """Complete, move, choose or back out."""
        if key == "tab":
            self._list()
            self._complete()
        elif key == "enter":
            self._list()
            self._choose()
        elif self._listing.take_key(key):
            self._moved = True
        else:
            return super().take_key(key) or key == "shift+tab"
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what begins so."""
        event.stop()
        self.show_fault("")
        self._list()

    def on_item_clicked(self, _: ItemClicked) -> None:
        """Choose what was clicked."""
        self._moved = True
        self._choose()

    def _list(self) -> None:
        if self._path.value == self._listed_for:
            return
        self._listed_for = self._path.value
        self._moved = False
        try:
            found = sorted(_beginning(self._path.value, self._prompt.suffixes))
        except OSError as error:
            found = []
            self.show_fault(f"the folder cannot be read: {error.strerror}")
        except ValueError:  # a path with characters that no path can have
            found = []
        self._listing.show_items([Item(path, (Segment(one_line(_name(path))),)) for path in found[:_MOST]])

    def _complete(self) -> None:
        found = [item.value for item in self._listing.items]
        longest = _common_start(found)
        item = self._listing.item
        if len(longest) > len(self._path.value):
            self._write(longest)
        elif item is not None:
            self._write(item.value)

    def _write(self, path: str) -> None:
        self._path.write(path)
        self._list()

    def _choose(self) -> None:
        """Answer with the file that is written, else with the entry under the cursor; a folder is entered."""
        item, written = self._listing.item, self._path.value
        chosen = written if item is None or (_is_file(written) and not self._moved) else item.value
        if item is None and (not chosen or _is_folder(chosen)):
            self.show_fault("there is nothing to choose in this folder")
        elif _is_folder(chosen):
            self._write(_as_folder(chosen))
        elif not _is_file(chosen):
            self.show_fault(f"there is no file {chosen}")
        else:
            self.answer(_at_home(chosen))


def _beginning(written: str, suffixes: Sequence[str]) -> Iterator[str]:
    """Yield the paths that begin as written, folders with a slash; hidden ones only where a dot is written."""
    folder, start = os.path.split(written)
    with os.scandir(_at_home(folder or ".")) as entries:
        for entry in entries:
            hidden = entry.name.startswith(".") and not start.startswith(".")
            if hidden or not entry.name.casefold().startswith(start.casefold()):
                continue
            path = _as_folder(folder) + entry.name
            if entry.is_dir():
                yield _as_folder(path)
            elif not suffixes or entry.name.endswith(tuple(suffixes)):
                yield path


def _at_home(path: str) -> str:
    return os.path.expanduser(path)  # noqa: PTH111 - pathlib's raises where there is no such person


def _is_folder(path: str) -> bool:
    return os.path.isdir(_at_home(path))  # noqa: PTH112 - pathlib's raises for a path that is too long


def _is_file(path: str) -> bool:
    return os.path.isfile(_at_home(path))  # noqa: PTH113 - likewise


def _name(path: str) -> str:
    """Return the last part of a path, with the slash of a folder."""
    end = max(path.rstrip("/" + os.sep).rfind(separator) for separator in ("/", os.sep))
    return path[end + 1 :]


def _as_folder(path: str) -> str:
    """Write the path of a folder so that a name can follow."""
    return path if not path or path.endswith(("/", os.sep)) else f"{path}{os.sep}"


def _common_start(texts: Sequence[str]) -> str:
    """Return what all texts begin with."""
    if not texts:
        return ""
    least, most = min(texts), max(texts)
    return next((least[:at] for at, pair in enumerate(zip(least, most, strict=False)) if pair[0] != pair[1]), least)
