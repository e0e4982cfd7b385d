"""The closed vocabularies of the field: grades, readings, stances, link roles, and the words that write them."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Grade(IntEnum):
    """Ordinal strength of a step or of evidence: 0 none, 1 weak, 2 moderate, 3 strong, 4 entails or established."""

    NONE = 0
    WEAK = 1
    MODERATE = 2
    STRONG = 3
    ENTAILS = 4

    @property
    def word(self) -> str:
        """The word that writes the grade of a step."""
        return self.name.lower()


GRADE_WORDS: dict[str, Grade] = {grade.word: grade for grade in Grade} | {"established": Grade.ENTAILS}
STEP_GRADE_WORDS = ("weak", "moderate", "strong", "entails")


class Reading(StrEnum):
    """How a claim relates to the quote that attests it."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    PARTIAL = "partial"


class Stance(StrEnum):
    """What the arguer does with a claim; never changes a label."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DISPUTED = "disputed"


class LinkRole(StrEnum):
    """What a text in a `via` chain does with the text before it."""

    EDITION = "edition"
    QUOTES = "quotes"
    REPRINTS = "reprints"
    TRANSLATES = "translates"
    PARAPHRASES = "paraphrases"


class Faithful(StrEnum):
    """A reviewer's word on whether the source says what the claim needs."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Resolution(StrEnum):
    """How a reviewer settles a contested claim, or accepts an objection as residual."""

    STANDS = "stands"
    FALLS = "falls"
    RESIDUAL = "residual"


class Quality(StrEnum):
    """How the held text of a source came about, as declared by a person."""

    CLEAN = "clean"
    OCR = "ocr"


class QuotationPolicy(StrEnum):
    """Which conventions of quoting a map follows."""

    GENERAL = "general"
    LEGAL = "legal"


class QuestionKind(StrEnum):
    """Whose burden a critical question is (Gordon, Prakken and Walton 2007)."""

    PREMISE = "P"
    ASSUMPTION = "A"
    EXCEPTION = "E"


class QuestionState(StrEnum):
    """What has become of a critical question on a step."""

    OPEN = "open"
    ANSWERED = "answered-by"
    RAISED = "raised-as"
    NOT_APPLICABLE = "not-applicable"


MAPPER = "mapper"
"""`by: mapper` marks what the mapper adds to somebody else's argument."""

SOURCE_KINDS = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
    legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard
    thesis treaty webpage""".split()
)
"""The item types of CSL 1.0.2."""

CSL_VARIABLES = frozenset(
    """abstract annote archive archive_collection archive_location archive-place authority available-date
    call-number chair chapter-number citation-key citation-label citation-number collection-editor collection-number
    collection-title compiler composer container-author container-title container-title-short contributor curator
    dimensions director division DOI edition editor editor-translator editorial-director event-date event-place
    event-title executive-producer first-reference-note-number genre guest host illustrator interviewer ISBN ISSN
    issue issued jurisdiction keyword language license locator medium narrator number number-of-pages
    number-of-volumes organizer original-author original-date original-publisher original-publisher-place
    original-title page page-first part-number part-title performer PMCID PMID printing-number producer publisher
    publisher-place recipient references reviewed-author reviewed-genre reviewed-title scale script-writer section
    series-creator status submitted supplement-number title-short translator URL version volume volume-title
    volume-title-short year-suffix accessed""".split()
)
"""The CSL variables a source may carry under their own names, beside the fields of the format."""
