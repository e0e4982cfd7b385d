# ruff: noqa: E501 -- a passage or a case is read best on one line
"""The dishonest habits of quoting: words dropped, added, exchanged, or hidden behind an ellipsis."""

from __future__ import annotations

import random
import re

from support.habits import ELLIPSES, NUMBER, QUALIFIER, WORD, Habit
from support.written_texts import ADJECTIVES, NAMES, NOUNS, PLACES, VERBS

_CHANGED_QUALIFIER = {
    "may": "must",
    "most": "all",
    "probably": "certainly",
    "some": "all",
    "Some": "All",
    "must": "should",
    "every": "some",
}


def _without(pattern: re.Pattern[str]) -> Habit:
    def habit(passage: str, chance: random.Random) -> str | None:
        found = list(pattern.finditer(passage))
        if not found:
            return None
        match = chance.choice(found)
        rest = passage[match.end() :].lstrip()
        return (passage[: match.start()] + rest) if passage[: match.start()].strip() and WORD.search(rest) else None

    return habit


def _negation_added(passage: str, chance: random.Random) -> str | None:
    places = [
        match.end()
        for match in re.finditer(r"\b(?:was|may|shall|had|did|must)\b", passage)
        if not passage.startswith(" not", match.end())
    ]
    if not places:
        return None
    place = chance.choice(places)
    return f"{passage[:place]} {chance.choice(['not', 'never', '[not]'])}{passage[place:]}"


def _prefixed(passage: str, _: random.Random) -> str | None:
    changed = re.sub(
        r"\b(friendly|happy|likely|usual|important|reliable|able|loyal)\b",
        lambda m: {"loyal": "dis", "important": "un"}.get(m[1], "un") + m[1],
        passage,
        count=1,
    )
    return changed if changed != passage else None


def _number_changed(passage: str, chance: random.Random) -> str | None:
    numbers = list(NUMBER.finditer(passage))
    if not numbers:
        return None
    number = chance.choice(numbers)
    digits = number.group()
    new = chance.choice(
        [
            digits + "0" if "." not in digits else "1" + digits,
            str(int(re.sub(r"\D", "", digits)) + chance.randint(1, 9)),
            digits[::-1],
            "-" + digits,
        ]
    )
    value = re.sub(r"\D", "", new)
    if new == digits or (value == re.sub(r"\D", "", digits) and not new.startswith("-")):
        return None
    return passage[: number.start()] + new + passage[number.end() :]


def _qualifier_changed(passage: str, _: random.Random) -> str | None:
    match = re.search(r"\b(" + "|".join(_CHANGED_QUALIFIER) + r")\b", passage)
    return passage[: match.start()] + _CHANGED_QUALIFIER[match[1]] + passage[match.end() :] if match else None


def _word_swapped(words: list[str]) -> Habit:
    def habit(passage: str, chance: random.Random) -> str | None:
        found = [match for match in WORD.finditer(passage) if match.group() in words]
        if not found:
            return None
        match = chance.choice(found)
        new = chance.choice([word for word in words if word != match.group()])
        return passage[: match.start()] + new + passage[match.end() :]

    return habit


def _word_dropped(passage: str, chance: random.Random) -> str | None:
    words = list(WORD.finditer(passage))
    number = chance.randint(1, len(words) - 2)
    word = words[number]
    changed = passage[: word.start()].rstrip(" ") + " " + passage[word.end() :].lstrip(" ")
    return changed if WORD.findall(changed) != WORD.findall(passage) else None


def _several_dropped(passage: str, chance: random.Random) -> str | None:
    words = list(WORD.finditer(passage))
    first = chance.randint(1, len(words) - 6)
    last = first + chance.randint(1, 3)
    return passage[: words[first].start()].rstrip(" ,;:(") + " " + passage[words[last + 1].start() :]


def _word_inserted(passage: str, chance: random.Random) -> str:
    place = chance.choice(list(WORD.finditer(passage))[:-1]).end()
    return f"{passage[:place]} {chance.choice(['secretly', 'openly', 'deliberately', 'Bolshevik', 'very', 'finally'])}{passage[place:]}"


def _words_exchanged(passage: str, chance: random.Random) -> str | None:
    words = list(WORD.finditer(passage))
    number = chance.randint(0, len(words) - 2)
    one, other = words[number], words[number + 1]
    if one.group().casefold() == other.group().casefold():
        return None
    return (
        passage[: one.start()]
        + other.group()
        + passage[one.end() : other.start()]
        + one.group()
        + passage[other.end() :]
    )


def _question_lost(passage: str, chance: random.Random) -> str | None:
    return passage.replace("?", chance.choice([".", "!", ","]), 1) if "?" in passage else None


def _question_added(passage: str, _: random.Random) -> str | None:
    return re.sub(r"\.$", "?", passage) if passage.endswith(".") else None


def _negation_elided(passage: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"(?<=\w) (?:not|never|no) (?=\w)", passage))
    if not found:
        return None
    match = chance.choice(found)
    return f"{passage[: match.start()]} {chance.choice(ELLIPSES)} {passage[match.end() :]}"


DISHONEST: dict[str, Habit] = {
    "negation dropped": _without(re.compile(r"\b(?:not|never|No|no|neither)\b")),
    "negation added": _negation_added,
    "negative prefix": _prefixed,
    "number changed": _number_changed,
    "qualifier dropped": _without(QUALIFIER),
    "qualifier changed": _qualifier_changed,
    "noun swapped": _word_swapped(NOUNS),
    "verb swapped": _word_swapped(VERBS),
    "name swapped": _word_swapped(NAMES),
    "adjective swapped": _word_swapped(ADJECTIVES),
    "place swapped": _word_swapped(PLACES),
    "one word dropped": _word_dropped,
    "several words dropped": _several_dropped,
    "word inserted": _word_inserted,
    "words exchanged": _words_exchanged,
    "question mark lost": _question_lost,
    "question mark added": _question_added,
    "negation behind an ellipsis": _negation_elided,
}
