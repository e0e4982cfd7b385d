"""A web page says its title, authors and date, in several tongues."""

from __future__ import annotations

import pytest

from argmap.evidence.extract import DocumentMetadata, metadata

_CATALOGUED = (
    '<meta name="citation_title" content="C"><meta name=citation_author content="Snow, John">'
    '<meta name=citation_author content="Farr, W."><meta name="author" content="web team">'
    '<meta name=citation_publication_date content="1855/3/7">'
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>A &amp;\n B</title>", DocumentMetadata("A & B")),
        ('<meta property="og:title" content="Open"><title>T</title>', DocumentMetadata("Open")),
        (
            _CATALOGUED,
            DocumentMetadata("C", ("Snow, John", "Farr, W."), "1855-03-07"),
        ),
        ('<meta name="DC.date" content="2020-05">', DocumentMetadata(date="2020-05")),
        (
            '<meta property="article:published_time" content="2021-02-03T10:00:00+01:00">',
            DocumentMetadata(date="2021-02-03"),
        ),
        ('<meta name=date content="last week">', DocumentMetadata()),
        ("", DocumentMetadata()),
    ],
)
def test_a_page_says_of_itself_what_its_head_holds(head: str, expected: DocumentMetadata) -> None:
    assert metadata(f"<html><head>{head}</head><body><p>x".encode(), name="a.html") == expected


def test_plain_text_says_nothing_of_itself() -> None:
    assert metadata(b"Title: no", name="a.txt") == DocumentMetadata()


def test_control_characters_do_not_come_out_of_a_title() -> None:
    assert metadata(b"<html><title>a\x1b[31mb\xe2\x80\xaec</title>", name="a.html").title == "a [31mb c"
