"""A comparison of two reviews names what changed and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from support.grading import rated_maps
from support.maps import as_map, attacks, claim, claims, quote, supports

from argmap.appraisal.comparing import ClaimChange, Comparison, Turn, compare
from argmap.appraisal.interval import Interval
from argmap.appraisal.review import Grounding, Standing
from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.vocabulary import Grade


def base() -> Map:
    return as_map(claims("c p"), supports("s", "c", "p", grade=Grade.STRONG), quote("q", "p"))


def changed(after: Map, before: Map | None = None) -> Comparison:
    return compare(review(before or base()), review(after))


def replaced(whole: Map, node: Node) -> Map:
    return Map.of([node if each.id == node.id else each for each in whole])


@settings(max_examples=60, deadline=None)
@given(rated_maps())
def test_a_map_does_not_differ_from_itself(whole: Map) -> None:
    assert changed(whole, whole) == Comparison((), (), (), (), ())


@settings(max_examples=60, deadline=None)
@given(rated_maps(), rated_maps())
def test_comparing_backwards_turns_every_change_round(one: Map, other: Map) -> None:
    there, back = changed(other, one), changed(one, other)
    assert (there.added, there.removed) == (back.removed, back.added)
    forward = {change.id: change for change in there.changed}
    assert forward.keys() == {change.id for change in back.changed}
    for change in back.changed:
        match = forward[change.id]
        assert (change.standing is None) is (match.standing is None)
        if change.grade is not None:
            assert match.grade == Turn(change.grade.after, change.grade.before)
        assert set(change.gained) == set(match.lost)


def test_a_lost_quotation_shows_in_all_it_carried() -> None:
    after = Map.of(node for node in base() if node.id != "q")
    found = {change.id: change for change in changed(after).changed}
    assert found["p"].grounding == Turn(Grounding.DIRECT, Grounding.BARE)
    assert found["c"].grounding == Turn(Grounding.INFERRED, Grounding.DANGLING)
    assert found["c"].depth == Turn(1, None)
    assert found["c"].grade == Turn(Interval(Grade.STRONG, Grade.STRONG), Interval(Grade.NONE, Grade.NONE))
    assert found["c"].standing is None
    assert found["c"].lost == ("q", "book")
    assert found["p"].lost == ()


def test_a_new_objection_shows_as_a_turn_of_the_standing_alone() -> None:
    found = changed(Map.of([*base(), claim("o"), attacks("x", "c", "o")]))
    assert found.added == ("o",)
    assert found.changed == (ClaimChange("c", "c", standing=Turn(Standing.STANDS, Standing.CONTESTED)),)


def test_a_renamed_claim_is_the_same_claim() -> None:
    after = as_map(
        claim("c"), claim("premise", text="Claim p.", was=("p",)),
        supports("s", "c", "premise", grade=Grade.STRONG), quote("q", "premise"),
    )  # fmt: skip
    found = changed(after)
    assert (found.added, found.removed) == ((), ())
    assert found.changed == (ClaimChange("premise", "p"),)


def test_a_reworded_claim_is_told_as_such() -> None:
    found = changed(replaced(base(), claim("c", text="Claim c, but milder.")))
    assert found.changed == (ClaimChange("c", "c", text=Turn("Claim c.", "Claim c, but milder.")),)


def test_a_change_of_the_main_conclusions_is_told() -> None:
    found = changed(Map.of([*base(), *claims("d"), supports("t", "d", "c")]))
    assert (found.main_added, found.main_removed) == (("d",), ("c",))
