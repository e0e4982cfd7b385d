"""Inline Markdown links in a sentence: its words without them, and what they point to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.){0,500})\]\((?P<url>(?:[^()\s\\]|\\.|\([^()\s]{0,200}\)){1,2000})"
    r"(?:[ ]+\"(?P<title>[^\"()\[\]]{0,500})\")?[ ]{0,20}\)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Cited:
    """A link: the words that it lies on, and where it leads."""

    words: str
    url: str


def without_links(text: str) -> tuple[str, tuple[Cited, ...]]:
    r"""Return a text with its links' words in their place and its escapes (`\\[`) resolved, and the links. Linear."""
    found: list[Cited] = []

    def plain(match: re.Match[str]) -> str:
        if match["escaped"] is not None:
            return match["escaped"]
        words = unescaped(match["words"])
        told = ": ".join(filter(None, (words.strip(), match["title"])))
        found.append(Cited(told, unescaped(match["url"])))
        return words

    return _LINK.sub(plain, text), tuple(found)


def unescaped(text: str) -> str:
    r"""Return a text with its escapes (`\\[`) resolved."""
    return _ESCAPED.sub(r"\1", text)
