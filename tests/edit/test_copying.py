"""Copying nodes as text, and pasting that text into the same map or another."""

from __future__ import annotations

import pytest
from support.maps import as_map, attacks, claim, claims, quote, settles, source, supports

from argmap.edit.copying import copied, lost_by_pasting, paste
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import QuestionAnswer, Scheme
from argmap.model.vocabulary import QuestionState, Resolution


def whole() -> Map:
    answered = (QuestionAnswer(number=1, state=QuestionState.ANSWERED, words="q"),)
    return as_map(
        claims("end"),
        claim("cause", was=("reason",)),
        supports("s", "end", "cause", scheme="mine"),
        attacks("x", "s", "cause", scheme="sign", questions=answered),
        quote("q", "cause"),
        quote("t", translation_of="q"),
        source("book"),
        settles("r", "end", Resolution.STANDS),
        Scheme(id="mine", name="Mine"),
        main=("end",),
    )


def test_blocks_are_copied_as_they_would_stand_in_a_file_in_its_order() -> None:
    assert copied(whole(), ["q", "end"]) == (
        "end:\n  claim: |\n    Claim end.\n\n"
        "q:\n  quote: |\n    Words of q\n  source: book\n  attests: [cause]\n  reading: paraphrase\n"
    )


def test_ids_that_are_taken_become_others_and_references_among_the_pasted_follow() -> None:
    text = copied(whole(), ["end", "cause", "s", "x", "q", "r", "mine"])
    after, ids = paste(whole(), text)
    assert ids == ("end-2", "cause-2", "s-2", "x-2", "q-2", "r-2", "mine-2")
    assert list(after.nodes)[: len(whole())] == list(whole().nodes)
    step, objection = after.steps["s-2"], after.steps["x-2"]
    assert (step.target, step.because, step.scheme) == ("end-2", ("cause-2",), "mine-2")
    assert (objection.target, objection.questions[0].words) == ("s-2", "q-2")
    assert (after.quotes["q-2"].attests, after.quotes["q-2"].source) == (("cause-2",), "book")
    assert after.assessments[1].target == "end-2"
    assert after["cause-2"].was == ()
    assert after.head == whole().head


def test_in_another_map_ids_that_are_free_stay() -> None:
    other = as_map(claims("there"))
    after, ids = paste(other, copied(whole(), ["cause", "q", "book"]))
    assert ids == ("cause", "q", "book-2")
    assert after["cause"].was == ("reason",)
    assert after.quotes["q"].source == "book-2"


def test_under_a_step_claims_and_quotes_become_premises() -> None:
    after, ids = paste(whole(), copied(whole(), ["end", "t"]), under="s")
    assert ids == ("end-2", "t-2")
    assert after.steps["s"].because == ("cause", "end-2", "t-2")


def test_under_a_claim_a_claim_supports_it_a_quote_attests_it_and_a_step_is_about_it() -> None:
    after, _ = paste(whole(), copied(whole(), ["cause", "q", "s", "x", "r"]), under="end")
    assert after.steps["s-2"].target == "end"
    assert after.steps["x-2"].target == "s-2"
    assert after.assessments[1].target == "end"
    assert after.quotes["q-2"].attests == ("cause-2",)

    alone, _ = paste(whole(), copied(whole(), ["cause"]), under="end")
    assert (alone.steps["s-claim-cause"].target, alone.steps["s-claim-cause"].because) == ("end", ("cause-2",))
    attested, _ = paste(whole(), copied(whole(), ["q"]), under="end")
    assert attested.quotes["q-2"].attests == ("end",)


def test_under_a_source_or_nothing_it_is_linked_with_nothing() -> None:
    for under in ("", "book", "argmap"):
        after, _ = paste(whole(), copied(whole(), ["cause"]), under=under)
        assert len(after) == len(whole()) + 1


def test_the_head_of_a_whole_map_is_left_out() -> None:
    after, ids = paste(as_map(claims("there")), "argmap:\n  version: 1\n  title: T\n\na:\n  claim: A\n\n# end\n")
    assert ids == ("a",)
    assert after.head.title == ""


def test_references_that_a_node_can_be_without_are_left_out_with_a_word() -> None:
    other = as_map(claims("there"))
    text = copied(whole(), ["s", "cause", "end", "x", "t"])
    after, _ = paste(other, text)
    assert after.steps["s"].scheme is None
    assert after.steps["x"].questions == ()
    assert after.quotes["t"].translation_of is None
    assert lost_by_pasting(other, text) == (
        's: there is no scheme "mine" in this map',
        'x: `questions` names "q", which is not in this map',
        't: `translation-of` names "q", which is not in this map',
    )


@pytest.mark.parametrize(
    ("ids", "under", "said"),
    [
        (["s", "end"], "", 's: `because` names "cause", which is not in this map.'),
        (["x", "cause"], "", 'x: `attacks` names "s", which is not in this map.'),
        (["r"], "", 'r: `review` names "end", which is not in this map.'),
        (["s", "cause"], "step", '"s" is a supporting step and cannot be pasted under a supporting step.'),
        (["cause"], "words", '"cause" is a claim and cannot be pasted under a quote.'),
        (["cause"], "nowhere", 'No block is called "nowhere".'),
    ],
)
def test_what_cannot_stand_there_is_refused(ids: list[str], under: str, said: str) -> None:
    other = as_map(claims("there here"), supports("step", "there", "here"), quote("words"), source("book"))
    with pytest.raises(EditError) as refused:
        paste(other, copied(whole(), ids), under=under)
    assert refused.value.message == said
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There are no blocks in what is to be pasted."),
        ("# only a remark\n", "There are no blocks in what is to be pasted."),
        ("some words", "this is neither an id nor a field"),
        ("a:\n  claim: x\n\na:\n  claim: y\n", '"a" stands twice in what is pasted.'),
        ("a:\n  clam: x\n", "the first field does not say what"),
        ("argmap:\n  version: 1\n", "There are no blocks in what is to be pasted."),
    ],
)
def test_a_text_that_is_not_of_blocks_is_refused(text: str, said: str) -> None:
    with pytest.raises(EditError) as refused:
        paste(whole(), text)
    assert said in refused.value.message
    assert refused.value.remedy
