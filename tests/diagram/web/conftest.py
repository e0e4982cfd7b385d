"""The pages that are looked at in a browser: of the example maps, of hostile words, and of a large map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support.browser import chromium
from support.maps import as_map, claim, quote, supports
from support.reports import MAPS, hostile_review

from argmap.appraisal.reviewing import review
from argmap.diagram.rendering import PictureFormat, RenderOptions, render
from argmap.evidence.verifying import verify
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.store.holding import held_texts
from argmap.store.loading import load


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def page_of(map_: Map, **options: object) -> bytes:
    """Return the page of a map whose quotes were not checked."""
    return render(map_, review(map_), RenderOptions(format=PictureFormat.HTML, **options)).content  # type: ignore[arg-type]  # options pass through


@pytest.fixture(scope="module")
def case(folder: Path) -> Path:
    document = load(MAPS / "trotsky-1918.argmap.yaml")
    path = folder / "case.html"
    path.write_bytes(page_of(document.map))
    return path


@pytest.fixture(scope="module")
def primer(folder: Path) -> Path:
    path = folder / "primer.html"
    path.write_bytes(page_of(load(MAPS / "primer.argmap.yaml").map))
    return path


@pytest.fixture(scope="module")
def outage(folder: Path) -> Path:
    document = load(MAPS / "outage-review")
    checks = verify(document.map, held_texts(document))
    options = RenderOptions(format=PictureFormat.HTML)
    path = folder / "outage.html"
    path.write_bytes(render(document.map, review(document.map, checks=checks), options, checks=checks).content)
    return path


@pytest.fixture(scope="module")
def hostile(folder: Path) -> Path:
    reviewed = hostile_review()
    options = RenderOptions(format=PictureFormat.HTML)
    path = folder / "hostile.html"
    path.write_bytes(render(reviewed.map, reviewed, options, checks=reviewed.checks).content)
    return path


@pytest.fixture(scope="module")
def large(folder: Path) -> Path:
    path = folder / "large.html"
    path.write_bytes(page_of(branching(400)))
    return path


def branching(count: int) -> Map:
    """Make a map in which every claim but the last ones is supported by two others, every third end quoted."""
    nodes: list[Node] = [claim(f"c{number}", text=f"Statement number {number} of many.") for number in range(count)]
    for number in range(count):
        below = [f"c{child}" for child in (2 * number + 1, 2 * number + 2) if child < count]
        if below:
            nodes.append(supports(f"s{number}", f"c{number}", " ".join(below)))
        elif number % 3 == 0:
            nodes.append(quote(f"q{number}", f"c{number}"))
    return as_map(*nodes, title="A large map", main=("c0",))
