"""Where the blocks of a file begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

_AT_MARGIN = re.compile(r"\n[^ \n\t]")


def cut(text: str) -> list[str]:
    """Cut `text` into the texts of its blocks; joined they are `text` again.

    A block begins with the comments above it and ends with the blank lines below it. What stands before the first
    block goes with it. Takes time linear in the text.
    """
    comments: list[int] = []
    begins: list[int] = []
    starts = [match.start() + 1 for match in _AT_MARGIN.finditer(text)]
    if text[:1] not in ("", " ", "\n", "\t"):
        starts.insert(0, 0)
    for start in starts:
        if text[start] == "#":
            comments.append(start)
            continue
        begins.append(_with_comments(text, start, comments) if comments else start)
        comments = []
    if not begins:
        return [text] if text else []
    begins[0] = 0
    begins.append(len(text))
    return [text[begin:end] for begin, end in pairwise(begins)]


def _with_comments(text: str, start: int, comments: list[int]) -> int:
    """Return where the block at `start` begins when the comments at the margin above it are counted in."""
    begin = start
    for comment in reversed(comments):
        between = text[comment:begin].split("\n")
        if any(line.strip(" ") and line.lstrip(" ")[0] != "#" for line in between):
            break
        begin = comment
    return begin
