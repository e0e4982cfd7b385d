"""What has become of the critical questions that the schemes of a map's steps raise, and whose turn it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.model.catalogue import scheme_called
from argmap.model.map import Map
from argmap.model.nodes import Assessment, QuestionAnswer, Step
from argmap.model.vocabulary import QuestionKind, QuestionState


@dataclass(frozen=True, slots=True)
class Question:
    """One critical question on one step. `words` is the id that answers or raises it, or the reason it does not apply.

    `by` names the reviewer's block that says so, "" where the step itself does or nobody has.
    """

    step: str
    number: int
    kind: QuestionKind
    text: str
    state: QuestionState = QuestionState.OPEN
    words: str = ""
    by: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has taken the question up."""
        return self.state is QuestionState.OPEN

    @property
    def is_arguers(self) -> bool:
        """Tell whose burden it is: the arguer's for premises and assumptions, else the challenger's."""
        return self.kind is not QuestionKind.EXCEPTION


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How many critical questions there are, and what has become of them; the five parts add up to `total`."""

    total: int = 0
    answered: int = 0
    raised: int = 0
    not_applicable: int = 0
    open_arguer: int = 0
    open_challenger: int = 0


def questions(within: Map) -> Mapping[str, tuple[Question, ...]]:
    """Return the critical questions of every step that names a scheme, by step, in file order. They change no label.

    The step speaks first, then its reviewers by date (of equal dates in file order), and on each question the last word
    holds: a reviewer may answer a question, raise it, or open it again. An exception is the challenger's to show, a
    premise or an assumption the arguer's to answer (Gordon, Prakken and Walton 2007).
    """
    found = {name: _asked(within, step) for name, step in within.steps.items() if step.scheme is not None}
    return {name: asked for name, asked in found.items() if asked}


def counted_questions(asked: Iterable[Question]) -> QuestionCount:
    """Count questions by what has become of them."""
    all_of_them = list(asked)
    states = Counter(question.state for question in all_of_them)
    arguers = sum(question.is_open and question.is_arguers for question in all_of_them)
    return QuestionCount(
        total=len(all_of_them),
        answered=states[QuestionState.ANSWERED],
        raised=states[QuestionState.RAISED],
        not_applicable=states[QuestionState.NOT_APPLICABLE],
        open_arguer=arguers,
        open_challenger=states[QuestionState.OPEN] - arguers,
    )


def _asked(within: Map, step: Step) -> tuple[Question, ...]:
    scheme = scheme_called(step.scheme or "", within)
    if scheme is None:
        return ()
    last = {answer.number: (answer, by) for answer, by in _answers(within, step)}
    unasked = (QuestionAnswer(number=0, state=QuestionState.OPEN), "")
    found: list[Question] = []
    for question in scheme.questions:
        answer, by = last.get(question.number, unasked)
        found.append(Question(step.id, question.number, question.kind, question.text, answer.state, answer.words, by))
    return tuple(found)


def _answers(within: Map, step: Step) -> Iterator[tuple[QuestionAnswer, str]]:
    yield from ((answer, "") for answer in step.questions)
    words = (within.nodes[review] for review in within.shape.reviewed_by.get(step.id, ()))
    for review in sorted((word for word in words if isinstance(word, Assessment)), key=lambda word: word.date or ""):
        yield from ((answer, review.id) for answer in review.questions)
