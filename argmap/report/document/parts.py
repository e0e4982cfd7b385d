"""The parts that a report is made of: words in a line, and the blocks that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Style(StrEnum):
    """How words are set: our own plainly, a source's own as quotation."""

    PLAIN = "plain"
    STRONG = "strong"
    TITLE = "title"
    FAINT = "faint"
    QUOTED = "quoted"
    CONTEXT = "context"
    """A source's words around those that are quoted."""
    DIFFERING = "differing"
    """A source's or a quotation's words that the other one does not have so."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name another part of the report, by its anchor."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Address:
    """A link out of the report; `url` is http or https."""

    text: str
    url: str


Inline: TypeAlias = Words | Mention | Address
Line: TypeAlias = tuple[Inline, ...]


class Tone(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    STATUS = "status"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 for the parts of the report, 2 within them; `label` stands before the words."""

    level: int
    anchor: str
    text: str
    label: str = ""
    listed: bool = True
    """Whether the table of contents lists it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line with further lines under it."""

    head: str
    line: Line
    items: tuple[Line, ...] = ()


class FactsKind(StrEnum):
    """What labelled lines are: the card of a claim, details of something else, or words explained."""

    CARD = "card"
    DETAILS = "details"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled lines, one under the other."""

    facts: tuple[Fact, ...]
    kind: FactsKind = FactsKind.DETAILS


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the heads of its columns, then its rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words as a text has them, paragraph by paragraph."""

    caption: Line
    paragraphs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A claim in the outline, `level` steps below a conclusion (0), with how it bears on the claim above it."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Diagram:
    """The place of the pictures, and the same argument as an indented outline for who cannot see them."""

    outline: tuple[OutlineItem, ...]


class PanelKind(StrEnum):
    """What a panel is about."""

    QUOTATION = "quotation"
    STEP = "step"
    OBJECTION = "objection"
    SOURCE = "source"


Plain: TypeAlias = Paragraph | Items | Facts | Table | Excerpt


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks under a heading of their own that belong together.

    `level` is that of its heading; `grave` marks what a reader must not miss.
    """

    kind: PanelKind
    anchor: str
    title: Line
    blocks: tuple[Plain, ...]
    level: int = 3
    grave: bool = False


Block: TypeAlias = Heading | Plain | Panel | Diagram


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A report: its title, who made the map, a description, and its blocks in order."""

    title: str
    authors: tuple[str, ...]
    description: str
    blocks: tuple[Block, ...]


def words_of(line: Line) -> str:
    """Return a line without its styles and links."""
    return "".join(inline.text for inline in line)


def plainly(text: str) -> Line:
    """Return a line of plain words."""
    return (Words(text),) if text else ()
