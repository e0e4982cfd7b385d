"""Edits that take a premise one level down or up in the argument: under the one before it, or out of its step."""

from __future__ import annotations

from argmap.edit.finding import called, node_of, one_of
from argmap.edit.naming import proposed_id
from argmap.edit.removing import delete
from argmap.edit.steps import add_premise, remove_premise, support
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Claim, Node, Quote, Step, Support


def indent(the_map: Map, node_id: str, parent_id: str, *, into: str = "") -> Map:
    """Return the map with a premise of the step `parent_id` supporting the premise before it instead.

    It does so by a new step of its own, or, where `into` names one that supports that premise already, as one more
    premise of that. Raises EditError when it is no premise of that step, or there is no claim before it.
    """
    node, step = _premise_of(the_map, node_id, parent_id)
    place = step.because.index(node.id)
    if len(step.because) == 1:
        fact = f'"{node.id}" is the only premise of "{step.id}": there is none before it that it could support.'
        raise EditError(fact, "Give that step another premise first.")
    if not place:
        raise EditError(f'"{node.id}" is the first premise of "{step.id}".', "Move the claim it supports above it.")
    before = the_map.nodes[step.because[place - 1]]
    if not isinstance(before, Claim):
        fact = f'"{before.id}", which stands before it, is {called(type(before))}, and only claims are supported.'
        raise EditError(fact, "Move a claim above it.")
    freed = remove_premise(the_map, step.id, node.id)
    if not into:
        words = node.text if isinstance(node, Claim | Quote) else node.id
        return support(freed, before.id, [node.id], id=proposed_id(the_map, words, kind="step"))
    joined = one_of(the_map, into, Support)
    if joined.target != before.id:
        raise EditError(f'"{joined.id}" does not support "{before.id}".', "Choose a step that does.")
    return add_premise(freed, joined.id, node.id)


def outdent(the_map: Map, node_id: str, parent_id: str, *, into: str = "") -> Map:
    """Return the map with a premise of the step `parent_id` as a premise beside the conclusion of that step instead.

    The step it moves to is `into`, or the first that has the conclusion among its premises. A step that had no other
    premise goes, if it says nothing else. Raises EditError when it is no premise of that step, when the step attacks,
    when its conclusion is no premise, and when more than the link would be lost.
    """
    node, step = _premise_of(the_map, node_id, parent_id)
    if not isinstance(step, Support):
        raise EditError(f'"{step.id}" is an objection: its premises do not move up.', "Link it where it belongs.")
    users = the_map.shape.premise_of.get(step.target, ())
    if not users:
        raise EditError(
            f'"{step.target}", which it supports, is no premise of a step.', "It stands at the highest level already."
        )
    above = one_of(the_map, into or users[0], Step)
    if above.id not in users:
        raise EditError(f'"{step.target}" is no premise of "{above.id}".', f"Choose one of {', '.join(users)}.")
    risen = add_premise(the_map, above.id, node.id, after=step.target)
    if len(step.because) > 1:
        return remove_premise(risen, step.id, node.id)
    _refuse_loss(the_map, node, step)
    return delete(risen, [step.id])


def _premise_of(the_map: Map, node_id: str, parent_id: str) -> tuple[Node, Step]:
    node = node_of(the_map, node_id)
    step = the_map.steps.get(parent_id)
    if not isinstance(node, Claim | Quote):
        raise EditError(f'"{node.id}" is {called(type(node))}: only premises move in and out.', "Choose a premise.")
    if step is None or node.id not in step.because:
        raise EditError(f'"{node.id}" is no premise here.', "Mark it, and link it with the step or claim it is for.")
    return node, step


def _refuse_loss(the_map: Map, node: Node, step: Support) -> None:
    bare = Support(id=step.id, target=step.target, because=step.because)
    shape = the_map.shape
    about = (*shape.attacks.get(step.id, ()), *shape.reviewed_by.get(step.id, ()))
    if about or step != bare:
        why = f"{', '.join(about)} would go with it" if about else "what it says of the inference would be lost"
        fact = f'"{node.id}" is the only premise of "{step.id}", and {why}.'
        raise EditError(fact, "Give that step another premise first.")
