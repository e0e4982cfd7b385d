"""CSL-JSON, the format of CSL processors and of Zotero's export, in and out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.evidence.bibliography.collecting import Collector
from argmap.evidence.bibliography.dates import SEASONS, date_of, guess_date, read_date
from argmap.evidence.bibliography.entry import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    TITLE_TYPE_NOTE,
    Bibliography,
    CslValue,
    Date,
    Entry,
    Name,
    one_line,
    tidy,
)
from argmap.evidence.bibliography.names import body, person
from argmap.evidence.json_array import Json, read_elements
from argmap.model.vocabulary import CSL_VARIABLES

_OLD_NAMES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
}
_NAME_PARTS = frozenset("family given suffix non-dropping-particle dropping-particle literal".split())
_DATE_PARTS = frozenset("date-parts season circa raw literal".split())
_TEXT_VARIABLES = CSL_VARIABLES.union(TITLE_TYPE_NOTE) - NAME_VARIABLES - DATE_VARIABLES


def read_csl_json(text: str, path: str) -> Bibliography:
    """Read CSL-JSON: a list of items, one item, or an object with a list called `items`."""
    collector = Collector(path)
    read = read_elements(text)
    elements = read.elements
    found = [(element.value, element.line) for element in elements]
    if (
        len(elements) == 1
        and isinstance(elements[0].value, Mapping)
        and (items := _items(elements[0].value.get("items")))
    ):
        found = [(item, elements[0].line) for item in items]
        collector.leave((name for name in elements[0].value if name != "items"), line=elements[0].line)
    for item, line in found:
        if isinstance(item, Mapping):
            variables = _variables(item)
            collector.add(_text(item.get("id")), variables, line=line, unread=_unread(item, variables))
        else:
            collector.unreadable(
                "an item of the list is not an object", 'write it as {"id": ..., "type": ...}', line=line
            )
    if read.fault:
        collector.broken(
            f"the JSON cannot be read on from here: {read.fault}", "export the file again", line=read.fault_line
        )
    return collector.bibliography()


def dump_item(entry: Entry) -> dict[str, Json]:
    """Return the CSL-JSON item of an entry, as values that `json.dumps` takes."""
    return {"id": entry.key, **{variable: dump_value(value) for variable, value in entry.csl.items()}}


def dump_value(value: CslValue) -> Json:
    """Return the CSL-JSON value of a variable."""
    match value:
        case str():
            return value
        case Date():
            return _dump_date(value)
        case _:
            return [_dump_name(name) for name in value]


def _variables(item: Mapping[str, Json]) -> dict[str, CslValue]:
    variables: dict[str, CslValue] = {}
    for written, value in item.items():
        variable = _OLD_NAMES.get(written, written)
        if variable in NAME_VARIABLES:
            names = map(_name, _items(value) or [value])
            variables.setdefault(variable, tuple(name for name in names if name != Name()))
        elif variable in DATE_VARIABLES:
            variables.setdefault(variable, _date(value))
        elif variable in _TEXT_VARIABLES:
            variables.setdefault(variable, tidy(variable, _text(value)))
    return variables


def _unread(item: Mapping[str, Json], variables: Mapping[str, CslValue]) -> Iterator[str]:
    """Give the names of what an item says and its variables do not."""
    for written, value in item.items():
        variable = _OLD_NAMES.get(written, written)
        if written == "id" or not value:
            continue
        read = variables.get(variable)
        if variable in NAME_VARIABLES:
            if not read or (variable != written and variable in item):
                yield written
            if read and any(name and _name(name) == Name() for name in _items(value)):
                yield f"a name of {written}"
            parts = {part for name in _items(value) or [value] if isinstance(name, Mapping) for part in _filled(name)}
            yield from (f"{part} of {written}" for part in sorted(parts - _NAME_PARTS))
        elif variable in DATE_VARIABLES:
            if not isinstance(read, Date) or read == Date():
                yield written
            elif isinstance(value, Mapping):
                without = {"season"} if not read.season else set()
                without |= {"literal"} if read.parts else set()
                known = _DATE_PARTS - without
                yield from (f"{part} of {written}" for part in sorted(_filled(value) - known))
        elif read in (None, "") or read != tidy(variable, _text(value)) or not _is_text(value):
            yield written


def _is_text(value: Json) -> bool:
    """Tell whether all of a value can be written as words."""
    return not isinstance(value, Mapping) and all(isinstance(each, str) for each in _items(value))


def _filled(value: Mapping[str, Json]) -> set[str]:
    return {part for part, words in value.items() if words}


def _items(value: Json) -> Sequence[Json]:
    """Return the items of a list, and nothing for anything else."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _name(value: Json) -> Name:
    if isinstance(value, str):
        return body(value)
    if not isinstance(value, Mapping):
        return Name()
    if literal := _text(value.get("literal")):
        return body(literal)
    return person(
        _text(value.get("family")),
        _text(value.get("given")),
        particle=_text(value.get("non-dropping-particle")),
        dropping=_text(value.get("dropping-particle")),
        suffix=_text(value.get("suffix")),
    )


def _date(value: Json) -> Date:
    if isinstance(value, str | int):
        return guess_date(_text(value))
    if not isinstance(value, Mapping):
        return Date()
    circa = _text(value.get("circa")).lower() not in ("", "0", "false")
    parts = _date_parts(_items(value.get("date-parts")))
    if parts is None:
        raw, literal = _text(value.get("raw")), _text(value.get("literal"))
        words = guess_date(raw) if raw else read_date(literal or _words_of(_items(value.get("date-parts"))))
        return Date(words.parts, words.season, words.circa or (circa and bool(words.parts)), words.literal)
    season = parts.season or _season(_text(value.get("season")))
    single_year = len(parts.parts) == 1 and len(parts.parts[0]) == 1
    return Date(parts.parts, season if single_year else 0, circa)


def _date_parts(ends: Sequence[Json]) -> Date | None:
    """Return the date of `date-parts`, whose numbers may be text; None when there is none, or no such day."""
    found: list[Date] = []
    for end in ends:
        numbers = [_text(number) for number in _items(end)]
        date = date_of(*numbers) if 1 <= len(numbers) <= 3 else None  # noqa: PLR2004 - year, month, day
        if date is None or (date.season and len(ends) > 1):
            return None
        found.append(date)
    if not 1 <= len(found) <= 2:  # noqa: PLR2004 - the ends of a range
        return None
    return Date(tuple(date.parts[0] for date in found), found[0].season)


def _words_of(ends: Sequence[Json]) -> str:
    """Write the numbers of a date that does not exist as they are, so that they are not lost."""
    words = ("-".join(map(_text, _items(end) or [end])) for end in ends)
    return one_line("/".join(filter(None, words)))


def _season(text: str) -> int:
    if text.isascii() and text.isdigit():
        number = int(text[:3])
        return number if 1 <= number <= len(SEASONS) else 0
    word = {"fall": "Autumn"}.get(text.lower(), text.capitalize())
    return SEASONS.index(word) + 1 if word in SEASONS else 0


def _text(value: Json) -> str:
    match value:
        case str():
            return value
        case bool():
            return "true" if value else ""
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case _:
            return ", ".join(part for part in _items(value) if isinstance(part, str))


def _dump_name(name: Name) -> dict[str, Json]:
    written = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "dropping-particle": name.dropping_particle,
        "suffix": name.suffix,
    }
    return {part: words for part, words in written.items() if words}


def _dump_date(date: Date) -> dict[str, Json]:
    if not date.parts:
        return {"literal": date.literal}
    dumped: dict[str, Json] = {"date-parts": [list(part) for part in date.parts]}
    if date.season:
        dumped["season"] = date.season
    if date.circa:
        dumped["circa"] = True
    return dumped
