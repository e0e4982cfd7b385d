"""Pairs of words gathered into matches: word for word, or several for one (well-known, twelve hundred)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.evidence.heldtext import Span
from argmap.evidence.matching.alignment import Pair
from argmap.evidence.matching.figures import value_of
from argmap.evidence.matching.index import Index
from argmap.evidence.matching.likeness import Comparison
from argmap.evidence.matching.locating import Placement
from argmap.evidence.matching.quotation import Quotation

_MOST_JOINED = 4
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the quotation that answer words of the source; `kind` names their difference, None if not yet known."""

    quoted: Span
    source: Span
    kind: str | None = None


def grouped(index: Index, quotation: Quotation, placement: Placement, comparison: Comparison) -> list[Match]:
    """Gather the pairs of `placement` into matches, joining words that are one word or one number on the other side."""
    pairs = placement.pairs
    moved = frozenset(word for part in placement.parts for word in range(part.first, part.after))
    grouping = _Grouping(index, quotation, comparison, moved)
    matches: list[Match] = []
    keys, words = quotation.keys, index.words.keys
    loose: list[Pair] = []
    before: Pair = (-1, -1)
    for pair in pairs:
        if keys[pair[0]] != words[pair[1]]:
            loose.append(pair)
            continue
        matches += grouping.between(before, pair, loose)
        matches.append(Match((pair[0], pair[0] + 1), (pair[1], pair[1] + 1)))
        before, loose = pair, []
    matches += grouping.between(before, (len(keys), -1), loose)
    return matches


@dataclass(frozen=True, slots=True)
class _Grouping:
    index: Index
    quotation: Quotation
    comparison: Comparison
    moved: frozenset[int]

    def between(self, before: Pair, after: Pair, loose: Sequence[Pair]) -> list[Match]:
        """Match what stands between two equal pairs."""
        quoted = (before[0] + 1, after[0])
        if quoted[0] >= quoted[1]:
            return []
        plain = [Match((word, word + 1), (place, place + 1)) for word, place in loose]
        source = self._source_span(before, after, loose, quoted[1] - quoted[0])
        if not self.moved.isdisjoint(range(*quoted)):
            return plain
        if quoted[1] - quoted[0] > _MOST_WORDS or source[1] - source[0] > _MOST_WORDS:
            return plain
        joined = self._number(quoted, source, before) or self._joined(quoted, source)
        if not joined:
            return plain
        return sorted(
            [match for match in plain if not any(_crosses(match, other) for other in joined)] + joined,
            key=lambda match: match.quoted,
        )

    def _source_span(self, before: Pair, after: Pair, loose: Sequence[Pair], words: int) -> Span:
        # At an end of the quotation the passage may begin or end a word or two farther out.
        first = before[1] + 1 if before[1] >= 0 else None
        last = after[1] if after[1] >= 0 else None
        if first is None and last is None:
            first, last = (loose[0][1] - 2, loose[-1][1] + 3) if loose else (0, 0)
        elif first is None and last is not None:
            first = min([last - words - 2, *(place - 2 for _, place in loose)])
        elif last is None and first is not None:
            last = max([first + words + 2, *(place + 3 for _, place in loose)])
        return max(first or 0, 0), min(last or 0, len(self.index.words))

    def _number(self, quoted: Span, source: Span, before: Pair) -> list[Match]:
        """Read what stands on both sides as one number: the same value in other signs."""
        if self._is_marked(*quoted):
            return []
        lists = self.comparison.lists
        mine = value_of([word.raw for word in self.quotation.words[quoted[0] : quoted[1]]], lists)
        if mine is None:
            return []
        at_start, at_end = before[1] < 0, quoted[1] == len(self.quotation.words)
        firsts = range(source[0], source[1]) if at_start else (source[0],)
        for first in firsts:
            lasts = range(source[1], first, -1) if at_end else (source[1],)
            for last in lasts:
                words = self.index.words.raw[first:last]
                if len(words) + quoted[1] - quoted[0] > 2 and value_of(words, lists) == mine:  # noqa: PLR2004 -- not word for word
                    return [Match(quoted, (first, last), "same_number")]
        return []

    def _is_marked(self, first: int, after: int) -> bool:
        return any(joint.marked for joint in self.quotation.joints[first + 1 : after])

    def _joined(self, quoted: Span, source: Span) -> list[Match]:
        """Find words that are one on one side and several on the other, from left to right."""
        runs: dict[str, list[Span]] = {}
        for first in range(*source):
            for after in range(first + 1, min(first + _MOST_JOINED, source[1]) + 1):
                runs.setdefault("".join(self.index.words.keys[first:after]), []).append((first, after))
            full = self._full(self.index.words.raw[first])
            if full:
                runs.setdefault(full, []).append((first, first + 1))
        found: list[Match] = []
        word, place = quoted[0], source[0]
        keys = self.quotation.keys
        while word < quoted[1]:
            for after in range(min(word + _MOST_JOINED, quoted[1]), word, -1):
                joined = "".join(keys[word:after])
                full = self._full(self.quotation.words[word].raw) if after == word + 1 else ""
                match = self._joins((word, after), place, runs.get(joined, runs.get(full, ())))
                if match:
                    found.append(match)
                    word, place = after, match.source[1]
                    break
            else:
                word += 1
        return found

    def _full(self, word: str) -> str:
        folded = word.casefold()
        full = self.comparison.spelled_out(folded)
        return full.replace(" ", "") if full != folded else ""

    def _joins(self, quoted: Span, least: int, spans: Sequence[Span]) -> Match | None:
        if self._is_marked(*quoted):
            return None
        for span in spans:
            if span[0] >= least and (quoted[1] - quoted[0], span[1] - span[0]) != (1, 1):
                return Match(quoted, span, self._kind(quoted, span))
        return None

    def _kind(self, quoted: Span, source: Span) -> str:
        words = self.index.words
        inner = [self.index.gap(word) for word in range(source[0] + 1, source[1])]
        own = [self.quotation.joints[word].text for word in range(quoted[0] + 1, quoted[1])]
        breaks = self.index.folded.line_breaks
        broken = any(words.starts[source[0]] < place < words.ends[source[1] - 1] for place in breaks) if own else False
        marks = {gap.strip() for gap in (*inner, *own)}
        joined = "".join(self.quotation.keys[slice(*quoted)]), "".join(words.keys[slice(*source)])
        if joined[0] != joined[1]:
            return "spelling"
        if broken and {gap.strip() for gap in own} <= {"-"} and all(gap.strip() for gap in own) and not inner:
            return ""
        if marks == {"-"}:
            return "hyphenation"
        if marks == {""}:
            if self.quotation.words[quoted[0]].raw[:1].isdigit():
                return "same_number"
            return "ocr" if self.comparison.ocr else "spelling"
        return "hyphenation" if "-" in marks and marks <= {"-", ""} else "punctuation"


def _crosses(one: Match, other: Match) -> bool:
    quoted = one.quoted[0] < other.quoted[1] and other.quoted[0] < one.quoted[1]
    source = one.source[0] < other.source[1] and other.source[0] < one.source[1]
    wrong_order = (one.quoted[0] < other.quoted[0]) != (one.source[0] < other.source[0])
    return quoted or source or wrong_order
