"""How reviewers have settled what is contested: the last word on each claim, step, quote or objection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.appraisal.labelling import IN, OUT
from argmap.appraisal.stepgraph import StepGraph
from argmap.model.map import Map
from argmap.model.nodes import Assessment
from argmap.model.vocabulary import Resolution


@dataclass(frozen=True, slots=True, eq=False)
class Resolutions:
    """What resolutions settle: labels by node of the circuit (atoms, then steps), and the objections accepted."""

    by_target: Mapping[str, Assessment]
    """The resolution that holds for each claim, step or quote."""
    fixed: Mapping[int, int]
    settled_by: Mapping[int, str]
    """The resolution that fixed each of these nodes."""
    residual: frozenset[int]
    """Attacking steps that are accepted as residual, and so change no label."""


def resolutions(within: Map, graph: StepGraph) -> Resolutions:
    """Gather the resolutions of a map. Of several on one node the latest date holds, of equal dates the last written.

    `stands` and `falls` fix the label of what they are on. `residual` on an attacking step accepts this objection, on
    anything else the objections aimed at it: they are set aside and stay on the record.
    """
    holding: dict[str, Assessment] = {}
    for assessment in within.assessments:
        if assessment.resolution is None:
            continue
        before = holding.get(assessment.target)
        if before is None or (assessment.date or "") >= (before.date or ""):
            holding[assessment.target] = assessment
    fixed: dict[int, int] = {}
    settled_by: dict[int, str] = {}
    accepted: dict[int, str] = {}
    steps = len(graph.atoms)
    for target, assessment in holding.items():
        atom, step = graph.atom_of.get(target, -1), graph.step_of.get(target, -1)
        if assessment.resolution is Resolution.RESIDUAL:
            aimed = graph.attackers[atom] if atom >= 0 else graph.undercutters.get(step, ())
            accepted |= dict.fromkeys([step] if step >= 0 and graph.is_attack(step) else aimed, assessment.id)
        else:
            node = atom if atom >= 0 else steps + step
            fixed[node] = IN if assessment.resolution is Resolution.STANDS else OUT
            settled_by[node] = assessment.id
    for step, name in accepted.items():
        fixed[steps + step] = OUT
        settled_by[steps + step] = name
    return Resolutions(holding, fixed, settled_by, frozenset(accepted))
