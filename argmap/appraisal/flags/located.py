"""Flags on words in quotation marks that no quote of the map holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import node_name
from argmap.appraisal.phrasing import listed, shortened
from argmap.evidence.matching.folding import fold
from argmap.evidence.matching.tokens import words_of
from argmap.model.map import Map
from argmap.model.nodes import Claim

_MARKS = re.compile('["“”„«»「『‘]')
_QUOTED = re.compile(
    r"(?<![\w\d])\"(?=\S)([^\"]{1,400}?)(?<=\S)\"(?!\w)|“([^“”]{1,400})”|„([^„“”]{1,400})[“”]|«([^«»]{1,400})»"
    r"|»([^«»]{1,400})«|[「『]([^「」『』]{1,400})[」』]"
    r"|(?<!\w)‘([^‘]{1,400}?)’(?!\w)"
)
_ELLIPSIS = re.compile(r"\[[^\]]*\]|\(\s*\.{2,}\s*\)|(?:\.\s?){2,}\.|…")
_LETTER = re.compile(r"\[(\w)\]")
_MOST_PLACES = 200


def words_not_located(setting: Setting) -> Iterator[Flag]:
    """Ask where words in quotation marks stand, in a claim or warrant, that no quote of the map holds.

    A single word in marks asks only after a word of saying (calls him a "traitor"); titles of sources and terms whose
    sense is given are no quotations.
    """
    within = setting.within
    held = _Held(within)
    for node, text in _texts(within):
        if not _MARKS.search(text):
            continue
        missing = [span for span in _spans(setting, text) if not held.holds(span)]
        terms = _terms(within.nodes[node]) if missing else frozenset[str]()
        missing = [span for span in missing if " ".join(_keys(span)) not in terms]
        if missing:
            named = listed([f"“{shortened(span, 60)}”" for span in missing], most=3)
            where = node_name(setting.review, node)
            message = (
                f"{where} puts {named} in quotation marks, and no quote of the map holds the words. "
                "Where do they stand?"
            )
            yield Flag("words-not-located", (node,), message)


def _texts(within: Map) -> Iterator[tuple[str, str]]:
    for name, claim in within.claims.items():
        yield name, claim.text
    for name, step in within.steps.items():
        if step.warrant is not None:
            yield name, step.warrant


def _spans(setting: Setting, text: str) -> Iterator[str]:
    """Give the pieces of quoted words in `text`, without the marks of what is left out."""
    saying: frozenset[str] | None = None
    for match in _QUOTED.finditer(text):
        inner = _LETTER.sub(r"\1", next(filter(None, match.groups()), ""))
        if len(_keys(inner)) == 1:
            if saying is None:
                saying = setting.prose(text).lexicon.saying
            before = re.findall(r"[^\W_]+", text[: match.start()].casefold())[-3:]
            if saying.isdisjoint(before):
                continue
        yield from (piece for piece in _ELLIPSIS.split(inner) if _keys(piece))


def _terms(node: object) -> frozenset[str]:
    senses = (node.senses or "") if isinstance(node, Claim) else ""
    return frozenset(" ".join(_keys(line.partition("=")[0])) for line in senses.splitlines())


def _keys(text: str) -> tuple[str, ...]:
    return words_of(fold(text).text).keys


@dataclass(frozen=True)
class _Held:
    """The words of all quotes and titles of a map, one after the other, and where each pair of words stands."""

    within: Map

    @cached_property
    def _words(self) -> Sequence[str]:
        found: list[str] = []
        for text in self._texts():
            found += ("", *_keys(text))
        return found

    def _texts(self) -> Iterable[str]:
        yield from (quote.text for quote in self.within.quotes.values())
        yield from (source.title for source in self.within.sources.values())

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], Sequence[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for place, pair in enumerate(pairwise(self._words)):
            found.setdefault(pair, []).append(place)
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._words)

    def holds(self, span: str) -> bool:
        """Tell whether the words of `span` stand together somewhere; its rarest pair of words is looked up first."""
        keys = list(_keys(span))
        if len(keys) == 1:
            return keys[0] in self._known
        pairs = [(len(self._pairs.get(pair, ())), place) for place, pair in enumerate(pairwise(keys))]
        _, offset = min(pairs)
        starts = self._pairs.get((keys[offset], keys[offset + 1]), ())[:_MOST_PLACES]
        return any(
            self._words[place - offset : place - offset + len(keys)] == keys for place in starts if place >= offset
        )
