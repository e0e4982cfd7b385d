"""What a map and its folder hold after a copy was added."""

from __future__ import annotations

from pathlib import Path

from argmap.model.nodes import Source
from argmap.store.loading import load


def source(path: Path, name: str) -> Source:
    document = load(path)
    assert document.problems == ()
    return document.map.sources[name]


def files(folder: Path) -> set[str]:
    return {
        str(file.relative_to(folder)) for file in folder.rglob("*") if ".argmap" not in file.relative_to(folder).parts
    }
