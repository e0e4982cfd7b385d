"""Words of a map as HTML: everything escaped, cleaned of control characters, and without a direction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from argmap.diagram.cleaning import plain


def words(text: str) -> str:
    """Return text of a map as HTML text, which is safe in an attribute too."""
    return escape(plain(text))


def isolated(text: str) -> str:
    """Return text of a map in an element that keeps its writing direction from what stands around it."""
    return f"<bdi>{words(text)}</bdi>"


def link(node: str, text: str, *, kind: str = "l") -> str:
    """Return a link to a node of the map on the same page; `text` is HTML."""
    return f'<a class="{kind}" href="#{escape(node)}">{text}</a>'


def outward(url: str, text: str) -> str:
    """Return a link out of the page, or nothing without an address; `text` is HTML."""
    return f'<a class="out" href="{escape(url)}" rel="noopener noreferrer">{text}</a>' if url else ""


def facts(rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return labelled lines of HTML as a list of descriptions, or nothing when there are none."""
    told = "".join(f"<dt>{head}</dt>" + "".join(f"<dd>{line}</dd>" for line in lines) for head, lines in rows if lines)
    return f"<dl>{told}</dl>" if told else ""


def listed(items: Sequence[str]) -> str:
    """Join pieces of HTML as a sentence does: one, two and three."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def folded(summary: str, content: str, *, kind: str, shown: bool = False) -> str:
    """Return content that is folded away under a line of HTML, or nothing when there is none."""
    return (
        f'<details class="{kind}"{" open" * shown}><summary>{summary}</summary>{content}</details>' if content else ""
    )
