"""The tokens of HTML and XHTML (start tags, end tags, text), read in linear time whatever the input.

Python's own html.parser needs quadratic time on unclosed tags (35 s for 80 kB in Python 3.11.7), fails on `<![`, and
has changed what it reads from one patch release to the next, while the offsets of a quotation must last.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_SPACE = re.compile(r"[\s/]*")
_ATTRIBUTE_NAME = re.compile(r"=?[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_HUGE_REFERENCE = re.compile(r"&#0*[0-9]{8,};?")
_RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes"])
_REFERENCES_ONLY = frozenset(["title", "textarea"])
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW | _REFERENCES_ONLY}
_COMMENT_END = re.compile(r"--!?>")
_DOCTYPE_SUBSET = re.compile(r"<!doctype[^>\[]*\[", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag, its name and its attributes' names in lower case; `closed` when it ends in `/>`."""

    name: str
    attributes: Mapping[str, str]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag, its name in lower case."""

    name: str


Token = StartTag | EndTag | str


def tokens(text: str, *, xhtml: bool = False) -> Iterator[Token]:
    """Yield the tokens of `text`; comments, declarations and scripts yield nothing, and broken markup is no error.

    In XHTML `<script/>` is empty and CDATA sections are text. After the tokenizer of the HTML Living Standard, 13.2.5.
    """
    position, size = 0, len(text)
    while position < size:
        opening = text.find("<", position)
        if opening < 0:
            yield _characters(text[position:])
            return
        if opening > position:
            yield _characters(text[position:opening])
        token, position = _markup(text, opening, xhtml=xhtml)
        if token is None:
            continue
        yield token
        if isinstance(token, StartTag) and token.name in _ENDS and not (xhtml and token.closed):
            end = _ENDS[token.name].search(text, position)
            stop = end.start() if end else size
            if token.name in _REFERENCES_ONLY and stop > position:
                yield _characters(text[position:stop])
            position = stop


def _characters(text: str) -> str:
    return html.unescape(_HUGE_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def _markup(text: str, opening: int, *, xhtml: bool) -> tuple[Token | None, int]:
    after = text[opening + 1 : opening + 2]
    if after == "/":
        name = _TAG_NAME.match(text, opening + 2)
        if name is None:
            return None, _past(text, ">", opening + 2)
        attributes = _attributes(text, name.end())
        return (None, len(text)) if attributes is None else (EndTag(name.group().lower()), attributes[2])
    if after in ("!", "?"):
        return _declaration(text, opening, xhtml=xhtml)
    name = _TAG_NAME.match(text, opening + 1)
    if name is None:
        return "<", opening + 1
    attributes = _attributes(text, name.end())
    if attributes is None:
        return None, len(text)
    named, closed, position = attributes
    return StartTag(name.group().lower(), named, closed=closed), position


def _declaration(text: str, opening: int, *, xhtml: bool) -> tuple[Token | None, int]:
    if text.startswith("<!--", opening):
        for abrupt in ("<!-->", "<!--->"):
            if text.startswith(abrupt, opening):
                return None, opening + len(abrupt)
        end = _COMMENT_END.search(text, opening + 4)
        return None, end.end() if end else len(text)
    if xhtml and text.startswith("<![CDATA[", opening):
        close = text.find("]]>", opening)
        stop = close if close >= 0 else len(text)
        return text[opening + 9 : stop], min(stop + 3, len(text))
    if _DOCTYPE_SUBSET.match(text, opening, opening + 1000):
        return None, _past(text, "]", opening)
    return None, _past(text, ">", opening)


def _past(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _attributes(text: str, position: int) -> tuple[dict[str, str], bool, int] | None:
    """Read attributes up to the end of the tag; None when the file ends first."""
    found: dict[str, str] = {}
    while True:
        space = _SPACE.match(text, position)
        after = space.end() if space else position
        if after >= len(text):
            return None
        if text[after] == ">":
            return found, text[after - 1] == "/" and after > position, after + 1
        name = _ATTRIBUTE_NAME.match(text, after)
        position = name.end() if name else after + 1
        equals = _EQUALS.match(text, position)
        value = ""
        if equals is not None:
            position = equals.end()
            quote = text[position : position + 1]
            if quote in ('"', "'") and quote:
                close = text.find(quote, position + 1)
                if close < 0:
                    return None
                value, position = text[position + 1 : close], close + 1
            else:
                unquoted = _UNQUOTED.match(text, position)
                position = unquoted.end() if unquoted else position
                value = unquoted.group() if unquoted else ""
        if name is not None:
            found.setdefault(name.group().lower(), _characters(value))
