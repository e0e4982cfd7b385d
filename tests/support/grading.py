"""The support grade written down naively from its definition, and hypothesis strategies of rated maps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from hypothesis import strategies as st

from argmap.appraisal.caps import DEFAULT_CAPS, CapReason
from argmap.appraisal.review import Label
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Quote, Step
from argmap.model.vocabulary import STEP_GRADE_WORDS, Faithful, Grade, LinkRole
from support.definitions import EVIDENCE, Arrow, Labels, bare, derived, plus
from support.maps import small_maps

Bounds = tuple[int, int]
Link = str | tuple[str, str]
"""A node by its id, or a step by its id and what it leads to."""
OPEN: Bounds = (0, 4)
FAITHFUL = {Faithful.YES: 4, Faithful.PARTLY: 2, Faithful.NO: 0}


def words_on(whole: Map, name: str) -> list[Assessment]:
    return [each for each in whole.assessments if each.target == name]


def graded_by(whole: Map, name: str) -> list[int]:
    return [int(each.grade) for each in words_on(whole, name) if each.grade is not None]


def rating(whole: Map, arrow: Arrow) -> Bounds:
    """What is said of a step by itself; every reviewer speaks once in these maps."""
    if arrow.kind == EVIDENCE:
        return 4, 4
    node = whole.nodes[arrow.key[0]]
    own = [int(node.grade)] if isinstance(node, Step) and node.grade is not None else []
    given = own + graded_by(whole, arrow.key[0])
    return (min(given), max(given)) if given else OPEN


def caps_of(quote: Quote, *, faithful: bool) -> list[int]:
    found = []
    roles = [link.role for link in quote.via]
    hops = len([role for role in roles if role is not LinkRole.EDITION])
    if hops and not quote.seen_by:
        found.append(DEFAULT_CAPS[CapReason.ONE_HOP if hops == 1 else CapReason.TWO_HOPS])
    if quote.anonymous:
        found.append(DEFAULT_CAPS[CapReason.ANONYMOUS])
    if LinkRole.TRANSLATES in roles and not faithful:
        found.append(DEFAULT_CAPS[CapReason.TRANSLATION])
    if quote.reliability in ("D", "E"):
        found.append(DEFAULT_CAPS[CapReason.UNRELIABLE])
    return [*map(int, found), *{"4": [1], "5": [0]}.get(quote.credibility or "", [])]


def evidence(whole: Map, name: str) -> Bounds:
    given = [
        min(4 if each.grade is None else each.grade, 4 if each.faithful is None else FAITHFUL[each.faithful])
        for each in words_on(whole, name)
        if each.grade is not None or each.faithful is not None
    ] or [4]
    limit = min([4, *caps_of(whole.quotes[name], faithful=any(e.faithful == "yes" for e in words_on(whole, name)))])
    return min(*given, limit), min(max(given), limit)


def live(whole: Map, left: Labels, without: Collection[Link] = ()) -> list[Arrow]:
    return [a for a in plus(whole) if left.steps[a.key] is not Label.OUT and not {a.key, a.key[0]} & set(without)]


def best(whole: Map, left: Labels, name: str, *, bound: int, without: Collection[Link] = ()) -> int:
    """The highest threshold at which a claim can be derived from what reaches it."""
    arrows = live(whole, left, without)
    for level in (4, 3, 2, 1):
        usable = [arrow for arrow in arrows if rating(whole, arrow)[bound] >= level]
        given = {quote for quote in whole.quotes if evidence(whole, quote)[bound] >= level} - set(without)
        if name in derived(usable, given):
            return level
    return 0


def weak_links(whole: Map, left: Labels, name: str) -> set[str]:
    """The links at the grade of a claim without which it is no longer reached at that grade, one by one."""
    level = best(whole, left, name, bound=1)
    if level == 4:
        return set()
    held = {n for n, label in left.nodes.items() if label is not Label.OUT}
    ends = (set(whole.quotes) | bare(whole)) & held

    def reached(without: Collection[Link]) -> bool:
        if level:
            return best(whole, left, name, bound=1, without=without) >= level
        return name in derived(live(whole, left, without), ends - set(without))

    if not reached(()):
        return set()
    # A partial reading has the name of its quote, and yet without it the quote is still there.
    candidates: set[Link] = {a.key for a in plus(whole) if a.kind != EVIDENCE and rating(whole, a)[1] == level}
    candidates |= {quote for quote in whole.quotes if evidence(whole, quote)[1] == level}
    candidates |= bare(whole) if not level else set()
    return {link if isinstance(link, str) else link[0] for link in candidates if not reached([link])}


_LINKS = st.lists(st.sampled_from(LinkRole), max_size=2)


@st.composite
def rated_maps(draw: st.DrawFn, **options: Any) -> Map:
    """Draw a map with grades on steps, reviewers' words on anything, and quotes with all that caps look at."""
    whole = draw(small_maps(**options))
    grade = st.sampled_from([None, *(Grade[word.upper()] for word in STEP_GRADE_WORDS)])
    nodes = []
    for node in whole:
        changed: Mapping[str, object] = {}
        if isinstance(node, Step):
            changed = {"grade": draw(grade)}
        elif isinstance(node, Quote) and draw(st.booleans()):
            changed = {
                "via": tuple({"source": "book", "role": role} for role in draw(_LINKS)),
                "reliability": draw(st.sampled_from([None, "A", "D", "F"])),
                "credibility": draw(st.sampled_from([None, "1", "4", "5", "6"])),
                "anonymous": draw(st.sampled_from([None, None, "yes"])),
                "seen_by": draw(st.sampled_from([None, None, "anna"])),
            }
        nodes.append(type(node).model_validate(node.model_dump() | changed) if changed else node)
    rated = [node.id for node in whole if not isinstance(node, Assessment) and node.kind != "source"]
    for number in range(draw(st.integers(0, 4))):
        words = {
            "id": f"w{number}",
            "target": draw(st.sampled_from(rated)),
            "grade": draw(st.sampled_from([None, *Grade])),
            "faithful": draw(st.sampled_from([None, *Faithful])),
        }
        nodes.append(Assessment.model_validate(words))
    return Map.of(nodes)
