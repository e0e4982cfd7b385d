"""Edits of the sources of a map."""

from __future__ import annotations

import pytest
from support.maps import as_map, claim, quote, source

from argmap.edit.sources import add_source, hold, source_of, taken_ids
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.vocabulary import Quality


def whole() -> Map:
    """Return a map that names a source of another map."""
    made = as_map(claim("c"), quote("q", "c"), source("book", was=("old-book",)))
    return Map(made.head, made.nodes, {"library/farr": source("library/farr")})


def test_a_new_source_is_the_last_node_and_the_old_map_is_untouched() -> None:
    before = whole()
    after = add_source(before, source("letter"))

    assert list(after.nodes) == [*before.nodes, "letter"]
    assert "letter" not in before
    assert after.head == before.head


def test_sources_of_other_maps_stay_known() -> None:
    assert "library/farr" in add_source(whole(), source("letter")).sources
    assert "library/farr" in hold(whole(), "book", file="b.txt", sha256="aa").sources


@pytest.mark.parametrize("name", ["book", "BOOK", "Old-Book", "c", "argmap", "no", "2x", "a b", "x" * 65, ""])
def test_an_id_that_is_taken_or_cannot_be_one_is_refused(name: str) -> None:
    with pytest.raises(EditError) as refused:
        add_source(whole(), source(name))
    assert "another id" in refused.value.remedy


def test_the_taken_ids_are_the_present_and_the_earlier_ones() -> None:
    assert taken_ids(whole()) == {"c", "q", "book", "old-book"}


def test_a_held_copy_is_recorded_in_its_place() -> None:
    before = whole()
    after = hold(before, "book", file="sources/b.txt", sha256="aa")
    found = after.sources["book"]

    assert (found.file, found.sha256, found.quality) == ("sources/b.txt", "aa", None)
    assert list(after.nodes) == list(before.nodes)
    assert before.sources["book"].file is None


def test_quality_stays_unless_another_is_declared() -> None:
    ocr = hold(whole(), "book", file="b.txt", sha256="aa", quality=Quality.OCR)

    assert hold(ocr, "book", file="c.txt", sha256="bb").sources["book"].quality is Quality.OCR
    assert hold(ocr, "book", file="c", sha256="b", quality=Quality.CLEAN).sources["book"].quality is Quality.CLEAN


@pytest.mark.parametrize("name", ["nobody", "q", "library/farr"])
def test_only_a_source_of_the_map_itself_can_be_held(name: str) -> None:
    with pytest.raises(EditError, match="No source of this map"):
        hold(whole(), name, file="b.txt", sha256="aa")


def test_a_source_is_made_of_the_fields_of_a_map_file() -> None:
    fields = {"source": "Cholera", "kind": "book", "publisher": "Churchill", "part-of": "works", "nonsense": "x"}
    made = source_of("snow", fields)

    assert (made.id, made.title, made.type, made.part_of) == ("snow", "Cholera", "book", "works")
    assert made.variables == (("publisher", "Churchill"),)
    assert source_of("snow", {}).title == "snow"
