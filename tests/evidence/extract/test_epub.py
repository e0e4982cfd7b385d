"""EPUB reads along its spine, with the pages of the printed edition."""

from __future__ import annotations

import pytest
from support.documents import epub, xhtml, zipped

from argmap.evidence.extract import Unreadable, extract, metadata
from argmap.evidence.heldtext import HeldText


def _read(content: bytes) -> HeldText:
    found = extract(content, name="book.epub")
    assert isinstance(found, HeldText), found
    return found


def _refused(content: bytes) -> str:
    found = extract(content, name="book.epub")
    assert isinstance(found, Unreadable), found
    return found.reason


def test_chapters_follow_one_another_as_the_spine_has_them() -> None:
    held = _read(epub({"z.xhtml": xhtml("<p>First.</p>"), "a.xhtml": xhtml("<h1>Two</h1><p>Second.</p>")}))
    assert held.text == "First.\n\nTwo\n\nSecond."


def test_page_breaks_give_the_pages_of_the_printed_edition_across_chapters() -> None:
    one = xhtml(
        '<p>pre</p><span epub:type="pagebreak" title="7"/><p>seven <span epub:type="pagebreak" id="page8"/>eight</p>'
    )
    two = xhtml('<div role="doc-pagebreak" aria-label="page 9">9</div><p>nine</p>')
    held = _read(epub({"1.xhtml": one, "2.xhtml": two}))
    assert held.text == "pre\n\nseven eight\n\nnine"
    labels = [held.page_label(held.page_of(held.text.index(word)) or 0) for word in ("seven", "eight", "nine")]
    assert labels == ["7", "8", "9"]


def test_an_empty_script_or_title_in_xhtml_swallows_nothing() -> None:
    chapter = '<html><head><title/><script src="x"/></head><body><p>Here.</p><![CDATA[And < here.]]></body></html>'
    assert _read(epub({"1.xhtml": chapter})).text == "Here.\n\nAnd < here."


def test_links_may_be_escaped_and_lead_up_within_the_archive() -> None:
    content = epub({"a b.xhtml": xhtml("<p>Here.</p>")}, links={"a b.xhtml": "../OPS/a%20b.xhtml#start"})
    assert _read(content).text == "Here."


@pytest.mark.parametrize(
    "link",
    ["../../secret.xhtml", "/etc/passwd", "http://example.org/x.xhtml", "file:///etc/passwd", "..%2f..%2fx", "a\\b"],
)
def test_a_link_out_of_the_archive_is_refused(link: str) -> None:
    assert "leads out" in _refused(epub({"1.xhtml": xhtml("<p>x</p>")}, links={"1.xhtml": link}))


def test_a_chapter_that_is_missing_is_refused_lest_its_words_be_called_not_found() -> None:
    assert 'lacks its part "OPS/gone.xhtml"' in _refused(
        epub({"1.xhtml": xhtml("<p>x</p>")}, links={"1.xhtml": "gone.xhtml"})
    )


def test_a_chapter_that_the_book_does_not_list_is_refused() -> None:
    package = '<p><item id="a" href="1.xhtml"/><itemref idref="a"/><itemref idref="b"/></p>'
    container = '<c><rootfile full-path="b.opf"/></c>'
    content = zipped({"META-INF/container.xml": container, "b.opf": package, "1.xhtml": xhtml("<p>x</p>")})
    assert 'a chapter "b"' in _refused(content)


def test_pictures_in_the_reading_order_are_passed_over() -> None:
    package = (
        '<p><item id="a" href="1.svg" media-type="image/svg+xml"/><item id="b" href="2"/>'
        '<itemref idref="a"/><itemref idref="b"/></p>'
    )
    container = '<c><rootfile full-path="b.opf"/></c>'
    content = zipped({"META-INF/container.xml": container, "b.opf": package, "1.svg": "<svg/>", "2": xhtml("<p>x</p>")})
    assert _read(content).text == "x"


def test_a_book_without_text_is_refused() -> None:
    assert "without text" in _refused(epub({"1.xhtml": xhtml("<p> </p>")}))


def test_entities_of_a_chapter_are_never_expanded() -> None:
    chapter = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "boom">]><html><body><p>&a; &eacute;</p></body></html>'
    assert "boom" not in _read(epub({"1.xhtml": chapter})).text


def test_a_book_locked_by_its_publisher_is_refused() -> None:
    encryption = '<e xmlns="x"><CipherReference URI="OPS/1.xhtml"/></e>'
    container = '<c><rootfile full-path="OPS/b.opf"/></c>'
    package = '<p><item id="a" href="1.xhtml" media-type="application/xhtml+xml"/><itemref idref="a"/></p>'
    content = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "META-INF/encryption.xml": encryption,
            "OPS/b.opf": package,
            "OPS/1.xhtml": "noise",
        },
        stored=["mimetype"],
    )
    assert "locked by its publisher" in _refused(content)


def test_a_book_says_its_title_author_and_date() -> None:
    said = metadata(
        epub(
            {"1.xhtml": xhtml("<p>x</p>")},
            metadata="<dc:title>Cholera</dc:title><dc:creator>John Snow</dc:creator>"
            "<dc:creator>Another</dc:creator><dc:date>1855</dc:date>",
        ),
        name="book.epub",
    )
    assert (said.title, said.authors, said.date) == ("Cholera", ("John Snow", "Another"), "1855")
