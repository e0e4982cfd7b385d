"""The scales by which one word says more than another of its sort: from no objection to a demand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

GAP = 2
"""Heights that differ by so much are asked about."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Words of one sort in one language, each with its height; `about` says what they measure."""

    about: str
    language: str
    heights: tuple[tuple[str, int], ...]
    """Word or phrase, case-folded, with its height; longer phrases first."""


@cache
def scales() -> tuple[Scale, ...]:
    """Read the packaged scales."""
    held = json.loads(files("argmap.appraisal.flags").joinpath("scales.json").read_text(encoding="utf-8"))
    return tuple(
        Scale(
            scale["about"],
            scale["language"],
            tuple(
                sorted(
                    ((word, rung["height"]) for rung in scale["rungs"] for word in rung["words"]),
                    key=lambda entry: (-len(entry[0]), entry[0]),
                )
            ),
        )
        for scale in held["scales"]
    )
