"""Every theme can be read, and grey tells the same as colour."""

from __future__ import annotations

import pytest
from support.grain import grain_map
from support.pictures import SVG, card_of, draw_svg, words_in

from argmap.diagram.theme import DARK, GREYSCALE, LIGHT, TEXT_PAIRS, THEMES, Role, Theme, contrast


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_ink_has_a_contrast_of_six_to_one_on_its_ground(theme: Theme) -> None:
    weak = [(ink, ground) for ink, ground in TEXT_PAIRS if contrast(theme[ink], theme[ground]) < 6]
    assert weak == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_ink_of_a_picture_is_among_the_pairs(theme: Theme) -> None:
    roles = {theme[ink] for ink, _ in TEXT_PAIRS}
    assert {words.fill for words in words_in(draw_svg(grain_map(), theme=theme.name))} <= roles


def test_the_greyscale_theme_has_no_colour() -> None:
    for colour in GREYSCALE.colours.values():
        assert colour[1:3] == colour[3:5] == colour[5:7]


def test_sourced_and_inferred_differ_in_grey() -> None:
    svg = draw_svg(grain_map(), theme="greyscale")
    sourced, inferred, assumed = (card_of(svg, name) for name in ("C1", "C7", "A1"))
    dark = GREYSCALE[Role.SOURCED]
    assert dark in sourced.fills()
    assert not [
        rect
        for rect in inferred.element.findall(f"{SVG}rect")
        if rect.get("fill") == dark and rect.get("height") == "5"
    ]
    assert [
        ("rx" in card.frames[0], "stroke-dasharray" in card.frames[0]) for card in (sourced, inferred, assumed)
    ] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_dark_theme_is_the_one_of_the_media_block() -> None:
    style = next(iter(draw_svg(grain_map()).iter(f"{SVG}style"))).text or ""
    assert f".f-src{{fill:{DARK[Role.SOURCED]}}}" in style
    assert LIGHT[Role.SOURCED] not in style
