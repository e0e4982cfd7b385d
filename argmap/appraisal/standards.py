"""Proof standards: whether a claim meets one, by its surviving arguments for and against, and why (not)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.appraisal.interval import Interval
from argmap.appraisal.review import Review
from argmap.appraisal.vocabulary import Label
from argmap.model.vocabulary import Grade, Resolution


class Standard(StrEnum):
    """How much must be shown, after Gordon, Prakken and Walton (2007) and Gordon and Walton (2009)."""

    SCINTILLA = "scintilla"
    PREPONDERANCE = "preponderance"
    CLEAR_AND_CONVINCING = "clear-and-convincing"
    BEYOND_REASONABLE_DOUBT = "beyond-reasonable-doubt"
    DIALECTICAL_VALIDITY = "dialectical-validity"


class Shortfall(StrEnum):
    """Why a standard is not met."""

    SETTLED_AGAINST = "settled-against"
    """A reviewer's resolution says that the claim falls."""
    NO_ARGUMENT = "no-argument"
    """No argument for the claim stands."""
    OBJECTION_LEFT = "objection-left"
    """An argument against the claim is not answered."""
    NOT_STRONGER = "not-stronger"
    """The best argument for the claim does not outweigh the best against it."""
    NOT_STRONG = "not-strong"
    """The best argument for the claim is not strong."""
    NOT_FAR_STRONGER = "not-far-stronger"
    """The best argument for the claim is less than two grades above the best against it."""
    DOUBT_LEFT = "doubt-left"
    """An argument against the claim that is weak or better is not answered."""


CONVINCING = Grade.STRONG
"""What the best argument must reach to be clear and convincing (alpha of Gordon and Walton 2009)."""
MARGIN = 2
"""Grades by which it must then outweigh the best argument against the claim (their beta)."""
DOUBT = Grade.WEAK
"""What the best argument against a claim must stay below where no reasonable doubt is left (their gamma)."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An argument for or against a claim that counts, a step by name, and its weight."""

    step: str
    weight: Interval


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a claim meets a standard; `shortfalls` are all the reasons why not, empty when it does.

    `possible` tells whether ratings that are still open could change a no into a yes. `pro` and `con` are the arguments
    that were weighed, the best first.
    """

    claim: str
    standard: Standard
    met: bool
    possible: bool
    shortfalls: tuple[Shortfall, ...]
    pro: tuple[Weighed, ...]
    con: tuple[Weighed, ...]


def ruling(review: Review, claim: str, standard: Standard) -> Ruling:
    """Say whether a claim meets a proof standard.

    The arguments weighed are the + steps of the claim that are IN (an assumption or a bare assertion is none) against
    its rebuttals that are not OUT: what is disputed does not help, and is not answered either. The weight of an
    argument is the grade of its weakest link. The five standards are

    - scintilla: at least one argument for the claim;
    - preponderance: the best argument for it outweighs the best against it;
    - clear and convincing: so, and it is strong, and by two grades;
    - beyond reasonable doubt: so, and no argument against it is weak or better;
    - dialectical validity: at least one argument for it, and none against it, of whatever weight.

    Where weights are known only within bounds, the lowest count for the claim and the highest against it. Where no
    argument stands against it, it is enough for preponderance that one for it is better than none. A resolution decides
    before all this: what falls meets nothing, and what stands has no arguments against it. The formal definitions are
    those of T. F. Gordon, H. Prakken and D. Walton, "The Carneades model of argument and burden of proof", Artificial
    Intelligence 171 (2007), and T. F. Gordon and D. Walton, "Proof burdens and standards" (2009), with ordinal grades
    for their numbers.
    """
    pro, con = _weighed(review, claim)
    resolution = review.resolution(claim)
    settled = resolution.resolution if resolution is not None else None
    if settled is Resolution.FALLS:
        return Ruling(claim, standard, False, False, (Shortfall.SETTLED_AGAINST,), pro, con)
    if settled is Resolution.STANDS:
        con = ()
    shortfalls = _shortfalls(
        standard, [argument.weight.lo for argument in pro], [argument.weight.hi for argument in con]
    )
    at_best = _shortfalls(standard, [argument.weight.hi for argument in pro], [argument.weight.lo for argument in con])
    return Ruling(claim, standard, not shortfalls, not at_best, shortfalls, pro, con)


def _weighed(review: Review, claim: str) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
    pro = [Weighed(*each) for each in review.grading.arguments(claim)]
    con = [Weighed(*each) for each in review.grading.arguments(claim, against=True, least=Label.UNDEC)]
    pro.sort(key=lambda argument: (-argument.weight.lo, -argument.weight.hi))
    con.sort(key=lambda argument: (-argument.weight.hi, -argument.weight.lo))
    return tuple(pro), tuple(con)


def _shortfalls(standard: Standard, pro: Sequence[Grade], con: Sequence[Grade]) -> tuple[Shortfall, ...]:
    """Return what arguments of these weights for and against a claim leave to be desired."""
    if not pro:
        return (Shortfall.NO_ARGUMENT,)
    best, against = max(pro), max(con, default=Grade.NONE)
    wanting = {
        Shortfall.OBJECTION_LEFT: bool(con),
        Shortfall.NOT_STRONGER: best <= against,
        Shortfall.NOT_STRONG: best < CONVINCING,
        Shortfall.NOT_FAR_STRONGER: best - against < MARGIN,
        Shortfall.DOUBT_LEFT: against >= DOUBT,
    }
    return tuple(shortfall for shortfall in _TESTS[standard] if wanting[shortfall])


_CLEAR = (Shortfall.NOT_STRONGER, Shortfall.NOT_STRONG, Shortfall.NOT_FAR_STRONGER)
_TESTS = {
    Standard.SCINTILLA: (),
    Standard.PREPONDERANCE: (Shortfall.NOT_STRONGER,),
    Standard.CLEAR_AND_CONVINCING: _CLEAR,
    Standard.BEYOND_REASONABLE_DOUBT: (*_CLEAR, Shortfall.DOUBT_LEFT),
    Standard.DIALECTICAL_VALIDITY: (Shortfall.OBJECTION_LEFT,),
}
