"""Flags on the shape of an argument: circles, objections that miss, terms that change their sense."""

from __future__ import annotations

import pytest
from support.flagging import attacks, claim, claims, flags_with, quote, supports

from argmap.model.nodes import Node

# Circular support


def test_two_claims_that_support_each_other_are_asked_what_else_speaks_for_them() -> None:
    [flag] = flags_with("circular-support", *claims("a b"), supports("s", "a", "b"), supports("t", "b", "a"))
    assert flag.ids == ("a", "b")
    assert "What outside the circle speaks for any of them?" in flag.message


def test_every_circle_is_asked_about_once() -> None:
    steps = [supports("s1", "a", "b"), supports("s2", "b", "a"), supports("s3", "b", "a", warrant="Again.")]
    steps += [supports("t1", "c", "d"), supports("t2", "d", "e"), supports("t3", "e", "c"), supports("u", "c", "a")]
    found = flags_with("circular-support", *claims("a b c d e"), *steps)
    assert [flag.ids for flag in found] == [("a", "b"), ("c", "d", "e")]


def test_a_circle_with_support_from_outside_is_asked_whether_it_is_meant_to_add_to_it() -> None:
    nodes = [*claims("a b"), supports("s", "a", "b"), supports("t", "b", "a"), quote("q", "It is so.", "a")]
    [flag] = flags_with("circular-support", *nodes)
    assert "is the circle meant to add to it?" in flag.message


@pytest.mark.parametrize(
    "steps",
    [
        [supports("s", "a", "b"), supports("t", "b", "c")],
        [supports("s", "a", "b"), supports("t", "a", "c"), supports("u", "b", "c")],
        [supports("s", "a", "b"), attacks("t", "b", "a")],
        [attacks("s", "a", "b"), attacks("t", "b", "a")],
    ],
)
def test_chains_diamonds_and_rings_of_attacks_are_no_circles_of_support(steps: list[Node]) -> None:
    assert not flags_with("circular-support", *claims("a b c"), *steps)


# Objections that miss

TRIAL = [*claims("top a o"), supports("s", "top", "a")]


@pytest.mark.parametrize(
    "warrant",
    [
        "That he met them does not follow from this.",
        "To have met them does not prove that he served them.",
        "The inference from contact to service is a leap.",
        "Daraus folgt nicht, dass er in ihrem Dienst stand.",
    ],
)
def test_an_objection_to_a_claim_that_speaks_of_the_inference_is_asked_whether_it_is_meant_so(warrant: str) -> None:
    [flag] = flags_with("objection-misaimed", *TRIAL, attacks("x", "top", "o", warrant=warrant))
    assert flag.ids == ("x", "top", "s")


@pytest.mark.parametrize(
    "objection",
    [
        attacks("x", "s", "o", warrant="To have met them does not prove that he served them."),
        attacks("x", "a", "o", warrant="The inference from contact to service is a leap."),
        attacks("x", "top", "o", warrant="A change of late tells against service from the first."),
        attacks("x", "top", "o", warrant="The road does not follow the river."),
        attacks("x", "top", "o"),
    ],
)
def test_an_objection_to_a_step_or_with_a_reason_of_its_own_is_well_aimed(objection: Node) -> None:
    assert not flags_with("objection-misaimed", *TRIAL, objection)


# Senses


@pytest.mark.parametrize("premise", ["agent = who acts for a power", "Agent = whoever serves it\npower = Britain"])
def test_a_term_with_another_sense_in_the_conclusion_is_asked_about(premise: str) -> None:
    nodes = [claim("top", senses="agent = an officer of a secret service"), claim("a", senses=premise)]
    [flag] = flags_with("sense-shift", *nodes, supports("s", "top", "a"))
    assert flag.ids == ("s", "a", "top")
    assert "an officer of a secret service" in flag.message


def test_a_term_with_two_senses_in_linked_premises_is_asked_about() -> None:
    nodes = [claim("top"), claim("a", senses="bank = of a river"), claim("b", senses="bank = of money")]
    assert flags_with("sense-shift", *nodes, supports("s", "top", "a", "b"))


@pytest.mark.parametrize(
    ("senses", "step"),
    [
        ("agent = an officer  of a secret service", supports("s", "top", "a")),
        ("power = Britain", supports("s", "top", "a")),
        ("agent", supports("s", "top", "a")),
        ("agent = who acts for a power", supports("s", "other", "a")),
        ("agent = who acts for a power", attacks("s", "top", "a")),
    ],
)
def test_a_term_that_keeps_its_sense_in_the_step_is_not_asked_about(senses: str, step: Node) -> None:
    nodes = [claim("top", senses="agent = An officer of a secret service"), claim("a", senses=senses), claim("other")]
    assert not flags_with("sense-shift", *nodes, step)
