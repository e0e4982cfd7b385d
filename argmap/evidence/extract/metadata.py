"""What a document says about itself: its title, its authors and its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.evidence.extract.archive import Archive
from argmap.evidence.extract.encodings import decode_markup
from argmap.evidence.extract.epub import read_package
from argmap.evidence.extract.kinds import TextKind, recognise
from argmap.evidence.extract.pdf import run_child
from argmap.evidence.extract.relations import relations
from argmap.evidence.extract.tokens import EndTag, StartTag, tokens
from argmap.evidence.extract.unreadable import LIMITS, Limits, UnreadableError
from argmap.evidence.extract.xmlwalk import walk_xml

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_SLASHED_DATE = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?\Z")
_HTML_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title")
_HTML_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author")
_HTML_DATES = (
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dcterms.date",
    "article:published_time",
    "date",
)
_LONGEST = 10_000
_HEAD = 1 << 18


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """Title, authors and date (ISO 8601) as the document has them; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""


def metadata(content: bytes, *, name: str, limits: Limits = LIMITS) -> DocumentMetadata:
    """Read what a document says about itself; empty when it says nothing or cannot be read.

    A date is when the document was made, which need not be when it was published.
    """
    try:
        if len(content) > limits.file:
            return DocumentMetadata()
        match recognise(content, name):
            case TextKind.HTML:
                return _of_html(decode_markup(content[:_HEAD])[0])
            case TextKind.PDF:
                said = run_child(content, limits, with_text=False).metadata
                return _made([said.get("Title", "")], said.get("Author", "").split(";"), [said.get("CreationDate", "")])
            case TextKind.DOCX:
                return _of_docx(Archive(content, limits), limits)
            case TextKind.EPUB:
                book = read_package(Archive(content, limits), limits).said
                return _made(book.get("title", []), book.get("creator", []), book.get("date", []))
            case TextKind.TEXT:
                return DocumentMetadata()
    except UnreadableError:
        return DocumentMetadata()


def _made(titles: Iterable[str], authors: Iterable[str], dates: Iterable[str]) -> DocumentMetadata:
    return DocumentMetadata(
        next((words for title in titles if (words := _line(title))), ""),
        tuple(dict.fromkeys(words for author in authors if (words := _line(author)))),
        next((found for date in dates if (found := _iso(date))), ""),
    )


def _line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())[:500]


def _iso(text: str) -> str:
    found = _PDF_DATE.match(text) or _SLASHED_DATE.match(text.strip()) or _DATE.match(text.strip())
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def _of_html(text: str) -> DocumentMetadata:
    said: dict[str, list[str]] = {}
    title: list[str] = []
    in_title = False
    for token in tokens(text):
        if isinstance(token, StartTag):
            in_title = token.name == "title" and not title
            if token.name == "meta":
                key = (token.attributes.get("name") or token.attributes.get("property", "")).lower()
                said.setdefault(key, []).append(token.attributes.get("content", ""))
            elif token.name == "body":
                break
        elif isinstance(token, EndTag):
            in_title = False
        elif in_title:
            title.append(token)
    return _made([*_all(said, _HTML_TITLES), "".join(title)], _first(said, _HTML_AUTHORS), _all(said, _HTML_DATES))


def _all(said: Mapping[str, Sequence[str]], keys: Iterable[str]) -> list[str]:
    return [value for key in keys for value in said.get(key, ())]


def _first(said: Mapping[str, Sequence[str]], keys: Iterable[str]) -> Sequence[str]:
    return next((said[key] for key in keys if key in said), ())


@dataclass
class _CoreProperties:
    said: dict[str, str] = field(default_factory=dict)
    current: str = ""

    def start(self, _namespace: str, name: str, _attributes: Mapping[str, str]) -> None:
        self.current = name

    def end(self, _namespace: str, _name: str) -> None:
        self.current = ""

    def text(self, characters: str) -> None:
        before = self.said.get(self.current, "")
        if len(before) < _LONGEST:
            self.said[self.current] = before + characters


def _of_docx(archive: Archive, limits: Limits) -> DocumentMetadata:
    core = _CoreProperties()
    for part in relations(archive, "", limits).get("core-properties", ["docProps/core.xml"]):
        if part in archive:
            walk_xml(archive.read(part), part, core, limits)
    said = core.said
    return _made([said.get("title", "")], said.get("creator", "").split(";"), [said.get("created", "")])
