"""Edits of what a step is: support or objection, and of what target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from argmap.edit.finding import called, one_of
from argmap.edit.remaking import put
from argmap.edit.soundness import sounder
from argmap.edit.steps import attackable
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Step, Support

Kind = Literal["supports", "attacks"]


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


def _answering(the_map: Map) -> Iterator[str]:
    """Give the ids of the nodes that answer critical questions, perhaps with a step that is another kind now."""
    yield from (step.id for step in the_map.steps.values() if step.questions)
    yield from (review.id for review in the_map.assessments if review.questions)
