"""What a writer put in brackets, judged: a clarification, a changed ending, or a change of the meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.evidence.matching.figures import value_of
from argmap.evidence.matching.likeness import Comparison
from argmap.evidence.matching.quotation import MOST_BRACKET_WORDS, QuotedWord
from argmap.evidence.matching.tokens import key_of, words_of
from argmap.evidence.matching.wordlists import WordList


def bracket_kind(bracket: str, replaced: Sequence[str], comparison: Comparison) -> str:
    """Name what a bracket does that stands for the `replaced` words of the source, or adds to them."""
    lists = comparison.lists
    words = words_of(bracket).raw
    if len(words) > MOST_BRACKET_WORDS:
        return "insertion"
    if len(replaced) > MOST_BRACKET_WORDS:
        return "omission"
    if [key_of(word) for word in words] == [key_of(word) for word in replaced]:
        return "bracket"
    if sum(map(lists.is_negation, words)) != sum(map(lists.is_negation, replaced)):
        return "negation_in_bracket"
    if any(lists.negates(one, other) for one in words for other in replaced):
        return "negation_in_bracket"
    mine, theirs = _numbers(words, lists), _numbers(replaced, lists)
    if mine and theirs and mine != theirs:
        return "number"
    return "qualifier" if _changes_qualifier(words, replaced, lists) else "bracket"


def _numbers(words: Sequence[str], lists: WordList) -> set[object]:
    return {value_of([word], lists) for word in words if lists.is_number(word)}


def _changes_qualifier(words: Sequence[str], replaced: Sequence[str], lists: WordList) -> bool:
    mine = [word.casefold() for word in words if lists.is_qualifier(word)]
    theirs = [word.casefold() for word in replaced if lists.is_qualifier(word)]
    if any(not _has_equal(word, mine, lists) for word in theirs):
        return True
    return (
        len(words) == 1
        and bool(mine)
        and not theirs
        and not _has_equal(mine[0], [w.casefold() for w in replaced], lists)
    )


def _has_equal(word: str, others: Sequence[str], lists: WordList) -> bool:
    return word in others or any(word in group and group & set(others) for group in lists.tenses)


def patch_kind(source: str, word: QuotedWord, comparison: Comparison) -> str:
    """Name the difference between a word of the source and one with brackets inside: [T]he, walk[ed]."""
    lists = comparison.lists
    if source.casefold() == word.raw.casefold():
        return "bracket_letter"
    if lists.is_negation(source) != lists.is_negation(word.raw) or lists.negates(source, word.raw):
        return "negation_in_bracket"
    head = word.patched.partition("[")[0].casefold()
    tail = re.sub(r"^.*\]", "", word.patched).casefold()
    kept = source.casefold()
    if not (kept.startswith(head) and kept.endswith(tail) and len(head) + len(tail) <= len(kept)):
        return comparison.kind(source, word.raw)
    if source[:1].isdigit() or word.raw[:1].isdigit():
        return "number"
    one, other = lists.is_qualifier(source), lists.is_qualifier(word.raw)
    if one != other and not _has_equal(word.raw.casefold(), [kept], lists):
        return "qualifier"
    return "bracket_letter"
