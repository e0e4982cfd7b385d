"""Quotations made from long texts in known ways, honest and dishonest, seeded."""

from __future__ import annotations

import random
from dataclasses import dataclass

from support.dishonest_quoting import DISHONEST
from support.habits import Habit
from support.written_texts import sentences_of


@dataclass(frozen=True)
class Mutation:
    """A quotation made from a text in a known way."""

    habit: str
    quote: str


def joined_from_afar(sentences: list[str], chance: random.Random) -> Mutation:
    """Join two sentences that stand far apart, with or without one ellipsis, in order or not."""
    first = chance.randint(0, len(sentences) // 3)
    second = chance.randint(2 * len(sentences) // 3, len(sentences) - 1)
    if chance.random() < 0.5:
        first, second = second, first
    return Mutation(
        "joined from afar", f"{sentences[first]} {chance.choice(['', '... ', '[...] '])}{sentences[second]}"
    )


def mutations(text: str, habits: dict[str, Habit], seed: int, count: int) -> list[Mutation]:
    """Quote from `text` so many times, each habit in turn, without changes that the text itself happens to hold."""
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
