"""Flags on claims whose words are stronger than those of the quotation that attests them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.lexicon import telling_word, words_of_all
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.flags.wording import Wording, sentence_about
from argmap.appraisal.naming import claim_name, quote_name
from argmap.appraisal.phrasing import listed
from argmap.model.vocabulary import Reading

_FAR = 14
"""Words between a hedge and the matter that it holds at a distance."""
_AFTER = 3
_SUBJECT = 4
"""Words from the start in which the one who acts is named."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Escalation:
    """What is said of a thing at first, and what becomes of it; `to` is "" where a word is dropped."""

    said: str
    to: str = ""

    def __str__(self) -> str:
        return f"“{self.said}” becomes “{self.to}”" if self.to else f"“{self.said}” is not kept"


def stronger_wordings(setting: Setting) -> Iterator[Flag]:
    """Ask whether a quotation allows the stronger words of a claim that it attests.

    Asked where the sentence of the quotation that speaks of the same loses a hedge (may, planned, suggested), turns
    some into all, or a person into an institution or nation. Not asked of a partial reading, which is declared, nor
    of a claim that keeps a hedge or leaves the statement to somebody (wrote, reported, says that).
    """
    within, review = setting.within, setting.review
    weak = setting.holders(words_of_all("doubt", "plans", "part", "often", "persons", "institutions"))
    for name, quote in within.quotes.items():
        if quote.reading is Reading.PARTIAL or not quote.attests or name not in weak:
            continue
        for claim in dict.fromkeys(quote.attests):
            found = escalations(setting.wording(name), setting.wording(claim))
            if found:
                changed = listed([str(each) for each in found], joint="; ")
                message = (
                    f"{claim_name(review, claim)} says more than {quote_name(review, name)}: {changed}. "
                    "Do the words allow that?"
                )
                yield Flag("stronger-wording", (claim, name), message)


def escalations(said: Wording, claimed: Wording) -> tuple[Escalation, ...]:
    """Compare the words of a claim with those of what it rests on, in the sentence that speaks of the same."""
    if not claimed.lexicon.saying.isdisjoint(claimed.known):
        return ()
    lists = claimed.lexicon
    # A hedge, a quantity or an actor: most pairs have none of these to compare.
    comparable = (
        not said.known.isdisjoint(said.lexicon.guards)
        or not claimed.known.isdisjoint(lists.whole | lists.always)
        or not claimed.known.isdisjoint(lists.institutions | lists.nations)
    )
    span = sentence_about(said, claimed) if comparable else None
    if span is None:
        return ()
    found = (hedge_lost(said, claimed, span), quantity_grown(said, claimed, span), actor_grown(said, claimed, span))
    return tuple(each for each in found if each is not None)


def hedge_lost(said: Wording, claimed: Wording, span: Span) -> Escalation | None:
    """Find a hedge on the matter of a claim that the claim does not keep."""
    lists = claimed.lexicon
    if not claimed.known.isdisjoint(lists.guards) or claimed.holds_phrase(lists.hearsay):
        return None
    wanted = claimed.stems()
    hedges = (hedge for hedge in said.lexicon.hedges if telling_word(hedge) in said.known)
    found = ((place, hedge) for hedge in hedges for place in said.places(hedge))
    for place, hedge in sorted(found):
        within = span[0] <= place < span[1]
        if not within or _is_no_hedge(said, place):
            continue
        if wanted & said.stems(max(span[0], place - _AFTER), min(place + _FAR, span[1])):
            return Escalation(" ".join(said.raw[place : place + len(hedge.split())]))
    return None


def _is_no_hedge(said: Wording, place: int) -> bool:
    """Tell whether a word of doubt is the month of May, denied, or as in "as soon as possible"."""
    key, before = said.keys[place], said.keys[place - 1] if place else ""
    if (key == "may" and said.raw[place] != "may") or before in said.lexicon.idle_before_doubt:
        return True
    return said.denied(place) or said.denied(place + 2, within=1)


def quantity_grown(said: Wording, claimed: Wording, span: Span) -> Escalation | None:
    """Find some that becomes all of the same, or sometimes that becomes always."""
    known = frozenset(said.keys[slice(*span)])
    lists = said.lexicon
    if not known.isdisjoint(lists.whole | lists.always):
        return None
    often = next((place for place in range(*span) if said.keys[place] in lists.often), None)
    always = next((place for place, key in enumerate(claimed.keys) if key in claimed.lexicon.always), None)
    if often is not None and always is not None and not claimed.denied(always):
        return Escalation(said.raw[often], claimed.raw[always])
    for place, key in enumerate(claimed.keys):
        if key not in claimed.lexicon.whole or _is_idle(claimed, place):
            continue
        counted = claimed.stems(place + 1, min(place + 5, len(claimed.keys)))
        for part in range(*span):
            if said.keys[part] in lists.part and counted & said.stems(part + 1, min(part + 4, span[1])):
                return Escalation(said.raw[part], claimed.raw[place])
    return None


def _is_idle(text: Wording, place: int) -> bool:
    """Tell whether a word for the whole says something else where it stands: at all, above all, not all, all but."""
    before = text.keys[place - 1] if place else ""
    after = text.keys[place + 1] if place + 1 < len(text.keys) else ""
    return before in text.lexicon.idle_before_whole or after == "but"


def actor_grown(said: Wording, claimed: Wording, span: Span) -> Escalation | None:
    """Find a person whose act becomes that of an institution, or of a nation, that the sentence does not name."""
    lists = claimed.lexicon
    ranks = (lists.persons, lists.institutions, lists.nations)
    mine = _actor(claimed, (0, len(claimed.keys)), ranks)
    theirs = _actor(said, span, ranks)
    if mine is None or theirs is None or mine[0] <= theirs[0]:
        return None
    known = frozenset(said.keys[slice(*span)])
    if not known.isdisjoint(frozenset().union(*ranks[mine[0] :])) or "we" in known:
        return None
    return Escalation(said.raw[theirs[1]], claimed.raw[mine[1]])


def _actor(text: Wording, span: Span, ranks: tuple[frozenset[str], ...]) -> tuple[int, int] | None:
    """Return the rank and the place of the first word for somebody who may act, near the start."""
    for place in range(span[0], min(span[0] + _SUBJECT, span[1])):
        key = text.keys[place]
        for rank, words in enumerate(ranks):
            named = text.raw[place][:1].isupper() or rank != len(ranks) - 1
            if key in words and named and (key != "i" or text.raw[place] == "I"):
                return rank, place
    return None
