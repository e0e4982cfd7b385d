"""The pictures inside the HTML report: ids made unlike, cards linked into the report, fonts gathered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from argmap.diagram.cleaning import picture_id
from argmap.diagram.embedding import font_rules
from argmap.diagram.measure import Face
from argmap.diagram.paper import LEAST_SCALE
from argmap.diagram.pen import SVG, number
from argmap.diagram.svg import characters_used, svg_of
from argmap.diagram.theme import DARK, Role
from argmap.report.figures import Figure, figure_anchor

_NAMES_IDS = ("aria-labelledby", "aria-describedby")
_PAGE = "#page-"


def inlined(figures: Sequence[Figure]) -> tuple[tuple[str, ...], str]:
    """Return the pictures as elements of one page, and the style sheet that all of them need."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    used: dict[Face, set[str]] = {}
    pictures = []
    for place, figure in enumerate(figures, 1):
        root = etree.fromstring(svg_of(figure.picture), parser)
        for face, characters in characters_used(root).items():
            used.setdefault(face, set()).update(characters)
        _link_cards(root, figure.cards)
        _make_unlike(root, f"d{place}-")
        pictures.append(etree.tostring(root, encoding="unicode"))
    return tuple(pictures), f"{font_rules(used)}{_sizes(figures)}{_dark()}" if figures else ""


def _sizes(figures: Sequence[Figure]) -> str:
    """Let every picture shrink to the page as far as its type can be read, and scroll beyond that."""
    rules = "".join(
        f"#{figure.anchor} svg{{width:100%;min-width:{number(figure.picture.width * LEAST_SCALE)}pt;"
        f"max-width:{number(figure.picture.width)}pt}}"
        for figure in figures
    )
    return f"@media screen{{{rules}}}"


def _dark() -> str:
    rules = "".join(
        f".picture .f-{role.value}{{fill:{DARK[role]}}}.picture .s-{role.value}{{stroke:{DARK[role]}}}" for role in Role
    )
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"


def _make_unlike(root: etree._Element, prefix: str) -> None:
    """Give every id a prefix, and follow the references to it."""
    for element in root.iter():
        name = element.get("id")
        if name is not None:
            element.set("id", prefix + name)
        for key in _NAMES_IDS:
            named = element.get(key)
            if named is not None:
                element.set(key, " ".join(prefix + word for word in named.split()))


def _link_cards(root: etree._Element, cards: Mapping[str, str]) -> None:
    groups = {group.get("id"): group for group in root.iter(f"{{{SVG}}}g") if group.get("id")}
    for link in root.iter(f"{{{SVG}}}a"):
        target = link.get("href", "")
        if target.startswith(_PAGE):
            link.set("href", f"#{figure_anchor(int(target.removeprefix(_PAGE)))}")
    for card, anchor in cards.items():
        group = groups.get(picture_id("n", card))
        if group is not None:
            _link(group, anchor)


def _link(group: etree._Element, anchor: str) -> None:
    """Let what stands on a card lead to its place in the report, but for what has a link of its own."""
    run: etree._Element | None = None
    first = True
    for child in list(group):
        if child.tag == f"{{{SVG}}}a" or child.find(f".//{{{SVG}}}a") is not None:
            run = None
            continue
        if run is None:
            run = etree.Element(f"{{{SVG}}}a", {"href": f"#{anchor}"})
            if first:
                # One stop of the tab key a card: the link itself, which says what the card says.
                run.set("aria-label", group.get("aria-label", ""))
                del group.attrib["tabindex"]
            else:
                run.set("tabindex", "-1")
                run.set("aria-hidden", "true")
            first = False
            group.insert(group.index(child), run)
        run.append(child)
