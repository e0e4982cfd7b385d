"""Every file that the strict reader accepts reads identically with two general YAML readers."""

from __future__ import annotations

import pytest
from support.mutations import MAPS, SAMPLE, mutants, ours, pyyaml, ruamel

COUNT = 3000


@pytest.mark.parametrize("seed", [1854, 1918, 2026])
def test_mutated_maps_that_are_accepted_read_the_same_everywhere(seed: int) -> None:
    accepted = 0
    for text in mutants(seed, COUNT // 3):
        content = ours(text)
        if content is None:
            continue
        accepted += 1
        assert pyyaml(text) == content, text
        assert ruamel(text) == content, text
    assert accepted > COUNT // 15


@pytest.mark.parametrize("path", sorted(MAPS.rglob("*.argmap.yaml")), ids=lambda path: path.name)
def test_the_maps_of_the_repository_read_the_same_everywhere(path: object) -> None:
    text = MAPS.joinpath(str(path)).read_text("utf-8")
    content = ours(text)
    assert content
    assert pyyaml(text) == content
    assert ruamel(text) == content


def test_the_sample_of_every_construct_is_accepted() -> None:
    content = ours(SAMPLE)
    assert content is not None
    assert content["two-b"]["senses"] == "  deep = first\nshallow\n"
    assert content["one"]["note"] == '\u00e9\t\\ " x'
    assert content["q1"]["via"] == ["book, p. 3 (edition)", "book, ch. 2: x"]
    assert pyyaml(SAMPLE) == content
