# ruff: noqa: E501 -- a passage or a case is read best on one line
"""The honest habits of quoting: to the letter, or edited by the conventions."""

from __future__ import annotations

import random
import re
import unicodedata

from support.habits import ELLIPSES, NEGATION, NUMBER, QUALIFIER, WORD, Habit


def _span(passage: str, chance: random.Random, least: int, most: int) -> tuple[int, int] | None:
    """Choose some whole words in the middle of `passage`, none of them a negation or next to one."""
    words = list(WORD.finditer(passage))
    if len(words) < least + 6:
        return None
    for _ in range(20):
        first = chance.randint(3, len(words) - least - 3)
        last = min(first + chance.randint(least, most) - 1, len(words) - 4)
        start, end = words[first].start(), words[last].end()
        around = passage[words[first - 1].start() : words[last + 1].end()]
        if (
            not NEGATION.search(around)
            and "?" not in around
            and not NUMBER.search(passage[words[first - 1].start() : words[last + 2].end()])
        ):
            return start, end
    return None


def _elided(most: int) -> Habit:
    def habit(passage: str, chance: random.Random) -> str | None:
        span = _span(passage, chance, 1, most)
        if span is None:
            return None
        head, tail = passage[: span[0]].rstrip(" ,;:\u2014("), passage[span[1] :].lstrip(' ,;:.\u2014)"')
        return f"{head} {chance.choice(ELLIPSES)} {tail}"

    return habit


def _first_letter(passage: str, _: random.Random) -> str | None:
    return f"[{passage[0].swapcase()}]{passage[1:]}" if passage[0].isalpha() and passage[1:2].isalpha() else None


def _inserted_bracket(passage: str, chance: random.Random) -> str | None:
    places = [match.end() for match in re.finditer(r"\b(?:He|he|she|it|It|them)\b(?!')", passage)] or [
        match.end() for match in re.finditer(r"\b(?:treaty|embassy|court|committee|noun|trial)\b(?!['-])", passage)
    ]
    if not places:
        return None
    place = chance.choice(places)
    return f"{passage[:place]} [{chance.choice(['the commissar', 'Trotsky', 'in Moscow', 'of the Soviets'])}]{passage[place:]}"


def _replaced_by_bracket(passage: str, chance: random.Random) -> str | None:
    span = _span(passage, chance, 1, 3)
    if span is None or QUALIFIER.search(passage[slice(*span)]):
        return None
    return f"{passage[: span[0]]}[{chance.choice(['the minister', 'their leader', 'it', 'the people there'])}]{passage[span[1] :]}"


def _sic(passage: str, chance: random.Random) -> str | None:
    words = [match for match in WORD.finditer(passage) if match.group().isalpha()]
    place = chance.choice(words[1:-1]).end()
    return f"{passage[:place]} [sic]{passage[place:]}"


def _line_wrapped(passage: str, chance: random.Random) -> str:
    return re.sub(" ", lambda _: chance.choice([" ", " ", "\n", "  ", "\u00a0"]), passage)


def _hyphenated(passage: str, chance: random.Random) -> str | None:
    words = list(re.finditer(r"\b[a-z]{6,}\b", passage))
    if not words:
        return None
    word = chance.choice(words)
    place = (word.start() + word.end()) // 2
    return f"{passage[:place]}-\n{passage[place:]}"


def _emphasised(passage: str, chance: random.Random) -> str | None:
    word = chance.choice(list(re.finditer(r"\b[a-z]{3,}\b", passage)))
    return f"{passage[: word.start()]}*{word.group()}*{passage[word.end() :]} {chance.choice(['(emphasis added)', '[emphasis mine]', '[my italics]'])}"


def _ended_otherwise(passage: str, chance: random.Random) -> str | None:
    if passage.rstrip("\"'")[-1] == "?":
        return None
    words = list(WORD.finditer(passage))
    cut = words[-chance.randint(2, 4)]
    following = passage[cut.end() :].lstrip(' ,;:.\u2014()"%')
    if cut.group()[-1].isdigit() or following[:1].isdigit() or passage[cut.end() : cut.end() + 1] == "%":
        return None
    return passage[: cut.end()] + chance.choice([".", ",", ""])


def _without_commas(passage: str, _: random.Random) -> str | None:
    return re.sub(r"(?<!\d),(?!\d)", "", passage) if re.search(r"(?<!\d),(?!\d)", passage) else None


def _recased(passage: str, _: random.Random) -> str:
    return passage[0].swapcase() + passage[1:]


def _regrouped(passage: str, _: random.Random) -> str | None:
    changed = re.sub(r"(\d),(\d{3})\b", r"\1\2", passage)
    return changed if changed != passage else None


def _other_marks(passage: str, chance: random.Random) -> str:
    marks = chance.choice(
        [
            ("\u201c", "\u201d", "\u2019"),
            ("\u00ab\u00a0", "\u00a0\u00bb", "\u2019"),
            ("'", "'", "'"),
            ("\u201e", "\u201c", "'"),
        ]
    )
    opened = re.sub(r'"(?=\w)', marks[0], passage)
    return (
        opened.replace('"', marks[1])
        .replace("'", marks[2])
        .replace("\u2014", chance.choice(["\u2013", "--", "\u2014"]))
    )


HONEST: dict[str, Habit] = {
    "exact": lambda passage, _: passage,
    "a few words left out": _elided(6),
    "many words left out": _elided(40),
    "bracketed first letter": _first_letter,
    "clarified": _inserted_bracket,
    "words replaced by a bracket": _replaced_by_bracket,
    "sic": _sic,
    "wrapped": _line_wrapped,
    "hyphenated at a line end": _hyphenated,
    "emphasised": _emphasised,
    "ended otherwise": _ended_otherwise,
    "without commas": _without_commas,
    "recased": _recased,
    "regrouped numbers": _regrouped,
    "other marks": _other_marks,
    "decomposed": lambda passage, _: unicodedata.normalize("NFD", passage),
    "without accents": lambda passage, _: passage.replace("\u00ef", "i"),
    "ligatures": lambda passage, _: passage.replace("fi", "\ufb01").replace("ff", "\ufb00"),
    "hyphens": lambda passage, _: passage.replace("co-operation", "cooperation").replace("well-known", "well known"),
    "in marks": lambda passage, _: f"\u201c{passage}\u201d",
    "dots at the ends": lambda passage, _: f"\u2026 {passage} \u2026" if passage.rstrip('"')[-1] != "?" else None,
}
