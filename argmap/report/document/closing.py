"""The end of the report: what was checked and what was not, what the words mean, and what the report does not claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.appraisal.phrasing import counted, plain
from argmap.appraisal.verification import is_checked
from argmap.appraisal.vocabulary import Grounding, ObjectionState, Standing
from argmap.appraisal.wording import (
    ASSERTED_WORDS,
    GROUNDING_WORDS,
    OBJECTION_WORDS,
    STANDING_WORDS,
    VERDICT_WORDS,
)
from argmap.evidence.verdict import Verdict
from argmap.report.document.mentions import Anchors
from argmap.report.document.parts import (
    Block,
    Fact,
    Facts,
    FactsKind,
    Heading,
    Items,
    Line,
    Paragraph,
    Table,
    Words,
    plainly,
)
from argmap.report.document.plan import Plan
from argmap.report.verification import MEANS

_GROUNDINGS = {
    Grounding.DIRECT: "a named source says this, in its own words quoted under the claim; the claim only reports them",
    Grounding.INFERRED: "reasoned in so many steps, and every end of one complete line of reasoning is a quotation",
    Grounding.MIXED: "reasoned from sources and from things taken as given, and not complete without the latter",
    Grounding.ASSUMPTION_ONLY: "reasoned, but from things taken as given alone",
    Grounding.ASSUMED: "the author says that it is taken as given",
    Grounding.DANGLING: "reasoned from claims of which some have no support that is drawn here",
    Grounding.CIRCULAR: "its support leads back to itself and to nothing else",
    Grounding.BARE: "no quotation, no reasoning and no declared assumption stands under it",
}
_STANDINGS = {
    Standing.STANDS: "some support for it holds, and every objection drawn here is answered or has no support",
    Standing.CONTESTED: "support for it holds, and so does an objection that is not answered",
    Standing.UNSETTLED: "whether it holds depends on something that is itself contested",
    Standing.ONLY_OBJECTIONS: "no support for it holds, and an objection does",
    Standing.UNSUPPORTED: "no support for it holds, though nothing speaks against the claim itself",
}
_OBJECTIONS = {
    ObjectionState.ANSWERED: "something drawn here switches it off: a premise of it fails, or the inference is struck",
    ObjectionState.UNSUPPORTED: "its premises can be derived from nothing",
    ObjectionState.DISPUTED: "whether it holds is itself open",
    ObjectionState.UNANSWERED: "it holds, and nothing drawn here answers it",
    ObjectionState.RESIDUAL: "a reviewer accepts it as a doubt that remains",
}
_OTHERS = (
    ("Step", "an inference from one or more premises to a claim; the premises of one step are all needed"),
    ("Origin", "the text whose words a quotation gives; two quotations of one telegram have one origin"),
    ("Second-hand", "the words were read in another text that gives them, not in the origin or in an edition of it"),
    ("Cannot lose", "without any one of these the claim can no longer be derived from what is drawn"),
    ("After objections", "the same, when what the objections strike is left out"),
    ("Asserted without a source", "a claim that is used and under which nothing stands"),
    ("Also argued", "a directly sourced claim that reasoning from other sources leads to as well"),
    ("The loop adds nothing", "part of the support leads back to the claim; what grounds it lies elsewhere"),
    ("By the mapper", "not part of the argument: whoever made the map added it"),
)
_LABELS = (
    "H is a main conclusion, C another claim of the argument, O a claim that serves only objections, R one that "
    "serves only answers to them, Q a quotation, S a step or an objection. The numbers follow the map file."
)
_NOT_CLAIMED = (
    "It does not say that any claim is right or wrong. It gives no probability and no overall score.",
    MEANS,
    "It knows only the sources, steps and objections that somebody drew. What nobody drew, it cannot miss.",
    "“Stands” means that the objections drawn here are answered, not that nobody could object.",
    "It reads no meaning: whether a step goes through is the judgement of those who drew the map and reviewed it.",
)


def checking(anchors: Anchors, plan: Plan) -> Iterator[Block]:
    """Yield what was checked, by verdict, and every quotation that was not."""
    review = anchors.review
    quotes = [quote for quote in review.map.quotes if any(quote in told for told in plan.quotes.values())]
    if not quotes:
        return
    yield Heading(1, "checking", "What was checked, and what was not")
    counts = Counter(check.verdict if (check := review.checks.get(quote)) else None for quote in quotes)
    rows = [
        (plainly(str(counts[verdict])), plainly(words)) for verdict, words in VERDICT_WORDS.items() if counts[verdict]
    ]
    if counts[None]:
        rows.append((plainly(str(counts[None])), plainly("not checked")))
    yield Table(("Quotations", "What was found"), tuple(rows))
    unchecked = [quote for quote in quotes if not is_checked(review.checks.get(quote))]
    if unchecked:
        yield Paragraph(plainly(f"Not checked, {counted(len(unchecked), 'quotation')}:"))
        yield Items(tuple(_unchecked(anchors, quote) for quote in unchecked))


def _unchecked(anchors: Anchors, quote: str) -> Line:
    node = anchors.review.map.quotes[quote]
    check = anchors.review.checks.get(quote)
    why = plain(check.message).removeprefix("not checked: ") if check is not None else ""
    return (anchors.label(quote), Words("  "), *(plainly(why) or (anchors.source(node.source),)))


def closing() -> Iterator[Block]:
    """Yield how the report is read, and what it does not claim."""
    yield Heading(1, "reading", "How to read this report")
    yield Paragraph(plainly(_LABELS))
    for anchor, title, facts in (
        (
            "words-grounding",
            "Where support comes from",
            [(GROUNDING_WORDS[each], said) for each, said in _GROUNDINGS.items()],
        ),
        ("words-standing", "Whether the objections are answered", _standing_facts()),
        (
            "words-objections",
            "Objections",
            [(_short(OBJECTION_WORDS[each]), said) for each, said in _OBJECTIONS.items()],
        ),
        ("words-checking", "Quotations", _verdict_facts()),
        ("words-others", "Other words", list(_OTHERS)),
    ):
        yield Heading(2, anchor, title, listed=False)
        yield Facts(tuple(Fact(head, plainly(said)) for head, said in facts), FactsKind.GLOSSARY)
    yield Heading(1, "not-claimed", "What this report does not claim")
    yield Items(tuple(plainly(said) for said in _NOT_CLAIMED))


def _standing_facts() -> list[tuple[str, str]]:
    facts = [(STANDING_WORDS[each], said) for each, said in _STANDINGS.items()]
    asserted = (ASSERTED_WORDS, "nothing stands under it, and nothing that holds speaks against it")
    return [facts[0], asserted, *facts[1:]]


def _verdict_facts() -> list[tuple[str, str]]:
    means = {
        Verdict.VERIFIED: "one passage of the held copy has these words; only presentation differs",
        Verdict.VERIFIED_EDITED: "what differs is marked in the quotation (ellipsis, brackets) or usual, and is listed",
        Verdict.SECOND_HAND: "a held text that gives the words agrees; the origin itself is not held",
        Verdict.ALTERED: "a passage was found, and its words differ in a way that is not marked",
        Verdict.SPLICED: "the parts were found, but were not written together",
        Verdict.NOT_FOUND: "the held copy was read, and no passage of it has these words",
        Verdict.STALE: "the held copy is not the one whose digest was recorded",
        Verdict.UNREADABLE: "there is a file, and no text could be read from it",
        Verdict.SOURCE_NOT_HELD: "there is no copy of any text that has the words, so nothing was compared",
    }
    return [(_capital(VERDICT_WORDS[verdict]), said) for verdict, said in means.items()]


def _short(words: str) -> str:
    return _capital(words.partition(":")[0])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
