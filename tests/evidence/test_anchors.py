"""Anchors: standard annotations that survive a round trip and find their quotation again, or say that they cannot."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.evidence.anchors import CONTEXT, Anchor, anchor, digest_of, print_anchors, read_anchors, reanchor
from argmap.evidence.drift import Change, Fate, drift
from argmap.evidence.verdict import Location, QuoteCheck, Verdict

LETTER = (
    "My dear Reading, I was glad to hear from you on Tuesday last.\n\n"
    "Of late a very significant change has come over attitude at any rate of its Trotsky towards Allies. "
    "Whether it will last nobody can tell, and the ambassadors are of two minds about it.\n\n"
    "Yours ever, A. J. B.\n"
)
WORDS = "a very significant change has come over attitude"


def anchored(words: str, text: str, quote: str = "q-balfour") -> Anchor:
    start = text.index(words)
    check = QuoteCheck(quote, Verdict.VERIFIED, "balfour", "article", location=Location(start, start + len(words)))
    return anchor(check, text, digest_of(text), file="sources/the article.txt")


def test_an_anchor_holds_the_words_their_neighbours_and_their_place() -> None:
    found = anchored(WORDS, LETTER)
    assert found.exact == LETTER[found.start : found.end] == WORDS
    assert found.prefix == LETTER[found.start - 32 : found.start]
    assert found.suffix == LETTER[found.end : found.end + 32]
    assert (found.quote, found.source, found.sha256) == ("q-balfour", "article", digest_of(LETTER))


def test_a_quote_that_was_not_located_has_no_anchor() -> None:
    with pytest.raises(ValueError, match="q was not located"):
        anchor(QuoteCheck("q", Verdict.NOT_FOUND, "s"), LETTER, "")


def test_an_annotation_has_the_form_that_other_tools_read() -> None:
    annotation = json.loads(print_anchors([anchored(WORDS, LETTER)]))[0]
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (annotation["id"], annotation["type"]) == ("#q-balfour", "Annotation")
    assert annotation["target"]["source"]["id"] == "sources/the%20article.txt"
    words, place = annotation["target"]["selector"]
    assert words["type"] == "TextQuoteSelector"
    assert words["prefix"] + words["exact"] + words["suffix"] in LETTER
    assert place["type"] == "TextPositionSelector"
    assert LETTER[place["start"] : place["end"]] == words["exact"]


def test_the_sidecar_has_one_annotation_a_line_in_the_order_of_the_map() -> None:
    anchors = [anchored(word, LETTER, quote) for word, quote in (("Tuesday", "b"), ("Allies", "gone"), ("ever", "a"))]
    lines = print_anchors(anchors, ["a", "b"]).splitlines()
    assert lines[0] == "["
    assert lines[-1] == "]"
    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == ["#a", "#b", "#gone"]


def test_no_anchors_make_an_empty_list() -> None:
    assert print_anchors([]) == "[]\n"
    assert read_anchors("[]\n", "m.anchors.json").by_quote == {}


@PATIENT
@given(
    st.text(),
    st.text(min_size=1),
    st.text(),
    st.text(min_size=1, alphabet=st.characters(categories=["L"])),
    st.sampled_from(["", "sources/a b.txt", "sources/čtvrť 100%.txt"]),
)
def test_what_is_printed_is_read_back(before: str, words: str, after: str, quote: str, file: str) -> None:
    text = before + words + after
    place = Location(len(before), len(before) + len(words))
    made = anchor(QuoteCheck(quote, Verdict.VERIFIED, "s", "read", location=place), text, digest_of(text), file=file)
    printed = print_anchors([made])
    assert len(printed.encode().splitlines()) == 3
    assert read_anchors(printed, "m.anchors.json").by_quote == {quote: made}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "expecting value"),
        ("[\n5\n]", 2, "not an annotation"),
        ('[\n{"id": "#q"}\n]', 2, "no target"),
        ('[\n{"id": "#q", "target": {"selector": []}}\n]', 2, "no TextQuoteSelector"),
        ('[\n{"id": 5, "target": {"selector": {"type": "TextQuoteSelector", "exact": "x"}}}\n]', 2, "no id"),
        (
            '[{"id": "#q", "target": {"selector": {"type": "TextQuoteSelector", "exact": "x"}}}\n]',
            1,
            "no TextPositionSelector",
        ),
        ("[\n<<<<<<< ours\n]", 2, "cannot be read on from here"),
        ("[" * 100_000, 1, "too deep"),
        ("[]\n]", 2, "something follows"),
    ],
)
def test_a_broken_sidecar_is_reported_with_its_line_and_a_remedy(text: str, line: int, words: str) -> None:
    (problem,) = read_anchors(text, "m.anchors.json").problems
    assert (problem.path, problem.line) == ("m.anchors.json", line)
    assert words in problem.message
    assert "--update-anchors" in problem.help


def test_what_stands_before_a_fault_of_the_sidecar_is_kept() -> None:
    whole = print_anchors([anchored("Tuesday", LETTER, "a"), anchored("Allies", LETTER, "b")])
    read = read_anchors(whole[:-30], "m.anchors.json")
    assert list(read.by_quote) == ["a"]
    assert len(read.problems) == 1


def test_a_second_anchor_of_a_quote_is_reported() -> None:
    read = read_anchors(print_anchors([anchored("Tuesday", LETTER), anchored("Allies", LETTER)]), "m.anchors.json")
    assert read.by_quote["q-balfour"].exact == "Tuesday"
    assert "has an anchor above" in read.problems[0].message


def test_words_that_moved_are_found_again() -> None:
    moved = reanchor(anchored(WORDS, LETTER), "A new preface.\n\n" + LETTER)
    assert moved is not None
    assert moved.start == LETTER.index(WORDS) + len("A new preface.\n\n")
    assert moved.sha256 == digest_of("A new preface.\n\n" + LETTER)


def test_words_that_now_stand_twice_are_told_apart_by_their_neighbours() -> None:
    text = f"Summary: {WORDS}.\n\n{LETTER}"
    moved = reanchor(anchored(WORDS, LETTER), text)
    assert moved is not None
    assert moved.start == text.rindex(WORDS)


def test_a_passage_that_was_doubled_with_its_neighbours_is_not_guessed_at() -> None:
    assert reanchor(anchored(WORDS, LETTER), LETTER + LETTER) is None


def test_words_whose_neighbours_changed_are_found_where_they_stand_once() -> None:
    moved = reanchor(anchored(WORDS, LETTER), f"He wrote that {WORDS}, no more.")
    assert moved is not None
    assert moved.prefix == "He wrote that "
    assert moved.suffix == ", no more."


def test_overlapping_places_are_two_places() -> None:
    assert reanchor(anchored("aba", "x aba y"), "ababa") is None


def test_words_that_are_gone_are_not_found() -> None:
    assert reanchor(anchored(WORDS, LETTER), LETTER.replace(WORDS, "")) is None


@PATIENT
@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from("aé\u0301😀\U0001f469\u200d"), min_size=1),
    st.text(),
)
def test_positions_count_code_points_in_any_script(before: str, words: str, after: str) -> None:
    text = f"{before}|{words}|{after}"
    place = Location(len(before) + 1, len(before) + 1 + len(words))
    made = anchor(QuoteCheck("q", Verdict.VERIFIED, "s", location=place), text, digest_of(text))
    assert made.exact == words
    assert len(made.prefix) <= CONTEXT >= len(made.suffix)
    moved = reanchor(made, "\U0001d11e" + text)
    if text.count(made.prefix + words + made.suffix) == 1:
        assert moved is not None
        assert moved.start == made.start + 1


@PATIENT
@given(
    st.text("ab ", max_size=60),
    st.text("ab ", min_size=1, max_size=4),
    st.text("ab ", max_size=60),
    st.text("ab ", max_size=120),
)
def test_an_anchor_in_a_changed_text_always_holds_the_words(before: str, words: str, after: str, new: str) -> None:
    text = before + words + after
    place = Location(len(before), len(before) + len(words))
    made = anchor(QuoteCheck("q", Verdict.VERIFIED, "s", location=place), text, digest_of(text))
    moved = reanchor(made, new)
    if moved is None:
        assert sum(new.startswith(words, at) for at in range(len(new))) != 1
    else:
        assert new[moved.start : moved.end] == words


def test_a_quotation_that_nothing_touched_has_not_drifted() -> None:
    new = LETTER.replace("My dear Reading", "My very dear Reading").replace("\n", "\r\n")
    (found,) = drift(LETTER, LETTER + "Postscript.", [anchored("My dear Reading", LETTER)])
    assert (found.fate, found.changes) == (Fate.UNCHANGED, ())
    (found,) = drift(LETTER, new, [anchored("Whether it will last", LETTER)])
    assert found.fate is Fate.UNCHANGED
    assert found.anchor is not None
    assert new[found.anchor.start : found.anchor.end] == "Whether it will last"


def test_a_change_beside_the_words_is_shown() -> None:
    (found,) = drift(LETTER, LETTER.replace("Of late", "Unhappily"), [anchored(WORDS, LETTER)])
    assert found.fate is Fate.SURROUNDINGS_CHANGED
    assert found.changes == (Change("Of late", "Unhappily"),)
    assert found.anchor is not None


def test_a_change_of_the_words_shows_the_passage_old_and_new() -> None:
    new = LETTER.replace("significant change", "slight change")
    (found,) = drift(LETTER, new, [anchored(WORDS, LETTER)])
    assert found.fate is Fate.CHANGED
    assert found.old.words == WORDS
    assert found.new is not None
    assert found.new.words == "a very slight change has come over attitude"
    assert found.old.after == found.new.after
    assert found.changes == (Change("significant", "slight"),)
    assert found.anchor is None


def test_a_change_that_reaches_beyond_the_words_is_shown_between_landmarks() -> None:
    new = LETTER.replace("Of late a very significant change has come", "Lately some change came")
    (found,) = drift(LETTER, new, [anchored(WORDS, LETTER)])
    assert found.fate is Fate.CHANGED
    assert found.new is not None
    assert "change came over attitude" in found.new.words


def test_a_deleted_passage_is_gone() -> None:
    (found,) = drift(LETTER, LETTER.replace(f" {WORDS}", ""), [anchored(WORDS, LETTER)])
    assert (found.fate, found.new) == (Fate.GONE, None)
    (found,) = drift(LETTER, "", [anchored(WORDS, LETTER)])
    assert found.fate is Fate.GONE


def test_a_passage_that_stands_twice_is_ambiguous() -> None:
    (found,) = drift(LETTER, LETTER + LETTER, [anchored(WORDS, LETTER)])
    assert (found.fate, found.anchor) == (Fate.AMBIGUOUS, None)


def test_an_anchor_of_another_text_shows_what_it_holds() -> None:
    (found,) = drift("some other text", LETTER, [anchored(WORDS, LETTER)])
    assert found.old.words == WORDS
    assert found.anchor is not None


@PATIENT
@given(st.text("ab \n", max_size=200), st.text("ab \n", max_size=200), st.integers(0, 199), st.integers(1, 40))
def test_drift_answers_for_every_anchor(old: str, new: str, start: int, length: int) -> None:
    words = old[start : start + length]
    if not words:
        return
    place = Location(start, start + len(words))
    made = anchor(QuoteCheck("q", Verdict.VERIFIED, "s", location=place), old, digest_of(old))
    (found,) = drift(old, new, [made])
    assert found.old.words == words
    if found.new is not None:
        assert new[found.new.start : found.new.end] == found.new.words
    assert (found.fate in {Fate.UNCHANGED, Fate.SURROUNDINGS_CHANGED}) == (found.anchor is not None)
