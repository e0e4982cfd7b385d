"""Edits of what a node is: support or objection, of what target, by what scheme; a claim that is really a quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from argmap.edit.fields import set_field, value_of
from argmap.edit.finding import called, one_of
from argmap.edit.remaking import put
from argmap.edit.soundness import refusal, sounder
from argmap.edit.steps import attackable
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Quote, Source, Step, Support
from argmap.notation.fields import forms_of

Kind = Literal["supports", "attacks"]

_CARRIED = frozenset({"claim", "tags", "note", "was"})
"""Fields of a claim that a quote has, too."""


def retype(the_map: Map, step_id: str, kind: Kind) -> Map:
    """Return the map with a step that supports its target from now on, or attacks it.

    Raises EditError when it does already, when its target can only be attacked, and when an answer to a critical
    question names it as an objection.
    """
    step = one_of(the_map, step_id, Step)
    if step.kind == kind:
        raise EditError(f'"{step.id}" {step.kind} "{step.target}" already.', "Choose the other kind.")
    target = the_map.nodes[step.target]
    if kind == "supports" and not isinstance(target, Claim):
        fact = f'"{target.id}" is {called(type(target))}, and only claims are supported.'
        raise EditError(fact, "Let the step support the claim itself first.")
    attributes = {name: getattr(step, name) for name in Step.model_fields}
    turned = (Support if kind == "supports" else Attack).model_construct(**attributes)
    after = put(the_map, [turned])
    return sounder(the_map, after, [step.id, *_answering(the_map)])


def retarget(the_map: Map, step_id: str, target_id: str) -> Map:
    """Return the map with a step that supports or attacks another target.

    Raises EditError when a step of its kind cannot be about the target, or has it among its premises.
    """
    step = one_of(the_map, step_id, Step)
    target = one_of(the_map, target_id, Claim) if isinstance(step, Support) else attackable(the_map, target_id)
    if target.id == step.target:
        raise EditError(f'"{step.id}" {step.kind} "{target.id}" already.', "Choose another target.")
    return sounder(the_map, put(the_map, [step.model_copy(update={"target": target.id})]), [step.id])


def rescheme(the_map: Map, step_id: str, scheme: str | None) -> Map:
    """Return the map with a step of another scheme, or of none; its answers to the questions of the old one go.

    Raises EditError when there is no such scheme, and when reviewers have answered the questions of the old one.
    """
    return set_field(the_map, one_of(the_map, step_id, Step).id, "scheme", scheme)


def claim_to_quote(the_map: Map, claim_id: str, source_id: str) -> Map:
    """Return the map with a claim that has become a quote of the same words, in its place, from a source.

    Raises EditError when something supports or attests it, or it has fields that a quote has not.
    """
    claim = one_of(the_map, claim_id, Claim)
    extra = [name for name in forms_of(claim.kind) if name not in _CARRIED and value_of(claim, name) is not None]
    if extra:
        named = ", ".join(f"`{name}`" for name in extra)
        raise refusal(claim.id, f"a quote does not have {named}", "Take out what only a claim has, first.")
    shape = the_map.shape
    users = (*shape.supports.get(claim.id, ()), *shape.attested_by.get(claim.id, ()))
    if users:
        fact = f"{', '.join(users)} {'supports or attests' if len(users) == 1 else 'support or attest'} it"
        raise refusal(claim.id, fact, "A quote is neither supported nor attested: it is evidence itself.")
    source = the_map.sources.get(source_id) or one_of(the_map, source_id, Source)
    quote = Quote(
        id=claim.id,
        text=claim.text,
        source=source.id,
        tags=claim.tags,
        note=claim.note,
        was=claim.was,
        extra=claim.extra,
    )
    main = tuple(name for name in the_map.head.main if name != claim.id)
    head = the_map.head if main == the_map.head.main else the_map.head.model_copy(update={"main": main})
    after = put(the_map, [head, quote])
    return sounder(the_map, after, [claim.id, *shape.premise_of.get(claim.id, ()), *_answering(the_map)])


def _answering(the_map: Map) -> Iterator[str]:
    """Give the ids of the nodes that answer critical questions, perhaps with a node that is another kind now."""
    yield from (step.id for step in the_map.steps.values() if step.questions)
    yield from (review.id for review in the_map.assessments if review.questions)
