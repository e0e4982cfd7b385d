"""What CSL-JSON says of a work, in all the forms it is written in."""

from __future__ import annotations

import json

import pytest
from support.bibliographies import faults, only

from argmap.evidence.bibliography.entry import Date, Entry, Name
from argmap.evidence.bibliography.reading import read_bibliography

# CSL-JSON


def item(**variables: object) -> Entry:
    return only(json.dumps([{"id": "k", "type": "book", **variables}]), "refs.json")


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ({"date-parts": [[1918, 4, 18]]}, Date(((1918, 4, 18),))),
        ({"date-parts": [["1918", "4"]]}, Date(((1918, 4),))),
        ({"date-parts": [[1918, 4, 18], [1918, 5]]}, Date(((1918, 4, 18), (1918, 5)))),
        ({"date-parts": [[1918]], "season": "Spring"}, Date(((1918,),), season=1)),
        ({"date-parts": [[1918]], "season": 4}, Date(((1918,),), season=4)),
        ({"date-parts": [[1918]], "circa": True}, Date(((1918,),), circa=True)),
        ({"date-parts": [[1918]], "circa": 0}, Date(((1918,),))),
        ({"date-parts": [[1918, 13]]}, Date(literal="1918-13")),
        ({"date-parts": [[]], "literal": "n.d."}, Date(literal="n.d.")),
        ({"raw": "April 18, 1918"}, Date(((1918, 4, 18),))),
        ({"literal": "18 April 1918"}, Date(literal="18 April 1918")),
        ("1918-04", Date(((1918, 4),))),
        (1918, Date(((1918,),))),
        ([1918], Date()),
        ({}, Date()),
    ],
)
def test_a_csl_date_is_read_in_every_form(date: object, meant: Date) -> None:
    assert item(issued=date).date("issued") == meant


def test_csl_names_are_read_in_every_form() -> None:
    names = [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Royal Society"},
        {"family": "Plato"},
        "BBC",
        {},
        5,
    ]
    assert item(author=names).names("author") == (
        Name("Gogh", "Vincent", "van"),
        Name("Beethoven", "Ludwig", dropping_particle="van"),
        Name("King", "Martin Luther", suffix="Jr."),
        Name(literal="Royal Society"),
        Name(literal="Plato"),
        Name(literal="BBC"),
    )


def test_old_names_of_csl_variables_are_understood_and_foreign_ones_left_out() -> None:
    entry = item(shortTitle="Mode", journalAbbreviation="Lanc.", custom={"x": 1}, page=None, volume=3.0)
    assert dict(entry.csl) == {"type": "book", "title-short": "Mode", "container-title-short": "Lanc.", "volume": "3"}


def test_a_single_item_and_an_object_of_items_are_read() -> None:
    assert only('{"id": "a", "title": "X"}', "r.json").text("title") == "X"
    assert list(read_bibliography('{"items": [{"id": "a"}, {"id": "b"}]}', "r.json").entries) == ["a", "b"]


def test_an_item_without_an_id_gets_a_key_of_its_author_and_year() -> None:
    text = json.dumps([{"author": [{"family": "Snow", "given": "J."}], "issued": "1855", "title": t} for t in "ab"])
    assert list(read_bibliography(text, "r.json").entries) == ["snow-1855", "snow-1855-2"]


def test_what_stands_before_a_fault_in_json_is_kept() -> None:
    read = read_bibliography('[\n{"id": "a"},\n7,\n{"id": "a"},\n{"id": }\n]', "r.json")
    assert list(read.entries) == ["a"]
    assert faults(read) == [("E503", 3), ("W501", 4), ("E502", 5)]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '[{"a":' * 50_000, "[" + "1" * 10_000 + "]", "[NaN, Infinity]", "[{}", "{"]
)
def test_hostile_json_is_reported_and_never_raises(text: str) -> None:
    assert read_bibliography(text, "r.json").problems
