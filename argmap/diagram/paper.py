"""Sheets of paper, and how small a picture may be printed on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.diagram.setting import SMALL

SMALLEST_TYPE = 6.0
"""No type on a page is smaller than this, in points."""
LEAST_SCALE = (SMALLEST_TYPE + 0.02) / SMALL
MARGIN, HEADING, FOOTING = 28, 34, 16


class PageSize(StrEnum):
    """The sizes of paper; `fit` makes one page as large as the picture."""

    A4 = "a4"
    A3 = "a3"
    LETTER = "letter"
    FIT = "fit"


_SIZES = {PageSize.A4: (595.28, 841.89), PageSize.A3: (841.89, 1190.55), PageSize.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Paper:
    """A page that was chosen for a picture: its size and the scale of the picture on it."""

    width: float
    height: float
    scale: float
    on_stock: bool = True
    """Whether this is paper one can buy."""

    @property
    def readable(self) -> bool:
        """Tell whether no type is too small."""
        return self.scale >= LEAST_SCALE


def paper_for(width: float, height: float, size: PageSize) -> Paper:
    """Choose the way up on which a picture of `width` by `height` points is largest, at most at its own size."""
    around = 2 * MARGIN, 2 * MARGIN + HEADING + FOOTING
    if size is PageSize.FIT:
        return Paper(max(width, 300) + around[0], height + around[1], 1)
    short, long = _SIZES[size]
    papers = [
        Paper(across, down, min(1, (across - around[0]) / width, (down - around[1]) / height))
        for across, down in ((long, short), (short, long))
    ]
    return max(papers, key=lambda paper: paper.scale)


def rooms_on(size: PageSize) -> tuple[tuple[float, float], ...]:
    """Return the width and height, in points of the picture, that a page has at its smallest scale, on either side."""
    short, long = _SIZES[size]
    return tuple(
        ((across - 2 * MARGIN) / LEAST_SCALE, (down - 2 * MARGIN - HEADING - FOOTING) / LEAST_SCALE)
        for across, down in ((long, short), (short, long))
    )


def grown(width: float, height: float) -> Paper:
    """Return a page of its own size for a single card that no paper holds at a readable size."""
    scale = LEAST_SCALE
    return Paper(width * scale + 2 * MARGIN, height * scale + 2 * MARGIN + HEADING + FOOTING, scale, on_stock=False)
