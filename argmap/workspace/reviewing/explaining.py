"""Why a node has its label, and what would overturn a conclusion, as texts to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.appraisal.card import critical_items
from argmap.appraisal.grade_wording import CAP_WORDS, GRADE_WORDS, grade_reasons, grade_sentence, grade_words
from argmap.appraisal.naming import node_name
from argmap.appraisal.overturn import overturn
from argmap.appraisal.overturn_wording import open_question_sentences, overturn_sentences, questions_sentence
from argmap.appraisal.phrasing import counted, plain
from argmap.appraisal.raters import raters_of
from argmap.appraisal.review import Review
from argmap.appraisal.vocabulary import Label
from argmap.appraisal.why import Cause, Reason
from argmap.appraisal.wording import drawn_sentence, grounding_sentence, standing_sentences
from argmap.model.nodes import Assessment
from argmap.workspace.segments import safe

_MOST = 200
"""Lines of reasons that are shown: beyond that nobody reads on."""
_DEEPEST = 12
_HOLDS = {Label.IN: "holds", Label.OUT: "does not hold", Label.UNDEC: "is open"}
_CAUSES: dict[Cause, str] = {
    Cause.RESOLVED: "a reviewer has settled it",
    Cause.QUOTED: "its words are quoted, and no objection to the quote stands",
    Cause.NOT_EVIDENCE: "its words were not found as they are quoted",
    Cause.ASSUMED: "it is taken as given",
    Cause.ASSERTED: "it is asserted, and no objection to it stands",
    Cause.SUPPORTED: "a reason for it holds, and no objection to it does",
    Cause.CONTESTED: "a reason for it holds, and an objection to it is not answered",
    Cause.UNSETTLED: "what it depends on is disputed",
    Cause.REBUTTED: "an objection to it stands",
    Cause.NO_SUPPORT_LEFT: "no reason for it is left",
    Cause.ONLY_ITSELF: "its support leads back only to itself",
    Cause.NOT_GROUNDED: "nothing that is sourced or given stands under it",
    Cause.PREMISES_HOLD: "its premises hold, and no objection to it does",
    Cause.PREMISE_FAILS: "a premise of it does not hold",
    Cause.UNDERCUT: "an objection to it stands",
    Cause.DISPUTED: "what it needs, or an objection to it, is disputed",
}


def why_text(review: Review, node: str) -> str:
    """Say why a claim, step or quote has its labels: where support comes from, what decided, what it is worth."""
    parts: list[tuple[str, Iterable[str]]] = []
    if node in review.map.claims:
        parts.append(("Grounding", filter(None, (grounding_sentence(review, node), drawn_sentence(review, node)))))
        parts.append(("Standing", standing_sentences(review, node)))
    parts.append(("What decides it", _reasons(review, review.why(node))))
    parts.append(("Support" if node in review.map.claims else "Strength", _strength(review, node)))
    return _laid_out(node_name(review, node), parts)


def overturn_text(review: Review, claim: str) -> str:
    """Say what would overturn a claim, and what would free it of dispute: only what the map says itself."""
    found = overturn(review, claim)
    items = critical_items(review, found.critical)
    if not found.critical.derivable:
        lost = ["no complete argument for it is left, so there is nothing to lose"]
    else:
        lost = items or ["no single item: nothing stands under it, or every part of its support has an alternative"]
    questions = open_question_sentences(review, found.open_questions)
    parts: list[tuple[str, Iterable[str]]] = [
        ("It can no longer be derived without any one of these", lost),
        ("What else the map says", overturn_sentences(review, claim, found)),
        ("Questions nobody has taken up, on steps it cannot lose", questions),
    ]
    return _laid_out(node_name(review, claim), parts)


def _reasons(review: Review, reasons: tuple[Reason, ...]) -> Iterator[str]:
    shown = [reason for reason in reasons if reason.level <= _DEEPEST]
    for reason in shown[:_MOST]:
        told = "see above" if reason.repeated else _CAUSES[reason.cause] + _who(review, reason.by)
        yield f"{'  ' * reason.level}{node_name(review, reason.id)} {_HOLDS[reason.label]}: {told}"
    left = len(reasons) - min(len(shown), _MOST)
    if left:
        yield f"and {counted(left, 'further reason')} under these"


def _who(review: Review, block: str) -> str:
    word = review.map.nodes.get(block)
    if not isinstance(word, Assessment):
        return ""
    named = plain(" ".join(filter(None, (word.by, word.date))))
    return f" ({named or block})"


def _strength(review: Review, node: str) -> Iterator[str]:
    if node in review.map.claims:
        yield grade_sentence(review, node)
        yield from grade_reasons(review, node)
        return
    if node in review.map.quotes:
        found = review.evidence(node)
        yield grade_words(found.grade)
        yield from (f"at most {GRADE_WORDS[cap.limit]}: {CAP_WORDS[cap.reason]}" for cap in found.caps)
        return
    rating = review.grading.rating(node)
    names = raters_of(review.map, [node])
    words = " to ".join(dict.fromkeys((rating.lo.word, rating.hi.word)))
    yield f"{words}, as rated by {'; '.join(names)}" if names else "not rated yet"
    questions = review.questions(node)
    if questions:
        yield questions_sentence(questions)
        yield from open_question_sentences(review, questions)


def _laid_out(title: str, parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    lines = [plain(title)]
    for head, sentences in parts:
        told = list(sentences)
        if told:
            lines += ["", head, *(f"  {sentence}" for sentence in told)]
    return "\n".join(safe(line) for line in lines)
