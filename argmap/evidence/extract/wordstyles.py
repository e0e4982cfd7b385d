"""The styles of an Office document that hide the text they are put on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from argmap.evidence.extract.archive import Archive
from argmap.evidence.extract.unreadable import Limits
from argmap.evidence.extract.xmlwalk import walk_xml

_WORD = frozenset(
    ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"]
)


def is_word(namespace: str) -> bool:
    """Tell whether a namespace is that of WordprocessingML, in its transitional or its strict form."""
    return namespace in _WORD


def means_on(value: str) -> bool:
    """Read an on-off attribute, which is on when it is not written."""
    return value.lower() not in ("0", "false", "off", "none")


@dataclass
class _Styles:
    hides: dict[str, bool] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    current: str = ""

    def start(self, namespace: str, name: str, attributes: Mapping[str, str]) -> None:
        if not is_word(namespace):
            return
        if name == "style":
            self.current = attributes.get("styleId", "")
        elif name == "basedOn":
            self.based_on[self.current] = attributes.get("val", "")
        elif name == "vanish":
            self.hides[self.current] = means_on(attributes.get("val", ""))

    def end(self, _namespace: str, name: str) -> None:
        if name == "style":
            self.current = ""

    def text(self, _characters: str) -> None: ...


def hidden_styles(archive: Archive, parts: Sequence[str], limits: Limits) -> frozenset[str]:
    """Return the ids of the styles that hide text, themselves or through the style they are based on."""
    styles = _Styles()
    for part in parts:
        if part in archive:
            walk_xml(archive.read(part), part, styles, limits)
    hides = dict(styles.hides)
    for style in styles.based_on:
        line: dict[str, None] = {}
        ancestor = style
        while ancestor not in hides and ancestor in styles.based_on and ancestor not in line:
            line[ancestor] = None
            ancestor = styles.based_on[ancestor]
        hides |= dict.fromkeys(line, hides.get(ancestor, False))
    return frozenset(style for style, hidden in hides.items() if hidden and style)
