"""The table of standings row by row, objections and their states, resolutions, and textbook examples."""

from __future__ import annotations

import pytest
from support.maps import as_map, attacks, claim, claims, quote, settles, supports

from argmap.appraisal.review import Label, ObjectionState, Standing
from argmap.appraisal.reviewing import review
from argmap.appraisal.standing import standing_of
from argmap.appraisal.why import Cause
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.vocabulary import Resolution

OUT, UNDEC, IN = Label.OUT, Label.UNDEC, Label.IN


@pytest.mark.parametrize(
    ("pro", "con", "standing"),
    [
        (IN, OUT, Standing.STANDS),
        (IN, UNDEC, Standing.CONTESTED),
        (IN, IN, Standing.CONTESTED),
        (UNDEC, OUT, Standing.UNSETTLED),
        (UNDEC, UNDEC, Standing.UNSETTLED),
        (UNDEC, IN, Standing.UNSETTLED),
        (OUT, IN, Standing.ONLY_OBJECTIONS),
        (OUT, UNDEC, Standing.UNSUPPORTED),
        (OUT, OUT, Standing.UNSUPPORTED),
    ],
)
def test_the_table_of_standings(pro: Label, con: Label, standing: Standing) -> None:
    assert standing_of(pro, con) is standing


def sourced(name: str) -> list[Node]:
    return [claim(name), quote(f"q-{name}", name)]


def test_a_sourced_claim_without_objection_stands() -> None:
    assert review(as_map(sourced("c")))["c"].standing is Standing.STANDS


def test_a_sourced_claim_with_a_standing_rebuttal_is_contested_and_not_deleted() -> None:
    found = review(as_map(sourced("c"), sourced("o"), attacks("x", "c", "o")))["c"]
    assert (found.standing, found.label, found.pro, found.con, found.decided_by) == (
        Standing.CONTESTED,
        UNDEC,
        IN,
        IN,
        "x",
    )


def test_what_rests_on_a_contested_claim_is_unsettled() -> None:
    found = review(as_map(claims("end"), sourced("c"), sourced("o"), attacks("x", "c", "o"), supports("s", "end", "c")))
    assert (found["end"].standing, found["end"].decided_by) == (Standing.UNSETTLED, "s")


def test_a_bare_claim_yields_to_a_standing_rebuttal() -> None:
    found = review(as_map(claims("c o"), attacks("x", "c", "o")))
    assert (found["c"].standing, found["c"].label) == (Standing.ONLY_OBJECTIONS, OUT)
    assert found["o"].standing is Standing.STANDS


def test_an_assumption_that_is_objected_to_is_contested() -> None:
    found = review(as_map(claim("c", assumed="granted"), claims("o"), attacks("x", "c", "o")))
    assert found["c"].standing is Standing.CONTESTED


def test_a_claim_whose_only_step_is_undercut_is_unsupported() -> None:
    whole = as_map(claims("end"), sourced("c"), sourced("o"), supports("s", "end", "c"), attacks("x", "s", "o"))
    found = review(whole)
    assert (found["end"].standing, found.label("s"), found["c"].standing) == (
        Standing.UNSUPPORTED,
        OUT,
        Standing.STANDS,
    )


def test_an_attack_on_a_quote_strikes_every_use_of_it() -> None:
    whole = as_map(claims("c end o"), quote("q", "c"), supports("s", "end", "q"), attacks("forged", "q", "o"))
    found = review(whole)
    assert [found.label(name) for name in ("q", "c", "s", "end")] == [OUT, OUT, OUT, OUT]
    assert [objection.step for objection in found["c"].objections] == ["forged"]
    assert [objection.step for objection in found["end"].objections] == ["forged"]


def test_support_that_goes_round_in_a_circle_stands_for_nothing() -> None:
    found = review(as_map(claims("a b"), supports("s", "a", "b"), supports("t", "b", "a")))
    assert [found[name].standing for name in "ab"] == [Standing.UNSUPPORTED, Standing.UNSUPPORTED]
    assert found.why("a")[0].cause is Cause.ONLY_ITSELF


def test_with_strict_nothing_stands_on_the_word_of_the_arguer() -> None:
    whole = as_map(claims("end a"), claim("b", assumed="granted"), supports("s", "end", "a"))
    found = review(whole, strict=True)
    assert [found[name].standing for name in ("end", "a", "b")] == [
        Standing.UNSUPPORTED,
        Standing.UNSUPPORTED,
        Standing.STANDS,
    ]


def test_an_objection_without_support_is_set_aside_in_the_second_standing() -> None:
    found = review(as_map(sourced("c"), claims("o"), attacks("x", "c", "o")))["c"]
    assert (found.standing, found.standing_supported) == (Standing.CONTESTED, Standing.STANDS)


def test_what_the_mapper_added_is_left_out_of_the_third_standing() -> None:
    whole = as_map(sourced("c"), sourced("o"), attacks("x", "c", "o", by="mapper"))
    found = review(whole)["c"]
    assert (found.standing, found.standing_supported, found.standing_subject) == (
        Standing.CONTESTED,
        Standing.CONTESTED,
        Standing.STANDS,
    )


def test_a_claim_that_only_the_mapper_supports_is_bare_to_its_author() -> None:
    whole = as_map(
        claims("c a rival"),
        supports("s", "c", "a", by="mapper"),
        attacks("x", "a", "rival"),
        attacks("y", "c", "rival"),
    )
    found = review(whole)["c"]
    assert (found.standing, found.standing_subject) == (Standing.ONLY_OBJECTIONS, Standing.ONLY_OBJECTIONS)
    alone = review(as_map(claims("c a rival"), supports("s", "c", "a", by="mapper"), attacks("x", "a", "rival")))["c"]
    assert (alone.standing, alone.standing_subject) == (Standing.UNSUPPORTED, Standing.STANDS)


def states(whole: Map) -> dict[str, tuple[ObjectionState, str]]:
    return {objection.step: (objection.state, objection.answer) for objection in review(whole).objections}


def test_the_states_of_an_objection_and_what_answered_it() -> None:
    whole = as_map(
        sourced("c"),
        claims("fallen reply switched round-1 round-2 open-1 open-2 firm"),
        attacks("premise-failed", "c", "fallen"),
        attacks("reply-1", "fallen", "reply"),
        attacks("undercut", "c", "switched"),
        attacks("reply-2", "undercut", "reply"),
        attacks("loop", "c", "round-1"),
        supports("s1", "round-1", "round-2"),
        supports("s2", "round-2", "round-1"),
        attacks("open", "c", "open-1"),
        attacks("x1", "open-1", "open-2"),
        attacks("x2", "open-2", "open-1"),
        attacks("firm-one", "c", "firm"),
    )
    found = states(whole)
    assert found["premise-failed"] == (ObjectionState.ANSWERED, "fallen")
    assert found["undercut"] == (ObjectionState.ANSWERED, "reply-2")
    assert found["loop"] == (ObjectionState.UNSUPPORTED, "round-1")
    assert found["open"] == (ObjectionState.DISPUTED, "")
    assert found["firm-one"] == (ObjectionState.UNANSWERED, "")
    assert [objection.step for objection in review(whole)["c"].objections] == [
        "premise-failed",
        "undercut",
        "loop",
        "open",
        "firm-one",
    ]


def test_rebuttals_are_listed_before_undercuts_each_with_its_grounding() -> None:
    whole = as_map(
        sourced("c"),
        sourced("o"),
        claims("end bare"),
        supports("s", "end", "c"),
        attacks("under", "s", "o bare"),
        attacks("rebut", "end", "o"),
    )
    found = review(whole)["end"].objections
    assert [(objection.step, objection.grounding.value) for objection in found] == [
        ("rebut", "direct"),
        ("under", "bare"),
    ]


@pytest.mark.parametrize(
    ("resolution", "standing", "label", "state"),
    [
        (Resolution.STANDS, Standing.STANDS, IN, ObjectionState.UNANSWERED),
        (Resolution.FALLS, Standing.ONLY_OBJECTIONS, OUT, ObjectionState.UNANSWERED),
        (Resolution.RESIDUAL, Standing.STANDS, IN, ObjectionState.RESIDUAL),
    ],
)
def test_a_resolution_settles_a_contested_claim(
    resolution: Resolution, standing: Standing, label: Label, state: ObjectionState
) -> None:
    whole = as_map(
        sourced("c"),
        sourced("o"),
        claims("end"),
        attacks("x", "c", "o"),
        supports("s", "end", "c"),
        settles("r", "c", resolution, by="anna"),
    )
    found = review(whole)
    assert (found["c"].standing, found["c"].label, found.objection_state("x")) == (standing, label, state)
    assert found["end"].label is label
    settled = found.resolution("c")
    assert settled is not None
    assert settled.by == "anna"


def test_a_residual_objection_may_be_accepted_by_itself() -> None:
    whole = as_map(sourced("c"), sourced("o"), attacks("x", "c", "o"), settles("r", "x", Resolution.RESIDUAL))
    found = review(whole)
    assert (found["c"].standing, found.objection("x").state, found.objection("x").answer) == (
        Standing.STANDS,
        ObjectionState.RESIDUAL,
        "r",
    )


def test_of_two_resolutions_the_later_date_holds_and_of_equal_dates_the_last_written() -> None:
    nodes = [*sourced("c"), *sourced("o"), attacks("x", "c", "o")]
    late = settles("r1", "c", Resolution.STANDS, date="2026-02-01")
    early = settles("r2", "c", Resolution.FALLS, date="2026-01-01")
    assert review(as_map(nodes, late, early))["c"].decided_by == "r1"
    undated = [settles("r1", "c", Resolution.STANDS), settles("r2", "c", Resolution.FALLS)]
    assert review(as_map(nodes, undated))["c"].decided_by == "r2"


def test_a_resolution_decides_before_what_follows_from_it() -> None:
    whole = as_map(claims("a b"), attacks("x", "a", "b"), attacks("y", "b", "a"), settles("r", "a", Resolution.STANDS))
    found = review(whole)
    assert (found["a"].label, found["b"].label) == (IN, OUT)


def framework(names: str, *pairs: str) -> Map:
    """Make an argumentation framework: claims, and attacks written `by>target`."""
    split = [pair.split(">") for pair in pairs]
    return as_map(claims(names), [attacks(f"x{n}", target, by) for n, (by, target) in enumerate(split)])


TEXTBOOK = [
    # Dung (1995), the opening dialogue: who blocks the negotiation; the last word, i2, is unattacked.
    (framework("i1 a i2", "i1>a", "a>i1", "i2>a"), {"i2", "i1"}, {"a"}),
    # Dung (1995), the Nixon diamond: either side may be believed, the grounded extension is empty.
    (framework("quaker republican", "quaker>republican", "republican>quaker"), set(), set()),
    # A self-attacking argument is neither in nor out.
    (framework("a b", "a>a", "a>b"), set(), set()),
    # An odd cycle (Dung 1995, the argument systems without stable extension) leaves everything open.
    (framework("a b c", "a>b", "b>c", "c>a"), set(), set()),
    # An even cycle with an entry is decided.
    (framework("a b c d e", "a>b", "b>c", "c>d", "d>a", "e>b"), {"a", "c", "e"}, {"b", "d"}),
    # Reinstatement: a is defended by c against b.
    (framework("a b c", "b>a", "c>b"), {"a", "c"}, {"b"}),
    # A chain of five: every other argument, from the unattacked end.
    (framework("a b c d e", "b>a", "c>b", "d>c", "e>d"), {"a", "c", "e"}, {"b", "d"}),
    # The floating conclusion (Makinson and Schlechta 1991): the grounded extension does not take it.
    (framework("a b c d", "a>b", "b>a", "a>c", "b>c", "c>d"), set(), set()),
    # Tweety: the exception defeats the default.
    (framework("flies penguin", "penguin>flies"), {"penguin"}, {"flies"}),
]


@pytest.mark.parametrize(("whole", "inside", "outside"), TEXTBOOK)
def test_textbook_frameworks(whole: Map, inside: set[str], outside: set[str]) -> None:
    found = review(whole)
    assert {name for name in found if found[name].label is IN} == inside
    assert {name for name in found if found[name].label is OUT} == outside


def test_pollocks_red_light_undercuts_the_inference_and_leaves_the_claim_about_the_look_alone() -> None:
    # Pollock (1987): the object looks red, so it is red; but it is lit by red light.
    whole = as_map(
        sourced("looks-red"),
        sourced("red-light"),
        claims("is-red"),
        supports("s", "is-red", "looks-red"),
        attacks("u", "s", "red-light"),
    )
    found = review(whole)
    assert [found[name].standing.value for name in ("looks-red", "is-red", "red-light")] == [
        "stands",
        "unsupported",
        "stands",
    ]


def test_the_reasons_lead_from_the_conclusion_to_what_decided_it() -> None:
    whole = as_map(claims("end o"), sourced("c"), supports("s", "end", "c"), attacks("x", "s", "o"))
    told = [(reason.level, reason.id, reason.cause) for reason in review(whole).why("end")]
    assert told == [
        (0, "end", Cause.NO_SUPPORT_LEFT),
        (1, "s", Cause.UNDERCUT),
        (2, "x", Cause.PREMISES_HOLD),
        (3, "o", Cause.ASSERTED),
    ]


def test_reasons_that_come_back_to_themselves_are_cut_with_a_reference() -> None:
    found = review(framework("a b", "a>b", "b>a")).why("a")
    assert [reason.id for reason in found] == ["a", "x1", "b", "x0", "a"]
    assert [reason.repeated for reason in found] == [False, False, False, False, True]
