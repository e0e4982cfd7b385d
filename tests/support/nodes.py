"""Hypothesis strategies for rich valid maps: every kind, every field, hostile text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from argmap.model.catalogue import SCHEMES
from argmap.model.map import Map
from argmap.model.nodes import (
    Assessment,
    Attack,
    Claim,
    CriticalQuestion,
    Head,
    Link,
    Node,
    QuestionAnswer,
    Quote,
    Scheme,
    Source,
    Support,
)
from argmap.model.vocabulary import (
    CSL_VARIABLES,
    SOURCE_KINDS,
    Faithful,
    Grade,
    LinkRole,
    Quality,
    QuestionKind,
    QuestionState,
    QuotationPolicy,
    Reading,
    Resolution,
    Stance,
)

HOSTILE = [
    "",
    " ",
    "\n",
    "\n\n",
    "[/",
    "[b]x[/b]",
    "no",
    "null",
    "1:30",
    "0x1F",
    "~",
    "- item",
    "a: b",
    "a:",
    "See item #4",
    "# not a comment",
    "'quoted'",
    '"quoted"',
    "|",
    "|2",
    "> folded",
    "&anchor *alias !tag",
    "{a: b}",
    "[a, b]",
    "%directive",
    "@at `tick`",
    "---",
    "...",
    "<<<<<<< ours",
    "?",
    "-",
    "-5",
    ":x",
    "tab\there",
    "\tleading tab",
    "trailing \n",
    " leading space",
    "   \n  deep\nshallow",
    "first\n    deep\n\n\nlast",
    "ends with spaces   ",
    "  \n\n x",
    "a\n# b\n    # c",
    "a\r\nb\rc",
    "bell \x07 escape \x1b[31m nul \x00 del \x7f",
    "next\x85line\u2028sep\u2029par",
    "\ufeffmark",
    "e\u0301 decomposed",
    "\u202eright to left\u202c \u05d0\u05d1",
    "\u65e5\u672c\u8a9e \u4e2d\u6587",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\\n \\x41 \\",
    "x" * 300,
    "<svg onload=alert(1)>&amp;</svg>",
    "\u00a0nbsp\u3000ideographic\u00a0",
]
_CHARACTERS = st.characters(exclude_categories=["Cs"])

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(_CHARACTERS, max_size=30),
    st.text(st.sampled_from("ab \n\t#:-|'\"[]\\\u00e9\r"), max_size=30),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("\n".join),
)
"""Any text that a map file can hold."""

lines = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]) | st.sampled_from(" :#'"), min_size=1, max_size=20
).map(lambda text: text.strip() or "x")
"""Text on one line without spaces around it."""


def _pairs(drawn: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(drawn.items())


ids = st.builds(
    str.__add__,
    st.sampled_from(["a", "bc", "X", "\u00e9", "\u65e5", "\u05d0"]),
    st.text(st.sampled_from("abcxyzABC019-_.\u00e9\u65e5\u05d0"), max_size=12),
)

_optional = st.none() | st.none() | texts
_LOCATORS = ["", "p. 3", "pp. 3-5", "col. 2: l. 4", "#4", "no. 5 (1918)", "p. 3 (edition)", "\u00a7 12, (a)", "'"]
_words = st.lists(texts, max_size=3).map(tuple)
_grades = st.none() | st.sampled_from(Grade)
_step_grades = st.none() | st.sampled_from([grade for grade in Grade if grade is not Grade.NONE])
_extra = st.dictionaries(st.sampled_from(["x-a", "x-Color", "x-a_b-9"]), texts, max_size=2).map(_pairs)
_variables = st.dictionaries(st.sampled_from(sorted(CSL_VARIABLES)), texts, max_size=2).map(_pairs)


def _made(kind: Any, **fields: Any) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(fields).map(lambda drawn: kind(**drawn))


def _common() -> dict[str, Any]:
    return {"note": _optional, "tags": _words, "extra": _extra}


def heads(claims: list[str]) -> st.SearchStrategy[Head]:
    """Draw the head of a map with these claims."""
    caps = dict.fromkeys(("cap_one_hop", "cap_doubtful"), _grades)
    return _made(
        Head,
        title=texts,
        question=_optional,
        subject=_optional,
        main=_some(claims),
        authors=_words,
        bibliography=_optional,
        policy=st.sampled_from(QuotationPolicy),
        note=_optional,
        extra=_extra,
        **caps,
    )


def claims(node_id: str) -> st.SearchStrategy[Claim]:
    """Draw a claim."""
    stance = st.none() | st.sampled_from(Stance)
    fields = dict.fromkeys(("by", "assumed", "event_date", "senses", "false_if"), _optional)
    return _made(Claim, id=st.just(node_id), text=texts, stance=stance, **fields, **_common())


def sources(node_id: str, earlier: list[str]) -> st.SearchStrategy[Source]:
    """Draw a source that is part of, or derived from, earlier ones only."""
    parent = st.none() | st.sampled_from(earlier) if earlier else st.none()
    fields = dict.fromkeys(("author", "date", "at", "csl", "file", "sha256", "encoding"), _optional)
    return _made(
        Source,
        id=st.just(node_id),
        title=texts,
        type=st.none() | st.sampled_from(sorted(SOURCE_KINDS)) | texts,
        part_of=parent,
        derived_from=parent,
        quality=st.none() | st.sampled_from(Quality),
        page_offset=st.none() | st.integers(-999, 999),
        variables=_variables,
        **fields,
        **_common(),
    )


def quotes(node_id: str, origins: list[str], attested: list[str], earlier: list[str]) -> st.SearchStrategy[Quote]:
    """Draw a quote."""
    links = _made(
        Link, source=st.sampled_from(origins), locator=st.sampled_from(_LOCATORS), role=st.sampled_from(LinkRole)
    )
    fields = dict.fromkeys(("at", "language", "speaker", "informant", "seen_by"), _optional)
    return _made(
        Quote,
        id=st.just(node_id),
        text=texts,
        source=st.sampled_from(origins),
        via=st.lists(links, max_size=3).map(tuple),
        attests=_some(attested),
        reading=st.sampled_from(Reading),
        translation_of=st.none() | st.sampled_from(earlier) if earlier else st.none(),
        reliability=st.none() | st.sampled_from("ABCDEF"),
        credibility=st.none() | st.sampled_from("123456"),
        anonymous=st.none() | st.just("yes"),
        **fields,
        **_common(),
    )


def steps(
    node_id: str, kind: type[Support | Attack], targets: list[str], premises: list[str]
) -> st.SearchStrategy[Support | Attack]:
    """Draw a supporting or attacking step."""

    def with_target(target: str) -> st.SearchStrategy[Support | Attack]:
        others = [premise for premise in premises if premise != target]
        scheme = st.none() | st.sampled_from(sorted(SCHEMES))
        return scheme.flatmap(
            lambda name: _made(
                kind,
                id=st.just(node_id),
                target=st.just(target),
                because=st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True).map(tuple),
                by=_optional,
                scheme=st.just(name),
                warrant=_optional,
                grade=_step_grades,
                questions=st.just(()) if name is None else _answers(len(SCHEMES[name].questions), premises),
                false_if=_optional,
                **_common(),
            )
        )

    return st.sampled_from(targets).flatmap(with_target)


def assessments(node_id: str, targets: list[str]) -> st.SearchStrategy[Assessment]:
    """Draw a reviewer's word."""
    return _made(
        Assessment,
        id=st.just(node_id),
        target=st.sampled_from(targets),
        by=_optional,
        date=_optional,
        grade=_grades,
        faithful=st.none() | st.sampled_from(Faithful),
        resolution=st.none() | st.sampled_from(Resolution),
        because=_optional,
        **_common(),
    )


def schemes(node_id: str) -> st.SearchStrategy[Scheme]:
    """Draw a scheme of one's own."""
    asked = st.lists(st.tuples(st.sampled_from(QuestionKind), lines), max_size=3).map(
        lambda pairs: tuple(
            CriticalQuestion(number=number, kind=kind, text=text) for number, (kind, text) in enumerate(pairs, 1)
        )
    )
    return _made(
        Scheme, id=st.just(node_id), name=texts, gist=_optional, questions=asked, reference=_optional, **_common()
    )


def _answers(count: int, premises: list[str]) -> st.SearchStrategy[tuple[QuestionAnswer, ...]]:
    named = _made(
        QuestionAnswer,
        number=st.integers(1, count),
        state=st.just(QuestionState.ANSWERED),
        words=st.sampled_from(premises),
    )
    reasoned = _made(
        QuestionAnswer, number=st.integers(1, count), state=st.just(QuestionState.NOT_APPLICABLE), words=lines
    )
    left = _made(QuestionAnswer, number=st.integers(1, count), state=st.just(QuestionState.OPEN))
    return st.lists(st.one_of(named, reasoned, left), max_size=3, unique_by=lambda answer: answer.number).map(tuple)


def _some(known: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(known), max_size=3, unique=True).map(tuple) if known else st.just(())


@st.composite
def maps(draw: st.DrawFn, pool: list[str] | None = None) -> Map:
    """Draw a map without errors; its ids are of `pool` where one is given."""
    drawn = pool or draw(st.lists(ids, min_size=2, max_size=9, unique_by=str.casefold))
    names = draw(st.permutations(drawn))[: draw(st.integers(2, len(drawn)))]
    kinds = ["claim", "claim"] + [
        draw(st.sampled_from(["claim", "quote", "source", "support", "attack", "review", "scheme"])) for _ in names[2:]
    ]
    by_kind: dict[str, list[str]] = {}
    for name, kind in zip(names, kinds, strict=True):
        by_kind.setdefault(kind, []).append(name)
    nodes = list(_nodes(draw, by_kind))
    ordered = draw(st.permutations(nodes)) if draw(st.booleans()) else nodes
    return Map.of(ordered, draw(heads(by_kind["claim"])))


def _nodes(draw: st.DrawFn, by_kind: dict[str, list[str]]) -> list[Node]:
    named, origins, quoted = by_kind["claim"], by_kind.get("source", []), by_kind.get("quote", [])
    if not origins:
        quoted = []
    nodes: list[Node] = [draw(claims(name)) for name in named]
    nodes += [draw(sources(name, origins[:at])) for at, name in enumerate(origins)]
    nodes += [draw(quotes(name, origins, named, quoted[:at])) for at, name in enumerate(quoted)]
    premises = named + quoted
    for name in by_kind.get("support", []):
        nodes.append(draw(steps(name, Support, named, premises)))
    aims = named + by_kind.get("support", []) + quoted
    for name in by_kind.get("attack", []):
        nodes.append(draw(steps(name, Attack, aims, premises)))
    nodes += [draw(assessments(name, aims)) for name in by_kind.get("review", [])]
    nodes += [draw(schemes(name)) for name in by_kind.get("scheme", [])]
    return nodes
