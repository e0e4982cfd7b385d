"""Text is measured in the fonts we ship, broken where it may be, and embedded glyph by glyph."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from support.advances import advances_of

from argmap.diagram.embedding import subset_font
from argmap.diagram.measure import Face, width
from argmap.diagram.wrap import clusters, fit, wrap

SAMPLE = "Aé×“”–ÅǻΏЖfi …"


@pytest.mark.parametrize("face", Face)
def test_the_advance_tables_are_those_of_the_fonts(face: Face) -> None:
    assert face.path.with_suffix(".json").read_text(encoding="utf-8") == advances_of(face.path)


@pytest.mark.parametrize("face", Face)
def test_a_subset_draws_and_measures_as_the_whole_font(face: Face) -> None:
    whole, part = TTFont(face.path), TTFont(io.BytesIO(subset_font(face, SAMPLE).font))
    assert {chr(point) for point in part.getBestCmap()} == set(SAMPLE)
    for character in SAMPLE:
        drawn = []
        for font in (whole, part):
            glyphs, name = font.getGlyphSet(), font.getBestCmap()[ord(character)]
            pen = DecomposingRecordingPen(glyphs)
            glyphs[name].draw(pen)
            drawn.append((pen.value, font["hmtx"][name]))
        assert drawn[0] == drawn[1]


def test_a_subset_of_a_text_is_small_and_always_the_same() -> None:
    characters = "".join(map(chr, range(32, 127)))
    font = subset_font(Face.SANS, characters).font
    assert len(font) < 16_000
    assert font == subset_font(Face.SANS, characters[::-1]).font


def test_characters_that_the_font_lacks_are_left_out_of_the_subset() -> None:
    part = TTFont(io.BytesIO(subset_font(Face.SERIF, "a中👪").font))
    assert list(part.getBestCmap()) == [ord("a")]


def test_widths_are_those_of_the_font() -> None:
    assert width("Hamburg", Face.SANS, 11) == pytest.approx((1479 + 1139 * 4 + 1706 + 682) * 11 / 2048)
    assert width("中中", Face.SANS, 10) == 20
    assert width("e\u0301", Face.SANS, 10) == width("e", Face.SANS, 10)


def test_lines_are_balanced() -> None:
    lines = wrap("By 14 March 1921 the Governor knew that people in the north were starving.", Face.SANS, 11, 168)
    assert lines == ("By 14 March 1921 the", "Governor knew that people", "in the north were starving.")


def test_closing_punctuation_never_starts_a_line_and_opening_never_ends_one() -> None:
    for line in wrap("他说（真的）：「没有粮食。」" * 12, Face.SANS, 11, 90):
        assert line[0] not in "）：。」，"
        assert line[-1] not in "（「"


def test_a_hyphen_before_a_number_is_no_place_to_break() -> None:
    lines = wrap("pay-3 " * 30, Face.SANS, 11, 60)
    assert all(line.startswith("pay-3") for line in lines)


@given(st.text(max_size=400), st.floats(min_value=20, max_value=400))
def test_no_line_is_wider_than_allowed_and_no_character_is_lost(text: str, limit: float) -> None:
    lines = wrap(text, Face.SANS, 11, limit)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    for line in lines:
        assert width(line, Face.SANS, 11) <= limit + 0.01 or len(clusters(line)) == 1


@given(st.text(max_size=200), st.floats(min_value=20, max_value=400))
def test_what_is_made_to_fit_fits(text: str, limit: float) -> None:
    assert width(fit(text, Face.SANS, 11, limit), Face.SANS, 11) <= limit
