"""What a change of a map did to its claims, as a page of text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from argmap.appraisal.comparing import ClaimChange, Turn, compare
from argmap.appraisal.grade_wording import grade_words
from argmap.appraisal.interval import Interval
from argmap.appraisal.naming import claim_name
from argmap.appraisal.overturn_wording import change_sentence
from argmap.appraisal.review import Review
from argmap.report.paragraphs import WIDTH, bulleted, paragraph
from argmap.report.review_json import Json


def comparison_page(before: Review, after: Review, *, width: int = WIDTH) -> str:
    """Print what has changed from one review to another, wrapped to `width` characters: only what has."""
    found = compare(before, after)
    main = [change for change in found.changed if change.id in after.map.main]
    others = [change for change in found.changed if change.id not in after.map.main]
    sections = [
        _section("Main conclusions", [change_sentence(before, after, change) for change in main], width),
        _section("Other claims", [change_sentence(before, after, change) for change in others], width),
        _section("Added", [claim_name(after, claim) for claim in found.added], width),
        _section("Removed", [claim_name(before, claim) for claim in found.removed], width),
        _section("Now main conclusions", [claim_name(after, claim) for claim in found.main_added], width),
        _section("No longer main conclusions", list(found.main_removed), width),
    ]
    told = [section for section in sections if section]
    return "\n\n".join(told or ["Nothing has changed in what the review says."]) + "\n"


def comparison_json(before: Review, after: Review) -> dict[str, Json]:
    """Return what has changed from one review to another as what `json.dumps` takes."""
    found = compare(before, after)
    return {
        "added": list(found.added),
        "removed": list(found.removed),
        "changed": [_change(change) for change in found.changed],
        "main_added": list(found.main_added),
        "main_removed": list(found.main_removed),
    }


def _section(title: str, told: Sequence[str], width: int) -> str:
    if not told:
        return ""
    return "\n".join([*paragraph(title.upper(), width=width), *bulleted(told, width=width, indent=2)])


def _change(change: ClaimChange) -> Json:
    turns = {
        "text": change.text,
        "grounding": change.grounding,
        "depth": change.depth,
        "standing": change.standing,
        "grade": change.grade,
    }
    told: dict[str, Json] = {name: _turn(turn) for name, turn in turns.items() if turn is not None}
    return {"id": change.id, "was": change.was, **told, "gained": list(change.gained), "lost": list(change.lost)}


def _turn(turn: Turn[str | StrEnum | int | Interval | None]) -> Json:
    return {"before": _value(turn.before), "after": _value(turn.after)}


def _value(value: str | StrEnum | int | Interval | None) -> Json:
    if isinstance(value, Interval):
        return {"lo": int(value.lo), "hi": int(value.hi), "words": grade_words(value)}
    return value.value if isinstance(value, StrEnum) else value
