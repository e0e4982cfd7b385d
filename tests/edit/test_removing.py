"""The edit that deletes nodes: what goes along, what stays, and what cannot go."""

from __future__ import annotations

import pytest
from support.maps import as_map, attacks, claim, claims, quote, settles, source, supports, via

from argmap.edit.removing import delete, removed_with
from argmap.errors import EditError
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import QuestionAnswer, Scheme
from argmap.model.problem import Severity
from argmap.model.vocabulary import LinkRole, QuestionState, Resolution


def whole() -> Map:
    raised = (QuestionAnswer(number=1, state=QuestionState.RAISED, words="x-cause"),)
    return as_map(
        claims("end other cause off late"),
        supports("s-end", "end", "cause off", scheme="sign", questions=raised),
        supports("s-other", "other", "cause"),
        supports("s-cause", "cause", "off late"),
        attacks("x-cause", "cause", "late"),
        attacks("x-step", "s-other", "late"),
        attacks("x-x", "x-step", "off"),
        settles("r", "s-other", Resolution.STANDS),
        quote("q", "cause off", via=via(LinkRole.EDITION)),
        quote("t", translation_of="q"),
        source("book"),
        source("letter", part_of="book"),
        Scheme(id="mine", name="Mine"),
        main=("end", "cause"),
    )


def test_with_a_claim_goes_what_is_about_it_and_every_step_left_without_premises() -> None:
    assert removed_with(whole(), ["cause"]) == ("s-other", "s-cause", "x-cause", "x-step", "x-x", "r")
    after = delete(whole(), ["cause"])
    assert list(after.nodes) == ["end", "other", "off", "late", "s-end", "q", "t", "book", "letter", "mine"]
    assert after.steps["s-end"].because == ("off",)
    assert after.steps["s-end"].questions == ()
    assert after.quotes["q"].attests == ("off",)
    assert after.head.main == ("end",)


def test_the_premises_of_a_step_that_goes_stay() -> None:
    assert removed_with(whole(), ["s-other"]) == ("x-step", "x-x", "r")
    assert {"cause", "late", "off"} <= set(delete(whole(), ["s-other"]).nodes)


def test_a_step_goes_only_when_all_its_premises_go() -> None:
    assert removed_with(whole(), ["late"]) == ("x-cause", "x-step", "x-x")
    assert "s-end" in removed_with(whole(), ["cause", "off"])


def test_a_quote_that_goes_is_no_longer_the_original_of_another() -> None:
    after = delete(whole(), ["q"])
    assert after.quotes["t"].translation_of is None
    assert removed_with(whole(), ["q"]) == ()


def test_a_source_goes_with_its_quotes_and_not_before() -> None:
    with pytest.raises(EditError, match='"book" cannot be deleted: "q" and "t" quote it or were read through it'):
        delete(whole(), ["book"])
    with pytest.raises(EditError, match='"t" quotes it or was read through it'):
        delete(whole(), ["book", "q"])
    after = delete(whole(), ["book", "q", "t"])
    assert after.sources["letter"].part_of is None


def test_a_scheme_that_steps_use_stays() -> None:
    used = whole().steps["s-cause"].model_copy(update={"scheme": "mine"})
    before = Map.of([used if node.id == used.id else node for node in whole()], whole().head)
    with pytest.raises(EditError, match='"mine" cannot be deleted: "s-cause" uses it'):
        delete(before, ["mine"])
    assert "mine" not in delete(before, ["mine", "late", "off"])


def test_what_is_unknown_and_the_head_cannot_be_deleted() -> None:
    with pytest.raises(EditError, match='No block is called "nobody"'):
        delete(whole(), ["nobody"])
    with pytest.raises(EditError, match="The head of a map cannot be deleted"):
        removed_with(whole(), ["argmap"])


@pytest.mark.parametrize("ids", [[name] for name in whole().nodes if name != "book"] + [["q", "end", "late"]])
def test_a_map_is_sound_after_it_and_its_other_nodes_are_the_same_values(ids: list[str]) -> None:
    before = whole()
    after = delete(before, ids)
    assert not [problem for problem in check(after) if problem.severity is Severity.ERROR]
    assert set(before.nodes) - set(after.nodes) == {*ids, *removed_with(before, ids)}
    assert all(before[node.id] is node for node in after if before[node.id] == node)


def test_a_long_chain_goes_without_recursion() -> None:
    names = [f"c{number}" for number in range(3000)]
    steps = [supports(f"s{number}", names[number], names[number + 1]) for number in range(2999)]
    attacked = [attacks(f"x{number}", f"x{number - 1}" if number else "c2999", "c0") for number in range(2000)]
    before = as_map([claim(name) for name in names], steps, attacked)
    assert len(removed_with(before, ["c2999"])) == 2001
