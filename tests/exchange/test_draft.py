"""A draft becomes a map without errors, laid out as a person would write it; what cannot be in one is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.nodes import texts
from support.patience import PATIENT

from argmap.exchange.draft import Draft
from argmap.exchange.entry import Fields
from argmap.exchange.format import Imported
from argmap.exchange.schemes import built_in
from argmap.model.nodes import Link, QuestionAnswer, Scheme, Source
from argmap.model.problem import Severity
from argmap.model.vocabulary import LinkRole, QuestionState
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map

KEYS = st.sampled_from(["", "a", "b", "c", "d", "1", "telling-words", "Telling-Words", "claim", "null", "é"])


def _pump() -> Draft:
    draft = Draft()
    draft.claim("1", "The pump caused the outbreak.")
    draft.claim("2", "The deaths lie around the pump.")
    draft.claim("3", "Nobody died at the brewery.")
    return draft


def _answered(number: int, words: str) -> QuestionAnswer:
    return QuestionAnswer(number=number, state=QuestionState.ANSWERED, words=words)


def _whys(imported: Imported) -> list[str]:
    return [loss.why for loss in imported.losses]


def test_a_step_stands_after_its_conclusion_its_premises_after_it_and_sources_last() -> None:
    draft = Draft()
    draft.source("s", "Snow")
    draft.quote("q", "around the pump", source="s", fields={"attests": ("2",)})
    draft.support("x", "1", ["2", "3"])
    draft.attack("u", "x", ["4"])
    draft.claim("4", "People there drank beer.")
    draft.claim("3", "Nobody died at the brewery.")
    draft.claim("2", "The deaths lie around the pump.")
    draft.claim("1", "The pump caused the outbreak.")
    assert list(draft.finish(title="").map.nodes) == [
        "pump-caused-outbreak",
        "s-deaths-lie-around-pump",
        "deaths-lie-around-pump",
        "q-around-pump",
        "nobody-died-brewery",
        "s-people-there-drank-beer",
        "people-there-drank-beer",
        "snow",
    ]


def test_a_telling_key_is_kept_and_any_other_gives_way_to_the_words() -> None:
    draft = Draft()
    for key in ("drank-beer", "node12", "c3", "8f14e45f-ceea-467f-a8d1-1f1f1f1f1f1f", "no spaces please", "1.2"):
        draft.claim(key, "Nobody died at the brewery.")
    assert list(draft.finish(title="").map.nodes) == ["drank-beer"] + [
        f"nobody-died-brewery{ending}" for ending in ("", "-2", "-3", "-4", "-5")
    ]


def test_a_source_is_called_by_its_author_and_year() -> None:
    draft = Draft()
    draft.source(
        "1", "On the Mode of Communication of Cholera", {"author": "Snow, John; Farr, William", "date": "1855"}
    )
    draft.source("2", "https://www.example.org/a/b")
    assert list(draft.finish(title="").map.nodes) == ["snow-1855", "example-org-b"]


def test_a_step_that_lacks_something_is_lost_with_all_that_is_aimed_at_it() -> None:
    draft = _pump()
    draft.at(7)
    draft.support("x", "1", ["2", "9"])
    draft.attack("u", "x", ["3"])
    draft.support("y", "8", ["2"])
    draft.support("z", "1", [])
    draft.support("w", "1", ["1"])
    imported = draft.finish(title="")
    assert [(loss.where, loss.line) for loss in imported.losses] == [(key, 7) for key in "xyzwu"]
    assert _whys(imported) == [
        'it starts from "9", which is not there',
        'it points to "8", which is not there',
        "it has no premises",
        "its premise is its own conclusion",
        '"x", which it refers to, could not be kept',
    ]
    assert not imported.map.steps


def test_a_step_to_nothing_or_from_nothing_is_lost_and_told() -> None:
    draft = _pump()
    draft.support("x", "", ["2"])
    draft.attack("y", "", [""])
    draft.support("z", "1", [""])
    draft.attack("w", "1", ["2", ""])
    imported = draft.finish(title="")
    assert [loss.where for loss in imported.losses] == list("xyzw")
    assert _whys(imported) == ["it points to nothing", "it points to nothing", *["it starts from nothing"] * 2]
    assert not imported.map.steps


def test_an_empty_key_is_a_key_like_any_other() -> None:
    draft = _pump()
    draft.claim("", "It rains.")
    draft.support("x", "", ["2"])
    (step,) = draft.finish(title="").map.steps.values()
    assert (step.target, step.because) == ("rains", ("deaths-lie-around-pump",))


def test_a_review_is_of_what_it_names_and_stands_after_the_reasoning() -> None:
    draft = _pump()
    draft.source("s", "Snow")
    draft.assess(
        "r", "x", {"by": "Ann", "grade": "strong", "because": "It is near.", "questions": (_answered(1, "3"),)}
    )
    draft.assess("t", "2", {"resolution": "stands"})
    draft.support("x", "1", ["2"], {"scheme": "expert-opinion"})
    imported = draft.finish(title="")
    assert imported.losses == ()
    step_review, claim_review = imported.map.assessments
    assert (step_review.target, step_review.by, step_review.because) == (
        "s-deaths-lie-around-pump",
        "Ann",
        "It is near.",
    )
    assert [answer.words for answer in step_review.questions] == ["nobody-died-brewery"]
    assert claim_review.target == "deaths-lie-around-pump"
    assert [node.kind for node in imported.map][-3:] == ["review", "review", "source"]


def test_a_review_of_nothing_of_a_review_or_of_what_was_lost_is_lost() -> None:
    draft = _pump()
    draft.assess("r", "9")
    draft.assess("s", "1")
    draft.assess("t", "s")
    draft.assess("u", "x")
    draft.support("x", "1", ["9"])
    draft.attack("v", "s", ["2"])
    draft.support("w", "1", ["s"])
    draft.assess("y", "1", {"questions": (_answered(1, "3"),)})
    imported = draft.finish(title="")
    assert [(loss.where, loss.why) for loss in imported.losses] == [
        ("r", 'it is about "9", which is not there'),
        ("t", "it is about another review"),
        ("x", 'it starts from "9", which is not there'),
        ("v", "only claims, steps and quotes can be attacked, and it points to a review"),
        ("w", 'only claims and quotes can be premises, and it starts from the review "s"'),
        ("u", '"x", which it refers to, could not be kept'),
        ("y", "its scheme has no such question"),
    ]
    assert len(imported.map.assessments) == 2


def test_only_claims_are_supported_and_only_claims_and_quotes_are_premises() -> None:
    draft = _pump()
    draft.support("x", "1", ["2"])
    draft.support("y", "x", ["3"])
    draft.support("z", "2", ["x"])
    assert [loss.where for loss in draft.finish(title="").losses] == ["y", "z"]


def test_a_quote_keeps_its_chain_and_loses_what_is_not_there() -> None:
    draft = _pump()
    draft.source("book", "A book")
    draft.source("letter", "A letter")
    links = (Link(source="book", locator="p. 3", role=LinkRole.EDITION), Link(source="nowhere"))
    draft.quote("q", "around the pump", source="letter", fields={"via": links, "attests": ("2", "9")})
    draft.quote("r", "of no source", source="nowhere", fields={"attests": ("2",)})
    imported = draft.finish(title="")
    (quote,) = imported.map.quotes.values()
    assert quote.via == (
        Link(source="book-2" if quote.source == "book" else "book", locator="p. 3", role=LinkRole.EDITION),
    )
    assert [loss.where for loss in imported.losses] == ["r", "q", "q"]


def test_sources_and_translations_in_a_circle_lose_the_circle() -> None:
    draft = Draft()
    draft.source("a", "A", {"part-of": "b", "derived-from": "c"})
    draft.source("b", "B", {"part-of": "a"})
    draft.source("c", "C", {"part-of": "a"})
    draft.quote("q", "un", source="a", fields={"translation-of": "r"})
    draft.quote("r", "one", source="a", fields={"translation-of": "q"})
    imported = draft.finish(title="")
    assert [loss.where for loss in imported.losses] == ["q", "r", "a", "b"]
    assert imported.map.sources["c"].part_of == "a"
    assert imported.map.sources["a"].derived_from == "c"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Argument from Expert Opinion", "expert-opinion"),
        ("ExpertOpinion", "expert-opinion"),
        ("cause_to_effect", "cause-to-effect"),
        ("Argument From Negative Consequences", "consequences"),
        ("slippery-slope", "slippery-slope"),
        ("Argument from Moonlight", None),
        ("", None),
    ],
)
def test_a_built_in_scheme_is_known_by_the_names_that_others_give_it(name: str, known: str | None) -> None:
    assert built_in(name) == known


def test_an_unknown_scheme_becomes_one_of_the_maps_own() -> None:
    draft = _pump()
    draft.support("x", "1", ["2"], {"scheme": "Argument from Moonlight"})
    draft.support("y", "1", ["3"], {"scheme": "Argument from Moonlight"})
    the_map = draft.finish(title="").map
    (scheme,) = the_map.schemes.values()
    assert scheme.name == "Argument from Moonlight"
    assert {step.scheme for step in the_map.steps.values()} == {scheme.id}


def test_answers_to_questions_that_a_scheme_does_not_have_are_lost() -> None:
    draft = _pump()
    answers = tuple(
        QuestionAnswer(number=number, state=QuestionState.ANSWERED, words=words)
        for number, words in ((1, "3"), (2, "9"), (99, "3"))
    )
    draft.support("x", "1", ["2"], {"scheme": "expert-opinion", "questions": answers})
    imported = draft.finish(title="")
    (step,) = imported.map.steps.values()
    assert [answer.words for answer in step.questions] == ["nobody-died-brewery"]
    assert len(imported.losses) == 2


def test_the_same_key_with_other_words_is_told_and_with_the_same_words_adds_nothing() -> None:
    draft = _pump()
    draft.claim("1", "The pump caused the outbreak.")
    draft.claim("1", "It was the air.")
    imported = draft.finish(title="")
    assert len(imported.map) == 3
    assert [(loss.where, loss.what) for loss in imported.losses] == [("1", 'the claim "It was the air."')]


def test_a_value_that_a_field_cannot_have_is_lost_and_the_node_kept() -> None:
    draft = _pump()
    draft.support("x", "1", ["2"], {"grade": "huge", "warrant": "So it goes."})
    imported = draft.finish(title="")
    assert [step.warrant for step in imported.map.steps.values()] == ["So it goes."]
    assert _whys(imported) == ["it is none of weak, moderate, strong, entails"]


def test_a_field_that_blocks_of_the_kind_do_not_have_is_a_fault_of_the_importer() -> None:
    with pytest.raises(ValueError, match="has no field colour"):
        Draft().claim("1", "x", {"colour": "blue"})


def test_held_texts_have_files_of_their_own_and_their_digests() -> None:
    draft = Draft()
    draft.hold("1", "A letter", "one")
    draft.hold("2", "A letter", "two")
    imported = draft.finish(title="")
    assert dict(imported.files) == {"sources/letter.txt": "one", "sources/letter-2.txt": "two"}
    assert [source.file for source in imported.map.sources.values()] == list(imported.files)


def test_halves_of_surrogate_pairs_are_replaced_and_told() -> None:
    draft = Draft()
    draft.claim("1", "half \ud800 of it", {"note": "\udc00"})
    imported = draft.finish(title="\ud83d")
    print_map(imported.map).encode()
    assert [loss.where for loss in imported.losses] == ["1"]


def test_a_chain_of_ten_thousand_steps_is_laid_out_without_recursion() -> None:
    draft = Draft()
    for number in range(10_000):
        draft.claim(f"n{number}", "The same words.")
        if number:
            draft.support(f"s{number}", f"n{number - 1}", [f"n{number}"])
    nodes = list(draft.finish(title="").map.nodes)
    assert len(nodes) == 19_999
    assert nodes[:3] == ["same-words", "s-same-words", "same-words-2"]


@PATIENT
@given(st.data())
def test_whatever_is_drafted_makes_a_map_without_errors_that_is_read_back(data: st.DataObject) -> None:
    draft = Draft()
    for _ in range(data.draw(st.integers(0, 12))):
        key = data.draw(KEYS)
        fields: Fields = {
            "note": data.draw(texts),
            "x-any name": data.draw(texts),
            "tags": tuple(data.draw(st.lists(texts, max_size=2))),
        }
        match data.draw(st.sampled_from(["claim", "quote", "source", "support", "attack", "review"])):
            case "claim":
                draft.claim(key, data.draw(texts), fields)
            case "source":
                draft.source(key, data.draw(texts), {**fields, "part-of": data.draw(KEYS), "date": data.draw(texts)})
            case "quote":
                attested: Fields = {
                    "attests": tuple(data.draw(st.lists(KEYS, max_size=2))),
                    "translation-of": data.draw(KEYS),
                }
                draft.quote(key, data.draw(texts), source=data.draw(KEYS), fields={**fields, **attested})
            case "review":
                answers = (_answered(data.draw(st.integers(0, 9)), data.draw(KEYS)),)
                draft.assess(key, data.draw(KEYS), {**fields, "because": data.draw(texts), "questions": answers})
            case name:
                add = draft.support if name == "support" else draft.attack
                add(key, data.draw(KEYS), data.draw(st.lists(KEYS, max_size=3)), {**fields, "scheme": data.draw(texts)})
    imported = draft.finish(title=data.draw(texts), main=data.draw(st.lists(KEYS, max_size=2)))
    document = parse_document([("m", print_map(imported.map))])
    assert [problem for problem in document.problems if problem.severity is Severity.ERROR] == []
    assert document.map == imported.map
    kinds = [type(node) for node in imported.map]
    assert all(kind in (Source, Scheme) for kind in kinds[len(kinds) - kinds.count(Source) - kinds.count(Scheme) :])


def test_an_earlier_id_that_another_block_has_or_had_is_told() -> None:
    draft = Draft()
    draft.claim("pump-did-it", "The pump did it.", {"was": ("they-died", "once-so")})
    draft.claim("they-died", "They died.", {"was": ("once-so", "before")})
    found = draft.finish(title="")
    assert [found.map[name].was for name in found.map.nodes] == [("once-so",), ("before",)]
    assert [(loss.where, loss.what) for loss in found.losses] == [
        ("pump-did-it", 'that it was once called "they-died"'),
        ("they-died", 'that it was once called "once-so"'),
    ]


def test_no_new_id_is_an_earlier_one_of_another_block() -> None:
    draft = Draft()
    draft.claim("1", "They died.")
    draft.claim("2", "The pump did it.", {"was": ("they-died",)})
    assert list(draft.finish(title="").map.nodes) == ["they-died-2", "pump-did"]
