"""The typed nodes of a map: head, claim, quote, source, step, assessment and scheme, each immutable."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from argmap.model.vocabulary import (
    GRADE_WORDS,
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


def _grade(value: object) -> object:
    return GRADE_WORDS.get(value, value) if isinstance(value, str) else value


def _kebab(name: str) -> str:
    return name.replace("_", "-")


GradeField = Annotated[Grade, BeforeValidator(_grade)]
Ids = tuple[str, ...]
Pairs = tuple[tuple[str, str], ...]


class Link(BaseModel):
    """One text in a `via` chain: the source, the place in it, and what it does with the text before it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    locator: str = ""
    role: LinkRole = LinkRole.QUOTES


class QuestionAnswer(BaseModel):
    """What has become of critical question `number` (from 1) of a step's scheme; `words` is the id or the reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    state: QuestionState
    words: str = ""


class CriticalQuestion(BaseModel):
    """A question that a reviewer must ask of an argument of some scheme."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    kind: QuestionKind
    text: str


class Node(BaseModel):
    """What every block of a map file has.

    `prose` names the attributes written under `|`, `extra` holds the free `x-` fields.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, populate_by_name=True)
    kind: ClassVar[str] = ""
    prose: ClassVar[frozenset[str]] = frozenset({"note"})

    id: str
    note: str | None = Field(default=None, description="A remark for readers of the file; never changes a label.")
    tags: Ids = Field(default=(), description="Words to find the node by.")
    was: Ids = Field(default=(), description="Earlier ids, which old references may still use.")
    extra: Pairs = ()


class Head(Node):
    """The first block: what the map is about."""

    kind: ClassVar[str] = "argmap"
    prose: ClassVar[frozenset[str]] = frozenset({"note", "question"})

    id: str = "argmap"
    version: int = Field(default=1, description="Version of the map file format.")
    readable_by: int | None = Field(default=None, description="Oldest version that can read this file.")
    title: str = Field(default="", description="Title of the map.")
    question: str | None = Field(default=None, description="The question that the map answers.")
    subject: str | None = Field(default=None, description="Whose argument this is; the default of `by`.")
    main: Ids = Field(default=(), description="Ids of the main conclusions.")
    authors: Ids = Field(default=(), description="Who made the map.")
    uses: Ids = Field(default=(), description="Maps whose sources may be named without a prefix.")
    bibliography: str | None = Field(default=None, description="CSL-JSON, BibTeX or RIS file beside the map.")
    policy: QuotationPolicy = Field(default=QuotationPolicy.GENERAL, description="Conventions of quoting.")
    cap_one_hop: GradeField | None = Field(default=None, description="Highest grade of a quote read at second hand.")
    cap_two_hops: GradeField | None = Field(default=None, description="Highest grade of a quote read at third hand.")
    cap_not_located: GradeField | None = Field(
        default=None, description="Highest grade of a quote not found in its source."
    )
    cap_anonymous: GradeField | None = Field(default=None, description="Highest grade of an anonymous origin.")
    cap_translation: GradeField | None = Field(default=None, description="Highest grade of an unreviewed translation.")
    cap_unreliable: GradeField | None = Field(default=None, description="Highest grade at reliability D or E.")
    cap_doubtful: GradeField | None = Field(default=None, description="Highest grade at credibility 4.")
    cap_improbable: GradeField | None = Field(default=None, description="Highest grade at credibility 5.")


class Claim(Node):
    """A statement that somebody asserts."""

    kind: ClassVar[str] = "claim"
    prose: ClassVar[frozenset[str]] = frozenset({"text", "assumed", "senses", "false_if", "note"})

    text: str = Field(alias="claim", description="The claim in one sentence.")
    by: str | None = Field(default=None, description="Who asserts it; default: the subject of the map.")
    assumed: str | None = Field(default=None, description="Why it is taken as given; makes the claim an assumption.")
    stance: Stance | None = Field(default=None, description="Asserted, reported or disputed; never changes a label.")
    event_date: str | None = Field(default=None, description="When what it says happened (ISO 8601, or EDTF).")
    senses: str | None = Field(default=None, description="The sense of its key terms, one `term = sense` a line.")
    false_if: str | None = Field(default=None, description="What would show that it is false.")


class Quote(Node):
    """A verbatim excerpt, with the source whose words it is and the chain of texts it was read through."""

    kind: ClassVar[str] = "quote"
    prose: ClassVar[frozenset[str]] = frozenset({"text", "note"})

    text: str = Field(alias="quote", description="The words, verbatim.")
    source: str = Field(description="Id of the origin: the source whose words these are.")
    at: str | None = Field(default=None, description="Locator in the origin: p. 245, para. 18, l. 40.")
    via: tuple[Link, ...] = Field(default=(), description="The chain from the origin outwards: `ID, LOCATOR (role)`.")
    attests: Ids = Field(default=(), description="Ids of claims that only report the quote.")
    reading: Reading = Field(default=Reading.PARAPHRASE, description="How the attested claims relate to the words.")
    language: str | None = Field(default=None, description="Language of the words (BCP 47).")
    translation_of: str | None = Field(default=None, description="Id of the quote in the original language.")
    speaker: str | None = Field(default=None, description="Who speaks in the quote, if not the author of the source.")
    informant: str | None = Field(default=None, description="Who told the document what it only reports.")
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = Field(
        default=None, description="Of the source (Admiralty code)."
    )
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = Field(
        default=None, description="Of what it says (Admiralty code)."
    )
    anonymous: Literal["yes"] | None = Field(default=None, description="The origin's author is not named.")
    seen_by: str | None = Field(default=None, description="Who has seen the origin itself.")

    @property
    def hops(self) -> int:
        """Number of texts between the origin and the text in hand; a documentary edition stands for the document."""
        return sum(link.role is not LinkRole.EDITION for link in self.via)


class Source(Node):
    """A text that words come from: a document, an edition, a web page, a log."""

    kind: ClassVar[str] = "source"
    prose: ClassVar[frozenset[str]] = frozenset({"note"})

    title: str = Field(alias="source", description="Title of the source.")
    type: str | None = Field(
        default=None, alias="kind", description="CSL item type: book, webpage, personal_communication."
    )
    author: str | None = Field(default=None, description="`Given Family` or `Family, Given`; several with `;`.")
    date: str | None = Field(default=None, description="When it was written or issued: 1918-04-18, 1855.")
    part_of: str | None = Field(default=None, description="Id of the source that contains it.")
    at: str | None = Field(default=None, description="Locator in the source it is part of.")
    csl: str | None = Field(default=None, description="Key in the bibliography of the map.")
    derived_from: str | None = Field(default=None, description="Id of the source it depends on.")
    file: str | None = Field(default=None, description="Held copy, relative to the map file.")
    sha256: str | None = Field(default=None, description="Digest of the held copy when it was recorded.")
    quality: Quality | None = Field(default=None, description="How the held text came about: clean or ocr.")
    encoding: str | None = Field(default=None, description="Character encoding of the held copy.")
    page_offset: int | None = Field(default=None, description="Printed page number less the page's place in the file.")
    variables: Pairs = ()


class Step(Node):
    """An inference from linked premises to a target; `Support` and `Attack` are its two kinds."""

    prose: ClassVar[frozenset[str]] = frozenset({"warrant", "false_if", "note"})

    target: str
    because: Ids = Field(min_length=1, description="Ids of the premises, claims or quotes: all are needed.")
    by: str | None = Field(default=None, description="Who argues so; default: the subject of the map.")
    scheme: str | None = Field(default=None, description="Argumentation scheme.")
    warrant: str | None = Field(default=None, description="The general rule that takes the premises to the conclusion.")
    grade: GradeField | None = Field(default=None, description="Strength: weak, moderate, strong or entails.")
    questions: tuple[QuestionAnswer, ...] = Field(
        default=(),
        description="One a line: `2 answered-by ID`, `3 raised-as ID`, `4 not-applicable why`.",
    )
    false_if: str | None = Field(default=None, description="What would show that the inference fails.")


class Support(Step):
    """A step that supports a claim."""

    kind: ClassVar[str] = "supports"

    target: str = Field(alias="supports", description="Id of the claim that the premises support.")


class Attack(Step):
    """A step that rebuts a claim, or undercuts a step or a quote."""

    kind: ClassVar[str] = "attacks"

    target: str = Field(alias="attacks", description="Id of the claim, step or quote that the premises tell against.")


class Assessment(Node):
    """A reviewer's word on a claim, a step or a quote."""

    kind: ClassVar[str] = "review"
    prose: ClassVar[frozenset[str]] = frozenset({"because", "note"})

    target: str = Field(alias="review", description="Id of the claim, step or quote that is reviewed.")
    by: str | None = Field(default=None, description="The reviewer.")
    date: str | None = Field(default=None, description="When.")
    grade: GradeField | None = Field(default=None, description="Strength: none, weak, moderate, strong or entails.")
    faithful: Faithful | None = Field(default=None, description="Does the source say what the claim needs?")
    resolution: Resolution | None = Field(default=None, description="How a contested claim is settled.")
    questions: tuple[QuestionAnswer, ...] = Field(default=(), description="Critical questions, as on a step.")
    because: str | None = Field(default=None, description="Why.")


class Scheme(Node):
    """An argumentation scheme: a common form of argument, with the questions it must withstand."""

    kind: ClassVar[str] = "scheme"
    prose: ClassVar[frozenset[str]] = frozenset({"gist", "note"})

    name: str = Field(alias="scheme", description="Name of the scheme.")
    gist: str | None = Field(default=None, description="The form of the argument in one sentence.")
    questions: tuple[CriticalQuestion, ...] = Field(default=(), description="One a line: `P|A|E text`.")
    reference: str | None = Field(default=None, description="Where the scheme is described.")


NODE_TYPES: dict[str, type[Node]] = {
    "argmap": Head,
    "claim": Claim,
    "quote": Quote,
    "source": Source,
    "supports": Support,
    "attacks": Attack,
    "review": Assessment,
    "scheme": Scheme,
}
"""Node types by the first field of their block."""
