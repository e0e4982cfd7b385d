"""What was found out about the words of a quotation in one text: the passage and every difference."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.evidence.heldtext import Span
from argmap.evidence.verdict import AlterationSeverity, Difference, Verdict

MEANING = frozenset("negation negation_elided negation_in_bracket number qualifier question_mark".split())
MINOR = frozenset("spelling case punctuation terminal_punctuation".split())
SPLICED = frozenset("unmarked_join distant_elision out_of_order".split())
UNMARKED_CONVENTIONS = frozenset("case punctuation terminal_punctuation".split())
RANK = {
    Verdict.VERIFIED: 0,
    Verdict.VERIFIED_EDITED: 1,
    Verdict.ALTERED: 2,
    Verdict.SPLICED: 3,
    Verdict.NOT_FOUND: 4,
}
AGREES = frozenset({Verdict.VERIFIED, Verdict.VERIFIED_EDITED})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The words of a quotation against one text.

    `span` is the passage (or the nearest one, when it was not found; None when there is none) in code points of the
    text, `joined` the spans of the parts that stand elsewhere, `words` the first and last word of the passage.
    """

    verdict: Verdict
    span: Span | None = None
    edits: tuple[Difference, ...] = ()
    differences: tuple[Difference, ...] = ()
    flags: frozenset[str] = frozenset()
    joined: tuple[Span, ...] = ()
    words: Span = (0, 0)

    @property
    def severity(self) -> AlterationSeverity | None:
        """How bad the worst alteration is; None when nothing was altered."""
        if self.verdict is not Verdict.ALTERED:
            return None
        kinds = {difference.kind for difference in self.differences}
        if kinds & MEANING:
            return AlterationSeverity.MEANING
        return AlterationSeverity.MINOR if kinds <= MINOR else AlterationSeverity.WORDS

    @property
    def rank(self) -> tuple[int, int, int]:
        """Order judgements of one quotation from the best to the worst."""
        return RANK[self.verdict], len(self.differences), len(self.edits)


NOT_FOUND = Judgement(Verdict.NOT_FOUND)
