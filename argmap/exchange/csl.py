"""CSL-JSON, the form in which reference managers pass sources on: read as sources, and written of a map's."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from argmap.evidence.bibliography.csl_json import read_csl_json
from argmap.evidence.bibliography.sources import entry_of_source, to_csl
from argmap.evidence.json_array import Json
from argmap.exchange.bibliographies import sources_read
from argmap.exchange.format import Export, Exported, Imported
from argmap.exchange.json_text import begins_json
from argmap.exchange.leaving import left_behind
from argmap.model.map import Map
from argmap.model.nodes import Node, Source
from argmap.model.vocabulary import CSL_VARIABLES

_TYPES = (
    "article|article-journal|article-magazine|article-newspaper|bill|book|broadcast|chapter|classic|collection|dataset|"
    "document|entry|entry-dictionary|entry-encyclopedia|event|figure|graphic|hearing|interview|legal_case|legislation|"
    "manuscript|map|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|"
    "personal_communication|post|post-weblog|regulation|report|review|review-book|software|song|speech|standard|thesis|"
    "treaty|webpage"
)
_ITEM = re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"')
_GRAPH = re.compile(r'"(?:nodes|edges)"\s*:')
_CARRIED: Mapping[type[Node], frozenset[str]] = {
    Source: CSL_VARIABLES | {"source", "kind", "author", "date", "part-of", "at", "csl", "note"}
}
_TITLE = "CSL-JSON"


def recognises(text: str) -> bool:
    """Tell whether a JSON text has an item of a type of CSL, and is no graph."""
    return begins_json(text) and _ITEM.search(text) is not None and _GRAPH.search(text) is None


def read(text: str, path: str) -> Imported:
    """Read every item as a source. Raises RefusedError when there is none that can be read."""
    return sources_read(text, path, read_csl_json)


def write(export: Export) -> Exported:
    """Write the sources, each with what it shares with the sources that it is part of; `id` is its key or its id."""
    items = _items(export.map)
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items.values())
    unwritten = {
        source: _unwritten(export.map.sources[source], export.map, str(item["id"])) for source, item in items.items()
    }
    return Exported(
        f"[\n{lines}\n]\n" if lines else "[]\n", left_behind(export.map, _CARRIED, _TITLE, unwritten=unwritten)
    )


def _items(within: Map) -> dict[str, dict[str, Json]]:
    """Return the items by source; a key that several sources share, as parts of one work, is that of the first."""
    items: dict[str, dict[str, Json]] = {}
    used: set[str] = set()
    for source in within.sources.values():
        item = to_csl(source, within)
        key = str(item["id"])
        while key in used:
            key = source.id if key != source.id else f"{key}-"
        used.add(key)
        items[source.id] = item | {"id": key}
    return items


def _unwritten(source: Source, within: Map, key: str) -> list[str]:
    """Return the fields that give way to others of the source, and places that CSL has no variable for."""
    own = dict(source.variables)
    whole = within.sources.get(source.part_of or "")
    fields = {
        "date": source.date and own.get("issued", source.date) != source.date,
        "part-of": whole is not None and own.get("container-title", whole.title) != whole.title,
        "at": _not_located(source, within),
        "csl": source.csl and source.csl != key,
    }
    return [name for name, is_lost in fields.items() if is_lost]


def _not_located(source: Source, within: Map) -> bool:
    """Tell whether `at` has parts that are no locators that CSL has a variable for."""
    if not source.at:
        return False
    without = source.model_copy(update={"at": None})
    told = len(entry_of_source(source, within).csl) - len(entry_of_source(without, within).csl)
    return told != len(source.at.split(","))
