"""How two words differ: in case, accents, the scanner's confusions, spelling, or as different words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from argmap.evidence.matching.figures import value_of
from argmap.evidence.matching.tokens import SYMBOLS, key_of, without_accents
from argmap.evidence.matching.wordlists import WordList

# What scanners take for one another, each written as one sign (Kukich 1992, on errors of optical readers).
_SHAPES = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_LONG_SHAPES = (("ii", "u"), ("li", "h"))
_SIGNS = tuple(
    str.maketrans({"1": stroke, "|": stroke, "!": stroke, "0": "o", "5": "s", "8": "b", "6": "b"}) for stroke in "li"
)
_LOOSE_SIGNS = (
    frozenset("il"),
    frozenset("ce"),
    frozenset("hb"),
    frozenset("un"),
    frozenset("tlfr"),
    frozenset("sf"),
    frozenset("ao"),
)
_LOOSE_LENGTH = 5

# British and American spelling, written alike.
_REGIONAL = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"ou(?=r)", "o"),
        (r"(?<=[a-z]{2})is(?=e|ing|ation|able)", "iz"),
        (r"(?<=l)ys(?=e|ing)", "yz"),
        (r"(?<=[bcdt])re(?=s?$)", "er"),
        (r"ll", "l"),
        (r"ae|oe", "e"),
        (r"ogue", "og"),
        (r"(?<=en)ce(?=s?$)", "se"),
        (r"dge(?=ment)", "dg"),
        (r"x(?=ion)", "ct"),
        (r"mme(?=s?$)", "m"),
        (r"^grey", "gray"),
        (r"^shew", "show"),
        (r"que(?=s?$)", "ck"),
        (r"ph", "f"),
        (r"pp", "p"),
    )
)
SYMBOL = re.compile(f"[{SYMBOLS}]")
_STARTS_FIGURE = frozenset("0123456789-")
_ONE_LETTER, _TWO_LETTERS = 5, 9


@dataclass(frozen=True, slots=True)
class Comparison:
    """How words are compared: by which lists, and whether the copy is the scanner's."""

    lists: WordList
    ocr: bool = False

    def kind(self, source: str, quoted: str) -> str:
        """Name the difference between a word of the source and one of the quotation; "" when there is none."""
        if source == quoted:
            return ""
        one, other = _cased(source), _cased(quoted)
        if {one[:1], other[:1]} & _STARTS_FIGURE:
            kind = self._kind_of_figures(source, quoted)
            if kind:
                return kind
        return self._kind_of_writing(one, other) or self._kind_of_sign(one, other) or self._kind_of_change(one, other)

    def _kind_of_writing(self, one: str, other: str) -> str:
        """Name a difference in how one word is written; "" for different words."""
        if one == other:
            return "case"
        if without_accents(one) == without_accents(other) or _german(one) == _german(other):
            return "accent"
        if self.ocr and _same_scan(key_of(one), key_of(other), self.lists):
            return "ocr"
        if one.replace("'", "") == other.replace("'", "") or self.spelled_out(one) == self.spelled_out(other):
            return "spelling"
        return ""

    def _kind_of_sign(self, one: str, other: str) -> str:
        """Name a difference of a sign: & for and, % for percent; any other sign is part of a number."""
        signs = {one, other}
        if ("&" in signs and signs & self.lists.ampersand) or ("%" in signs and signs & self.lists.percent):
            return "punctuation"
        return "number" if SYMBOL.match(one) or SYMBOL.match(other) else ""

    def _kind_of_figures(self, source: str, quoted: str) -> str:
        mine, theirs = value_of([source], self.lists), value_of([quoted], self.lists)
        if mine is None or theirs is None:
            return ""
        if mine != theirs:
            return "number"
        return "punctuation" if key_of(source) == key_of(quoted) else "same_number"

    def _kind_of_change(self, one: str, other: str) -> str:
        lists = self.lists
        if lists.is_negation(one) or lists.is_negation(other) or lists.negates(one, other):
            return "negation"
        if lists.is_number(one) or lists.is_number(other):
            mine, theirs = value_of([one], lists), value_of([other], lists)
            return "same_number" if mine is not None and mine == theirs else "number"
        if lists.is_qualifier(one) or lists.is_qualifier(other):
            return "qualifier"
        if one[:1].isdigit() or other[:1].isdigit():
            return "number"
        return "spelling" if self._is_spelling(one, other) else "word_changed"

    def spelled_out(self, word: str) -> str:
        """Write out a case-folded contraction: don't is do not."""
        if word in self.lists.contractions:
            return self.lists.contractions[word]
        for ending, full in self.lists.contraction_endings.items():
            if word.endswith(ending):
                return word.removesuffix(ending) + full
        return word

    def _is_spelling(self, one: str, other: str) -> bool:
        if _regional(one) == _regional(other):
            return True
        shorter, longer = sorted((one, other), key=len)
        if longer.startswith(shorter) and longer[len(shorter) :] in self.lists.inflections:
            return False
        length = len(longer)
        most = 2 if length >= _TWO_LETTERS else 1 if length >= _ONE_LETTER else 0
        return one[:1] == other[:1] and OSA.distance(one, other, score_cutoff=most) <= most


def alike(one: str, other: str, *, ocr: bool = False) -> bool:
    """Tell whether two keys are near enough for one word to stand for the other in an alignment."""
    if one == other:
        return True
    if ocr and any(_scanned(one, signs) == _scanned(other, signs) for signs in _SIGNS):
        return True
    if one[:1].isdigit() and other[:1].isdigit():
        return True
    if one[:1] != other[:1] and one[-1:] != other[-1:]:
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer.endswith(shorter) and 0 < len(longer) - len(shorter) <= 4 and len(shorter) >= 3:  # noqa: PLR2004 -- un-, dis-
        return True
    if longer.startswith(shorter) and (longer[len(shorter) :] in {"n't", "not"} or len(shorter) >= 4):  # noqa: PLR2004
        return True
    most = len(longer) // 3 if ocr else len(longer) // 4
    return bool(most) and OSA.distance(one, other, score_cutoff=most) <= most


@lru_cache(maxsize=65536)
def _cased(word: str) -> str:
    return word.casefold().replace("i\u0307", "i").replace("\u0131", "i")


def _german(word: str) -> str:
    return word.replace("\u00e4", "ae").replace("\u00f6", "oe").replace("\u00fc", "ue").replace("\u00e5", "aa")


def _regional(word: str) -> str:
    for pattern, new in _REGIONAL:
        word = pattern.sub(new, word)
    return word


def _same_scan(one: str, other: str, lists: WordList) -> bool:
    if one.isdigit() and other.isdigit():
        return False
    if any(_scanned(one, signs) == _scanned(other, signs) for signs in _SIGNS):
        return True
    if len(one) != len(other):
        return False
    changed = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
    if len(changed) != 1 or not any(changed[0] <= signs for signs in _LOOSE_SIGNS):
        return False
    plain = one not in lists.common and not lists.is_negation(one) and not lists.is_qualifier(one)
    return plain and (len(one) >= _LOOSE_LENGTH or other in lists.common)


def _scanned(word: str, signs: Mapping[int, str]) -> str:
    for seen, meant in _SHAPES if len(word) < _LOOSE_LENGTH - 1 else _SHAPES + _LONG_SHAPES:
        word = word.replace(seen, meant)
    word = word.translate(signs)
    return "l" + word[1:] if word[:1] == "i" else word
