"""Ids: which one is proposed, which one is refused, and what follows a rename."""

from __future__ import annotations

import pytest
from support.maps import as_map, attacks, claim, claims, quote, settles, source, supports

from argmap.edit.naming import id_refusal, proposed_id, review_id
from argmap.edit.renaming import rename
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Link, QuestionAnswer, Scheme
from argmap.model.vocabulary import QuestionState, Resolution


def whole() -> Map:
    answered = (QuestionAnswer(number=1, state=QuestionState.ANSWERED, words="cause"),)
    return as_map(
        claims("end"),
        claim("cause", was=("reason",)),
        supports("s", "end", "cause", scheme="mine", questions=answered),
        attacks("x", "cause", "end"),
        settles("r", "cause", Resolution.STANDS),
        quote("q", "cause", via=(Link(source="book"),)),
        quote("t", translation_of="q"),
        source("book"),
        source("part", part_of="book", derived_from="book"),
        Scheme(id="mine", name="Mine"),
        main=("cause",),
    )


def test_every_reference_follows_and_the_place_in_the_file_stays() -> None:
    after = rename(whole(), "cause", "source")
    assert [node_id.replace("source", "cause") for node_id in after.nodes] == list(whole().nodes)
    assert after["source"].was == ("reason", "cause")
    step = after.steps["s"]
    assert (step.because, step.questions[0].words) == (("source",), "source")
    assert (after.steps["x"].target, after.assessments[0].target) == ("source", "source")
    assert (after.quotes["q"].attests, after.head.main) == (("source",), ("source",))

    moved = rename(rename(rename(whole(), "book", "snow"), "q", "words"), "mine", "own")
    assert (moved.quotes["words"].source, moved.quotes["words"].via[0].source) == ("snow", "snow")
    assert (moved.sources["part"].part_of, moved.sources["part"].derived_from) == ("snow", "snow")
    assert moved.quotes["t"].translation_of == "words"
    assert moved.steps["s"].scheme == "own"


def test_nodes_that_do_not_refer_to_it_are_the_same_values() -> None:
    before = whole()
    after = rename(before, "x", "objection")
    assert all(after[name] is before[name] for name in before.nodes if name != "x")


def test_an_earlier_id_of_its_own_can_be_taken_back() -> None:
    after = rename(rename(whole(), "cause", "source"), "source", "cause")
    assert after["cause"].was == ("reason", "source")
    assert after.steps["s"].because == ("cause",)


def test_what_nobody_has_seen_yet_needs_no_memory() -> None:
    assert rename(whole(), "end", "outcome", remember=False)["outcome"].was == ()


def test_a_rename_to_the_same_id_changes_nothing() -> None:
    before = whole()
    assert rename(before, "end", "end") is before


def test_upper_and_lower_case_can_be_changed() -> None:
    assert rename(whole(), "end", "End")["End"].was == ("end",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("end", "cause", '"end" cannot be called "cause": it is taken.'),
        ("end", "Cause", '"cause" differs from it in upper and lower case only'),
        ("end", "reason", 'it is an earlier id of "cause"'),
        ("end", "no", "is a word with a meaning of its own"),
        ("end", "", "it is empty"),
        ("ebd", "x", 'No block is called "ebd".'),
        ("argmap", "x", "The head of a map is always called argmap."),
    ],
)
def test_an_id_that_cannot_be_used_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(EditError) as refused:
        rename(whole(), old, new)
    assert said in refused.value.message
    assert refused.value.remedy


def test_a_source_of_another_map_is_renamed_there() -> None:
    here = whole()
    there = Map(here.head, here.nodes, {"library/farr": source("library/farr")})
    with pytest.raises(EditError, match='"library/farr" belongs to the map "library"'):
        rename(there, "library/farr", "farr")


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("The handle was off", "claim", "handle-off"),
        ("Cause", "claim", "cause-2"),
        ("Reason", "claim", "reason-2"),
        ("The handle was off", "supports", "s-handle-off"),
        ("the handle was off", "objection", "s-handle-off"),
        ("1918 in April", "quote", "q-1918-april"),
        ("1918", "claim", "c-1918"),
        ("", "claim", "claim"),
        ("It is", "step", "step"),
        ("!", "quote", "quote"),
        ("Mine", "scheme", "mine-2"),
        ("no", "source", "source"),
    ],
)
def test_an_id_is_proposed_from_the_words(words: str, kind: str, expected: str) -> None:
    proposed = proposed_id(whole(), words, kind=kind)
    assert proposed == expected
    assert id_refusal(whole(), proposed) == ""


def test_a_review_is_called_after_the_reviewer_and_what_is_reviewed() -> None:
    assert review_id(whole(), "Anna", "s-handle-off") == "r-anna-handle-off"


def test_letters_that_differ_in_case_only_by_folding_are_the_same_id() -> None:
    assert "differs from it" in id_refusal(as_map(claims("strasse")), "straße")
    assert proposed_id(as_map(claims("strasse")), "Straße") == "straße-2"
