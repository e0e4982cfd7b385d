"""Text of a map as Markdown that shows it as it is: nothing in it is markup, a link or HTML."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]<>|~$#{}]|(?<![A-Za-z0-9])[!@^=](?=\S)|:(?=//)")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")
_START = re.compile(r"^(?:[-+=](?=\s|$|[-+=])|\d{1,9}(?=[.)](?:\s|$)))")


def escaped(text: str) -> str:
    """Escape what CommonMark and its common extensions would read as markup, at any place in a line."""
    marked = _MARKS.sub(lambda found: "\\" + found[0], _ENTITY.sub("&amp;", text))
    start = _START.match(marked)
    if start is None:
        return marked
    # A number takes its mark with it: `1\.`, the others are marks themselves.
    end = start.end()
    return f"{marked[:end]}\\{marked[end:]}" if marked[0].isdigit() else f"\\{marked}"
