"""The smallest sets of grounds that carry a conclusion, and the smallest whose loss brings it down, by a solver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Protocol

from argmap.appraisal.labelling import OUT
from argmap.appraisal.review import Review
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.errors import CannotDoError

FIRST = 20
"""Sets that are given unless more are asked for."""

GroundSet = tuple[str, ...]
"""Quotes, assumed claims and bare claims by id, in file order."""


class _Formula(Protocol):
    """What is used of a weighted formula of python-sat."""

    def append(self, clause: Sequence[int], weight: int | None = None) -> None: ...


class _Solver(Protocol):
    """What is used of the solvers of python-sat."""

    def enumerate(self) -> Iterator[list[int]]: ...

    def compute(self) -> list[int] | None: ...

    def add_clause(self, clause: Sequence[int]) -> None: ...

    def delete(self) -> None: ...


def smallest_evidence_sets(
    review: Review, claim: str, *, most: int = FIRST, after_objections: bool = False
) -> tuple[GroundSet, ...]:
    """Return the sets of grounds each of which carries the claim, and no part of which does: `most` smallest first.

    Grounds are quotes, assumptions and claims asserted without a source; nothing carries a claim for which no complete
    argument is drawn (or left, with `after_objections`). The sets are the smallest unsatisfiable subsets of the steps
    read as rules, the grounds, and the denial of the claim (Ignatiev, Previti, Liffiton and Marques-Silva 2015).
    NP-hard, so meant for one conclusion at a time. Raises CannotDoError when python-sat is not installed.
    """
    tool = _tool("pysat.examples.optux")
    rules = _Rules(review, claim, after_objections=after_objections)
    if not rules.carried:
        return ()
    solver: _Solver = tool.OptUx(rules.formula())
    sets: dict[GroundSet, None] = {}
    for found in solver.enumerate():
        # Two steps that say the same make the solver name a set twice.
        sets.setdefault(rules.named(number - 1 for number in found))
        if len(sets) == most:
            break
    solver.delete()
    return tuple(sets)


def smallest_cuts(
    review: Review, claim: str, *, most: int = FIRST, after_objections: bool = False
) -> tuple[GroundSet, ...]:
    """Return the sets of grounds whose loss brings the claim down, and no part of which does: `most` smallest first.

    The first is a minimum cut. They are the smallest correction sets of the same rules, by maximum satisfiability
    (RC2: Ignatiev, Morgado and Marques-Silva 2019). Raises CannotDoError when python-sat is not installed.
    """
    tool = _tool("pysat.examples.rc2")
    rules = _Rules(review, claim, after_objections=after_objections)
    if not rules.carried:
        return ()
    solver: _Solver = tool.RC2(rules.formula())
    sets: list[GroundSet] = []
    while len(sets) < most:
        model = solver.compute()
        if model is None:
            break
        true = frozenset(model)
        lost = [place for place, ground in enumerate(rules.grounds) if rules.kept[ground] not in true]
        sets.append(rules.named(lost))
        # Not this set again, nor any that contains it.
        solver.add_clause([rules.kept[rules.grounds[place]] for place in lost])
    solver.delete()
    return tuple(sets)


def _tool(module: str) -> ModuleType:
    try:
        return import_module(module)
    except ImportError as missing:
        raise CannotDoError(
            "the smallest sets of evidence need the solver python-sat, which is not installed",
            "install it with: pip install 'argmap[sat]'",
        ) from missing


class _Rules:
    """The steps under a claim as rules: an atom has the number after its own, and each ground a switch."""

    def __init__(self, review: Review, claim: str, *, after_objections: bool) -> None:
        graph = self.graph = review.grading.graph
        labels = review.grading.labels
        self.target = graph.atom_of[claim]
        self.carried = review.critical(claim, after_objections=after_objections).derivable
        self.steps: list[int] = []
        grounds: list[int] = []
        seen, stack = {self.target}, [self.target]
        while stack:
            atom = stack.pop()
            used = [step for step in graph.supporters[atom] if not (after_objections and labels[step] == OUT)]
            self.steps += [step for step in used if graph.kinds[step] is not StepKind.ASSUMPTION]
            lost = after_objections and review.label(graph.atoms[atom]) == OUT
            if _is_assumed(graph, used) or (_is_end(graph, atom) and not lost):
                grounds.append(atom)
            new = [premise for step in used for premise in graph.premises[step] if premise not in seen]
            seen.update(new)
            stack += new
        self.grounds: Sequence[int] = sorted(grounds)
        first = len(graph.atoms) + 1
        self.kept: Mapping[int, int] = {ground: first + place for place, ground in enumerate(self.grounds)}

    def formula(self) -> _Formula:
        """Return the rules and the denial of the claim as hard clauses, the grounds as soft ones in their order."""
        formula: _Formula = _tool("pysat.formula").WCNF()
        graph = self.graph
        for step in self.steps:
            formula.append([*(-1 - premise for premise in graph.premises[step]), 1 + graph.targets[step]])
        for ground, switch in self.kept.items():
            formula.append([-switch, 1 + ground])
        formula.append([-1 - self.target])
        for ground in self.grounds:
            formula.append([self.kept[ground]], weight=1)
        return formula

    def named(self, places: Iterable[int]) -> GroundSet:
        """Return grounds by id, claims before quotes, in file order."""
        return tuple(self.graph.atoms[self.grounds[place]] for place in sorted(places))


def _is_assumed(graph: StepGraph, used: Sequence[int]) -> bool:
    return any(graph.kinds[step] is StepKind.ASSUMPTION for step in used)


def _is_end(graph: StepGraph, atom: int) -> bool:
    """Tell whether an atom is a quote that counts or a bare claim."""
    return atom not in graph.failed if graph.is_quote(atom) else not graph.supporters[atom]
