"""Hostile and broken files are refused with a reason and never raise."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.documents import docx, epub, paragraph, xhtml, zipped

from argmap.evidence.extract import DocumentMetadata, Limits, TextKind, Unreadable, extract, metadata
from argmap.evidence.heldtext import HeldText

_DOCX = docx(paragraph("Some words of a letter.") + paragraph("More of them."))
_EPUB = epub({"1.xhtml": xhtml("<p>Some words of a book.</p>")})
_HTML = b"<html><body><table><tr><td>One<br>two<sup><a href=x>1</a></sup></td></tr></table><pre> x </pre></body></html>"
_NAMES = {TextKind.DOCX: "a.docx", TextKind.EPUB: "a.epub", TextKind.HTML: "a.html", TextKind.TEXT: "a.txt"}


def _refused(content: bytes, name: str = "a.docx", limits: Limits | None = None) -> str:
    found = extract(content, name=name, limits=limits or Limits())
    assert isinstance(found, Unreadable), found
    return found.reason


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.xml", "word/../../up.xml", "C:x.xml", "a\\b.xml"])
def test_a_member_that_leads_out_of_its_archive_is_refused(name: str) -> None:
    assert "leads out" in _refused(zipped({"[Content_Types].xml": "", "word/document.xml": "<x/>", name: "x"}))


def test_a_member_that_inflates_too_far_is_refused_before_it_is_read() -> None:
    assert "200 times" in _refused(zipped({"[Content_Types].xml": "", "word/document.xml": b" " * (8 << 20)}))


def test_an_archive_that_is_too_large_when_unpacked_is_refused() -> None:
    assert "MiB" in _refused(_DOCX, limits=Limits(inflated=100))


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    honest = zipped({"[Content_Types].xml": "", "word/document.xml": b"<x>" + b"y " * (1 << 20) + b"</x>"})
    size = (7 + (2 << 20)).to_bytes(4, "little")
    assert honest.count(size) == 2
    assert "unpacked" in _refused(honest.replace(size, (7).to_bytes(4, "little")), limits=Limits(inflated=1 << 20))


def test_two_members_of_one_name_are_refused() -> None:
    packed = io.BytesIO(_DOCX)
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<other/>")
    assert "two members" in _refused(packed.getvalue())


def test_a_locked_member_is_refused() -> None:
    flagged = bytearray(_DOCX)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = flagged.find(mark)
        while place >= 0:
            flagged[place + offset] |= 1
            place = flagged.find(mark, place + 1)
    assert "password" in _refused(bytes(flagged))


def test_more_members_than_allowed_are_refused() -> None:
    members = {"[Content_Types].xml": "", "word/document.xml": "<x/>", **{f"m{number}": "" for number in range(50)}}
    assert "50 members" in _refused(zipped(members), limits=Limits(members=50))


@pytest.mark.parametrize("content", [_DOCX, _EPUB], ids=["docx", "epub"])
def test_a_truncated_archive_is_refused(content: bytes) -> None:
    for size in range(4, len(content), 97):
        assert isinstance(extract(content[:size], name="a.docx"), Unreadable)


@pytest.mark.parametrize("content", [_DOCX, _EPUB, _HTML], ids=["docx", "epub", "html"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_change_of_bytes_makes_a_file_raise(content: bytes, changes: list[tuple[int, int]]) -> None:
    changed = bytearray(content)
    for place, value in changes:
        changed[place % len(changed)] = value
    for name in ("a.docx", "a.html"):
        assert isinstance(extract(bytes(changed), name=name), HeldText | Unreadable)
        assert isinstance(metadata(bytes(changed), name=name), DocumentMetadata)


@settings(max_examples=300, deadline=None)
@given(
    content=st.binary(max_size=400),
    kind=st.sampled_from(list(_NAMES)),
    encoding=st.none() | st.sampled_from(["utf-8", "utf-16", "big5", "x"]),
)
def test_any_bytes_give_a_text_or_a_reason(content: bytes, kind: TextKind, encoding: str | None) -> None:
    found = extract(content, name=_NAMES[kind], encoding=encoding, kind=kind)
    assert isinstance(found, HeldText | Unreadable)
    if isinstance(found, Unreadable):
        assert found.reason


_PIECES = """<p> </p> <br> <sup> </sup> <a> <td> <pre> </pre> <rt> <ruby> <template> </template> <title> </span> one 12
&amp; < é \U0001d11e""".split()
_PAGE_BREAKS = ['<span role="doc-pagebreak">', '<hr role="doc-pagebreak" title="9">']
_MARKUP = st.lists(st.sampled_from([*_PIECES, *_PAGE_BREAKS, " ", "\n"]), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=_MARKUP)
def test_the_offsets_of_any_page_lie_in_its_text_and_in_order(text: str) -> None:
    found = extract(text.encode(), name="a.html")
    if isinstance(found, Unreadable):
        return
    places = [*found.page_starts, *found.paragraph_starts]
    assert all(0 <= place <= len(found.text) for place in places)
    assert list(found.page_starts) == sorted(found.page_starts)
    assert list(found.paragraph_starts) == sorted(set(found.paragraph_starts))
    assert not found.page_labels or len(found.page_labels) == len(found.page_starts)
    ends = [0, *(end for _, end in found.page_matter)]
    assert all(
        before <= start < end <= len(found.text) for before, (start, end) in zip(ends, found.page_matter, strict=False)
    )
