"""The review written down naively from its definitions, to hold the fast one against: sets of ids, iterated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from argmap.appraisal.review import Grounding, Label
from argmap.model.map import Map
from argmap.model.nodes import Attack
from argmap.model.vocabulary import MAPPER, Reading, Resolution

EVIDENCE, ASSUMPTION, READING, SUPPORT, ATTACK = "evidence", "assumption", "reading", "support", "attack"


@dataclass(frozen=True)
class Arrow:
    """A step of any kind; `key` tells all of them apart."""

    key: tuple[str, str]
    kind: str
    premises: frozenset[str]
    target: str


def arrows_of(whole: Map) -> list[Arrow]:
    found = [
        Arrow((name, told), READING if node.reading is Reading.PARTIAL else EVIDENCE, frozenset([name]), told)
        for name, node in whole.quotes.items()
        for told in set(node.attests)
    ]
    found += [
        Arrow((name, ""), ASSUMPTION, frozenset(), name)
        for name, node in whole.claims.items()
        if node.assumed is not None
    ]
    found += [
        Arrow((name, ""), ATTACK if isinstance(node, Attack) else SUPPORT, frozenset(node.because), node.target)
        for name, node in whole.steps.items()
    ]
    return found


def plus(whole: Map, target: str | None = None) -> list[Arrow]:
    return [arrow for arrow in arrows_of(whole) if arrow.kind != ATTACK and target in (None, arrow.target)]


def bare(whole: Map) -> set[str]:
    return {name for name in whole.claims if not plus(whole, name)}


def derived(arrows: Iterable[Arrow], given: Iterable[str]) -> set[str]:
    """The least set that holds `given` and is closed under the arrows."""
    known, arrows = set(given), list(arrows)
    while new := {arrow.target for arrow in arrows if arrow.premises <= known} - known:
        known |= new
    return known


def d1(whole: Map, failed: Collection[str] = ()) -> set[str]:
    return derived([arrow for arrow in plus(whole) if arrow.kind != ASSUMPTION], set(whole.quotes) - set(failed))


def d2(whole: Map, failed: Collection[str] = ()) -> set[str]:
    return derived(plus(whole), set(whole.quotes) - set(failed))


def touched(whole: Map, failed: Collection[str] = ()) -> set[str]:
    """The set T: what is derivable with a quote among its grounds. The quotes themselves are in it."""
    known, reached = d2(whole, failed), set(whole.quotes) - set(failed)
    while new := {a.target for a in plus(whole) if a.premises <= known and a.premises & reached} - reached:
        reached |= new
    return reached


def depths(whole: Map, *, assumptions: bool, failed: Collection[str] = ()) -> dict[str, int]:
    found = dict.fromkeys(set(whole.quotes) - set(failed), 0)
    while True:
        before = dict(found)
        for arrow in plus(whole):
            if (arrow.kind == ASSUMPTION and not assumptions) or not arrow.premises <= found.keys():
                continue
            step = 0 if arrow.kind in (EVIDENCE, ASSUMPTION) else 1
            depth = step + max((found[premise] for premise in arrow.premises), default=0)
            found[arrow.target] = min(depth, found.get(arrow.target, depth))
        if found == before:
            return found


def on_circle(whole: Map, name: str, within: Collection[str]) -> bool:
    """Tell whether a claim supports itself through claims of `within`."""
    reached: set[str] = set()
    while (
        new := {arrow.target for arrow in plus(whole) if arrow.premises & ({name} | reached) and arrow.target in within}
        - reached
    ):
        reached |= new
    return name in reached


def grounding(whole: Map, name: str, failed: Collection[str] = ()) -> Grounding:
    for_it, derivable = plus(whole, name), d2(whole, failed)
    if any(arrow.kind == EVIDENCE and not arrow.premises & set(failed) for arrow in for_it):
        return Grounding.DIRECT
    if name in d1(whole, failed):
        return Grounding.INFERRED
    if any(arrow.kind == ASSUMPTION for arrow in for_it):
        return Grounding.ASSUMED
    if name in derivable:
        return Grounding.MIXED if name in touched(whole, failed) else Grounding.ASSUMPTION_ONLY
    if on_circle(whole, name, set(whole.claims) - derivable):
        return Grounding.CIRCULAR
    return Grounding.DANGLING if for_it else Grounding.BARE


@dataclass(frozen=True)
class Labels:
    """Labels of claims and quotes by id, of steps by key."""

    nodes: dict[str, Label]
    steps: dict[tuple[str, str], Label]


def resolved(whole: Map) -> tuple[dict[str, Label], set[str]]:
    """What resolutions fix, the last one on each node, and the attacks that they accept."""
    last = {each.target: each.resolution for each in whole.assessments if each.resolution is not None}
    fixed = {
        name: Label.IN if how is Resolution.STANDS else Label.OUT
        for name, how in last.items()
        if how is not Resolution.RESIDUAL
    }
    residual: set[str] = set()
    for name, how in last.items():
        if how is Resolution.RESIDUAL:
            is_attack = isinstance(whole.nodes[name], Attack)
            residual |= {name} if is_attack else set(whole.shape.attacks.get(name, ()))
    return fixed, residual


def labels(whole: Map, failed: Collection[str] = (), *, aside: Collection[str] = (), strict: bool = False) -> Labels:
    """Label everything at once: the rules to a rest, then all unfounded claims of the whole map, and again."""
    arrows = arrows_of(whole)
    fixed, residual = resolved(whole)
    fixed |= dict.fromkeys(failed, Label.OUT) | dict.fromkeys({*residual, *aside}, Label.OUT)
    asserted = {
        name
        for name in whole.claims
        if all(arrow.key[0] in aside and arrow.kind == SUPPORT for arrow in plus(whole, name))
    }
    if strict:
        fixed = dict.fromkeys(asserted, Label.OUT) | fixed
    nodes = {name: fixed.get(name, Label.UNDEC) for name in [*whole.claims, *whole.quotes]}
    steps = {
        arrow.key: fixed.get(arrow.key[0], Label.UNDEC) if arrow.kind in (SUPPORT, ATTACK) else Label.UNDEC
        for arrow in arrows
    }
    known = Labels(nodes, steps)
    while True:
        before = (dict(nodes), dict(steps))
        for arrow in arrows:
            if steps[arrow.key] is Label.UNDEC:
                steps[arrow.key] = step_rule(whole, arrow, known)
        for name, label in list(nodes.items()):
            if label is Label.UNDEC:
                nodes[name] = node_rule(whole, name, known, asserted=asserted)
        if (nodes, steps) == before:
            for name in _unfounded(whole, known, asserted):
                nodes[name] = Label.OUT
            if (nodes, steps) == before:
                return known


def _strikes(arrows: Iterable[Arrow], target: str, known: Labels) -> list[Label]:
    return [known.steps[arrow.key] for arrow in arrows if arrow.kind == ATTACK and arrow.target == target]


def step_rule(whole: Map, arrow: Arrow, known: Labels) -> Label:
    """What the rule for steps says of a step, given all other labels."""
    premises = [known.nodes[premise] for premise in arrow.premises]
    undercuts = _strikes(arrows_of(whole), arrow.key[0], known) if arrow.kind in (SUPPORT, ATTACK) else []
    if Label.OUT in premises or Label.IN in undercuts:
        return Label.OUT
    held = all(label is Label.IN for label in premises) and all(label is Label.OUT for label in undercuts)
    return Label.IN if held else Label.UNDEC


def node_rule(whole: Map, name: str, known: Labels, *, asserted: Collection[str]) -> Label:
    """What the rule for claims and quotes says of one, given all other labels."""
    con = max(_strikes(arrows_of(whole), name, known), default=Label.OUT)
    if name in whole.quotes or name in asserted:
        return Label(2 - con)
    pro = max(known.steps[arrow.key] for arrow in plus(whole, name))
    if pro is Label.OUT:
        return Label.OUT
    return Label.IN if pro is Label.IN and con is Label.OUT else Label.UNDEC


def _unfounded(whole: Map, known: Labels, asserted: Collection[str]) -> set[str]:
    usable = [arrow for arrow in plus(whole) if known.steps[arrow.key] is not Label.OUT]
    not_out = {name for name, label in known.nodes.items() if label is not Label.OUT}
    firm = {name for name in not_out if known.nodes[name] is Label.IN or name in whole.quotes or name in asserted}
    # A step that a reviewer lets stand founds what it concludes, whatever its premises are.
    firm |= {arrow.target for arrow in usable if known.steps[arrow.key] is Label.IN} & not_out
    founded = derived([arrow for arrow in usable if arrow.target in not_out], firm)
    return {name for name in whole.claims if known.nodes[name] is Label.UNDEC} - founded


def mappers(whole: Map) -> set[str]:
    return {name for name, node in whole.steps.items() if node.by == MAPPER}


def unsupported_attacks(whole: Map, failed: Collection[str] = ()) -> set[str]:
    grounded = d2(whole, failed)
    return {
        name for name, node in whole.steps.items() if isinstance(node, Attack) and not set(node.because) <= grounded
    }


def survivors(
    whole: Map, failed: Collection[str] = (), *, left: Labels | None = None, without: Collection[str] = ()
) -> set[str]:
    """The set D3 when the nodes `without` are deleted, over the steps that are not OUT in `left`."""
    gone = set(without)
    gone |= {name for name, node in whole.quotes.items() if node.source in gone} | set(failed)
    out = set() if left is None else {name for name, label in left.nodes.items() if label is Label.OUT}
    arrows = [
        arrow
        for arrow in plus(whole)
        if not gone & {arrow.key[0], arrow.target} and (left is None or left.steps[arrow.key] is not Label.OUT)
    ]
    return derived(arrows, (set(whole.quotes) | bare(whole)) - gone - out) - gone
