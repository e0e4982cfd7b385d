"""An XML document of another tool, read without entities, network or files."""

from __future__ import annotations

import re
from typing import cast
from xml.parsers.expat import ErrorString, ExpatError

from lxml import etree

from argmap.errors import RefusedError
from argmap.exchange.deep_xml import DeepError, read_deep

_SPACE = re.compile(r"\s*")
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*)")
_BEFORE_ROOT = {"<?": "?>", "<!--": "-->", "<!DOCTYPE": ">"}
_TOO_DEEP = "Excessive depth"
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def read_xml(text: str, path: str) -> etree._Element:
    """Return the root of an XML text, however deep it is.

    Raises RefusedError with the line where it cannot be read, or where a name stands for words that it declares, or
    that another file holds.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    # The text is decoded already, so what its declaration says of its encoding no longer holds.
    bare = _DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    try:
        root = etree.fromstring(bare.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as fault:
        if _TOO_DEEP in fault.msg:
            return _read_deep(bare, path)
        # What libxml2 says of a part that never ends is followed by the part itself, on lines of its own.
        said = str(fault.msg).partition(", line ")[0].partition("\n")[0]
        raise RefusedError(
            f"{path}:{fault.lineno or 1}: this is no XML that can be read: {said}", "mend it there, or export it again"
        ) from None
    for entity in root.iter(etree.Entity):
        raise RefusedError(
            f"{path}:{line_of(entity) or 1}: {entity.text} stands here for words that are not read",
            "write the words where their name stands",
        )
    return root


def _read_deep(text: str, path: str) -> etree._Element:
    try:
        return read_deep(text)
    except DeepError as fault:
        raise RefusedError(f"{path}:{fault.line}: {fault.what}", fault.remedy) from None
    except ExpatError as fault:
        said = f"{path}:{fault.lineno}: this is no XML that can be read: {ErrorString(fault.code)}"
        raise RefusedError(said, "mend it there, or export it again") from None


def root_name(text: str) -> str:
    """Return the name of the root element of what looks like XML, "" for other text."""
    place = 0
    while True:
        space = _SPACE.match(text, place)
        place = space.end() if space is not None else place
        opening = next((begin for begin in _BEFORE_ROOT if text.startswith(begin, place)), None)
        if opening is None:
            break
        closing = _BEFORE_ROOT[opening]
        if closing == ">" and 0 < text.find("[", place) < text.find(">", place):  # a DOCTYPE with declarations in it
            closing = "]>"
        end = text.find(closing, place)
        if end < 0:
            return ""
        place = end + len(closing)
    match = _ROOT.match(text, place)
    return match[1] if match else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of an element, "" where it has none."""
    return str(element.get(name) or "")


def attributes(element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element in their order."""
    return {str(name): str(value) for name, value in element.attrib.items()}


def line_of(element: etree._Element) -> int:
    """Return the line, from 1, on which an element begins."""
    return cast("int | None", element.sourceline) or 0


def text_of(element: etree._Element) -> str:
    """Return all the text within an element."""
    return "".join(map(str, element.itertext()))
