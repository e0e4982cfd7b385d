"""What a node stands next to: what it serves, and what bears on it with what that rests on in turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Node, Quote, Scheme, Source, Step
from argmap.model.vocabulary import LinkRole, Reading
from argmap.workspace.pen import Stroke

_ROLES = {
    LinkRole.EDITION: "printed in",
    LinkRole.QUOTES: "quoted in",
    LinkRole.REPRINTS: "reprinted in",
    LinkRole.TRANSLATES: "translated in",
    LinkRole.PARAPHRASES: "paraphrased in",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A neighbour: by what kind of line, its id, what it is to the node, and what stands behind it.

    `behind` are the premises of a step, or above the node the step by which it serves.
    """

    stroke: Stroke
    id: str
    words: str
    behind: tuple[Relation, ...] = ()


def above(within: Map, node: Node | None) -> list[Relation]:
    """Return what a node serves, or is told of."""
    match node:
        case Claim():
            return _served(within, node.id)
        case Quote():
            stroke, words = _attesting(node)
            attested = [Relation(stroke, claim, words) for claim in dict.fromkeys(node.attests)]
            return _present(within, attested) + _served(within, node.id)
        case Step():
            return _present(within, [_to_target(node)])
        case Source():
            quoted = within.shape.quoted_from.get(node.id, ())
            return [Relation(Stroke.DIRECT, quote, "quoted in") for quote in quoted]
        case Assessment():
            return _present(within, [Relation(Stroke.INFERRED, node.target, "is about")])
        case Scheme():
            named = (step.id for step in within.steps.values() if step.scheme == node.id)
            return [Relation(Stroke.INFERRED, step, "is the scheme of") for step in named]
        case _:
            return []


def below(within: Map, node: Node | None) -> list[Relation]:
    """Return what bears on a node: what it rests on first, then the objections to it. Of no node, the conclusions."""
    shape = within.shape
    match node:
        case None:
            return [Relation(Stroke.INFERRED, claim, "concludes") for claim in within.main]
        case Claim():
            quotes = (within.quotes[quote] for quote in shape.attested_by.get(node.id, ()))
            supports = [within.steps[step] for step in shape.supports.get(node.id, ())]
            return [
                *(Relation(_attesting(quote)[0], quote.id, "source") for quote in quotes),
                *(
                    Relation(Stroke.INFERRED, step.id, "because" if not at else "also because", _premises(within, step))
                    for at, step in enumerate(supports)
                ),
                *_objections(within, node.id),
            ]
        case Step():
            return [*_premises(within, node), *_objections(within, node.id)]
        case Quote():
            return [
                *_present(within, [Relation(Stroke.DIRECT, node.source, "words of")]),
                *_present(within, [Relation(Stroke.INFERRED, link.source, _ROLES[link.role]) for link in node.via]),
                *_objections(within, node.id),
            ]
        case Source():
            parts = [(node.part_of, "is part of"), (node.derived_from, "depends on")]
            return _present(within, [Relation(Stroke.INFERRED, other, words) for other, words in parts if other])
        case _:
            return []


def _served(within: Map, node_id: str) -> list[Relation]:
    steps = [within.steps[step] for step in within.shape.premise_of.get(node_id, ())]
    found = []
    for step in steps:
        served = _to_target(step)
        others = len(dict.fromkeys(step.because)) - 1
        linked = f"by, with {others} other{'s' * (others > 1)}" if others else "by"
        behind = (Relation(served.stroke, step.id, linked),)
        found.append(Relation(served.stroke, served.id, served.words, behind))
    return _present(within, found)


def _to_target(step: Step) -> Relation:
    objects = isinstance(step, Attack)
    stroke = Stroke.OBJECTION if objects else Stroke.INFERRED
    return Relation(stroke, step.target, "objects to" if objects else "supports")


def _premises(within: Map, step: Step) -> tuple[Relation, ...]:
    premises = [each for each in dict.fromkeys(step.because) if each in within.nodes]
    stroke = {each: Stroke.DIRECT if each in within.quotes else Stroke.INFERRED for each in premises}
    return tuple(Relation(stroke[each], each, "and" if at else "") for at, each in enumerate(premises))


def _objections(within: Map, target: str) -> Iterable[Relation]:
    for attack in within.shape.attacks.get(target, ()):
        yield Relation(Stroke.OBJECTION, attack, "objection", _premises(within, within.steps[attack]))


def _attesting(quote: Quote) -> tuple[Stroke, str]:
    if quote.reading is Reading.PARTIAL:
        return Stroke.INFERRED, "says in part"
    return Stroke.DIRECT, "says"


def _present(within: Map, relations: Sequence[Relation]) -> list[Relation]:
    """Leave out what the map does not have: a map with errors may name it."""
    return [each for each in relations if each.id in within.nodes]
