"""Runs of words that a quotation shares with its source, and the chain of them that makes the best passage."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log2

from argmap.evidence.heldtext import Span
from argmap.evidence.matching.alignment import Block
from argmap.evidence.matching.index import MOST_HITS, UNKNOWN, Index
from argmap.evidence.matching.tokens import UNSPACED

SEEDS_OF_WORDS = (4, 3, 2)
SEEDS_OF_LETTERS = (12, 8, 6)
FAR_ELLIPSIS = 200
FAR_GAP = 25
_MOST_BLOCKS = 4000
_MOST_IN_CHAIN = 400
_MOST_REGIONS = 5
_RARE = 40
_FEW_HITS = 10
_WORTH = 0.6
_MOST_ELLIPSES = 40


def seed_sizes(keys: Sequence[str]) -> tuple[int, ...]:
    """Give the lengths of the runs to look for: in words, or in letters where each letter counts as a word."""
    letters = sum(bool(UNSPACED.match(key)) for key in keys)
    return SEEDS_OF_LETTERS if letters * 2 > len(keys) else SEEDS_OF_WORDS


def common_length(one: str, first: int, other: str, second: int) -> int:
    """Count how long two strings go on alike, from a place in each; whole slices are compared, not characters."""
    most = min(len(one) - first, len(other) - second)
    low, step = 0, 8
    while low < most:
        high = min(low + step, most)
        if one[first + low : first + high] == other[second + low : second + high]:
            low, step = high, step * 2
        elif high - low == 1:
            return low
        else:
            step = max((high - low) // 2, 1)
    return low


def shared_runs(index: Index, run: str, fragments: Sequence[Span], sizes: Sequence[int]) -> list[Block]:
    """Find the runs that the quotation shares with the source, by seeds of falling length until enough is covered."""
    found: dict[Block, None] = {}
    covered = bytearray(len(run))
    wanted = (0.5, 0.3, 0.1)
    for size, enough in zip(sizes, wanted, strict=True):
        for limit in (_FEW_HITS, MOST_HITS):
            found |= dict.fromkeys(islice(_seeded(index, run, fragments, (size, covered, limit)), _MOST_BLOCKS))
            if found:
                break
        for first, _, length in found:
            covered[first : first + length] = b"\1" * length
        if sum(covered) >= max(enough * len(run), 1) or len(found) >= _MOST_BLOCKS:
            break
    if not found:
        for place, letter in enumerate(run):
            if letter != UNKNOWN and index.frequency[letter] <= _RARE:
                found |= {(place, hit, 1): None for hit in index.postings[letter]}
    return list(found)


def _seeded(index: Index, run: str, fragments: Sequence[Span], seeds: tuple[int, bytearray, int]) -> Iterator[Block]:
    size, covered, limit = seeds
    seen: dict[int, int] = {}
    for start, end in fragments:
        if end - start < size and len(fragments) > 1:
            continue
        place = start
        while place + min(size, end - start) <= end:
            needle = run[place : place + min(size, end - start)]
            if covered[place] and covered[place + len(needle) - 1]:
                place += 1
                continue
            if limit != MOST_HITS and not index.is_rare(needle):
                place += 1
                continue
            shortest = 0
            hits = index.find(needle, limit + 1)
            for hit in hits if len(hits) <= limit or limit == MOST_HITS else ():
                if seen.get(hit - place, -1) > place:
                    continue
                length = common_length(run, place, index.stream, hit)
                seen[hit - place] = place + length
                shortest = min(shortest or length, length)
                yield place, hit, length
            place += max(1, shortest - size + 1)


def regions_of(blocks: Sequence[Block], width: int, most: int = _MOST_REGIONS) -> list[list[Block]]:
    """Vote for the stretches of the source, `width` words long, that share most with the quotation; best first."""
    ordered = sorted(blocks, key=lambda block: (block[1], block[0]))
    starts = [block[1] for block in ordered]
    scored: list[tuple[int, int, int]] = []
    votes: defaultdict[int, list[int]] = defaultdict(list)
    weight, head = 0, 0
    for first, place, length in ordered:
        weight -= max(votes[first], default=0)
        votes[first].append(length)
        weight += max(votes[first])
        while place - starts[head] > width:
            out, _, gone = ordered[head]
            weight -= max(votes[out])
            votes[out].remove(gone)
            weight += max(votes[out], default=0)
            head += 1
        scored.append((-weight, starts[head], place))
    chosen: list[tuple[int, int]] = []
    scored.sort()
    for votes_for, low, high in scored:
        if votes_for > _WORTH * scored[0][0]:
            break
        if all(2 * (min(high, other_high) - max(low, other_low)) <= width for other_low, other_high in chosen):
            chosen.append((low, high))
            if len(chosen) == most:
                break
    around = width // 2
    return [ordered[bisect_left(starts, low - around) : bisect_left(starts, high + around + 1)] for low, high in chosen]


def chain(blocks: Sequence[Block], ellipses: Sequence[int]) -> list[Block]:
    """Choose the runs that follow one another in quotation and source with most words and least skipped.

    `ellipses` counts, for each word of the quotation, the ellipses before it.
    """
    kept = sorted(sorted(blocks, key=lambda block: (-block[2], block[1]))[:_MOST_IN_CHAIN])
    if not kept:
        return []
    scores: list[float] = []
    came_from: list[int] = []
    for place, block in enumerate(kept):
        best, best_from = float(block[2]), -1
        for earlier in range(place):
            score = _joined(kept[earlier], block, ellipses)
            if score is not None and scores[earlier] + score > best:
                best, best_from = scores[earlier] + score, earlier
        scores.append(best)
        came_from.append(best_from)
    at = max(range(len(kept)), key=lambda place: (scores[place], -place))
    chosen: list[Block] = []
    while at >= 0:
        chosen.append(kept[at])
        at = came_from[at]
    return _trimmed(chosen[::-1])


def _joined(one: Block, other: Block, ellipses: Sequence[int]) -> float | None:
    """Score `other` after `one`: the words it adds less what is skipped; None when it does not come after."""
    if other[0] <= one[0] or other[1] <= one[1]:
        return None
    overlap = max(one[0] + one[2] - other[0], one[1] + one[2] - other[1], 0)
    if overlap >= other[2]:
        return None
    inserted = other[0] + overlap - one[0] - one[2]
    skipped = other[1] + overlap - one[1] - one[2]
    marks = ellipses[other[0] + overlap] - ellipses[one[0] + one[2] - 1]
    gain = other[2] - overlap - 0.3 * inserted
    if marks:
        far = skipped / (FAR_ELLIPSIS * marks)
        return gain - (0.5 + far if far <= 1 else 3 + log2(far))
    apart = abs(skipped - inserted)
    if not apart:
        return gain
    return gain - 0.5 - 0.05 * min(apart, FAR_GAP) - (2 + log2(apart / FAR_GAP) if apart > FAR_GAP else 0)


def _trimmed(blocks: list[Block]) -> list[Block]:
    trimmed: list[Block] = []
    for first, place, length in blocks:
        overlap = 0
        if trimmed:
            before = trimmed[-1]
            overlap = max(before[0] + before[2] - first, before[1] + before[2] - place, 0)
        if overlap < length:
            trimmed.append((first + overlap, place + overlap, length - overlap))
    return trimmed


def width_of(words: int, ellipses: int) -> int:
    """Say how many words of the source a quotation of so many words and ellipses may span."""
    return words + words // 2 + 40 + FAR_ELLIPSIS * min(ellipses, _MOST_ELLIPSES)


def runs_between(keys: Sequence[str], source: Sequence[str], size: int) -> list[Block]:
    """Find the runs of `size` or more words that two short stretches share."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(source) - size + 1):
        places[tuple(source[place : place + size])].append(place)
    found: list[Block] = []
    seen: dict[int, int] = {}
    for first in range(len(keys) - size + 1):
        for place in places.get(tuple(keys[first : first + size]), [])[:20]:
            if seen.get(place - first, -1) > first:
                continue
            length = size
            while (
                first + length < len(keys)
                and place + length < len(source)
                and keys[first + length] == source[place + length]
            ):
                length += 1
            seen[place - first] = first + length
            found.append((first, place, length))
            if len(found) >= _MOST_BLOCKS:
                return found
    return found


def first_at_or_after(places: Sequence[int], least: int) -> int:
    """Give the first of ascending `places` that is at least `least`, else the first of all."""
    at = bisect_left(places, least)
    return places[at] if at < len(places) else places[0]
