"""What a filter finds: nodes by their words, ids, labels and tags, by whose they are, and by what the review says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from argmap.appraisal.review import Review
from argmap.appraisal.verification import is_checked
from argmap.appraisal.vocabulary import Grounding, ObjectionState, Standing
from argmap.evidence.verdict import Verdict
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Node, Quote, Scheme, Source, Step, Support
from argmap.model.vocabulary import MAPPER
from argmap.workspace.badges import standing_badge
from argmap.workspace.outline.rows import LOOSE, rows_of

_TERM = re.compile(r'(?:(is|source|by):|(#))?(?:"([^"]*)"?|(\S+))?', re.IGNORECASE)
_LABEL = re.compile(r"h|[hcorqs][0-9]+")
_GOOD = frozenset({Verdict.VERIFIED, Verdict.VERIFIED_EDITED, Verdict.SECOND_HAND})


@dataclass(frozen=True, eq=False)
class _Field:
    """What is searched: a map, its review where there is one, and the nodes with a problem."""

    within: Map
    review: Review | None
    problems: frozenset[str]


class _Term(NamedTuple):
    """One part of a query: what it is about (is, source, by, # or words), and its folded words."""

    about: str
    words: str


_Finds = Callable[[_Field], Iterable[str]]


def matches(
    query: str, within: Map, review: Review | None = None, *, problems: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the ids of the nodes that every part of a query finds; of all nodes for a query without parts.

    Parts are words and "quoted phrases", ids and short labels, `is:` with one of the words of `CHOICES` or the
    beginning of one, `source:ID` (sources, and quotes read in them), `by:NAME` and `#tag`. Case and accents are as one
    likes. What a review would tell is not found before there is one. `problems` are the nodes with something wrong.
    """
    field = _Field(within, review, problems)
    found: set[str] | None = None
    # What the words look through is shortest when the other parts have been asked first.
    for term in sorted(_terms(query), key=lambda term: term.about == ""):
        found = set(_found(term, field, within.nodes if found is None else found))
        if not found:
            break
    return frozenset(within.nodes if found is None else found)


def query_fault(query: str) -> str:
    """Say in one sentence what part of a query cannot find anything because it is no word of the filter, else ""."""
    for term in _terms(query):
        if term.about == "is" and not _chosen(term.words):
            return f'There is no "is:{term.words}". Choose from {", ".join(CHOICES)}.'
    return ""


def _terms(query: str) -> list[_Term]:
    terms: list[_Term] = []
    for about, sharp, phrase, word in _TERM.findall(query):
        words = folded(phrase or word)
        if words or sharp:
            terms.append(_Term(sharp or about.lower(), words))
    return terms


def folded(text: str) -> str:
    """Return a text without case and accents, its spaces single."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(text.casefold().split())


def _found(term: _Term, field: _Field, among: Iterable[str]) -> Iterable[str]:
    nodes = field.within.nodes
    match term.about:
        case "is":
            wanted = frozenset(each for choice in _chosen(term.words) for each in CHOICES[choice](field))
            return [node_id for node_id in among if node_id in wanted]
        case "source":
            wanted = _read_in(term.words, field.within)
            return [node_id for node_id in among if node_id in wanted]
        case "by":
            return [node_id for node_id in among if term.words in folded(_whose(nodes[node_id], field.within))]
        case "#":
            return [each for each in among if any(folded(tag).startswith(term.words) for tag in nodes[each].tags)]
        case _:
            return _with_words(term.words, field, among)


def _with_words(words: str, field: _Field, among: Iterable[str]) -> Iterable[str]:
    nodes = field.within.nodes
    if _LABEL.fullmatch(words) and field.review is not None:
        called = [each for each, label in field.review.labels.items() if label.lower() == words and each in nodes]
        if called:
            return [each for each in among if each in called]
    return [each for each in among if words in folded(_words(nodes[each]))]


def _words(node: Node) -> str:
    """Return the words of a node that a row or the inspector shows at once, with its id."""
    parts: tuple[str | None, ...]
    match node:
        case Claim():
            parts = (node.id, node.text, node.assumed)
        case Quote():
            parts = (node.id, node.text, node.source, node.at, node.speaker)
        case Step():
            parts = (node.id, node.warrant, node.scheme)
        case Source():
            parts = (node.id, node.title, node.author, node.date)
        case Assessment():
            parts = (node.id, node.target, node.because)
        case Scheme():
            parts = (node.id, node.name, node.gist)
        case _:
            parts = (node.id,)
    return "\n".join(part for part in parts if part)


def _whose(node: Node, within: Map) -> str:
    if isinstance(node, Claim | Step):
        return within.arguer(node)
    return (node.by or "") if isinstance(node, Assessment) else ""


def _read_in(words: str, within: Map) -> frozenset[str]:
    """Return the sources with `words` in their ids, and the quotes that have one of them as origin or were read there.

    An id in full means this source alone.
    """
    ids = {folded(source): source for source in within.sources}
    named = {ids[words]} if words in ids else {source for name, source in ids.items() if words in name}
    quotes = (
        quote.id
        for quote in within.quotes.values()
        if quote.source in named or any(link.source in named for link in quote.via)
    )
    return frozenset((*named, *quotes))


def _chosen(words: str) -> list[str]:
    """Return the choice that a word of `is:` means, or all that begin with it."""
    asked = words.replace("_", "-")
    return [asked] if asked in CHOICES else [choice for choice in CHOICES if choice.startswith(asked)]


def _of_kind(*kinds: type[Node]) -> _Finds:
    return lambda field: (node.id for node in field.within if isinstance(node, kinds))


def _grounded(grounding: Grounding) -> _Finds:
    def finds(field: _Field) -> Iterable[str]:
        review = field.review
        return () if review is None else (claim for claim in review if review[claim].grounding is grounding)

    return finds


def _standing(standing: Standing) -> _Finds:
    def finds(field: _Field) -> Iterable[str]:
        review = field.review
        return () if review is None else (claim for claim in review if review[claim].standing is standing)

    return finds


def _asserted(field: _Field) -> Iterable[str]:
    review = field.review
    if review is None:
        return ()
    return (claim for claim in review if standing_badge(review, review[claim]).word == "asserted")


def _objections(*states: ObjectionState) -> _Finds:
    def finds(field: _Field) -> Iterable[str]:
        review = field.review
        if review is None:
            return ()
        attacks = (step.id for step in review.map.steps.values() if isinstance(step, Attack))
        return (step for step in attacks if review.objection_state(step) in states)

    return finds


def _unverified(field: _Field) -> Iterable[str]:
    checks = field.review.checks if field.review is not None else {}
    for quote in field.within.quotes:
        check = checks.get(quote)
        if check is None or check.verdict not in _GOOD:
            yield quote


def _unchecked(field: _Field) -> Iterable[str]:
    checks = field.review.checks if field.review is not None else {}
    return (quote for quote in field.within.quotes if not is_checked(checks.get(quote)))


def _open(field: _Field) -> Iterable[str]:
    review = field.review
    if review is None:
        return ()
    return (step for step in review.map.steps if any(question.is_open for question in review.questions(step)))


def _unrated(field: _Field) -> Iterable[str]:
    review = field.review
    return () if review is None else (step for step in review.map.steps if review.grading.is_unrated(step))


def _loose(field: _Field) -> Iterable[str]:
    rows = rows_of(field.within)
    heading = next((row for row in rows if row.key == LOOSE), None)
    if heading is None:
        return ()
    return (row.key for row in rows[rows.index(heading) + 1 : heading.end] if row.key == row.id)


def _mappers(field: _Field) -> Iterable[str]:
    nodes = field.within
    return (node.id for node in nodes if isinstance(node, Claim | Step | Assessment) and node.by == MAPPER)


CHOICES: Mapping[str, _Finds] = {
    **{grounding.value: _grounded(grounding) for grounding in Grounding},
    "open-ends": _grounded(Grounding.DANGLING),
    **{standing.value: _standing(standing) for standing in Standing},
    "asserted": _asserted,
    "objection": _of_kind(Attack),
    "unanswered": _objections(ObjectionState.UNANSWERED),
    "answered": _objections(ObjectionState.ANSWERED, ObjectionState.UNSUPPORTED),
    "disputed": _objections(ObjectionState.DISPUTED),
    "main": lambda field: field.within.main,
    "loose": _loose,
    "unverified": _unverified,
    "unchecked": _unchecked,
    "open": _open,
    "unrated": _unrated,
    "problem": lambda field: field.problems,
    "mapper": _mappers,
    "claim": _of_kind(Claim),
    "step": _of_kind(Support),
    "quote": _of_kind(Quote),
    "source": _of_kind(Source),
    "review": _of_kind(Assessment),
    "scheme": _of_kind(Scheme),
}
"""What may follow `is:`."""
