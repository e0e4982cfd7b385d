"""The smallest sets of evidence and the smallest cuts agree with trying every set."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from support.definitions import bare, derived, labels, plus
from support.maps import as_map, claim, claims, quote, small_maps, supports

from argmap.appraisal import evidence_sets
from argmap.appraisal.evidence_sets import smallest_cuts, smallest_evidence_sets
from argmap.appraisal.review import Label
from argmap.appraisal.reviewing import review
from argmap.errors import CannotDoError
from argmap.model.map import Map

Sets = set[frozenset[str]]


def carried(whole: Map, name: str, grounds: Iterable[str], *, left: bool = False) -> bool:
    """Tell whether a claim follows from these quotes, assumptions and bare claims alone."""
    given_ones = set(grounds)
    known = labels(whole)
    arrows = [
        arrow
        for arrow in plus(whole)
        if (arrow.premises or arrow.target in given_ones) and not (left and known.steps[arrow.key] is Label.OUT)
    ]
    out = {node for node, label in known.nodes.items() if left and label is Label.OUT}
    ends = set(whole.quotes) | bare(whole)
    return name in derived(arrows, (given_ones & ends) - out)


def minimal(sets: Iterable[frozenset[str]]) -> Sets:
    known = list(sets)
    return {each for each in known if not any(other < each for other in known)}


def by_trying(whole: Map, name: str, *, left: bool) -> tuple[Sets, Sets]:
    ends = set(whole.quotes) | bare(whole) | {n for n, node in whole.claims.items() if node.assumed is not None}
    every = [frozenset(each) for size in range(len(ends) + 1) for each in combinations(sorted(ends), size)]
    carrying = [each for each in every if carried(whole, name, each, left=left)]
    if not carrying:
        return set(), set()
    return minimal(carrying), minimal(each for each in every if not carried(whole, name, ends - each, left=left))


@settings(max_examples=50, deadline=None)
@given(small_maps())
def test_sets_and_cuts_are_those_found_by_trying_every_set(whole: Map) -> None:
    pytest.importorskip("pysat")
    reviewed = review(whole)
    for name in [*whole.claims][:2]:
        for left in (False, True):
            expected = by_trying(whole, name, left=left)
            sets = smallest_evidence_sets(reviewed, name, most=1000, after_objections=left)
            cuts = smallest_cuts(reviewed, name, most=1000, after_objections=left)
            assert (set(map(frozenset, sets)), set(map(frozenset, cuts))) == expected
            for found in (sets, cuts):
                sizes = [len(each) for each in found]
                assert sizes == sorted(sizes)
                assert len(set(found)) == len(found)


def two_routes() -> Map:
    return as_map(
        claims("c p r s"),
        supports("both", "c", "p r"),
        supports("other", "c", "s"),
        quote("q1", "p"),
        quote("q2", "r"),
        claim("t"),
        supports("bare-route", "s", "t"),
    )


def test_the_smallest_set_comes_first_and_a_cut_closes_every_route() -> None:
    pytest.importorskip("pysat")
    reviewed = review(two_routes())
    assert smallest_evidence_sets(reviewed, "c") == (("t",), ("q1", "q2"))
    assert set(smallest_cuts(reviewed, "c")) == {("t", "q1"), ("t", "q2")}
    assert smallest_evidence_sets(reviewed, "c", most=1) == (("t",),)
    assert len(smallest_cuts(reviewed, "c", most=1)) == 1


def test_a_circle_carries_nothing() -> None:
    pytest.importorskip("pysat")
    reviewed = review(as_map(claims("a b"), supports("s1", "a", "b"), supports("s2", "b", "a")))
    assert smallest_evidence_sets(reviewed, "a") == ()
    assert smallest_cuts(reviewed, "a") == ()


def test_without_the_solver_the_refusal_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(evidence_sets, "import_module", missing)
    for asked in (smallest_evidence_sets, smallest_cuts):
        with pytest.raises(CannotDoError) as refusal:
            asked(review(two_routes()), "c")
        assert "argmap[sat]" in refusal.value.remedy


def test_importing_the_review_does_not_import_the_solver() -> None:
    assert not set(chain(vars(evidence_sets))) & {"RC2", "OptUx", "WCNF"}
