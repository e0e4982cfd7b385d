"""What the review says of a step in the inspector: its scheme and critical questions, ratings, and objections to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.overturn_wording import questions_sentence
from argmap.appraisal.phrasing import plain
from argmap.appraisal.questions import Question
from argmap.appraisal.raters import AUTHOR
from argmap.appraisal.review import Review
from argmap.appraisal.wording import objection_sentence
from argmap.model.catalogue import scheme_called
from argmap.model.nodes import Assessment, Attack, Step
from argmap.model.vocabulary import QuestionKind, QuestionState
from argmap.workspace.inspecting.facts import Fact
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import Words, linked
from argmap.workspace.inspecting.naming import by_label, mention, words_of
from argmap.workspace.inspecting.remarks import remark_facts

_TURNS = {
    QuestionKind.PREMISE: "the arguer's to answer",
    QuestionKind.ASSUMPTION: "the arguer's to answer once asked",
    QuestionKind.EXCEPTION: "a challenger's to show",
}


def step_facts(known: Known, review: Review, step: Step) -> Iterator[Fact]:
    """Say by which scheme a step concludes, what its questions are, who rated it and what tells against it."""
    if isinstance(step, Attack):
        yield Fact("As an objection", linked(objection_sentence(review, step.id), by_label(review)))
    if len(set(step.because)) > 1:
        yield Fact("Premises", (Words("linked: all of them are needed"),))
    yield from _scheme(known, step)
    asked = review.questions(step.id)
    if asked:
        yield Fact("Questions", (Words(questions_sentence(asked)),), [_question(known, each) for each in asked])
    yield _ratings(known, step)
    against = known.map.shape.attacks.get(step.id, ())
    if against:
        yield Fact("Objections to it", (), [_against(known, review, attack) for attack in against])
    yield from remark_facts(known.map, step)


def _scheme(known: Known, step: Step) -> Iterator[Fact]:
    scheme = scheme_called(step.scheme or "", known.map)
    if scheme is None:
        yield Fact("Scheme", (Words("none named, so no critical questions are asked", "dim"),))
        return
    gist = f": {plain(scheme.gist)}" if scheme.gist else ""
    reference = ((Words(plain(scheme.reference), "dim"),),) if scheme.reference else ()
    yield Fact("Scheme", (Words(plain(scheme.name), "title"), Words(gist)), reference)


def _question(known: Known, question: Question) -> Sequence[Words]:
    head = f"{question.number}. {plain(question.text)} "
    if question.is_open:
        return (Words(head), Words(f"Open; {_TURNS[question.kind]}.", "warn"))
    by = known.map.nodes.get(question.by)
    who = f" ({plain(by.by or by.id)})" if isinstance(by, Assessment) else ""
    named = known.map.nodes.get(question.words)
    if question.state is QuestionState.NOT_APPLICABLE or named is None:
        return (Words(head), Words(f"{_became(question)} {plain(question.words)}{who}", "ok"))
    words = f" {words_of(known.map, named, most=70)}{who}"
    return (Words(head), Words(f"{_became(question)} ", "ok"), Words(named.id, "link", named.id), Words(words))


def _became(question: Question) -> str:
    match question.state:
        case QuestionState.ANSWERED:
            return "Answered by"
        case QuestionState.RAISED:
            return "Raised as objection"
        case QuestionState.NOT_APPLICABLE:
            return "Does not apply:"
        case QuestionState.OPEN:
            return "Open"


def _ratings(known: Known, step: Step) -> Fact:
    given = [(AUTHOR, step.grade.word)] if step.grade is not None else []
    for block in known.map.shape.reviewed_by.get(step.id, ()):
        word = known.map.nodes[block]
        if isinstance(word, Assessment) and word.grade is not None:
            given.append((plain(word.by or "") or "an unnamed reviewer", word.grade.word))
    if not given:
        return Fact("Strength", (Words("not rated yet: it can be anything from none to entails", "warn"),))
    said = "; ".join(f"{grade}, as rated by {who}" for who, grade in given)
    differ = " (they differ)" if len({grade for _, grade in given}) > 1 else ""
    return Fact("Strength", (Words(f"{said}{differ}"),))


def _against(known: Known, review: Review, attack: str) -> Sequence[Words]:
    state = review.objection_state(attack).value
    first = mention(known, known.map.steps[attack].because[0])
    return (Words(review.labels[attack], "link", attack), Words(f" {state}: "), *first)
