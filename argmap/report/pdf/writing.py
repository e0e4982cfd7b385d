"""The report as PDF (PDF/UA-1): a document printed by typst, which is given its words as JSON and never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from argmap.appraisal.phrasing import shortened
from argmap.diagram.paper import FOOTING, HEADING, MARGIN, PageSize
from argmap.diagram.pdf_pictures import drawn_for_pdf, pdf_with
from argmap.diagram.theme import LIGHT
from argmap.report.document.parts import (
    Address,
    Block,
    Diagram,
    Excerpt,
    Facts,
    Heading,
    Inline,
    Items,
    Line,
    Mention,
    Panel,
    PanelKind,
    Paragraph,
    Plain,
    ReportDocument,
    Table,
    words_of,
)
from argmap.report.figures import Area, Figure

_TEMPLATE = Path(__file__).with_name("report.typ")
_PAPERS = {PageSize.A4: "a4", PageSize.A3: "a3", PageSize.LETTER: "us-letter"}
_MOST_LISTED = 120
"""With more claims than this the table of contents lists only the parts; the bookmarks have all."""
_FEWEST_INDEXED = 12
_RUNNING, _SORT = 90, "Review of an argument"
_SHORT = 1500
"""What has fewer characters stays on one page."""
_LINE = 30
"""Characters that a line costs beside its own, on average the rest of it that stays empty."""

_IN_TEXT, _IN_TABLE = 40, 16
_LONG_WORDS = {most: re.compile(rf"\S{{{most + 1},}}") for most in (_IN_TEXT, _IN_TABLE)}
_DIGEST = re.compile(r"[0-9a-f]{64}")
_BREAK, _PIECE = "\u200b", 8

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool"


def pdf(document: ReportDocument, figures: Sequence[Figure], size: PageSize) -> bytes:
    """Print a report on paper of a size; the same report is always the same bytes.

    Raises CannotDoError when it cannot be typeset.
    """
    index = _index(document)
    claims = sum(isinstance(block, Heading) and bool(block.label) for block in document.blocks)
    named = _named(document, figures)
    printed: dict[str, Json] = {
        "named": dict(named),
        "title": document.title,
        "shown": _breakable(document.title, _IN_TABLE),
        "running": _breakable(shortened(document.title, _RUNNING), _IN_TEXT),
        "sort": _SORT,
        "authors": list(document.authors),
        "description": document.description,
        "paper": _PAPERS[size],
        "colours": {role.value: colour for role, colour in LIGHT.colours.items()},
        "blocks": list(_blocks(document, listed=claims <= _MOST_LISTED)),
        "figures": [_figure(figure, number) for number, figure in enumerate(figures, 1)],
        "index": index if len(index) >= _FEWEST_INDEXED else [],
    }
    pictures = [drawn_for_pdf(_file(number), figure.picture) for number, figure in enumerate(figures, 1)]
    words = "".join(_texts(printed)).replace("\n", "")
    return pdf_with(printed, pictures, words=words, template=_TEMPLATE, named=named)


def _texts(value: Json) -> Iterator[str]:
    """Yield every string of what is printed."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, dict):
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)


def _named(document: ReportDocument, figures: Sequence[Figure]) -> dict[str, str]:
    """Say what the headings are called that can be linked to, by anchor."""
    named: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Heading) and block.anchor:
            named[block.anchor] = block.label or block.text
        elif isinstance(block, Panel) and block.anchor:
            named[block.anchor] = block.title[0].text
    # The first figure stands under the heading of the diagram.
    return named | {figure.anchor: figure.title for figure in figures[1:]}


def _index(document: ReportDocument) -> list[Json]:
    """Return the labels of claims, quotations and steps with their anchors, by letter and number."""
    found = {block.label: block.anchor for block in document.blocks if isinstance(block, Heading) and block.label}
    for block in document.blocks:
        if isinstance(block, Panel) and block.kind is not PanelKind.SOURCE:
            found[block.title[0].text] = block.anchor
    order = sorted(found, key=lambda label: ("HCORQS".index(label[0]), int(label[1:] or 0)))
    return [{"label": label, "anchor": found[label]} for label in order]


def _blocks(document: ReportDocument, *, listed: bool) -> Iterator[Json]:
    waiting: Heading | None = None
    for block in document.blocks:
        if isinstance(block, Diagram):
            # The heading stands on the first page of the diagram, which is all picture.
            yield {"kind": "contents"}
            heading: Json = {"text": waiting.text, "anchor": waiting.anchor} if waiting else {}
            yield {"kind": "pictures", "heading": heading}
            waiting = None
            continue
        if waiting is not None:
            yield _heading(waiting, listed=listed)
            waiting = None
        if isinstance(block, Heading):
            waiting = block
        else:
            yield _block(block)
    if waiting is not None:
        yield _heading(waiting, listed=listed)


def _heading(heading: Heading, *, listed: bool) -> Json:
    return {
        "kind": "heading",
        "level": heading.level,
        "anchor": heading.anchor,
        "text": _breakable(heading.text, _IN_TEXT),
        "label": heading.label,
        "outlined": heading.listed and (listed or heading.level == 1 or heading.label.startswith("H")),
        "bookmarked": heading.listed,
    }


def _block(block: Block) -> Json:
    if isinstance(block, Panel):
        return {
            "kind": "panel",
            "panel": block.kind.value,
            "anchor": block.anchor,
            "level": block.level,
            "title": _line(block.title),
            "grave": block.grave,
            "whole": _length(block.blocks) < _SHORT,
            "blocks": [_plain(inner) for inner in block.blocks],
        }
    if isinstance(block, (Heading, Diagram)):
        raise TypeError(block)
    return _plain(block)


def _plain(block: Plain) -> Json:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "tone": block.tone.value, "line": _line(block.line)}
        case Items():
            return {"kind": "items", "items": _lines(block.items)}
        case Facts():
            facts: list[Json] = [
                {"head": fact.head, "line": _line(fact.line), "items": _lines(fact.items)} for fact in block.facts
            ]
            whole = _length((block,)) < _SHORT
            return {"kind": "facts", "sort": block.kind.value, "whole": whole, "facts": facts}
        case Table():
            # A cell is wrapped, so that flattening the rows leaves it whole.
            rows: list[Json] = [[{"runs": _line(cell, _IN_TABLE)} for cell in row] for row in block.rows]
            whole = _length((block,)) < _SHORT
            return {"kind": "table", "heads": list(block.heads), "whole": whole, "rows": rows}
        case Excerpt():
            return {
                "kind": "excerpt",
                "caption": _line(block.caption),
                "whole": _length((block,)) < _SHORT,
                "paragraphs": _lines(block.paragraphs),
            }


def _length(blocks: Sequence[Plain]) -> int:
    """Count the characters of some blocks: what is short is not broken over two pages."""
    length = 0
    for block in blocks:
        match block:
            case Paragraph():
                length += len(words_of(block.line))
            case Items():
                length += sum(len(words_of(item)) + _LINE for item in block.items)
            case Facts():
                lines = [line for fact in block.facts for line in (fact.line, *fact.items)]
                length += sum(len(words_of(line)) + _LINE for line in lines)
            case Table():
                length += sum(len(words_of(cell)) + _LINE for row in block.rows for cell in row)
            case Excerpt():
                length += sum(len(words_of(paragraph)) + _LINE for paragraph in block.paragraphs)
    return length


def _breakable(text: str, most: int) -> str:
    """Let words longer than `most` characters break anywhere, but for a digest, which is copied from the page."""
    if len(text) <= most:
        return text
    return _LONG_WORDS[most].sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    if _DIGEST.fullmatch(word):
        return word
    return _BREAK.join(word[place : place + _PIECE] for place in range(0, len(word), _PIECE))


def _lines(lines: Sequence[Line]) -> list[Json]:
    return [_line(line) for line in lines]


def _line(line: Line, most: int = _IN_TEXT) -> list[Json]:
    return [_inline(inline, _breakable(inline.text, most)) for inline in line]


def _inline(inline: Inline, words: str) -> Json:
    match inline:
        case Mention():
            return {"t": words, "a": inline.anchor}
        case Address():
            return {"t": words, "u": inline.url}
        case _:
            return {"t": words, "s": inline.style.value}


def _file(number: int) -> str:
    return f"figure-{number}.svg"


def _figure(figure: Figure, number: int) -> Json:
    scale = figure.paper.scale
    return {
        "anchor": figure.anchor,
        "title": _breakable(figure.title, _IN_TEXT),
        "note": _breakable(figure.note, _IN_TEXT),
        "alt": figure.alt,
        "number": number,
        "file": _file(number),
        "page_width": figure.paper.width,
        "page_height": figure.paper.height,
        "margin": MARGIN,
        "heading": HEADING,
        "footing": FOOTING,
        "width": figure.picture.width * scale,
        "height": figure.picture.height * scale,
        "areas": [_area(area, scale) for area in figure.areas],
    }


def _area(area: Area, scale: float) -> Json:
    target: dict[str, Json] = {"url": area.url} if area.url else {"anchor": area.anchor}
    place = {"x": area.x, "y": area.y, "width": area.width, "height": area.height}
    return target | {name: value * scale for name, value in place.items()}
