"""Flags on steps whose conclusion has a stronger word, on a scale, than any of their premises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.lexicon import telling_word, words_of_all
from argmap.appraisal.flags.scales import GAP, Scale, scales
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.flags.strength import quantity_grown
from argmap.appraisal.flags.wording import Wording, sentence_about
from argmap.appraisal.naming import claim_name, node_name
from argmap.model.nodes import Step, Support

_BEFORE, _AFTER = 5, 7
"""Words before and after a word of a scale that tell who was for what."""

Found = tuple[int, str, str, int]
"""A height, the words that have it, the claim or quote that holds them, and the place there."""


def step_escalations(setting: Setting) -> Iterator[Flag]:
    """Ask what carries a step from a weaker word in its premises to a stronger one of the same sort in its conclusion.

    Asked where a premise about the same matter has a word of a scale, no premise has a higher one, and the conclusion's
    lowest is higher by two or more; or where some becomes all of the same. A warrant that has the stronger word owns up
    to the step, and is not asked.
    """
    reaches = [(scale, _reach(scale)) for scale in scales()]
    quantified = setting.holders(words_of_all("part", "often"))
    scaled = setting.holders(frozenset(word for _, reach in reaches for word in reach))
    for step in setting.within.steps.values():
        if not isinstance(step, Support):
            continue
        found = None
        if step.target in scaled and not scaled.isdisjoint(step.because):
            risen = (
                _on_scale(setting, step, scale)
                for scale, reach in reaches
                if not setting.telling_words(step.target).isdisjoint(reach) and _may_rise(setting, step, reach)
            )
            found = next((flag for flag in risen if flag is not None), None)
        if found is None and not quantified.isdisjoint(step.because):
            found = _some_to_all(setting, step, quantified)
        if found is not None:
            yield found


def _reach(scale: Scale) -> Mapping[str, tuple[int, int]]:
    """Return the least and the greatest height that a word may stand for, by itself or in a phrase."""
    found: dict[str, tuple[int, int]] = {}
    for words, height in scale.heights:
        low, high = found.get(telling_word(words), (height, height))
        found[telling_word(words)] = min(low, height), max(high, height)
    return found


def _may_rise(setting: Setting, step: Step, reach: Mapping[str, tuple[int, int]]) -> bool:
    """Tell whether a step could rise on a scale, by its telling words alone."""
    reached = [reach[word][1] for word in setting.telling_words(step.target) if word in reach]
    if not reached:
        return False
    start = [reach[word][0] for premise in step.because for word in setting.telling_words(premise) if word in reach]
    return bool(start) and max(reached) - min(start) >= GAP


def _on_scale(setting: Setting, step: Step, scale: Scale) -> Flag | None:
    conclusion = setting.wording(step.target)
    if conclusion.language != scale.language:
        return None
    reached = min(_on(conclusion, scale, step.target), default=None)
    if reached is None:
        return None
    premises = (found for premise in step.because for found in _on(setting.wording(premise), scale, premise))
    highest = max(premises, default=None)
    if highest is None or reached[0] - highest[0] < GAP:
        return None
    if _around(setting, highest).isdisjoint(_around(setting, reached)):
        return None
    if step.warrant is not None and any(found[0] >= reached[0] for found in _on(setting.prose(step.warrant), scale)):
        return None
    return _flag(setting, step, highest, reached[1])


def _around(setting: Setting, found: Found) -> frozenset[str]:
    """Give what stands around words of a scale: who was for what."""
    text = setting.wording(found[2])
    place, after = found[3], found[3] + len(found[1].split())
    before = text.stems(max(0, place - _BEFORE), place)
    return before | text.stems(after, min(after + _AFTER, len(text.keys)))


def _on(text: Wording, scale: Scale, node: str = "") -> Iterator[Found]:
    """Find the words of a scale in a text; a shorter word inside a longer phrase of the scale is that phrase's."""
    taken: set[int] = set()
    for words, height in scale.heights:
        if telling_word(words) not in text.known:
            continue
        length = len(words.split())
        for place in text.places(words):
            span = range(place, place + length)
            if taken.isdisjoint(span) and not text.denied(place) and not (words == "may" and text.raw[place] != "may"):
                taken.update(span)
                yield height, " ".join(text.raw[place : place + length]), node, place


def _some_to_all(setting: Setting, step: Step, quantified: frozenset[str]) -> Flag | None:
    for premise in step.because:
        if premise not in quantified:
            continue
        conclusion = setting.wording(step.target)
        if (conclusion.lexicon.whole | conclusion.lexicon.always).isdisjoint(conclusion.known):
            return None
        said = setting.wording(premise)
        span = sentence_about(said, conclusion)
        grown = None if span is None else quantity_grown(said, conclusion, span)
        if grown is not None:
            return _flag(setting, step, (0, grown.said, premise, 0), grown.to)
    return None


def _flag(setting: Setting, step: Step, premise: Found, reached: str) -> Flag:
    review = setting.review
    message = (
        f"{review.labels[step.id]} goes from “{premise[1]}” in {node_name(review, premise[2])} "
        f"to “{reached}” in {claim_name(review, step.target)}. What carries it from the one to the other?"
    )
    return Flag("step-escalation", (step.id, premise[2], step.target), message)
