"""Edits by which a claim is taken as given, with the reason, and no longer."""

from __future__ import annotations

from argmap.edit.fields import set_field
from argmap.edit.finding import one_of
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Claim


def assume(the_map: Map, claim_id: str, why: str) -> Map:
    """Return the map with a claim taken as given. Raises EditError when no reason is given, or it is no claim."""
    claim = one_of(the_map, claim_id, Claim)
    if not why.strip():
        raise EditError(f'"{claim.id}" cannot be assumed without a reason.', "Say why it is taken as given.")
    return set_field(the_map, claim.id, "assumed", why)


def unassume(the_map: Map, claim_id: str) -> Map:
    """Return the map with a claim no longer taken as given. Raises EditError when it is not."""
    claim = one_of(the_map, claim_id, Claim)
    if claim.assumed is None:
        raise EditError(f'"{claim.id}" is not assumed.', "There is nothing to take back.")
    return set_field(the_map, claim.id, "assumed", None)
