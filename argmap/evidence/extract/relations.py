"""The relations between the parts of an Office document: which part is the text, which hold its notes and styles."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.evidence.extract.archive import Archive, inside
from argmap.evidence.extract.unreadable import Limits
from argmap.evidence.extract.xmlwalk import walk_xml


@dataclass
class _Relations:
    base: str
    found: dict[str, list[str]] = field(default_factory=dict)

    def start(self, _namespace: str, name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        place = inside("", target[1:]) if target.startswith("/") else inside(self.base, target)
        self.found.setdefault(kind, []).append(place)

    def end(self, _namespace: str, _name: str) -> None: ...

    def text(self, _characters: str) -> None: ...


def relations(archive: Archive, part: str, limits: Limits) -> Mapping[str, list[str]]:
    """Return the targets of a part's relations by the last word of their type; "" stands for the whole document."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    visitor = _Relations(folder)
    if path in archive:
        walk_xml(archive.read(path), path, visitor, limits)
    return visitor.found
