"""`argmap render` of a map too large for one picture: an overview and its pages, linked with each other."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree
from support.cli import Argmap

from argmap.notation.printing import print_map

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from generate import generate


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.argmap.yaml"
    path.write_text(print_map(generate(420, seed=3)), encoding="utf-8")
    return path


def _links(path: Path) -> set[str]:
    root = etree.fromstring(path.read_bytes())
    return {link for element in root.iter("{*}a") if not (link := element.get("href", "")).startswith("http")}


def test_a_large_map_becomes_an_overview_and_pages_whose_links_all_lead_somewhere(argmap: Argmap, large: Path) -> None:
    out = large.parent / "my map #1.svg"
    ran = argmap("render", large, "-o", out)

    assert ran.status == 0
    pages = sorted(large.parent.glob("my map #1-*.svg"))
    assert ran.out.strip() == f"wrote {out} and {len(pages)} pages beside it: {pages[0].name} to {pages[-1].name}"
    ids = {
        path.name: set(re.findall(r'id="([^"]+)"', path.read_text(encoding="utf-8"))) | {""} for path in (out, *pages)
    }
    for path in (out, *pages):
        for link in _links(path):
            name, _, anchor = link.partition("#")
            assert anchor in ids[unquote(name)]
    assert {unquote(link.partition("#")[0]) for link in _links(out)} == {page.name for page in pages}
    assert all("my%20map%20%231.svg" in _links(page) for page in pages)


def test_pages_of_an_earlier_run_go_and_files_of_others_stay(argmap: Argmap, large: Path) -> None:
    out = large.parent / "out.svg"
    argmap("render", large, "-o", out)
    ours, theirs = large.parent / "out-090.svg", large.parent / "out-091.svg"
    ours.write_bytes((large.parent / "out-001.svg").read_bytes())
    theirs.write_text("<svg/>", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in large.parent.glob("out*.svg")}
    ran = argmap("render", large, "-o", out)

    assert ran.status == 0
    assert not ours.exists()
    assert {path.name: path.read_bytes() for path in large.parent.glob("out*.svg")} == {
        name: content for name, content in before.items() if name != ours.name
    }


def test_fit_and_one_claim_stay_one_picture(argmap: Argmap, large: Path) -> None:
    whole, part = large.parent / "whole.svg", large.parent / "part.svg"

    assert argmap("render", large, "-o", whole, "--page", "fit").status == 0
    assert argmap("render", large, "-o", part, "--claim", "c1", "--depth", "1").status == 0
    assert sorted(path.name for path in large.parent.glob("*.svg")) == ["part.svg", "whole.svg"]
    assert all(f'id="n-c{number}"' in whole.read_text(encoding="utf-8") for number in range(191))
