"""The smallest sets of grounds that carry a claim, and the smallest whose loss brings it down, as text and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.evidence_sets import FIRST, GroundSet, smallest_cuts, smallest_evidence_sets
from argmap.appraisal.naming import node_name
from argmap.appraisal.review import Review
from argmap.report.paragraphs import WIDTH, bulleted, paragraph
from argmap.report.review_json import Json


def evidence_sets_page(review: Review, claim: str, *, width: int = WIDTH) -> str:
    """Print the first 20 of each, smallest first. Raises CannotDoError when python-sat is not installed."""
    return "\n".join(_lines(review, claim, width)) + "\n"


def evidence_sets_json(review: Review, claim: str) -> dict[str, Json]:
    """Return both lists of lists of ids as what `json.dumps` takes. Raises CannotDoError, as for the text."""
    return {
        "evidence_sets": _ids(smallest_evidence_sets(review, claim)),
        "cuts": _ids(smallest_cuts(review, claim)),
    }


def _lines(review: Review, claim: str, width: int) -> Iterator[str]:
    carrying, cutting = smallest_evidence_sets(review, claim), smallest_cuts(review, claim)
    yield from paragraph(f"SMALLEST SETS THAT CARRY {review.labels[claim]}, each by itself", width=width)
    yield from bulleted(
        _told(review, carrying) or ["none: no complete argument for it is drawn"], width=width, indent=2
    )
    yield ""
    yield from paragraph(f"SMALLEST SETS WHOSE LOSS BRINGS {review.labels[claim]} DOWN", width=width)
    yield from bulleted(_told(review, cutting) or ["none: no complete argument for it is drawn"], width=width, indent=2)
    if FIRST in (len(carrying), len(cutting)):
        yield from paragraph(f"Only the first {FIRST} are looked for.", width=width)


def _told(review: Review, sets: tuple[GroundSet, ...]) -> list[str]:
    return ["; ".join(node_name(review, ground) for ground in grounds) or "nothing is needed" for grounds in sets]


def _ids(sets: tuple[GroundSet, ...]) -> list[Json]:
    return [list(grounds) for grounds in sets]
