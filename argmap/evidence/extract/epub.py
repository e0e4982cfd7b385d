"""EPUB: the chapters of a book in reading order, with the pages of the printed edition where the book marks them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from argmap.evidence.extract.archive import Archive, inside
from argmap.evidence.extract.encodings import decode_markup
from argmap.evidence.extract.manuscript import PARAGRAPH, Manuscript
from argmap.evidence.extract.markup import write_html
from argmap.evidence.extract.unreadable import Limits, UnreadableError
from argmap.evidence.extract.xmlwalk import walk_xml
from argmap.evidence.heldtext import HeldText

CONTAINER = "META-INF/container.xml"
_LONGEST = 10_000
_ENCRYPTION = "META-INF/encryption.xml"
_READABLE = frozenset(["application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml", ""])


@dataclass
class Package:
    """The package document of a book: its manifest, its spine, and what it says of title, author and date."""

    items: dict[str, tuple[str, str]] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    rootfile: str = ""
    encrypted: list[str] = field(default_factory=list)
    _says: str = ""

    def start(self, _namespace: str, name: str, attributes: Mapping[str, str]) -> None:
        """Enter an element of the container, the package or the list of what is encrypted."""
        match name:
            case "rootfile":
                self.rootfile = self.rootfile or attributes.get("full-path", "")
            case "item":
                self.items[attributes.get("id", "")] = (attributes.get("href", ""), attributes.get("media-type", ""))
            case "itemref":
                self.spine.append(attributes.get("idref", ""))
            case "CipherReference":
                self.encrypted.append(unquote(attributes.get("URI", "")))
            case "title" | "creator" | "date":
                self._says = name
                self.said.setdefault(name, []).append("")
            case _:
                pass

    def end(self, _namespace: str, name: str) -> None:
        """Leave an element."""
        if name == self._says:
            self._says = ""

    def text(self, characters: str) -> None:
        """Meet text, which counts inside title, author and date."""
        if self._says and len(self.said[self._says][-1]) < _LONGEST:
            self.said[self._says][-1] += characters


def read_package(archive: Archive, limits: Limits) -> Package:
    """Read the package document that the container of a book names, and what is encrypted."""
    package = Package()
    walk_xml(archive.read(CONTAINER), CONTAINER, package, limits, doctype_allowed=True)
    if _ENCRYPTION in archive:
        walk_xml(archive.read(_ENCRYPTION), _ENCRYPTION, package, limits)
    package.rootfile = inside("", unquote(package.rootfile))
    walk_xml(archive.read(package.rootfile), package.rootfile, package, limits, doctype_allowed=True)
    return package


def read_epub(content: bytes, limits: Limits) -> HeldText:
    """Read an EPUB file along its spine."""
    archive = Archive(content, limits)
    package = read_package(archive, limits)
    folder = posixpath.dirname(package.rootfile)
    manuscript = Manuscript()
    for reference in package.spine:
        if reference not in package.items:
            raise UnreadableError(f'has a chapter "{reference[:200]}" in its reading order that it does not list')
        link, kind = package.items[reference]
        if kind not in _READABLE:
            continue
        chapter = inside(folder, unquote(link.partition("#")[0]))
        if chapter in package.encrypted:
            raise UnreadableError("is locked by its publisher (digital rights management)")
        text, _ = decode_markup(archive.read(chapter))
        manuscript.separate(PARAGRAPH)
        write_html(text, manuscript, limits, xhtml=kind != "text/html")
    held = manuscript.held_text()
    if not held.text.strip():
        raise UnreadableError("is a book without text")
    return held
