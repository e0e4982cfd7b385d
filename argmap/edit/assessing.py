"""Edits of what reviewers say of a map: ratings, faithfulness of quotes, critical questions, resolutions."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.edit.adding import as_read
from argmap.edit.finding import called, node_of, one_of
from argmap.edit.naming import id_refusal, review_id
from argmap.edit.remaking import put, taken_out
from argmap.edit.soundness import by_present_ids, sounder
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Node, QuestionAnswer, Quote, Step
from argmap.model.vocabulary import Faithful, Grade, QuestionState, Resolution

ASSESSED = (Claim, Quote, Step)
"""What reviewers can say a word on."""


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word it is, of which day (ISO 8601), and why, None to leave the reason as it is and "" to take it out.

    `id` is that of the block, if a new one is made; "" for one that is proposed.
    """

    by: str
    date: str
    because: str | None = None
    id: str = ""


def word_of(the_map: Map, target: str, by: str) -> Assessment | None:
    """Return the block in which a reviewer speaks of a claim, quote or step: of several the latest, as they count."""
    found = [the_map.nodes[one] for one in the_map.shape.reviewed_by.get(target, ())]
    own = [one for one in found if isinstance(one, Assessment) and one.by == by]
    return max(enumerate(own), key=lambda each: (each[1].date or "", each[0]))[1] if own else None


def rate(the_map: Map, target: str, *, grade: Grade | None, word: Word) -> Map:
    """Return the map with a reviewer's grade of a step, a quote or an assumption; None takes it out.

    Like every word of one reviewer on one node it goes into one block, which is made where there is none, and goes
    where nothing is left in it but a reason. Raises EditError when the target is nothing that reviewers speak of, when
    the reviewer has no name, and when a new block cannot have the id.
    """
    return _put(the_map, target, word, {"grade": grade})


def judge(the_map: Map, quote: str, *, faithful: Faithful | None, word: Word) -> Map:
    """Return the map with a reviewer's word on whether a quote says what is made of it. Raises as `rate` does."""
    return _put(the_map, one_of(the_map, quote, Quote).id, word, {"faithful": faithful})


def resolve(the_map: Map, target: str, *, resolution: Resolution | None, word: Word) -> Map:
    """Return the map with a reviewer's resolution of what is contested; None takes it back. Raises as `rate` does."""
    return _put(the_map, target, word, {"resolution": resolution})


def answer(the_map: Map, step_id: str, question: QuestionAnswer, *, word: Word | None = None) -> Map:
    """Return the map with what has become of one critical question of a step, in place of what was said of it.

    With `word` it is the word of a reviewer, in their block on the step; else it is the author's, on the step itself,
    where an open question is one of which nothing is said. Raises EditError when the scheme of the step has no such
    question, when what it names is not there or of the wrong kind, when a reason is missing, and as `rate` does.
    """
    step = one_of(the_map, step_id, Step)
    told = question.model_copy(update={"words": " ".join(question.words.split())})
    if told.state is QuestionState.NOT_APPLICABLE and not told.words:
        raise EditError("A question that does not apply needs a reason.", "Say in one line why it does not.")
    if told.state is QuestionState.OPEN:
        told = told.model_copy(update={"words": ""})
    if word is None:
        kept = _answered(step.questions, told, open_is_said=False)
        return _sound(the_map, step, step.model_copy(update={"questions": kept}))
    own = word_of(the_map, step.id, word.by.strip())
    return _put(the_map, step.id, word, {"questions": _answered(own.questions if own else (), told, open_is_said=True)})


def _answered(
    before: tuple[QuestionAnswer, ...], told: QuestionAnswer, *, open_is_said: bool
) -> tuple[QuestionAnswer, ...]:
    others = [one for one in before if one.number != told.number]
    said = [told] if open_is_said or told.state is not QuestionState.OPEN else []
    return tuple(sorted([*others, *said], key=lambda one: one.number))


def _put(the_map: Map, target_id: str, word: Word, said: dict[str, object]) -> Map:
    target = node_of(the_map, target_id)
    if not isinstance(target, ASSESSED):
        fact = f'"{target_id}" is {called(type(target))}, and reviewers speak of claims, quotes and steps.'
        raise EditError(fact, "Choose one of these.")
    by = " ".join(word.by.split())
    if not by:
        raise EditError("A review needs the name of the reviewer.", "Say who you are.")
    before = word_of(the_map, target.id, by)
    if before is None:
        before = Assessment(id=_new_id(the_map, by, target.id, word.id), target=target.id, by=by)
    reason = {} if word.because is None else {"because": word.because.strip() or None}
    after = before.model_copy(update=said | reason)
    if after == before:
        return the_map
    if all(value in (None, ()) for value in said.values()) and _says_nothing(after):
        return taken_out(the_map, {after.id})
    return _sound(the_map, before, after.model_copy(update={"date": word.date}))


def _new_id(the_map: Map, by: str, target: str, wanted: str) -> str:
    if not wanted:
        return review_id(the_map, by, target)
    fault = id_refusal(the_map, wanted)
    if fault:
        raise EditError(f'"{wanted}" cannot be the id of a review: {fault}.', "Choose another id.")
    return wanted


def _says_nothing(review: Assessment) -> bool:
    """Tell whether nothing is left in a block but the reason for what was in it."""
    said = (review.grade, review.faithful, review.resolution, review.note)
    return all(one is None for one in said) and not (review.questions or review.tags or review.was or review.extra)


def _sound(the_map: Map, before: Node, changed: Node) -> Map:
    node = by_present_ids(the_map, as_read(changed))
    return the_map if node == before else sounder(the_map, put(the_map, [node]), [node.id])
