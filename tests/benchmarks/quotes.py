"""Measure the judging of quotations: how many honest and dishonest ones pass, and CPU seconds at full size."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.dishonest_quoting import DISHONEST
from support.honest_quoting import HONEST
from support.quoting import Mutation, joined_from_afar, mutations
from support.written_texts import sentences_of, written

from argmap.evidence.heldtext import HeldText
from argmap.evidence.matching.judgement import AGREES
from argmap.evidence.matching.judging import Searchable, judge_words

_SEEDS = (11, 12)


def accepted(text: str, quotes: Sequence[Mutation]) -> Counter[str]:
    """Count, by habit, the quotations that are accepted."""
    source = Searchable(HeldText(text))
    return Counter(quote.habit for quote in quotes if judge_words(quote.quote, source).verdict in AGREES)


def rates(count: int) -> None:
    """Print how many of `count` honest and of `count` dishonest quotations, for each seed, are accepted."""
    for seed in _SEEDS:
        text = written(seed, 1500)
        honest = mutations(text, HONEST, seed, count)
        chance = random.Random(seed)
        sentences = sentences_of(text)
        dishonest = mutations(text, DISHONEST, seed, count) + [
            joined_from_afar(sentences, chance) for _ in range(count // 10)
        ]
        right, wrong = accepted(text, honest), accepted(text, dishonest)
        lost = Counter(quote.habit for quote in honest) - right
        share = right.total() / len(honest)
        print(f"seed {seed}: honest accepted {right.total()} of {len(honest)} ({share:.2%}), refused {dict(lost)}")
        print(f"seed {seed}: dishonest accepted {wrong.total()} of {len(dishonest)}: {dict(wrong)}")


def timed(name: str, limit: float, work: Callable[[], object]) -> None:
    """Print the CPU seconds of `work` beside its limit."""
    start = time.process_time()
    work()
    took = time.process_time() - start
    print(f"{name:55} {took:7.2f} s CPU (limit {limit:g}){'' if took <= limit else '  OVER'}")


def judged(text: str, quotes: Sequence[str]) -> None:
    """Judge `quotes` against `text`, indexing it once."""
    source = Searchable(HeldText(text))
    for quote in quotes:
        judge_words(quote, source)


def main() -> None:
    """Print every measure."""
    rates(3000)
    long = written(5, 43_000)
    sentences = sentences_of(long)
    chance = random.Random(6)
    verbatim = [chance.choice(sentences) for _ in range(1000)]
    mixed = [quote.quote for habits in (HONEST, DISHONEST) for quote in mutations(long, habits, 7, 500)]
    print(f"{len(long) / 1e6:.1f} million characters, {len(sentences)} sentences")
    timed("index of 5 MB", 2, lambda: judged(long, ["x"]))
    timed("1,000 verbatim quotes against 5 MB", 5, lambda: judged(long, verbatim))
    timed("1,000 honest and dishonest quotes against 5 MB", 5, lambda: judged(long, mixed))
    short = long[:240_000]
    near = [quote.quote for habits in (HONEST, DISHONEST) for quote in mutations(short, habits, 8, 50)]
    timed("100 quotes against 240 KB", 0.3, lambda: judged(short, near))
    piece = long[100_000:112_000]
    timed("a quote of 12,000 characters, verbatim", 5, lambda: judged(long[:500_000], [piece]))
    words = piece.split(" ")
    spoilt = " ".join("spoilt" if number % 17 == 3 else word for number, word in enumerate(words))
    timed("a quote of 12,000 characters, every 17th word changed", 5, lambda: judged(long[:500_000], [spoilt]))
    dotted = " ... ".join(" ".join(words[start : start + 4]) for start in range(0, len(words) - 6, 6))
    timed(f"a quote with {dotted.count('...')} ellipses", 5, lambda: judged(long[:500_000], [dotted]))
    lost = " ... ".join(f"{words[number]} nowhere" for number in range(300))
    timed("300 ellipses between words that are not there", 5, lambda: judged(long[:500_000], [lost]))
    again = "the war went on and " * 400_000
    timed(
        "two million words that repeat, verbatim",
        20,
        lambda: judged(again, ["the war went on and the war went on and the war"]),
    )
    timed(
        "two million words that repeat, changed",
        20,
        lambda: judged(again, ["the war went on and the peace went on and the war"]),
    )
    timed(
        "two million words that repeat, 12,000 characters",
        20,
        lambda: judged(again, [again[:6000] + "not " + again[:6000]]),
    )
    timed(
        "two million words that repeat, 300 ellipses", 20, lambda: judged(again, [" ... ".join(["the war went"] * 300)])
    )
    timed("two million of one letter", 20, lambda: judged("a " * 2_000_000, ["a " * 3000 + "b " + "a " * 3000]))


if __name__ == "__main__":
    main()
