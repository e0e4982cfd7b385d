"""The lines of an Argdown document, with front matter, comments and data blocks set aside and counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from argmap.exchange.argdown.document import Data, Remark, UnreadableError
from argmap.exchange.argdown.keyed import read_block

HOLE = "\0"
"""Stands in a line around the number of the data block that stood there, or around what a comment leaves."""

_FENCE = re.compile(r"(?m)^[ ]{0,3}(`{3,}|~{3,})[ \t]*(\S*)[^\n]*$")
_FRONT = re.compile(r"\s*={3,}[ \t]*\n")
_FRONT_END = re.compile(r"(?m)^={3,}[ \t]*$")
_APART = re.compile(r"\\.|//|/\*|<!--|[{}\"]|\n[ \t]*(?=\n)", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_TABS = 4
_LEFT = re.compile(rf"{HOLE}c(\d+){HOLE}")
_DATA = re.compile(rf"{HOLE}(\d+){HOLE}")
_NAMES = frozenset({"argdown", "ad", "argdown-map"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line: how far it is indented, what stands on it, its number (from 1)."""

    indent: int
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of Argdown: its front matter, its lines, and its data blocks as written, each with its line."""

    front: Data
    lines: tuple[Line, ...]
    blocks: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Parts:
    """The stretches of a document, and what was left out of them."""

    parts: list[Part] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def fenced(text: str) -> list[tuple[str, int]] | None:
    """Return the blocks of Argdown in a Markdown text, each with its first line; None where there is none."""
    if "```" not in text and "~~~" not in text:
        return None
    found: list[tuple[str, int]] = []
    open_mark, start, wanted = "", 0, False
    line, counted = 1, 0
    for match in _FENCE.finditer(text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        if not open_mark:
            open_mark, start, wanted = match[1], match.end() + 1, match[2].strip("{}.").lower() in _NAMES
            first = line + 1
        elif match[1].startswith(open_mark) and not match[2]:
            if wanted:
                found.append((text[start : match.start()], first))
            open_mark = ""
    if open_mark and wanted:
        raise UnreadableError(first - 1, "a block of Argdown begins here and never ends", f"close it with {open_mark}")
    return found or None


def parts_of(text: str) -> Parts:
    """Cut a document into lines. Raises UnreadableError for what never ends, and for NUL characters."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if HOLE in text:
        line = 1 + text.count("\n", 0, text.index(HOLE))
        raise UnreadableError(line, "a NUL character stands here, which no text holds", "export the file again as text")
    found = Parts()
    for stretch, first in fenced(text) or [(text, 1)]:
        _add(found, stretch, first)
    return found


def _add(found: Parts, text: str, first: int) -> None:
    front: Data = {}
    opening = _FRONT.match(text)
    if opening is not None:
        number = first + text.count("\n", 0, opening.end())
        ending = _FRONT_END.search(text, opening.end())
        if ending is None:
            raise UnreadableError(
                number - 1, "front matter begins here and never ends", "close it with === on its own line"
            )
        read = read_block(text[opening.end() : ending.start()], number)
        if not isinstance(read, Mapping):
            raise UnreadableError(
                number, "the front matter is no list of `key: value`", "write a key, a colon and a value"
            )
        front = read
        first += text.count("\n", 0, ending.end())
        text = text[ending.end() :]
    comments = _Comments(text, first)
    found.remarks += comments.remarks
    found.parts.append(Part(front, tuple(_lines(comments, first)), tuple(comments.blocks)))


def _lines(comments: _Comments, first: int) -> Iterator[Line]:
    number = first
    for row in comments.text.split("\n"):
        written, more = row, 0
        if HOLE in row:
            more = sum(map(int, _LEFT.findall(row)))
            more += sum(comments.blocks[int(hole)][0].count("\n") for hole in _DATA.findall(row))
            written = _LEFT.sub("", row)
        body = written.lstrip(" \t")
        if body or written == row:  # a line of nothing but a comment is no empty line
            margin = written[: len(written) - len(body)]
            indent = len(margin.expandtabs(_TABS)) if "\t" in margin else len(margin)
            yield Line(indent, body.rstrip(), number)
        number += 1 + more


class _Comments:
    """A text without its comments, and with its data blocks taken out: `text`, `blocks`, and one remark on comments."""

    def __init__(self, text: str, first: int) -> None:
        self.blocks: list[tuple[str, int]] = []
        self.remarks: list[Remark] = []
        self._starts = [match.start() for match in re.finditer("\n", text)]
        self._first = first
        comments, data = self._apart(text)
        if comments:
            number = self._number(comments[0][0])
            what = "a comment" if len(comments) == 1 else f"{len(comments)} comments, the first one here"
            self.remarks.append(Remark(what, "a map has notes of its own, and comments are not about a node", number))
        self.text = self._without(text, comments, data)

    def _number(self, place: int) -> int:
        return self._first + bisect_right(self._starts, place - 1)

    def _apart(self, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Find comments and outermost braces that close again before an empty line, as spans in order."""
        comments: list[tuple[int, int]] = []
        data: list[tuple[int, int]] = []
        if not any(mark in text for mark in ("//", "/*", "<!--", "}")):
            return comments, data
        opened: list[int] = []
        at = 0
        while (match := _APART.search(text, at)) is not None:
            mark, at = match[0], match.end()
            if mark == "{":
                opened.append(match.start())
            elif mark == "}" and opened:
                _close(data, opened.pop(), at)
            elif mark.startswith("\n"):
                opened.clear()
            elif opened:
                quote = _QUOTED.match(text, match.start())
                at = quote.end() if quote else at
            elif _begins_comment(mark, text[max(match.start() - 1, 0) : match.start()]):
                at = self._end_of(text, mark, match.start())
                comments.append((match.start(), at))
        return comments, data

    def _end_of(self, text: str, mark: str, start: int) -> int:
        ending = {"//": "\n", "/*": "*/", "<!--": "-->"}[mark]
        end = text.find(ending, start + len(mark))
        if mark == "//":
            return len(text) if end == -1 else end
        if end == -1:
            raise UnreadableError(
                self._number(start), f"a comment begins here with {mark} and never ends", f"close it with {ending}"
            )
        return end + len(ending)

    def _without(self, text: str, comments: list[tuple[int, int]], data: list[tuple[int, int]]) -> str:
        pieces: list[str] = []
        done = 0
        for start, end in sorted(comments + data):
            if start < done:
                continue
            pieces.append(text[done:start])
            if text[start] == "{":
                pieces.append(f"{HOLE}{len(self.blocks)}{HOLE}")
                self.blocks.append((text[start:end], self._number(start)))
            else:
                pieces.append(f"{HOLE}c{text.count(chr(10), start, end)}{HOLE}")
            done = end
        pieces.append(text[done:])
        return "".join(pieces)


def _close(data: list[tuple[int, int]], start: int, end: int) -> None:
    """Add the span of braces that close, in the place of those within it."""
    while data and data[-1][0] > start:
        data.pop()
    data.append((start, end))


def _begins_comment(mark: str, before: str) -> bool:
    """Tell whether a mark begins a comment; // within a word does not, for most such words are addresses."""
    return mark in ("/*", "<!--") or (mark == "//" and not before.strip())
