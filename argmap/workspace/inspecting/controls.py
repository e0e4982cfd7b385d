"""By which control each field of a map file is changed: words, a choice, ids of some kind, a date, a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from argmap.appraisal.phrasing import plain, shortened
from argmap.model.catalogue import SCHEMES
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Node, Quote, Source, Step, Support
from argmap.model.vocabulary import SOURCE_KINDS
from argmap.notation.fields import LISTS, Form, forms_of
from argmap.notation.lines import ANSWER_FORM, LINK_FORM, QUESTION_FORM
from argmap.workspace.asking import Option


class Means(Enum):
    """How a value is given."""

    WORDS = auto()
    CHOICE = auto()
    NODE = auto()
    NODES = auto()
    ITEMS = auto()
    """Several words or lines, one item a line."""
    DATE = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Control:
    """How one field is changed.

    `lines` is how many lines of words are expected, `takes` which kinds of node an id may name, `hint` how the value
    is written where that is not plain, `sentence` whether the lines are those of one sentence.
    """

    means: Means
    lines: int = 1
    takes: tuple[type[Node], ...] = ()
    hint: str = ""
    sentence: bool = False


_TAKES: Mapping[tuple[str, str], tuple[type[Node], ...]] = {
    ("quote", "source"): (Source,),
    ("quote", "attests"): (Claim,),
    ("quote", "translation-of"): (Quote,),
    ("source", "part-of"): (Source,),
    ("source", "derived-from"): (Source,),
    ("supports", "supports"): (Claim,),
    ("supports", "because"): (Claim, Quote),
    ("attacks", "attacks"): (Claim, Step, Quote),
    ("attacks", "because"): (Claim, Quote),
    ("review", "review"): (Claim, Step, Quote),
    ("argmap", "main"): (Claim,),
}
_DATES = frozenset({"date", "event-date", "issued", "accessed", "submitted", "original-date", "available-date"})
_DATE_HINT = "a year, a month or a day: 1918, 1918-04 or 1918-04-18; a span 1918-03/1918-04; unsure 1918?"
_PROSE_LINES = 5
_WITH_BREAKS = frozenset({"quote", "note", "because", "senses"})
"""Prose in which line breaks mean something; the rest of it is sentences."""
_LIST_LINES = 4
_SENSES_HINT = "one term a line: term = sense"
_HINTS = {
    "via": f"one text a line, from the origin outwards; {LINK_FORM}",
    "senses": _SENSES_HINT,
    "at": "a place: p. 245, pp. 3-5, para. 18, ch. 2, l. 40",
    "author": "Given Family, or Family, Given; several with ;",
    "file": "the held copy, relative to the map file",
    "language": "a tag such as en, de or ru",
    "authors": "one name a line",
    "tags": "one word a line",
    "was": "one earlier id a line",
    "uses": "one map a line",
}

WORDS_OF_CHOICES: Mapping[tuple[str, str], str] = {
    ("reading", "verbatim"): "the claim repeats the words",
    ("reading", "paraphrase"): "the claim says the same in other words",
    ("reading", "partial"): "the claim says more or less than the words: an inference",
    ("stance", "asserted"): "put forward as so",
    ("stance", "reported"): "given as what somebody else says",
    ("stance", "disputed"): "mentioned in order to deny it",
    ("faithful", "yes"): "the source says what the claim needs",
    ("faithful", "partly"): "the source says it only in part",
    ("faithful", "no"): "the source does not say it",
    ("resolution", "stands"): "settled: it stands",
    ("resolution", "falls"): "settled: it falls",
    ("resolution", "residual"): "the objection is accepted as one that remains",
    ("quality", "clean"): "the text is as the source has it",
    ("quality", "ocr"): "read by machine from a scan: misread letters are expected",
    ("policy", "general"): "unmarked changes of case and punctuation are usual",
    ("policy", "legal"): "unmarked changes of case and punctuation count as alterations",
    ("anonymous", "yes"): "the origin's author is not named",
    ("reliability", "A"): "completely reliable source",
    ("reliability", "B"): "usually reliable",
    ("reliability", "C"): "fairly reliable",
    ("reliability", "D"): "not usually reliable",
    ("reliability", "E"): "unreliable",
    ("reliability", "F"): "not known",
    ("credibility", "1"): "confirmed by others",
    ("credibility", "2"): "probably true",
    ("credibility", "3"): "possibly true",
    ("credibility", "4"): "doubtful",
    ("credibility", "5"): "improbable",
    ("credibility", "6"): "not known",
    ("grade", "none"): "the premises do not bear on it",
    ("grade", "weak"): "it speaks for it a little",
    ("grade", "moderate"): "it speaks for it clearly, and leaves room for doubt",
    ("grade", "strong"): "little room for doubt is left, granted the premises",
    ("grade", "entails"): "granted the premises, it must be so",
    ("grade", "established"): "the evidence leaves no doubt",
}
"""What the words of the closed vocabularies mean, by field and word."""


def control_of(kind: str, field: str) -> Control:
    """Return the control for a field of a kind of block; what is no field of the format is free words."""
    form = forms_of(kind).get(field)
    takes = _TAKES.get((kind, field), ())
    if field in _DATES and (form is None or form.form is Form.LINE):
        return Control(Means.DATE, hint=_DATE_HINT)
    if form is None:
        return Control(Means.WORDS)
    if form.words or (kind, field) == (Source.kind, "kind") or (field == "scheme" and is_step(kind)):
        return Control(Means.CHOICE)
    if takes:
        return Control(Means.NODES if form.form in LISTS else Means.NODE, takes=takes)
    if form.form is Form.QUESTIONS:
        return Control(Means.ITEMS, _LIST_LINES, hint=_questions_hint(kind))
    if form.form in LISTS:
        return Control(Means.ITEMS, _LIST_LINES, hint=_HINTS.get(field, "one a line"))
    if form.form is Form.NUMBER:
        return Control(Means.NUMBER, hint="a whole number")
    is_prose = form.form is Form.PROSE
    sentence = is_prose and field not in _WITH_BREAKS
    return Control(Means.WORDS, _PROSE_LINES if is_prose else 1, hint=_HINTS.get(field, ""), sentence=sentence)


def is_step(kind: str) -> bool:
    """Tell whether blocks of this kind are steps."""
    return kind in (Support.kind, Attack.kind)


def options_of(within: Map, kind: str, field: str) -> Sequence[Option]:
    """Return the choices for a field that takes one of a closed vocabulary, or of the schemes that there are."""
    if field == "scheme":
        return [
            Option(scheme.id, plain(scheme.name) or scheme.id, shortened(scheme.gist or "", 200))
            for scheme in (*within.schemes.values(), *SCHEMES.values())
            if within.nodes.get(scheme.id, scheme) is scheme
        ]
    if (kind, field) == (Source.kind, "kind"):
        return [Option(each, each.replace("_", " ").replace("-", " ")) for each in sorted(SOURCE_KINDS)]
    words = forms_of(kind)[field].words
    asked = "grade" if field.startswith("cap-") else field
    return [Option(word, word, _meaning(kind, asked, word)) for word in words]


def candidates(within: Map, node: Node, field: str) -> tuple[str, ...]:
    """Return the ids that a field may name, in file order, without the node itself and what the list names already."""
    takes = control_of(node.kind, field).takes
    named: frozenset[str] = frozenset()
    if control_of(node.kind, field).means is Means.NODES:
        named = frozenset(getattr(node, forms_of(node.kind)[field].attribute))
    if isinstance(node, Step):
        named |= {node.target} if field == "because" else frozenset(node.because)
    kinds = within.nodes if Source not in takes else {**within.nodes, **within.foreign}
    return tuple(
        each.id if each_id in within.nodes else each_id
        for each_id, each in kinds.items()
        if isinstance(each, takes) and each_id not in named and each_id != node.id
    )


def _meaning(kind: str, field: str, word: str) -> str:
    if kind == "argmap" and field == "grade":
        return ""
    return WORDS_OF_CHOICES.get((field, word), "")


def _questions_hint(kind: str) -> str:
    return f"one a line; {ANSWER_FORM}" if kind in (Support.kind, Attack.kind, Assessment.kind) else QUESTION_FORM
