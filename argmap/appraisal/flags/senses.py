"""Flags on terms that the author gives different senses in the claims of one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name
from argmap.appraisal.phrasing import plain
from argmap.model.nodes import Claim, Support


def sense_shifts(setting: Setting) -> Iterator[Flag]:
    """Ask whether an argument survives if a term keeps one sense from premise to premise and to the conclusion."""
    within, review = setting.within, setting.review
    senses = {name: found for name, claim in within.claims.items() if (found := senses_of(claim))}
    if not senses:
        return
    for step in within.steps.values():
        if not isinstance(step, Support):
            continue
        met: dict[str, tuple[str, str]] = {}
        for claim in (*step.because, step.target):
            for term, sense in senses.get(claim, {}).items():
                other, first = met.setdefault(term, (claim, sense))
                if first.casefold() != sense.casefold():
                    message = (
                        f"{review.labels[step.id]} has “{term}” as “{first}” in {claim_name(review, other)} and as "
                        f"“{sense}” in {claim_name(review, claim)}. Does it hold if the sense stays the same?"
                    )
                    yield Flag("sense-shift", (step.id, other, claim), message)


def senses_of(claim: Claim) -> Mapping[str, str]:
    """Read the lines `term = sense` of a claim."""
    found: dict[str, str] = {}
    for line in (claim.senses or "").splitlines():
        term, equals, sense = line.partition("=")
        if equals and plain(term) and plain(sense):
            found[plain(term).casefold()] = plain(sense)
    return found
