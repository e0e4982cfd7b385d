"""The report as Markdown (CommonMark with tables) that can be read as it stands, an outline for the diagram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.report.document.parts import (
    Address,
    Block,
    Diagram,
    Excerpt,
    Fact,
    Facts,
    Heading,
    Inline,
    Items,
    Line,
    Mention,
    OutlineItem,
    Panel,
    Paragraph,
    Plain,
    ReportDocument,
    Style,
    Table,
    Tone,
)
from argmap.report.markdown.escaping import escaped

_AROUND = {Style.STRONG: "**", Style.DIFFERING: "**", Style.TITLE: "*", Style.CONTEXT: "*"}
_DEEPEST = 10
"""Outlines are indented this deep; what stands deeper says its level."""


def markdown(document: ReportDocument) -> bytes:
    """Print a report as Markdown; the same report is always the same bytes."""
    parts = [f"# {escaped(document.title)}", "*Review of an argument*"]
    for block in document.blocks:
        parts.extend(_block(block))
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            label = f"{block.label} " if block.label else ""
            yield _anchor(block.anchor)
            yield f"{'#' * (block.level + 1)} {label}{escaped(block.text)}"
        case Diagram():
            yield "\n".join(map(_outlined, block.outline))
        case Panel():
            yield _anchor(block.anchor)
            yield f"{'#' * (block.level + 1)} {_line(block.title)}"
            for inner in block.blocks:
                yield from _plain(inner)
        case _:
            yield from _plain(block)


def _anchor(anchor: str) -> str:
    return f'<a id="{anchor}"></a>'


def _plain(block: Plain) -> Iterator[str]:
    match block:
        case Paragraph():
            line = _line(block.line)
            yield f"*{line}*" if block.tone is Tone.NOTE and "*" not in line else line
        case Items():
            yield _items(block.items)
        case Facts():
            yield "\n".join(map(_fact, block.facts))
        case Table():
            yield _table(block)
        case Excerpt():
            yield f"{_line(block.caption)}:"
            yield "\n>\n".join(f"> {_line(paragraph)}" for paragraph in block.paragraphs)


def _items(items: Sequence[Line]) -> str:
    # Another bullet than that of facts, so that one list after the other stays another list.
    return "\n".join(f"* {_line(item)}" for item in items)


def _fact(fact: Fact) -> str:
    more = "".join(f"\n  - {_line(item)}" for item in fact.items)
    return f"- **{escaped(fact.head)}:** {_line(fact.line)}{more}"


def _table(table: Table) -> str:
    rows = [[escaped(head) for head in table.heads], ["---"] * len(table.heads)]
    rows += [[_line(cell) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _outlined(item: OutlineItem) -> str:
    deeper = f"(level {item.level}) " if item.level > _DEEPEST else ""
    return f"{'  ' * min(item.level, _DEEPEST)}- {deeper}{_line(item.line)}"


def _line(line: Line) -> str:
    return "".join(map(_inline, line)).strip()


def _inline(inline: Inline) -> str:
    words = escaped(inline.text)
    match inline:
        case Mention():
            return f"[{words}](#{inline.anchor})"
        case Address():
            return f"[{words}](<{inline.url}>)"
        case _:
            mark = _AROUND.get(inline.style, "")
            return _emphasised(words, mark) if mark else words


def _emphasised(words: str, mark: str) -> str:
    """Put marks around words, whose own outer spaces stay outside: marks beside a space are none."""
    inner = words.strip()
    if not inner:
        return words
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{mark}{inner}{mark}{tail}"
