"""What a format cannot carry of a map, node by node, by the kinds of nodes and the fields that it has a place for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from argmap.exchange.loss import Loss
from argmap.model.map import Map
from argmap.model.nodes import Node, Quote, Source
from argmap.notation.fields import forms_of

_NEVER = frozenset(["version", "readable-by", "was"])
"""What is of the map file and not of the argument: its format, and the earlier ids of its nodes."""
_KINDS = {"supports": "supporting step", "attacks": "attacking step"}
_ALL = "x-"


def uncarried(the_map: Map, carried: Mapping[str, Collection[str]], *, why: str = "") -> Iterator[Loss]:
    """Give a loss for every node of a kind that is not in `carried`, and for the fields of a node that are not.

    `carried` has the fields that a format holds by the kind of node (argmap for the head, claim, quote, source,
    supports, attacks, review, scheme), by their names in the map file; `x-` stands for all free fields, and CSL
    variables have their own names. Ids and the order of nodes are no loss. The main conclusions are one only where the
    head names them.
    """
    for node in (the_map.head, *the_map):
        if node.kind not in carried:
            if node is not the_map.head:
                yield Loss(node.id, f"the {_KINDS.get(node.kind, node.kind)}", why)
            continue
        missed = [name for name in given_fields(node) if not _is_held(name, carried[node.kind])]
        if missed:
            where = "" if node is the_map.head else node.id
            yield Loss(where, f"the {_named(missed)} of {'the map' if not where else f'this {_called(node)}'}", why)


def given_fields(node: Node) -> list[str]:
    """Return the names of the fields of a node that say something, in canonical order, but for its words."""
    found = []
    for name, form in forms_of(node.kind).items():
        value = getattr(node, form.attribute)
        info = type(node).model_fields[form.attribute]
        if name in _NEVER or info.is_required() or not value or value == info.default:
            continue
        found.append(name)
    if isinstance(node, Quote) and not node.attests and "reading" in found:
        found.remove("reading")  # it is the reading of what is attested
    if isinstance(node, Source):
        found += [name for name, _ in node.variables]
    return found + [name for name, _ in node.extra]


def _is_held(name: str, held: Collection[str]) -> bool:
    return name in held or (name.startswith(_ALL) and _ALL in held)


def _called(node: Node) -> str:
    return _KINDS.get(node.kind, node.kind)


def _named(names: list[str]) -> str:
    *most, last = [f"`{name}`" for name in names]
    return f"{', '.join(most)} and {last}" if most else last
