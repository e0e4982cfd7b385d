"""Text extraction: from the bytes of a held copy to its text with pages and paragraphs, or the reason why not."""

from __future__ import annotations

from argmap.evidence.extract.extraction import extract, extractor
from argmap.evidence.extract.kinds import TextKind
from argmap.evidence.extract.metadata import DocumentMetadata, metadata
from argmap.evidence.extract.unreadable import LIMITS, Limits, Unreadable

__all__ = ["LIMITS", "DocumentMetadata", "Limits", "TextKind", "Unreadable", "extract", "extractor", "metadata"]
