"""Edits of steps, of what quotes attest, and of what is taken as given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.maps import as_map, attacks, claims, quote, source, supports

from argmap.edit.adding import add
from argmap.edit.assuming import assume, unassume
from argmap.edit.fields import set_field
from argmap.edit.linking import link
from argmap.edit.quoting import attest, translate, unattest
from argmap.edit.retyping import retarget, retype
from argmap.edit.steps import add_premise, attack, remove_premise, support
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, QuestionAnswer, Quote, Support
from argmap.model.vocabulary import QuestionState


def whole() -> Map:
    return as_map(
        claims("end cause off late"),
        supports("s", "end", "cause off", warrant="Cutting off ends.", tags=("a",)),
        attacks("x", "s", "late"),
        attacks("y", "end", "late"),
        quote("q", "off"),
        quote("p"),
        source("book"),
    )


def test_new_nodes_come_last_and_may_refer_to_each_other() -> None:
    new = (Quote(id="q-new", text="w", source="letter", attests=("new",)), Claim(id="new", text="x"), source("letter"))
    after = add(whole(), *new)
    assert list(after.nodes)[-3:] == ["q-new", "new", "letter"]
    assert after["q-new"] == new[0]


def test_a_node_that_no_file_could_hold_is_added_as_it_will_be_read() -> None:
    assert add(whole(), Claim(id="new", text="a\ud800")).claims["new"].text == "a\ufffd"


def test_premises_support_a_claim_or_tell_against_a_claim_a_step_or_a_quote() -> None:
    after = support(whole(), "cause", ["off", "q", "off"], id="s-new", scheme="sign", by="mapper")
    assert after["s-new"] == Support(id="s-new", target="cause", because=("off", "q"), scheme="sign", by="mapper")
    for target in ("end", "s", "q", "x"):
        assert attack(whole(), target, ["p"], id="s-new")["s-new"] == Attack(id="s-new", target=target, because=("p",))


def test_premises_come_and_go() -> None:
    assert add_premise(whole(), "s", "late").steps["s"].because == ("cause", "off", "late")
    assert add_premise(whole(), "s", "q", after="cause").steps["s"].because == ("cause", "q", "off")
    assert remove_premise(whole(), "s", "cause").steps["s"].because == ("off",)


def test_a_quote_attests_and_translates() -> None:
    assert attest(whole(), "q", "end").quotes["q"].attests == ("off", "end")
    assert unattest(whole(), "q", "off").quotes["q"].attests == ()
    translated = translate(whole(), "q", "p")
    assert translated.quotes["q"].translation_of == "p"
    assert translate(translated, "q", "").quotes["q"].translation_of is None
    with pytest.raises(EditError, match="leads back to it"):
        translate(translated, "p", "q")


def test_a_claim_is_taken_as_given_with_a_reason_and_no_longer() -> None:
    after = assume(whole(), "cause", "Nobody doubts it.\n")
    assert after.claims["cause"].assumed == "Nobody doubts it."
    assert unassume(after, "cause").claims["cause"].assumed is None


def test_a_step_turns_into_the_other_kind_and_keeps_all_it_says() -> None:
    turned = retype(whole(), "s", "attacks")["s"]
    assert isinstance(turned, Attack)
    assert (turned.target, turned.because, turned.warrant, turned.tags) == (
        *("end", ("cause", "off")),
        *("Cutting off ends.", ("a",)),
    )
    assert retype(retype(whole(), "s", "attacks"), "s", "supports") == whole()
    assert list(retype(whole(), "s", "attacks").nodes) == list(whole().nodes)


def test_an_objection_that_answers_a_question_stays_one() -> None:
    raised = (QuestionAnswer(number=1, state=QuestionState.RAISED, words="y"),)
    step = whole().steps["s"].model_copy(update={"scheme": "sign", "questions": raised})
    before = Map.of([step if node.id == "s" else node for node in whole()])
    with pytest.raises(EditError, match='"y" is a supporting step'):
        retype(before, "y", "supports")


def test_a_step_is_about_another_target_or_by_another_scheme() -> None:
    assert retarget(whole(), "y", "s").steps["y"].target == "s"
    assert retarget(whole(), "s", "late").steps["s"].target == "late"
    assert set_field(whole(), "s", "scheme", "sign").steps["s"].scheme == "sign"
    assert set_field(set_field(whole(), "s", "scheme", "sign"), "s", "scheme", None).steps["s"].scheme is None


def test_linking_makes_the_link_there_can_be_and_says_which() -> None:
    assert link(whole(), "late", "s") == (add_premise(whole(), "s", "late"), "made late a premise of s")
    assert link(whole(), "q", "end") == (attest(whole(), "q", "end"), "let q attest end")
    supported, words = link(whole(), "late", "cause")
    assert words == "let late support cause by the new step s-claim-late"
    assert supported.steps["s-claim-late"].because == ("late",)
    assert link(whole(), "y", "s") == (retarget(whole(), "y", "s"), "let y attack s")
    assert link(whole(), "s", "late")[1] == "let s support late"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda m: add(m, Claim(id="END", text="x")), '"end" differs from it in upper and lower case only'),
        (lambda m: add(m, Claim(id="a b", text="x")), '"a b" cannot be the id of a new block'),
        (lambda m: add(m, Claim(id="a", text="x"), Claim(id="a", text="y")), "it is taken"),
        (lambda m: add(m, m.head), '"argmap" cannot be the id of a new block'),
        (lambda m: add(m, Quote(id="new", text="x", source="nothing")), 'no block is called "nothing"'),
        (lambda m: support(m, "q", ["off"], id="new"), '"q" is a quote, not a claim.'),
        (lambda m: support(m, "end", ["end"], id="new"), '"end" is the target of the step'),
        (lambda m: support(m, "end", ["book"], id="new"), '"book" is a source, and premises are claims or quotes.'),
        (lambda m: support(m, "end", [], id="new"), "A step needs at least one premise."),
        (lambda m: support(m, "end", ["off"], id="new", scheme="none"), 'no scheme is called "none"'),
        (lambda m: attack(m, "book", ["off"], id="new"), "objections are against claims, steps and quotes"),
        (lambda m: add_premise(m, "s", "cause"), '"cause" is a premise of "s" already.'),
        (lambda m: add_premise(m, "s", "end"), '"end" is the target of the step'),
        (lambda m: add_premise(m, "end", "off"), '"end" is a claim, not a step.'),
        (lambda m: remove_premise(m, "x", "late"), '"late" is the only premise of "x".'),
        (lambda m: remove_premise(m, "s", "late"), '"late" is no premise of "s".'),
        (lambda m: attest(m, "q", "off"), '"q" attests "off" already.'),
        (lambda m: unattest(m, "q", "end"), '"q" does not attest "end".'),
        (lambda m: assume(m, "end", " "), '"end" cannot be assumed without a reason.'),
        (lambda m: unassume(m, "end"), '"end" is not assumed.'),
        (lambda m: retype(m, "x", "supports"), '"s" is a supporting step, and only claims are supported.'),
        (lambda m: retype(m, "s", "supports"), '"s" supports "end" already.'),
        (lambda m: retarget(m, "s", "x"), '"x" is an objection, not a claim.'),
        (lambda m: retarget(m, "s", "off"), "nothing can support itself"),
        (lambda m: retarget(m, "x", "x"), "the step attacks itself"),
        (lambda m: set_field(m, "s", "scheme", "none"), 'no scheme is called "none"'),
        (lambda m: link(m, "book", "end"), "A source cannot be linked with a claim."),
        (lambda m: link(m, "end", "end"), '"end" cannot be linked with itself.'),
    ],
)
def test_what_makes_no_sense_is_refused_with_fact_and_remedy(edit: Callable[[Map], object], said: str) -> None:
    with pytest.raises(EditError) as refused:
        edit(whole())
    assert said in refused.value.message
    assert refused.value.remedy.endswith((".", "?"))
