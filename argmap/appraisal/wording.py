"""The words of the review: the same sentences for grounding, standing and sources wherever a person reads them."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.appraisal.naming import claim_name, objection_name, quote_name, source_name, target_name
from argmap.appraisal.phrasing import counted, listed
from argmap.appraisal.review import Grounding, ObjectionState, Review, Standing
from argmap.appraisal.verification import is_checked
from argmap.appraisal.vocabulary import Label
from argmap.evidence.verdict import Verdict

GROUNDING_WORDS: Mapping[Grounding, str] = {
    Grounding.DIRECT: "Directly sourced",
    Grounding.INFERRED: "Inferred, all from sources",
    Grounding.ASSUMED: "Assumed",
    Grounding.MIXED: "Inferred; also needs assumptions",
    Grounding.ASSUMPTION_ONLY: "Inferred from assumptions only",
    Grounding.CIRCULAR: "Supports itself only",
    Grounding.DANGLING: "Argued for, but resting on unsupported claims",
    Grounding.BARE: "Stated without support",
}
"""What a grounding is called where claims are counted."""

STANDING_WORDS: Mapping[Standing, str] = {
    Standing.STANDS: "Stands",
    Standing.CONTESTED: "Contested",
    Standing.UNSETTLED: "Unsettled",
    Standing.ONLY_OBJECTIONS: "Only objections stand",
    Standing.UNSUPPORTED: "Unsupported",
}
"""What a standing is called where claims are counted."""

ASSERTED_WORDS = "Asserted, not objected to"
SECOND_HAND_WORDS = "every route passes through second-hand quotation"
BARE_WORDS = "asserted without a source"

OBJECTION_WORDS: Mapping[ObjectionState, str] = {
    ObjectionState.ANSWERED: "answered",
    ObjectionState.UNSUPPORTED: "unsupported: nothing derives its premises",
    ObjectionState.DISPUTED: "disputed: whether it holds is itself open",
    ObjectionState.UNANSWERED: "unanswered",
    ObjectionState.RESIDUAL: "accepted as residual",
}

VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.SOURCE_NOT_HELD: "not checked: no copy of the source is held",
    Verdict.UNREADABLE: "not checked: the held copy has no readable text",
    Verdict.STALE: "the held copy has changed since it was recorded",
    Verdict.NOT_FOUND: "not found in the source",
    Verdict.SPLICED: "joined from passages that do not stand together",
    Verdict.ALTERED: "the source has other words",
    Verdict.SECOND_HAND: "as given by another text; the origin itself was not seen",
    Verdict.VERIFIED_EDITED: "verbatim apart from marked or usual changes",
    Verdict.VERIFIED: "verbatim in the source",
}


def grounding_sentence(review: Review, claim: str) -> str:
    """Say where the support of a claim comes from, with the claims it hangs on."""
    summary = grounding_summary(review, claim)
    match review[claim].grounding:
        case Grounding.MIXED:
            named = [claim_name(review, other) for other in review.assumptions(claim)]
        case Grounding.DANGLING:
            named = _unsupported_ends(review, claim)
            summary = summary.replace(" claims", "", 1)
        case _:
            return summary
    return f"{summary}: {listed(named, joint='; ')}"


def grounding_summary(review: Review, claim: str) -> str:
    """Say where the support of a claim comes from, and how far it is from there."""
    found = review[claim]
    match found.grounding:
        case Grounding.DIRECT:
            words = "Directly sourced: a named source says this"
        case Grounding.INFERRED:
            words = f"Inferred in {counted(found.sourced_depth or 0, 'step')}, all from sources"
        case Grounding.MIXED:
            words = f"Inferred in {counted(found.depth or 0, 'step')}; also needs assumptions"
        case Grounding.ASSUMED:
            words = "Assumed: taken as given"
        case _:
            words = GROUNDING_WORDS[found.grounding]
    badges = ["also argued"] if found.also_argued else []
    badges += ["the loop adds nothing"] if found.loop_adds_nothing else []
    return f"{words} ({'; '.join(badges)})" if badges else words


def drawn_sentence(review: Review, claim: str) -> str:
    """Say how much reasoning is drawn under a claim, and how many of its ends are sourced; "" for an end."""
    steps, ends = review.steps(claim), review.grounds(claim)
    if not steps:
        return ""
    sourced = sum(review[end].grounding in (Grounding.DIRECT, Grounding.INFERRED) for end in ends)
    drawn = f"{counted(len(steps), 'step')} as drawn"
    return f"{drawn}; {sourced} of {counted(len(ends), 'end')} of the reasoning sourced" if ends else drawn


def standing_words(review: Review, claim: str) -> str:
    """Say in a few words how a claim stands, with the number of objections answered."""
    found = review[claim]
    states = [objection.state for objection in found.objections]
    words = STANDING_WORDS[found.standing]
    if found.standing is Standing.STANDS and review.resolution(claim) is None and found.grounding is Grounding.BARE:
        words = ASSERTED_WORDS
    counts = [
        f"{said}: {states.count(state)}"
        for state, said in (
            (ObjectionState.ANSWERED, "objections answered"),
            (ObjectionState.UNSUPPORTED, "objections without support"),
            (ObjectionState.RESIDUAL, "accepted as residual"),
        )
        if state in states
    ]
    return f"{words} ({'; '.join(counts)})" if counts and found.standing is Standing.STANDS else words


def standing_sentences(review: Review, claim: str) -> tuple[str, ...]:
    """Say how a claim stands and why, then how it would stand without objections that count for less."""
    found = review[claim]
    resolution = review.resolution(claim)
    if resolution is not None and found.decided_by == resolution.id:
        who = " ".join(filter(None, [resolution.by, resolution.date]))
        first = f"{standing_words(review, claim)}: settled by {who or resolution.id}"
    else:
        first = standing_words(review, claim) + _because(review, claim)
    return tuple(filter(None, [first, _supported_sentence(review, claim), _subject_sentence(review, claim)]))


def _supported_sentence(review: Review, claim: str) -> str:
    found = review[claim]
    if found.standing_supported is found.standing:
        return ""
    otherwise = f"otherwise {STANDING_WORDS[found.standing_supported]}."
    if found.standing is Standing.CONTESTED:
        return f"Contested only by an objection that itself has no support; {otherwise}"
    return f"{STANDING_WORDS[found.standing]} only through an objection that itself has no support; {otherwise}"


def _subject_sentence(review: Review, claim: str) -> str:
    found = review[claim]
    if found.standing_subject is found.standing:
        return ""
    words = STANDING_WORDS[found.standing_subject]
    return f"As its author argues it, without what the mapper added: {words}."


def _because(review: Review, claim: str) -> str:
    """Say what a claim that does not simply stand is held back by, from ": " on."""
    found = review[claim]
    against = [
        objection_name(review, objection.step)
        for objection in found.objections
        if objection.state in (ObjectionState.UNANSWERED, ObjectionState.DISPUTED)
        and review.map.steps[objection.step].target == claim
    ]
    match found.standing:
        case Standing.CONTESTED:
            return f": both sides standing; against it {listed(against, joint='; ')}"
        case Standing.ONLY_OBJECTIONS:
            return f": {listed(against, joint='; ')}"
        case Standing.UNSETTLED:
            return f": depends on something contested: {listed(unsettled_by(review, claim), joint='; ')}"
        case Standing.UNSUPPORTED:
            return _lost(review, claim)
        case Standing.STANDS:
            return ""


def unsettled_by(review: Review, claim: str) -> list[str]:
    """Name the contested claims, disputed steps and disputed quotations that leave a claim open, nearest first."""
    named: dict[str, None] = {}
    for reason in review.why(claim):
        if reason.label is not Label.UNDEC or reason.id == claim:
            continue
        if reason.id in review.map.claims:
            if review[reason.id].standing is Standing.CONTESTED:
                named[claim_name(review, reason.id)] = None
            continue
        disputed = [
            objection_name(review, attack)
            for attack in review.map.shape.attacks.get(reason.id, ())
            if review.label(attack) is Label.UNDEC
        ]
        if disputed:
            named[f"{target_name(review, reason.id)}, against which {listed(disputed, joint='; ')}"] = None
    # In a ring of attacks nothing is contested from outside: name what the claim faces.
    return list(named) or [objection_name(review, objection.step) for objection in review[claim].objections]


def _lost(review: Review, claim: str) -> str:
    """Say what took the support of a claim away, where there was some."""
    lost = []
    for reason in review.why(claim):
        if reason.label is Label.IN and reason.id in review.map.steps and review.map.steps[reason.id].kind == "attacks":
            struck = target_name(review, review.map.steps[reason.id].target)
            lost.append(f"{struck} is undercut by {objection_name(review, reason.id)}")
    return f": {listed(lost, most=3, joint='; ')}" if lost else ""


def sources_sentence(review: Review, claim: str) -> str:
    """Say what quotations a claim rests on: how many, of how many origins, and how far from them.

    Five quotations of one telegram are "5 quotations, 1 origin", never five sources.
    """
    found = review[claim]
    quotes, origins = review.quotes(claim), review.origins(claim)
    if not quotes:
        return "no quotation"
    named = listed([source_name(review, origin) for origin in origins], most=3, joint="; ")
    words = f"{counted(len(quotes), 'quotation')}, {counted(len(origins), 'origin')} ({named})"
    if found.second_hand:
        return f"{words}; {SECOND_HAND_WORDS} ({counted(found.hops or 0, 'text')} from the origin at the nearest)"
    distant = sum(review.map.quotes[quote].hops > 0 for quote in quotes)
    return f"{words}; {distant} of {counted(len(quotes), 'quotation')} read at second hand" if distant else words


def checking_sentence(review: Review, claim: str) -> str:
    """Say which quotations under a claim were not checked; "" when all were."""
    unchecked, quotes = review.unchecked_quotes(claim), review.quotes(claim)
    if not unchecked:
        return ""
    if len(unchecked) == len(quotes):
        return "none of its quotations was checked against a source text"
    names = listed([review.labels[quote] for quote in unchecked], most=12)
    return f"{len(unchecked)} of {counted(len(quotes), 'quotation')} not checked against a source text: {names}"


def failure_sentences(review: Review, claim: str) -> tuple[str, ...]:
    """Say which quotations under a claim ground nothing, and why."""
    return tuple(f"{quote_name(review, quote)} {failure_words(review, quote)}" for quote in review.failed_quotes(claim))


def failure_words(review: Review, quote: str) -> str:
    """Say why a quotation grounds nothing."""
    check = review.checks.get(quote)
    why = "not checked" if check is None else VERDICT_WORDS[check.verdict]
    rejected = " and only checked quotations count here" if not is_checked(check) else ""
    return f"grounds nothing: {why}{rejected}"


def objection_sentence(review: Review, step: str) -> str:
    """Say what an objection strikes, what it says, what it rests on and what has become of it."""
    found = review.objection(step)
    node = review.map.steps[step]
    words = OBJECTION_WORDS[found.state]
    if found.state is ObjectionState.ANSWERED and found.answer in review.map.steps:
        words += f": undercut by {objection_name(review, found.answer)}"
    elif found.state is ObjectionState.ANSWERED and found.answer in review.labels:
        words += f": its premise {review.labels[found.answer]} does not stand"
    rests = GROUNDING_WORDS[found.grounding]
    return f"Against {target_name(review, node.target)}: {objection_name(review, step)}. {rests}; {words}."


def _unsupported_ends(review: Review, claim: str) -> list[str]:
    """Name what an argument that is not derivable ends in: bare claims, circles, quotations that failed."""
    wanting = (Grounding.BARE, Grounding.CIRCULAR)
    ends = [claim_name(review, end) for end in review.grounds(claim) if review[end].grounding in wanting]
    failed = [f"{quote_name(review, quote)}, which grounds nothing" for quote in review.failed_quotes(claim)]
    return ends + failed or ["claims that support only themselves"]
