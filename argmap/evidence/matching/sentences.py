"""The sentences around a passage, in the source's own words, and what they take back."""

from __future__ import annotations

import re

from argmap.evidence.heldtext import HeldText, Span
from argmap.evidence.matching.index import Index
from argmap.evidence.matching.punctuation import ends_sentence
from argmap.evidence.matching.tokens import UNSPACED
from argmap.evidence.matching.wordlists import WordList

_END = re.compile(
    "[.!?\u2026\u061f\u06d4\u0964]+[\"'\u201d\u2019\u00bb)\\]]*(?:\\[\\d+\\]|[\u00b9\u00b2\u00b3])?(?=\\s|$)"
    '|[\u3002\uff01\uff1f]+[\u300d\u300f"\u201d]*'
)
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st vol no nos p pp fol ch art sec fig cf vs v ed eds gen col capt lt sgt hon rev jr sr e.g i.e
    viz ca c etc al op cit ibid id u.s mm mme mlle bzw z.b d.h usw vgl hrsg bd nr s sr sra dra ud
    \u0433 \u0433\u0433 \u0441\u0442\u0440 \u0440\u0438\u0441 \u0442 \u0438\u043c""".split()
)
_LAST_WORD = re.compile(r"[\w.]+$")
_REACH = 1500
_WORDS_BEFORE = 8


def context(held: HeldText, span: Span) -> tuple[str, str]:
    """Give the words before and after `span`: the rest of its own sentence and one sentence more on each side.

    Neither side leaves the paragraph, unless the passage stands at the edge of it.
    """
    return _before(held, span[0]), _after(held, span[1])


def sentence_span(held: HeldText, word: Span) -> Span:
    """Return the sentence of its paragraph that holds `word`, without the white space around it."""
    number = held.paragraph_of(word[0])
    starts = held.paragraphs
    first = max(starts[number - 1] if starts else 0, word[0] - _REACH)
    last = min(starts[number] if number < len(starts) else len(held.text), word[1] + _REACH)
    ends = [first + end for end in _sentence_ends(held.text[first:last])]
    start = max((end for end in ends if end <= word[0]), default=min(first, word[0]))
    end = min((end for end in ends if end >= word[1]), default=max(last, word[1]))
    found = held.text[start:end]
    return start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())


def _before(held: HeldText, offset: int) -> str:
    paragraph = held.paragraphs[held.paragraph_of(offset) - 1] if held.paragraphs else 0
    if not held.text[min(paragraph, offset) : offset].strip() and offset:
        earlier = held.paragraph_of(max(paragraph - 1, 0))
        paragraph = held.paragraphs[earlier - 1] if paragraph else 0
    start = max(min(paragraph, offset), offset - _REACH)
    lead = held.text[start:offset]
    ends = _sentence_ends(lead)
    if not lead.strip():
        return ""
    whole = bool(ends) and not lead[ends[-1] :].strip()
    back = 2
    at = ends[-back] if len(ends) >= back else 0
    return lead[at:].strip() if whole or len(ends) >= back else lead.strip()


def _after(held: HeldText, offset: int) -> str:
    number = held.paragraph_of(max(offset - 1, 0))
    starts = held.paragraphs
    end = starts[number] if number < len(starts) else len(held.text)
    if not held.text[offset:end].strip(" \t\r\n\f.,;:!?\"'\u201d\u2019)") and number < len(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(held.text)
    rest = held.text[offset : min(end, offset + _REACH)]
    ends = _sentence_ends(rest)
    # The passage may end just before its own full stop.
    own_stop = bool(ends) and not any(char.isalnum() for char in rest[: ends[0]])
    wanted = 1 if own_stop or (not rest[:1].strip() and _ended(held.text, offset)) else 2
    wanted = min(wanted + own_stop, len(ends))
    return (rest[: ends[wanted - 1]] if wanted else rest).strip()


def _ended(text: str, offset: int) -> bool:
    tail = text[max(0, offset - 6) : offset]
    return bool(_END.search(tail)) and ends_sentence(tail.rstrip("\"'\u201d\u2019)] ")[-1:])


def _sentence_ends(text: str) -> list[int]:
    ends = []
    for match in _END.finditer(text):
        word = _LAST_WORD.search(text, max(0, match.start() - 30), match.start())
        if match.group() == "." and word and _is_abbreviation(word.group()):
            continue
        following = text[match.end() :].lstrip()[:1]
        if match.group()[0] in ".\u2026" and following.islower():
            continue
        ends.append(match.end())
    return ends


def _is_abbreviation(word: str) -> bool:
    return word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def negated_before(index: Index, word: int, lists: WordList) -> bool:
    """Tell whether a negation stands within eight words before `word` in its sentence."""
    for place in range(word - 1, max(word - 1 - _WORDS_BEFORE, -1), -1):
        if _divides(index, place + 1):
            return False
        if lists.is_negation(index.words.raw[place]):
            return True
    return False


def taken_back_after(index: Index, word: int, lists: WordList) -> bool:
    """Tell whether the sentence goes on before `word` with a word that takes back: but, unless, although."""
    for place in range(word, min(word + 2, len(index.words))):
        if _divides(index, place):
            return False
        following = index.words.raw[place].casefold()
        if following in lists.cut_after:
            return True
        if following not in lists.before_cut_after:
            return False
    return False


def _divides(index: Index, word: int) -> bool:
    gap = index.gap(word)
    if not ends_sentence(gap):
        return False
    before, after = index.words.raw[word - 1], index.words.raw[word]
    if gap.strip() == "." and _is_abbreviation(before):
        return False
    return after[:1].isupper() or not after[:1].islower() or bool(UNSPACED.match(after)) or gap.strip() != "."
