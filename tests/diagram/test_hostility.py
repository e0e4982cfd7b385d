"""Whatever stands in a map, the picture stays well-formed, harmless, and inside its boxes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from support.grain import grain_map
from support.patience import PATIENT
from support.pictures import card_of_element, cards_in, draw_svg, spills, svg_of

from argmap.appraisal.reviewing import review
from argmap.diagram.cleaning import picture_id, plain, safe_url
from argmap.diagram.rendering import PictureFormat, RenderOptions, render
from argmap.diagram.safety import UnsafePictureError, vouched
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Quote, Scheme, Source, Support

HOSTILE = [
    "[/",
    "[b]x[/b] {markup}",
    '<b>bold</b> & "quoted" <script>alert(1)</script>',
    "]]> <![CDATA[ --> <!-- ",
    "\\N \\G \\L \\l <BR/> <IMG SRC='x'/>",
    "a\x00b\x07c\x1bd\x7fe\x85f",
    "left \u202eright\u202c \u2066iso\u2069 \u200f",
    "中文字符，没有空格的很长的句子，用来检查换行是否正确。" * 4,
    "שלום עולם مرحبا بالعالم",
    "e\u0301" * 40 + "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "👩‍👩‍👧‍👦🏳️‍🌈🎉" * 20,
    "x" * 10_000,
    "word " * 2_000,
    "\ufffe\uffff\U0001fffe\U0010ffff",
    "$x^2$ #set page(width: 1pt) `raw` \\",
]


def _map(text: str) -> Map:
    return Map.of(
        [
            Claim(id="top", text=text, by=text),
            Claim(id="below", text=text, assumed=text),
            Claim(id="sourced", text=text),
            Quote(id="q", text=text, source="s", at=text, attests=("sourced",), informant=text),
            Quote(id="q-alone", text=text, source="s"),
            Source(id="s", title=text, author=text, date=text, variables=(("URL", text),)),
            Scheme(id="own", name=text),
            Support(id="step", target="top", because=("below", "sourced"), scheme="own"),
            Support(id="step-two", target="top", because=("q-alone",), warrant=text),
            Attack(id="attack", target="step", because=("q-alone", "below"), by=text),
        ],
        Head(title=text),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("layout", ["BT", "RL"])
def test_hostile_text_stays_inside_its_card(text: str, layout: str) -> None:
    cards = cards_in(draw_svg(_map(text), layout=layout))
    assert len(cards) == 4
    assert [spills(card) for card in cards] == [[], [], [], []]


@settings(PATIENT, max_examples=15)
@given(st.text(min_size=1, max_size=300))
def test_any_text_stays_inside_its_card(text: str) -> None:
    assert not [words for card in cards_in(draw_svg(_map(text))) for words in spills(card)]


@pytest.mark.parametrize("text", HOSTILE[:7] + HOSTILE[12:], ids=str)
def test_hostile_text_passes_through_dot_and_pdf(text: str) -> None:
    map_ = _map(text)
    for form in (PictureFormat.DOT, PictureFormat.PDF):
        assert render(map_, review(map_), RenderOptions(form)).content


@pytest.mark.parametrize("text", ["日本語", "🔥", "हिन्दी"])
def test_a_claim_in_any_script_gives_pages(text: str) -> None:
    map_ = Map.of([Claim(id="claim", text=text)])
    assert render(map_, review(map_), RenderOptions(PictureFormat.PDF)).content.startswith(b"%PDF")


def test_control_characters_and_direction_overrides_are_gone() -> None:
    assert plain("a\x00b\x1b[31m\u202ec\u2066d\ufeff") == "ab[31mcd"
    assert plain("e\u0301") == "é"
    assert plain("two\nlines\t here ") == "two lines here"


def test_markup_is_words() -> None:
    (card, *_) = cards_in(draw_svg(_map("<b>bold</b> & more")))
    assert "<b>bold</b> & more" in card.text


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "http://",
        "https://[bad",
        'https://a"b.example',
        "",
    ],
)
def test_links_that_are_not_web_addresses_are_no_links(link: str) -> None:
    assert safe_url(link) == ""


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://archive.example/q?a=1&b=2#c", "https://archive.example/q?a=1&b=2#c"),
        ("HTTP://archive.example/a b", "HTTP://archive.example/a%20b"),
        ('https://archive.example/"><script>', "https://archive.example/%22%3E%3Cscript%3E"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("https://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"),
    ],
)
def test_web_addresses_and_dois_are_links(link: str, safe: str) -> None:
    assert safe_url(link) == safe
    assert safe_url(safe) == safe


@given(st.lists(st.text(min_size=1), unique=True, max_size=6))
def test_ids_are_plain_and_differ_for_every_node(names: list[str]) -> None:
    ids = [picture_id("n", name) for name in names]
    assert len(set(ids)) == len(names)
    assert all(character.isascii() and (character.isalnum() or character in "-_") for id_ in ids for character in id_)


@pytest.mark.parametrize(
    "held",
    [
        "<script>x</script>",
        '<rect onclick="x"/>',
        '<a href="javascript:x"/>',
        '<image href="https://a.example/x.png"/>',
        '<g id="a b"/>',
        "<style>@import 'x'</style>",
        "<style>a{background:url(https://a.example)}</style>",
        "<foreignObject/>",
    ],
)
def test_a_picture_that_holds_more_than_pictures_do_is_stopped(held: str) -> None:
    with pytest.raises(UnsafePictureError):
        vouched(f'<svg xmlns="http://www.w3.org/2000/svg">{held}</svg>'.encode())


def test_a_document_type_is_stopped() -> None:
    with pytest.raises(UnsafePictureError):
        vouched(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')


def test_the_picture_has_roles_a_title_and_a_sentence_a_card() -> None:
    root = draw_svg(grain_map())
    assert root.get("role") == "graphics-document document"
    assert root[0].text == "Was grain knowingly withheld from the northern districts in 1921?"
    assert "13 claims" in str(root[1].text)
    labels = [str(card.element.get("aria-label")) for card in cards_in(root)]
    assert len(labels) == 13
    assert labels[1].startswith("C1, claim: By 14 March 1921 the Governor knew")
    assert "Q1 and Q2" in labels[1]
    hidden = [group for group in root.iter("{*}g") if group.get("aria-hidden") == "true"]
    assert {group.get("id") for group in hidden} >= {"edges", "heads"}


def test_no_document_type_comment_or_program_name_is_left() -> None:
    svg = svg_of(grain_map())
    assert b"<!" not in svg
    assert b"graphviz" not in svg.lower()


def test_the_same_map_gives_the_same_bytes() -> None:
    assert svg_of(grain_map()) == svg_of(grain_map())


def test_dark_screens_restyle_the_light_theme_and_paper_stays_light() -> None:
    style = next(iter(draw_svg(grain_map()).iter("{*}style"))).text or ""
    assert style.count("@media screen and (prefers-color-scheme:dark)") == 1
    assert "var(" not in style
    dark = next(iter(draw_svg(grain_map(), theme="dark").iter("{*}style"))).text or ""
    assert "@media" not in dark


def test_every_coloured_shape_can_be_restyled() -> None:
    root = draw_svg(grain_map())
    shapes = [element for element in root.iter("{*}rect", "{*}path") if isinstance(element.tag, str)]
    for shape in shapes:
        classes = (shape.get("class") or "").split()
        assert (shape.get("fill") == "none") != any(name.startswith("f-") for name in classes)
        assert (shape.get("stroke") is None) != any(name.startswith("s-") for name in classes)


def test_the_picture_is_parsed_without_complaint() -> None:
    etree.fromstring(svg_of(_map("plain")), etree.XMLParser(recover=False, resolve_entities=False))
    assert [card_of_element(card.element).text for card in cards_in(draw_svg(_map("plain")))]
