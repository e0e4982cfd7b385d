"""The formulas of a Carneades graph: one spelling for each, and words for those that no statement words."""

from __future__ import annotations

import re
from collections.abc import Mapping

NOT = "¬"
_TERM = re.compile(r"([^()]+)\((.*)\)", re.DOTALL)
_VARIABLE = re.compile(r"\b[A-Z]\w*\b")
_BLANK = re.compile(r"%[a-z]")


def spelt(formula: str) -> str:
    """Return a formula as it is spelt everywhere: without spaces where it has parentheses."""
    return "".join(formula.split()) if "(" in formula else " ".join(formula.split())


def opposite(formula: str) -> str:
    """Return what denies a formula, and what a formula denies."""
    return formula.removeprefix(NOT) if formula.startswith(NOT) else NOT + formula


def with_values(formula: str, values: Mapping[str, str]) -> str:
    """Return a formula with its variables, words with a capital, replaced by values where they have one."""
    return _VARIABLE.sub(lambda match: values.get(match[0], match[0]), formula)


def worded(formula: str, language: Mapping[str, str]) -> str:
    """Return a formula in words; `language` has a template for each `predicate/number`. "" where there is none."""
    denied = formula.removeprefix(NOT)
    match = _TERM.fullmatch(denied)
    name, arguments = (match[1], parts(match[2])) if match is not None else (denied, [])
    template = language.get(f"{name}/{len(arguments)}", "")
    if not template:
        return ""
    waiting = iter(arguments)
    said = _BLANK.sub(lambda blank: next(waiting, blank[0]), template)
    return said if denied == formula else f"Not: {said}"


def parts(arguments: str) -> list[str]:
    """Cut the arguments of a formula at the commas that stand in no parentheses."""
    found = [""]
    depth = 0
    for run in re.split(r"([(),])", arguments):
        depth += (run == "(") - (run == ")")
        if run == "," and depth == 0:
            found.append("")
        else:
            found[-1] += run
    return found
