"""The DOT text of a picture: every card one table of the size we measured, so that engines only place."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from argmap.diagram.cleaning import picture_id
from argmap.diagram.measure import Face, width
from argmap.diagram.setting import MOST_SQUARES, SMALL
from argmap.diagram.sheet import Frame, Line, Row, RowKind, Sheet
from argmap.diagram.theme import LIGHT, Role, Theme
from argmap.diagram.view import Arrow, Card, Edge, Kind, View

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\u00a0": "&#160;"}
_SIDE = 0.3
_SPECIAL = re.compile("[&<>\"'\u00a0]")


class Direction(StrEnum):
    """Where conclusions stand: on top (BT) or at the left (RL)."""

    UP = "BT"
    LEFT = "RL"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view with its cards set, in the order in which nodes and edges are declared.

    `pillars` names for a card that stands in a column, though both bear on the same claim, the card it stands below.
    """

    view: View
    sheets: Mapping[str, Sheet]
    direction: Direction
    pillars: Mapping[str, str] = field(default_factory=dict)


def escape(text: str) -> str:
    """Escape text for an HTML-like label."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)


def dot_of(
    drawing: Drawing, *, nodes: Sequence[str] = (), edges: Sequence[int] = (), theme: Theme | None = LIGHT
) -> str:
    """Return the DOT text, nodes and edges declared in the given order; without a theme only sizes, for placing."""
    names = {card: f"n{place}" for place, card in enumerate(drawing.sheets)}
    head = (
        f"rankdir={drawing.direction.value}; pad=0; ranksep=.32; nodesep=.14; splines=spline;",
        'node [shape=plain, fontname="Arial", fontsize=8.5];',
        'edge [fontname="Arial", fontsize=8.5, arrowsize=.6];',
    )
    lines = ["digraph argmap {", *head]
    if theme is not None:
        title = escape(drawing.view.title) or "&#160;"
        lines.append(f'bgcolor="{theme[Role.BACKGROUND]}"; labelloc=t; labeljust=l;')
        lines.append(f'label=<<FONT FACE="Arial" POINT-SIZE="15" COLOR="{theme[Role.INK]}"><B>{title}</B></FONT>>;')
    lines += [f"{names[card]} [{_node(drawing, card, theme)}];" for card in nodes or drawing.sheets]
    supported = {(edge.tail, edge.head) for edge in drawing.view.edges if edge.arrow is Arrow.SUPPORT}
    lines += [
        _edge(drawing, names, place, supported=supported, theme=theme)
        for place in edges or range(len(drawing.view.edges))
    ]
    lines += [f"{names[below]} -> {names[card]} [style=invis, weight=8];" for below, card in drawing.pillars.items()]
    lines += _loose(drawing.view, names)
    return "\n".join([*lines, "}", ""])


def _loose(view: View, names: Mapping[str, str]) -> Iterable[str]:
    """Place what no edge places: conclusions on their own with the others, cards that are all alone in a block."""
    if view.edges:
        tied = {end for edge in view.edges for end in (edge.tail, edge.head)}
        alone = [card.id for card in view.cards.values() if card.kind is Kind.CONCLUSION and card.id not in tied]
        return [f"{{rank=max; {' '.join(names[card] for card in alone)}}}"] if alone else []
    cards = [names[card] for card in view.cards]
    across = math.ceil(math.sqrt(len(cards)))
    return [f"{below} -> {above} [style=invis];" for above, below in zip(cards, cards[across:], strict=False)]


def edge_words(edge: Edge) -> tuple[str, int, int]:
    """Return the words on an edge with the width and height reserved for them; nothing for a support."""
    if edge.arrow is not Arrow.ATTACK or not edge.words:
        return "", 0, 0
    return edge.words, math.ceil(width(edge.words, Face.SANS, SMALL)) + 8, 12


def _node(drawing: Drawing, card_id: str, theme: Theme | None) -> str:
    sheet = drawing.sheets[card_id]
    card = sheet.card
    if card.kind is Kind.JUNCTION:
        size = f"{sheet.width / 72:.4f}"
        colour = f', style=filled, color="{theme[Role.ATTACK]}"' if theme else ""
        return f'shape=circle, fixedsize=true, width={size}, height={size}, label=""{colour}'
    if theme is None:
        return f"label=<{_bare_table(sheet, upward=drawing.direction is Direction.UP)}>"
    label = _table(sheet, theme)
    classes = f"{card.kind.value} {card.grounding.value if card.grounding else ''}".strip()
    return f'id="{picture_id("n", card.id)}", class="{classes}", tooltip="{_tip(card)}", label=<{label}>'


def _tip(card: Card) -> str:
    return escape(f"{card.label}: {card.heading.lower()}".replace("\\", ""))


def _bare_table(sheet: Sheet, *, upward: bool) -> str:
    """Write a table with nothing but ports and sizes, which is all that placing needs."""
    ranks = _ranks(sheet.rows)
    cells = "".join(_feet(rank) if upward and rank[0].kind is RowKind.STEP else _rank(rank, None) for rank in ranks)
    inset = int(sheet.rows[0].x) if sheet.rows else 0
    return (
        f'<TABLE BORDER="{inset}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" '
        f'WIDTH="{sheet.width}" HEIGHT="{sheet.height}">{cells}</TABLE>'
    )


def _ranks(rows: Iterable[Row]) -> list[list[Row]]:
    return [list(rank) for _, rank in groupby(rows, key=lambda row: row.top)]


def _rank(rank: Sequence[Row], theme: Theme | None) -> str:
    if len(rank) == 1:
        return f"<TR>{_row(rank[0], theme)}</TR>"
    return _nested(rank, "".join(_row(row, theme) for row in rank))


def _feet(rank: Sequence[Row]) -> str:
    return _nested(rank, "".join(_foot(row) for row in rank))


def _nested(rank: Sequence[Row], inner: str) -> str:
    extent, height = int(sum(row.width for row in rank)), int(rank[0].height)
    size = f'FIXEDSIZE="TRUE" WIDTH="{extent}" HEIGHT="{height}"'
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" {size}>'
    return f"<TR><TD {size}>{table}<TR>{inner}</TR></TABLE></TD></TR>"


def _row(row: Row, theme: Theme | None) -> str:
    port = "t" if row.kind is RowKind.TEXT else picture_id("p", row.port) if row.port else ""
    named = f' PORT="{port}"' if port else ""
    size = f'FIXEDSIZE="TRUE" WIDTH="{int(row.width)}" HEIGHT="{int(row.height)}"'
    if theme is None:
        return f"<TD{named} {size}></TD>"
    fill = f' BGCOLOR="{theme[row.fill]}"' if row.fill else ""
    side = f' BORDER="4" SIDES="L" COLOR="{theme[row.bar_ink]}"' if row.bar else ""
    rule = f' BORDER="1" SIDES="T" COLOR="{theme[Role.FAINT]}"' if row.kind is RowKind.STEP else ""
    link = f' HREF="{escape(row.link)}" TITLE="{escape(row.tip)}"' if row.link.startswith("http") else ""
    align = "CENTER" if row.kind is RowKind.STEP else "LEFT"
    pad = ' CELLPADDING="0"' if row.kind is RowKind.GROUND else ' CELLPADDING="4"'
    return f'<TD{named} {size}{fill}{side}{rule}{link}{pad} ALIGN="{align}" BALIGN="{align}">{_lines(row, theme)}</TD>'


def _foot(row: Row) -> str:
    """Write a step cell in three: support arrives in the middle, attacks on the step at the sides."""
    port = picture_id("p", row.port)
    side = int(row.width * _SIDE)
    middle = int(row.width) - 2 * side
    parts = ((f"{port}-l", side), (port, middle), (f"{port}-r", side))
    return "".join(
        f'<TD PORT="{name}" FIXEDSIZE="TRUE" WIDTH="{extent}" HEIGHT="{int(row.height)}"></TD>'
        for name, extent in parts
    )


def _lines(row: Row, theme: Theme) -> str:
    told = []
    for baseline, parts in groupby(row.lines, key=lambda line: line.y):
        line = "".join(_runs(part, theme) for part in parts)
        if row.gauge is not None and baseline == row.lines[-1].y:
            line = f"{line[: -len(_runs(row.lines[-1], theme))]}{_gauge(row, theme)}{_runs(row.lines[-1], theme)}"
        told.append(f'{line}<BR ALIGN="{"CENTER" if row.kind is RowKind.STEP else "LEFT"}"/>')
    return "".join(told)


def _gauge(row: Row, theme: Theme) -> str:
    gauge = row.gauge
    if gauge is None or gauge.meter.total > MOST_SQUARES:
        return ""
    squares = "&#9632;" * gauge.meter.sourced + "&#9633;" * (gauge.meter.total - gauge.meter.sourced)
    return f'<FONT POINT-SIZE="8.5" COLOR="{theme[Role.SOURCED]}">&#160;{squares}&#160;</FONT>'


def _runs(line: Line, theme: Theme) -> str:
    told = []
    for run in line.runs:
        if not run.text:
            continue
        words = escape(run.text)
        words = f"&#160;{words[1:]}" if words.startswith(" ") else words
        words = f"{words[:-1]}&#160;" if words.endswith(" ") else words
        if run.face is Face.BOLD:
            words = f"<B>{words}</B>"
        elif run.face in (Face.ITALIC, Face.SERIF):
            words = f"<I>{words}</I>"
        face = "Times" if run.face is Face.SERIF else "Arial"
        told.append(f'<FONT FACE="{face}" POINT-SIZE="{run.size:g}" COLOR="{theme[run.ink]}">{words}</FONT>')
    return "".join(told)


def _table(sheet: Sheet, theme: Theme) -> str:
    frame = sheet.frame or Frame(Role.FAINT, 1)
    style = ' STYLE="dashed"' if frame.dashed else ' STYLE="rounded"' if frame.radius else ""
    cells = "".join(_rank(rank, theme) for rank in _ranks(sheet.rows))
    common = f'COLOR="{theme[frame.ink]}" CELLBORDER="0" CELLSPACING="0" BGCOLOR="{theme[Role.PAPER]}"{style}'
    table = f'<TABLE BORDER="{frame.width:g}" {common} CELLPADDING="0">{cells}</TABLE>'
    if not frame.double:
        return table
    return f'<TABLE BORDER="1" {common} CELLPADDING="2"><TR><TD>{table}</TD></TR></TABLE>'


def _edge(
    drawing: Drawing,
    names: Mapping[str, str],
    place: int,
    *,
    supported: Container[tuple[str, str]],
    theme: Theme | None,
) -> str:
    edge = drawing.view.edges[place]
    head, tail = names[edge.head], names[edge.tail]
    if edge.port:
        head += _aim(drawing, place, placing=theme is None)
    elif edge.arrow is Arrow.ATTACK and drawing.sheets[edge.head].rows:
        head += ":t"
    tail += _leave(drawing, edge, supported)
    options = [f'comment="{place}"'] if theme is None else []
    words, extent, height = edge_words(edge)
    if words:
        inner = "" if theme is None else f'<FONT COLOR="{theme[Role.ATTACK]}">{escape(words)}</FONT>'
        size = f'BORDER="0" CELLBORDER="0" FIXEDSIZE="TRUE" WIDTH="{extent}" HEIGHT="{height}"'
        table = f"<TABLE {size}><TR><TD>{inner}</TD></TR></TABLE>"
        options.append(f"label=<{table}>")
    if edge.arrow is Arrow.SUPPORT:
        options.append("weight=4")
    else:
        options.append("arrowhead=none" if edge.arrow is Arrow.JOIN else "arrowhead=tee, arrowsize=1.1")
    if theme is not None:
        options.append(
            f'penwidth={edge.width:g}, color="{theme[Role.INK if edge.arrow is Arrow.SUPPORT else Role.ATTACK]}"'
        )
        options += ["style=dashed"] if edge.dashed or edge.arrow is not Arrow.SUPPORT else []
        options += [f'class="{edge.arrow.value}"']
    return f"{tail} -> {head} [{', '.join(options)}];"


def _leave(drawing: Drawing, edge: Edge, supported: Container[tuple[str, str]]) -> str:
    """Return where an edge leaves its card: from a slip, or where nothing else says so "".

    An attack on a card that its own card also supports leaves at a corner, so that the two lines part.
    """
    upward = drawing.direction is Direction.UP
    if edge.tail_port:
        side = ":e" if upward and edge.arrow is not Arrow.SUPPORT else ""
        return f':"{picture_id("p", edge.tail_port)}"{side}'
    if edge.arrow is not Arrow.ATTACK or (edge.tail, edge.head) not in supported:
        return ""
    return ":ne" if upward else ":sw"


def _aim(drawing: Drawing, place: int, *, placing: bool) -> str:
    """Return the port where an edge ends: support in the middle of a step's foot, attacks on it at the sides."""
    edge = drawing.view.edges[place]
    upward = drawing.direction is Direction.UP
    port = picture_id("p", edge.port)
    if edge.arrow is Arrow.SUPPORT:
        return f':"{port}":{"s" if upward else "e"}'
    on_step = any(cell.id == edge.port for cell in drawing.view.cards[edge.head].steps)
    if not (placing and upward and on_step):
        return f':"{port}"'
    before = sum(other.port == edge.port and other.arrow is Arrow.ATTACK for other in drawing.view.edges[:place])
    return f':"{port}-{"l" if before % 2 else "r"}":s'
