"""How the flags of a map are raised, all in a fixed order, and found again by claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from argmap.appraisal.flags.aim import misaimed_objections
from argmap.appraisal.flags.circles import circular_support
from argmap.appraisal.flags.dates import date_drifts
from argmap.appraisal.flags.elisions import elisions
from argmap.appraisal.flags.escalation import step_escalations
from argmap.appraisal.flags.flag import CODES, Flag
from argmap.appraisal.flags.holder import holders_own_words
from argmap.appraisal.flags.located import words_not_located
from argmap.appraisal.flags.origins import origins
from argmap.appraisal.flags.places import same_locators
from argmap.appraisal.flags.reports import reports_as_witness
from argmap.appraisal.flags.senses import sense_shifts
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.flags.silence import arguments_from_silence
from argmap.appraisal.flags.strength import stronger_wordings
from argmap.appraisal.flags.usage import quotes_both_ways, quotes_used_twice
from argmap.appraisal.review import Review
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map

_RAISED: tuple[Callable[[Setting], Iterator[Flag]], ...] = (
    circular_support,
    origins,
    quotes_used_twice,
    quotes_both_ways,
    same_locators,
    words_not_located,
    elisions,
    stronger_wordings,
    step_escalations,
    date_drifts,
    arguments_from_silence,
    reports_as_witness,
    sense_shifts,
    misaimed_objections,
    holders_own_words,
)


def raise_flags(within: Map, review: Review, checks: Mapping[str, QuoteCheck]) -> tuple[Flag, ...]:
    """Return the flags of a map whose references are sound, in the order of `CODES`, each code in file order.

    `review` is the review of the same map, `checks` the verdicts on its quotes by id, as far as there are any. Every
    text is read once; the time is linear in the map, but for the quotes counted under a main conclusion that all come
    from one origin.
    """
    setting = Setting(within, review, checks)
    order = {code: place for place, code in enumerate(CODES)}
    raised = [flag for raise_each in _RAISED for flag in raise_each(setting)]
    return tuple(sorted(raised, key=lambda flag: order[flag.code]))
