"""Argdown read into few words: what supports and attacks what, and what was lost."""

from __future__ import annotations

from argmap.exchange import argdown
from argmap.exchange.format import Export, Imported
from argmap.model.map import Map
from argmap.model.nodes import Node, Step

_NO_REVIEW: object = None


def read(text: str) -> Imported:
    """Import a document."""
    return argdown.read(text, "sample.argdown")


def steps(found: Imported | Map) -> list[str]:
    """Say every step by the words of its claims, as `a & b supports c`, sorted; a step that is undercut in brackets."""
    within = found.map if isinstance(found, Imported) else found
    return sorted(_said(step, within) for step in within.steps.values())


def claims(found: Imported) -> list[str]:
    """Return the words of the claims, sorted."""
    return sorted(claim.text for claim in found.map.claims.values())


def node(found: Imported, words: str) -> Node:
    """Return the claim, quote, source or step that says something, or the one step that `steps` calls so."""
    for each in found.map:
        if words in (getattr(each, "text", None), getattr(each, "title", None)):
            return each
        if isinstance(each, Step) and _said(each, found.map) == words:
            return each
    raise LookupError(words)


def lost(found: Imported) -> list[str]:
    """Return what could not be carried."""
    return [loss.what for loss in found.losses]


def written(within: Map) -> str:
    """Export a map."""
    return argdown.write(Export(within, _NO_REVIEW)).text  # type: ignore[arg-type]  # the writer asks for no review


def plain(within: Map) -> Map:
    """Return a map without empty words, which an import does not give."""
    return Map.of([_without_empty(each) for each in within], _without_empty(within.head))


def _without_empty(each: Node) -> Node:
    fields = type(each).model_fields
    update: dict[str, object] = {
        name: None
        for name, value in vars(each).items()
        if value == "" and name in fields and fields[name].default is None
    }
    for name in ("extra", "variables"):
        if hasattr(each, name):
            update[name] = tuple(pair for pair in getattr(each, name) if pair[1])
    return each.model_copy(update=update)


def _said(step: Step, within: Map) -> str:
    target = within[step.target]
    aim = f"({_said(target, within)})" if isinstance(target, Step) else getattr(target, "text", target.id)
    return f"{' & '.join(getattr(within[each], 'text', each) for each in step.because)} {step.kind} {aim}"
