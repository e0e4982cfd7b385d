"""The edit of one field, from words as a person gives them."""

from __future__ import annotations

import pytest
from support.maps import as_map, claim, claims, quote, settles, source, supports

from argmap.edit.fields import Value, required, set_field, value_of
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Assessment, CriticalQuestion, Link, QuestionAnswer, Scheme
from argmap.model.vocabulary import Grade, LinkRole, QuestionKind, QuestionState, Resolution


def whole() -> Map:
    return as_map(
        claims("end cause off"),
        supports("s", "end", "cause off", scheme="sign"),
        quote("q", "off"),
        source("book", variables=(("publisher", "Churchill"),)),
        source("letter"),
        settles("r", "end", Resolution.STANDS),
        Scheme(id="mine", name="Mine"),
        title="Pump",
    )


@pytest.mark.parametrize(
    ("node_id", "field", "value", "attribute", "expected"),
    [
        ("end", "claim", "  It ended.\r\nSoon. \n", "text", "It ended.\nSoon."),
        ("end", "stance", "Disputed", "stance", "disputed"),
        ("end", "event-date", "1854-\n09", "event_date", "1854- 09"),
        ("end", "tags", "pump, water", "tags", ("pump", "water")),
        ("end", "tags", ("pump, broad", " "), "tags", ("pump, broad",)),
        ("s", "because", "off, cause", "because", ("off", "cause")),
        ("s", "because", "- cause\n- q\n", "because", ("cause", "q")),
        ("s", "supports", "off", "target", None),
        ("s", "grade", "strong", "grade", Grade.STRONG),
        ("s", "scheme", "mine", "scheme", "mine"),
        ("s", "questions", "1 answered-by q", "questions", (("answered-by", "q"),)),
        ("q", "via", "letter, p. 3, col. 2\nbook (edition)", "via", None),
        ("q", "attests", "[end, cause]", "attests", ("end", "cause")),
        ("book", "page-offset", "-12", "page_offset", -12),
        ("argmap", "main", "end", "main", ("end",)),
        ("argmap", "authors", "Snow, John\nFarr, William", "authors", ("Snow, John", "Farr, William")),
        ("r", "resolution", "falls", "resolution", Resolution.FALLS),
    ],
)
def test_a_field_is_bound_as_the_file_would_bind_it(
    node_id: str, field: str, value: Value, attribute: str, expected: object
) -> None:
    if (field, expected) == ("supports", None):
        with pytest.raises(EditError, match="premises: nothing can support itself"):
            set_field(whole(), node_id, field, value)
        return
    after = set_field(whole(), node_id, field, value)
    found = getattr(after.head if node_id == "argmap" else after[node_id], attribute)
    if field == "via":
        links = (Link(source="letter", locator="p. 3, col. 2"), Link(source="book", role=LinkRole.EDITION))
        assert found == links
    elif field == "questions":
        assert found == (QuestionAnswer(number=1, state=QuestionState.ANSWERED, words="q"),)
    else:
        assert found == expected


def test_questions_of_a_scheme_are_numbered_in_their_order() -> None:
    after = set_field(whole(), "mine", "questions", "P Is it so?\n\nE Is it not?")
    assert after.schemes["mine"].questions == (
        CriticalQuestion(number=1, kind=QuestionKind.PREMISE, text="Is it so?"),
        CriticalQuestion(number=2, kind=QuestionKind.EXCEPTION, text="Is it not?"),
    )


def test_free_fields_and_the_variables_of_a_source_are_fields_too() -> None:
    after = set_field(set_field(whole(), "book", "publisher-place", "London"), "book", "x-shelf", "9")
    assert after.sources["book"].variables == (("publisher", "Churchill"), ("publisher-place", "London"))
    assert after["book"].extra == (("x-shelf", "9"),)
    assert set_field(after, "book", "publisher", None).sources["book"].variables == (("publisher-place", "London"),)


@pytest.mark.parametrize("nothing", [None, "", "  \n", ()])
def test_nothing_takes_an_optional_field_out(nothing: Value) -> None:
    with_note = set_field(whole(), "end", "note", "A remark.")
    assert with_note["end"].note == "A remark."
    assert set_field(with_note, "end", "note", nothing)["end"].note is None


@pytest.mark.parametrize(
    ("node_id", "field", "value", "said"),
    [
        ("end", "claim", " ", "end: a claim needs the field `claim`."),
        ("s", "because", "", "s: a supporting step needs the field `because`."),
        ("s", "grade", "strng", 's: `grade` cannot be "strng".'),
        ("s", "because", "end", "nothing can support itself"),
        ("s", "because", "cause\nnobody", 's: no block is called "nobody".'),
        ("s", "because", "book", '"book" is a source, and `because` takes claims or quotes'),
        ("s", "supports", "q", "`supports` takes claims only"),
        ("s", "questions", "9 open", "the scheme has no question 9"),
        ("s", "questions", "what?", "is not the number of a question"),
        ("s", "scheme", "none-such", 'no scheme is called "none-such"'),
        ("q", "via", "letter (reprint)", "is not a role of a link"),
        ("q", "translation-of", "q", "leads back to it"),
        ("book", "part-of", "book", "leads back to it"),
        ("book", "page-offset", "ten", "is a whole number"),
        ("end", "by", ("a", "b"), ""),
        ("end", "colour", "red", "a claim has no field `colour`"),
        ("end", "colour", None, "a claim has no field `colour`"),
        ("end", "x-it is", "red", "cannot be the name of a field"),
        ("end", "was", "cause", '"cause" cannot be an earlier id: it is taken'),
        ("end", "id", "ending", "an id is changed by renaming the block"),
        ("argmap", "version", "2", "the version of the format is not changed by hand"),
        ("argmap", "main", "q", "`main` takes claims only"),
        ("nobody", "note", "x", 'No block is called "nobody".'),
        ("ednn", "note", "x", 'No block is called "ednn".'),
    ],
)
def test_what_a_field_does_not_take_is_refused_with_a_remedy(node_id: str, field: str, value: Value, said: str) -> None:
    if not said:
        assert set_field(whole(), node_id, field, value).claims[node_id].by == "a b"
        return
    with pytest.raises(EditError) as refused:
        set_field(whole(), node_id, field, value)
    assert said in refused.value.message
    assert refused.value.remedy


def test_setting_a_field_to_what_it_is_changes_nothing() -> None:
    before = whole()
    for node in (before.head, *before):
        for field in ("claim", "because", "tags", "title", "scheme", "publisher"):
            if value_of(node, field) is not None:
                assert set_field(before, node.id, field, value_of(node, field)) is before


def test_a_reference_by_an_earlier_id_becomes_the_present_one() -> None:
    before = as_map(claims("end other"), claim("cause", was=("reason",)), supports("s", "end", "other"))
    assert set_field(before, "s", "because", "reason").steps["s"].because == ("cause",)


def test_answers_go_with_the_scheme_whose_questions_they_answer_but_not_those_of_reviewers() -> None:
    answered = set_field(whole(), "s", "questions", "1 open")
    assert set_field(answered, "s", "scheme", "mine").steps["s"].questions == ()

    answer = (QuestionAnswer(number=1, state=QuestionState.OPEN),)
    reviewed = Map.of([*answered, Assessment(id="r-anna", target="s", questions=answer)], answered.head)
    with pytest.raises(EditError, match="r-anna answers the questions of its present scheme"):
        set_field(reviewed, "s", "scheme", None)


def test_what_can_stand_in_no_file_is_replaced() -> None:
    assert set_field(whole(), "end", "claim", "a\ud800b").claims["end"].text == "a\ufffdb"


def test_the_fields_that_a_block_needs_are_known() -> None:
    assert required("supports", "because")
    assert required("quote", "source")
    assert not required("claim", "note")
    assert not required("source", "publisher")
