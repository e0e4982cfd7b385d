"""The thirty built-in argumentation schemes with their critical questions, each with its published source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from argmap.model.map import Map
from argmap.model.nodes import CriticalQuestion, Scheme
from argmap.model.vocabulary import QuestionKind


def _read() -> dict[str, Scheme]:
    written = json.loads(files("argmap.model").joinpath("schemes.json").read_text("utf-8"))
    return {
        entry["id"]: Scheme(
            id=entry["id"],
            name=entry["id"].replace("-", " ").capitalize(),
            gist=entry["gist"],
            questions=tuple(
                CriticalQuestion(number=question["number"], kind=QuestionKind(question["kind"]), text=question["q"])
                for question in entry["critical_questions"]
            ),
            reference=entry["source"],
        )
        for entry in written["schemes"]
    }


SCHEMES: Mapping[str, Scheme] = MappingProxyType(_read())
"""The built-in schemes by id, in the order of the catalogue."""


def scheme_called(name: str, within: Map) -> Scheme | None:
    """Return the scheme that steps of `within` call `name`: the map's own, else the built-in one, else None."""
    own = within.nodes.get(name)
    return own if isinstance(own, Scheme) else SCHEMES.get(name)
