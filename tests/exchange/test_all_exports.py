"""Every exporter writes every map, the same text each time, and tells its losses of nodes that there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from support.nodes import maps
from support.patience import PATIENT

from argmap.appraisal.reviewing import review
from argmap.exchange.format import Export, Exported
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Claim, Head, Node, Support
from argmap.report.review_json import review_json
from argmap.store.loading import load
from argmap.store.verifying import checks_of

FORMATS = [known.name for known in writable()]
OURS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap.yaml"))


def _written(name: str, the_map: Map) -> Exported:
    known = format_called(name, writable())
    reviewed = review(the_map)
    return writer(known).write(Export(the_map, reviewed, {}, review_json(reviewed, "m")))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name.partition(".")[0])
@pytest.mark.parametrize("name", FORMATS)
def test_the_maps_of_the_project_are_written_the_same_each_time(name: str, path: Path) -> None:
    document = load(path)
    checks = checks_of(document) or {}
    export = Export(document.map, review(document.map, checks=checks), checks)
    exporter = writer(format_called(name, writable()))
    found = exporter.write(export)
    assert found == exporter.write(export)
    assert found.text
    assert {loss.where for loss in found.losses} <= {"", "argmap", *document.map.nodes, *document.map.sources}
    assert all(loss.what for loss in found.losses)


@pytest.mark.parametrize("name", FORMATS)
@settings(PATIENT, max_examples=25)
@given(drawn=maps())
def test_a_map_of_hostile_words_is_written(name: str, drawn: Map) -> None:
    found = _written(name, drawn)
    found.text.encode()
    assert {loss.where for loss in found.losses} <= {"", "argmap", *drawn.nodes}


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_map_is_written(name: str) -> None:
    assert _written(name, Map()).losses == ()


@pytest.mark.parametrize("name", FORMATS)
def test_a_long_chain_is_written_without_recursion(name: str) -> None:
    nodes: list[Node] = [Claim(id=f"c{number}", text="So it is.") for number in range(3_000)]
    nodes += [Support(id=f"s{number}", target=f"c{number - 1}", because=(f"c{number}",)) for number in range(1, 3_000)]
    assert len(_written(name, Map.of(nodes, Head(title="Chain", main=("c0",)))).text) > 0
