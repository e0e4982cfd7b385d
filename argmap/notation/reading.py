"""The strict reader: what the lines of one block say, field by field, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from argmap.model.ids import id_fault
from argmap.notation.document import Fault, Written
from argmap.notation.scalars import ScalarFaultError, is_plain_item, read_scalar

HEAD_ID = "argmap"
MERGE_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}\Z")
_USUAL = frozenset(
    """version title main claim by tags note quote source at via attests reading supports attacks because scheme
    warrant grade questions review date kind author file sha256""".split()
)
_PROSE_HEADERS = frozenset(["|", "|-", "|2"])
_MARGIN = "    "
_NO_FIELD = frozenset([" ", "#", "-", "\t", ""])


@dataclass(slots=True)
class Reading:
    """What has been read of one block so far; lines count from 0 in the block."""

    lines: list[str]
    id: str = ""
    id_line: int = -1
    stray: int = -2
    """The last line that could not stand where it stands: of several in a row the first is reported."""
    written: list[Written] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, line: int, column: int, message: str, remedy: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(code, line, column, message, remedy))


def read_block(text: str) -> Reading:
    """Read the text of one block, as `cut` made it; never raises."""
    reading = Reading(text.split("\n"))
    lines = reading.lines
    names: set[str] = set()
    position, end = 0, len(lines)
    while position < end:
        line = lines[position]
        if reading.id_line >= 0 and line[:2] == "  " and line[2:3] not in _NO_FIELD:
            found = _field(reading, position)
            if found is None:
                position += 1
                continue
            if found.name in names:
                reading.fault(
                    "E112", position, 3, f"`{found.name}` is given twice in this block", "join the two, or remove one"
                )
            else:
                names.add(found.name)
                reading.written.append(found)
            position = found.last_line + 1
            continue
        if line and line[0] not in " #\t":
            _id(reading, position)
            if reading.id in MERGE_MARKERS:
                break
        elif line:
            _elsewhere(reading, position)
        position += 1
    if reading.id_line >= 0 and not reading.written and not reading.faults:
        reading.fault(
            "E115", reading.id_line, 1, f'the block "{reading.id}" has no fields', "say what it is, or remove it"
        )
    return reading


def _id(reading: Reading, position: int) -> None:
    line = reading.lines[position]
    reading.id_line = position
    if line[-1] == ":" and id_fault(line[:-1]) is None:
        reading.id = line[:-1]
        return
    name, colon, rest = line.partition(":")
    if line.startswith(MERGE_MARKERS):
        reading.id = line[:7]
        remedy = "finish the merge: keep one side, or both, and remove the lines <<<<<<<, ======= and >>>>>>>"
        reading.fault("E103", position, 1, "a merge was left unfinished here", remedy)
        return
    reading.id = name.rstrip(" ")
    if line.startswith(("---", "...", "%")):
        reading.fault(
            "E108", position, 1, "a map file holds one YAML document, without markers or directives", "remove this line"
        )
        return
    if not colon:
        remedy = "an id ends with a colon; text is indented below its field"
        reading.fault("E105", position, 1, "this is neither an id nor a field", remedy)
        return
    if rest.strip(" ") and not rest.lstrip(" ").startswith("#"):
        remedy = "indent fields by two spaces, below the id of their block"
        column = len(line) - len(rest.lstrip(" ")) + 1
        reading.fault("E105", position, column, "something follows the id of a block on its line", remedy)
        return
    if rest.startswith("#") or "\t" in rest.partition("#")[0]:
        reading.fault("E105", position, len(name) + 2, "only a space can follow the colon", "")
        return
    fault = None if name == HEAD_ID else id_fault(name)
    if fault is not None:
        reading.fault(
            "E106",
            position,
            1,
            f'"{name}" cannot be an id: {fault}',
            "use letters, digits and -, starting with a letter",
        )


def _elsewhere(reading: Reading, position: int) -> None:
    """Judge a line that holds neither an id nor, at its column, a field."""
    line = reading.lines[position]
    text = line.lstrip(" ")
    if not text or text[0] == "#":
        return
    column = len(line) - len(text) + 1
    follows, reading.stray = reading.stray == position - 1, position
    if follows:
        return
    if text[0] == "\t":
        if text.strip(" \t"):
            reading.fault("E102", position, column, "the line is indented with a tab", "indent with spaces")
        else:
            reading.fault("E102", position, column, "a tab stands on an empty line", "remove it")
        return
    if reading.id_line < 0:
        reading.fault(
            "E104",
            position,
            column,
            "this line belongs to no block",
            "write the id of its block above it, at the margin",
        )
        return
    if text.startswith("- "):
        remedy = "items are indented by four spaces, below the name of their field"
        reading.fault("E104", position, column, "an item of a list stands here without its list", remedy)
        return
    remedy = "fields are indented by two spaces; a long value goes under `|`, indented by four"
    reading.fault("E104", position, column, f"nothing can stand at column {column} here", remedy)


def _field(reading: Reading, position: int) -> Written | None:
    line = reading.lines[position]
    name, colon, rest = line[2:].partition(":")
    if not colon or (name not in _USUAL and _FIELD.match(name) is None):
        remedy = "a field is `name: value`; text goes under `name: |`, indented by four spaces"
        reading.fault("E105", position, 3, "this is not a field", remedy)
        return None
    if rest and rest[0] != " ":
        reading.fault("E105", position, len(name) + 4, f"a space is missing after `{name}:`", "")
    value = rest.strip(" ")
    if not value:
        return _items(reading, name, position)
    if value in _PROSE_HEADERS:
        return _prose(reading, name, position, value)
    column = len(name) + 4 + (1 if rest[1:2] != " " else len(rest) - len(rest.lstrip(" ")))
    if value[0] in "|>":
        _scalar(reading, value, position, column)
        return _prose(reading, name, position, "|2")
    if value[0] == "[":
        return _brackets(reading, Written(name, value, position, position, position, column))
    return Written(name, _scalar(reading, value, position, column), position, position, position, column)


def _scalar(reading: Reading, value: str, position: int, column: int) -> str:
    try:
        return read_scalar(value)
    except ScalarFaultError as fault:
        reading.fault(fault.code, position, column, fault.message, fault.remedy)
        return fault.best


def _prose(reading: Reading, name: str, position: int, header: str) -> Written:
    lines = reading.lines
    first = position + 1
    stop, end = first, len(lines)
    while stop < end:
        line = lines[stop]
        if line[:4] != _MARGIN and line.strip(" "):
            break
        stop += 1
    while stop > first and len(lines[stop - 1]) <= len(_MARGIN):
        stop -= 1
    body = [line[4:] for line in lines[first:stop]]
    if body:
        _check_start(reading, body, first, deep=header == "|2")
    else:
        remedy = "write it below, indented by four spaces, or remove the field"
        reading.fault("E110", position, 3, f"`{name}` has no text", remedy)
        reading.stray = stop - 1
    value = "\n".join(body)
    if body and header != "|-" and stop < end:
        value += "\n"
    return Written(name, value, position, max(position, stop - 1), min(first, end - 1), 5)


def _check_start(reading: Reading, body: list[str], first: int, *, deep: bool) -> None:
    """Refuse a start whose indentation YAML readers disagree about."""
    for line, text in enumerate(body, first):
        if text:
            if text[0] == " " and not deep:
                remedy = "indent by four spaces; write `|2` instead of `|` when the spaces are part of the text"
                reading.fault("E104", line, 5, "the text starts deeper than four spaces", remedy)
            return
        if 0 < len(reading.lines[line]) < len(_MARGIN):
            reading.fault("E104", line, 1, "an empty line at the start of a text holds spaces", "remove the spaces")


def _items(reading: Reading, name: str, position: int) -> Written:
    lines = reading.lines
    values: list[str] = []
    places: list[tuple[int, int]] = []
    stop = position + 1
    last = position
    while stop < len(lines):
        line = lines[stop]
        if line[:5] == "    -":
            values.append(_item(reading, stop))
            places.append((stop, 7 + len(line[5:]) - len(line[5:].lstrip(" ")) - 1))
            last = stop
        elif line.strip(" ") and line.lstrip(" ")[0] != "#":
            break
        stop += 1
    if not values and stop < len(lines) and lines[stop].lstrip(" ").startswith("- "):
        _elsewhere(reading, stop)
        return Written(name, (), position, stop, position, 3)
    if not values:
        remedy = "write its value after it, or below it under `|`, or remove the field"
        reading.fault("E110", position, 3, f"`{name}` has no value", remedy)
        return Written(name, "", position, position, position, 3)
    return Written(name, tuple(values), position, last, places[0][0], 5, tuple(places))


def _item(reading: Reading, position: int) -> str:
    rest = reading.lines[position][5:]
    value = rest.strip(" ")
    column = 6 + len(rest) - len(rest.lstrip(" "))
    if not value:
        reading.fault("E110", position, 5, "an item of the list is empty", "remove the line")
        return ""
    if rest[0] != " ":
        reading.fault("E105", position, 6, 'a space is missing after "-"', "")
        return value
    if value[0] == "[" or value in _PROSE_HEADERS:
        reading.fault("E108", position, column, "an item is text on one line", "use quotes if it is meant as text")
        return value
    return _scalar(reading, value, position, column)


def _brackets(reading: Reading, written: Written) -> Written:
    value = written.value
    if not isinstance(value, str):
        return written
    if value[-1] != "]":
        remedy = "close it on the same line, or write one item a line below, each after `- `"
        reading.fault("E111", written.line, written.value_column, "the list is not closed", remedy)
        return written
    inner = value[1:-1]
    if not inner.strip(" "):
        return written._replace(value=())
    values: list[str] = []
    places: list[tuple[int, int]] = []
    column = written.value_column + 1
    for part in inner.split(","):
        item = part.strip(" ")
        place = column + len(part) - len(part.lstrip(" "))
        if not item or not is_plain_item(item):
            remedy = "write one item a line below the field, each after `- `, in quotes where needed"
            what = f'"{item}" cannot stand in brackets' if item else "an item is missing between commas"
            reading.fault("E111", written.line, min(place, written.value_column + len(value) - 1), what, remedy)
        values.append(item)
        places.append((written.line, place))
        column += len(part) + 1
    return written._replace(value=tuple(values), items=tuple(places))
