"""Which files a save has written, in words."""

from __future__ import annotations

from pathlib import PurePath

from argmap.notation.document import Document

_MOST_NAMED = 3


def written_words(before: Document, saved: Document) -> str:
    """Name what was written: the map by its path, or the files by their names where others than its own were."""
    texts = {file.path: file.text for file in before.files}
    written = [file.path for file in saved.files if texts.get(file.path) != file.text]
    if not written or written == [saved.path]:
        return saved.path
    named = [PurePath(path).name for path in written[:_MOST_NAMED]]
    left = len(written) - len(named)
    if left:
        named.append(f"{left} more")
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
