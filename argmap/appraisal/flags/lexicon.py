"""The words by which a flag knows hedges, plans, hearsay, quantities, silences and inferences, for each language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HELD = json.loads(files("argmap.appraisal.flags").joinpath("lexicon.json").read_text(encoding="utf-8"))
LANGUAGES: tuple[str, ...] = tuple(_HELD)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language, case-folded; a language without lists has the empty `NO_LEXICON`.

    `doubt` and `plans` hold a statement at a distance, words or phrases; `keeps` are the further words by which a claim
    keeps it there, `saying` those by which it leaves the statement to somebody. `hearsay` and `inference` are phrases.
    `part` and `whole` quantify, `often` and `always` do so in time; after a word of `idle_before_whole` or
    `idle_before_doubt` a word of these lists says something else. A word of `silence` with one of `records`, or with
    one of `texts` that `tells`, says that nothing was found. `documents` are kinds of text; `persons`, `institutions`
    and `nations` are who may act. `hedges` are `doubt` and `plans`; `guards` are the words of these and of `keeps`.
    """

    doubt: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    often: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    idle_before_whole: frozenset[str] = frozenset()
    idle_before_doubt: frozenset[str] = frozenset()
    silence: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    inference: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    guards: frozenset[str] = frozenset()


NO_LEXICON = Lexicon()


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lists of a language by its BCP 47 tag."""
    held: Mapping[str, list[str]] | None = _HELD.get(language.casefold().replace("_", "-").partition("-")[0])
    if not held:
        return NO_LEXICON
    lists = {name: frozenset(map(str.casefold, words)) for name, words in held.items()}
    hedges = lists["doubt"] | lists["plans"]
    return Lexicon(**lists, hedges=hedges, guards=lists["keeps"] | frozenset(map(telling_word, hedges)))


def words_of_all(*names: str) -> frozenset[str]:
    """Return the words of the named lists in every language; of a phrase its longest word."""
    return frozenset(
        telling_word(entry) for language in LANGUAGES for name in names for entry in getattr(lexicon(language), name)
    )


@cache
def telling_word(phrase: str) -> str:
    """Return the longest word of a phrase, the first of several: the one to look for first."""
    return max(phrase.split(), key=len)
