"""The cache of extracted texts: a file for each digest and extractor, which may be lost or broken at any time."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from argmap.evidence.extract.extraction import extract, extractor
from argmap.evidence.extract.kinds import TextKind, recognise
from argmap.evidence.extract.unreadable import LIMITS, Limits, Unreadable, UnreadableError
from argmap.evidence.heldtext import HeldText, Span

_DIGEST_LENGTH = 64


def extract_cached(
    content: bytes, folder: Path | None, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> HeldText | Unreadable:
    """Read the text of a file, from `folder` when it was read before by the same extractor.

    Without a folder, or with one that cannot be written, the text is read all the same. Plain text is never cached,
    for it is read as fast; nor is a failure, for it may have been for want of time or memory.
    """
    try:
        kind = recognise(content, name)
    except UnreadableError as refusal:
        return Unreadable(refusal.reason)
    if folder is None or kind is TextKind.TEXT or len(content) > limits.file:
        return extract(content, name=name, encoding=encoding, kind=kind, limits=limits)
    path = folder / f"{_key(content, kind, name, encoding)}.text"
    kept = _load(path)
    if kept is not None:
        return kept
    found = extract(content, name=name, encoding=encoding, kind=kind, limits=limits)
    if isinstance(found, HeldText):
        _keep(path, found)
    return found


def _key(content: bytes, kind: TextKind, name: str, encoding: str | None) -> str:
    reading = f"{extractor(kind)} {encoding or ''} {name.lower().endswith('.xhtml')}"
    return f"{hashlib.sha256(content).hexdigest()}-{hashlib.sha256(reading.encode()).hexdigest()[:16]}"


def _load(path: Path) -> HeldText | None:
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    digest, body = kept[:_DIGEST_LENGTH], kept[_DIGEST_LENGTH:]
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    found = json.loads(body)
    return HeldText(
        found["text"],
        page_starts=tuple(found["page_starts"]),
        page_labels=tuple(found["page_labels"]),
        paragraph_starts=tuple(found["paragraph_starts"]),
        page_matter=_spans(found["page_matter"]),
        encoding_guessed=found["encoding_guessed"],
    )


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)


def _keep(path: Path, held: HeldText) -> None:
    body = json.dumps(
        {
            "text": held.text,
            "page_starts": list(held.page_starts),
            "page_labels": list(held.page_labels),
            "paragraph_starts": list(held.paragraph_starts),
            "page_matter": list(held.page_matter),
            "encoding_guessed": held.encoding_guessed,
        }
    ).encode()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:16]}", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(hashlib.sha256(body).hexdigest().encode() + body)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
