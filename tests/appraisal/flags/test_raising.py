"""All flags together: on the example maps, in a fixed order, on any map, and by claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from support.flagging import attacks, claim, flags_of, quote, supports
from support.nodes import maps

from argmap.appraisal.flags.flag import CODES, Flag
from argmap.appraisal.flags.layers import layers
from argmap.appraisal.flags.lexicon import LANGUAGES, lexicon, telling_word
from argmap.appraisal.flags.placing import flags_by_claim
from argmap.appraisal.flags.raising import raise_flags
from argmap.appraisal.flags.scales import GAP, scales
from argmap.appraisal.reviewing import review
from argmap.evidence.matching.wordlists import word_list
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.problem import Severity
from argmap.store.loading import load

MAPS = Path(__file__).resolve().parents[3] / "maps"


def raised(path: Path) -> list[tuple[str, str]]:
    whole = load(path).map
    return [(flag.code, flag.ids[0]) for flag in raise_flags(whole, review(whole), {})]


def test_the_case_map_raises_the_questions_that_a_reviewer_would_ask() -> None:
    assert raised(MAPS / "trotsky-1918.argmap.yaml") == [
        ("quote-used-twice", "q-lockhart-telegram"),
        ("quote-used-twice", "q-balfour-april"),
        ("quote-both-ways", "q-lockhart-telegram"),
        ("quote-both-ways", "q-balfour-april"),
        ("quote-both-ways", "q-balfour-may"),
        ("quote-both-ways", "q-curzon"),
        ("same-locator", "lansing-report-1918-04-02"),
        ("step-escalation", "s-several-pieces"),
        ("step-escalation", "s-documents-reveal"),
        ("step-escalation", "s-advocated-british-occupation"),
        ("step-escalation", "s-advocated-japanese"),
        ("date-drift", "bbc-archangel"),
        ("report-as-witness", "bbc-plans"),
    ]


def test_the_quote_of_may_tells_against_a_premise_of_the_argument_that_it_supports() -> None:
    whole = load(MAPS / "trotsky-1918.argmap.yaml").map
    flags = raise_flags(whole, review(whole), {})
    [flag] = [flag for flag in flags if flag.code == "quote-both-ways" and flag.ids[0] == "q-balfour-may"]
    assert {"demanded-help-for-faction", "germany-no-threat", "s-immediate-attack"} <= set(flag.ids)


@pytest.mark.parametrize("name", ["outage-review", "primer.argmap.yaml"])
def test_maps_that_give_no_cause_raise_no_question(name: str) -> None:
    assert raised(MAPS / name) == []


@given(maps())
@settings(max_examples=150, deadline=None)
def test_any_map_has_its_flags_named_and_in_order(drawn: Map) -> None:
    if any(problem.severity is Severity.ERROR for problem in check(drawn)):
        return
    flags = raise_flags(drawn, review(drawn), {})
    places = list(CODES)
    assert [flag.code for flag in flags] == sorted((flag.code for flag in flags), key=places.index)
    for flag in flags:
        assert flag.ids
        assert all(name in drawn.nodes for name in flag.ids)
        assert len(set(flag.ids)) == len(flag.ids)
        assert flag.message.endswith("?")
        assert "\n" not in flag.message
    assert raise_flags(drawn, review(drawn), {}) == flags
    by_claim = flags_by_claim(flags, drawn)
    assert list(by_claim) == [name for name in drawn.claims if name in by_claim]
    for name, found in by_claim.items():
        assert found, name
        assert [flag for flag in flags if flag in found] == list(found)


def test_a_flag_is_found_on_the_claims_it_names() -> None:
    nodes = [claim("a"), claim("b"), quote("q", "Closed, and shut.", "a", "b")]
    flags = flags_of(*nodes)
    assert {name: [flag.code for flag in found] for name, found in flags_by_claim(flags, Map.of(nodes)).items()} == {
        "a": ["quote-used-twice"],
        "b": ["quote-used-twice"],
    }


@pytest.mark.parametrize(("named", "claims"), [("q", ["a"]), ("s", ["b"]), ("x", ["b"]), ("y", ["a"]), ("z", ["b"])])
def test_a_flag_that_names_no_claim_is_on_the_claims_that_its_quote_or_step_bears_on(
    named: str, claims: list[str]
) -> None:
    nodes: list[Node] = [claim("a"), claim("b"), claim("o"), quote("q", "Closed.", "a"), supports("s", "b", "a")]
    nodes += [attacks("x", "s", "o"), attacks("y", "q", "o"), attacks("z", "x", "o")]
    flags = (Flag("splice", (named,), "Why?"),)
    assert list(flags_by_claim(flags, Map.of(nodes))) == claims


def test_attacks_in_a_ring_are_followed_once() -> None:
    nodes = [claim("o"), attacks("x", "y", "o"), attacks("y", "x", "o")]
    assert flags_by_claim((Flag("splice", ("x",), "Why?"),), Map.of(nodes)) == {}


def ring(length: int) -> list[Node]:
    nodes: list[Node] = [claim(f"c{number}") for number in range(length)]
    return nodes + [supports(f"s{number}", f"c{number}", f"c{(number + 1) % length}") for number in range(length)]


def test_a_long_ring_is_asked_about_once_and_briefly() -> None:
    [flag] = flags_of(*ring(500))
    assert flag.code == "circular-support"
    assert len(flag.ids) == 500
    assert len(flag.message) < 1000


def test_rings_and_chains_of_many_thousand_steps_are_put_in_order() -> None:
    length = 30_000
    assert [len(circle) for circle in layers(Map.of(ring(length))).circles] == [length]
    chain = ring(length)[:-1]
    assert [group[0] for group in layers(Map.of(chain)).order] == [f"c{n}" for n in reversed(range(length))]


def test_every_word_of_doubt_is_one_whose_change_the_verifier_takes_for_a_change_of_meaning() -> None:
    own = {"aurait", "auraient"}
    for language in ("en", "fr"):
        assert {telling_word(entry) for entry in lexicon(language).doubt} - own <= word_list(language).qualifiers, (
            language
        )


def test_every_list_is_case_folded_and_every_language_has_every_list_but_those_of_actors() -> None:
    for language in LANGUAGES:
        lists = lexicon(language)
        for name in lists.__slots__:
            words = getattr(lists, name)
            assert all(word == word.casefold() for word in words), (language, name)
            assert words or language != "en", name
        assert lists.doubt, language
        assert lists.saying, language


def test_every_scale_rises_and_has_rungs_far_enough_apart_to_ask() -> None:
    for scale in scales():
        heights = [height for _, height in scale.heights]
        assert max(heights) - min(heights) >= GAP, scale.about
        assert len({word for word, _ in scale.heights}) == len(heights), scale.about
