"""Edits of the steps of an argument: what supports, rebuts or undercuts what, and from which premises."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.edit.adding import add
from argmap.edit.finding import called, node_of, one_of
from argmap.edit.remaking import put
from argmap.edit.soundness import sounder
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Node, Quote, Step, Support


def support(
    the_map: Map,
    claim_id: str,
    premises: Sequence[str],
    *,
    id: str,  # noqa: A002 - it is called so on every node
    scheme: str | None = None,
    by: str | None = None,
) -> Map:
    """Return the map with a new step, in which linked premises support a claim.

    Raises EditError when the target is no claim, a premise is neither claim nor quote or is the claim itself, or the
    id cannot be used.
    """
    claim = one_of(the_map, claim_id, Claim)
    because = _premises(the_map, premises, claim.id)
    return add(the_map, Support(id=id, target=claim.id, because=because, scheme=scheme or None, by=by or None))


def attack(
    the_map: Map,
    target_id: str,
    premises: Sequence[str],
    *,
    id: str,  # noqa: A002 - it is called so on every node
    scheme: str | None = None,
    by: str | None = None,
) -> Map:
    """Return the map with a new objection, in which linked premises rebut a claim or undercut a step or a quote.

    Raises EditError when the target is none of these, a premise is neither claim nor quote or is the target itself, or
    the id cannot be used.
    """
    target = attackable(the_map, target_id)
    because = _premises(the_map, premises, target.id)
    return add(the_map, Attack(id=id, target=target.id, because=because, scheme=scheme or None, by=by or None))


def add_premise(the_map: Map, step_id: str, premise_id: str, *, after: str = "") -> Map:
    """Return the map with one more premise in a step, linked with the others: after one of them, else as the last.

    Raises EditError when it is neither claim nor quote, the target of the step, or one of its premises already.
    """
    step = one_of(the_map, step_id, Step)
    premise = _premise(the_map, premise_id, step.target)
    if premise in step.because:
        raise EditError(f'"{premise}" is a premise of "{step.id}" already.', "Choose another claim or quote.")
    place = step.because.index(after) + 1 if after in step.because else len(step.because)
    return _with_because(the_map, step, (*step.because[:place], premise, *step.because[place:]))


def remove_premise(the_map: Map, step_id: str, premise_id: str) -> Map:
    """Return the map with a premise taken out of a step; the claim or quote itself stays.

    Raises EditError when it is no premise of the step, or its only one.
    """
    step = one_of(the_map, step_id, Step)
    if premise_id not in step.because:
        raise EditError(f'"{premise_id}" is no premise of "{step.id}".', f"Its premises are {', '.join(step.because)}.")
    kept = tuple(premise for premise in step.because if premise != premise_id)
    if not kept:
        raise EditError(f'"{premise_id}" is the only premise of "{step.id}".', "Delete the step instead.")
    return _with_because(the_map, step, kept)


def attackable(the_map: Map, target_id: str) -> Node:
    """Return the claim, step or quote of an id. Raises EditError when it is of a kind that no objection is against."""
    target = node_of(the_map, target_id)
    if not isinstance(target, Claim | Step | Quote):
        fact = f'"{target_id}" is {called(type(target))}, and objections are against claims, steps and quotes.'
        raise EditError(fact, "Choose one of these.")
    return target


def _premises(the_map: Map, premises: Sequence[str], target: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_premise(the_map, premise, target) for premise in premises))
    if not found:
        raise EditError("A step needs at least one premise.", "Name a claim or a quote.")
    return found


def _premise(the_map: Map, premise_id: str, target: str) -> str:
    premise = node_of(the_map, premise_id)
    if not isinstance(premise, Claim | Quote):
        fact = f'"{premise_id}" is {called(type(premise))}, and premises are claims or quotes.'
        raise EditError(fact, "Choose a claim or a quote.")
    if premise.id == target:
        raise EditError(
            f'"{target}" is the target of the step and cannot be one of its premises.', "Choose another claim or quote."
        )
    return premise.id


def _with_because(the_map: Map, step: Step, because: tuple[str, ...]) -> Map:
    after = put(the_map, [step.model_copy(update={"because": because})])
    return sounder(the_map, after, [step.id])
