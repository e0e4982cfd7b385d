"""A poster is the whole picture on sheets that go together again: nothing is lost, and nothing empty is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cli import Argmap
from support.grain import grain_map
from support.papers import links, painted_outside, read, structure
from support.patience import PATIENT

from argmap.appraisal.reviewing import review
from argmap.diagram.paper import PageSize
from argmap.diagram.pen import Box
from argmap.diagram.poster import OVERLAP, Sheet, grid_for, sheets_of
from argmap.diagram.rendering import PictureFormat, RenderOptions, render
from argmap.errors import RefusedError
from argmap.model.map import Map
from argmap.store.loading import load

MAPS = Path(__file__).parents[2] / "maps"
STOCK = st.sampled_from([PageSize.A4, PageSize.A3, PageSize.LETTER])
POSTER = RenderOptions(PictureFormat.PDF, poster=True)


def _poster(map_: Map, options: RenderOptions = POSTER) -> bytes:
    return render(map_, review(map_), options).content


@PATIENT
@given(st.floats(10, 20_000), st.floats(10, 20_000), STOCK)
def test_the_sheets_together_show_all_of_the_picture_and_each_overlaps_the_next(
    wide: float, high: float, size: PageSize
) -> None:
    grid = grid_for(wide, high, size)

    assert (grid.columns - 1) * grid.step[0] + grid.tile[0] >= wide
    assert (grid.rows - 1) * grid.step[1] + grid.tile[1] >= high
    assert grid.columns == 1 or (grid.columns - 2) * grid.step[0] + grid.tile[0] < wide
    assert grid.tile[0] - grid.step[0] == pytest.approx(OVERLAP)


boxes = st.builds(Box, st.floats(0, 3000), st.floats(0, 3000), st.floats(0, 800), st.floats(0, 800))


@PATIENT
@given(st.lists(boxes, max_size=12), STOCK)
def test_every_mark_is_whole_on_the_sheets_that_are_kept(marks: list[Box], size: PageSize) -> None:
    grid = grid_for(4000, 4000, size)
    kept = sheets_of(grid, marks)

    for mark in marks:
        for x in (mark.x, mark.x + mark.width / 2, mark.x + mark.width):
            for y in (mark.y, mark.y + mark.height / 2, mark.y + mark.height):
                assert any(
                    sheet.column * grid.step[0] <= x <= sheet.column * grid.step[0] + grid.tile[0]
                    and sheet.row * grid.step[1] <= y <= sheet.row * grid.step[1] + grid.tile[1]
                    for sheet in kept
                )
    assert bool(kept) == bool(marks)


def test_sheets_on_which_there_is_nothing_are_left_out() -> None:
    grid = grid_for(3000, 3000, PageSize.A4)
    assert sheets_of(grid, [Box(0, 0, 10, 10), Box(2900, 2900, 50, 50)]) == (
        Sheet(0, 0),
        Sheet(grid.rows - 1, grid.columns - 1),
    )


@pytest.mark.parametrize(("row", "column", "label"), [(0, 0, "A1"), (1, 2, "B3"), (25, 0, "Z1"), (26, 11, "AA12")])
def test_a_sheet_is_called_by_its_row_and_column(row: int, column: int, label: str) -> None:
    assert Sheet(row, column).label == label


def test_every_sheet_is_paper_with_a_label_a_bookmark_and_its_place() -> None:
    map_ = load(MAPS / "trotsky-1918.argmap.yaml").map
    reader = read(_poster(map_))
    marks = [str(mark.title) for mark in reader.outline if not isinstance(mark, list)]

    assert len(marks) == len(reader.pages) > 4
    for mark, page in zip(marks, reader.pages, strict=True):
        assert sorted((round(page.mediabox.width), round(page.mediabox.height))) == [595, 842]
        assert re.search(rf"Sheet {mark}: row \d+ of \d+, column \d+ of \d+\.", page.extract_text())
        assert painted_outside(page) == []
    pictures = [element for element in structure(reader) if element["/S"] == "/Figure"]
    assert len(pictures) == len(marks)
    assert all(str(picture["/Alt"]) for picture in pictures)


def test_the_picture_is_in_the_file_once_and_every_word_can_be_found() -> None:
    map_ = load(MAPS / "trotsky-1918.argmap.yaml").map
    content = _poster(map_)
    text = re.sub(r"\s+", " ", read(content).pages[0].extract_text())

    assert content.count(b"/Subtype/Form") == 1
    assert "Trotsky was an agent of MI6 since 1918." in text


def test_links_stay_on_the_sheets_that_show_them() -> None:
    reader = read(_poster(grain_map()))
    found = links(reader)

    assert {link.to for link in found} == {f"https://archive.example/q{number}?from=map&n=1" for number in range(1, 9)}
    for link in found:
        page = reader.pages[link.page - 1].mediabox
        assert 0 <= link.box[0] <= link.box[2] <= page.width
        assert 0 <= link.box[1] <= link.box[3] <= page.height


def test_the_same_map_gives_the_same_poster_in_every_theme() -> None:
    for theme in ("light", "dark", "greyscale"):
        options = RenderOptions(PictureFormat.PDF, poster=True, theme=theme, page=PageSize.A3)
        assert _poster(grain_map(), options) == _poster(grain_map(), options)


def test_an_empty_map_is_a_poster_of_one_sheet() -> None:
    assert len(read(_poster(Map.of([]))).pages) == 1


def test_a_poster_is_a_pdf_on_paper() -> None:
    with pytest.raises(RefusedError, match=r"a poster is a PDF, and \.svg is none"):
        _poster(grain_map(), RenderOptions(poster=True))
    with pytest.raises(RefusedError, match="fit is none"):
        _poster(grain_map(), RenderOptions(PictureFormat.PDF, poster=True, page=PageSize.FIT))


def test_a_poster_is_asked_for_on_the_command_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = Argmap(capsys)(
        "render", MAPS / "primer.argmap.yaml", "--poster", "--page", "letter", "-o", tmp_path / "out.pdf"
    )

    assert (ran.status, ran.err) == (0, "")
    (page, *_) = read((tmp_path / "out.pdf").read_bytes()).pages
    assert sorted((round(page.mediabox.width), round(page.mediabox.height))) == [612, 792]
