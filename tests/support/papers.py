"""PDF files taken apart for tests: links, headings, structure, and what is drawn outside of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

_TOKEN = re.compile(rb"\((?:[^\\()]|\\.)*\)|<(?!<)[^<>]*>|/?[^\s()<>\[\]/]+|<<|>>|[\[\]]", re.DOTALL)
_PAINTS = frozenset((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Tj", b"TJ", b"Do", b"sh"))


@dataclass(frozen=True)
class Link:
    """A link: the page that it is on, its box, the page or the address that it leads to, and what it is called."""

    page: int
    box: tuple[float, float, float, float]
    to: int | str
    words: str


def read(content: bytes) -> pypdf.PdfReader:
    """Open a PDF."""
    return pypdf.PdfReader(io.BytesIO(content))


def value(of: object) -> DictionaryObject:
    """Return the dictionary that something is or refers to."""
    found = of.get_object() if isinstance(of, IndirectObject) else of
    assert isinstance(found, DictionaryObject), found
    return found


def links(reader: pypdf.PdfReader) -> list[Link]:
    """Return every link, pages counted from 1."""
    return [
        Link(number, box(found), _target(reader, found), str(found.get("/Contents", "")))
        for number, page in enumerate(reader.pages, 1)
        for found in annotations(page)
    ]


def annotations(page: pypdf.PageObject) -> list[DictionaryObject]:
    """Return the link annotations of a page."""
    found = page.get("/Annots", ArrayObject())
    entries = found.get_object()
    assert isinstance(entries, ArrayObject)
    return [value(entry) for entry in entries]


def box(annotation: DictionaryObject) -> tuple[float, float, float, float]:
    """Return left, foot, right and top of an annotation."""
    left, foot, right, top = (float(edge) for edge in annotation["/Rect"])  # type: ignore[attr-defined]  # an array
    return left, foot, right, top


def _target(reader: pypdf.PdfReader, annotation: DictionaryObject) -> int | str:
    if "/A" in annotation:
        return str(value(annotation["/A"])["/URI"])
    place = annotation["/Dest"].get_object()
    if isinstance(place, str):
        place = reader.named_destinations[place].dest_array
    assert isinstance(place, ArrayObject)
    pages = [page.indirect_reference for page in reader.pages]
    return pages.index(place[0]) + 1


def structure(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Yield the elements of the structure tree in reading order."""
    waiting = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        found = waiting.pop()
        found = found.get_object() if found is not None else None
        if isinstance(found, ArrayObject):
            waiting.extend(reversed(found))
        elif isinstance(found, DictionaryObject):
            if found.get("/Type") == "/StructElem":
                yield found
            if "/K" in found:
                waiting.append(found["/K"])


def painted_outside(page: pypdf.PageObject) -> list[bytes]:
    """Return the operators that paint something that is neither in the structure nor an artifact."""
    depth, found = 0, []
    contents = page["/Contents"].get_object()
    assert isinstance(contents, StreamObject)
    for token in _TOKEN.findall(contents.get_data()):
        depth += token in (b"BDC", b"BMC")
        depth -= token == b"EMC"
        if token in _PAINTS and not depth:
            found.append(token)
    return found


def fonts(page: pypdf.PageObject) -> list[DictionaryObject]:
    """Return the fonts of a page and of the forms on it."""
    found: list[DictionaryObject] = []
    waiting = [page["/Resources"]]
    while waiting:
        resources = value(waiting.pop())
        if "/Font" in resources:
            found += [value(font) for font in value(resources["/Font"]).values()]
        if "/XObject" in resources:
            forms = [value(form) for form in value(resources["/XObject"]).values()]
            waiting += [form["/Resources"] for form in forms if "/Resources" in form]
    return found
