"""The README's pictures of the editor show the editor as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from support.readme_pictures import MAPS, PICTURES, picture

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_is_to_be_seen_after_the_keys_it_was_taken_with(name: str) -> None:
    """`python tests/benchmarks/screenshots.py` takes it anew; look at it before it is kept."""
    shown = (MAPS / f"{name}.svg").read_text(encoding="utf-8")
    assert picture(name).splitlines() == shown.splitlines()


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_shown_with_words_for_those_who_do_not_see_it(name: str) -> None:
    (words,) = re.findall(rf"!\[([^\]]+)\]\(maps/{name}\.svg\)", README)
    assert len(words.split()) > 5


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_whole_and_needs_nothing_from_elsewhere(name: str) -> None:
    svg = (MAPS / f"{name}.svg").read_bytes()
    assert len(svg) < 60_000
    assert etree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert b"url(http" not in svg
    assert re.findall(rb'(?:href|src)="?[^#]', svg) == []
