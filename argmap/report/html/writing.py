"""The report as one HTML file that needs no script and no network: everything of the map is escaped text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

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
from argmap.report.figures import Figure
from argmap.report.html.pictures import inlined

_STYLE = Path(__file__).with_name("style.css")
_POLICY = "default-src 'none'; style-src 'sha256-{}'; font-src data:; base-uri 'none'; form-action 'none'"
_ELEMENTS = {
    Style.STRONG: ("<strong>", "</strong>"),
    Style.TITLE: ("<cite>", "</cite>"),
    Style.FAINT: ('<span class="faint">', "</span>"),
    Style.QUOTED: ('<span class="quoted">', "</span>"),
    Style.CONTEXT: ('<span class="context">', "</span>"),
    Style.DIFFERING: ("<mark>", "</mark>"),
    Style.PLAIN: ("", ""),
}
_DEEPEST = 12
"""Outlines are indented this deep; what stands deeper says its level."""
_OPEN_CONTENTS = 12
"""With more claims than this the table of contents keeps them folded."""


def html(document: ReportDocument, figures: Sequence[Figure]) -> bytes:
    """Print a report as HTML; the same report is always the same bytes."""
    pictures, picture_style = inlined(figures)
    style = f"{_STYLE.read_text('utf-8')}{picture_style}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    title = escape(document.title)
    parts = [
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY.format(digest))}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
        f'<meta name="description" content="{escape(document.description)}">\n',
        f"<style>{style}</style>\n</head>\n<body>\n",
        '<a class="skip" href="#report">Skip to the report</a>\n',
        *_contents(document),
        '<main id="report">\n<header>\n<p class="sort">Review of an argument</p>\n',
        f"<h1>{title}</h1>\n</header>\n",
        *_body(document, figures, pictures),
        "</main>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def _contents(document: ReportDocument) -> Iterator[str]:
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.listed]
    claims = sum(heading.level > 1 for heading in headings)
    folded = claims > _OPEN_CONTENTS
    yield '<nav aria-label="Contents">\n<p>Contents</p>\n<ul>\n'
    within = False
    for place, heading in enumerate(headings):
        following = headings[place + 1].level if place + 1 < len(headings) else 1
        yield f'<li><a href="#{heading.anchor}">{_titled(heading)}</a>'
        if heading.level == 1 and following > 1:
            within = True
            yield f"\n<details><summary>{claims} claims</summary>\n<ul>\n" if folded else "\n<ul>\n"
            continue
        yield "</li>\n"
        if within and following == 1:
            within = False
            yield "</ul></details></li>\n" if folded else "</ul></li>\n"
    yield "</ul>\n</nav>\n"


def _titled(heading: Heading) -> str:
    return f"{escape(heading.label)} {escape(heading.text)}" if heading.label else escape(heading.text)


def _body(document: ReportDocument, figures: Sequence[Figure], pictures: Sequence[str]) -> Iterator[str]:
    """Yield the blocks, each within the sections of the headings above it."""
    open_sections = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            while open_sections >= block.level:
                yield "</section>\n"
                open_sections -= 1
            open_sections += 1
            yield f'<section aria-labelledby="{block.anchor}">\n{_heading(block)}'
        elif isinstance(block, Diagram):
            for number, (figure, picture) in enumerate(zip(figures, pictures, strict=True), 1):
                yield _picture(figure, picture, f"Diagram, p. {number} of {len(figures)}")
            yield from _outline(block.outline)
        else:
            yield _block(block)
    yield "</section>\n" * open_sections


def _heading(heading: Heading) -> str:
    name = f"h{heading.level + 1}"
    label = f'<a class="label" href="#{heading.anchor}">{escape(heading.label)}</a>' if heading.label else ""
    return f'<{name} id="{heading.anchor}" class="text">{label}{escape(heading.text)}</{name}>\n'


def _picture(figure: Figure, picture: str, place: str) -> str:
    note = f" ({escape(figure.note)})" if figure.note else ""
    label = escape(f"{place}: {figure.title}")
    return (
        f'<figure class="picture" id="{figure.anchor}">\n<figcaption>{label}{note}</figcaption>\n'
        f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">{picture}</div>\n</figure>\n'
    )


def _outline(items: Sequence[OutlineItem]) -> Iterator[str]:
    yield '<details class="text"><summary>The same argument as an outline</summary>\n<ol class="outline">\n'
    depth = 0
    for place, item in enumerate(items):
        level = min(item.level, _DEEPEST)
        if place:
            yield "</li>\n" if level <= depth else "\n<ol>\n"
            yield "</ol></li>\n" * (depth - level)
        depth = level
        deeper = f"(level {item.level}) " if item.level > _DEEPEST else ""
        yield f"<li>{deeper}{_line(item.line)}"
    yield ("</li>\n" if items else "") + "</ol></li>\n" * depth + "</ol>\n</details>\n"


def _block(block: Block) -> str:
    if not isinstance(block, Panel):
        return _plain(block) if not isinstance(block, (Heading, Diagram)) else ""
    name = f"h{block.level + 1}"
    grave = " grave" if block.grave else ""
    inner = "".join(map(_plain, block.blocks))
    return (
        f'<section class="panel text {block.kind.value}{grave}" aria-labelledby="{block.anchor}">\n'
        f'<{name} id="{block.anchor}">{_line(block.title)}</{name}>\n{inner}</section>\n'
    )


def _plain(block: Plain) -> str:
    match block:
        case Paragraph():
            tone = "" if block.tone is Tone.BODY else f" {block.tone.value}"
            return f'<p class="text{tone}">{_line(block.line)}</p>\n'
        case Items():
            return f'<ul class="text">\n{_items(block.items)}</ul>\n'
        case Facts():
            rows = "".join(map(_fact, block.facts))
            return f'<dl class="text {block.kind.value}">\n{rows}</dl>\n'
        case Table():
            return _table(block)
        case Excerpt():
            quoted = "".join(f"<p>{_line(paragraph)}</p>\n" for paragraph in block.paragraphs)
            return (
                f'<figure class="excerpt">\n<figcaption>{_line(block.caption)}</figcaption>\n'
                f"<blockquote>\n{quoted}</blockquote>\n</figure>\n"
            )


def _items(items: Sequence[Line]) -> str:
    return "".join(f"<li>{_line(item)}</li>\n" for item in items)


def _fact(fact: Fact) -> str:
    more = f"\n<ul>\n{_items(fact.items)}</ul>\n" if fact.items else ""
    return f"<div><dt>{escape(fact.head)}</dt><dd>{_line(fact.line)}{more}</dd></div>\n"


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(f"<tr>{''.join(f'<td>{_line(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    label = escape(", ".join(table.heads))
    return (
        f'<div class="scroll text" tabindex="0" role="group" aria-label="Table: {label}">\n'
        f"<table>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _line(line: Line) -> str:
    return "".join(map(_inline, line))


def _inline(inline: Inline) -> str:
    words = escape(inline.text)
    match inline:
        case Mention():
            return f'<a href="#{inline.anchor}">{words}</a>'
        case Address():
            return f'<a href="{escape(inline.url)}" rel="noopener noreferrer">{words}</a>'
        case _:
            start, end = _ELEMENTS[inline.style]
            return f"{start}{words}{end}"
