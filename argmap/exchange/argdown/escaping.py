"""Words written so that Argdown reads them as words, and data written so that YAML does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from argmap.exchange.argdown.wording import worded

Written: TypeAlias = str | bool | int | Sequence["Written"] | Mapping[str, "Written"]
"""A value to be written in a data block."""

NOTHING = "(no words)"

# The names of emoji and of signs of logic, which Argdown replaces between two colons or two full stops.
_SIGNS = """A E O P -> <-> ~ ^ v v_ <> [] happy smile smiley laugh lol rofl joy heart ? question love wink shush meh
    eye-roll sad disappointed scream +1 up -1 down think star y agree n disagree""".split()
_SIGN = re.compile(rf"[:.](?=\\?(?:{'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))})[:.])")
_MARKS = re.compile(r"[\\\[<{*_]|#(?=\S)|/(?=[/*])|(?<=/)/")
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PLAIN_TAG = re.compile(r"[\w-]+")
_TAG = re.compile(r"[^()#\s\\][^()#\n\\]*")
_TITLE = re.compile(r"[^\[\]<>\n\\{}#/]+")
_ASCII_END, _BASIC_END = 0x7F, 0xFFFF


def escaped(words: str) -> str:
    """Return words on one line with a backslash before whatever Argdown would take for a mark."""
    return _SIGN.sub(r"\\\g<0>", _MARKS.sub(r"\\\g<0>", words))


def shown(words: str) -> tuple[str, bool]:
    """Return how words are written in a line of Argdown, and whether they are read back exactly so."""
    line = " ".join(words.split())
    if not line.isprintable():
        line = "".join(character for character in line if unicodedata.category(character) != "Cc")
        line = " ".join(line.split())
    written = escaped(line) or NOTHING
    return written, words == line != "" and worded(written).text == words


def is_title(words: str) -> bool:
    """Tell whether words can be the title of a statement or an argument, as they are."""
    return _TITLE.fullmatch(words) is not None and words == " ".join(words.split()) and words.isprintable()


def tag(words: str) -> str | None:
    """Return a tag as it is written, None when it cannot be."""
    if _PLAIN_TAG.fullmatch(words):
        return f"#{words}"
    if _TAG.fullmatch(words) and words == words.strip() and words.isprintable():
        return f"#({words})"
    return None


def flow(value: Written) -> str:
    """Return a value as YAML writes it on one line, with every word in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_of(key)}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(flow(each) for each in value) + "]"


def key_of(key: str) -> str:
    """Return a key of a map as YAML writes it."""
    return key if _PLAIN_KEY.fullmatch(key) else quoted(key)


def quoted(words: str) -> str:
    """Return words in double quotes; what could end a data block or front matter too early is escaped."""
    return '"' + "".join(map(_character, words)).replace("===", r"\u003d\u003d\u003d") + '"'


def _character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    if character not in "{}" and (character.isprintable() or character == " "):
        return character
    code = ord(character)
    if code <= _ASCII_END:
        return f"\\u{code:04x}"
    return f"\\u{code:04x}" if code <= _BASIC_END else f"\\U{code:08x}"
