"""The words of a selection as a quote has them, and the locator of the passage."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.evidence.extract.furniture import page_matter
from argmap.evidence.heldtext import HeldText
from argmap.evidence.locators import check
from argmap.evidence.matching.judging import Searchable, judge_words
from argmap.evidence.verdict import Verdict
from argmap.model.vocabulary import Quality
from argmap.notation.scalars import UNPRINTABLE
from argmap.workspace.citing.locator import locator_of
from argmap.workspace.citing.quotation import Quotation, quotation_of

AGREES = (Verdict.VERIFIED, Verdict.VERIFIED_EDITED)

_WORDS = st.sampled_from(
    """the pump handle was removed on Thursday 7th 8 1854 3,500 -5 not never co-operation Ger- many well-known don't
    l’homme St. James's "cholera" “poison” (see [sic] [T]he ... … *much* _so_ § 12 £5 % ﬁnal ſoul naïve e\u0301tat
    \u200cمی\u200cخواهم العربية 日本語 \u202eabc\u202c \u00adsoft\u00ad word\u00ad ten.12 page12 note¹
    A&B = ? ! — -- ‘so’
    """.split()
)
_GAPS = st.sampled_from(
    [" ", " ", " ", "\n", "\n\n", "-\n", "\u0002\n", "\u00a0", "\t", ", ", ". ", "? ", "; ", "\f", "\r\n", "  "]
)
_MATTER = st.sampled_from(["\n\n12\n\n", "\nTHE WATER SUPPLY 41\n", "\n\n- 7 -\n", "[12]", "\f44\n"])


@st.composite
def held_texts(draw: st.DrawFn) -> HeldText:
    """Draw a text as sources have it: hyphens and page numbers at line ends, marks, scripts of several kinds."""
    parts = draw(st.lists(st.tuples(_WORDS, st.one_of(_GAPS, _GAPS, _GAPS, _MATTER)), min_size=1, max_size=40))
    text = "".join(word + gap for word, gap in parts)
    pages = text.split("\f")
    starts, position = [], 0
    for page in pages:
        starts.append(position)
        position += len(page) + 1
    paged = len(pages) > 1
    return HeldText(
        text,
        page_starts=tuple(starts) if paged else (),
        page_matter=page_matter(pages, starts) if paged else (),
        quality=draw(st.sampled_from(Quality)),
    )


@st.composite
def selections(draw: st.DrawFn, texts: st.SearchStrategy[HeldText]) -> tuple[HeldText, int, int]:
    held = draw(texts)
    start = draw(st.integers(0, len(held.text) - 1))
    return held, start, draw(st.integers(start + 1, len(held.text)))


@settings(PATIENT, max_examples=300)
@given(selections(held_texts()))
def test_whatever_is_selected_makes_a_quotation_that_verifies(drawn: tuple[HeldText, int, int]) -> None:
    held, start, end = drawn
    text = Searchable(held)
    found = quotation_of(text, start, end)
    if found is None:
        assert not any(character.isalnum() for character in held.text[start:end])
        return
    assert judge_words(found.words, text).verdict in AGREES
    assert found.words == " ".join(found.words.split())
    assert UNPRINTABLE.search(found.words) is None


@settings(PATIENT, max_examples=150)
@given(selections(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(HeldText)))
def test_any_characters_at_all_make_a_quotation_that_verifies(drawn: tuple[HeldText, int, int]) -> None:
    held, start, end = drawn
    text = Searchable(held)
    found = quotation_of(text, start, end)
    assert found is None or judge_words(found.words, text).verdict in AGREES


@settings(PATIENT, max_examples=150)
@given(selections(held_texts()))
def test_a_locator_is_right_wherever_it_is_given(drawn: tuple[HeldText, int, int]) -> None:
    held, start, end = drawn
    found = quotation_of(Searchable(held), start, end)
    if found is not None:
        locator = locator_of(held, found.span)
        assert not locator or check(held, locator, found.span) == "ok"


def _quoted(text: str, words: str) -> str:
    """Return the quotation of a selection that covers some words of a text."""
    start = text.index(words)
    found = quotation_of(Searchable(HeldText(text)), start, start + len(words))
    assert isinstance(found, Quotation)
    return found.words


def test_words_that_the_selection_only_touches_are_taken_whole() -> None:
    assert _quoted("The handle of the pump was removed.", "dle of the pu") == "handle of the pump"


def test_line_ends_and_the_hyphens_at_them_leave_no_trace() -> None:
    assert _quoted("the mor-\ntality was\nmuch dimin\u0002\nished", "mor-\ntality was\nmuch dimin") == (
        "mortality was much diminished"
    )


def test_a_hyphen_at_a_line_end_stays_where_the_text_has_the_word_with_it_elsewhere() -> None:
    text = "The want of co-\noperation was plain; but for co-operation nothing would do."
    assert _quoted(text, "The want of co-\noperation was plain") == "The want of co-operation was plain"


def test_page_numbers_and_the_marks_of_notes_within_a_passage_are_left_out() -> None:
    text = "The attacks had so far\n\n52\n\ndiminished before[12] the use of the water was stopped.\n\nMore."
    assert _quoted(text, text[: text.index("\n\nMore")]) == (
        "The attacks had so far diminished before the use of the water was stopped."
    )


def test_a_page_number_can_be_quoted_where_nothing_else_is_selected() -> None:
    text = "The attacks had so far\n\n52\n\ndiminished."
    assert _quoted(text, "52") == "52"


def test_half_an_amount_is_taken_whole() -> None:
    assert _quoted("It cost £5 in all.", "£") == "£5"


def test_a_question_takes_its_mark_with_it() -> None:
    assert _quoted("He asked. Was it the pump? Nobody said.", "Was it the pump") == "Was it the pump?"


def test_signs_that_no_map_file_can_hold_are_nothing_to_quote() -> None:
    assert quotation_of(Searchable(HeldText("one \x00\x01 two")), 4, 6) is None


def test_pages_come_before_paragraphs_that_are_only_counted() -> None:
    held = HeldText("One page.\fAnother page, and\fa third.", page_starts=(0, 10, 28))
    assert locator_of(held, (10, 15)) == "p. 2"
    assert locator_of(held, (10, 35)) == "pp. 2-3"
    assert locator_of(held, (10, 15), 39) == "p. 41"


def test_paragraphs_that_the_text_numbers_come_before_pages() -> None:
    text = "[11] The first.\n\n[12] The second.\n\n[13] The third."
    held = HeldText(text, page_starts=(0,))
    assert locator_of(held, (text.index("second"), text.index("second") + 6)) == "para. 12"


def test_printed_page_labels_are_what_a_locator_names() -> None:
    held = HeldText("Preface.\fText.", page_starts=(0, 9), page_labels=("xii", "1"))
    assert locator_of(held, (0, 7)) == "p. xii"
    assert locator_of(held, (0, 13)) in ("pp. xii-1", "p. xii")


def test_a_text_without_blank_lines_is_cited_by_its_lines() -> None:
    text = "10:02 alert\n10:04 on it\n10:07 rolled back"
    assert locator_of(HeldText(text), (text.index("on it"), text.index("on it") + 5)) == "l. 2"
