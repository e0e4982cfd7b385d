"""What stands between two words, compared: presentation, a mark more or less, a hyphen, a question mark."""

from __future__ import annotations

import re
import unicodedata

_QUESTIONS = str.maketrans({"\u061f": "?", "\u037e": "?", "\u055e": "?", "\u203d": "?", "\u2e2e": "?", "\u2047": "?"})
_DASHES = re.compile(r"-{2,}|\u2014+|-")
_QUOTES = re.compile(r"``|''|[\"']")
_SENTENCE_END = re.compile("[.!?\u3002\uff01\uff1f\u061f\u0964\u06d4]")


def gap_kind(source: str, quoted: str, *, line_break: bool = False) -> str:
    """Name the difference between two folded gaps; "" when it is presentation.

    White space, the width of dashes and the shape of quotation marks are presentation, and so is the slash that stands
    for a line of verse when the source has a `line_break` there.
    """
    if source == quoted:
        return ""
    one, other = _plain(source), _plain(quoted)
    if line_break and "/" in other and "/" not in one:
        other = other.replace("/", "")
    if one == other:
        return ""
    if question_marks(one) != question_marks(other):
        return "question_mark"
    if _signs(one) != _signs(other):
        return "word_changed"
    if {one, other} == {"-", ""} and " " not in source.strip() + quoted.strip():
        return "hyphenation"
    return "punctuation"


def question_marks(gap: str) -> int:
    """Count the question marks that close a sentence."""
    return gap.translate(_QUESTIONS).count("?")


def ends_sentence(gap: str) -> bool:
    """Tell whether a gap holds the end of a sentence."""
    return bool(_SENTENCE_END.search(gap))


def without_quotes(gap: str) -> str:
    """Take quotation marks and white space off a gap."""
    return re.sub(r"\s+", "", _QUOTES.sub("", gap))


def shared_marks(source: str, quoted: str) -> int:
    """Count how many characters of a gap of the source a quotation's gap begins with, white space apart."""
    place = shared = 0
    for mark in quoted:
        if mark.isspace():
            continue
        while place < len(source) and source[place].isspace():
            place += 1
        if place == len(source) or _shape(source[place]) != _shape(mark):
            break
        place += 1
        shared = place
    return shared


def _shape(mark: str) -> str:
    return {"'": '"', "\u2014": "-"}.get(mark, mark).translate(_QUESTIONS)


def _plain(gap: str) -> str:
    joined = re.sub(r"\s+", "", gap)
    return _QUOTES.sub('"', _DASHES.sub("-", joined)).translate(_QUESTIONS)


def _signs(gap: str) -> list[str]:
    return sorted(char for char in gap if unicodedata.category(char) in {"So", "Sm", "Sc", "No", "Lm", "Mn", "Mc"})
