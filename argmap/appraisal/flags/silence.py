"""Flags on conclusions from a silence, where nobody says what was searched."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.lexicon import words_of_all
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name, step_name
from argmap.appraisal.phrasing import plain
from argmap.model.nodes import Claim, Step

SCHEME = "lack-of-evidence"
_NEAR = 5


def arguments_from_silence(setting: Setting) -> Iterator[Flag]:
    """Ask where was searched, of a step of the scheme lack-of-evidence or with a premise like "no record of ...".

    A note on the step or the premise, or the reason a premise is assumed for, is a search note. What a quotation
    attests is the document's own word, and no silence of the arguer's.
    """
    silence = setting.holders(words_of_all("silence"))
    for step in setting.within.steps.values():
        silent = next((premise for premise in step.because if _is_silence(setting, premise, silence)), None)
        if (silent is None and step.scheme != SCHEME) or _has_search_note(setting, step):
            continue
        review = setting.review
        if silent is None:
            message = (
                f"{_capital(step_name(review, step.id))} argues from a lack of evidence. "
                "Where was searched, and would the thing have left a trace there?"
            )
        else:
            message = (
                f"{_capital(step_name(review, step.id))} argues from a silence: {claim_name(review, silent)}. "
                "Where was searched, and would the thing have left a trace there?"
            )
        yield Flag("argument-from-silence", (step.id, *([silent] if silent else []), step.target), message)


def _is_silence(setting: Setting, premise: str, silence: frozenset[str]) -> bool:
    within = setting.within
    if premise not in silence or premise not in within.claims or within.shape.attested_by.get(premise):
        return False
    text = setting.wording(premise)
    lists = text.lexicon
    wanted = lists.records if lists.tells.isdisjoint(text.known) else lists.records | lists.texts
    return any(
        key in lists.silence and not wanted.isdisjoint(text.keys[place + 1 : place + 1 + _NEAR])
        for place, key in enumerate(text.keys)
    ) or any(
        key in lists.records and "silent" in text.keys[place : place + _NEAR] for place, key in enumerate(text.keys)
    )


def _has_search_note(setting: Setting, step: Step) -> bool:
    if step.note is not None and plain(step.note):
        return True
    premises = [setting.within.nodes[premise] for premise in step.because]
    return any(plain(node.note or "") or (isinstance(node, Claim) and plain(node.assumed or "")) for node in premises)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
