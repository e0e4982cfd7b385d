"""Anchors: where quotations stand in the texts of their sources, kept beside the map as W3C Web Annotations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import quote as percent_encoded
from urllib.parse import unquote

from argmap.evidence.json_array import Json, read_elements
from argmap.evidence.verdict import QuoteCheck
from argmap.model.problem import Problem

CONTEXT = 32
"""Characters of the source kept on either side of a quotation, to tell it from others like it."""

CODES: Mapping[str, str] = MappingProxyType({"E601": "an anchor, or a file of anchors, that cannot be read"})

_VOCABULARY = "http://www.w3.org/ns/anno.jsonld"
_REMEDY = "delete the file and write it again with `argmap verify --update-anchors`"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One quotation in the extracted text of one source, by its words and by its place.

    `exact` are the source's characters, `prefix` and `suffix` up to 32 of them on either side. `start` and `end`
    count code points of the text whose digest is `sha256`. `file` is the held copy, relative to the map, if known.
    """

    quote: str
    source: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    sha256: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of a sidecar by quote, and what was wrong with it."""

    by_quote: Mapping[str, Anchor]
    problems: tuple[Problem, ...] = ()


def digest_of(text: str) -> str:
    """Return the SHA-256 digest of an extracted text, in hexadecimal, which its anchors record."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def anchor(check: QuoteCheck, text: str, text_sha256: str, *, file: str = "") -> Anchor:
    """Make the anchor of a quotation that was located in `text`; `text_sha256` is the digest of `text`.

    Raises ValueError when the check has no location.
    """
    if check.location is None:
        raise ValueError(f"{check.id} was not located")
    blank = Anchor(check.id, check.read_in or check.source, "", "", "", 0, 0, text_sha256, file)
    return _placed(blank, text, check.location.start, check.location.end)


def reanchor(anchor: Anchor, new_text: str, new_sha256: str = "") -> Anchor | None:
    """Find the quotation in a changed text: where it stands between its old neighbours, else where it stands once.

    Returns None when there is no such place, or more than one that is as good. `new_sha256` is the digest of
    `new_text`, which is computed when it is not given.
    """
    if not anchor.exact:
        return None
    start = _only_place(anchor.prefix + anchor.exact + anchor.suffix, new_text)
    start = start + len(anchor.prefix) if start is not None else _only_place(anchor.exact, new_text)
    if start is None:
        return None
    return replace(
        _placed(anchor, new_text, start, start + len(anchor.exact)), sha256=new_sha256 or digest_of(new_text)
    )


def print_anchors(anchors: Iterable[Anchor], order: Iterable[str] = ()) -> str:
    """Print anchors as a JSON array with one annotation a line.

    `order` are the ids of the map's quotes in file order; anchors of other quotes follow as they come.
    """
    rank = {quote: place for place, quote in enumerate(order)}
    ordered = sorted(anchors, key=lambda anchor: rank.get(anchor.quote, len(rank)))
    lines = ",\n".join(line_of(_annotation(anchor)) for anchor in ordered)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def read_anchors(text: str, path: str) -> Anchors:
    """Read a sidecar; what cannot be read is reported with its line and left out."""
    read = read_elements(text.removeprefix("\ufeff"))
    anchors: dict[str, Anchor] = {}
    problems = []
    for element in read.elements:
        found = _read_annotation(element.value)
        if isinstance(found, str):
            problems.append(_problem(found, path, element.line))
        elif found.quote in anchors:
            problems.append(_problem(f'the quote "{found.quote}" has an anchor above', path, element.line))
        else:
            anchors[found.quote] = found
    if read.fault:
        problems.append(_problem(f"the anchors cannot be read on from here: {read.fault}", path, read.fault_line))
    return Anchors(MappingProxyType(anchors), tuple(problems))


def _placed(anchor: Anchor, text: str, start: int, end: int) -> Anchor:
    prefix, suffix = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    return replace(anchor, exact=text[start:end], prefix=prefix, suffix=suffix, start=start, end=end)


def _only_place(words: str, text: str) -> int | None:
    """Return where `words` stand in `text`, unless they stand nowhere or more than once."""
    place = text.find(words)
    if place < 0 or text.find(words, place + 1) >= 0:
        return None
    return place


def _annotation(anchor: Anchor) -> dict[str, Json]:
    source: dict[str, Json] = {
        "id": percent_encoded(anchor.file, safe="/") if anchor.file else f"#{anchor.source}",
        "dcterms:identifier": anchor.source,
    }
    quoted: dict[str, Json] = {"type": "TextQuoteSelector", "exact": anchor.exact}
    quoted |= {"prefix": anchor.prefix, "suffix": anchor.suffix}
    selectors: list[Json] = [quoted, {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}]
    return {
        "@context": _VOCABULARY,
        "id": f"#{anchor.quote}",
        "type": "Annotation",
        "motivation": "highlighting",
        "target": {
            "type": "SpecificResource",
            "source": source,
            # The state of the source to which the positions apply, as the vocabulary has it.
            "state": {"type": "State", "schema:sha256": anchor.sha256},
            "selector": selectors,
        },
    }


def line_of(annotation: Mapping[str, Json]) -> str:
    """Return an annotation as JSON on one line that any tool reads as one."""
    written = json.dumps(annotation, ensure_ascii=False)
    # Line separators would break the line in some tools, and lone surrogates cannot be written as UTF-8.
    return "".join(
        f"\\u{ord(character):04x}"
        if character in "\x7f\x85\u2028\u2029\ufeff" or "\ud800" <= character <= "\udfff"
        else character
        for character in written
    )


def _read_annotation(annotation: Json) -> Anchor | str:
    """Return the anchor that an annotation is, or say in one clause what it lacks."""
    if not isinstance(annotation, Mapping):
        return "this is not an annotation"
    target = annotation.get("target")
    if not isinstance(target, Mapping):
        return "this annotation has no target"
    source, state = target.get("source"), target.get("state")
    selectors = _by_type(target.get("selector"))
    words, place = selectors.get("TextQuoteSelector", {}), selectors.get("TextPositionSelector", {})
    quote_id = _string(annotation.get("id")).removeprefix("#")
    start, end = place.get("start"), place.get("end")
    exact = _string(words.get("exact"))
    if not quote_id:
        return "this annotation has no id"
    if not exact:
        return "this annotation has no TextQuoteSelector with words"
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start == end - len(exact):
        return "this annotation has no TextPositionSelector that fits its words"
    address = _string(source.get("id")) if isinstance(source, Mapping) else _string(source)
    file = "" if address.startswith("#") else unquote(address)
    source_id = _string(source.get("dcterms:identifier")) if isinstance(source, Mapping) else ""
    return Anchor(
        quote_id,
        source_id or address.removeprefix("#"),
        exact,
        _string(words.get("prefix")),
        _string(words.get("suffix")),
        start,
        end,
        _string(state.get("schema:sha256")) if isinstance(state, Mapping) else "",
        file,
    )


def _by_type(selectors: Json) -> dict[str, Mapping[str, Json]]:
    if isinstance(selectors, Mapping):
        return {_string(selectors.get("type")): selectors}
    if not isinstance(selectors, Sequence) or isinstance(selectors, str):
        return {}
    return {_string(selector.get("type")): selector for selector in selectors if isinstance(selector, Mapping)}


def _string(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _problem(message: str, path: str, line: int) -> Problem:
    return Problem("E601", message, _REMEDY, path=path, line=line, column=1)
