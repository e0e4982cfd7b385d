"""How an entry of a bibliography and a source of a map say the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from argmap.evidence.bibliography.csl_json import dump_item
from argmap.evidence.bibliography.dates import read_date, write_date
from argmap.evidence.bibliography.entry import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    Bibliography,
    CslValue,
    Date,
    Entry,
    entry_of,
    one_line,
    tidy,
)
from argmap.evidence.bibliography.names import read_names, write_names
from argmap.evidence.json_array import Json
from argmap.model.map import Map
from argmap.model.nodes import Node, Source
from argmap.model.problem import Problem
from argmap.model.vocabulary import CSL_VARIABLES

_FIELD_OF_VARIABLE = {"title": "source", "type": "kind", "author": "author", "issued": "date", "note": "note"}
_INHERITED = (
    "archive archive-place archive_collection collection-editor collection-number collection-title edition editor "
    "event-date event-place event-title ISBN ISSN issue issued number-of-volumes publisher publisher-place URL volume"
).split()
"""What a part shares with the source that contains it."""

_LOCATORS = {"p": "page", "pp": "page", "vol": "volume", "ch": "chapter-number", "sec": "section"}
_LOCATOR = re.compile(r"(pp?|vol|ch|sec)\.\s*(\S.*)")
_MAX_SUGGESTED = 20
"""Likely keys are looked for this many times; where more are missing, the file itself is the wrong one."""


def to_source_fields(entry: Entry) -> dict[str, str]:
    """Return the fields of a source that hold what `entry` says, in the order in which they are to be written.

    Every variable of CSL survives, as `to_csl` shows, except that an entry without a title gets one made of its
    kind, recipient and date, which every source needs.
    """
    fields = {"source": entry.text("title") or _made_title(entry)}
    for variable in ("type", "author", "issued"):
        if value := entry.csl.get(variable):
            fields[_FIELD_OF_VARIABLE[variable]] = _written(value)
    fields |= {name: _written(value) for name, value in entry.csl.items() if name in CSL_VARIABLES and name != "issued"}
    fields["csl"] = entry.key
    if note := entry.text("note"):
        fields["note"] = note
    return fields


def to_csl(source: Source, map_: Map) -> dict[str, Json]:
    """Return the CSL-JSON item of a source; what it does not say is taken from the sources it is part of."""
    return dump_item(entry_of_source(source, map_))


def entry_of_source(source: Source, map_: Map) -> Entry:
    """Return the entry that a source is, with what it shares with the sources it is part of."""
    variables = _own_variables(source)
    for distance, whole in enumerate(_wholes(source, map_)):
        shared = _own_variables(whole)
        if distance == 0:
            variables.setdefault("container-title", shared.get("title", ""))
            if shared.get("author") != variables.get("author"):
                variables.setdefault("container-author", shared.get("author", ()))
        else:
            variables.setdefault("collection-title", shared.get("title", ""))
        for name in _INHERITED:
            if name in shared and not (name == "URL" and "DOI" in variables):
                variables.setdefault(name, shared[name])
    return entry_of(source.csl or source.id, variables)


def link(map_: Map, bibliography: Bibliography) -> tuple[Map, tuple[Problem, ...]]:
    """Fill in what the sources with a `csl` key leave to the bibliography; a source's own fields come first."""
    problems: list[Problem] = []
    nodes: dict[str, Node] = {}
    for node in map_:
        nodes[node.id] = node
        if not isinstance(node, Source) or node.csl is None:
            continue
        entry = bibliography.entries.get(one_line(node.csl))
        if entry is None:
            likely = get_close_matches(node.csl, bibliography.entries, 1) if len(problems) < _MAX_SUGGESTED else []
            remedy = f'did you mean "{likely[0]}"?' if likely else "use a key of the file that `bibliography` names"
            problems.append(
                Problem("E504", f'the bibliography has no key "{node.csl}"', remedy, id=node.id, field="csl"),
            )
        else:
            nodes[node.id] = _filled(node, to_source_fields(entry))
    return Map.of(nodes.values(), map_.head), tuple(problems)


def _filled(source: Source, fields: Mapping[str, str]) -> Source:
    own = dict(source.variables)
    variables = tuple((name, text) for name, text in fields.items() if name in CSL_VARIABLES and name not in own)
    return source.model_copy(
        update={
            "type": source.type or fields.get("kind"),
            "author": source.author or fields.get("author"),
            "date": source.date or fields.get("date"),
            "note": source.note or fields.get("note"),
            "variables": source.variables + variables,
        }
    )


def _own_variables(source: Source) -> dict[str, CslValue]:
    fields = {"type": source.type, "title": source.title, "author": source.author, "issued": source.date}
    fields |= dict(source.variables) | {"note": source.note}
    variables = {name: _read(name, text) for name, text in fields.items() if text}
    for name, text in _located(source.at or ""):
        variables.setdefault(name, text)
    return {name: value for name, value in variables.items() if value not in ("", (), Date())}


def _located(locator: str) -> Iterator[tuple[str, str]]:
    """Yield the variables that say where a part stands in its whole: `vol. 47, p. 245`."""
    for part in locator.split(","):
        match = _LOCATOR.fullmatch(part.strip())
        if match is not None:
            yield _LOCATORS[match[1]], match[2]


def _wholes(source: Source, map_: Map) -> Iterator[Source]:
    """Yield the sources that contain `source`, the nearest first; a source that contains itself ends them."""
    seen = {source.id}
    part = source
    while part.part_of is not None and part.part_of not in seen:
        whole = map_.sources.get(part.part_of)
        if whole is None:
            return
        seen.add(whole.id)
        yield whole
        part = whole


def _read(variable: str, text: str) -> CslValue:
    if variable in NAME_VARIABLES:
        return read_names(one_line(text))
    if variable in DATE_VARIABLES:
        return read_date(text)
    return tidy(variable, text)


def _written(value: CslValue) -> str:
    match value:
        case str():
            return value
        case Date():
            return write_date(value)
        case _:
            return write_names(value)


def _made_title(entry: Entry) -> str:
    kind = entry.text("genre") or entry.text("type").replace("_", " ").replace("-", " ").capitalize() or "Source"
    recipients = [name.literal or f"{name.given} {name.family}".strip() for name in entry.names("recipient")]
    made = f"{kind} to {' and '.join(recipients)}" if recipients else kind
    date = write_date(entry.date("issued"))
    return f"{made}, {date}" if date else made
