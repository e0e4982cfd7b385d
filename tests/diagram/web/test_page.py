"""The page as bytes: what its policy lets in, what hostile words become, and what is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.maps import as_map, attacks, claim, quote, small_maps, supports

from argmap.appraisal.reviewing import review
from argmap.diagram.rendering import PictureFormat, RenderOptions, format_for, render
from argmap.diagram.web.plan import DEEPEST, planned
from argmap.diagram.web.scene import embedded
from argmap.errors import RefusedError
from argmap.model.map import Map

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><b>",
    "\"'><img src=x onerror=alert(1)>",
    "a\u2028b\u2029c",
    "\u202eevil\u202c \u2066x",
    "%%script%% %%outline%%",
    "&lt;b&gt; &amp;",
    "\\u003c/script>",
)
VOID = frozenset("meta input br img hr".split())


class Outline(HTMLParser):
    """The elements of a page as a parser of HTML sees them: names, attributes, and whether all of them are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def written(map_: Map, **options: object) -> str:
    chosen = RenderOptions(format=PictureFormat.HTML, **options)  # type: ignore[arg-type]  # options pass through
    return render(map_, review(map_), chosen).content.decode()


def read(page: str) -> Outline:
    outline = Outline()
    outline.feed(page)
    outline.close()
    assert outline.open == []
    return outline


def hostile_map(text: str) -> Map:
    return as_map(
        claim("c1", text=f"{text} one", by=text, note=text, false_if=text),
        claim("c2", text=text, assumed=text),
        quote("q1", "c2", speaker=text, at=text),
        supports("s1", "c1", "c2", warrant=text, scheme=text),
        attacks("a1", "s1", "q1", note=text),
        title=f"{text} title",
        question=text,
        subject=text,
        authors=(text,),
        note=text,
    )


def test_the_suffix_names_the_format() -> None:
    assert format_for("map.html") is PictureFormat.HTML


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_add_no_element_and_no_attribute(text: str) -> None:
    tame, hostile = read(written(hostile_map("plain"))), read(written(hostile_map(text)))
    names = {"script", "img", "b", "style", "iframe", "link"}

    def kinds(outline: Outline) -> list[str]:
        return sorted(name for name, _ in outline.elements if name in names)

    assert kinds(hostile) == kinds(tame)
    assert {key for _, attributes in hostile.elements for key in attributes} <= {
        key for _, attributes in tame.elements for key in attributes
    } | {"textlength", "lengthadjust"}
    assert not any(key.startswith("on") for _, attributes in hostile.elements for key in attributes)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_places_of_hostile_ids_and_labels_are_read_back_as_they_are(text: str) -> None:
    assert json.loads(embedded({"words": text})) == {"words": text}
    assert not re.search("[<>&\u2028\u2029]", embedded({"words": text}))


def test_marks_that_turn_the_direction_do_not_reach_the_page() -> None:
    page = written(hostile_map("\u202eevil\u202c \u2066x"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


def test_the_policy_lets_in_the_style_and_script_of_the_page_alone() -> None:
    page = written(hostile_map("words"))
    policy = next(
        attributes["content"] or ""
        for name, attributes in read(page).elements
        if name == "meta" and attributes.get("http-equiv")
    )
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    script = page[page.rindex("<script>") + 8 : page.rindex("</script>")]
    for kind, text in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    for rule in ("default-src 'none'", "img-src data:", "font-src data:", "base-uri 'none'", "form-action 'none'"):
        assert rule in policy
    assert not any("style" in attributes for _, attributes in read(page).elements)
    assert "//" not in re.sub(r"//[^\n]*\n|http://www\.w3\.org/2000/svg", "", script)


@settings(deadline=None)
@given(small_maps())
def test_every_claim_quote_and_step_stands_once_in_the_outline(map_: Map) -> None:
    items = planned(map_, map_.claims, map_.main)
    full = [item.node for item in items if not item.again]
    assert len(full) == len(set(full))
    homeless = {name for name, node in map_.quotes.items() if not node.attests}
    assert set(full) == set(map_.claims) | set(map_.steps) | homeless


@settings(max_examples=40, deadline=None)
@given(small_maps())
def test_every_map_makes_a_page_whose_elements_are_closed_and_whose_ids_differ(map_: Map) -> None:
    elements = read(written(map_, engine="tidy")).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    ends = {str(attributes["href"])[1:] for name, attributes in elements if name == "a"}
    assert ends <= set(map(str, ids))


def chain(length: int) -> Map:
    names = [f"c{number}" for number in range(length + 1)]
    steps = [supports(f"s{number}", names[number], names[number + 1]) for number in range(length)]
    return as_map([claim(name) for name in names], steps, main=("c0",))


@settings(deadline=None)
@given(st.integers(1, 300))
def test_what_stands_under_a_claim_is_one_level_deeper(length: int) -> None:
    map_ = chain(length)
    assert [item.level for item in planned(map_, map_.claims, map_.main)] == list(range(2 * length + 1))


def test_a_long_chain_nests_no_deeper_than_browsers_do() -> None:
    outline = read(written(chain(60)))
    assert outline.deepest < 6 * DEEPEST
    assert sum(attributes.get("class") == "c" for _, attributes in outline.elements) == 61


def test_the_same_map_is_always_the_same_bytes_and_large_maps_are_packed() -> None:
    nodes = [claim(f"c{number}") for number in range(320)]
    steps = [supports(f"s{number}", "c0", f"c{number}") for number in range(1, 320)]
    map_ = as_map(nodes, steps, main=("c0",))
    first, second = written(map_), written(map_)
    assert first == second
    found = re.search('id="_packed">([^<]*)<', first)
    assert found is not None
    told = json.loads(zlib.decompress(base64.b64decode(found[1])))
    assert len(told["sheets"]) == 320
    assert len(told["lines"]) == 319
    assert "<svg" in first


def test_the_page_of_one_claim_tells_of_what_bears_on_it_alone() -> None:
    map_ = as_map(
        *(claim(name) for name in ("c1", "c2", "c3", "c4")), supports("s1", "c1", "c2"), supports("s2", "c3", "c4")
    )
    ids = {attributes.get("id") for _, attributes in read(written(map_, claim="c1")).elements}
    assert {"c1", "c2", "s1"} <= ids
    assert not {"c3", "c4", "s2"} & ids
    with pytest.raises(RefusedError):
        written(map_, claim="c9")


@pytest.mark.parametrize(("theme", "ground"), [("light", "#FFFFFF"), ("dark", "#14171A"), ("greyscale", "#FFFFFF")])
def test_a_theme_is_what_the_page_starts_with(theme: str, ground: str) -> None:
    page = written(hostile_map("words"), theme=theme)
    assert f"--background:{ground}" in page
    assert (f'data-theme="{theme}"' in page) is (theme != "light")
