"""A map written as Argdown comes back equal up to ids, and what cannot be written is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.argdown import node, plain, read, written
from support.exchange import exportable_maps, renamed_maps, same_up_to_ids
from support.maps import as_map, attacks, claim, quote, settles, source, supports
from support.nodes import maps, texts
from support.patience import PATIENT
from support.samples import samples_of

from argmap.exchange import argdown
from argmap.exchange.format import Export
from argmap.model.catalogue import SCHEMES
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Head, QuestionAnswer, Scheme, Source
from argmap.model.vocabulary import QuestionState, Resolution
from argmap.store.loading import load

MAPS = Path(__file__).parents[3] / "maps"


def _lines(within: Map) -> list[str]:
    text = written(within)
    return text[text.index("\n===\n", 3) + 5 :].strip().split("\n")


def _comes_back(within: Map) -> None:
    found = read(written(within))
    assert same_up_to_ids(within, found.map) == []
    assert found.losses == ()


@settings(PATIENT, max_examples=50)
@given(maps())
def test_any_map_comes_back(within: Map) -> None:
    _comes_back(plain(within))


@settings(PATIENT, max_examples=50)
@given(renamed_maps(maps()))
def test_the_earlier_ids_of_a_map_come_back_and_are_none_of_the_new_ones(within: Map) -> None:
    _comes_back(plain(within))
    found = read(written(within)).map
    assert [each for each in check(found) if each.code == "E305"] == []
    assert sorted(each.was for each in found) == sorted(each.was for each in within)


@settings(PATIENT, max_examples=50)
@given(exportable_maps(quotes=True))
def test_what_is_written_is_recognised_and_comes_back(within: Map) -> None:
    assert argdown.recognises(written(within)) or not within.steps
    _comes_back(plain(within))


@example("\x1b\x85\x1b", [])
@settings(PATIENT, max_examples=200)
@given(texts, st.lists(texts, max_size=3))
def test_any_words_and_tags_come_back(words: str, tags: list[str]) -> None:
    found = read(written(Map.of([Claim(id="some-claim", text=words, tags=tuple(tags))])))
    assert found.map["some-claim"].text == words  # type: ignore[attr-defined]
    assert found.map["some-claim"].tags == tuple(tags)


@pytest.mark.parametrize("name", ["primer.argmap.yaml", "trotsky-1918.argmap.yaml", "outage-review"])
def test_the_example_maps_come_back(name: str) -> None:
    _comes_back(plain(load(MAPS / name).map))


@pytest.mark.parametrize("path", samples_of("argdown"), ids=lambda path: path.name)
def test_a_sample_that_was_read_is_written_and_read_again_without_a_difference(path: Path) -> None:
    found = read(path.read_text("utf-8"))
    _comes_back(found.map)


def test_the_same_map_gives_the_same_text() -> None:
    within = load(MAPS / "primer.argmap.yaml").map
    assert written(within) == written(within)


def test_a_step_without_fields_is_a_relation() -> None:
    within = as_map([claim("aa"), claim("bb"), claim("cc")], supports("s", "aa", "bb"), attacks("t", "aa", "cc"))
    assert _lines(within)[:3] == ["[aa]: Claim aa.", "  + [bb]", "  - [cc]"]


def test_linked_premises_are_a_structure_with_the_scheme_as_its_rule() -> None:
    step = supports("ss", "aa", "bb cc", scheme="sign", by="Snow", note="A remark.")
    lines = _lines(as_map([claim("aa"), claim("bb"), claim("cc")], step))
    assert lines[-6:] == [
        "<ss>: A remark.",
        "",
        "(1) [bb]",
        "(2) [cc]",
        '-- sign {proponent: "Snow"} --',
        "(3) [aa]",
    ]


def test_an_undercut_is_a_relation_to_the_argument() -> None:
    within = as_map([claim("aa"), claim("bb"), claim("cc")], supports("ss", "aa", "bb"), attacks("tt", "ss", "cc"))
    assert _lines(within)[-1] == "  _> <ss>"
    assert _lines(within)[-2].startswith("(2) ")


def test_a_quote_has_the_keys_that_other_tools_show() -> None:
    book = source("book", title="The book")
    part = Source(id="part", title="Chapter two", part_of="book")
    lines = _lines(as_map([claim("aa"), book, part, quote("qq", "aa", source="part", at="p. 3")]))
    assert "  + [qq]" in lines
    assert lines[-1] == (
        '[qq]: Words of qq {kind: "quote", source: "The book", chapter: "Chapter two", pinpoint: "p. 3", '
        'fidelity: "verbatim", origin: "part", attests: ["aa"], reading: "paraphrase"}'
    )


def test_groups_are_headings_and_those_within_stand_below() -> None:
    grouped = [
        claim("aa", extra=(("x-group", "One > Deep"),)),
        claim("bb", extra=(("x-group", "Two"),)),
        claim("cc", extra=(("x-group", "One"),)),
        claim("dd"),
        claim("ee", extra=(("x-group", "a\nb"),)),
    ]
    lines = [line for line in _lines(as_map(grouped)) if line]
    assert [line.split(":")[0] for line in lines] == [
        "[dd]",
        "[ee]",
        "# One",
        "[cc]",
        "## Deep",
        "[aa]",
        "# Two",
        "[bb]",
    ]


def test_titles_from_elsewhere_are_used_where_they_differ() -> None:
    titled = [
        claim("aa", extra=(("x-title", "A title"),)),
        claim("bb", extra=(("x-title", "Same title"),)),
        claim("cc", extra=(("x-title", "Same title"),)),
        claim("dd", extra=(("x-title", "not] a title"),)),
    ]
    lines = [line for line in _lines(as_map(titled, supports("ss", "aa", "bb"))) if line]
    assert [line.split(":")[0] for line in lines] == ["[A title]", "  + [bb]", "[bb]", "[cc]", "[dd]"]


def test_schemes_and_sources_stand_in_the_front_matter() -> None:
    own = Scheme(id="own-scheme", name="A scheme: ===", gist="So {it} goes")
    step = supports("ss", "aa", "bb", scheme="own-scheme")
    found = read(written(as_map([claim("aa"), claim("bb"), own, source("book", author="Snow")], step)))
    assert node(found, "Claim bb. supports Claim aa.").scheme == "own-scheme"  # type: ignore[attr-defined]
    assert found.map["own-scheme"].gist == "So {it} goes"  # type: ignore[attr-defined]
    assert found.map["book"].author == "Snow"  # type: ignore[attr-defined]


def test_reviews_are_data_of_what_they_are_of() -> None:
    within = as_map([claim("aa"), claim("bb")], supports("ss", "aa", "bb"), settles("rr", "aa", Resolution.STANDS))
    assert _lines(within)[0] == '[aa]: Claim aa. {reviews: [{id: "rr", resolution: "stands"}]}'
    _comes_back(within)


def test_a_reviewed_step_is_an_argument() -> None:
    scheme = next(name for name, known in SCHEMES.items() if known.questions)
    answers = (QuestionAnswer(number=1, state=QuestionState.ANSWERED, words="bb"),)
    review = Assessment(id="rr", target="ss", by="Ann", questions=answers, because="It is {so}.", tags=("a", "a b"))
    within = as_map([claim("aa"), claim("bb")], supports("ss", "aa", "bb", scheme=scheme), review)
    lines = _lines(within)
    assert lines[-5:-2] == ["<ss>", "", "(1) [bb]"]
    assert 'reviews: [{id: "rr", by: "Ann"' in lines[-2]
    _comes_back(within)


def test_what_another_tool_calls_reviews_stays_data() -> None:
    found = read('[Pump]: It was the pump. {reviews: [{id: "rr", stars: 5}]}')
    assert dict(node(found, "It was the pump.").extra)["x-reviews"] == '[{"id": "rr", "stars": "5"}]'
    assert not found.map.assessments


def test_an_assumption_without_a_reason_is_told() -> None:
    exported = argdown.write(Export(as_map([claim("aa", assumed=""), claim("bb", assumed="So.")]), None))  # type: ignore[arg-type]  # as above
    assert [(loss.where, loss.what) for loss in exported.losses] == [("aa", "that the claim is assumed")]


def test_sources_of_other_maps_are_copied_and_told() -> None:
    within = Map.of([claim("aa"), quote("qq", "aa", source="library/book")], Head(title="T"))
    shared = Map(within.head, within.nodes, {"library/book": Source(id="library/book", title="The book")})
    exported = argdown.write(Export(shared, None))  # type: ignore[arg-type]  # the writer asks for no review
    assert [loss.where for loss in exported.losses] == ["library/book"]
    assert [each.title for each in read(exported.text).map.sources.values()] == ["The book"]


def test_a_step_whose_premise_is_missing_is_left_out_and_told() -> None:
    exported = argdown.write(Export(as_map([claim("aa")], supports("ss", "aa", "gone")), None))  # type: ignore[arg-type]  # as above
    assert [loss.where for loss in exported.losses] == ["ss"]
