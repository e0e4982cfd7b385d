"""Whether some claims meet a proof standard, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.appraisal.grade_wording import ruling_sentence
from argmap.appraisal.review import Review
from argmap.appraisal.standards import Ruling
from argmap.report.paragraphs import WIDTH, bulleted, paragraph
from argmap.report.review_json import Json


def rulings_page(review: Review, rulings: Iterable[Ruling], *, width: int = WIDTH) -> str:
    """Print whether each claim meets the standard, and why not."""
    told = [ruling_sentence(review, found) for found in rulings]
    return "\n".join([*paragraph("PROOF STANDARD", width=width), *bulleted(told, width=width, indent=2)]) + "\n"


def rulings_json(rulings: Iterable[Ruling]) -> list[Json]:
    """Return whether each claim meets the standard as what `json.dumps` takes."""
    return [
        {
            "claim": found.claim,
            "standard": found.standard.value,
            "met": found.met,
            "possible": found.possible,
            "shortfalls": [shortfall.value for shortfall in found.shortfalls],
            "pro": [each.step for each in found.pro],
            "con": [each.step for each in found.con],
        }
        for found in rulings
    ]
