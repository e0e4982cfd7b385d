"""A PDF of several pages is a book: indexes that are linked both ways, and a structure that every reader is given."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, StreamObject
from support.papers import annotations, fonts, links, painted_outside, read, structure, value
from support.patience import PATIENT

from argmap.appraisal.reviewing import review
from argmap.diagram import pdf_pictures
from argmap.diagram.book_columns import LEADING, columns_on, leaves, spots_on
from argmap.diagram.book_index import SMALL_TYPE, TYPE, Entry, Line, Words
from argmap.diagram.paper import HEADING, MARGIN, PageSize
from argmap.diagram.pdf_objects import UnknownFileError, content_of, objects_in, stream, written
from argmap.diagram.rendering import PictureFormat, RenderOptions, render
from argmap.model.map import Map
from argmap.model.nodes import Claim, Support
from argmap.store.loading import load

MAPS = Path(__file__).parents[2] / "maps"
STOCK = [PageSize.A4, PageSize.A3, PageSize.LETTER]


@cache
def _case() -> Map:
    return load(MAPS / "trotsky-1918.argmap.yaml").map


@cache
def _content(size: PageSize = PageSize.A4) -> bytes:
    return render(_case(), review(_case()), RenderOptions(PictureFormat.PDF, page=size)).content


@cache
def _book(size: PageSize = PageSize.A4) -> pypdf.PdfReader:
    return read(_content(size))


def _words(page: pypdf.PageObject) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


@cache
def _indexed(title: str, size: PageSize = PageSize.A4) -> list[int]:
    """Return the numbers of the pages of an index."""
    return [number for number, page in enumerate(_book(size).pages, 1) if title in _words(page)]


def test_the_claims_and_the_sources_are_indexed_at_the_end_and_bookmarked() -> None:
    claims, sources = _indexed("Index of claims"), _indexed("Index of sources")

    assert sorted({*claims, *sources}) == list(range(claims[0], len(_book().pages) + 1))
    assert claims[-1] <= sources[0]
    marks = [str(mark.title) for mark in _book().outline if not isinstance(mark, list)]
    assert marks[-2:] == ["Index of claims", "Index of sources"]


def test_every_claim_is_indexed_with_its_page_what_it_rests_on_and_how_it_stands() -> None:
    text = " ".join(_words(_book().pages[number - 1]) for number in _indexed("Index of claims"))

    assert len(re.findall(r"p\. \d+ [·■□] [A-Z]", text)) == len(_case().claims)
    assert "Trotsky approved the British landing at Murmansk." in text
    assert "□ INFERRED. Stands" in text
    assert "■ SOURCED. Stands" in text
    assert "UNSUPPORTED ENDS. Contested" in text


def test_every_quote_is_indexed_under_its_source() -> None:
    text = " ".join(_words(_book().pages[number - 1]) for number in _indexed("Index of sources"))

    assert "Did Britain try to assassinate Lenin?, Mike Thomson, 2011-03-19 Q7 p. " in text
    assert {f"Q{number}" for number in range(1, 13)} <= set(re.findall(r"Q\d+", text))


@pytest.mark.parametrize("size", STOCK)
def test_an_entry_leads_to_a_card_that_leads_back_to_the_page_of_the_entry(size: PageSize) -> None:
    index = [*_indexed("Index of claims", size), *_indexed("Index of sources", size)]
    found = links(_book(size))
    there = {(link.page, link.to) for link in found if link.page in index}
    back = {(link.to, link.page) for link in found if link.page not in index and link.to in index}

    assert there == back
    assert len([link for link in found if link.page in index]) >= len(_case().claims) + len(_case().quotes)


@pytest.mark.parametrize("size", STOCK)
def test_an_index_is_set_at_seven_points_or_more_and_in_columns(size: PageSize) -> None:
    page = _book(size).pages[_indexed("Index of claims", size)[0] - 1]
    sizes: set[float] = set()
    page.extract_text(visitor_text=lambda text, _cm, _tm, _font, set_at: sizes.add(set_at) if text.strip() else None)
    index = _indexed("Index of claims", size)[0]
    left = {round(link.box[0]) for link in links(_book(size)) if link.page == index and link.box[2] - link.box[0] > 200}

    assert min(sizes) >= 7
    assert len(left) == (4 if size is PageSize.A3 else 3)


def test_a_single_page_has_no_index() -> None:
    primer = load(MAPS / "primer.argmap.yaml").map
    assert "Index" not in _words(
        read(render(primer, review(primer), RenderOptions(PictureFormat.PDF)).content).pages[0]
    )


def test_the_running_foot_tells_the_title_and_the_page_on_one_line() -> None:
    count = len(_book().pages)
    for number, page in enumerate(_book().pages, 1):
        assert _words(page).rstrip().endswith(f"p. {number} of {count}")
        assert "What an article on Trotsky and MI6 argues" in _words(page)


def test_the_running_foot_tells_which_part_of_the_map_a_page_shows() -> None:
    parts = []
    for page in _book().pages:
        foot = re.search(r"(Index of \w+|\w+) p\. \d+ of \d+$", _words(page).rstrip())
        assert foot is not None
        assert foot[1] in _words(page)[: foot.start()]
        parts.append(foot[1])

    assert (parts[0], parts[1], parts[-1]) == ("Overview", "H1", "Index of sources")


entries = st.lists(
    st.integers(1, 30).map(lambda lines: Entry("", (Line((Words("word"),)),) * lines)), min_size=1, max_size=120
).map(lambda found: tuple(Entry(f"e{number}", entry.lines) for number, entry in enumerate(found)))


@PATIENT
@given(entries, st.sampled_from(STOCK))
def test_columns_hold_every_line_in_order_and_nothing_hangs_out_of_them(
    found: tuple[Entry, ...], size: PageSize
) -> None:
    columns = columns_on(size)
    pages = leaves(found, columns)
    stacks = [stack for leaf in pages for column in leaf.columns for stack in column]

    assert list(dict.fromkeys(stack.entry for stack in stacks)) == [entry.id for entry in found]
    assert sum(len(stack.lines) for stack in stacks) == sum(len(entry.lines) for entry in found)
    assert all(stack.top + len(stack.lines) * LEADING <= columns.room + 0.01 for stack in stacks)
    assert all(0 < len(leaf.columns) <= columns.count and all(leaf.columns) for leaf in pages)
    spots = spots_on(pages, columns, 7)
    assert list(spots) == [entry.id for entry in found]
    assert all(7 <= spot.page < 7 + len(pages) for spot in spots.values())
    assert all(spot.x < columns.width - MARGIN and spot.y < columns.height - HEADING for spot in spots.values())


def test_the_types_of_an_index_can_be_read() -> None:
    assert min(TYPE, SMALL_TYPE) >= 7


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    root = _book().root_object

    assert root["/Lang"] == "en"
    assert value(root["/MarkInfo"])["/Marked"]
    assert value(root["/ViewerPreferences"])["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.get_data()


def test_nothing_is_painted_outside_of_the_structure() -> None:
    for page in _book().pages:
        assert painted_outside(page) == []
        assert page["/Tabs"] == "/S"


def test_every_picture_is_told_in_words_and_headings_skip_no_level() -> None:
    elements = list(structure(_book()))
    pictures = [element for element in elements if element["/S"] == "/Figure"]
    levels = [int(str(element["/S"])[2:]) for element in elements if re.fullmatch(r"/H\d", str(element["/S"]))]

    assert len(pictures) == _indexed("Index of claims")[0] - 1
    assert all(str(picture["/Alt"]).strip() for picture in pictures)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_is_in_the_structure_and_called_something() -> None:
    held = [element for element in structure(_book()) if element["/S"] == "/Link"]
    drawn = [found for page in _book().pages for found in annotations(page)]

    assert len(held) == len(drawn) == len({int(found["/StructParent"]) for found in drawn})
    assert all(str(found["/Contents"]) for found in drawn)


def test_fonts_are_embedded_with_the_widths_and_characters_that_are_told() -> None:
    seen = {str(font["/BaseFont"]): font for page in _book().pages for font in fonts(page)}
    drawn = [(font, value(font["/DescendantFonts"][0])) for font in seen.values()]  # type: ignore[index]  # an array
    drawn = [(font, below) for font, below in drawn if below["/CIDToGIDMap"] != "/Identity"]

    assert len(drawn) == 4
    for font, below in drawn:
        file = value(below["/FontDescriptor"])["/FontFile2"].get_object()
        places = below["/CIDToGIDMap"].get_object()
        told = font["/ToUnicode"].get_object()
        assert isinstance(file, StreamObject)
        assert isinstance(places, StreamObject)
        assert isinstance(told, StreamObject)
        _check_widths(below, TTFont(io.BytesIO(file.get_data())), places.get_data(), told.get_data().decode())


def _check_widths(below: DictionaryObject, font: TTFont, places: bytes, told: str) -> None:
    order, advances, characters = font.getGlyphOrder(), font["hmtx"], font.getBestCmap()
    listed = below["/W"].get_object()
    codes = dict(re.findall(r"<(\w{4})><(\w+)>", told))
    for code, extent in zip(listed[::2], listed[1::2], strict=True):  # type: ignore[index]  # an array
        glyph = order[int.from_bytes(places[2 * code : 2 * code + 2], "big")]
        assert abs(int(extent[0]) - advances[glyph][0] * 1000 / 2048) <= 1
        character = bytes.fromhex(codes[f"{code:04x}"]).decode("utf-16-be")
        assert characters[ord(character)] == glyph


def test_the_picture_is_put_in_as_operators_with_the_words_that_the_typesetter_would_draw(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inked = _book()
    monkeypatch.setattr(pdf_pictures, "objects_in", _refuse)
    typeset = read(render(_case(), review(_case()), RenderOptions(PictureFormat.PDF)).content)

    assert len(inked.pages) == len(typeset.pages)
    assert "/XObject" in value(inked.pages[1]["/Resources"])
    assert "/XObject" not in value(typeset.pages[1]["/Resources"])
    for one, other in zip(inked.pages, typeset.pages, strict=True):
        assert sorted(_words(one).replace(" ", "")) == sorted(_words(other).replace(" ", ""))


def _refuse(_pdf: bytes) -> None:
    raise UnknownFileError("another typesetter")


def test_a_page_with_characters_that_our_fonts_lack_is_drawn_by_the_typesetter() -> None:
    claims = [
        Claim(id="plain", text="A plain claim."),
        Claim(id="far", text="远方的主张"),
        Claim(id="heb", text="טענה"),
    ]
    map_ = Map.of([*claims, Support(id="s", target="plain", because=("far", "heb"))])
    content = render(map_, review(map_), RenderOptions(PictureFormat.PDF)).content

    (page,) = read(content).pages
    assert "/XObject" not in value(page["/Resources"])
    assert "A plain claim." in _words(page)


def test_the_same_map_gives_the_same_book() -> None:
    assert render(_case(), review(_case()), RenderOptions(PictureFormat.PDF)).content == _content()


def test_a_file_taken_apart_and_written_again_is_the_same() -> None:
    objects = objects_in(_content())
    assert written(objects) == _content()
    assert content_of(stream(b"0 0 m")) == b"0 0 m"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nxref\n0 0\ntrailer\n<<>>\nstartxref\n3\n%%EOF"])
def test_another_file_is_not_taken_apart(content: bytes) -> None:
    with pytest.raises(UnknownFileError):
        objects_in(content)
    with pytest.raises(UnknownFileError):
        content_of(content)
