"""The Python example of the README, and what `import argmap` offers."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.appraisal.review import Grounding
from argmap.errors import RefusedError
from argmap.evidence.verdict import Verdict

PRIMER = Path(__file__).parents[2] / "maps" / "primer.argmap.yaml"


def test_a_map_is_loaded_verified_reviewed_and_drawn(tmp_path: Path) -> None:
    document = argmap.load(PRIMER)
    assert {check.verdict for check in argmap.verify(document).values()} == {Verdict.VERIFIED}
    assert argmap.review(document)["handle-ended-outbreak"].grounding is Grounding.MIXED
    argmap.render(document, tmp_path / "primer.svg")
    assert (tmp_path / "primer.svg").read_bytes().startswith(b"<?xml")


def test_the_same_map_gives_the_same_review_and_the_same_picture(tmp_path: Path) -> None:
    for name in ("one.svg", "other.svg"):
        argmap.render(argmap.load(PRIMER), tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()
    first, second = (argmap.review(argmap.load(PRIMER)) for _ in range(2))
    assert dict(first) == dict(second)


def test_a_failed_quote_grounds_nothing_in_the_review_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    held = PRIMER.parent / "sources" / "snow-1855.txt"
    (tmp_path / "sources" / held.name).write_bytes(held.read_bytes())
    path = tmp_path / "primer.argmap.yaml"
    path.write_text(
        PRIMER.read_text(encoding="utf-8").replace("was removed on", "was not removed on"), encoding="utf-8"
    )
    assert argmap.review(argmap.load(path))["handle-off-8-sept"].grounding is Grounding.DANGLING


def test_a_map_with_errors_is_reviewed_as_far_as_it_goes_and_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "broken.argmap.yaml"
    path.write_text("argmap:\n  version: 1\n\na:\n  claim: So it is.\n\ns:\n  supports: b\n  because:\n    - a\n")
    document = argmap.load(path)
    assert document.partial
    assert argmap.review(document)["a"].grounding is Grounding.BARE
    with pytest.raises(RefusedError):
        argmap.render(document, tmp_path / "out.svg")
    assert not (tmp_path / "out.svg").exists()


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute"):
        _ = argmap.nothing  # type: ignore[attr-defined]  # that is the point
