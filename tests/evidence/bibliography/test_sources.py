"""A source and an entry of a bibliography say the same: what goes into the map comes out again."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.evidence.bibliography.csl_json import dump_item
from argmap.evidence.bibliography.dates import read_date
from argmap.evidence.bibliography.entry import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    CslValue,
    Entry,
    Name,
    entry_of,
    one_line,
    tidy,
)
from argmap.evidence.bibliography.names import body, person
from argmap.evidence.bibliography.reading import read_bibliography
from argmap.evidence.bibliography.sources import link, to_csl, to_source_fields
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.vocabulary import CSL_VARIABLES, SOURCE_KINDS

WORDS = st.text(max_size=30)
HELD = sorted((CSL_VARIABLES | {"title", "type", "author", "note"}) - {"locator"})


def source(node_id: str, fields: Mapping[str, str]) -> Source:
    own = {name: text for name, text in fields.items() if name not in CSL_VARIABLES}
    variables = tuple((name, text) for name, text in fields.items() if name in CSL_VARIABLES)
    return Source.model_validate({"id": node_id, **own, "variables": variables})


def values(variable: str) -> st.SearchStrategy[CslValue]:
    if variable in NAME_VARIABLES:
        people = st.builds(person, WORDS, WORDS, particle=st.sampled_from(["", "van der", "De"]))
        return st.lists(people | WORDS.map(body), max_size=3).map(lambda names: tuple(n for n in names if n != Name()))
    if variable in DATE_VARIABLES:
        return (WORDS | st.dates().map(str) | st.sampled_from(["1914/1918", "1855~", "1918-22", "-0043"])).map(
            read_date
        )
    if variable == "type":
        return st.sampled_from(sorted(SOURCE_KINDS))
    return WORDS.map(lambda text: tidy(variable, text))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    names = draw(st.lists(st.sampled_from(HELD), unique=True, max_size=12))
    variables = {name: draw(values(name)) for name in names}
    variables["title"] = draw(values("title").filter(bool))
    return entry_of(draw(st.text(st.characters(categories=["L"]), min_size=1).map(one_line)), variables)


@PATIENT
@given(entries())
def test_an_entry_that_goes_into_a_source_comes_out_of_it(entry: Entry) -> None:
    held = source("s", to_source_fields(entry))
    assert to_csl(held, Map.of([held])) == dump_item(entry)


@PATIENT
@given(entries())
def test_what_is_exported_as_csl_json_is_read_back(entry: Entry) -> None:
    read = read_bibliography(json.dumps([dump_item(entry)]), "refs.json")
    assert read.problems == ()
    assert list(read.entries.values()) == [entry]


@PATIENT
@given(st.text(), st.text(), st.text())
def test_any_source_written_by_hand_exports_to_csl_that_reads_back(author: str, date: str, title: str) -> None:
    held = source("s", {"source": title, "author": author, "date": date})
    item = to_csl(held, Map.of([held]))
    (entry,) = read_bibliography(json.dumps(item), "refs.json").entries.values()
    assert dump_item(entry) == item


def test_the_fields_of_a_source_have_plain_names_and_values() -> None:
    text = """[{"id": "papers", "type": "chapter", "title": "Letter", "container-title": "Papers", "page": "245",
      "author": [{"family": "Balfour", "given": "Arthur"}, {"literal": "Foreign Office"}],
      "issued": {"date-parts": [[1918, 4, 18]]}, "DOI": "10.1/x", "note": "first\\nsecond"}]"""
    (entry,) = read_bibliography(text, "refs.json").entries.values()
    assert to_source_fields(entry) == {
        "source": "Letter",
        "kind": "chapter",
        "author": "Arthur Balfour; {Foreign Office}",
        "date": "1918-04-18",
        "container-title": "Papers",
        "page": "245",
        "DOI": "10.1/x",
        "csl": "papers",
        "note": "first\nsecond",
    }


def test_an_entry_without_a_title_is_named_by_what_it_is() -> None:
    letter = '[{"id": "x", "type": "personal_communication", "recipient": [{"family": "Reading", "given": "Lord"}]}]'
    (entry,) = read_bibliography(letter, "refs.json").entries.values()
    assert to_source_fields(entry)["source"] == "Personal communication to Lord Reading"


PAPERS = source(
    "papers-wilson-47",
    {
        "source": "The Papers of Woodrow Wilson",
        "kind": "book",
        "author": "Arthur Link",
        "date": "1984",
        "publisher": "Princeton University Press",
        "volume": "47",
        "part-of": "edition",
    },
)
EDITION = source(
    "edition", {"source": "Presidential Papers", "publisher-place": "Princeton", "part-of": "papers-wilson-47"}
)
LETTER = source(
    "letter",
    {
        "source": "Balfour to Reading",
        "kind": "personal_communication",
        "author": "Arthur James Balfour",
        "date": "1918-04-18",
        "part-of": "papers-wilson-47",
        "at": "p. 245",
    },
)


def test_a_part_takes_from_its_wholes_what_it_does_not_say_itself() -> None:
    assert to_csl(LETTER, Map.of([LETTER, PAPERS, EDITION])) == {
        "id": "letter",
        "type": "personal_communication",
        "title": "Balfour to Reading",
        "author": [{"family": "Balfour", "given": "Arthur James"}],
        "issued": {"date-parts": [[1918, 4, 18]]},
        "page": "245",
        "container-title": "The Papers of Woodrow Wilson",
        "container-author": [{"family": "Link", "given": "Arthur"}],
        "volume": "47",
        "publisher": "Princeton University Press",
        "publisher-place": "Princeton",
        "collection-title": "Presidential Papers",
    }


def test_a_part_of_a_source_that_is_not_there_stands_alone() -> None:
    assert "container-title" not in to_csl(LETTER, Map.of([LETTER]))


def test_linking_fills_in_what_the_source_leaves_to_the_bibliography() -> None:
    bibliography = read_bibliography(
        '[{"id": "snow", "type": "book", "title": "Cholera", "publisher": "Churchill", "issued": "1855"}]', "refs.json"
    )
    own = source("s", {"source": "My title", "date": "1854", "csl": "snow"})
    plain = source("t", {"source": "Other"})
    linked, problems = link(Map.of([own, plain]), bibliography)
    assert problems == ()
    filled = linked.sources["s"]
    assert (filled.title, filled.type, filled.date) == ("My title", "book", "1854")
    assert filled.variables == (("publisher", "Churchill"),)
    assert linked.sources["t"] is plain


def test_a_key_that_the_bibliography_lacks_is_reported_with_the_likely_one() -> None:
    bibliography = read_bibliography('[{"id": "snow1855"}]', "refs.json")
    (problem,) = link(Map.of([source("s", {"source": "x", "csl": "snow1865"})]), bibliography)[1]
    assert (problem.code, problem.id, problem.field) == ("E504", "s", "csl")
    assert problem.help == 'did you mean "snow1855"?'
