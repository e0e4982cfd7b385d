# ruff: noqa: E501 -- a passage or a case is read best on one line
"""A seeded writer of long texts in several registers, and the honest and dishonest ways of quoting from them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_NAMES = (
    "Balfour Trotsky Lockhart Lenin Reading Chicherin Robins Buchanan Milner Curzon Kamenev Litvinov Kerensky Savinkov "
    "Alexeiev Knox Poole Francis Lansing Wilson House Noulens Joffe Radek Cecil Hardinge Ransome Wardrop Boyce Cromie"
).split()
_PLACES = "Petrograd Moscow Murmansk Archangel Vologda Samara Kazan Omsk Irkutsk Vladivostok Stockholm London Paris Reval Riga".split()
_NOUNS = (
    "treaty embassy railway garrison harbour ministry committee frontier regiment cabinet telegram despatch archive "
    "ledger court statute appeal contract witness verdict jury enzyme sample protein membrane reagent culture patient "
    "trial dose harvest market factory school bridge river village council company mill union strike budget tax election"
).split()
_ADJECTIVES = (
    "secret formal serious sudden costly public private ancient broken narrow hostile friendly uncertain recent northern "
    "southern bitter quiet heavy rapid cautious doubtful loyal able happy likely usual important complete reliable"
).split()
_VERBS = (
    "signed refused opened closed defended abandoned inspected delayed received destroyed repaired described measured "
    "published recorded examined confirmed questioned rejected accepted supported betrayed financed discovered guarded"
).split()
_TIMES = (
    "in the early spring|before the thaw|after the second conference|during the long winter|on the following morning|"
    "at the close of the year|within a few weeks|for the whole of that summer|on the eve of the vote|under the old law"
).split("|")
_ASIDES = (
    "as the older clerks remembered|according to the printed minutes|by the light of a single lamp|with great ceremony|"
    "in the presence of the consul|at the expense of the province|on the advice of two engineers|from the north side"
).split("|")


def written(seed: int, sentences: int) -> str:
    """Write a text of so many sentences, in paragraphs; nearly every sentence occurs once."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    left = sentences
    while left > 0:
        count = min(chance.randint(3, 8), left)
        paragraphs.append(" ".join(_sentence(chance) for _ in range(count)))
        left -= count
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    def pick(words: list[str]) -> str:
        return chance.choice(words)

    name, other, place = pick(_NAMES), pick(_NAMES), pick(_PLACES)
    noun, second, third = pick(_NOUNS), pick(_NOUNS), pick(_NOUNS)
    adjective, verb, verb2 = pick(_ADJECTIVES), pick(_VERBS), pick(_VERBS)
    time, aside = pick(_TIMES), pick(_ASIDES)
    number = chance.choice(
        [
            f"{chance.randint(2, 99)}",
            f"{chance.randint(1, 9)},{chance.randint(100, 999)}",
            f"{chance.randint(110, 999)}",
        ]
    )
    year = chance.randint(1801, 1999)
    forms: list[Callable[[], str]] = [
        lambda: f"{name} {verb} the {adjective} {noun} at {place} {time}, and {other} {verb2} the {second} {aside}.",
        lambda: f"It was not the {noun} but the {adjective} {second} that {name} {verb} {time} of {year}.",
        lambda: (
            f"In {year} about {number} men of the {noun} reached {place}, where the {adjective} {second} had been {verb} {aside}."
        ),
        lambda: (
            f'"We cannot accept the {adjective} {noun}," {name} told {other}, "unless {place} {verb} the {second} {time}."'
        ),
        lambda: (
            f"Some members of the {noun} may have {verb} the {second}; most of them probably never saw {place} {aside}."
        ),
        lambda: f"Was the {adjective} {noun} of {place} ever {verb} by {name}, {aside}, or by the {second}?",
        lambda: f"The {noun} (which {other} {verb} {time}) did not change the well-known {second} of {place}.",
        lambda: (
            f"No {second} shall be {verb} without the {adjective} {noun} of the {third}, and every {noun} must be {verb2} within {number} days."
        ),
        lambda: (
            f"The {adjective} {noun} rose by {chance.randint(1, 9)}.{chance.randint(1, 9)}% {time}, although the {second} in {place} was {verb} {aside}."
        ),
        lambda: (
            f"{name}'s na\u00efve {noun} \u2014 {aside} \u2014 cost \u00a3{number} and was {verb} by {other} {time}."
        ),
        lambda: (
            f"He {verb} the {noun} {time}; she {verb2} the {adjective} {second} of {place}, and neither {verb} the {third}."
        ),
        lambda: (
            f"The co-operation of {name} and {other} was {adjective}: it {verb} the {noun}, {verb2} the {second}, and cost {number} lives {aside}."
        ),
    ]
    sentence = chance.choice(forms)()
    return sentence[0].upper() + sentence[1:]


@dataclass(frozen=True)
class Mutation:
    """A quotation made from a text in a known way."""

    habit: str
    quote: str


_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_NEGATION = re.compile(r"(?i)\b(?:not|no|never|neither|cannot|nothing|without|unless|nor|but)\b")
_QUALIFIER = re.compile(r"\b(?:may|most|probably|some|Some|must|every|about|often|ever|few)\b")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_CHANGED_QUALIFIER = {
    "may": "must",
    "most": "all",
    "probably": "certainly",
    "some": "all",
    "Some": "All",
    "must": "should",
    "every": "some",
}
_ELLIPSES = ("...", "\u2026", ". . .", "[...]", "[\u2026]", "(...)", "....", ". . . .")

Habit = Callable[[str, random.Random], "str | None"]


def _span(passage: str, chance: random.Random, least: int, most: int) -> tuple[int, int] | None:
    """Choose some whole words in the middle of `passage`, none of them a negation or next to one."""
    words = list(_WORD.finditer(passage))
    if len(words) < least + 6:
        return None
    for _ in range(20):
        first = chance.randint(3, len(words) - least - 3)
        last = min(first + chance.randint(least, most) - 1, len(words) - 4)
        start, end = words[first].start(), words[last].end()
        around = passage[words[first - 1].start() : words[last + 1].end()]
        if (
            not _NEGATION.search(around)
            and "?" not in around
            and not _NUMBER.search(passage[words[first - 1].start() : words[last + 2].end()])
        ):
            return start, end
    return None


def _elided(most: int) -> Habit:
    def habit(passage: str, chance: random.Random) -> str | None:
        span = _span(passage, chance, 1, most)
        if span is None:
            return None
        head, tail = passage[: span[0]].rstrip(" ,;:\u2014("), passage[span[1] :].lstrip(' ,;:.\u2014)"')
        return f"{head} {chance.choice(_ELLIPSES)} {tail}"

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
    if span is None or _QUALIFIER.search(passage[slice(*span)]):
        return None
    return f"{passage[: span[0]]}[{chance.choice(['the minister', 'their leader', 'it', 'the people there'])}]{passage[span[1] :]}"


def _sic(passage: str, chance: random.Random) -> str | None:
    words = [match for match in _WORD.finditer(passage) if match.group().isalpha()]
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
    words = list(_WORD.finditer(passage))
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


def _without(pattern: re.Pattern[str]) -> Habit:
    def habit(passage: str, chance: random.Random) -> str | None:
        found = list(pattern.finditer(passage))
        if not found:
            return None
        match = chance.choice(found)
        rest = passage[match.end() :].lstrip()
        return (passage[: match.start()] + rest) if passage[: match.start()].strip() and _WORD.search(rest) else None

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
    numbers = list(_NUMBER.finditer(passage))
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
        found = [match for match in _WORD.finditer(passage) if match.group() in words]
        if not found:
            return None
        match = chance.choice(found)
        new = chance.choice([word for word in words if word != match.group()])
        return passage[: match.start()] + new + passage[match.end() :]

    return habit


def _word_dropped(passage: str, chance: random.Random) -> str | None:
    words = list(_WORD.finditer(passage))
    number = chance.randint(1, len(words) - 2)
    word = words[number]
    changed = passage[: word.start()].rstrip(" ") + " " + passage[word.end() :].lstrip(" ")
    return changed if _WORD.findall(changed) != _WORD.findall(passage) else None


def _several_dropped(passage: str, chance: random.Random) -> str | None:
    words = list(_WORD.finditer(passage))
    first = chance.randint(1, len(words) - 6)
    last = first + chance.randint(1, 3)
    return passage[: words[first].start()].rstrip(" ,;:(") + " " + passage[words[last + 1].start() :]


def _word_inserted(passage: str, chance: random.Random) -> str:
    place = chance.choice(list(_WORD.finditer(passage))[:-1]).end()
    return f"{passage[:place]} {chance.choice(['secretly', 'openly', 'deliberately', 'Bolshevik', 'very', 'finally'])}{passage[place:]}"


def _words_exchanged(passage: str, chance: random.Random) -> str | None:
    words = list(_WORD.finditer(passage))
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
    return f"{passage[: match.start()]} {chance.choice(_ELLIPSES)} {passage[match.end() :]}"


DISHONEST: dict[str, Habit] = {
    "negation dropped": _without(re.compile(r"\b(?:not|never|No|no|neither)\b")),
    "negation added": _negation_added,
    "negative prefix": _prefixed,
    "number changed": _number_changed,
    "qualifier dropped": _without(_QUALIFIER),
    "qualifier changed": _qualifier_changed,
    "noun swapped": _word_swapped(_NOUNS),
    "verb swapped": _word_swapped(_VERBS),
    "name swapped": _word_swapped(_NAMES),
    "adjective swapped": _word_swapped(_ADJECTIVES),
    "place swapped": _word_swapped(_PLACES),
    "one word dropped": _word_dropped,
    "several words dropped": _several_dropped,
    "word inserted": _word_inserted,
    "words exchanged": _words_exchanged,
    "question mark lost": _question_lost,
    "question mark added": _question_added,
    "negation behind an ellipsis": _negation_elided,
}


def joined_from_afar(sentences: list[str], chance: random.Random) -> Mutation:
    """Join two sentences that stand far apart, with or without one ellipsis, in order or not."""
    first = chance.randint(0, len(sentences) // 3)
    second = chance.randint(2 * len(sentences) // 3, len(sentences) - 1)
    if chance.random() < 0.5:
        first, second = second, first
    return Mutation(
        "joined from afar", f"{sentences[first]} {chance.choice(['', '... ', '[...] '])}{sentences[second]}"
    )


def sentences_of(text: str) -> list[str]:
    """Give the sentences of a text that `written` wrote."""
    return [
        sentence
        for paragraph in text.split("\n\n")
        for sentence in re.split(r"(?<=[.?]) (?=[A-Z\"])|(?<=[.?]\") (?=[A-Z\"])", paragraph)
    ]


def mutations(text: str, habits: dict[str, Habit], seed: int, count: int) -> list[Mutation]:
    """Quote from `text` so many times, each habit in turn; a change that the text itself happens to hold is left out."""
    chance = random.Random(seed)
    sentences = sentences_of(text)
    plain = " ".join(text.split()).casefold()
    made: list[Mutation] = []
    names = list(habits)
    turn = 0
    while len(made) < count:
        habit = names[turn % len(names)]
        turn += 1
        place = chance.randrange(len(sentences) - 1)
        passage = sentences[place]
        quote = habits[habit](passage, chance)
        if quote is None or (habits is DISHONEST and _occurs(quote, plain)):
            continue
        made.append(Mutation(habit, quote))
    return made


def _occurs(quote: str, plain: str) -> bool:
    return " ".join(quote.split()).casefold().rstrip(".,!") in plain
