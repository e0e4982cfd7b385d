"""What has become of each quotation when its source changed: the passage and its surroundings, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from argmap.evidence.anchors import Anchor, digest_of, reanchor

_SURROUNDINGS = 120
"""Characters shown on either side of a passage, cut at a word."""

_READ = 4 * _SURROUNDINGS
"""Characters read for them, so that line breaks and indents do not count."""

_LANDMARK = 48
_DISTANCES = (0, 24, 48, 96, 192, 384, 768, 1536, 3072)
"""How far from a passage a landmark, a stretch that stands once in the new text, is looked for."""

_MOST_WORDS = 400
"""Longer passages are shown whole; aligning them word by word takes time in the square of their length."""


class Fate(StrEnum):
    """What has become of a quotation."""

    UNCHANGED = "unchanged"
    SURROUNDINGS_CHANGED = "surroundings_changed"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source with what stands around them; `start` and `end` count code points of its text."""

    before: str
    words: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were replaced; `old` is empty for an insertion and `new` for a deletion."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Drift:
    """The fate of one quotation.

    `new` is None when nothing can be shown in its place. `anchor` is the anchor in the new text, unless the words
    changed or their place is uncertain. `changes` cover the passage with its surroundings.
    """

    quote: str
    fate: Fate
    old: Passage
    new: Passage | None = None
    anchor: Anchor | None = None
    changes: tuple[Change, ...] = ()


def drift(old_text: str, new_text: str, anchors: Iterable[Anchor]) -> tuple[Drift, ...]:
    """Say what a change of the text did to every anchor in it, in the order of `anchors`."""
    digest = digest_of(new_text)
    return tuple(_drift(old_text, new_text, anchor, reanchor(anchor, new_text, digest)) for anchor in anchors)


def _drift(old_text: str, new_text: str, anchor: Anchor, moved: Anchor | None) -> Drift:
    old = _passage(old_text, anchor.start, anchor.end)
    known = old.words == anchor.exact
    if not known:
        # The anchor is of another text than the one at hand; what it holds itself is all that is known.
        old = _of_anchor(anchor)
    if moved is not None:
        new = _passage(new_text, moved.start, moved.end) if known else _of_anchor(moved)
        same = (old.before, old.after) == (new.before, new.after)
        fate = Fate.UNCHANGED if same else Fate.SURROUNDINGS_CHANGED
        return Drift(anchor.quote, fate, old, new, moved, () if same else _changes(old, new))
    if anchor.exact and anchor.exact in new_text:
        return Drift(anchor.quote, Fate.AMBIGUOUS, old)
    place = _place_between(old_text, new_text, anchor)
    if place is None:
        return Drift(anchor.quote, Fate.GONE, old)
    new = _passage(new_text, *place)
    return Drift(anchor.quote, Fate.CHANGED, old, new, changes=_changes(old, new))


def _of_anchor(anchor: Anchor) -> Passage:
    return Passage(anchor.prefix, anchor.exact, anchor.suffix, anchor.start, anchor.end)


def _passage(text: str, start: int, end: int) -> Passage:
    before = " ".join(text[max(start - _READ, 0) : start].split())
    after = " ".join(text[end : end + _READ].split())
    if len(before) > _SURROUNDINGS:
        before = before[-_SURROUNDINGS:].partition(" ")[2] or before[-_SURROUNDINGS:]
    if len(after) > _SURROUNDINGS:
        after = after[:_SURROUNDINGS].rpartition(" ")[0] or after[:_SURROUNDINGS]
    return Passage(before, text[start:end], after, start, end)


def _place_between(old_text: str, new_text: str, anchor: Anchor) -> tuple[int, int] | None:
    """Return what stands between the nearest landmarks on either side of a passage that is no longer there."""
    left, right = _landmark_before(old_text, new_text, anchor.start), _landmark_after(old_text, new_text, anchor.end)
    if left is None or right is None:
        return None
    start = left[0] + _same(old_text[anchor.start - left[1] : anchor.start], new_text[left[0] : left[0] + left[1]])
    tail = new_text[max(right[0] - right[1], 0) : right[0]]
    end = right[0] - _same(old_text[anchor.end : anchor.end + right[1]][::-1], tail[::-1])
    longest = 4 * len(anchor.exact) + 2 * (left[1] + right[1]) + 500
    if not 0 < end - start <= longest or not new_text[start:end].strip():
        return None
    words = new_text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _landmark_before(old_text: str, new_text: str, start: int) -> tuple[int, int] | None:
    """Return where a landmark before `start` ends in the new text, and its distance in the old one."""
    for distance in _DISTANCES:
        end = start - distance
        words = old_text[max(end - _LANDMARK, 0) : max(end, 0)]
        if end <= 0:
            return (0, start)
        place = _once(words, new_text)
        if place is not None:
            return place + len(words), distance
    return None


def _landmark_after(old_text: str, new_text: str, end: int) -> tuple[int, int] | None:
    """Return where a landmark after `end` starts in the new text, and its distance in the old one."""
    for distance in _DISTANCES:
        start = end + distance
        if start >= len(old_text):
            return (len(new_text), len(old_text) - end)
        place = _once(old_text[start : start + _LANDMARK], new_text)
        if place is not None:
            return place, distance
    return None


def _once(words: str, text: str) -> int | None:
    place = text.find(words)
    return place if place >= 0 and text.find(words, place + 1) < 0 else None


def _same(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _changes(old: Passage, new: Passage) -> tuple[Change, ...]:
    one, other = (f"{passage.before} {passage.words} {passage.after}".split() for passage in (old, new))
    if max(len(one), len(other)) > _MOST_WORDS:
        return (Change(" ".join(one), " ".join(other)),)
    return tuple(_differences(one, other))


def _differences(one: list[str], other: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield Change(" ".join(one[first:last]), " ".join(other[start:end]))
