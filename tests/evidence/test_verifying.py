# ruff: noqa: E501 -- a passage or a case is read best on one line
import pytest

from argmap.evidence.heldtext import Held, HeldText
from argmap.evidence.locators import check, place_of
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.evidence.verifying import verify
from argmap.model.map import Map
from argmap.model.nodes import Link, Quote, Source
from argmap.model.vocabulary import LinkRole

ARTICLE = (
    "Balfour wrote to Lord Reading in April.\n\nHe said that the attitude of Trotsky had changed. It is not true that he was "
    "bought. The Allies should help him now.\f\nSecond page of the article. Nothing more is known of it."
)
TELEGRAM = "The attitude of Trotsky had changed. It is not true that he was bought, but he was flattered."


def held(text: str, digest: str = "aa") -> Held:
    pages = (0, *(place + 1 for place, char in enumerate(text) if char == "\f"))
    return Held(digest, HeldText(text, page_starts=pages if len(pages) > 1 else ()))


def checked(quote: Quote, copies: dict[str, Held], *, sha256: str | None = None) -> QuoteCheck:
    sources = [
        Source(id="telegram", title="the telegram"),
        Source(id="volume", title="the volume"),
        Source(id="article", title="the article", sha256=sha256),
        Source(id="other", title="the other book"),
    ]
    return verify(Map.of([*sources, quote]), copies)[quote.id]


def quoted(text: str, *, source: str = "telegram", at: str | None = None, via: tuple[Link, ...] = ()) -> Quote:
    return Quote(id="q", text=text, source=source, at=at, via=via)


EDITION = Link(source="volume", role=LinkRole.EDITION)
QUOTING = Link(source="article", locator="para. 2")


def test_a_quote_without_a_held_text_says_so() -> None:
    found = checked(quoted("x", via=(EDITION,)), {})
    assert (found.verdict, found.held, found.read_in) == (Verdict.SOURCE_NOT_HELD, False, "")
    assert "the telegram" in found.message


def test_a_copy_without_text_is_unreadable_and_says_why() -> None:
    found = checked(quoted("x"), {"telegram": Held("aa", None, "a scan without text")})
    assert found.verdict is Verdict.UNREADABLE
    assert "a scan without text" in found.message


def test_the_origin_is_read_before_the_texts_that_quote_it() -> None:
    found = checked(
        quoted("The attitude of Trotsky had changed.", via=(QUOTING,)),
        {"telegram": held(TELEGRAM), "article": held(ARTICLE)},
    )
    assert (found.verdict, found.read_in, found.hops, found.flags) == (Verdict.VERIFIED, "telegram", 0, ("unpinned",))


def test_the_nearest_held_link_stands_in_for_an_origin_that_is_not_held() -> None:
    found = checked(quoted("the attitude of Trotsky had changed", via=(EDITION, QUOTING)), {"article": held(ARTICLE)})
    assert (found.verdict, found.text_status, found.read_in, found.hops) == (
        Verdict.SECOND_HAND,
        Verdict.VERIFIED,
        "article",
        1,
    )
    assert found.message == "as given by \u201cthe article\u201d, p. 1; \u201cthe telegram\u201d itself was not seen"
    assert found.locator_check == "ok"


def test_an_edition_stands_for_its_document_without_a_hop() -> None:
    found = checked(quoted("he was flattered", via=(EDITION, QUOTING)), {"volume": held(TELEGRAM)})
    assert (found.verdict, found.hops) == (Verdict.SECOND_HAND, 0)


def test_words_that_the_link_does_not_have_are_no_second_hand_quotation() -> None:
    found = checked(quoted("It is true that he was bought", via=(QUOTING,)), {"article": held(ARTICLE)})
    assert (found.verdict, found.severity) == (Verdict.ALTERED, "meaning")


def test_two_held_links_that_disagree_are_a_finding() -> None:
    quote = quoted("he was bought, but he was flattered", via=(QUOTING,))
    found = checked(quote, {"telegram": held(TELEGRAM), "article": held(ARTICLE)})
    assert found.verdict is Verdict.VERIFIED
    assert "link_disagreement" in found.flags


def test_a_translation_is_not_compared_with_its_original() -> None:
    link = Link(source="article", role=LinkRole.TRANSLATES)
    found = checked(
        quoted("the attitude of Trotsky had changed", via=(link,)),
        {"telegram": held("\u041e\u0442\u043d\u043e\u0448\u0435\u043d\u0438\u0435"), "article": held(ARTICLE)},
    )
    assert (found.verdict, found.read_in) == (Verdict.SECOND_HAND, "article")


def test_a_changed_file_is_stale_and_says_what_is_in_it_now() -> None:
    found = checked(
        quoted("The Allies should help him now.", source="article"), {"article": held(ARTICLE, "bb")}, sha256="aa"
    )
    assert (found.verdict, found.text_status, found.digest_check) == (Verdict.STALE, Verdict.VERIFIED, "changed")


def test_the_recorded_digest_is_matched_without_regard_to_case() -> None:
    found = checked(
        quoted("The Allies should help him now.", source="article"), {"article": held(ARTICLE, "aa")}, sha256="AA"
    )
    assert (found.verdict, found.digest_check, found.flags) == (Verdict.VERIFIED, "match", ())


def test_words_that_stand_in_another_held_source_are_found_there() -> None:
    found = checked(
        quoted("The Allies should help him now."), {"telegram": held("Something else."), "other": held(ARTICLE)}
    )
    assert found.verdict is Verdict.NOT_FOUND
    assert "found_in_other_source" in found.flags
    assert "the other book" in found.message


def test_a_container_stands_for_what_it_contains() -> None:
    sources = [Source(id="letter", title="the letter", part_of="book", at="p. 2"), Source(id="book", title="the book")]
    quote = Quote(id="q", text="Nothing more is known of it.", source="letter")
    found = verify(Map.of([*sources, quote]), {"book": held(ARTICLE)})["q"]
    assert (found.verdict, found.read_in, found.locator_check) == (Verdict.VERIFIED, "book", "ok")


def test_a_verified_quote_shows_the_sentences_around_it() -> None:
    found = checked(quoted("he was bought", source="article"), {"article": held(ARTICLE)})
    assert found.before.endswith("It is not true that")
    assert found.after == ". The Allies should help him now."
    assert found.passage == "he was bought"
    assert "cut_before" in found.flags


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("p. 2", "ok"),
        ("p. 1", "mismatch"),
        ("pp. 1-2", "ok"),
        ("pp. 1\u20133", "ok"),
        ("p. 1f.", "ok"),
        ("2", "ok"),
        ("S. 2", "ok"),
        ("p. 245", "unchecked"),
        ("fol. 3v", "unchecked"),
        ("para. 3", "ok"),
        ("para. 2", "mismatch"),
        ("l. 4", "ok"),
        ("l. 40", "mismatch"),
        ("p. 2, l. 1", "ok"),
        ("p. 2, l. 9", "mismatch"),
        ("ch. 2", "unchecked"),
        ("somewhere", "unchecked"),
    ],
)
def test_a_locator_is_compared_with_the_place_of_the_passage(locator: str, expected: str) -> None:
    text = held(ARTICLE).text
    assert text is not None
    start = ARTICLE.index("Nothing")
    assert check(text, locator, (start, start + 7)) == expected


def test_printed_pages_are_compared_by_what_is_printed_on_them() -> None:
    text = HeldText("one\ftwo\fthree", page_starts=(0, 4, 8), page_labels=("xii", "1", "2"))
    assert check(text, "p. xii", (0, 3)) == "ok"
    assert check(text, "p. 2", (4, 7)) == "mismatch"
    assert check(text, "p. 245", (4, 7)) == "mismatch"
    assert check(HeldText("one\ftwo", page_starts=(0, 4)), "p. 246", (4, 7), 244) == "ok"


def test_numbered_paragraphs_are_counted_by_their_numbers() -> None:
    text = HeldText("Judgment\n\n[17] First.\n\n[18] Second.\n\n[19] Third.")
    start = text.text.index("Second")
    assert check(text, "para. 18", (start, start + 6)) == "ok"
    assert check(text, "para. 3", (start, start + 6)) == "mismatch"


def unpaged(text: str) -> Held:
    return Held("aa", HeldText(text.replace("\f", "\n\n")))


def test_a_second_hand_quotation_says_where_it_stands_in_the_text_that_was_read() -> None:
    quote = quoted("the attitude of ... had changed", via=(EDITION, QUOTING))
    found = checked(quote, {"article": unpaged(ARTICLE)})
    assert found.message == (
        "as given by \u201cthe article\u201d, para. 2; \u201cthe telegram\u201d itself was not seen "
        "(apart from: 1 word left out (marked))"
    )
    assert found.location is not None
    assert (found.location.page, found.location.line, found.location.paragraph) == (None, 3, 2)
    edition = checked(quoted("he was flattered", via=(EDITION,)), {"volume": unpaged(TELEGRAM)})
    assert edition.message.startswith("as given by \u201cthe volume\u201d, an edition, para. 1; ")


def test_a_wrong_locator_is_told_with_the_place_it_names_and_the_place_of_the_words() -> None:
    wrong = Link(source="article", locator="para. 11")
    found = checked(quoted("the attitude of Trotsky had changed", via=(wrong,)), {"article": unpaged(ARTICLE)})
    assert (found.verdict, found.locator_check) == (Verdict.SECOND_HAND, "mismatch")
    assert found.message.endswith("; the locator says para. 11, and the words stand in para. 2")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It is true that he was bought", "; the passage is in \u201cthe article\u201d, para. 2"),
        ("wrote to Lord Reading ... Nothing more is known of it", "para. 1 and para. 3 of \u201cthe article\u201d"),
        ("Bolsheviks everywhere rejoiced in the streets", "\u201cthe article\u201d was read, and this is not there"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_the_title_in_quotation_marks(words: str, told: str) -> None:
    long = ARTICLE.replace("Second page", "And so on and on. " * 60 + "Second page")
    assert told in checked(quoted(words, source="article"), {"article": unpaged(long)}).message


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("p. 1", "p. 2"),
        ("para. 2", "para. 3"),
        ("p. 1, para. 1", "p. 2, para. 3"),
        ("l. 40", "l. 4"),
        ("p. 2, l. 9", "p. 2, l. 1"),
    ],
)
def test_a_place_is_told_in_the_terms_of_the_locator(locator: str, place: str) -> None:
    text = held(ARTICLE).text
    assert text is not None
    assert place_of(text, locator, ARTICLE.index("Nothing")) == place


def test_a_place_is_told_by_the_numbers_and_chapters_of_the_text_itself() -> None:
    text = HeldText("Judgment\n\n[17] First.\n\n[18] Second.\n\n[19] Third.")
    assert place_of(text, "para. 3", text.text.index("Second")) == "para. 18"
    assert place_of(text, "para. 18", 0) == "before the first numbered paragraph"
    book = HeldText("Preface.\n\nChapter One\n\nText.\n\nChapter Two\n\nMore.")
    assert place_of(book, "ch. 2", book.text.index("Text")) == "ch. One"
    assert place_of(book, "ch. 2", 0) == "before the first chapter"
