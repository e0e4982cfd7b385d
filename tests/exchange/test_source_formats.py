"""Bibliographies come in as sources, and the sources of a map go out as CSL-JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from support.exchange import same_up_to_ids
from support.maps import as_map, claims, quote, source
from support.nodes import maps
from support.patience import PATIENT
from support.samples import imported, imported_text

from argmap.appraisal.reviewing import review
from argmap.errors import RefusedError
from argmap.exchange.adopting import adopted
from argmap.exchange.format import Export, Exported
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map

_BRIDGES = ("The Harbour Bridges of the North", "1871", "Quayside Press")
_ODD_PARTS = """[{"id": "a", "type": "book", "author": [{"family": "B", "orcid": "1"}], "editor": 3,
    "issued": {"date-parts": [[1999, 2]], "season": 1, "literal": "Spring", "zone": "Z"}}]"""
_BROKEN = {
    "bibtex": ("@book{one, title = {One}}\n\n@book{two, title = {Two}\n", 3),
    "csl-json": ('[\n{"id": "one", "type": "book", "title": "One"},\n3\n]', 3),
    "ris": ("TY  - BOOK\nTI  - One\nER  - \nTY  - BOOK\nTI  - Two\n", 4),
}


def _written(whole: Map) -> Exported:
    return writer(format_called("csl-json", writable())).write(Export(whole, review(whole)))


@pytest.mark.parametrize(
    ("name", "sample"), [("bibtex", "library.bib"), ("csl-json", "library.json"), ("ris", "library.ris")]
)
def test_every_entry_is_a_source_with_what_it_says(name: str, sample: str) -> None:
    found = imported(name, sample)
    assert [loss.what for loss in found.losses] == (["a comment"] if name == "bibtex" else [])
    first = next(iter(found.map.sources.values()))
    assert (first.title, first.date, dict(first.variables)["publisher"]) == _BRIDGES
    assert list(found.map.nodes) == list(found.map.sources)


@pytest.mark.parametrize("name", _BROKEN)
def test_an_entry_that_cannot_be_read_is_told_with_its_line(name: str) -> None:
    text, line = _BROKEN[name]
    found = imported_text(name, text)
    assert [loss.line for loss in found.losses] == [line]
    assert "One" in {each.title for each in found.map.sources.values()}


@pytest.mark.parametrize(
    ("name", "text", "where", "what"),
    [
        ("csl-json", '[{"id": "a", "type": "book", "title": "A", "custom": {"x": 1}, "z": 0}]', "a", "custom"),
        (
            "csl-json",
            '[{"id": "a", "type": "book", "title": "A", "shortTitle": "B", "title-short": "C", "volume": [3]}]',
            "a",
            "title-short, volume",
        ),
        (
            "csl-json",
            _ODD_PARTS,
            "a",
            "orcid of author, editor, literal of issued, season of issued, zone of issued",
        ),
        (
            "csl-json",
            '[{"id": "a", "type": "book", "title": "A", "author": [{"family": "B"}, 7, ["C"], {}]}]',
            "a",
            "a name of author",
        ),
        ("csl-json", '{"items": [{"id": "a", "type": "book"}], "collections": []}', "", "collections"),
        (
            "bibtex",
            "@book{a, title = {A}, owner = {me}, file = {a.pdf}, organization = {O}, publisher = {P}}",
            "a",
            "owner, file, publisher",
        ),
        ("bibtex", "@gizmo{a, title = {A}, editortype = {wizard}, editor = {B, C}}", "a", "the type gizmo, editortype"),
        ("bibtex", "@book{a, title = {A}, date = {1999}, year = {1998}, month = may}", "a", "year, month"),
        (
            "bibtex",
            "@article{a, title = {A}, journal = {B}, journaltitle = {C}, eprint = {1}, eprinttype = {x}}",
            "a",
            "journal, eprint, eprinttype",
        ),
        (
            "bibtex",
            "@book{a, title = {A}}\n@xdata{b, owner = {me}}",
            "b",
            "the entry, from which no other takes anything",
        ),
        ("bibtex", "@book{a, title = {A}, xdata = {b}}\n@xdata{b, publisher = {C}, owner = {me}}", "b", "owner"),
        ("bibtex", "@preamble{{x}}\n@book{a, title = {A}}", "", "a preamble"),
        ("ris", "TY  - BOOK\nTI  - A\nT1  - B\nDB  - Library\nER  - \n", "a", "T1, DB"),
        ("ris", "TY  - GRNT\nID  - a\nTI  - A\nN2  - B\nAB  - C\nEP  - 9\nER  - \n", "a", "TY GRNT, N2, EP"),
        (
            "ris",
            "TY  - JOUR\nID  - a\nPY  - 1999\nDA  - 1999/02/03/\nY1  - 1998\nSP  - 1\nEP  - 9\nER  - \n",
            "a",
            "Y1",
        ),
    ],
)
def test_what_a_source_has_no_place_for_is_told(name: str, text: str, where: str, what: str) -> None:
    (loss,) = imported_text(name, text).losses
    assert (loss.where, loss.what) == (where, what)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "csl-json",
            '[{"id": "a", "type": "book", "title": "A", "journalAbbreviation": "B", "volume": 3, "note": ""}]',
        ),
        (
            "bibtex",
            "@article{a, title = {A}, subtitle = {B}, journal = {C}, month = sep # {~8}, year = 1854, number = 2}",
        ),
        ("bibtex", "@phdthesis{a, title = {A}, school = {B}, type = {PhD thesis}, pages = {3--4}, date = {1999~}}"),
        (
            "bibtex",
            "@inbook{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, editor = {C, D}, editortype = {compiler}}",
        ),
        (
            "bibtex",
            "@misc{a, title = {A}, howpublished = {\\url{http://x.example/a_b}}, eprint = {1}, eprinttype = {arxiv}}",
        ),
        (
            "ris",
            "TY  - JOUR\nID  - a\nPY  - 1999\nDA  - 1999/02/03/\nSP  - 1-9\nN1  - one\nN1  - two\nKW  - x\nER  - \n",
        ),
    ],
)
def test_what_a_source_says_otherwise_is_not_lost(name: str, text: str) -> None:
    assert imported_text(name, text).losses == ()


def test_an_entry_whose_key_is_used_above_is_told() -> None:
    found = imported_text("bibtex", "@book{a, title = {A}}\n@book{a, title = {B}}\n")
    assert [(loss.line, len(found.map.sources)) for loss in found.losses] == [(2, 1)]


@pytest.mark.parametrize("name", _BROKEN)
@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "3", "TY", "@book{", "[3]", "\x00"])
def test_what_has_no_entry_is_refused(name: str, text: str) -> None:
    with pytest.raises(RefusedError):
        imported_text(name, text)


@pytest.mark.parametrize("sample", ["library.json", "items.json"])
def test_items_go_out_as_they_came_in(sample: str) -> None:
    before = imported("csl-json", sample)
    written = _written(before.map)
    assert written.losses == tuple(loss for loss in written.losses if loss.where == "argmap")
    assert same_up_to_ids(before.map, imported_text("csl-json", written.text).map) == []


def test_a_part_goes_out_with_what_contains_it_and_where_it_stands_there() -> None:
    whole = as_map(
        source("book", title="Essays", kind="book", author="Mara Quist", date="1999"),
        source("part", title="Sunday", kind="chapter", part_of="book", at="pp. 3-8"),
        source("odd", title="Monday", part_of="book", at="shelf 9, behind the door", file="monday.txt"),
    )
    written = _written(whole)
    items = {item["id"]: item for item in json.loads(written.text)}
    assert (items["part"]["container-title"], items["part"]["page"]) == ("Essays", "3-8")
    assert {loss.where: loss.what for loss in written.losses} == {"odd": "at, file"}


def test_sources_that_share_a_key_go_out_under_different_ones() -> None:
    whole = as_map(source("one", csl="key"), source("two", csl="key"), source("key"))
    identifiers = [item["id"] for item in json.loads(_written(whole).text)]
    assert identifiers[:2] == ["key", "two"]
    assert len(set(identifiers)) == len(whole)


def test_everything_but_sources_stays_behind_and_is_told() -> None:
    whole = as_map(claims("main"), quote("words", "main"))
    assert [loss.where for loss in _written(whole).losses] == ["main", "words"]


@given(whole=maps())
@PATIENT
def test_of_any_map_every_source_goes_out(whole: Map) -> None:
    assert len({item["id"] for item in json.loads(_written(whole).text)}) == len(whole.sources)


def test_a_map_that_names_a_bibliography_takes_sources_without_the_keys_of_another() -> None:
    library = imported("bibtex", "library.bib").map
    keyed = adopted(as_map(claims("main")), library)
    assert {keyed.map.sources[key].csl for key in keyed.added} == {"holm1871", "roth1902"}
    named = adopted(as_map(claims("main"), bibliography="own.bib"), library)
    assert {named.map.sources[key].csl for key in named.added} == {None}
