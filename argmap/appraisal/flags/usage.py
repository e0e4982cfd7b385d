"""Flags on quotations that are used twice: for two claims, or for a conclusion and against something under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name, quote_name
from argmap.appraisal.phrasing import listed
from argmap.model.map import Map
from argmap.model.nodes import Attack, Support
from argmap.model.vocabulary import Reading

_REACH = 500
"""Claims looked at upwards from each use: enough for any conclusion in sight, and linear for any map."""


def quotes_used_twice(setting: Setting) -> Iterator[Flag]:
    """Ask whether one quotation carries each of the different claims that it is used for."""
    within = setting.within
    alike: dict[tuple[str, str], list[str]] = {}
    for name, quote in within.quotes.items():
        alike.setdefault((quote.source, " ".join(quote.text.split())), []).append(name)
    for names in alike.values():
        uses = {claim: None for name in names for claim in _uses(within, name)}
        if len(uses) < 2:  # noqa: PLR2004 -- one use is what a quotation is for
            continue
        claims = listed([claim_name(setting.review, claim, most=60) for claim in uses], joint="; ")
        message = (
            f"{quote_name(setting.review, names[0])} is used for {len(uses)} claims: {claims}. "
            "Which of its words carry which claim?"
        )
        yield Flag("quote-used-twice", (*names, *uses), message)


def _uses(within: Map, quote: str) -> Iterator[str]:
    yield from within.quotes[quote].attests
    for step in within.shape.premise_of.get(quote, ()):
        node = within.steps[step]
        if isinstance(node, Support):
            yield node.target


@dataclass(frozen=True, slots=True)
class _Against:
    """A step by which a quote, or a claim it attests, tells against something, and the claim that suffers by it."""

    step: str
    target: str
    claim: str


@dataclass(frozen=True, slots=True)
class _Conflict:
    """An attack on something that leads up to `common`, as `supported` does, which the same quote is used for."""

    against: _Against
    supported: str
    common: str


def quotes_both_ways(setting: Setting) -> Iterator[Flag]:
    """Ask of a quotation that supports a conclusion and is turned against something under it whether it can do both.

    An attack on an objection to the conclusion is no attack on anything under it; and what is read into a quotation
    (a partial reading) is not its own.
    """
    within = setting.within
    attacking = {premise for step in within.steps.values() if isinstance(step, Attack) for premise in step.because}
    asked: set[tuple[str, ...]] = set()
    for name, quote in within.quotes.items():
        attested = () if quote.reading is Reading.PARTIAL else tuple(dict.fromkeys(quote.attests))
        if attacking.isdisjoint((name, *attested)):
            continue
        conflicts = list(_conflicts(within, name, attested))
        key = tuple(conflict.against.step for conflict in conflicts)
        if conflicts and key not in asked:
            asked.add(key)
            yield _both_ways(setting, name, conflicts)


def _conflicts(within: Map, quote: str, attested: tuple[str, ...]) -> Iterator[_Conflict]:
    supported = _supported(within, (quote, *attested)) or attested
    for node in (quote, *attested):
        for against in _against(within, node):
            above = _above(within, [against.claim])
            shared = next(((claim, root) for claim, root in _above(within, supported).items() if claim in above), None)
            if shared is not None:
                yield _Conflict(against, shared[1], shared[0])


def _supported(within: Map, used: Iterable[str]) -> tuple[str, ...]:
    """Return the claims that a quote, or a claim it attests, is a premise for."""
    concluded = (
        node.target
        for each in used
        for step in within.shape.premise_of.get(each, ())
        if isinstance(node := within.steps[step], Support)
    )
    return tuple(dict.fromkeys(concluded))


def _against(within: Map, node: str) -> Iterator[_Against]:
    for step in within.shape.premise_of.get(node, ()):
        attack = within.steps[step]
        if not isinstance(attack, Attack):
            continue
        struck = within.steps.get(attack.target)
        if attack.target in within.claims:
            yield _Against(step, attack.target, attack.target)
        elif isinstance(struck, Support):
            yield _Against(step, attack.target, struck.target)


def _above(within: Map, claims: Iterable[str]) -> dict[str, str]:
    """Return what claims lead up to, the nearest first, each with the claim it was reached from."""
    found = {claim: claim for claim in claims}
    queue = list(found)
    for claim in queue:
        for step in within.shape.premise_of.get(claim, ()):
            node = within.steps[step]
            if isinstance(node, Support) and node.target not in found and len(queue) < _REACH:
                found[node.target] = found[claim]
                queue.append(node.target)
    return found


def _both_ways(setting: Setting, quote: str, conflicts: Sequence[_Conflict]) -> Flag:
    review = setting.review
    supported = dict.fromkeys(conflict.supported for conflict in conflicts)
    used_for = listed([claim_name(review, claim, most=60) for claim in supported], joint="; ")
    turned = listed([_turned(setting, conflict) for conflict in conflicts], joint="; ")
    message = (
        f"{quote_name(review, quote)} is used for {used_for}, and also against {turned}. "
        "Does it support the one if it tells against the other?"
    )
    named = (name for each in conflicts for name in (each.against.step, each.against.target, each.common))
    return Flag("quote-both-ways", tuple(dict.fromkeys((quote, *supported, *named))), message)


def _turned(setting: Setting, conflict: _Conflict) -> str:
    review, against = setting.review, conflict.against
    if against.target == against.claim:
        struck = claim_name(review, against.claim, most=60)
    elif against.claim == conflict.supported:
        struck = f"the step {review.labels[against.target]} to it"
    else:
        struck = f"the step {review.labels[against.target]} to {claim_name(review, against.claim, most=60)}"
    by, common = review.labels[against.step], conflict.common
    if common not in (conflict.supported, against.claim):
        return f"{struck} (by {by}; both lead up to {review.labels[common]})"
    return f"{struck} (by {by})"
