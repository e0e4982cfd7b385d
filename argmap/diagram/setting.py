"""How a card is set in type: which rows, how wide, in which face, size and colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.appraisal.review import Grounding
from argmap.diagram.measure import Face
from argmap.diagram.sheet import Frame, Gauge, Line, Row, RowKind, Run, Sheet
from argmap.diagram.theme import Role
from argmap.diagram.view import Bar, Card, Kind, Meter, Slip, StepCell
from argmap.diagram.wrap import wrap

SMALL, WORDS, CLAIM, MAIN = 8.5, 10.5, 11.0, 14.0
"""Type sizes: labels, quoted words, claims, main conclusions."""
SQUARE, SQUARE_STEP, MOST_SQUARES, SHARE_WIDTH = 9, 12, 12, 96
_TEXT_WIDTH, _MAIN_WIDTH, _SLIP_WIDTH, _CELL_WIDTH, _HEAD_WIDTH = 168, 248, 158, 128, 236
_PAD, _BAR, _GROUND, _ROUNDING, _GAP, _JUNCTION, _BREATH = 6, 4, 5, 4, 8, 8, 2.5
_LEADING = {SMALL: 10.2, WORDS: 12.4, CLAIM: 13.6, MAIN: 17.0}
_MOST_ORIGIN_LINES, _STUB_LINES = 4, 2


@dataclass(frozen=True, slots=True)
class _Block:
    """A row before its width and place are known: lines of runs, of which the first `quoted` are a source's words."""

    kind: RowKind
    lines: tuple[tuple[Run, ...], ...] = ()
    quoted: int = 0
    left: float = _PAD
    above: float = 4
    below: float = 4
    port: str = ""
    fill: Role | None = None
    bar: Bar | None = None
    bar_ink: Role = Role.SOURCED
    link: str = ""
    tip: str = ""
    meter: Meter | None = None
    least: float = 0

    @property
    def width(self) -> float:
        extents = list(map(_extent, self.lines))
        if self.meter is not None:
            extents[-1] += _meter_width(self.meter) + 4
        return max([*extents, 0]) + self.left + _PAD

    @property
    def height(self) -> float:
        return max(
            self.least,
            self.above
            + sum(_LEADING[_size(line)] for line in self.lines)
            + self.below
            + (_BREATH if self.quoted else 0),
        )


def _extent(line: Sequence[Run]) -> float:
    return line[0].width if len(line) == 1 else sum(run.width for run in line)


def _size(line: Sequence[Run]) -> float:
    return line[0].size if len(line) == 1 else max(run.size for run in line)


def set_card(card: Card, *, stacked: bool = False) -> Sheet:
    """Set a card; with `stacked` its step cells stand below each other, for lines that arrive from the side."""
    if card.kind is Kind.JUNCTION:
        return Sheet(card, _JUNCTION, _JUNCTION, None, ())
    frame = _frame(card)
    inset = _inset(frame)
    cells = [_cell(step, card, alone=stacked or len(card.steps) == 1) for step in card.steps]
    feet = max((cell.width for cell in cells), default=0) if stacked else sum(cell.width for cell in cells)
    blocks = _blocks(card, max(0.0, feet - 2 * _PAD))
    inner = math.ceil(max([feet, *(block.width for block in blocks)]))
    rows: list[Row] = []
    top: float = inset
    for block in blocks:
        rows.append(_row(block, inset, top, inner))
        top += rows[-1].height
    rows += _feet(cells, inset, top, inner, stacked=stacked)
    bottom = max((row.top + row.height for row in rows), default=top)
    return Sheet(card, inner + 2 * inset, math.ceil(bottom) + inset, frame, tuple(rows))


def _feet(cells: Sequence[_Block], left: float, top: float, inner: float, *, stacked: bool) -> list[Row]:
    if not cells:
        return []
    if stacked:
        rows = []
        for cell in cells:
            rows.append(_row(cell, left, top, inner))
            top += rows[-1].height
        return rows
    height = math.ceil(max(cell.height for cell in cells))
    spare = (inner - sum(cell.width for cell in cells)) / len(cells)
    edges = [left]
    for cell in cells:
        edges.append(edges[-1] + cell.width + spare)
    marks = [left, *(round(edge) for edge in edges[1:-1]), left + inner]
    return [
        _row(replace(cell, least=height), marks[place], top, marks[place + 1] - marks[place])
        for place, cell in enumerate(cells)
    ]


def _inset(frame: Frame) -> int:
    return math.ceil(frame.width) + (3 if frame.double else 0)


def _frame(card: Card) -> Frame:
    if card.kind is Kind.STUB:
        return Frame(Role.FAINT, 1, dashed=False, radius=4)
    if card.kind is Kind.QUOTED:
        return Frame(Role.SOURCED, 1)
    attack = card.objects
    heavier = 1.2 if card.kind is Kind.CONCLUSION or (card.kind is Kind.PART and "CONCLUSION" in card.heading) else 0.0
    if card.sourced:
        return Frame(Role.ATTACK if attack else Role.SOURCED, 2 + heavier, double=attack)
    if _is_without_source(card):
        return Frame(Role.ATTACK if attack else Role.NO_SOURCE, 1.3 + heavier, dashed=True, double=attack)
    return Frame(Role.ATTACK if attack else Role.SOURCED, 1.3 + heavier, radius=9, double=attack)


def _blocks(card: Card, feet: float) -> list[_Block]:
    if card.kind is Kind.STUB:
        return _stub_blocks(card)
    if card.kind is Kind.PART:
        return _part_blocks(card)
    if card.kind is Kind.QUOTED:
        return [*_head(card, Role.SOURCED, None, 0), *(_slip(slip, card, _SLIP_WIDTH) for slip in card.slips)]
    attack = card.kind is Kind.OBJECTION
    accent = Role.ATTACK if attack else Role.SOURCED
    if not attack and card.grounding in (Grounding.ASSUMED, Grounding.BARE):
        accent = Role.NO_SOURCE
    main = card.kind is Kind.CONCLUSION
    limit = max(_MAIN_WIDTH if main else _TEXT_WIDTH, feet)
    face, size = (Face.BOLD, MAIN) if main else (Face.SANS, CLAIM)
    blocks = _head(card, accent, accent if card.sourced else None, limit)
    limit = max(limit, blocks[0].width - 2 * _PAD)
    blocks.append(_Block(RowKind.TEXT, _runs(card.text, face, size, Role.INK, limit), above=5, below=6))
    blocks += _remarks(card, limit)
    blocks += [_slip(slip, card, max(_SLIP_WIDTH, limit - _BAR - 8)) for slip in card.slips]
    if card.sourced:
        blocks.append(_Block(RowKind.GROUND, fill=accent, above=0, below=0, least=_GROUND))
    elif card.slips and not card.steps:
        # A slip is square, the corners of a card without ground are round.
        blocks.append(_Block(RowKind.GROUND, above=0, below=0, least=_ROUNDING))
    return blocks


def _runs(text: str, face: Face, size: float, ink: Role, limit: float) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(line, face, size, ink),) for line in wrap(text, face, size, limit))


def _head(card: Card, accent: Role, fill: Role | None, limit: float) -> list[_Block]:
    ink = {None: accent, Role.ATTACK: Role.ON_ATTACK}.get(fill, Role.ON_SOURCED)
    mark = "× " if card.kind is Kind.OBJECTION else ""
    limit = max(limit, _HEAD_WIDTH)
    lines = [list(line) for line in _runs(f"{mark}{card.label}  {card.heading}", Face.BOLD, SMALL, ink, limit)]
    first = lines[0][0].text
    lines[0] = [replace(lines[0][0], text=first.replace(" ", "\u00a0\u00a0", 1) if not mark else _spread(first))]
    if card.tally:
        face = Face.BOLD if card.tally.isupper() else Face.SANS
        _append(lines, Run(card.tally, face, SMALL, ink), limit)
    if card.meter is None:
        return [_Block(RowKind.HEAD, tuple(map(tuple, lines)), fill=fill)]
    words = f"{card.meter.sourced} of {card.meter.total} {'grounds ' if card.kind is Kind.CONCLUSION else ''}sourced"
    told = Run(words, Face.SANS, SMALL, ink if fill is not None else Role.FAINT)
    line_width = sum(run.width for run in lines[-1])
    if card.tally or line_width + _GAP + _meter_width(card.meter) + 4 + told.width > limit:
        lines.append([told])
    else:
        lines[-1] += [Run("\u00a0\u00a0\u00a0", Face.SANS, SMALL, ink), told]
    return [_Block(RowKind.HEAD, tuple(map(tuple, lines)), fill=fill, meter=card.meter)]


def _spread(words: str) -> str:
    mark, label, rest = [*words.split(" ", 2), ""][:3]
    return f"{mark} {label}\u00a0\u00a0{rest}"


def _append(lines: list[list[Run]], run: Run, limit: float) -> None:
    space = Run("\u00a0\u00a0\u00a0", Face.SANS, SMALL, run.ink)
    if sum(part.width for part in lines[-1]) + space.width + run.width > limit:
        lines.append([run])
    else:
        lines[-1] += [space, run]


def _meter_width(meter: Meter) -> float:
    return SHARE_WIDTH + 3 if meter.total > MOST_SQUARES else SQUARE_STEP * meter.total


def _remarks(card: Card, limit: float) -> list[_Block]:
    blocks = []
    for remark in card.remarks:
        ink = Role.ATTACK if remark.grave else Role.FAINT
        lead = f"{remark.lead}:" if remark.lead and remark.rest else remark.lead
        lines = list(wrap(f"{lead} {remark.rest}", Face.BOLD if lead else Face.SANS, SMALL, limit))
        runs: list[tuple[Run, ...]] = [(Run(line, Face.SANS, SMALL, ink),) for line in lines]
        if lead and lines and lines[0].startswith(lead):
            rest = lines[0][len(lead) :]
            runs[0] = tuple(
                run for run in (Run(lead, Face.BOLD, SMALL, ink), Run(rest, Face.SANS, SMALL, ink)) if run.text
            )
        blocks.append(_Block(RowKind.REMARK, tuple(runs), above=0, below=5))
    return blocks


def _slip(slip: Slip, card: Card, limit: float) -> _Block:
    attack = card.kind is Kind.OBJECTION
    failed = slip.bar is Bar.FAILED
    fill = Role.PAPER if failed else Role.ATTACK_SLIP if attack else Role.SLIP
    accent = Role.ATTACK if failed or attack else Role.SOURCED
    ink = Role.ATTACK if failed else Role.INK
    lines: list[tuple[Run, ...]] = list(_runs(f"“{slip.words}”", Face.SERIF, WORDS, ink, limit))
    quoted = len(lines)
    origin = list(_runs(slip.origin, Face.SANS, SMALL, Role.ORIGIN, limit))
    if len(origin) > _MOST_ORIGIN_LINES:
        last = origin[_MOST_ORIGIN_LINES - 1][0]
        origin = [*origin[: _MOST_ORIGIN_LINES - 1], (replace(last, text=f"{last.text} …"),)]
    lines += origin
    place = f"{slip.label}: {slip.locator}" if slip.locator else slip.label
    if card.kind is Kind.QUOTED:
        place = slip.locator
    lines += _runs(place, Face.SANS, SMALL, accent, limit)
    lines += _runs(
        slip.remark, Face.BOLD if failed else Face.SANS, SMALL, Role.ATTACK if failed else Role.ORIGIN, limit
    )
    tip = f"{slip.label}: “{slip.full}” {slip.origin}" + (f", {slip.locator}" if slip.locator else "")
    return _Block(
        RowKind.SLIP,
        tuple(lines),
        quoted=quoted,
        left=_BAR + _PAD + 1,
        above=5,
        below=6,
        port=slip.id,
        fill=fill,
        bar=slip.bar,
        bar_ink=accent,
        link=slip.link,
        tip=tip,
    )


def _cell(step: StepCell, card: Card, *, alone: bool) -> _Block:
    limit = _TEXT_WIDTH if alone else _CELL_WIDTH
    if card.kind is Kind.CONCLUSION and alone:
        limit = _MAIN_WIDTH
    lead = "therefore (mapper’s step), " if step.mappers else "therefore, "
    first = Run(lead, Face.ITALIC, SMALL, Role.INK)
    grade = Run(step.grade, Face.BOLD if step.rated else Face.SANS, SMALL, Role.INK)
    lines: list[tuple[Run, ...]] = [(first, grade)] if first.width + grade.width <= limit else [(first,), (grade,)]
    lines += _runs(step.reason, Face.SANS, SMALL, Role.FAINT, limit)
    lines += _runs(step.state, Face.BOLD, SMALL, Role.ATTACK, limit)
    return _Block(RowKind.STEP, tuple(lines), port=step.id, above=3, below=4)


def _stub_blocks(card: Card) -> list[_Block]:
    lines: list[tuple[Run, ...]] = [(Run(f"{card.label}\u00a0\u00a0{card.heading}", Face.BOLD, SMALL, Role.FAINT),)]
    told = list(wrap(card.text, Face.SANS, SMALL, _TEXT_WIDTH))
    if len(told) > _STUB_LINES:
        told = [told[0], f"{told[1]} …"]
    lines += [(Run(line, Face.SANS, SMALL, Role.INK),) for line in told]
    lines.append((Run(card.tally, Face.BOLD, SMALL, Role.SOURCED),))
    return [_Block(RowKind.TEXT, tuple(lines), above=4, below=5, link=f"#page-{card.page}" if card.page else "")]


def _part_blocks(card: Card) -> list[_Block]:
    """Set the box of a page small: as many as can be read have to stand together."""
    accent = Role.ATTACK if card.objects else Role.NO_SOURCE if _is_without_source(card) else Role.SOURCED
    face = Face.BOLD if "CONCLUSION" in card.heading else Face.SANS
    words = _Block(RowKind.TEXT, _runs(card.text, face, SMALL, Role.INK, _TEXT_WIDTH), above=3, below=2)
    blocks = [*_head(card, accent, accent if card.sourced else None, _TEXT_WIDTH), words, *_remarks(card, _TEXT_WIDTH)]
    return [replace(block, link=f"#page-{card.page}" if card.page else "") for block in blocks]


def _is_without_source(card: Card) -> bool:
    return card.grounding in (Grounding.ASSUMED, Grounding.BARE)


def _row(block: _Block, left: float, top: float, inner: float) -> Row:
    height = math.ceil(block.height)
    lines = []
    centred = block.kind is RowKind.STEP
    cursor = top + block.above
    gauge = None
    for place, runs in enumerate(block.lines):
        cursor += _BREATH if block.quoted and place == block.quoted else 0
        size = _size(runs)
        leading = _LEADING[size]
        baseline = cursor + (leading - 1.117 * size) / 2 + 0.905 * size
        x = left + (inner - _extent(runs)) / 2 if centred else left + block.left
        if block.meter is not None and place == len(block.lines) - 1:
            gauge, split = _placed_gauge(block.meter, runs, x, cursor + (leading - SQUARE) / 2)
            lines += [Line(at, baseline, part) for at, part in split]
        else:
            lines.append(Line(x, baseline, runs))
        cursor += leading
    return Row(
        block.kind,
        left,
        top,
        inner,
        height,
        tuple(lines),
        block.port,
        block.fill,
        block.bar,
        block.bar_ink,
        block.link,
        block.tip,
        gauge,
    )


def _placed_gauge(
    meter: Meter, runs: tuple[Run, ...], x: float, y: float
) -> tuple[Gauge, list[tuple[float, tuple[Run, ...]]]]:
    """Put the meter before the last run of its line."""
    before, told = runs[:-1], runs[-1]
    at = x + sum(run.width for run in before)
    split = [(x, before)] if before else []
    return Gauge(at, y, meter), [*split, (at + _meter_width(meter) + 4, (told,))]
