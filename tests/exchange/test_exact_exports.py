"""Of every piece of a map an export either writes it or says that it does not, and never both."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from support.maps import as_map, attacks, claim, claims, quote, source, supports
from support.nodes import maps
from support.patience import PATIENT
from support.pieces import pieces, worded

from argmap.appraisal.reviewing import review
from argmap.exchange.format import Export, Exported
from argmap.exchange.leaving import filled
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Node, Quote, Source

_WRITTEN_OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "outline": dict.fromkeys(["supports", "attacks"], "because scheme") | {"quote": "source attests", "argmap": "main"},
    "graphml": dict.fromkeys(["supports", "attacks"], "because scheme grade") | {"quote": "source attests"},
    "mermaid": dict.fromkeys(["supports", "attacks"], "because scheme") | {"quote": "source attests"},
    "tgf": {},
    "apx": {},
    "webannotation": {"quote": "source attests"},
    "csl-json": {"source": "part-of"},
}
"""By format and kind of node the fields that are no free words, and that the format has a form of its own for."""


def _written(name: str, whole: Map) -> Exported:
    return writer(format_called(name, writable())).write(Export(whole, review(whole)))


def _lost(written: Exported) -> dict[str, str]:
    return {loss.where: loss.what for loss in written.losses}


@pytest.mark.parametrize("name", _WRITTEN_OTHERWISE)
@settings(PATIENT, max_examples=60)
@given(whole=maps().map(worded))
def test_every_piece_of_a_map_is_written_or_told(name: str, whole: Map) -> None:
    written = _written(name, whole)
    lost = _lost(written)
    for node in (whole.head, *whole):
        told = lost.get(node.id, "")
        if "as a whole" in told:
            assert not [words for _, words in pieces(node) if words in written.text]
            continue
        named = set(told.split(", "))
        assert named <= {"", *filled(node)}
        spoken = {field for field, _ in pieces(node)}
        for field, words in pieces(node):
            assert (field in named) != (words in written.text), field
        otherwise = {node.kind} if node.kind in ("supports", "attacks") else set()
        otherwise |= set(_WRITTEN_OTHERWISE[name].get(node.kind, "").split())
        assert set(filled(node)) - named <= spoken | otherwise


@given(maps())
@PATIENT
def test_a_flowchart_has_every_relation(whole: Map) -> None:
    arrows = [line.split() for line in _written("mermaid", whole).text.splitlines() if line.startswith("  n-")]
    ends = [(line[0], line[-1]) for line in arrows if any(mark in ("---", "-->", "-.->") for mark in _marks(line))]
    expected = sum(len(step.because) + 1 for step in whole.steps.values())
    assert len(ends) == expected + sum(len(each.attests) for each in whole.quotes.values())


def _marks(line: list[str]) -> list[str]:
    return [part.partition("|")[0] for part in line[1:2]]


def test_an_outline_has_the_quotes_that_nothing_uses_and_what_tells_against_them() -> None:
    whole = as_map(claims("main other"), quote("loose"), attacks("forged", "loose", "other"), main=("main",))
    lines = _written("outline", whole).text.splitlines()
    at = lines.index("## Quotes that nothing uses")
    assert "Words of loose" in lines[at + 2]
    assert lines[at + 3].strip().startswith("- Against this: **S1**")


def test_an_attack_graph_does_not_say_from_which_premises_something_is_attacked() -> None:
    whole = as_map(claims("main one two"), attacks("against", "main", "one two"))
    assert _lost(_written("tgf", whole))["against"] == "because"


def test_a_flowchart_has_no_source_that_nothing_is_quoted_from() -> None:
    whole = as_map(claims("main"), quote("words", "main"), source("book"), source("other"))
    assert _lost(_written("mermaid", whole)) == {"other": "the source as a whole"}


def test_an_annotation_is_addressed_by_one_address_and_the_other_is_told() -> None:
    addresses = (("DOI", "10.1000/x"), ("URL", "https://books.example/x"))
    book = source("book", variables=addresses, file="book.txt")
    lost = _lost(_written("webannotation", as_map(claims("main"), quote("words", "main"), book)))
    assert lost == {"book": "file, URL"}
    not_safe = source("book", variables=(("URL", "javascript:alert(1)"),))
    assert _lost(_written("webannotation", as_map(quote("words"), not_safe))) == {"book": "URL"}


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (source("part", date="1918", variables=(("issued", "1920"),)), "date"),
        (source("part", part_of="book", variables=(("container-title", "Another"),)), "part-of"),
        (source("part", part_of="book", variables=(("container-title", "The book"),)), None),
        (source("part", csl="book"), "csl"),
        (source("part", at="p. 3", variables=(("page", "4"),)), "at"),
    ],
)
def test_what_gives_way_to_another_field_of_a_bibliography_is_told(part: Source, told: str | None) -> None:
    assert _lost(_written("csl-json", as_map(source("book"), part))).get("part") == told


def _with_library() -> Map:
    own: list[Node] = [claim("main"), Quote(id="words", text="It burnt", source="library/letters", attests=("main",))]
    part = source("first", part_of="library/letters")
    library = source("library/letters", title="Letters", author="Ada Holm", note="Kept in the cellar.")
    whole = as_map(own, part, supports("step", "main", "words"))
    return Map(whole.head, whole.nodes, {"library/letters": library})


@pytest.mark.parametrize("name", [*_WRITTEN_OTHERWISE, "aif", "xaif", "json"])
def test_a_source_of_another_map_is_written_or_told_like_one_of_the_map(name: str) -> None:
    written = _written(name, _with_library())
    lost = _lost(written).get("library/letters", "")
    for field, words in (("source", "Letters"), ("author", "Holm"), ("note", "cellar")):
        assert ("as a whole" in lost or field in lost.split(", ")) != (words in written.text), field


def test_an_item_has_the_title_of_the_source_of_another_map_that_it_is_part_of() -> None:
    items = {item["id"]: item for item in json.loads(_written("csl-json", _with_library()).text)}
    assert items["first"]["container-title"] == "Letters"
