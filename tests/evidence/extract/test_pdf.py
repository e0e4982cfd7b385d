"""A PDF is read page by page in a child process, and a hostile one ends there."""

from __future__ import annotations

import zlib

import pytest
import typst
from support.documents import flate_bomb, locked, pdf

from argmap.evidence.extract import DocumentMetadata, Limits, Unreadable, extract, metadata
from argmap.evidence.heldtext import HeldText

_BOOK = """
#set document(title: "A tidy title", author: ("Ann Author", "Ben Writer"), date: datetime(year: 2020, month: 5, day: 4))
#set page(width: 300pt, height: 220pt, header: [Of Water], footer: context counter(page).display("i"))
#set par(justify: true)
#set text(hyphenate: true, lang: "en")
The first paragraph is about the considerable responsibilities of extraordinarily conscientious parliamentarians.

Another paragraph follows.
#pagebreak()
The second page talks about nothing.
#pagebreak()
The third page ends it.
"""


def _read(content: bytes, limits: Limits | None = None) -> HeldText:
    found = extract(content, name="a.pdf") if limits is None else extract(content, name="a.pdf", limits=limits)
    assert isinstance(found, HeldText), found
    return found


def _refused(content: bytes, limits: Limits) -> str:
    found = extract(content, name="a.pdf", limits=limits)
    assert isinstance(found, Unreadable), found
    return found.reason


def _book() -> bytes:
    return typst.compile(_BOOK.encode())


def test_every_page_of_a_pdf_is_a_page_of_the_text() -> None:
    held = _read(_book())
    places = [held.text.index(words) for words in ("The first", "The second page", "The third page")]
    assert [held.page_of(place) for place in places] == [1, 2, 3]


def test_a_words_hyphen_at_the_end_of_a_line_is_marked_and_the_word_goes_on() -> None:
    held = _read(_book())
    assert "\x02" in held.text
    assert "extraordinarily conscientious parliamentarians" in held.text.replace("\x02", "").replace(
        " \n", " "
    ).replace("\n", " ")


def test_running_heads_and_page_numbers_of_a_pdf_are_page_matter() -> None:
    held = _read(_book())
    assert [held.text[start:end] for start, end in held.page_matter] == [
        "Of Water",
        "i",
        "Of Water",
        "ii",
        "Of Water",
        "iii",
    ]


def test_a_paragraph_of_a_pdf_starts_after_a_line_that_ends_early() -> None:
    held = _read(_book())
    assert held.paragraph_of(held.text.index("Another")) == held.paragraph_of(held.text.index("The first")) + 1


def test_the_pages_have_the_labels_that_the_pdf_gives_them() -> None:
    labels = "/PageLabels << /Nums [0 << /S /r /St 9 >> 1 << /S /D /St 41 >>] >>"
    held = _read(pdf([["front"], ["text"], ["more"]], labels=labels))
    assert [held.page_label(page) for page in (1, 2, 3)] == ["ix", "41", "42"]


def test_a_pdf_without_labels_leaves_them_to_the_page_offset() -> None:
    held = _read(pdf([["one"], ["two"]]))
    assert held.page_label(2, 38) == "40"
    assert held.page_label(2) == "2"


def test_the_offsets_of_pages_are_code_points_of_the_text() -> None:
    held = _read(pdf([["caf\xe9 one"], ["two"]]))
    assert held.text[held.page_starts[1] :].startswith("two")


def test_a_pdf_says_its_title_authors_and_date() -> None:
    said = metadata(_book(), name="a.pdf")
    assert (said.title, said.date) == ("A tidy title", "2020-05-04")
    assert " ".join(said.authors).startswith("Ann Author")


@pytest.mark.parametrize(("turn", "matrix"), [(0, "1 0 0 1"), (90, "0 1 -1 0"), (180, "-1 0 0 -1"), (270, "0 -1 1 0")])
def test_the_lines_of_a_turned_page_stay_apart_and_in_order(turn: int, matrix: str) -> None:
    drawn = f"BT /F1 10 Tf 12 TL {matrix} 300 400 Tm (one line) Tj T* (another line) Tj T* (a third) Tj ET"
    content = pdf([["x"]], filters="/FlateDecode", content=zlib.compress(drawn.encode()))
    turned = content.replace(b"/Type /Page /Parent", f"/Type /Page /Rotate {turn} /Parent".encode())
    assert _read(turned).text == "one line\nanother line\na third"


def test_a_scan_without_text_is_refused() -> None:
    content = typst.compile(b"#rect(width: 100pt, height: 100pt, fill: black)")
    assert "without a text layer" in _refused(content, Limits())


def test_a_locked_pdf_is_refused_and_one_with_an_empty_password_is_read() -> None:
    plain = pdf([["secret words"]])
    assert "password" in _refused(locked(plain, "hunter2"), Limits())
    assert "secret words" in _read(locked(plain, "")).text


def test_a_damaged_pdf_is_refused_or_read_and_never_raises() -> None:
    assert "damaged" in _refused(b"%PDF-1.7\nnothing of the kind", Limits())
    book = _book()
    for cut in (len(book) // 3, len(book) // 2):
        assert isinstance(extract(book[:cut], name="a.pdf"), Unreadable | HeldText)


def test_a_pdf_that_inflates_without_end_aborts_only_its_reader() -> None:
    content = pdf([["x"]], filters="[/FlateDecode /FlateDecode]", content=flate_bomb(400 << 20))
    assert len(content) < 10_000
    assert "memory" in _refused(content, Limits(memory=300 << 20, cpu=20, wall=30))


def test_a_pdf_that_takes_too_long_is_given_up() -> None:
    assert _refused(_book(), Limits(wall=0)) == "takes more than 0 s to read"
    assert _refused(_book(), Limits(cpu=0)) == "takes more than 0 s to read"


def test_a_reader_that_cannot_start_is_not_blamed_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.evidence.extract.pdf._CHILD", "argmap.no_such_module")
    assert "its reader stopped" in _refused(_book(), Limits())


def test_more_pages_than_allowed_are_refused() -> None:
    assert "2 pages" in _refused(pdf([["a"], ["b"], ["c"]]), Limits(pages=2))


def test_more_text_than_allowed_is_refused() -> None:
    assert "more text" in _refused(pdf([["a long line of words"]]), Limits(inflated=5))


def test_a_pdf_that_cannot_be_read_says_nothing_of_itself() -> None:
    assert metadata(b"%PDF-1.7\nnothing", name="a.pdf") == DocumentMetadata()
