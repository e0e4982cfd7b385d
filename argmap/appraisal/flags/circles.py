"""Flags on claims that support each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name
from argmap.appraisal.phrasing import listed
from argmap.appraisal.review import Grounding

_SHOWN = 4


def circular_support(setting: Setting) -> Iterator[Flag]:
    """Ask of every circle what outside it supports it, or whether it is meant to add to what does."""
    place = {claim: number for number, claim in enumerate(setting.within.claims)} if setting.layers.circles else {}
    for circle in sorted(setting.layers.circles, key=lambda group: place[group[0]]):
        names = listed([claim_name(setting.review, claim) for claim in circle[:_SHOWN]], joint="; ")
        if len(circle) > _SHOWN:
            names += f"; and {len(circle) - _SHOWN} more"
        reason = (
            f"{names} support each other in a circle." if len(circle) > 1 else f"{names} is given in its own support."
        )
        alone = all(setting.review[claim].grounding is Grounding.CIRCULAR for claim in circle)
        asked = (
            "What outside the circle speaks for any of them?"
            if alone
            else "Some have other support: is the circle meant to add to it?"
        )
        yield Flag("circular-support", tuple(circle), f"{reason} {asked}")
