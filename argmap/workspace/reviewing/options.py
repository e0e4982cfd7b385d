"""The choices of a reviewer: grades, faithfulness and resolutions, each with what it means."""

from __future__ import annotations

from argmap.model.nodes import Node, Quote
from argmap.model.vocabulary import Faithful, Grade, QuestionState, Resolution
from argmap.workspace.asking import Option

TAKEN_BACK = "taken back"
"""The value of the option that takes a word back."""

_OF_STEPS: dict[Grade, str] = {
    Grade.NONE: "the premises, even if true, give no reason for the conclusion",
    Grade.WEAK: "they fit the conclusion, and fit rival ones about as well",
    Grade.MODERATE: "they make it likelier; a rival one is left open",
    Grade.STRONG: "it follows, unless something out of the ordinary is the case",
    Grade.ENTAILS: "if the premises are true, it cannot be false",
}
_OF_EVIDENCE: dict[Grade, str] = {
    Grade.NONE: "nothing can be taken from it",
    Grade.WEAK: "there is reason to doubt it: hearsay, interest, distance in time",
    Grade.MODERATE: "it may be relied on where nothing speaks against it",
    Grade.STRONG: "a good witness of what it says",
    Grade.ENTAILS: "it settles what it says",
}
_FAITHFUL: dict[Faithful, tuple[str, str]] = {
    Faithful.YES: ("Yes", "the quote says all that the claim needs"),
    Faithful.PARTLY: ("Partly", "the claim says more than the quote, or less, or something beside it"),
    Faithful.NO: ("No", "the quote does not say so"),
}
_RESOLUTIONS: dict[Resolution, tuple[str, str]] = {
    Resolution.STANDS: ("It stands", "the objections to it do not hold; its label follows this word"),
    Resolution.FALLS: ("It falls", "an objection to it holds; its label follows this word"),
    Resolution.RESIDUAL: ("Residual", "what is objected is accepted as a doubt that remains, and changes no label"),
}
_STATES: dict[QuestionState, tuple[str, str, str]] = {
    QuestionState.ANSWERED: ("a", "Answered", "by a claim or a quote"),
    QuestionState.RAISED: ("x", "Raised as an objection", "which is drawn in the map"),
    QuestionState.NOT_APPLICABLE: ("n", "Not applicable", "for a reason that is asked for"),
    QuestionState.OPEN: ("o", "Open", "nobody has taken it up, or not well enough"),
}


def grade_options(node: Node, given: Grade | None) -> tuple[Option, ...]:
    """Return the grades of a step, an assumption or a quote, by their numbers; with one given, taking it back too."""
    meaning = _OF_EVIDENCE if isinstance(node, Quote) else _OF_STEPS
    top = "established" if isinstance(node, Quote) else "entails"
    options = [
        Option(str(int(grade)), f"{int(grade)} {top if grade is Grade.ENTAILS else grade.word}", words, str(int(grade)))
        for grade, words in meaning.items()
    ]
    return (*options, *_back(given, "Take my rating back"))


def faithful_options(given: Faithful | None) -> tuple[Option, ...]:
    """Return what may be said of the faithfulness of a quote."""
    options = [Option(each.value, title, words, each.value[0]) for each, (title, words) in _FAITHFUL.items()]
    return (*options, *_back(given, "Take my judgement back"))


def resolution_options(given: Resolution | None) -> tuple[Option, ...]:
    """Return the ways in which what is contested may be settled."""
    options = [Option(each.value, title, words, each.value[0]) for each, (title, words) in _RESOLUTIONS.items()]
    return (*options, *_back(given, "Leave it unsettled"))


def state_options(now: QuestionState) -> tuple[Option, ...]:
    """Return what may become of a critical question that is in some state."""
    return tuple(
        Option(state.value, title, words, key, "It is open." if state is now is QuestionState.OPEN else "")
        for state, (key, title, words) in _STATES.items()
    )


def state_words(state: QuestionState) -> str:
    """Return what a state of a critical question is called within a sentence."""
    return _STATES[state][1].lower()


def _back(given: object, title: str) -> tuple[Option, ...]:
    return () if given is None else (Option(TAKEN_BACK, title, key="b"),)
