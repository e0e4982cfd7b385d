"""What a reviewer said of a node, as one sentence: who, the judgement, and the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argmap.appraisal.phrasing import plain
from argmap.model.nodes import Assessment
from argmap.model.vocabulary import Faithful, Resolution

_FAITHFUL: Mapping[Faithful, str] = {
    Faithful.YES: "the source says what the claim needs",
    Faithful.PARTLY: "the source says what the claim needs only in part",
    Faithful.NO: "the source does not say what the claim needs",
}
_SETTLED: Mapping[Resolution, str] = {
    Resolution.STANDS: "settles it: it stands",
    Resolution.FALLS: "settles it: it falls",
    Resolution.RESIDUAL: "accepts it as residual",
}


def assessment_sentence(assessment: Assessment, shown: Callable[[str], str] = plain) -> str:
    """Say who judges a node, how, and why; `shown` puts words of the map into the sentence."""
    who = shown(", ".join(plain(part) for part in (assessment.by, assessment.date) if part) or assessment.id)
    words = [
        f"rates it {assessment.grade.word}" if assessment.grade is not None else "",
        _FAITHFUL[assessment.faithful] if assessment.faithful is not None else "",
        _SETTLED[assessment.resolution] if assessment.resolution is not None else "",
    ]
    judged = "; ".join(filter(None, words))
    given = assessment.because or assessment.note or ""
    reason = shown(given) if plain(given) else ""
    said = f"{who}: {judged}" if judged else who
    return f"{said}. {reason}" if judged and reason else f"{said}: {reason}" if reason else said
