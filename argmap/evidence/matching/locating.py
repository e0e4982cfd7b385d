"""Where a quotation stands in its source: its words set against the words of the passage that holds most of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise

from argmap.evidence.heldtext import Span
from argmap.evidence.matching.alignment import MOST_CELLS, Block, Gaps, Pair, Stretch, align
from argmap.evidence.matching.chaining import (
    FAR_ELLIPSIS,
    chain,
    common_length,
    first_at_or_after,
    regions_of,
    runs_between,
    seed_sizes,
    shared_runs,
    width_of,
)
from argmap.evidence.matching.index import UNKNOWN, Index
from argmap.evidence.matching.likeness import alike
from argmap.evidence.matching.quotation import Quotation
from argmap.model.vocabulary import Quality

_MARGIN = 8
_MOST_PLACES = 40
_MOST_SLID = 12
_FIRM = 4
_FEW = 30
_MOST_SETS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """Words `first` to before `after` of the quotation that stand elsewhere in the source, from word `place` on."""

    first: int
    after: int
    place: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A quotation in its source: pairs of words (the quotation's, the source's) in order, and parts from elsewhere."""

    pairs: tuple[Pair, ...]
    parts: tuple[Part, ...] = ()

    @property
    def first(self) -> int:
        """The first word of the passage in the source."""
        return self.pairs[0][1]

    @property
    def last(self) -> int:
        """The last word of the passage in the source."""
        return self.pairs[-1][1]


def verbatim_places(index: Index, quotation: Quotation) -> list[Placement]:
    """Find where the text of `quotation` stands letter for letter, presentation apart."""
    words = quotation.words
    if not words:
        return []
    text = index.folded.text
    lead = len(quotation.joints[0].text)
    found = []
    for place in index.find(index.encode(quotation.keys)):
        start = index.words.starts[place] - lead
        if start >= 0 and text.startswith(quotation.text, start):
            found.append(Placement(tuple((word, place + word) for word in range(len(words)))))
    return found


def placements(index: Index, quotation: Quotation) -> list[Placement]:
    """Find the passages of the source that the quotation may be taken from; the likeliest first, never many."""
    if not quotation.words or not len(index.words):
        return []
    run = index.encode(quotation.keys)
    whole = [] if any(joint.ellipsis for joint in quotation.joints[1:-1]) else index.find(run, _MOST_PLACES)
    if whole:
        return [Placement(tuple((word, place + word) for word in range(len(run)))) for place in whole]
    fragments = fragments_of(quotation)
    joined = _joined_fragments(index, run, fragments)
    if joined:
        return [Placement(tuple(_slid(index, quotation, pairs))) for pairs in joined]
    anchors = shared_runs(index, run, fragments, seed_sizes(quotation.keys))
    ellipses = list(accumulate(int(bool(joint.ellipsis)) for joint in quotation.joints[:-1]))
    ellipses = [count - ellipses[0] for count in ellipses]
    regions = regions_of(anchors, width_of(len(run), ellipses[-1]))
    found = []
    for region in regions:
        pairs = _filled(index, quotation, chain(region, ellipses))
        if pairs:
            parts = _parts(index, quotation, (run, pairs, fragments))
            found.append(_placement(index, quotation, pairs, parts))
    return found


def _joined_fragments(index: Index, run: str, fragments: Sequence[Span]) -> list[list[Pair]]:
    """Place fragments that the source holds word for word, each the nearest to its neighbour; closest sets first."""
    places = {span: index.find(run[slice(*span)], _FEW) for span in fragments if span[1] - span[0] >= _FIRM}
    found: list[tuple[int, list[Pair]]] = []
    if not places or not all(places.values()):
        return []
    anchor = min(places, key=lambda span: len(places[span]))
    for place in places[anchor] if len(places[anchor]) < _FEW else index.find(run[slice(*anchor)]):
        starts = _neighbours(index, run, fragments, (fragments.index(anchor), place))
        if starts:
            spans = zip(fragments, starts, strict=True)
            pairs = [(word, start + word - first) for (first, after), start in spans for word in range(first, after)]
            found.append((pairs[-1][1] - pairs[0][1], pairs))
    return [pairs for _, pairs in sorted(found)[:_MOST_SETS]]


def _neighbours(index: Index, run: str, fragments: Sequence[Span], anchor: Pair) -> list[int]:
    """Give where every fragment starts when fragment `anchor[0]` starts at `anchor[1]`; nothing if one is far."""
    number, place = anchor
    starts = [place]
    for first, after in fragments[number - 1 :: -1] if number else ():
        low = max(0, starts[0] - FAR_ELLIPSIS - (after - first))
        start = index.stream.rfind(run[first:after], low, starts[0])
        if start < 0:
            return []
        starts.insert(0, start)
    end = place + fragments[number][1] - fragments[number][0]
    for first, after in fragments[number + 1 :]:
        start = index.stream.find(run[first:after], end, end + FAR_ELLIPSIS + after - first)
        if start < 0:
            return []
        starts.append(start)
        end = start + after - first
    return starts


def _placement(index: Index, quotation: Quotation, pairs: Sequence[Pair], parts: Sequence[Part]) -> Placement:
    """Keep of the pairs what no part has taken; where nothing is left, the longest part is the passage."""
    moved = {word for part in parts for word in range(part.first, part.after)}
    left = tuple(_slid(index, quotation, [pair for pair in pairs if pair[0] not in moved]))
    if left:
        return Placement(left, tuple(parts))
    longest = max(parts, key=lambda part: part.after - part.first)
    own = tuple((longest.first + n, longest.place + n) for n in range(longest.after - longest.first))
    return Placement(own, tuple(part for part in parts if part is not longest))


def _slid(index: Index, quotation: Quotation, pairs: list[Pair]) -> list[Pair]:
    """Slide what is left out to a mark close by, where the words between allow both readings: the ... the end."""
    slid = list(pairs)
    for number in range(1, len(slid)):
        (one, place), (other, following) = slid[number - 1], slid[number]
        joint = quotation.joints[other]
        if other != one + 1 or following == place + 1 or joint.ellipsis or joint.brackets:
            continue
        skipped = following - place - 1
        before = [(number - step, skipped) for step in range(1, min(_MOST_SLID, number) + 1)]
        after = [(number + step, -skipped) for step in range(min(_MOST_SLID, len(slid) - number))]
        moves = _moves(index, quotation, slid, before) or _moves(index, quotation, slid, after)
        for at, by in moves:
            slid[at] = (slid[at][0], slid[at][1] + by)
    return slid


def _moves(
    index: Index, quotation: Quotation, pairs: Sequence[Pair], steps: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Give the pairs to move, and by how much, until the gap is at a mark; nothing when a word forbids it."""
    keys, words = quotation.keys, index.words.keys
    for count, (at, by) in enumerate(steps, 1):
        word, place = pairs[at]
        off_line = word - place != pairs[steps[0][0]][0] - pairs[steps[0][0]][1]
        if off_line or keys[word] != words[place] or keys[word] != words[place + by]:
            return []
        mark = quotation.joints[word if by > 0 else word + 1]
        if mark.ellipsis or mark.brackets:
            return list(steps[:count])
    return []


def fragments_of(quotation: Quotation) -> list[Span]:
    """Give the runs of words between the ellipses of `quotation`."""
    cuts = [
        place for place, joint in enumerate(quotation.joints) if joint.ellipsis and 0 < place < len(quotation.words)
    ]
    return list(zip([0, *cuts], [*cuts, len(quotation.words)], strict=True))


@dataclass(frozen=True, slots=True)
class _Filler:
    """Aligns the words between the anchors."""

    index: Index
    keys: tuple[str, ...]
    gaps: Gaps
    ocr: bool

    def between(self, quoted: Span, source: Span, *, open_start: bool = False, open_end: bool = False) -> list[Pair]:
        """Pair the words of two stretches, split at shared runs where they are too long to be aligned whole."""
        done: list[Pair] = []
        waiting = [(quoted, source, open_start, open_end)]
        while waiting:
            (first, after), (start, end), opens, ends = waiting.pop()
            if first >= after or start >= end:
                continue
            keys, words = self.keys[first:after], self.index.words.keys[start:end]
            if len(keys) * len(words) <= MOST_CELLS:
                stretch = Stretch(first, keys, words, opens, ends)
                pairs = align(stretch, self.gaps, partial(alike, ocr=self.ocr))
                done += [(first + word, start + place) for word, place in pairs]
                continue
            blocks = self._shared(first, keys, words)
            done += [(first + q + n, start + s + n) for q, s, length in blocks for n in range(length)]
            edges = [(0, 0, 0), *blocks, (len(keys), len(words), 0)] if blocks else []
            for number, (one, other) in enumerate(pairwise(edges)):
                waiting.append(
                    (
                        (first + one[0] + one[2], first + other[0]),
                        (start + one[1] + one[2], start + other[1]),
                        opens and number == 0,
                        ends and number == len(edges) - 2,
                    )
                )
        return sorted(done)

    def _shared(self, first: int, keys: Sequence[str], words: Sequence[str]) -> list[Block]:
        ellipses = list(accumulate(int(mark) for mark in self.gaps.ellipsis[first : first + len(keys)]))
        for size in (3, 2, 1):
            blocks = chain(runs_between(keys, words, size), ellipses)
            if blocks:
                return blocks
        return []


def _cut_at_marks(blocks: Sequence[Block], quotation: Quotation) -> list[Block]:
    """Take off the ends of shared runs that hardly reach over a mark: the words there may answer others farther on."""
    cut: list[Block] = []
    for first, place, length in blocks:
        after = first + length
        marks = [
            word
            for word in range(first + 1, after)
            if quotation.joints[word].ellipsis or quotation.joints[word].brackets
        ]
        head = next((word for word in marks[::-1] if word - first < _FIRM), first)
        tail = next((word for word in marks if after - word < _FIRM and word > head), after)
        cut.append((head, place + head - first, tail - head))
    return cut


def _filled(index: Index, quotation: Quotation, shared: Sequence[Block]) -> list[Pair]:
    if not shared:
        return []
    blocks = _cut_at_marks(shared, quotation)
    gaps = Gaps(
        [bool(joint.ellipsis) for joint in quotation.joints],
        [bool(joint.brackets) for joint in quotation.joints],
    )
    filler = _Filler(index, quotation.keys, gaps, index.held.quality is Quality.OCR)
    first, start, _ = blocks[0]
    reach = _reach(gaps, 1, first + 1)
    pairs = filler.between((0, first), (max(0, start - first - _MARGIN - reach), start), open_start=True)
    for one, other in zip(blocks, [*blocks[1:], None], strict=True):
        pairs += [(one[0] + n, one[1] + n) for n in range(one[2])]
        if other:
            pairs += filler.between((one[0] + one[2], other[0]), (one[1] + one[2], other[1]))
    after, end = blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]
    left = len(quotation.words) - after
    reach = _reach(gaps, after, len(quotation.words))
    pairs += filler.between(
        (after, len(quotation.words)), (end, min(len(index.words), end + left + _MARGIN + reach)), open_end=True
    )
    return pairs


def _reach(gaps: Gaps, first: int, after: int) -> int:
    """Say how many words of the source the marks at the joints from `first` to before `after` may skip."""
    ellipses = min(sum(gaps.ellipsis[first:after]), 20)
    return ellipses * (FAR_ELLIPSIS + 20) + (_MARGIN if any(gaps.bracket[first:after]) else 0)


def _parts(index: Index, quotation: Quotation, placed: tuple[str, Sequence[Pair], Sequence[Span]]) -> tuple[Part, ...]:
    """Look elsewhere in the source for what the passage does not hold: runs of words, and whole fragments."""
    run, pairs, fragments = placed
    keys, words = quotation.keys, index.words.keys
    held = {word for word, place in pairs if keys[word] == words[place]}
    place_of = dict(pairs)
    least = seed_sizes(keys)[0]
    parts: list[Part] = []
    after, done = -1, 0
    for start, end in fragments:
        missing = _missing(start, end, held)
        if missing and len(fragments) > 1 and index.find(run[start:end], 1):
            missing = [(start, end)]
        for first, stop in missing:
            if stop <= done or (stop - first < least - 1 and (first, stop) != (start, end)):
                continue
            earlier = [place_of[word] for word in range(max(0, first - 50), first) if word in place_of]
            after = earlier[-1] + 1 if earlier else after
            found = _elsewhere(index, run, (max(first, done), stop), after)
            if found and (found.after - found.first >= least or (found.first, found.after) == (first, stop)):
                found = _extended(index, run, found, (max(start, done), end))
                parts.append(found)
                after, done = found.place + found.after - found.first, found.after
    return tuple(parts)


def _extended(index: Index, run: str, part: Part, limits: Span) -> Part:
    """Let a part take in its neighbours: a longer run in one place says more than words gathered elsewhere."""
    first, place = part.first, part.place
    while first > limits[0] and place > 0 and run[first - 1] == index.stream[place - 1]:
        first, place = first - 1, place - 1
    length = common_length(run, first, index.stream, place)
    return Part(first, min(first + length, limits[1]), place)


def _missing(start: int, end: int, held: set[int]) -> list[Span]:
    spans: list[Span] = []
    for word in range(start, end):
        if word in held:
            continue
        if spans and spans[-1][1] == word:
            spans[-1] = (spans[-1][0], word + 1)
        else:
            spans.append((word, word + 1))
    return spans


def _elsewhere(index: Index, run: str, missing: Span, after: int) -> Part | None:
    first, stop = missing
    places = index.find(run[first:stop])
    if places:
        return Part(first, stop, first_at_or_after(places, after))
    best: Part | None = None
    size = seed_sizes_of_run(stop - first)
    for word in range(first, stop - size + 1):
        if best and word < best.after:
            continue
        if UNKNOWN in run[word : word + size]:
            continue
        for place in index.find(run[word : word + size], _MOST_PLACES):
            length = min(common_length(run, word, index.stream, place), stop - word)
            if best is None or length > best.after - best.first:
                best = Part(word, word + length, place)
    return best


def seed_sizes_of_run(words: int) -> int:
    """Say how many words a run must share at least to count as taken from elsewhere."""
    return max(4, words // 2)
