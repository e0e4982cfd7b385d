"""The texts of a map as words: which hold a telling word, and which stretch of one speaks of the same as another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from argmap.appraisal.flags.lexicon import Lexicon, lexicon
from argmap.evidence.matching.wordlists import LANGUAGES, WordList, word_list

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?;…。！？]")
_MARKS = '.,;:!?()[]"“”«»„…—–'
_TITLES = frozenset("mr mrs ms dr st no vol prof gen col capt".split())
_STEM = 5
_SHORTEST = 4
_ENOUGH_SHARED = 2
_PLENTY = 3


@dataclass(frozen=True)
class Wording:
    """The words of a text as they stand and case-folded; `sentences` are spans of words, end exclusive."""

    raw: tuple[str, ...]
    keys: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    language: str

    @property
    def lexicon(self) -> Lexicon:
        """The lists of the text's language."""
        return lexicon(self.language)

    @property
    def lists(self) -> WordList:
        """The negations and common words of the text's language."""
        return word_list(self.language)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.keys)

    @cached_property
    def _stems(self) -> tuple[str, ...]:
        """The first letters of each word that carries the matter of a sentence; of the others ""."""
        idle = _idle_words(self.language)
        return tuple("" if len(key) < _SHORTEST or key in idle else key[:_STEM] for key in self.keys)

    def stems(self, start: int = 0, end: int | None = None) -> frozenset[str]:
        """Give the stems of the words from `start` to `end` that carry the matter of the sentence."""
        return frozenset(self._stems[start:end]) - {""}

    def places(self, phrase: str) -> Iterator[int]:
        """Find a word or phrase, case-folded: the place of its first word."""
        words = tuple(phrase.split())
        if words[0] not in self.known:
            return
        for place, key in enumerate(self.keys):
            if key == words[0] and self.keys[place : place + len(words)] == words:
                yield place

    def holds_phrase(self, phrases: Iterable[str]) -> str:
        """Return the first of `phrases`, in their order of the alphabet, that the text holds, else ""."""
        return next((phrase for phrase in sorted(phrases) if any(True for _ in self.places(phrase))), "")

    def denied(self, place: int, *, within: int = 3) -> bool:
        """Tell whether a negation stands shortly before the word at `place`."""
        return any(
            self.lists.is_negation(self.keys[near])
            for near in range(max(0, place - within), min(place, len(self.keys)))
        )


def wording(text: str, language: str = "", *, likely: str = "") -> Wording:
    """Take `text` apart; a language that is not given is guessed, and where no word tells it is the `likely` one."""
    if _SENTENCE_END.search(text.rstrip()[:-1]):
        raw, spans = _sentences(text)
    else:
        raw = tuple(_WORD.findall(text))
        spans = ((0, len(raw)),)
    keys = tuple(map(str.casefold, raw))
    if "’" in text:
        keys = tuple(key.replace("’", "'") for key in keys)
    return Wording(raw, keys, spans, language or _guessed(frozenset(keys), likely) or likely)


def _sentences(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    raw: list[str] = []
    starts = [0]
    done = 0
    for match in _WORD.finditer(text):
        # One character between two words is a space, as a rule: worth no search.
        gap = match.start() - done
        if gap > 1 and raw and _SENTENCE_END.search(text, done, match.start()) and not _is_title(raw[-1]):
            starts.append(len(raw))
        raw.append(match.group())
        done = match.end()
    return tuple(raw), tuple(pairwise((*starts, len(raw))))


def _is_title(word: str) -> bool:
    return len(word) == 1 or word.casefold() in _TITLES


def sentence_about(said: Wording, claimed: Wording) -> tuple[int, int] | None:
    """Find the sentence of `said` that shares most with `claimed`; None unless two words of matter are shared."""
    wanted = claimed.stems()
    best, span = 0, None
    for start, end in said.sentences:
        shared = len(said.stems(start, end) & wanted)
        if shared > best:
            best, span = shared, (start, end)
    return span if best >= min(_ENOUGH_SHARED, len(wanted)) else None


def telling(texts: Mapping[str, str], words: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Say which of `texts` hold any of the case-folded `words`, and which of them, in one pass over all.

    The texts are joined for the pass: taking off the marks at words costs next to nothing so.
    """
    if not texts:
        return {}
    joined = "\0".join(text.replace("\0", " ") for text in texts.values()).casefold().replace("’", "'")
    for mark in _MARKS:
        joined = joined.replace(mark, " ")
    found: dict[str, frozenset[str]] = {}
    for name, text in zip(texts, joined.split("\0"), strict=True):
        parts = text.split()
        if not words.isdisjoint(parts):
            found[name] = words.intersection(parts)
    return found


def common_language(texts: Sequence[str]) -> str:
    """Guess the language that the first texts of a map are written in."""
    return _guessed(frozenset(word.casefold() for text in texts for word in _WORD.findall(text)))


def _guessed(known: frozenset[str], likely: str = "") -> str:
    """Guess a language by how many of its commonest words there are; "" when none tells or two languages tie.

    A text with several of the commonest words of the `likely` language is in that language.
    """
    if likely and len(known & word_list(likely).common) >= _PLENTY:
        return likely
    counts = sorted(((len(known & words), code) for code, words in _commonest()), reverse=True)
    (most, language), (second, _) = counts[:2]
    return language if most > second else ""


@cache
def _commonest() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, word_list(code).common) for code in LANGUAGES)


@cache
def _idle_words(language: str) -> frozenset[str]:
    lists = word_list(language)
    return lists.common | lists.qualifiers | lexicon(language).saying
