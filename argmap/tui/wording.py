"""The words in which the editor passes a refusal on."""

from __future__ import annotations

from argmap.errors import ArgmapError


def sentence(refusal: ArgmapError) -> str:
    """Write a refusal as one message: the fact, then the remedy."""
    if not refusal.remedy:
        return refusal.message
    return f"{refusal.message}{' ' if refusal.message.endswith(('.', '!', '?')) else '; '}{refusal.remedy}"
