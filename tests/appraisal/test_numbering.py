from __future__ import annotations

from support.maps import as_map, attacks, claim, claims, quote, supports

from argmap.appraisal.numbering import labels


def test_a_single_main_conclusion_is_h_and_every_series_counts_in_file_order() -> None:
    whole = as_map(claims("end b a"), quote("q2", "a"), quote("q1", "b"), supports("s", "end", "a b"))
    assert labels(whole) == {"end": "H", "b": "C1", "a": "C2", "q2": "Q1", "q1": "Q2", "s": "S1"}


def test_several_main_conclusions_are_numbered_as_the_head_lists_them() -> None:
    found = labels(as_map(claims("one two three"), main=("three", "one")))
    assert (found["three"], found["one"], found["two"]) == ("H1", "H2", "C1")


def test_what_serves_only_objections_is_o_and_what_serves_only_answers_to_them_is_r() -> None:
    whole = as_map(
        claims("end ground objection its-ground answer to-quote"),
        quote("q", "ground"),
        supports("s", "end", "ground"),
        attacks("undercut", "s", "objection"),
        supports("t", "objection", "its-ground"),
        attacks("reply", "objection", "answer"),
        attacks("forged", "q", "to-quote"),
    )
    found = labels(whole)
    assert [found[name] for name in whole.claims] == ["H", "C1", "O1", "O2", "R1", "O3"]


def test_an_attack_on_an_answer_is_an_objection_again() -> None:
    whole = as_map(
        claims("end a b c"), attacks("x", "end", "a"), attacks("y", "a", "b"), attacks("z", "b", "c"), main=("end",)
    )
    assert [labels(whole)[name] for name in "abc"] == ["O1", "R1", "O2"]


def test_a_claim_that_the_author_uses_too_is_the_authors() -> None:
    whole = as_map(claims("end a"), supports("s", "end", "a"), attacks("x", "s", "a"))
    assert labels(whole)["a"] == "C1"


def test_a_main_conclusion_that_attacks_another_stays_a_main_conclusion() -> None:
    whole = as_map(
        claims("one two ground"), supports("s", "two", "ground"), attacks("x", "one", "two"), main=("one", "two")
    )
    assert [labels(whole)[name] for name in ("one", "two", "ground")] == ["H1", "H2", "C1"]


def test_claims_in_a_closed_ring_are_numbered_as_claims() -> None:
    whole = as_map([claim("end")], claims("a b"), supports("s", "a", "b"), supports("t", "b", "a"), main=("end",))
    assert [labels(whole)[name] for name in "ab"] == ["C1", "C2"]
