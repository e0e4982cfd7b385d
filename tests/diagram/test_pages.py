"""On paper: bookmarks, links, words that can be found, and no type too small to read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject
from support.grain import grain_map

from argmap.appraisal.reviewing import review
from argmap.diagram.dot import Direction
from argmap.diagram.engine import choose_engine
from argmap.diagram.pages import Page, paginate
from argmap.diagram.paper import PageSize
from argmap.diagram.parts import cone
from argmap.diagram.rendering import PictureFormat, RenderOptions, format_for, ppi_for, render
from argmap.diagram.view import Card, Kind
from argmap.diagram.viewing import view_of
from argmap.errors import CannotDoError, RefusedError
from argmap.model.map import Map
from argmap.model.nodes import Claim, Support
from argmap.store.loading import load

MAPS = Path(__file__).parents[2] / "maps"


@cache
def _case() -> Map:
    return load(MAPS / "trotsky-1918.argmap.yaml").map


@cache
def _pdf(page: PageSize = PageSize.A4) -> bytes:
    return render(_case(), review(_case()), RenderOptions(PictureFormat.PDF, page=page)).content


@cache
def _pages(page: PageSize = PageSize.A4) -> tuple[Page, ...]:
    view = view_of(_case(), review(_case()))
    return paginate(view, page, choose_engine(), tuple(Direction))


def _read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def _type_sizes(page: pypdf.PageObject) -> set[float]:
    sizes: set[float] = set()

    def note(text: str, _cm: list[float], tm: list[float], _font: DictionaryObject | None, size: float) -> None:
        if text.strip():
            cm = _cm
            sizes.add(round(abs(size * (tm[0] ** 2 + tm[1] ** 2) ** 0.5 * (cm[0] ** 2 + cm[1] ** 2) ** 0.5), 3))

    page.extract_text(visitor_text=note)
    return sizes


@pytest.mark.parametrize("size", [PageSize.A4, PageSize.A3, PageSize.LETTER])
def test_no_type_is_under_six_points(size: PageSize) -> None:
    assert all(page.paper.readable for page in _pages(size))


def test_no_type_that_is_printed_is_under_six_points() -> None:
    sizes = set[float]().union(*(_type_sizes(page) for page in _read(_pdf()).pages))
    assert sizes
    assert min(sizes) >= 6


def test_pages_are_paper_that_one_can_buy() -> None:
    for page in _read(_pdf()).pages:
        assert sorted((round(page.mediabox.width), round(page.mediabox.height))) == [595, 842]


def _in_full(pages: tuple[Page, ...]) -> dict[str, int]:
    """Return the page on which every card is drawn in full."""
    drawn = [
        (card.id, page.number)
        for page in pages
        if not page.overview
        for card in page.composition.drawing.view.cards.values()
        if card.kind is not Kind.STUB
    ]
    assert len(drawn) == len(dict(drawn))
    return dict(drawn)


def test_every_claim_is_drawn_in_full_on_one_page() -> None:
    assert set(_in_full(_pages())) >= set(_case().claims)


def test_every_stub_names_the_page_on_which_its_claim_stands() -> None:
    home = _in_full(_pages())
    stubs = [
        (page.number, card)
        for page in _pages()
        for card in page.composition.drawing.view.cards.values()
        if card.kind is Kind.STUB
    ]
    assert stubs
    for here, card in stubs:
        assert card.page == home[card.id] != here
        assert card.tally == f"see {card.label}, p. {home[card.id]}"


def test_a_line_between_two_pages_is_told_on_both() -> None:
    view = view_of(_case(), review(_case()))
    home = _in_full(_pages())
    told = {page.number: " ".join(str(card) for card in _shown(page)) for page in _pages()}
    for edge in view.edges:
        if home[edge.tail] != home[edge.head] and view.cards[edge.tail].kind is not Kind.JUNCTION:
            assert f"p. {home[edge.tail]}" in told[home[edge.head]]
            assert f"{view.cards[edge.head].label}, p. {home[edge.head]}" in told[home[edge.tail]]


def _shown(page: Page) -> list[Card]:
    return list(page.composition.drawing.view.cards.values())


def test_no_edge_is_lost_between_the_pages() -> None:
    view = view_of(_case(), review(_case()))
    drawn = {
        (edge.step, edge.tail) for page in _pages() if not page.overview for edge in page.composition.drawing.view.edges
    }
    assert drawn >= {(edge.step, edge.tail) for edge in view.edges}


def test_every_page_is_a_bookmark_and_the_overview_comes_first() -> None:
    reader = _read(_pdf())
    marks = [str(mark) for mark in _marks(reader.outline)]
    assert marks[: len(_pages())] == [page.title for page in _pages()]
    assert marks[0].startswith("Overview: What an article")
    conclusions = [mark[:2] for mark in marks if mark.startswith("H") and "continued" not in mark]
    assert conclusions == ["H1", "H2", "H3", "H4", "H5"]
    assert "H6" in " ".join(marks)


def test_the_overview_has_a_box_for_every_page_with_what_stands_there() -> None:
    overview, *pages = _pages()
    assert overview.overview
    boxes = overview.composition.drawing.view.cards
    assert {card.page: card.id for card in boxes.values()} == {page.number: page.roots[0] for page in pages}
    for page in pages:
        (box,) = [card for card in boxes.values() if card.page == page.number]
        claims = sum(card.kind is not Kind.STUB and card.grounding is not None for card in _shown(page))
        assert f"{claims} claim" in box.sentence
        assert box.tally == f"p. {page.number}"


def test_no_page_holds_one_small_card_alone() -> None:
    lone = [page.title for page in _pages() if sum(card.kind is not Kind.STUB for card in _shown(page)) == 1]
    assert not lone


def _marks(outline: object) -> Iterator[object]:
    """Yield the titles of an outline, two levels deep."""
    for entry in outline if isinstance(outline, list) else []:
        yield from _marks(entry) if isinstance(entry, list) else (entry.title,)


def test_stubs_and_quotes_are_links() -> None:
    reader = _read(_pdf())
    for page, printed in zip(_pages()[1:], reader.pages[1:], strict=False):
        inside = [link for link in _links(printed) if "/URI" not in _action(link)]
        assert len(inside) >= sum(card.kind is Kind.STUB for card in _shown(page))
    assert len(_links(reader.pages[0])) >= len(_pages()) - 1
    content = render(grain_map(), review(grain_map()), RenderOptions(PictureFormat.PDF)).content
    targets = [
        str(_action(link)["/URI"]) for page in _read(content).pages for link in _links(page) if "/URI" in _action(link)
    ]
    assert sorted(targets) == [f"https://archive.example/q{number}?from=map&n=1" for number in range(1, 9)]


def _action(link: DictionaryObject) -> DictionaryObject:
    action = link.get("/A", DictionaryObject())
    assert isinstance(action, DictionaryObject)
    return action


def _links(page: pypdf.PageObject) -> list[DictionaryObject]:
    found = page.get("/Annots", ArrayObject())
    return [entry.get_object() for entry in found if entry.get_object().get("/Subtype") == "/Link"]


def test_words_can_be_found_and_fonts_are_embedded() -> None:
    reader = _read(_pdf())
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    assert "Trotsky was an agent of MI6 since the early days of the October Revolution." in text
    assert "UNSUPPORTED ENDS" in text
    names = {name for page in reader.pages for name in _fonts(page)}
    assert names
    assert all("+Arimo" in name or "+Tinos" in name for name in names)


def _fonts(page: pypdf.PageObject) -> set[str]:
    """Return the names of the fonts of a page and of the drawings in it."""
    found: set[str] = set()
    waiting = [page["/Resources"].get_object()]
    while waiting:
        resources = waiting.pop()
        if isinstance(resources, DictionaryObject):
            fonts = resources.get("/Font", DictionaryObject()).get_object()
            if isinstance(fonts, DictionaryObject):
                found |= {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
            drawings = resources.get("/XObject", DictionaryObject()).get_object()
            if isinstance(drawings, DictionaryObject):
                waiting += [drawing.get_object().get("/Resources") for drawing in drawings.values()]
    return found


def test_the_pdf_is_tagged_titled_and_dated_alike() -> None:
    reader = _read(_pdf())
    assert reader.metadata is not None
    assert reader.metadata.title == _case().head.title
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.year == 2000
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]  # as above


def test_the_same_map_gives_the_same_pdf() -> None:
    map_ = load(MAPS / "outage-review").map
    first, again = (render(map_, review(map_), RenderOptions(PictureFormat.PDF)).content for _ in range(2))
    assert first == again


def test_a_small_map_is_one_page() -> None:
    map_ = load(MAPS / "primer.argmap.yaml").map
    assert render(map_, review(map_), RenderOptions(PictureFormat.PDF)).pages == 1


def test_fit_makes_one_page_as_large_as_the_picture() -> None:
    content = render(_case(), review(_case()), RenderOptions(PictureFormat.PDF, page=PageSize.FIT))
    (page,) = _read(content.content).pages
    assert content.pages == 1
    assert page.mediabox.height > 2000


def test_a_claim_with_too_many_premises_goes_on_on_further_pages() -> None:
    names = [f"premise-{number}" for number in range(40)]
    claims = [
        Claim(id=name, text=f"This is what {name} says at some length, for it must fill a card.") for name in names
    ]
    map_ = Map.of([Claim(id="top", text="It follows."), *claims, Support(id="s", target="top", because=tuple(names))])
    pages = paginate(view_of(map_, review(map_)), PageSize.A4, choose_engine(), tuple(Direction))
    assert len(pages) > 1
    assert all(page.paper.readable for page in pages)
    assert sorted(_in_full(pages)) == sorted(["top", *names])


def test_a_chain_longer_than_the_stack_is_viewed_and_cut_to_a_part() -> None:
    names = [f"c{number}" for number in range(1500)]
    claims = [Claim(id=name, text=f"Claim {name}.") for name in names]
    steps = [Support(id=f"s{n}", target=names[n], because=(names[n + 1],)) for n in range(len(names) - 1)]
    map_ = Map.of([*claims, *steps])
    view = view_of(map_, review(map_))
    assert len(view.cards) == 1500
    assert cone(view, ["c0"]) == names
    assert cone(view, ["c0"], depth=2) == names[:3]


def test_one_claim_and_a_depth_draw_a_part() -> None:
    map_ = grain_map()
    part = render(map_, review(map_), RenderOptions(claim="C2")).content.decode()
    assert 'id="n-C5"' in part
    assert 'id="n-C6"' in part
    assert 'id="n-H"' not in part
    shallow = render(map_, review(map_), RenderOptions(claim="C2", depth=1)).content.decode()
    assert 'id="n-C5"' in shallow
    assert "not drawn here" in shallow


def test_a_claim_that_there_is_not_is_refused() -> None:
    map_ = grain_map()
    with pytest.raises(RefusedError, match='no claim is called "nobody"'):
        render(map_, review(map_), RenderOptions(claim="nobody"))
    with pytest.raises(RefusedError, match="no theme"):
        render(map_, review(map_), RenderOptions(theme="pink"))
    with pytest.raises(RefusedError, match="no layout"):
        render(map_, review(map_), RenderOptions(layout="XY"))


def test_the_format_is_that_of_the_suffix() -> None:
    assert [format_for(name) for name in ("a.svg", "b.PDF", "c.png", "d.dot", "e.html")] == list(PictureFormat)
    with pytest.raises(CannotDoError, match="does not end like a picture"):
        format_for("a.docx")


def test_png_is_a_png_and_an_empty_map_a_picture() -> None:
    content = render(grain_map(), review(grain_map()), RenderOptions(PictureFormat.PNG)).content
    assert content.startswith(b"\x89PNG")
    empty = Map.of([])
    for form in PictureFormat:
        assert render(empty, review(empty), RenderOptions(form)).content


def test_a_png_too_large_for_the_memory_is_refused() -> None:
    def chain(length: int) -> Map:
        names = [f"c{number}" for number in range(length)]
        steps = [Support(id=f"s-{tail}", target=head, because=(tail,)) for head, tail in pairwise(names)]
        return Map.of([*(Claim(id=name, text=f"Claim {name}.") for name in names), *steps])

    with pytest.raises(RefusedError, match="too large for a PNG"):
        render(chain(400), review(chain(400)), RenderOptions(PictureFormat.PNG))


def test_a_large_png_has_fewer_pixels_an_inch_and_never_fewer_than_can_be_read() -> None:
    assert ppi_for(700, 500) == 144
    assert 72 <= ppi_for(8_000, 8_000) < 144
    with pytest.raises(RefusedError, match="too large for a PNG"):
        ppi_for(91_000, 12_000)
