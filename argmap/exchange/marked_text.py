"""Text in HTML with parts of it marked: its plain words, and from where to where each mark goes."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from argmap.evidence.heldtext import HeldText

_MARK = re.compile(r"""\bid\s*=\s*["']?\s*(node)?([^"'\s>]+)""")
_HIGHLIGHT = re.compile(r"""\bclass\s*=\s*["']?[^"'>]*\b(?:highlight|hl)""")
DEEPEST = 100
"""Marks within so many others are left aside, for each repeats the words of all that stand in it."""
_BREAKS = frozenset("p div li ul ol tr table blockquote pre section h1 h2 h3 h4 h5 h6".split())
_OTHERS = "span br hr a b i u s em strong small sub sup font mark code tbody thead td th html body head img".split()
_TAG = re.compile(rf"<(/?)({'|'.join(sorted([*_BREAKS, *_OTHERS]))})(?![A-Za-z0-9])([^<>]*)>", re.IGNORECASE)
"""What looks like a tag and is none of HTML is a word of the text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are marked, with white space folded, and their place as a locator: `l. 3`, `ll. 3-4`."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The plain text, the marks by the node that they are of, and the nodes of marks left aside.

    Those are marks that never end, and those within more than a hundred others.
    """

    text: str
    marks: Mapping[str, tuple[Mark, ...]]
    unclosed: tuple[str, ...]
    too_deep: tuple[str, ...]


def read_marked(written: str) -> MarkedText:
    """Read a text in which `<span id="nodeN">` marks the words of node N; one without any tag is plain. Linear.

    The id of a span of the class `highlighted` may also be that of the node alone, as other tools write it.
    """
    plain = _Plain()
    end = 0
    tags = list(_TAG.finditer(written))
    for tag in tags:
        plain.add(html.unescape(written[end : tag.start()]))
        plain.take(tag[1] == "/", tag[2].lower(), tag[3])
        end = tag.end()
    plain.add(html.unescape(written[end:]) if tags else written)
    return plain.read()


def place_of(held: HeldText, start: int, end: int) -> str:
    """Return the locator of a stretch of a text by its lines, those of white space at its ends not counted."""
    words = held.text[start:end]
    first = held.line_of(start + len(words) - len(words.lstrip()))
    last = held.line_of(max(start, start + len(words.rstrip()) - 1))
    return f"l. {first}" if first >= last else f"ll. {first}-{last}"


def _marked(attributes: str) -> str:
    """Return the id of the node whose words a span marks, "" for any other span."""
    found = _MARK.search(attributes)
    if found is None or not (found[1] or _HIGHLIGHT.search(attributes)):
        return ""
    return html.unescape(found[2])


class _Plain:
    """The plain text while it is read, with the marks that are open."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._at_line_start = True
        self._open: list[tuple[str, int]] = []
        self._too_deep: list[str] = []
        self._spans: list[tuple[str, int, int]] = []

    def add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._at_line_start = text.endswith("\n")

    def take(self, is_end: bool, name: str, attributes: str) -> None:  # noqa: FBT001 - as the tag says it
        if name == "br" or (name in _BREAKS and not self._at_line_start):
            self.add("\n")
        elif name == "span" and not is_end:
            key = _marked(attributes)
            if key and len(self._open) >= DEEPEST:
                self._too_deep.append(key)
                key = ""
            self._open.append((key, self._length))
        elif name == "span" and self._open:
            key, start = self._open.pop()
            if key:
                self._spans.append((key, start, self._length))

    def read(self) -> MarkedText:
        text = "".join(self._parts)
        held = HeldText(text)
        marks: dict[str, list[Mark]] = {}
        for key, start, end in sorted(self._spans, key=lambda span: span[1:]):
            marks.setdefault(key, []).append(_mark(held, start, end))
        return MarkedText(
            text,
            MappingProxyType({key: tuple(found) for key, found in marks.items()}),
            tuple(key for key, _ in self._open if key),
            tuple(self._too_deep),
        )


def _mark(held: HeldText, start: int, end: int) -> Mark:
    return Mark(" ".join(held.text[start:end].split()), place_of(held, start, end))
