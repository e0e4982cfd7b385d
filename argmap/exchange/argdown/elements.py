"""One element of an Argdown document: its title, its words, its tags and its data, from the lines it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.exchange.argdown.document import Data, Element, Sort, UnreadableError, Wording
from argmap.exchange.argdown.keyed import read_flow
from argmap.exchange.argdown.lines import HOLE, Line, Part
from argmap.exchange.argdown.wording import worded

_TITLE = re.compile(r"(?:\[([^\[\]\n]+)\](?!\()|<([^<>\n]+)>)(:?)[ \t]*")
_HOLES = re.compile(rf"{HOLE}(\d+){HOLE}")
_TAGS = re.compile(r"(?:\s|#\([^()#\n]+\)|#[\w-]+)*")
_FOREIGN = re.compile(r"(?<!\\)\[#")


@dataclass(slots=True)
class Begun:
    """An element whose lines are still coming."""

    sort: Sort
    title: str
    line: int
    rows: list[str]
    is_reference: bool = False


def begun(line: Line, words: str) -> Begun:
    """Begin the element that `words` on a line begin. Raises UnreadableError for marks of other dialects."""
    if "[#" in words and _FOREIGN.search(words):
        remedy = "Argdown 2 has no such mark: write [Title], or a tag as #tag"
        raise UnreadableError(line.number, 'a mark "[#" of another dialect of Argdown stands here', remedy)
    match = _TITLE.match(words)
    if match is None:
        return Begun(Sort.STATEMENT, "", line.number, [words])
    sort = Sort.STATEMENT if match[1] else Sort.ARGUMENT
    rest = words[match.end() :]
    title = (match[1] or match[2]).strip()
    if not title:
        raise UnreadableError(line.number, "a title is empty", "write words between the brackets")
    return Begun(sort, title, line.number, [rest] if rest else [], is_reference=not match[3])


def element_of(found: Begun, part: Part, section: tuple[str, ...]) -> Element:
    """Make the element of its lines. Raises UnreadableError for a definition without words, a reference with some."""
    raw, data = with_data(" ".join(found.rows), part)
    wording = worded(raw)
    if found.is_reference and wording.text:
        mark = f"[{found.title}]" if found.sort is Sort.STATEMENT else f"<{found.title}>"
        remedy = "put a colon after the title, or take the words out"
        raise UnreadableError(found.line, f"words follow the reference {mark}", remedy)
    if not found.is_reference and not wording.text:
        if not wording.tags:
            remedy = f"write words after [{found.title}]:" if found.title else "put it after a statement or an argument"
            raise UnreadableError(found.line, "no words stand here", remedy)
        wording = Wording(raw.strip(), wording.tags)
    return Element(found.sort, found.title, wording, found.line, data, section)


def with_data(raw: str, part: Part) -> tuple[str, Data]:
    """Return words without the data block that ends them, and what it says; other braces are words."""
    if HOLE not in raw:
        return raw, {}
    pieces = _HOLES.split(raw)
    data: Data = {}
    ends = True
    for place in range(len(pieces) - 2, 0, -2):
        block, line = part.blocks[int(pieces[place])]
        ends = ends and _TAGS.fullmatch(pieces[place + 1]) is not None
        if not ends or ":" not in block:
            pieces[place] = " ".join(block.split())
            ends = False
            continue
        if data:
            raise UnreadableError(line, "two data blocks follow each other", "write one, with all keys")
        read = read_flow(block, line)
        if not isinstance(read, Mapping):
            raise UnreadableError(line, "a data block holds no keys", "write {key: value}")
        data = read
        pieces[place] = ""
    return "".join(pieces), data
