# ruff: noqa: E501 -- a passage or a case is read best on one line
"""A seeded writer of long texts in several registers, nearly every sentence of which occurs once."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

NAMES = (
    "Balfour Trotsky Lockhart Lenin Reading Chicherin Robins Buchanan Milner Curzon Kamenev Litvinov Kerensky Savinkov "
    "Alexeiev Knox Poole Francis Lansing Wilson House Noulens Joffe Radek Cecil Hardinge Ransome Wardrop Boyce Cromie"
).split()
PLACES = "Petrograd Moscow Murmansk Archangel Vologda Samara Kazan Omsk Irkutsk Vladivostok Stockholm London Paris Reval Riga".split()
NOUNS = (
    "treaty embassy railway garrison harbour ministry committee frontier regiment cabinet telegram despatch archive "
    "ledger court statute appeal contract witness verdict jury enzyme sample protein membrane reagent culture patient "
    "trial dose harvest market factory school bridge river village council company mill union strike budget tax election"
).split()
ADJECTIVES = (
    "secret formal serious sudden costly public private ancient broken narrow hostile friendly uncertain recent northern "
    "southern bitter quiet heavy rapid cautious doubtful loyal able happy likely usual important complete reliable"
).split()
VERBS = (
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

    name, other, place = pick(NAMES), pick(NAMES), pick(PLACES)
    noun, second, third = pick(NOUNS), pick(NOUNS), pick(NOUNS)
    adjective, verb, verb2 = pick(ADJECTIVES), pick(VERBS), pick(VERBS)
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


def sentences_of(text: str) -> list[str]:
    """Give the sentences of a text that `written` wrote."""
    return [
        sentence
        for paragraph in text.split("\n\n")
        for sentence in re.split(r"(?<=[.?]) (?=[A-Z\"])|(?<=[.?]\") (?=[A-Z\"])", paragraph)
    ]
