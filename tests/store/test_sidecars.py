"""The sidecars of a map: one beside each file, in file order, and nothing lost that was not looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.held import (
    ALTERED,
    DEATHS,
    FILE,
    HANDLE,
    MISSING,
    SNOW,
    digest,
    held_map,
    put,
    quoting,
    recorded,
    write_map,
)

from argmap.errors import CannotDoError, RefusedError
from argmap.evidence.anchors import Anchor
from argmap.evidence.verifying import verify
from argmap.store.holding import held_texts
from argmap.store.loading import load
from argmap.store.sidecars import load_anchors, move_anchors, sidecar_of, update_anchors


def update(path: Path) -> list[str]:
    """Verify a map, write its anchors, and return the names of the sidecars that changed."""
    document = load(path)
    held = held_texts(document)
    return [file.name for file in update_anchors(document, verify(document.map, held), held)]


def test_what_was_located_is_anchored_with_the_words_of_the_source(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "a": ALTERED, "m": MISSING})

    assert update(path) == ["pump.anchors.json"]
    anchors = load_anchors(load(path))
    assert list(anchors) == ["q", "a"]
    assert anchors["q"].exact == DEATHS
    assert anchors["a"].exact == ALTERED.replace("I doubt", "I do not doubt")
    for anchor in anchors.values():
        assert SNOW[anchor.start : anchor.end] == anchor.exact
        assert (anchor.source, anchor.file, anchor.sha256) == ("snow", FILE, digest(SNOW))


def test_a_second_update_changes_nothing(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    update(path)

    assert update(path) == []


def test_a_map_without_located_quotes_gets_no_sidecar(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"m": MISSING})

    assert update(path) == []
    assert not sidecar_of(load(path).files[0]).exists()


def test_an_anchor_of_words_that_are_no_longer_there_goes(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "r": HANDLE})
    update(path)
    put(path, path.read_text("utf-8").replace(DEATHS, MISSING))

    assert update(path) == ["pump.anchors.json"]
    assert list(load_anchors(load(path))) == ["r"]
    put(path, path.read_text("utf-8").replace(HANDLE, MISSING))
    update(path)
    assert (tmp_path / "pump.anchors.json").read_text("utf-8") == "[]\n"


@pytest.mark.parametrize("change", ["gone", "stale", "unreadable"])
def test_the_anchor_of_a_quote_that_could_not_be_checked_stays(tmp_path: Path, change: str) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    update(path)
    before = (tmp_path / "pump.anchors.json").read_bytes()
    copy = tmp_path / FILE
    if change == "gone":
        copy.unlink()
    else:
        put(copy, SNOW.replace("nearly", "not") if change == "stale" else bytes(range(256)))

    assert update(path) == []
    assert (tmp_path / "pump.anchors.json").read_bytes() == before


def test_one_quote_may_be_updated_alone(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "r": HANDLE})
    update(path)
    put(path, path.read_text("utf-8").replace(DEATHS, MISSING).replace(HANDLE, MISSING))
    document = load(path)
    held = held_texts(document)
    checks = verify(document.map, held)
    update_anchors(document, {"q": checks["q"]}, held)

    assert list(load_anchors(load(path))) == ["r"]


def test_a_folder_map_has_a_sidecar_for_each_file_with_quotes(tmp_path: Path) -> None:
    put(tmp_path / FILE, SNOW)
    write_map(tmp_path, quoting("q", DEATHS), recorded(FILE, digest(SNOW)))
    put(tmp_path / "more.argmap.yaml", quoting("r", HANDLE))
    put(tmp_path / "none.argmap.yaml", "farr:\n  source: Report\n")

    assert update(tmp_path) == ["more.anchors.json", "pump.anchors.json"]
    assert sorted(file.name for file in tmp_path.glob("*.json")) == ["more.anchors.json", "pump.anchors.json"]
    assert '"#r"' in (tmp_path / "more.anchors.json").read_text("utf-8")


def test_the_anchor_of_a_quote_that_moved_to_another_file_moves_with_it(tmp_path: Path) -> None:
    put(tmp_path / FILE, SNOW)
    path = write_map(tmp_path, quoting("q", DEATHS), quoting("r", HANDLE), recorded(FILE, digest(SNOW)))
    update(tmp_path)
    anchor = load_anchors(load(tmp_path))["r"]
    put(path, path.read_text("utf-8").replace(quoting("r", HANDLE), ""))
    put(tmp_path / "more.argmap.yaml", quoting("r", HANDLE))
    (tmp_path / FILE).unlink()

    assert sorted(update(tmp_path)) == ["more.anchors.json", "pump.anchors.json"]
    assert load_anchors(load(tmp_path))["r"] == anchor
    assert '"#r"' not in (tmp_path / "pump.anchors.json").read_text("utf-8")


def test_the_anchor_of_a_renamed_quote_is_its_own(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    update(path)
    anchor = load_anchors(load(path))["q"]
    renamed = path.read_text("utf-8").replace("\nq:\n", "\nq-deaths:\n")
    put(path, renamed.replace("  attests: [pump]\n", "  attests: [pump]\n  was: [q]\n"))
    (tmp_path / FILE).unlink()

    assert update(path) == ["pump.anchors.json"]
    (found,) = load_anchors(load(path)).values()
    assert (found.quote, found.exact, found.start) == ("q-deaths", anchor.exact, anchor.start)


def test_moved_anchors_take_the_place_of_the_old(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "r": HANDLE})
    update(path)
    anchors = load_anchors(load(path))
    moved = {"r": Anchor("r", "snow", "x", "", "", 0, 1, "")}

    assert move_anchors(load(path), {}) == []
    assert [file.name for file in move_anchors(load(path), moved)] == ["pump.anchors.json"]
    assert load_anchors(load(path)) == {"q": anchors["q"]} | moved


@pytest.mark.parametrize("content", ["[", "[\n<<<<<<< ours\n]\n", "{}", '[{"id": 5}]'])
def test_a_sidecar_that_cannot_be_read_is_never_written_over(tmp_path: Path, content: str) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    sidecar = put(tmp_path / "pump.anchors.json", content)

    with pytest.raises(CannotDoError) as refused:
        update(path)
    assert "--update-anchors" in refused.value.remedy
    assert sidecar.read_text("utf-8") == content


def test_a_partial_map_is_refused(tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    put(path, path.read_text("utf-8") + quoting("z", HANDLE, source="nobody"))

    with pytest.raises(RefusedError):
        update(path)


def test_anchors_of_a_linked_map_lie_beside_the_name_that_was_used(tmp_path: Path) -> None:
    path = held_map(tmp_path / "real", {"q": DEATHS})
    (tmp_path / "real" / "other.argmap.yaml").symlink_to(path.name)

    assert update(tmp_path / "real" / "other.argmap.yaml") == ["other.anchors.json"]


def test_a_map_on_standard_input_has_no_place_for_anchors(tmp_path: Path) -> None:
    document = replace(load(held_map(tmp_path, {"q": DEATHS})), path="-")

    with pytest.raises(CannotDoError, match="standard input"):
        update_anchors(document, {}, {})
