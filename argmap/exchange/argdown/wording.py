"""The words of an element: emphasis, links, tags, mentions and escapes in them."""

from __future__ import annotations

import re

from argmap.exchange.argdown.document import Wording

# Every repetition ends at the character that begins the next attempt, so that no text is scanned twice.
_MARK = re.compile(
    r"""\\(?P<escaped>[^\w\s]|_)
    | (?P<mention>@\[[^\[\]\n]*\]|@<[^<>\n]*>)
    | \[(?P<words>[^\[\]]*)\]\((?P<address>(?:[^()\[\]\s]|\([^()\[\]\s]*\))*)(?:[ ]+"(?P<title>[^"()\[\]]*)")?[ ]*\)
    | \#\((?P<phrase>[^()\#\n]+)\)
    | (?<![\w&])\#(?P<tag>[\w-]+)
    | (?P<strong>\*\*|__)
    | (?P<weak>[*_])""",
    re.VERBOSE,
)


def worded(raw: str) -> Wording:
    """Take the marks off the words of an element, which are on one line.

    Tags at the end are taken out of the words; others stay in them as written, as do mentions. Emphasis goes, the
    words in it stay. Emoji and signs of logic are never rewritten, whatever stands for them.
    """
    if not _has_marks(raw):
        return Wording(" ".join(raw.split()) if "  " in raw else raw.strip())
    parts: list[str] = []
    tags: list[str] = []
    links: list[tuple[str, str]] = []
    opened: dict[str, int] = {}
    emphasis = False
    done, words_end = 0, 0
    for match in _MARK.finditer(raw):
        between = raw[done : match.start()]
        parts.append(between)
        if between.strip():
            words_end = len(parts)
        done = match.end()
        kind = "address" if match["address"] is not None else match.lastgroup
        if kind in ("tag", "phrase"):
            tags.append(match[kind])
            parts.append(match[0])
            continue
        if kind == "address":
            links.append((": ".join(filter(None, (match["words"], match["title"]))), match["address"]))
            parts.append(match["words"])
        elif kind in ("strong", "weak"):
            emphasis = _emphasised(parts, opened, match) or emphasis
        else:
            parts.append(match["escaped"] if kind == "escaped" else match[0])
        words_end = len(parts)
    rest = raw[done:]
    if rest.strip():
        words_end = len(parts) + 1
    parts.append(rest)
    words = "".join(parts[:words_end])
    return Wording(words.strip(), tuple(dict.fromkeys(tags)), tuple(links), emphasis)


def _has_marks(raw: str) -> bool:
    return any(mark in raw for mark in "\\@[#*_")


def _emphasised(parts: list[str], opened: dict[str, int], match: re.Match[str]) -> bool:
    """Take a pair of marks off when this one closes one; else remember it, if it can open one, and keep it."""
    mark, text = match[0], match.string
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if mark in opened and before.strip() and not (mark[0] == "_" and after.isalnum()):
        parts[opened.pop(mark)] = ""
        parts.append("")
        return True
    parts.append(mark)
    if after.strip() and not (mark[0] == "_" and before.isalnum()):
        opened[mark] = len(parts) - 1
    return False
