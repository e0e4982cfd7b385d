"""A step or an objection in the report: its premises, warrant, scheme and questions, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.appraisal.naming import objection_name, target_name
from argmap.appraisal.phrasing import plain, shortened
from argmap.appraisal.questions import Question
from argmap.appraisal.review import ObjectionState
from argmap.appraisal.wording import GROUNDING_WORDS, objection_sentence, standing_words
from argmap.model.catalogue import scheme_called
from argmap.model.nodes import Assessment, Step
from argmap.model.vocabulary import QuestionState
from argmap.report.document.mentions import Anchors
from argmap.report.document.parts import (
    Fact,
    Facts,
    Inline,
    Items,
    Line,
    Panel,
    PanelKind,
    Paragraph,
    Plain,
    Style,
    Table,
    Tone,
    Words,
    plainly,
)
from argmap.report.document.reviewers import remarks, written

Questions = Mapping[str, Sequence[Question]]
_OPEN = (ObjectionState.UNANSWERED, ObjectionState.DISPUTED)
_LONGEST = 300
_ALL_OF = {2: "Both"}


def argument(anchors: Anchors, step: str, questions: Questions) -> Panel:
    """Make the panel of a supporting step."""
    node = anchors.review.map.steps[step]
    premises = tuple(dict.fromkeys(node.because))
    title = (
        Words(anchors.review.labels[step], Style.STRONG),
        Words("  from "),
        *anchors.labels(premises),
        Words(" to "),
        anchors.label(node.target),
    )
    blocks = (*_premises(anchors, node), *_details(anchors, node, questions))
    return Panel(PanelKind.STEP, anchors.of(step), title, blocks)


def objection(anchors: Anchors, step: str, questions: Questions) -> Panel:
    """Make the panel of an attacking step, with what has become of it."""
    review = anchors.review
    node = review.map.steps[step]
    premises = tuple(dict.fromkeys(node.because))
    title = (
        Words(review.labels[step], Style.STRONG),
        Words("  "),
        *anchors.labels(premises),
        Words(" against "),
        *anchors.linked(f"{target_name(review, node.target)}"),
    )
    blocks = (
        Paragraph(anchors.linked(_state(anchors, step)), Tone.STATUS),
        *_premises(anchors, node),
        *_details(anchors, node, questions),
    )
    open_still = review.objection_state(step) in _OPEN
    return Panel(PanelKind.OBJECTION, anchors.of(step), title, blocks, grave=open_still)


def _state(anchors: Anchors, step: str) -> str:
    """Say what an objection rests on and what has become of it; the title says the rest."""
    review = anchors.review
    named = f"Against {target_name(review, review.map.steps[step].target)}: {objection_name(review, step)}. "
    return objection_sentence(review, step).removeprefix(named)


def _premises(anchors: Anchors, step: Step) -> Iterator[Plain]:
    premises = tuple(dict.fromkeys(step.because))
    if len(premises) > 1:
        all_of_them = _ALL_OF.get(len(premises), f"All {len(premises)}")
        yield Paragraph(plainly(f"{all_of_them} premises are needed together:"), Tone.NOTE)
    yield Items(tuple(_premise(anchors, premise) for premise in premises))


def _premise(anchors: Anchors, premise: str) -> Line:
    review = anchors.review
    if premise in review.map.quotes:
        words = shortened(review.map.quotes[premise].text, _LONGEST)
        return (anchors.label(premise), Words("  "), Words(f"“{words}”", Style.QUOTED))
    state = f"{GROUNDING_WORDS[review[premise].grounding]}. {standing_words(review, premise)}."
    text = shortened(review.map.claims[premise].text, _LONGEST)
    stop = "" if text.endswith((".", "?", "!", "…", "”")) else "."
    return (anchors.label(premise), Words(f"  {text}{stop} "), Words(state, Style.FAINT))


def _details(anchors: Anchors, step: Step, questions: Questions) -> Iterator[Plain]:
    facts = tuple(_facts(anchors, step))
    if facts:
        yield Facts(facts)
    asked = questions.get(step.id, ())
    if asked:
        rows = tuple(_question(anchors, question) for question in asked)
        yield Table(("Critical question", "Whose turn", "What has become of it"), rows)


def _facts(anchors: Anchors, step: Step) -> Iterator[Fact]:
    whole = anchors.review.map
    yield from written("Warrant", step.warrant)
    scheme = scheme_called(step.scheme or "", whole)
    if scheme is not None:
        gist = f": {plain(scheme.gist)}" if scheme.gist else ""
        reference = (plainly(plain(scheme.reference)),) if scheme.reference else ()
        yield Fact("Scheme", plainly(f"{plain(scheme.name)}{gist}"), reference)
    else:
        yield from written("Scheme", step.scheme)
    if step.grade is not None:
        yield Fact("Strength", plainly(f"{step.grade.word}, as the map rates it"))
    yield from written("False if", step.false_if)
    if whole.is_mappers(step):
        yield Fact("By", plainly("the mapper, who adds this to the argument"))
    else:
        yield from written("By", step.by)
    against = whole.shape.attacks.get(step.id, ())
    if against:
        head = "Answers" if step.kind == "attacks" else "Objections"
        states = tuple(_against(anchors, attack) for attack in against)
        yield Fact(head, states[0], states[1:])
    yield from remarks(whole, step)


def _against(anchors: Anchors, attack: str) -> Line:
    premises = tuple(dict.fromkeys(anchors.review.map.steps[attack].because))
    state = anchors.review.objection_state(attack).value
    return (anchors.label(attack), Words(" from "), *anchors.labels(premises), Words(f": {state}"))


def _question(anchors: Anchors, question: Question) -> tuple[Line, ...]:
    turn = "the arguer" if question.is_arguers else "a challenger"
    return plainly(f"{question.number}. {plain(question.text)}"), plainly(turn), _became(anchors, question)


def _became(anchors: Anchors, question: Question) -> Line:
    words: tuple[Inline, ...] = plainly(plain(question.words))
    if question.words in anchors.review.labels:
        words = (anchors.label(question.words),)
    match question.state:
        case QuestionState.ANSWERED:
            line: Line = (Words("answered by "), *words)
        case QuestionState.RAISED:
            line = (Words("raised as "), *words)
        case QuestionState.NOT_APPLICABLE:
            line = (Words("does not apply: "), *words) if words else plainly("does not apply")
        case QuestionState.OPEN:
            return (Words("open", Style.STRONG),)
    by = anchors.review.map.nodes.get(question.by)
    named = plain(by.by or by.id) if isinstance(by, Assessment) else ""
    return (*line, Words(f" ({named})")) if named else line
