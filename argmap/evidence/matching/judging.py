"""The words of a quotation judged against one held text: found or not, altered or not, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from argmap.evidence.heldtext import HeldText, Span
from argmap.evidence.matching.classification import Classifier, held_words
from argmap.evidence.matching.index import Index, index_of
from argmap.evidence.matching.judgement import AGREES, NOT_FOUND, SPLICED, UNMARKED_CONVENTIONS, Judgement
from argmap.evidence.matching.likeness import Comparison
from argmap.evidence.matching.locating import Placement, placements, verbatim_places
from argmap.evidence.matching.punctuation import shared_marks
from argmap.evidence.matching.quotation import Quotation, marked_quotation, plain_quotation
from argmap.evidence.matching.sentences import negated_before, taken_back_after
from argmap.evidence.matching.tokens import UNSPACED
from argmap.evidence.matching.wordlists import guess_language, word_list
from argmap.evidence.verdict import Difference, Verdict
from argmap.model.vocabulary import Quality, QuotationPolicy

_ENOUGH = 0.6
_VERBATIM_RUN = 8
_SHORT = 4
_MOST_RIVALS = 12
_AROUND = 60


@dataclass(frozen=True)
class Searchable:
    """A held text that quotations are judged against, indexed once, on first use."""

    held: HeldText

    @cached_property
    def index(self) -> Index:
        """The text without its page matter."""
        return index_of(self.held)

    @cached_property
    def whole(self) -> Index:
        """The text with its page matter, for quotations of that."""
        return index_of(self.held, skip_page_matter=False) if self.index.skipped else self.index


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a quotation is judged: its language (BCP 47, or "" to guess), the policy, spans to prefer."""

    language: str = ""
    policy: QuotationPolicy = QuotationPolicy.GENERAL
    preferred: tuple[Span, ...] = ()


def judge_words(text: str, source: Searchable, terms: Terms | None = None) -> Judgement:
    """Judge the words of `text` against `source`. Never raises, whatever the texts."""
    terms = terms or Terms()
    best = _judge(text, source.index, terms)
    if best.verdict is Verdict.VERIFIED or source.whole is source.index:
        return best
    if best.verdict in AGREES and not _page_matter_near(best, source.index):
        return best
    other = _judge(text, source.whole, terms)
    return other if other.rank < best.rank else best


def _page_matter_near(judgement: Judgement, index: Index) -> bool:
    if judgement.span is None:
        return True
    start, end = judgement.span
    return any(first < end and after > start for first, after in index.skipped)


def _judge(text: str, index: Index, terms: Terms) -> Judgement:
    plain = plain_quotation(text)
    if not plain.words:
        return _judge_marks(plain, index)
    places = verbatim_places(index, plain)
    if places:
        return _best(index, plain, places, terms)
    quotation = marked_quotation(text)
    if not quotation.words:
        return NOT_FOUND
    found = _best(index, quotation, placements(index, quotation), terms)
    if found.verdict in AGREES or not quotation.marked:
        return found
    as_text = _best(index, plain, placements(index, plain), terms)
    return as_text if as_text.verdict is Verdict.VERIFIED else found


def _judge_marks(quotation: Quotation, index: Index) -> Judgement:
    """Look up a quotation without a word in it: signs, pictures, a line of dots."""
    start = index.folded.text.find(quotation.text) if quotation.text else -1
    if start < 0:
        return NOT_FOUND
    word = index.word_at(start)
    return Judgement(
        Verdict.VERIFIED,
        index.folded.span(start, start + len(quotation.text)),
        flags=frozenset({"short"}),
        words=(word, word),
    )


def _best(index: Index, quotation: Quotation, places: Sequence[Placement], terms: Terms) -> Judgement:
    if not places:
        return NOT_FOUND
    preferred = [place for place in places if _within(index, place, terms.preferred)]
    candidates = [*preferred, *(place for place in places if place not in preferred)][:_MOST_RIVALS]
    judged = [_judged(index, quotation, place, terms) for place in candidates]
    best = min(range(len(judged)), key=lambda number: judged[number].rank)
    rivals = [judged[number] for number in range(len(judged)) if judged[number].rank == judged[best].rank]
    chosen = judged[best]
    if len(rivals) > 1 and chosen.verdict in AGREES and len(preferred) != 1:
        return replace(chosen, flags=chosen.flags | {"ambiguous"})
    return chosen


def _within(index: Index, place: Placement, spans: Sequence[Span]) -> bool:
    offset = index.folded.start(index.words.starts[place.first]) if spans else 0
    return any(start <= offset < end for start, end in spans)


def _judged(index: Index, quotation: Quotation, placement: Placement, terms: Terms) -> Judgement:
    comparison = Comparison(word_list(_language(index, placement, terms)), index.held.quality is Quality.OCR)
    findings = Classifier(index, quotation, placement, comparison).findings()
    edits, differences = findings.edits, findings.differences
    if terms.policy is QuotationPolicy.LEGAL:
        differences = differences + [edit for edit in edits if edit.kind in UNMARKED_CONVENTIONS]
        edits = [edit for edit in edits if edit.kind not in UNMARKED_CONVENTIONS]
    verdict = _verdict(index, quotation, placement, (edits, differences))
    words = findings.words
    span = _span(index, quotation, words)
    if verdict is Verdict.NOT_FOUND:
        return Judgement(verdict, span, words=words)
    return Judgement(
        verdict=verdict,
        span=span,
        edits=tuple(edits),
        differences=tuple(differences),
        flags=_flags(index, quotation, words, comparison) | findings.flags,
        joined=tuple(index.span(part.place, part.place + part.after - part.first) for part in placement.parts),
        words=words,
    )


def _language(index: Index, placement: Placement, terms: Terms) -> str:
    if terms.language:
        return terms.language
    around = index.words.raw[
        max(0, placement.first - _AROUND) : min(placement.last, placement.first + _AROUND) + _AROUND
    ]
    return guess_language(around) or index.language


def _verdict(
    index: Index, quotation: Quotation, placement: Placement, found: tuple[Sequence[Difference], Sequence[Difference]]
) -> Verdict:
    edits, differences = found
    if differences and not _is_located(index, quotation, placement, len(differences)):
        return Verdict.NOT_FOUND
    if any(difference.kind in SPLICED for difference in differences):
        return Verdict.SPLICED
    if differences:
        return Verdict.ALTERED
    return Verdict.VERIFIED_EDITED if edits else Verdict.VERIFIED


def _is_located(index: Index, quotation: Quotation, placement: Placement, differences: int) -> bool:
    """Tell whether a passage holds 60 % of the words or a verbatim run of eight, in one piece or in several parts."""
    held = sorted(held_words(index, quotation, placement))
    parts = {word for part in placement.parts for word in range(part.first, part.after)}
    if len(parts.union(held)) >= _ENOUGH * len(quotation.words):
        return True
    if any(part.after - part.first >= _VERBATIM_RUN for part in placement.parts):
        return True
    place_of, run, last = dict(placement.pairs), 0, (-2, -2)
    for word in held:
        run = run + 1 if (word - 1, place_of[word] - 1) == last else 1
        last = (word, place_of[word])
        if run >= _VERBATIM_RUN:
            return True
    return len(quotation.words) == 1 and differences == 1


def _span(index: Index, quotation: Quotation, words: Span) -> Span:
    """Give the passage, with the marks at its ends that the quotation has too."""
    starts, ends = index.words.starts, index.words.ends
    start, end = starts[words[0]], ends[words[1] - 1]
    head, tail = quotation.joints[0], quotation.joints[-1]
    if not head.ellipsis:
        start -= shared_marks(index.gap(words[0])[::-1], head.punctuation[::-1])
    if not tail.ellipsis:
        end += shared_marks(index.gap(words[1]), tail.punctuation)
    return index.folded.span(start, end)


def _flags(index: Index, quotation: Quotation, words: Span, comparison: Comparison) -> frozenset[str]:
    flags = set()
    letters = sum(bool(UNSPACED.match(word.raw)) for word in quotation.words)
    if len(quotation.words) - letters * 2 // 3 < _SHORT:
        flags.add("short")
    if negated_before(index, words[0], comparison.lists):
        flags.add("cut_before")
    if taken_back_after(index, words[1], comparison.lists):
        flags.add("cut_after")
    span = index.span(*words)
    text = index.held.text
    if any(first < span[1] and after > span[0] and text[first:after].strip() for first, after in index.skipped):
        flags.add("page_matter_skipped")
    return frozenset(flags)
