"""A seeded generator of maps that look like real ones: conclusions, chains of steps, quotes, objections.

python tests/benchmarks/generate.py 10000 large.argmap.yaml --seed 7
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Link, Node, Quote, Source, Support
from argmap.model.vocabulary import Grade, LinkRole, Reading
from argmap.notation.printing import print_map

CLAIMS_PER_CONCLUSION = 250
SUBJECTS = [
    "the harbour master",
    "the ministry",
    "the second committee",
    "the survey party",
    "the northern office",
    "the editor",
    "the night shift",
    "the receiving bank",
    "the field hospital",
    "the contractor",
    "the provincial governor",
    "the signal station",
    "the delegation",
    "the audit team",
    "the laboratory",
    "the owner of the mill",
]
VERBS = [
    "knew of",
    "ordered",
    "delayed",
    "reported",
    "denied",
    "approved",
    "paid for",
    "asked for",
    "withheld",
    "inspected",
    "accepted",
    "cancelled",
    "foresaw",
    "overlooked",
    "recorded",
    "objected to",
]
OBJECTS = [
    "the transfer of the reserve",
    "a second inspection",
    "the closing of the line",
    "the change of the valve",
    "the release of the figures",
    "the evacuation of the quarter",
    "an advance on the contract",
    "the repair of the bridge",
    "the loss of the consignment",
    "the test of the backup",
    "the meeting with the envoy",
    "the reading of the gauge",
]
TIMES = [
    "in the spring of 1921",
    "before the first frost",
    "on 14 March",
    "during the second week",
    "within a day of the alarm",
    "as early as January",
    "three days after the order",
    "by the end of the quarter",
    "at the time of the vote",
]
DOCUMENTS = ["telegram", "minute", "ledger", "letter", "log", "diary", "memorandum", "transcript"]


def sentence(chance: random.Random) -> str:
    """Make a sentence of 8 to 25 words that a claim could say."""
    words = f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(TIMES)}"
    if chance.random() < 0.4:
        words += f", although {chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}"
    return words[0].upper() + words[1:] + "."


def generate(count: int, seed: int = 1) -> Map:
    """Make a map of about `count` nodes; the same for the same count and seed.

    Nearly half of the nodes are claims, a third steps (one in fifteen an attack), an eighth quotes, the rest sources.
    """
    chance = random.Random(seed)
    claims = max(3, int(count * 0.456))
    mains: list[str] = []
    nodes: list[Node] = []
    for first in range(0, claims, CLAIMS_PER_CONCLUSION):
        part = range(first, min(first + CLAIMS_PER_CONCLUSION, claims))
        mains.append(f"c{first}")
        nodes.extend(_argument(part, chance))
    nodes.extend(_sources(max(1, count // 15), chance))
    head = Head(title=f"A generated map of {count} nodes", main=tuple(mains), subject="the generator")
    return Map.of(nodes, head)


def _argument(numbers: range, chance: random.Random) -> Iterator[Node]:
    """Yield one conclusion with the claims under it, each block after the block it belongs to."""
    children: dict[int, list[int]] = {number: [] for number in numbers}
    for number in numbers[1:]:
        parent = max(numbers[0], number - 1 - int(chance.expovariate(1 / 12)))
        children[parent].append(number)
    for number in numbers:
        yield _claim(number, chance, leaf=not children[number])
        yield from _steps(number, children[number], numbers, chance)
        if not children[number] and chance.random() < 0.75:
            yield _quote(number, numbers, chance)


def _claim(number: int, chance: random.Random, *, leaf: bool) -> Claim:
    assumed = "Both sides take it as given." if leaf and chance.random() < 0.1 else None
    return Claim(id=f"c{number}", text=sentence(chance), assumed=assumed)


def _steps(number: int, under: Sequence[int], numbers: range, chance: random.Random) -> Iterator[Node]:
    waiting = list(under)
    part = 0
    while waiting:
        taken, waiting = waiting[: (size := chance.choice((1, 2, 2, 3)))], waiting[size:]
        premises = [f"c{premise}" for premise in taken]
        if chance.random() < 0.05 and numbers[-1] > number + 1:
            premises.append(f"c{chance.randrange(number + 1, numbers[-1])}")
        premises = list(dict.fromkeys(premises))
        common = {"id": f"s{number}.{part}", "because": tuple(premises)}
        if part and chance.random() < 0.35:
            yield Attack(**common, target=chance.choice((f"c{number}", f"s{number}.0")))
        else:
            grade = chance.choice((None, Grade.WEAK, Grade.MODERATE, Grade.STRONG))
            yield Support(**common, target=f"c{number}", grade=grade)
        part += 1


def _quote(number: int, numbers: range, chance: random.Random) -> Quote:
    source = f"d{(number * 7) % max(1, len(numbers) // 6)}"
    via = (Link(source="d0", locator=f"p. {chance.randrange(1, 400)}", role=LinkRole.QUOTES),)
    return Quote(
        id=f"q{number}",
        text=" ".join(sentence(chance) for _ in range(chance.choice((1, 1, 2)))),
        source=source,
        at=f"p. {chance.randrange(1, 400)}",
        via=via if chance.random() < 0.3 and source != "d0" else (),
        attests=(f"c{number}",),
        reading=chance.choice((Reading.PARAPHRASE, Reading.PARAPHRASE, Reading.VERBATIM, Reading.PARTIAL)),
    )


def _sources(count: int, chance: random.Random) -> Iterator[Source]:
    for number in range(max(count, CLAIMS_PER_CONCLUSION // 6 + 1)):
        title = f"{chance.choice(SUBJECTS)}, {chance.choice(DOCUMENTS)}, {chance.choice(TIMES)}"
        yield Source(id=f"d{number}", title=title[0].upper() + title[1:], type="personal_communication", date="1921")


def main() -> None:
    """Write a generated map to a file."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("count", type=int, help="about how many nodes")
    options.add_argument("out", type=Path, help="map file to write")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    asked.out.write_text(print_map(generate(asked.count, asked.seed)), encoding="utf-8")


if __name__ == "__main__":
    main()
