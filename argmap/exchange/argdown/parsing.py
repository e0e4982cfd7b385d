"""The blocks of an Argdown document: which element stands under which, with what relation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from argmap.exchange.argdown.document import (
    Arrow,
    Document,
    Element,
    Relation,
    Remark,
    Sort,
    Structure,
    UnreadableError,
    Value,
)
from argmap.exchange.argdown.elements import Begun, begun, element_of
from argmap.exchange.argdown.lines import Line, Part, parts_of
from argmap.exchange.argdown.structures import Opening

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_ITEM = re.compile(r"(?:\*|\d{1,9}\.)[ \t]+(?=\S)")
_NUMBERED = re.compile(r"\((\d{1,9})\)[ \t]*(.*)")
_RELATION = re.compile(r"(<[+\-_](?=[ \t\[<])|[+\-_]>|><|\+|-(?!-)|_(?=[ \t\[<]))[ \t]*(.*)")
_ARROWS = {"+": Arrow.SUPPORT, "-": Arrow.ATTACK, "_": Arrow.UNDERCUT}


@dataclass(frozen=True, slots=True)
class _Parent:
    """What a deeper line hangs on: an element, or an inference of the structure that is open."""

    indent: int
    element: int = -1
    inference: int = -1


def parse(text: str) -> Document:
    """Read a document, or the blocks of Argdown in Markdown. Raises UnreadableError with the line and the remedy."""
    parts = parts_of(text)
    parser = _Parser()
    front: dict[str, Value] = {}
    for part in parts.parts:
        parser.read(part)
        front = {**part.front, **front}
    document = parser.document()
    return replace(document, front=front, remarks=(*parts.remarks, *document.remarks))


@dataclass(slots=True)
class _Parser:
    """What has been read so far, and what is open."""

    elements: list[Element] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    structures: list[Structure] = field(default_factory=list)
    sections: list[tuple[str, ...]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    parents: list[_Parent] = field(default_factory=list)
    current: Begun | None = None
    opening: Opening | None = None
    listed: bool = False
    reached: int = 1
    """The last line that has been read and was not empty."""
    argument: int = -1
    """The argument that the block before this one is about, -1 for none."""
    part: Part = field(default_factory=lambda: Part({}, (), ()))

    def read(self, part: Part) -> None:
        """Read one stretch of Argdown; headings do not reach beyond it."""
        self.part = part
        self.headings.clear()
        fresh = True
        for line in part.lines:
            if not line.text:
                self._end_block()
                fresh = True
            elif fresh:
                fresh = self._begin_block(line)
                self.reached = line.number
            else:
                self._continue_block(line)
                self.reached = line.number
        self._end_block()
        self.argument = -1

    def document(self) -> Document:
        """Return what was read."""
        return Document(
            {},
            tuple(self.elements),
            tuple(self.relations),
            tuple(self.structures),
            tuple(dict.fromkeys(self.sections)),
            tuple(self.remarks),
        )

    def _begin_block(self, line: Line) -> bool:
        """Read the first line of a block; tell whether the next one begins a block too."""
        heading = _HEADING.fullmatch(line.text)
        if heading is not None:
            self._head(len(heading[1]), heading[2], line)
            return True
        if _NUMBERED.match(line.text):
            self._open_structure(line)
            self._number(line)
            return False
        self.argument = -1
        if _RELATION.match(line.text):
            raise UnreadableError(
                line.number, "a relation stands here with nothing above it", "take the empty line above out"
            )
        item = _ITEM.match(line.text)
        self.listed = item is not None
        if item is not None:
            what = "that this is an item of a list"
            self.remarks.append(Remark(what, "its words are kept as a statement", line.number))
            line = replace(line, text=line.text[item.end() :])
        self._begin(line, line.text)
        return False

    def _continue_block(self, line: Line) -> None:
        if self.opening is not None and self.opening.rows:
            self._infer(line)
            return
        relation = _RELATION.match(line.text)
        if relation is not None:
            self._relate(relation[1], relation[2], line)
        elif self.opening is not None and line.text.startswith("--"):
            self._finish()
            self.opening.rows.append(line.text[2:])
            self.opening.line = line.number
            self.opening.indent = line.indent
            self._close_inference()
        elif _NUMBERED.match(line.text):
            if self.opening is None:
                remedy = "put an empty line before it, or a backslash before the bracket"
                raise UnreadableError(line.number, "a premise-conclusion structure begins within a block", remedy)
            self._number(line)
        elif self.listed and _ITEM.match(line.text):
            self._end_block()
            self._begin_block(line)
        else:
            self._go_on(line)

    def _go_on(self, line: Line) -> None:
        """Read a line that goes on with the words of the one above."""
        if _HEADING.match(line.text):
            raise UnreadableError(line.number, "a heading stands here within a block", "put an empty line before it")
        found = begun(line, line.text)
        if self.current is None or self.current.is_reference or (found.title and not found.is_reference):
            remedy = "put an empty line before it, or a relation such as + or - in front"
            raise UnreadableError(line.number, "this line belongs to nothing above it", remedy)
        self.current.rows.append(line.text)

    def _head(self, level: int, words: str, line: Line) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        found = element_of(begun(line, words), self.part, ())
        self.headings.append((level, found.wording.text or words))
        why = "a group has a name only"
        if found.data:
            self.remarks.append(Remark(f"the data of the heading ({', '.join(found.data)})", why, line.number))
        if found.wording.tags:
            self.remarks.append(Remark(f"the tags of the heading ({', '.join(found.wording.tags)})", why, line.number))
        self.sections.append(self._section())
        self.argument = -1

    def _section(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.headings)

    def _begin(self, line: Line, words: str) -> int:
        """Begin an element; return its number."""
        self._finish()
        self.current = begun(line, words)
        self.parents.append(_Parent(line.indent, len(self.elements)))
        if len(self.parents) == 1 and self.current.sort is Sort.ARGUMENT:
            self.argument = len(self.elements)
        return len(self.elements)

    def _finish(self) -> None:
        if self.current is not None:
            self.elements.append(element_of(self.current, self.part, self._section()))
            self.current = None

    def _relate(self, mark: str, words: str, line: Line) -> None:
        while self.parents and self.parents[-1].indent >= line.indent:
            self.parents.pop()
        if not self.parents:
            remedy = "indent it deeper than what it belongs to"
            raise UnreadableError(line.number, f'the relation "{mark}" hangs on nothing', remedy)
        if not words:
            raise UnreadableError(
                line.number, f'nothing follows the relation "{mark}"', "write a title or words after it"
            )
        parent = self.parents[-1]
        child = self._begin(line, words)
        arrow = Arrow.CONTRADICTION if mark == "><" else _ARROWS[mark.strip("<>")]
        if parent.inference >= 0:
            if mark not in ("_", "<_"):
                remedy = "hang other relations on the line of a premise or conclusion"
                raise UnreadableError(line.number, f'the relation "{mark}" hangs on an inference line', remedy)
            structure = len(self.structures)
            self.relations.append(Relation(arrow, child, structure, line.number, parent.inference))
        elif mark.endswith(">") and mark != "><":
            self.relations.append(Relation(arrow, parent.element, child, line.number))
        else:
            self.relations.append(Relation(arrow, child, parent.element, line.number))

    def _open_structure(self, line: Line) -> None:
        if self.argument < 0:
            self.argument = len(self.elements)
            self.current = Begun(Sort.ARGUMENT, "", line.number, [], is_reference=True)
            self._finish()
        self.opening = Opening(self.argument)

    def _number(self, line: Line) -> None:
        match = _NUMBERED.match(line.text)
        if match is None or self.opening is None:
            return
        if not match[2]:
            raise UnreadableError(line.number, f"nothing follows ({match[1]})", "write a statement after the number")
        self.parents.clear()
        kept = self.argument
        number = self._begin(line, match[2])
        self.argument = kept
        if self.current is not None and self.current.sort is Sort.ARGUMENT:
            remedy = "write statements in a premise-conclusion structure"
            raise UnreadableError(line.number, "an argument stands where a premise or conclusion belongs", remedy)
        self.opening.add(int(match[1]), number)

    def _infer(self, line: Line) -> None:
        if self.opening is None:
            return
        self.opening.rows.append(line.text)
        self._close_inference()

    def _close_inference(self) -> None:
        if self.opening is not None and self.opening.closes(self.part):
            self.parents.clear()
            self.parents.append(_Parent(self.opening.indent, inference=len(self.opening.inferences) - 1))

    def _end_block(self) -> None:
        self._finish()
        self.parents.clear()
        if self.opening is not None:
            self.structures.append(self.opening.structure(self.reached))
            self.remarks += self.opening.remarks
            self.opening = None
            self.argument = -1
