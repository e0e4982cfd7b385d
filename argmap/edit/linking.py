"""The edit that links one node with another, by whatever link there can be between the two."""

from __future__ import annotations

from argmap.edit.finding import called, node_of
from argmap.edit.naming import proposed_id
from argmap.edit.quoting import attest
from argmap.edit.retyping import retarget
from argmap.edit.steps import add_premise, support
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Claim, Node, Quote, Step


def link(the_map: Map, marked_id: str, target_id: str) -> tuple[Map, str]:
    """Return the map with a marked node linked to a target, and what was done, in words.

    A claim or quote becomes a premise of a step; a claim becomes the reason for another by a new supporting step; a
    quote attests a claim; a step supports or attacks another target. Raises EditError where no link is possible.
    """
    marked, target = node_of(the_map, marked_id), node_of(the_map, target_id)
    if marked.id == target.id:
        raise EditError(f'"{marked.id}" cannot be linked with itself.', "Mark another block, or move the cursor.")
    match marked, target:
        case ((Claim() | Quote()), Step()):
            return add_premise(the_map, target.id, marked.id), f"made {marked.id} a premise of {target.id}"
        case Claim(), Claim():
            step = proposed_id(the_map, marked.text, kind="step")
            after = support(the_map, target.id, [marked.id], id=step)
            return after, f"let {marked.id} support {target.id} by the new step {step}"
        case Quote(), Claim():
            return attest(the_map, marked.id, target.id), f"let {marked.id} attest {target.id}"
        case Step(), Node():
            return retarget(the_map, marked.id, target.id), f"let {marked.id} {_verb(marked)} {target.id}"
        case _:
            fact = f"{called(type(marked)).capitalize()} cannot be linked with {called(type(target))}."
            raise EditError(fact, "Mark a claim, a quote or a step, and go to a claim or a step.")


def _verb(step: Step) -> str:
    return step.kind.removesuffix("s")
