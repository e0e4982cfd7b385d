"""The example maps are sound: they load, quote what their sources say, and show what they are there to show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from argmap.appraisal.review import Grounding, ObjectionState, Standing
from argmap.appraisal.reviewing import review
from argmap.model.vocabulary import Resolution
from argmap.store.loading import load

MAPS = Path(__file__).parents[2] / "maps"
PRIMER = MAPS / "primer.argmap.yaml"
OUTAGE = MAPS / "outage-review"
Blocks: TypeAlias = dict[str, dict[str, object]]


def _blocks(path: Path) -> Blocks:
    files = sorted(path.glob("*.argmap.yaml")) if path.is_dir() else [path]
    return {
        key: block
        for file in files
        for key, block in yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader).items()
    }


def _sources(path: Path) -> Iterator[tuple[str, bytes, Mapping[str, object]]]:
    folder = path if path.is_dir() else path.parent
    for key, block in _blocks(path).items():
        if "source" in block and "quote" not in block and "file" in block:
            yield key, (folder / str(block["file"])).read_bytes(), block


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=[PRIMER, OUTAGE], ids=["primer", "outage-review"])
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_an_example_map_loads_without_a_problem(path: Path) -> None:
    assert load(path).problems == ()


def test_the_recorded_digests_are_those_of_the_held_files(path: Path) -> None:
    digests = {key: (hashlib.sha256(content).hexdigest(), block["sha256"]) for key, content, block in _sources(path)}
    assert digests
    assert all(found == recorded for found, recorded in digests.values()), digests


def test_every_quotation_stands_word_for_word_in_the_text_that_was_read(path: Path) -> None:
    held = {key: content.decode("utf-8") for key, content, _ in _sources(path)}
    for key, block in _blocks(path).items():
        if "quote" in block:
            via = block.get("via")
            read_in = str(via[-1]).split(",")[0] if isinstance(via, list) else str(block["source"])
            assert _folded(str(block["quote"])) in _folded(held[read_in]), key


def test_every_line_locator_names_the_lines_on_which_the_quotation_stands(path: Path) -> None:
    held = {key: content.decode("utf-8").splitlines() for key, content, _ in _sources(path)}
    for key, block in _blocks(path).items():
        if "quote" not in block:
            continue
        via = block.get("via")
        chain = str(via[-1]).split(" (")[0] if isinstance(via, list) else f"{block['source']}, {block['at']}"
        read_in, locator = chain.split(", ", 1)
        if locator.startswith("l. "):
            first, _, last = locator.removeprefix("l. ").partition("-")
            lines = held[read_in][int(first) - 1 : int(last or first)]
            assert _folded(str(block["quote"])) in _folded("\n".join(lines)), key


def test_a_page_of_the_primers_source_is_a_page_of_the_book() -> None:
    (_, content, block), *_ = _sources(PRIMER)
    offset = int(str(block["page-offset"]))
    pages = {number + offset: _folded(page) for number, page in enumerate(content.decode("utf-8").split("\f"), 1)}
    blocks = _blocks(PRIMER)
    assert blocks["q-guardians"]["at"] == "p. 40"
    assert _folded(str(blocks["q-guardians"]["quote"])) in pages[40]
    assert blocks["q-falling"]["at"] == "pp. 51-52"
    assert _folded(str(blocks["q-falling"]["quote"])) in pages[51]


def test_the_primer_shows_each_kind_of_ground_and_an_objection_from_a_document() -> None:
    appraisal = review(load(PRIMER).map)
    assert {key: appraisal[key].grounding for key in appraisal} == {
        "handle-ended-outbreak": Grounding.MIXED,
        "pump-was-source": Grounding.ASSUMED,
        "well-shut": Grounding.INFERRED,
        "handle-off-8-sept": Grounding.DIRECT,
        "already-falling": Grounding.DIRECT,
    }
    assert appraisal.objection_state("s-too-late") is ObjectionState.UNANSWERED
    assert appraisal["handle-ended-outbreak"].standing is Standing.UNSUPPORTED


def test_the_outage_review_traces_its_conclusions_to_their_ground() -> None:
    appraisal = review(load(OUTAGE).map)
    expected = {
        "pool-limit-caused-outage": Grounding.INFERRED,
        "check-would-prevent": Grounding.INFERRED,
        "pool-exhausted": Grounding.DIRECT,
        "demand-above-limit": Grounding.INFERRED,
        "clocks-agree": Grounding.ASSUMED,
        "rollback-restarts": Grounding.BARE,
        "pipeline-can-compare": Grounding.INFERRED,
        "packet-loss": Grounding.DIRECT,
        "vendor-caused-outage": Grounding.INFERRED,
    }
    assert {key: appraisal[key].grounding for key in expected} == expected
    assert appraisal["packet-loss"].hops == 1
    assert appraisal["pool-limit-caused-outage"].sourced_depth == 2


def test_the_objections_of_the_outage_review_are_answered_once_the_vendors_part_is_settled() -> None:
    document = load(OUTAGE)
    settled = [word.target for word in document.map.assessments if word.resolution is Resolution.FALLS]
    assert settled == ["vendor-caused-outage"]
    appraisal = review(document.map)
    attacks = ["s-an-hour-late", "s-restart-cured", "s-vendor-instead", "s-load-instead"]
    assert {appraisal.objection_state(step) for step in attacks} == {ObjectionState.ANSWERED}
    assert appraisal["pool-limit-caused-outage"].standing is Standing.STANDS


def test_the_remedy_of_the_outage_review_is_contested_only_by_a_bare_word() -> None:
    remedy = review(load(OUTAGE).map)["check-would-prevent"]
    assert [(each.step, each.grounding) for each in remedy.objections][:1] == [("s-overridden", Grounding.BARE)]
    assert remedy.standing is Standing.CONTESTED
    assert remedy.standing_supported is Standing.STANDS


def test_two_reviewers_keep_a_file_of_their_own_in_the_outage_review() -> None:
    words = load(OUTAGE).map.assessments
    assert {word.by for word in words} == {"priya", "tomas"}
    for name in ("priya", "tomas"):
        own = _blocks(OUTAGE / f"reviews-{name}.argmap.yaml")
        assert {block["by"] for block in own.values()} == {name}
