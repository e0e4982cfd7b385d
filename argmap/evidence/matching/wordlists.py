"""The words of a language that decide whether a change of words changes the meaning, from packaged lists."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr", "de", "es", "ru")
_ENOUGH_COMMON_WORDS = 2


@dataclass(frozen=True)
class WordList:
    """The lists of one language, all words case-folded; `NO_WORDS` is the empty one."""

    language: str = ""
    negations: frozenset[str] = frozenset()
    negative_endings: tuple[str, ...] = ()
    negative_prefixes: tuple[str, ...] = ()
    negative_suffixes: tuple[tuple[str, str], ...] = ()
    qualifiers: frozenset[str] = frozenset()
    tenses: tuple[frozenset[str], ...] = ()
    cut_after: frozenset[str] = frozenset()
    before_cut_after: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    number_joiners: frozenset[str] = frozenset()
    decimal_comma: bool = False
    percent: frozenset[str] = frozenset()
    ampersand: frozenset[str] = frozenset()
    contractions: Mapping[str, str] = field(default_factory=dict)
    contraction_endings: Mapping[str, str] = field(default_factory=dict)
    inflections: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    def is_negation(self, word: str) -> bool:
        """Tell whether `word` denies: not, never, don't."""
        folded = word.casefold()
        return folded in self.negations or (bool(self.negative_endings) and folded.endswith(self.negative_endings))

    def is_qualifier(self, word: str) -> bool:
        """Tell whether `word` is a quantifier, modal, hedge or condition word."""
        return word.casefold() in self.qualifiers

    def is_number(self, word: str) -> bool:
        """Tell whether `word` is a number, in figures or in letters."""
        folded = word.casefold()
        return word[:1].isdigit() or folded in self.numbers or folded in self.ordinals or folded in self.scales

    def negates(self, one: str, other: str) -> bool:
        """Tell whether one word is the other with a negative prefix or suffix: unhappy, useless."""
        shorter, longer = sorted((one.casefold(), other.casefold()), key=len)
        return (
            any(longer == prefix + shorter for prefix in self.negative_prefixes)
            or any(_stem(one, a) == _stem(other, b) != "" for a, b in self.negative_suffixes)
            or any(_stem(other, a) == _stem(one, b) != "" for a, b in self.negative_suffixes)
        )


def _stem(word: str, suffix: str) -> str:
    folded = word.casefold()
    return folded.removesuffix(suffix) if folded.endswith(suffix) else ""


NO_WORDS = WordList()


@cache
def word_list(language: str) -> WordList:
    """Read the lists of a language by its BCP 47 tag; `NO_WORDS` for a language without lists."""
    code = language.casefold().replace("_", "-").partition("-")[0]
    if code not in LANGUAGES:
        return NO_WORDS
    lists = files("argmap.evidence.matching").joinpath("wordlists", f"{code}.json")
    content = json.loads(lists.read_text(encoding="utf-8"))
    return WordList(
        language=code,
        negations=frozenset(content["negations"]),
        negative_endings=tuple(content["negative_endings"]),
        negative_prefixes=tuple(content["negative_prefixes"]),
        negative_suffixes=tuple((one, other) for one, other in content["negative_suffixes"]),
        qualifiers=frozenset(content["qualifiers"]),
        tenses=tuple(map(frozenset, content["tenses"])),
        cut_after=frozenset(content["cut_after"]),
        before_cut_after=frozenset(content["before_cut_after"]),
        contrasts=frozenset(content["contrasts"]),
        numbers=content["numbers"],
        ordinals=content["ordinals"],
        scales=content["scales"],
        number_joiners=frozenset(content["number_joiners"]),
        decimal_comma=content["decimal_comma"],
        percent=frozenset(content["percent"]),
        ampersand=frozenset(content["ampersand"]),
        contractions=content["contractions"],
        contraction_endings=content["contraction_endings"],
        inflections=frozenset(content["inflections"]),
        common=frozenset(content["common"]),
    )


def guess_language(words: Iterable[str]) -> str:
    """Guess the language of `words` by their commonest words; "" when too few tell or two languages tie."""
    counts: Counter[str] = Counter()
    known = _common_words()
    for word in words:
        for code in known.get(word.casefold(), ()):
            counts[code] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH_COMMON_WORDS or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


@cache
def _common_words() -> Mapping[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for code in LANGUAGES:
        for word in word_list(code).common:
            known[word] = (*known.get(word, ()), code)
    return known
