"""A Kialo discussion comes in with its theses, its pros and cons, what it refers to again, and its sources."""

from __future__ import annotations

import pytest
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.exchange.format import Imported
from argmap.exchange.markdown_links import Cited, without_links
from argmap.model.nodes import Attack, Support


def _steps(found: Imported) -> list[tuple[str, str, str]]:
    claims = found.map.claims
    return [
        (
            "con" if isinstance(step, Attack) else "pro",
            claims[step.target].text.split("\n")[0],
            claims[step.because[0]].text.split("\n")[0],
        )
        for step in found.map.steps.values()
    ]


def _discussion(*items: str) -> Imported:
    return imported_text("kialo", "\n".join(["Discussion Title: Stoves", "", *items]))


def test_pros_support_and_cons_attack_what_stands_one_number_above() -> None:
    found = imported("kialo", "heating.txt")
    assert found.losses == ()
    assert found.map.head.title == "Should the town ban wood stoves?"
    assert [found.map.claims[name].text for name in found.map.main] == ["The town should ban wood stoves."]
    survey = "Smoke from stoves harms people with asthma, as a survey shows."
    poor = "Poor households cannot afford another heating."
    assert sorted(_steps(found)) == sorted(
        [
            ("pro", "The town should ban wood stoves.", survey),
            ("con", survey, "The survey asked too few people."),
            ("pro", survey, "A heat pump costs more than a year's wood (see 1)."),
            ("con", "The town should ban wood stoves.", poor),
            ("pro", poor, "A heat pump costs more than a year's wood (see 1)."),
            ("con", poor, "Subsidies would pay for it, says the plan."),
            ("con", "The town should ban wood stoves.", "Subsidies would pay for it, says the plan."),
            ("con", "Subsidies would pay for it, says the plan.", "The plan is not adopted."),
        ]
    )


def test_a_text_goes_on_over_lines_that_look_like_items_of_a_list() -> None:
    texts = [claim.text for claim in imported("kialo", "heating.txt").map.claims.values()]
    long = "The survey asked too few people.\nIt had [only] forty answers:\n\n1. thirty by post\n2. ten by telephone"
    assert long in texts


def test_links_become_sources_and_the_words_that_they_lie_on_stay() -> None:
    found = imported("kialo", "heating.txt").map
    assert {(source.title, dict(source.variables)["URL"]) for source in found.sources.values()} == {
        ("people with asthma", "https://example.org/asthma_(2019)"),
        ("https://example.org/prices", "https://example.org/prices"),
        ("the plan", "https://example.org/plan"),
    }
    notes = [claim.note for claim in found.claims.values() if claim.note]
    assert 'Cited for "not adopted": https://example.org/plan' in notes
    assert len(notes) == 4


def test_several_theses_under_one_question_are_all_main_conclusions() -> None:
    found = imported("kialo", "theses.txt")
    assert found.losses == ()
    assert found.map.head.question == "What should the bridge carry?"
    assert found.map.head.note == "Three plans are on the table."
    assert [found.map.claims[name].text for name in found.map.main] == [
        "Trams only.",
        "Cars and trams.",
        "Nobody but walkers.",
    ]
    assert len(found.map.claims) == 5


def test_several_theses_without_a_question_are_all_main_conclusions() -> None:
    found = _discussion(
        "1. Burn wood.", "1.1. Pro: It is cheap.", "2. Burn gas.", "2.1. Con: -> See 1.1.", "3. Freeze."
    )
    assert found.losses == ()
    assert len(found.map.main) == 3
    assert ("con", "Burn gas.", "It is cheap.") in _steps(found)


def test_a_reference_may_point_forward_and_to_another_reference() -> None:
    found = _discussion("1. T", "1.1. Pro: -> See 1.2.1.", "1.2. Con: C", "1.2.1. Con: -> See 1.3.", "1.3. Pro: D")
    assert found.losses == ()
    assert sorted(_steps(found)) == [("con", "C", "D"), ("con", "T", "C"), ("pro", "T", "D"), ("pro", "T", "D")]


@pytest.mark.parametrize(
    ("items", "where"),
    [
        (["1. T", "1.1. Pro: -> See 1.9."], "the pro 1.1"),
        (["1. T", "1.1. Pro: -> See 1.2.", "1.2. Con: -> See 1.1."], "1.1"),
        (["1. T", "1.1. Pro: A", "1.1. Con: B"], "1.1"),
        (["1. T", "1.4.1. Pro: A"], "the pro 1.4.1"),
        (["1. T", "1.1. Pro: -> See 1."], "the pro 1.1"),
        (["1. T", "2. -> See 3.", "3. -> See 2."], "2"),
        (["1. T", "1.1. Pro: A", "2. -> See 9."], "2"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(items: list[str], where: str) -> None:
    losses = _discussion(*items).losses
    assert losses[0].where == where
    assert all(loss.line > 2 and loss.what and loss.why for loss in losses)


def test_a_text_without_items_is_refused() -> None:
    with pytest.raises(RefusedError, match="no item"):
        _discussion("Nothing yet.")


def test_steps_are_of_both_kinds() -> None:
    kinds = {type(step) for step in imported("kialo", "heating.txt").map.steps.values()}
    assert kinds == {Support, Attack}


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        ('see [a](http://x "The b") c', "see a c", (Cited("a: The b", "http://x"),)),
        ("a [b](c) d", "a b d", (Cited("b", "c"),)),
        (r"\[not\]\(a link\)", "[not](a link)", ()),
        (r"[see \[1\]](u)", "see [1]", (Cited("see [1]", "u"),)),
        ("[a] (b)", "[a] (b)", ()),
        ("[](u(v)w)", "", (Cited("", "u(v)w"),)),
        ("[[" * 5_000, "[[" * 5_000, ()),
    ],
)
def test_inline_links_are_told_from_brackets(text: str, words: str, links: tuple[Cited, ...]) -> None:
    assert without_links(text) == (words, links)


def test_an_empty_reason_is_told_and_none_is_made_of_it() -> None:
    found = imported_text("kialo", "Discussion Title: T\n\n1. Heat.\n1.1. Con:\n1.2. Pro: It is cold.\n")
    assert [(loss.where, loss.what, loss.line) for loss in found.losses] == [("1.1", "an empty con", 4)]
    assert [claim.text for claim in found.map.claims.values()] == ["Heat.", "It is cold."]


def test_an_empty_reason_that_others_bear_on_is_kept() -> None:
    found = imported_text("kialo", "Discussion Title: T\n\n1. Heat.\n1.1. Con:\n1.1.1. Pro: It is cold.\n")
    assert found.losses == ()
    assert len(found.map.steps) == 2


def test_escapes_in_the_title_are_resolved() -> None:
    assert imported_text("kialo", "Discussion Title: Is \\[this\\] so?\n\n1. Yes.\n").map.head.title == "Is [this] so?"
