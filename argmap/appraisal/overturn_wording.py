"""The words of what remains to be asked: critical questions, what would overturn a conclusion, what a change did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.appraisal.comparing import ClaimChange
from argmap.appraisal.grade_wording import grade_words
from argmap.appraisal.naming import claim_name, node_name, objection_name, source_name, step_name
from argmap.appraisal.overturn import Overturn
from argmap.appraisal.phrasing import counted, listed, plain
from argmap.appraisal.questions import Question, counted_questions
from argmap.appraisal.review import Review
from argmap.appraisal.wording import GROUNDING_WORDS, STANDING_WORDS
from argmap.model.catalogue import scheme_called
from argmap.model.vocabulary import QuestionKind


def questions_sentence(asked: Iterable[Question]) -> str:
    """Say how many critical questions are answered, and whose turn the open ones are; "" where there are none."""
    count = counted_questions(asked)
    if not count.total:
        return ""
    done = [f"{count.answered} of {counted(count.total, 'critical question')} answered"]
    done += (
        [f"{count.raised} raised as {'an objection' if count.raised == 1 else 'objections'}"] if count.raised else []
    )
    done += [f"{count.not_applicable} not applicable"] if count.not_applicable else []
    turns = [f"{count.open_arguer} for the arguer"] if count.open_arguer else []
    turns += [f"{count.open_challenger} for a challenger"] if count.open_challenger else []
    return f"{', '.join(done)}; {f'open: {listed(turns)}' if turns else 'none open'}"


def open_question_sentences(review: Review, asked: Iterable[Question]) -> tuple[str, ...]:
    """Put the open critical questions, those for the arguer first."""
    still_open = sorted((question for question in asked if question.is_open), key=lambda each: not each.is_arguers)
    return tuple(
        f"{review.labels[question.step]}{form}, "
        f"for {'the arguer' if question.is_arguers else 'a challenger'}: {plain(question.text)}"
        for question, form in _introduced(review, still_open)
    )


def assumption_sentences(review: Review, claims: Iterable[str]) -> tuple[str, ...]:
    """Put the open questions about assumptions on the steps that any of some conclusions cannot lose.

    These are the arguer's to answer once they are asked.
    """
    needed = frozenset(step for claim in claims for step in review.critical(claim).steps)
    asked = [
        question
        for step in review.map.steps
        if step in needed
        for question in review.questions(step)
        if question.is_open and question.kind is QuestionKind.ASSUMPTION
    ]
    return tuple(
        f"{step_name(review, question.step)}{form}: {plain(question.text)}"
        for question, form in _introduced(review, asked)
    )


def _introduced(review: Review, asked: Iterable[Question]) -> Iterator[tuple[Question, str]]:
    """Give the questions in order, the first on each step with the form of its argument."""
    introduced: set[str] = set()
    for question in asked:
        yield question, "" if question.step in introduced else _form(review, question.step)
        introduced.add(question.step)


def _form(review: Review, step: str) -> str:
    """Give the form of argument that a step names, without which the letters of its questions mean nothing."""
    scheme = scheme_called(review.map.steps[step].scheme or "", review.map)
    if scheme is None:
        return ""
    gist = plain(scheme.gist or "").removesuffix(".")
    return f" ({plain(scheme.name)}{f': {gist}' if gist else ''})"


def overturn_sentences(review: Review, claim: str, found: Overturn) -> tuple[str, ...]:
    """Say what would overturn a conclusion and what would let it stand, beside what it cannot lose."""
    said = [
        f"the map notes that {'it' if note.id == claim else review.labels[note.id]} would be false if: "
        f"{plain(note.text)}"
        for note in found.false_if
    ]
    if found.open_questions:
        steps = dict.fromkeys(review.labels[question.step] for question in found.open_questions)
        count = counted(len(found.open_questions), "critical question")
        said.append(f"{count} open on steps that it cannot lose: {listed(list(steps), most=12)}")
    said += [
        f"answering this one objection would be enough for it to stand: {objection_name(review, step)}"
        for step in found.answers
    ]
    if not found.tried_all:
        said.append("more objections bear on it than were tried one by one")
    return tuple(said)


def change_sentence(before: Review, after: Review, change: ClaimChange) -> str:
    """Say what a change of the map did to one claim."""
    said = [f"was {change.was}"] if change.was != change.id else []
    said += ["reworded"] if change.text is not None else []
    if change.grounding is not None:
        said.append(_turned(GROUNDING_WORDS[change.grounding.before], GROUNDING_WORDS[change.grounding.after]))
    if change.depth is not None:
        said.append(f"depth {_turned(_or_none(change.depth.before), _or_none(change.depth.after))}")
    if change.standing is not None:
        said.append(_turned(STANDING_WORDS[change.standing.before], STANDING_WORDS[change.standing.after]))
    if change.grade is not None:
        said.append(f"support {_turned(grade_words(change.grade.before), grade_words(change.grade.after))}")
    for items, words in ((change.gained, "now cannot lose"), (change.lost, "no longer hangs on")):
        if items:
            said.append(f"{words} {listed(_items(before, after, items), joint='; ')}")
    return f"{claim_name(after, change.id)}: {', '.join(said)}."


def _items(before: Review, after: Review, items: Sequence[str]) -> list[str]:
    return [_item(after if item in after.labels or item in after.map.sources else before, item) for item in items]


def _item(review: Review, item: str) -> str:
    return node_name(review, item) if item in review.labels else f"the origin {source_name(review, item)}"


def _turned(before: str, after: str) -> str:
    return f"{before} -> {after}"


def _or_none(number: int | None) -> str:
    return "none" if number is None else str(number)
