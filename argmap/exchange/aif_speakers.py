"""Who speaks in a locution of an AIF graph, and in which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.exchange.aif_graph import AifGraph, AifNode

_NAMED = re.compile(r"([^:\n]{1,60}?)[ \t]*:[ \t]+(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Speech:
    """A locution: its speaker or "", its words, the title of the source that it stands in or "", its times."""

    speaker: str
    words: str
    source: str
    times: Mapping[str, str]


def speech_of(node: AifNode, graph: AifGraph) -> Speech:
    """Read a locution: its text is `Speaker : words` where the speaker is not told otherwise, or as well."""
    told, text = graph.locutions.get(node.key), node.text.strip()
    if told is None:
        named = _NAMED.fullmatch(text)
        return Speech(named[1].strip(), named[2].strip(), "", {}) if named is not None else Speech("", text, "", {})
    name = graph.persons.get(told.person, "")
    if told.person and not name:
        named = _NAMED.fullmatch(text)
        name = named[1].strip() if named is not None else f"participant {told.person}"
    if name and text.casefold().startswith(name.casefold()):
        rest = text[len(name) :].lstrip()
        text = rest.removeprefix(":").strip() if rest.startswith(":") else text
    return Speech(name, text, told.source, told.times)
