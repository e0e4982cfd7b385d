"""Edits of quotes: which claims they attest, and which quote they translate."""

from __future__ import annotations

from argmap.edit.finding import one_of
from argmap.edit.remaking import put
from argmap.edit.soundness import sounder
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Claim, Quote


def attest(the_map: Map, quote_id: str, claim_id: str) -> Map:
    """Return the map with a quote attesting one more claim. Raises EditError when it does already, or cannot."""
    quote, claim = one_of(the_map, quote_id, Quote), one_of(the_map, claim_id, Claim)
    if claim.id in quote.attests:
        raise EditError(f'"{quote.id}" attests "{claim.id}" already.', "Choose another claim.")
    return put(the_map, [quote.model_copy(update={"attests": (*quote.attests, claim.id)})])


def unattest(the_map: Map, quote_id: str, claim_id: str) -> Map:
    """Return the map with a quote no longer attesting a claim. Raises EditError when it does not."""
    quote = one_of(the_map, quote_id, Quote)
    if claim_id not in quote.attests:
        attested = f"It attests {', '.join(quote.attests)}." if quote.attests else "It attests no claim."
        raise EditError(f'"{quote.id}" does not attest "{claim_id}".', attested)
    kept = tuple(claim for claim in quote.attests if claim != claim_id)
    return put(the_map, [quote.model_copy(update={"attests": kept})])


def translate(the_map: Map, quote_id: str, original_id: str) -> Map:
    """Return the map with a quote being the translation of another; of none where `original_id` is "".

    Raises EditError when the other is no quote, or is itself a translation of this one, near or far.
    """
    quote = one_of(the_map, quote_id, Quote)
    original = one_of(the_map, original_id, Quote).id if original_id else None
    after = put(the_map, [quote.model_copy(update={"translation_of": original})])
    return sounder(the_map, after, [quote.id])
