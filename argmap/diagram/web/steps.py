"""An inference or an objection on the page: from what to what, how strong, why, and the questions asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.appraisal.naming import target_name
from argmap.appraisal.phrasing import counted
from argmap.appraisal.questions import Question
from argmap.appraisal.review import Review
from argmap.appraisal.wording import OBJECTION_WORDS
from argmap.diagram.view import StepCell
from argmap.diagram.web.markup import facts, folded, isolated, link, listed, words
from argmap.diagram.web.reviewers import reviewers, written
from argmap.model.catalogue import scheme_called
from argmap.model.nodes import Attack, Step
from argmap.model.vocabulary import QuestionState

_ALL_OF = {2: "both needed", 1: ""}
_TOLD_OF = {"By": "Who argues so"}


def step_line(review: Review, step: str, cell: StepCell | None) -> str:
    """Return what a step does, in a line: what it goes from, what it goes to, and its strength or its state."""
    node = review.map.steps[step]
    premises = tuple(dict.fromkeys(node.because))
    needed = _ALL_OF.get(len(premises), "all needed together")
    lead = link(step, words(review.labels[step]))
    source = listed([mention(review, premise) for premise in premises]) + (f" ({needed})" if needed else "")
    by = ", added by the mapper" if review.map.is_mappers(node) else ""
    if isinstance(node, Attack):
        state = words(OBJECTION_WORDS[review.objection_state(step)])
        against = words(target_name(review, node.target)).replace(
            words(review.labels[node.target]), mention(review, node.target)
        )
        return f"{lead} <em>against</em> {against}: <b>{state}</b>. From {source}{by}."
    grade = f"<b>{words(cell.grade)}</b>" if cell is not None and cell.rated else "strength not rated"
    state = f' <b class="grave">{words(cell.state.capitalize())}.</b>' if cell is not None and cell.state else ""
    return f"{lead} <em>therefore</em>, {grade}: from {source}{by}.{state}"


def mention(review: Review, node: str) -> str:
    """Return the label of a node as a link to it."""
    return link(node, words(review.labels[node]))


def step_facts(review: Review, step: str, questions: Mapping[str, Sequence[Question]]) -> str:
    """Return, folded away, why a step should hold: its scheme and warrant, reviewers' words, and its questions."""
    asked = questions.get(step, ())
    rows = list(_facts(review, review.map.steps[step]))
    heads = [_TOLD_OF.get(head, head) for head, _ in rows]
    heads = [head.lower() if place else head for place, head in enumerate(heads)]
    if asked:
        heads.append(f"{counted(len(asked), 'critical question')} ({sum(one.is_open for one in asked)} open)")
        rows.append(("Critical questions", [_question(review, question) for question in asked]))
    return folded(f'{listed(heads)}<span class="sr"> of {words(review.labels[step])}</span>', facts(rows), kind="x")


def _facts(review: Review, step: Step) -> Iterator[tuple[str, list[str]]]:
    scheme = scheme_called(step.scheme or "", review.map)
    if scheme is not None:
        gist = f": {isolated(scheme.gist)}" if scheme.gist else ""
        yield "Scheme", [f"{isolated(scheme.name)}{gist}"]
    elif step.scheme:
        yield "Scheme", [isolated(step.scheme)]
    yield from written(("Warrant", step.warrant), ("False if", step.false_if), ("Note", step.note))
    if not review.map.is_mappers(step):
        yield from written(("By", step.by))
    yield from reviewers(review, step.id)


def _question(review: Review, question: Question) -> str:
    turn = "for the arguer" if question.is_arguers else "for a challenger"
    said = mention(review, question.words) if question.words in review.labels else isolated(question.words)
    match question.state:
        case QuestionState.ANSWERED:
            became = f"answered by {said}"
        case QuestionState.RAISED:
            became = f"raised as {said}"
        case QuestionState.NOT_APPLICABLE:
            became = f"does not apply: {said}" if question.words else "does not apply"
        case QuestionState.OPEN:
            became = "<b>open</b>"
    return f"{isolated(question.text)} ({turn}) {became}"
