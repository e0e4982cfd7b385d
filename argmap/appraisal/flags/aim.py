"""Flags on objections to a claim whose reason speaks of the inference to it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.lexicon import LANGUAGES, lexicon, telling_word
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name
from argmap.appraisal.phrasing import listed
from argmap.model.nodes import Attack

_TELLING = sorted({telling_word(phrase) for language in LANGUAGES for phrase in lexicon(language).inference})


def misaimed_objections(setting: Setting) -> Iterator[Flag]:
    """Ask whether an objection to a claim is meant against a step to it.

    Asked only where the claim has steps in its support and the objection's own warrant has a phrase for a failing
    inference (does not follow, does not prove): to say that a thing is not shown is not to say that it is false.
    """
    within, review = setting.within, setting.review
    for step in within.steps.values():
        if not isinstance(step, Attack) or step.warrant is None:
            continue
        steps = within.shape.supports.get(step.target, ())
        if not steps or not any(word in step.warrant.casefold() for word in _TELLING):
            continue
        text = setting.prose(step.warrant)
        phrase = text.holds_phrase(text.lexicon.inference)
        if phrase:
            named = listed([review.labels[each] for each in steps], most=3)
            meant = f"the step {named}" if len(steps) == 1 else f"one of the steps {named}"
            message = (
                f"{review.labels[step.id]} objects to {claim_name(review, step.target)} itself, and its reason says "
                f"“{phrase}”. Is it meant against {meant}?"
            )
            yield Flag("objection-misaimed", (step.id, step.target, *steps), message)
