"""Reports for tests: reviewed maps, honest and hostile, and every part of a report document in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review
from argmap.evidence.verdict import AlterationSeverity, Difference, Location, QuoteCheck, Verdict
from argmap.evidence.verifying import verify
from argmap.model.map import Map
from argmap.model.nodes import (
    Assessment,
    Attack,
    Claim,
    CriticalQuestion,
    Head,
    Link,
    Node,
    Quote,
    Scheme,
    Source,
    Support,
)
from argmap.model.vocabulary import QuestionKind
from argmap.report.document.parts import (
    Diagram,
    Excerpt,
    Facts,
    Heading,
    Inline,
    Items,
    Line,
    Mention,
    Panel,
    Paragraph,
    Plain,
    ReportDocument,
    Table,
)
from argmap.store.holding import held_texts
from argmap.store.loading import load

MAPS = Path(__file__).parents[2] / "maps"
HOSTILE = (
    "<script>alert(1)</script>",
    '</style><img src=x onerror="alert(1)">',
    '#let x = 1 #read("/etc/passwd") $x$ @ref <lab> *b* _i_ `c` \\u{41}',
    "[x](javascript:alert(1)) ![i](http://example.com/i.png) **b** | cell | <http://example.com>",
    "1. # heading\n\n- item\n> quote\n+ more",
    "العربية نص \u202eevil\u202c",
    "e\u0301 \x07 \x1b[31m",
    "x" * 300,
    "H C1 S1 “C1” Q1",
    "&lt;b&gt; &#60;i&#62; & -- == ~~s~~ $$x$$",
)


def reviewed(name: str) -> Review:
    """Review one of the example maps, with its quotes checked."""
    document = load(MAPS / name)
    return review(document.map, checks=verify(document.map, held_texts(document)))


def hostile_review() -> Review:
    """Review a map all of whose texts try to be more than text."""
    nodes: list[Node] = []
    checks = {}
    for number, text in enumerate(HOSTILE):
        address = {"URL": "javascript:alert(1)", "DOI": text, "publisher": text}
        nodes += [
            Claim(id=f"c{number}", text=text, note=text, by=text, false_if=text, assumed=text if number % 2 else None),
            Quote(
                id=f"q{number}",
                text=text,
                source=f"s{number}",
                at=text,
                attests=(f"c{number}",),
                speaker=text,
                via=(Link(source="s0", locator=text),),
            ),
            Source(id=f"s{number}", title=text, author=text, note=text, file=text, variables=tuple(address.items())),
            Assessment(id=f"r{number}", target=f"c{number}", by=text, because=text, date=text),
        ]
        checks[f"q{number}"] = QuoteCheck(
            f"q{number}",
            Verdict.ALTERED,
            f"s{number}",
            read_in=f"s{number}",
            held=True,
            severity=AlterationSeverity.WORDS,
            passage=f"{text} other",
            before=text,
            after=text,
            message=text,
            differences=(Difference("omission", text, ""),),
            location=Location(0, 1, 1, 1),
        )
    premises = tuple(f"c{number}" for number in range(1, len(HOSTILE)))
    asked = CriticalQuestion(number=1, kind=QuestionKind.PREMISE, text=HOSTILE[1])
    nodes += [
        Support(id="st", target="c0", because=premises, warrant=HOSTILE[2], scheme="own", by=HOSTILE[3]),
        Attack(id="at", target="st", because=("c1",), warrant=HOSTILE[0]),
        Scheme(id="own", name=HOSTILE[0], gist=HOSTILE[2], reference=HOSTILE[3], questions=(asked,)),
    ]
    head = Head(title=" ".join(HOSTILE[:3]), question=HOSTILE[3], subject=HOSTILE[1], authors=HOSTILE, note=HOSTILE[4])
    return review(Map.of(nodes, head), checks=checks)


def anchors_in(document: ReportDocument) -> list[str]:
    """Return the anchors that a report has."""
    return [block.anchor for block in document.blocks if isinstance(block, Heading | Panel)]


def mentions_in(document: ReportDocument) -> list[Mention]:
    """Return the links of a report to its own parts."""
    return [inline for line in lines_in(document) for inline in line if isinstance(inline, Mention)]


def inlines_in(document: ReportDocument) -> list[Inline]:
    """Return every run of words in a report."""
    return [inline for line in lines_in(document) for inline in line]


def lines_in(document: ReportDocument) -> Iterator[Line]:
    """Yield every line of a report, from the top."""
    for block in document.blocks:
        if isinstance(block, Panel):
            yield block.title
            yield from _lines(block.blocks)
        elif isinstance(block, Diagram):
            yield from (item.line for item in block.outline)
        elif not isinstance(block, Heading):
            yield from _lines([block])


def _lines(blocks: Iterable[Plain]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.line
            case Items():
                yield from block.items
            case Facts():
                for fact in block.facts:
                    yield fact.line
                    yield from fact.items
            case Table():
                for row in block.rows:
                    yield from row
            case Excerpt():
                yield block.caption
                yield from block.paragraphs
