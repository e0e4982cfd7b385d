"""Reading of an Argdown document into a map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from argmap.errors import RefusedError
from argmap.exchange.argdown.cast import Cast
from argmap.exchange.argdown.document import Data, Document, UnreadableError, Value
from argmap.exchange.argdown.fields import as_words, fields_from, listed
from argmap.exchange.argdown.lines import fenced
from argmap.exchange.argdown.parsing import parse
from argmap.exchange.argdown.statements import Statements
from argmap.exchange.argdown.steps import Steps
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Value as FieldValue
from argmap.exchange.entry import field_name
from argmap.exchange.format import Imported
from argmap.exchange.resolving import number_of

OURS = "argmap"
"""The key of the front matter under which argmap writes what other tools of Argdown need not know."""

_FENCED = re.compile(r"(?m)^ {0,3}(?:`{3,}|~{3,})[ \t]*\{?\.?argdown")
_BEGINS = re.compile(
    r"(?m)^(?:\[[^\[\]\n#^]{1,300}\]:[ \t]|<[^<>\n?!/]{1,300}>:?(?:[ \t]|$)(?!\S*/)"
    r"|[ \t]+(?:\+|-|_|<\+|\+>|<-|->|<_|_>|><)[ \t]*(?:\[[^\[\]\n]{1,300}\]|<[^<>\n]{1,300}>)"
    r"|[ \t]+(?:\+|<\+|\+>|<-|->|><)[ \t]+\S|\(\d+\)[ \t]+\S[^\n]*\n(?:.*\n){0,20}?-{4,}[ \t]*\n)"
)
_LOOKED_AT = 20_000
_OTHERS = ("{", "<?", "<!", "Discussion Title:", "@", "TY  -")
_MODELLED = ("title", "author", "authors", "abstract", "model", OURS)


def recognises(text: str) -> bool:
    """Tell whether a text has what only Argdown has: titles defined, relations between them, or blocks of Argdown."""
    begins = text.lstrip("\ufeff \t\r\n")[:_LOOKED_AT]
    if begins.startswith(_OTHERS):
        return False
    if _FENCED.search(text) is not None:
        return True
    if begins.startswith("<") and "</" in begins:
        return False
    return _BEGINS.search(begins.replace("\r\n", "\n")) is not None


def read(text: str, path: str) -> Imported:
    """Read an Argdown document, or the blocks of Argdown in Markdown.

    Raises RefusedError with the line and the remedy where the definition of Argdown 2 leaves it without meaning.
    """
    try:
        return _drafted(parse(text), path, blocks=len(fenced(text) or ()))
    except UnreadableError as fault:
        raise RefusedError(f"{path}:{fault.line}: {fault.what}", fault.remedy) from None


def _drafted(document: Document, path: str, *, blocks: int) -> Imported:
    if not document.elements:
        remedy = "statements are written `[Title]: words`, arguments `<Title>: words`"
        raise UnreadableError(1, "no statement and no argument is found", remedy)
    draft = Draft()
    draft.leave_aside(f"the words around {number_of(blocks, 'block')} of Argdown", blocks)
    ours = document.front.get(OURS)
    own: Data = ours if isinstance(ours, Mapping) else {}
    document, title = _titled(document, path)
    cast = Cast(document)
    statements = Statements(cast, draft, ours=bool(own))
    _add_sources(own, draft, statements)
    model = document.front.get("model")
    strict = isinstance(model, Mapping) and model.get("mode") == "strict"
    statements.find_quotes()
    steps = Steps(cast, draft, statements, strict=strict)
    steps.add()
    statements.add()
    steps.add_premises()
    draft.at(0)
    for remark in document.remarks:
        draft.lose("", remark.what, remark.why, line=remark.line)
    _lose_empty_groups(document, draft)
    fields = {**_head_fields(document.front, draft), **fields_from("argmap", own, besides=_OWN)}
    return draft.finish(title=title, main=listed(own.get("main", ())), fields=fields)


_OWN = ("title", "main", "sources", "schemes", "argmap", "version", "readable-by")


def _titled(document: Document, path: str) -> tuple[Document, str]:
    """Return the title, and the document without the heading that gives it: the only one of level 1, first of all."""
    title = document.front.get("title")
    if title is not None:
        return document, as_words(title)
    tops = {section[:1] for section in document.sections} | {element.section[:1] for element in document.elements}
    if len(tops) != 1 or tops == {()}:
        return document, PurePath(path).stem
    return document.within_first_section(), next(iter(tops))[0]


def _head_fields(front: Data, draft: Draft) -> dict[str, FieldValue]:
    found: dict[str, FieldValue] = {}
    authors = [name for key in ("author", "authors") for name in listed(front.get(key, ()))]
    if authors:
        found["authors"] = tuple(authors)
    if "abstract" in front:
        found["note"] = as_words(front["abstract"])
    for key, value in front.items():
        if key in _MODELLED:
            continue
        if isinstance(value, str):
            found[field_name(key)] = value
        else:
            draft.lose("", f'"{key}" of the front matter', "it sets how another tool shows the document")
    return found


def _add_sources(own: Data, draft: Draft, statements: Statements) -> None:
    for source in _blocks(own.get("sources")):
        key, title = as_words(source.get("id", "")), as_words(source.get("source", ""))
        draft.source(key, title, fields_from("source", source, besides=("id",)))
        statements.known_source(key, title)
    for scheme in _blocks(own.get("schemes")):
        fields = fields_from("scheme", scheme, besides=("id",))
        draft.scheme(as_words(scheme.get("id", "")), as_words(scheme.get("scheme", "")), fields)


def _blocks(value: Value | None) -> list[Data]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, tuple) else []


def _lose_empty_groups(document: Document, draft: Draft) -> None:
    filled = {element.section[:depth] for element in document.elements for depth in range(len(element.section) + 1)}
    for section in document.sections:
        if section not in filled:
            draft.lose(section[-1], "a heading with nothing below it", "a map has groups of claims and steps only")
