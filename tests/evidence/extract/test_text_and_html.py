"""Plain text keeps its characters, and HTML reads as it is shown."""

from __future__ import annotations

import pytest

from argmap.evidence.extract import Limits, TextKind, Unreadable, extract
from argmap.evidence.heldtext import HeldText


def _read(content: bytes | str, name: str = "page.html", **options: str) -> HeldText:
    found = extract(
        content.encode() if isinstance(content, str) else content, name=name, encoding=options.get("encoding")
    )
    assert isinstance(found, HeldText), found
    return found


def _refused(content: bytes, name: str, **options: str) -> str:
    found = extract(content, name=name, encoding=options.get("encoding"))
    assert isinstance(found, Unreadable), found
    return found.reason


def _paragraphs(held: HeldText) -> list[str]:
    ends = [*held.paragraphs[1:], len(held.text)]
    return [held.text[start:end].strip() for start, end in zip(held.paragraphs, ends, strict=True)]


def _matter(held: HeldText) -> list[str]:
    return [held.text[start:end] for start, end in held.page_matter]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_how_text_is_encoded_and_is_no_part_of_it(encoding: str) -> None:
    held = _read("Café, naïve".encode(encoding), "note.txt")
    assert (held.text, held.encoding_guessed) == ("Café, naïve", False)


def test_plain_text_keeps_every_character_and_line_end() -> None:
    text = "One\r\ntwo  three\t\n\nfour\r"
    assert _read(text, "note.md").text == text


def test_text_that_is_not_utf_8_is_read_as_windows_1252_and_said_to_be_guessed() -> None:
    held = _read("“Café”".encode("cp1252"), "note.txt")
    assert (held.text, held.encoding_guessed) == ("“Café”", True)


def test_a_declared_encoding_is_followed_without_a_guess() -> None:
    held = _read("Привет".encode("koi8-r"), "note.txt", encoding="KOI8-R")
    assert (held.text, held.encoding_guessed) == ("Привет", False)


def test_text_that_is_not_in_its_declared_encoding_is_refused_with_the_place() -> None:
    assert "byte 2" in _refused(b"ab\xff", "note.txt", encoding="utf-8")


@pytest.mark.parametrize(
    "encoding", ["no-such", "rot13", "zlib", "punycode", "idna", "unicode_escape", "undefined", "a\0b"]
)
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    assert "does not know" in _refused(b"abc", "note.txt", encoding=encoding)


def test_a_form_feed_starts_a_page() -> None:
    held = _read("first\n\fsecond\n\f\ffourth", "book.txt")
    assert [held.page_of(held.text.index(word)) for word in ("first", "second", "fourth")] == [1, 2, 4]


def test_text_without_form_feeds_has_no_pages() -> None:
    assert _read("one\n", "book.txt").page_of(0) is None


def test_running_heads_and_page_numbers_of_paged_text_are_page_matter() -> None:
    pages = [
        f"A HISTORY OF WATER\n\nWords of page {word} go here.\n\n{number}\n" for number, word in enumerate("abcd", 12)
    ]
    held = _read("\f".join(pages), "book.txt")
    assert _matter(held) == [
        "A HISTORY OF WATER",
        "12",
        "A HISTORY OF WATER",
        "13",
        "A HISTORY OF WATER",
        "14",
        "A HISTORY OF WATER",
        "15",
    ]


def test_what_stands_at_the_head_of_one_page_only_is_no_page_matter() -> None:
    assert _matter(_read("Preface\nWords.\fChapter one\nMore words.\fChapter two\nStill more.", "book.txt")) == []


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert "empty" in _refused(content, "note.txt")


def test_bytes_that_are_no_text_are_refused() -> None:
    assert "no text" in _refused(b"a\0b\0c", "note.txt")


def test_a_page_that_calls_itself_html_is_read_as_html_whatever_its_name() -> None:
    assert _read("\n<!-- saved --><!DOCTYPE html><p>One", "article.txt").text == "One"


def test_a_hint_of_the_kind_overrides_what_is_recognised() -> None:
    found = extract(b"<html><p>One", name="x.html", kind=TextKind.TEXT)
    assert isinstance(found, HeldText)
    assert found.text == "<html><p>One"


def test_blocks_of_html_are_paragraphs_and_inline_tags_are_not() -> None:
    held = _read("<h1>Head</h1><div><p>One <b>bo</b>ld\n  word</p>tail</div><ul><li>a<li>b</ul>")
    assert _paragraphs(held) == ["Head", "One bold word", "tail", "a", "b"]


def test_a_line_break_breaks_the_line_and_two_of_them_the_paragraph() -> None:
    assert _paragraphs(_read("<p>one<br>two<br><br/>three")) == ["one\ntwo", "three"]


def test_the_cells_of_a_table_stand_apart_in_one_line_a_row() -> None:
    assert _read("<table><tr><th>Day<th>Deaths</tr><tr><td>1<td>70</table>").text == "Day\tDeaths\n1\t70"


def test_scripts_styles_templates_and_titles_are_left_out_and_nothing_else_is() -> None:
    held = _read(
        "<title>T</title><style>p{}</style><nav>Menu</nav><script>if (a<b) '<p>no'</script><p>Text</p>"
        "<template><p>no</template><noscript>On</noscript><footer>Foot</footer>"
    )
    assert _paragraphs(held) == ["Menu", "Text", "On", "Foot"]


def test_character_references_are_resolved_and_broken_ones_do_no_harm() -> None:
    held = _read("<p>a&amp;b &eacute; &#8220;x&#x201D; &#99999999999; &#" + "9" * 5000 + "; &nosuch; AT&T")
    assert held.text.startswith("a&b é “x” \ufffd")
    assert held.text.endswith("&nosuch; AT&T")


def test_white_space_is_kept_where_the_page_keeps_it() -> None:
    assert _read("<p>a   b</p><pre>\nc   d\n  e</pre><p>f   g").text == "a b\n\nc   d\n  e\n\nf g"


def test_a_non_breaking_space_is_not_folded() -> None:
    assert _read("<p>a\xa0\xa0b").text == "a\xa0\xa0b"


def test_the_mark_of_a_note_is_page_matter_and_an_exponent_is_not() -> None:
    held = _read('<p>cholera<sup><a href="#n">[12]</a></sup> and 10<sup>6</sup>')
    assert held.text == "cholera[12] and 106"
    assert _matter(held) == ["[12]"]


def test_the_white_space_around_the_mark_of_a_note_is_no_page_matter() -> None:
    held = _read("<p>a <sup> <a>[1]</a>\n</sup>b<p><sup><a> * </a></sup>c")
    assert held.text == "a [1] b\n\n* c"
    assert _matter(held) == ["[1]", "*"]


def test_readings_above_characters_are_left_out() -> None:
    assert _read("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</ruby>です").text == "漢字です"


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1251">', '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'],
)
def test_the_page_says_how_it_is_encoded(declaration: str) -> None:
    held = _read(f"<html>{declaration}<p>Привет".encode("cp1251"))
    assert (held.text, held.encoding_guessed) == ("Привет", False)


def test_latin_1_of_a_page_means_windows_1252_as_in_browsers() -> None:
    assert _read("<meta charset=iso-8859-1><p>“x”".encode("cp1252")).text == "“x”"


def test_a_page_that_is_wrong_about_its_encoding_is_read_as_what_it_is() -> None:
    assert _read("<meta charset=ascii-nonsense><p>é".encode()).text == "é"


def test_marked_page_breaks_give_pages_with_their_labels() -> None:
    held = _read(
        '<p>Before</p><p>end of <span role="doc-pagebreak" id="p41" aria-label="41"></span>forty and'
        '<span epub:type="pagebreak">xlii</span> more</p>'
    )
    assert held.text == "Before\n\nend of forty and more"
    assert [held.page_of(held.text.index(word)) for word in ("Before", "forty", "more")] == [1, 2, 3]
    assert [held.page_label(page) for page in (2, 3)] == ["41", "xlii"]


def test_a_page_break_that_is_never_closed_swallows_nothing() -> None:
    held = _read('<p>a<span role="doc-pagebreak"> a whole sentence that is no label at all</p><p>b')
    assert held.text == "aa whole sentence that is no label at all\n\nb"


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        "<a b=",
        '<a b="',
        "<!--",
        "<![",
        "<![CDATA[",
        "</",
        "</script ",
        "<?",
        "a<",
        "<div>",
        "<sup>",
        "<ruby><rt>",
        "<!doctype [",
        "&#",
    ],
)
def test_a_bomb_of_broken_markup_is_read_in_linear_time_without_an_error(unit: str) -> None:
    # A quadratic reader would take minutes over each of these.
    found = extract(b"<html>" + (unit * 60_000).encode() + b"</p>", name="bomb.html")
    assert isinstance(found, HeldText | Unreadable)


def test_a_text_about_a_format_is_not_taken_for_a_file_of_it() -> None:
    assert _read("A PDF starts with %PDF-1.7, an archive with PK.", "note.txt").text.startswith("A PDF")


def test_a_web_page_without_text_is_refused() -> None:
    assert "without text" in _refused(b"<html><script>x</script>", "page.html")


def test_a_file_over_the_limit_is_refused() -> None:
    found = extract(b"x" * 11, name="a.txt", limits=Limits(file=10))
    assert isinstance(found, Unreadable)
    assert "larger" in found.reason


def test_more_pages_than_allowed_are_refused() -> None:
    found = extract(b"x\f" * 11, name="a.txt", limits=Limits(pages=10))
    assert isinstance(found, Unreadable)
    assert "10 pages" in found.reason


@pytest.mark.parametrize(
    ("content", "name", "word"),
    [
        (b"{\\rtf1 hello}", "a.rtf", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "password"),
        (b"hello", "a.pdf", "does not start like one"),
        (b"PK\x03\x04rest", "a.zip", "neither DOCX nor EPUB"),
        (b"\x1f\x8b\x08", "a.txt.gz", "compressed"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content: bytes, name: str, word: str) -> None:
    assert word in _refused(content, name)
