"""Every difference between a quotation and the passage it was taken from, each classified by what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.evidence.heldtext import Span
from argmap.evidence.matching.brackets import bracket_kind, patch_kind
from argmap.evidence.matching.chaining import FAR_ELLIPSIS, FAR_GAP
from argmap.evidence.matching.figures import continues_number
from argmap.evidence.matching.grouping import Match, grouped
from argmap.evidence.matching.index import Index
from argmap.evidence.matching.likeness import Comparison, alike
from argmap.evidence.matching.locating import Part, Placement
from argmap.evidence.matching.punctuation import gap_kind, question_marks, without_quotes
from argmap.evidence.matching.quotation import Joint, Quotation
from argmap.evidence.matching.tokens import CURRENCIES, words_of
from argmap.evidence.verdict import Difference
from argmap.model.vocabulary import Quality

PERMITTED = frozenset(
    """ellipsis bracket bracket_letter sic emphasis_note case terminal_punctuation punctuation hyphenation ocr accent
    same_number""".split()
)
_SHORT_ELISION = 6
_LONG_ELISION = 60
_GROUP = 3
_DOTS = re.compile(r"\.\s?\.")
_INSIDE = re.compile(r"[,;:.!?()\[\]\u2014]|--| - ")


@dataclass
class Findings:
    """Collects differences from left to right."""

    edits: list[Difference] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    words: Span = (0, 0)

    def add(self, kind: str, expected: str, found: str) -> None:
        """Add a difference where its kind belongs; "" is none."""
        if not kind:
            return
        target = self.edits if kind in PERMITTED else self.differences
        target.append(Difference("number" if kind == "same_number" else kind, expected.strip(), found.strip()))


@dataclass(frozen=True, slots=True)
class Classifier:
    """A quotation placed in a source, with what its words are compared by."""

    index: Index
    quotation: Quotation
    placement: Placement
    comparison: Comparison

    def findings(self) -> Findings:
        """Classify every difference."""
        findings = Findings()
        matches = grouped(self.index, self.quotation, self.placement, self.comparison)
        findings.words = (matches[0].source[0], matches[-1].source[1])
        for match in matches:
            self._compare_words(match, findings)
        for one, other in pairwise(matches):
            self._compare_between(one, other, findings)
        for part in self.placement.parts:
            findings.add(*self._moved(part, matches))
        self._compare_head(matches[0], findings)
        self._compare_tail(matches[-1], findings)
        return findings

    def _source(self, first: int, after: int) -> str:
        if first >= after:
            return ""
        return self.index.folded.text[self.index.words.starts[first] : self.index.words.ends[after - 1]]

    def _quoted(self, first: int, after: int) -> str:
        return " ".join(word.patched or word.raw for word in self.quotation.words[first:after])

    def _compare_words(self, match: Match, findings: Findings) -> None:
        expected, found = self._source(*match.source), self._quoted(*match.quoted)
        if match.kind is not None:
            findings.add(match.kind, expected, found)
            return
        word, raw = self.quotation.words[match.quoted[0]], self.index.words.raw[match.source[0]]
        if word.patched:
            findings.add(patch_kind(raw, word, self.comparison), raw, word.patched)
        else:
            findings.add(self.comparison.kind(raw, word.raw), raw, word.raw)

    def _compare_between(self, one: Match, other: Match, findings: Findings) -> None:
        inserted = [word for word in range(one.quoted[1], other.quoted[0]) if not self._is_moved(word)]
        after_part = len(inserted) < other.quoted[0] - one.quoted[1]
        joints = self.quotation.joints[one.quoted[1] : other.quoted[0] + 1]
        omitted = (one.source[1], other.source[0])
        between = self.index.folded.text[self.index.words.ends[omitted[0] - 1] : self.index.words.starts[omitted[1]]]
        if after_part:
            self._add_inserted(inserted, findings)
            self._marks(joints, findings)
        elif inserted:
            self._replaced(inserted, omitted, joints, findings)
        elif not joints[0].marked and omitted[0] == omitted[1]:
            kind = gap_kind(between, joints[0].text, line_break=self._breaks_line(other.source[0]))
            findings.add(kind, between, joints[0].text)
        elif _is_text(joints[0], between):
            findings.add(gap_kind(between, joints[0].text), between, joints[0].text)
        else:
            self._marked_gap(joints[0], omitted, between, findings)

    def _is_moved(self, word: int) -> bool:
        return any(part.first <= word < part.after for part in self.placement.parts)

    def _breaks_line(self, word: int) -> bool:
        start, end = self.index.words.ends[word - 1], self.index.words.starts[word]
        first, last = self.index.folded.end(start), self.index.folded.start(end)
        return "\n" in self.index.held.text[first:last]

    def _marks(self, joints: Sequence[Joint], findings: Findings) -> None:
        for joint in joints:
            for mark in joint.sic:
                findings.add("sic", "", mark)
            for mark in joint.notes:
                findings.add("emphasis_note", "", mark)

    def _marked_gap(self, joint: Joint, omitted: tuple[int, int], between: str, findings: Findings) -> None:
        skipped = self._source(*omitted)
        words = self.index.words.raw[omitted[0] : omitted[1]]
        self._marks([joint], findings)
        if joint.ellipsis:
            if words or not _DOTS.search(between):
                findings.add("ellipsis", skipped, joint.ellipsis)
            for bracket in joint.brackets:
                findings.add(bracket_kind(bracket, (), self.comparison), "", bracket)
            self._elided(omitted, between, joint, findings)
            return
        if joint.brackets:
            for bracket in joint.brackets:
                findings.add(bracket_kind(bracket, words, self.comparison), skipped, bracket)
                words = ()
            lost = question_marks(between) - question_marks(joint.punctuation)
            findings.add("question_mark" if lost else "", between, joint.text)
            return
        if not words:
            kind = gap_kind(between, joint.punctuation)
            findings.add(kind, between, joint.punctuation)
            return
        self._omitted(omitted, between, findings)

    def _elided(self, omitted: tuple[int, int], between: str, joint: Joint, findings: Findings) -> None:
        count = omitted[1] - omitted[0]
        skipped = self._source(*omitted)
        if question_marks(joint.punctuation) > question_marks(between) or (
            not count and question_marks(between) > question_marks(joint.punctuation)
        ):
            findings.add("question_mark", between, joint.text)
        if count > FAR_ELLIPSIS:
            findings.add("distant_elision", _shortened(skipped), joint.ellipsis)
        if count > _LONG_ELISION:
            findings.flags.add("long_elision")
        bracketed = words_of(" ".join(joint.brackets)).raw
        if any(map(self.comparison.lists.is_negation, bracketed)):
            return
        words = self.index.words.raw[omitted[0] : omitted[1]]
        lists = self.comparison.lists
        prefixed = bool(words) and words[-1].casefold() in lists.negative_prefixes and self.index.gap(omitted[1]) == "-"
        if not prefixed and not any(map(lists.is_negation, words)):
            return
        # "does [not, however,] like" and "will [little note, nor] long remember" turn the verb round in spite of their
        # commas; "not brave, but wise" does not.
        opens = lists.is_negation(words[0]) and not _INSIDE.match(between.lstrip())
        closes = prefixed or (lists.is_negation(words[-1]) and not self.index.gap(omitted[1]).strip())
        turned = (opens or closes) and not lists.contrasts & set(_folded(words))
        if count <= _SHORT_ELISION and (turned or not _INSIDE.search(between)):
            findings.add("negation_elided", skipped, joint.ellipsis)
        else:
            findings.flags.add("elision_hides_negation")

    def _omitted(self, omitted: tuple[int, int], between: str, findings: Findings) -> None:
        skipped = self._source(*omitted)
        first = self.index.held.paragraph_of(self.index.folded.start(self.index.words.starts[omitted[0] - 1]))
        last = self.index.held.paragraph_of(self.index.folded.start(self.index.words.starts[omitted[1]]))
        if omitted[1] - omitted[0] > FAR_GAP or first != last:
            findings.add("unmarked_join", _shortened(skipped), "")
        elif without_quotes(between).casefold() == "[sic]":
            findings.add("sic", "[sic]", "")
        else:
            findings.add(self._omission_kind(omitted, "omission"), skipped, "")

    def _omission_kind(self, omitted: tuple[int, int], kind: str) -> str:
        words = self.index.words.raw[omitted[0] : omitted[1]]
        lists = self.comparison.lists
        if words[-1].casefold() in lists.negative_prefixes and self.index.gap(omitted[1]) == "-":
            return "negation"
        if any(CURRENCIES.match(word) or word in "%\u2030" for word in words):
            return "number"
        return self._kind_of(words, kind)

    def _kind_of(self, words: Sequence[str], kind: str) -> str:
        lists = self.comparison.lists
        if any(map(lists.is_negation, words)):
            return "negation"
        if any(map(lists.is_number, words)):
            return "number"
        return "qualifier" if any(map(lists.is_qualifier, words)) else kind

    def _add_inserted(self, inserted: Sequence[int], findings: Findings) -> None:
        if inserted:
            words = [self.quotation.words[word].raw for word in inserted]
            findings.add(self._kind_of(words, "insertion"), "", " ".join(words))

    def _replaced(
        self, inserted: Sequence[int], omitted: tuple[int, int], joints: Sequence[Joint], findings: Findings
    ) -> None:
        self._marks(joints, findings)
        elided = next((joint for joint in joints if joint.ellipsis), None)
        between = self.index.folded.text[self.index.words.ends[omitted[0] - 1] : self.index.words.starts[omitted[1]]]
        if omitted[0] == omitted[1]:
            self._add_inserted(inserted, findings)
        elif elided:
            self._add_inserted(inserted, findings)
            findings.add("ellipsis", self._source(*omitted), elided.ellipsis)
            self._elided(omitted, between, elided, findings)
        elif omitted[1] - omitted[0] > FAR_GAP:
            self._add_inserted(inserted, findings)
            self._omitted(omitted, between, findings)
        else:
            words = [self.quotation.words[word].raw for word in inserted]
            kind = self._kind_of([*words, *self.index.words.raw[omitted[0] : omitted[1]]], "word_changed")
            findings.add(kind, self._source(*omitted), " ".join(words))

    def _moved(self, part: Part, matches: Sequence[Match]) -> tuple[str, str, str]:
        before = [match.source[1] for match in matches if match.quoted[1] <= part.first]
        after = [match.source[0] for match in matches if match.quoted[0] >= part.after]
        earlier = [other.place for other in self.placement.parts if other.after <= part.first]
        later = [other.place for other in self.placement.parts if other.first >= part.after]
        expected = _shortened(self._source(part.place, part.place + part.after - part.first))
        found = _shortened(self._quoted(part.first, part.after))
        end = part.place + part.after - part.first
        if any(part.place < place for place in (*before, *earlier)) or any(end > place for place in (*after, *later)):
            return "out_of_order", expected, found
        joints = self.quotation.joints
        unmarked = (before and not joints[part.first].ellipsis) or (after and not joints[part.after].ellipsis)
        return "unmarked_join" if unmarked else "distant_elision", expected, found

    def _compare_head(self, match: Match, findings: Findings) -> None:
        first = match.quoted[0]
        self._add_inserted([word for word in range(first) if not self._is_moved(word)], findings)
        joint = self.quotation.joints[0]
        self._marks([joint], findings)
        if joint.ellipsis:
            findings.add("ellipsis", "", joint.ellipsis)
        for bracket in joint.brackets:
            findings.add(bracket_kind(bracket, self._before(match, bracket), self.comparison), "", bracket)
        if first:
            return
        place, words = match.source[0], self.index.words
        if not joint.marked:
            own = without_quotes(joint.punctuation)
            if own and not without_quotes(self.index.gap(place)).endswith(own):
                findings.add("question_mark" if question_marks(own) else "punctuation", self.index.gap(place), own)
        if place and not joint.marked:
            gap, before = self.index.gap(place), words.raw[place - 1]
            findings.add(
                self._cut_number(before, words.raw[place], gap), f"{before}{gap}{words.raw[place]}", words.raw[place]
            )
            if gap == "-" and before.casefold() in self.comparison.lists.negative_prefixes:
                findings.add("negation", f"{before}-{words.raw[place]}", words.raw[place])

    def _before(self, match: Match, bracket: str) -> Sequence[str]:
        """Give the words of the source before `match` if they are what a bracket says: [If] the treaty is ratified."""
        keys = words_of(bracket).keys
        first = match.source[0] - len(keys)
        same = first >= 0 and self.index.words.keys[first : match.source[0]] == keys
        return self.index.words.raw[first : match.source[0]] if same else ()

    def _cut_number(self, before: str, after: str, gap: str) -> str:
        tight = not gap.strip(" ")
        lists = self.comparison.lists
        if tight and CURRENCIES.match(before) and lists.is_number(after):
            return "number"
        if tight and (CURRENCIES.match(after) or after in "%\u2030") and lists.is_number(before) and not gap:
            return "number"
        if gap == " " and before.isdecimal() and after.isdecimal() and len(before) <= _GROUP == len(after):
            return "number"
        return "number" if gap in (" ", "-", "") and continues_number(before, after, lists) else ""

    def _compare_tail(self, match: Match, findings: Findings) -> None:
        after, count = match.quoted[1], len(self.quotation.words)
        self._add_inserted([word for word in range(after, count) if not self._is_moved(word)], findings)
        joint = self.quotation.joints[-1]
        self._marks([joint], findings)
        if joint.ellipsis:
            findings.add("ellipsis", "", joint.ellipsis)
        for bracket in joint.brackets:
            findings.add(bracket_kind(bracket, (), self.comparison), "", bracket)
        if after < count:
            return
        place, words = match.source[1], self.index.words
        gap = self.index.gap(place)
        self._compare_end(match, gap, joint, findings)
        if place < len(words) and not joint.marked:
            last = words.raw[place - 1]
            findings.add(self._cut_number(last, words.raw[place], gap), f"{last}{gap}{words.raw[place]}", last)

    def _compare_end(self, match: Match, gap: str, joint: Joint, findings: Findings) -> None:
        source, own = _closing(gap), without_quotes(joint.punctuation)
        if question_marks(own) > question_marks(source):
            # A dash set off by a space may stand before the mark that closes.
            if not without_quotes(gap).startswith(own):
                findings.add("question_mark", source, own)
        elif question_marks(source) > question_marks(own):
            if own or joint.ellipsis or self._holds_sentence(match):
                findings.add("question_mark", source, own or joint.ellipsis)
        elif own and not joint.ellipsis and not source.startswith(own) and gap_kind(source[: len(own)], own):
            findings.add("terminal_punctuation", source, own)

    def _holds_sentence(self, match: Match) -> bool:
        """Tell whether the quotation holds the whole last sentence, up to `match`."""
        first = self.placement.pairs[0][1]
        place = match.source[1] - 1
        while place > first:
            if re.search(r"[.!?]", self.index.gap(place)):
                return True
            place -= 1
        gap = self.index.gap(first)
        return not first or bool(re.search('[.!?:\u00bf"\u2014]', gap)) or self._starts_paragraph(first)

    def _starts_paragraph(self, word: int) -> bool:
        here = self.index.folded.start(self.index.words.starts[word])
        before = self.index.folded.start(self.index.words.starts[word - 1])
        return self.index.held.paragraph_of(here) != self.index.held.paragraph_of(before)


def _closing(gap: str) -> str:
    """Give the marks that close what stands before a gap: those before its white space, and after quotation marks."""
    return without_quotes(re.split(r"(?<=[^\s\"'])\s|^\s+(?![?!:;\u00bb])", gap, maxsplit=1)[0])


def _is_text(joint: Joint, between: str) -> bool:
    """Tell whether the marks of `joint` are the source's own words and signs."""
    if not joint.marked:
        return False
    if not gap_kind(between, joint.text):
        return True
    own = (joint.ellipsis and not _DOTS.search(between)) or (joint.brackets and "[" not in between)
    return (
        not own
        and words_of(between).keys == words_of(joint.text).keys
        and bool(words_of(between).raw or joint.ellipsis)
    )


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _shortened(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} ... {text[-most // 2 :].lstrip()}"


def held_words(index: Index, quotation: Quotation, placement: Placement) -> Iterator[int]:
    """Give the words of the quotation that the passage holds, as they stand or nearly so."""
    ocr = index.held.quality is Quality.OCR
    for word, place in placement.pairs:
        if alike(quotation.words[word].key, index.words.keys[place], ocr=ocr):
            yield word
