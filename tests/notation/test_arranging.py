"""New blocks go where a person would have written them."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.maps import as_map, attacks, claims, quote, small_maps, source, supports

from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.notation.arranging import arrange, arranged


def order(old: Map, *new: Node) -> str:
    return " ".join(arranged(old, Map.of([*old, *new], old.head)).nodes)


OLD = as_map(*claims("top"), supports("s1", "top", "p1"), *claims("p1"), supports("s2", "p1", "r1"), *claims("r1"))
"""top, s1, p1, s2, r1, book: everything under what it serves."""


def test_a_second_premise_follows_the_first_and_all_that_stands_under_it() -> None:
    step = supports("s1", "top", "p1 p2 p3")
    changed = Map.of([step if node.id == "s1" else node for node in OLD], OLD.head)
    assert order(changed, *claims("p2 p3")) == "top s1 p1 s2 r1 p2 p3 book"


def test_a_second_step_follows_the_first_and_all_that_stands_under_it() -> None:
    assert order(OLD, *claims("q1"), supports("s3", "top", "q1")) == "top s1 p1 s2 r1 s3 q1 book"
    assert order(OLD, *claims("q1"), attacks("a1", "p1", "q1")) == "top s1 p1 s2 r1 a1 q1 book"


def test_the_first_step_follows_the_quotes_of_its_claim() -> None:
    old = as_map(*claims("top"), quote("q1", "top"), quote("q2", "top"), source("book"))
    assert order(old, *claims("p"), supports("s", "top", "p")) == "top q1 q2 s p book"


def test_a_premise_that_stands_elsewhere_draws_no_other_away_from_its_step() -> None:
    old = as_map(*claims("p1 top"), supports("s1", "top", "p1 p2"), source("book"))
    assert order(old, *claims("p2")) == "p1 top s1 p2 book"


def test_a_quote_that_is_a_premise_follows_the_premise_before_it() -> None:
    step = supports("s1", "top", "p1 q1")
    changed = Map.of([step if node.id == "s1" else node for node in OLD], OLD.head)
    assert order(changed, quote("q1")) == "top s1 p1 s2 r1 q1 book"


@settings(max_examples=200)
@given(small_maps(), st.data())
def test_what_stands_in_the_files_keeps_its_order_and_nothing_is_lost(whole: Map, data: st.DataObject) -> None:
    ids = list(whole.nodes)
    known = ids[: data.draw(st.integers(0, len(ids)))]
    found = arrange(known, whole)
    assert sorted(found) == sorted(ids)
    assert [name for name in found if name in set(known)] == known


@settings(max_examples=200)
@given(small_maps(), st.data())
def test_a_step_never_comes_between_a_step_and_the_premise_that_follows_it(whole: Map, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(list(whole.nodes)))
    pairs = [(step.id, premise) for step in whole.steps.values() for premise in step.because if step.target != premise]
    assume(pairs)
    step, premise = data.draw(st.sampled_from(pairs))
    ids = [step, premise, *(name for name in shuffled if name not in (step, premise))]
    known = ids[: data.draw(st.integers(2, len(ids)))]
    found = arrange(known, Map.of([whole.nodes[name] for name in ids], whole.head))
    between = found[found.index(step) + 1 : found.index(premise)]
    target = whole.steps[step].target
    beside = [name for name in between if name in whole.steps and whole.steps[name].target == target]
    assert target in between or not beside  # in a circle a step may stand above its own target, whose steps follow it
