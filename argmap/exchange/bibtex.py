"""BibTeX and biblatex libraries, read as sources."""

from __future__ import annotations

import re

from argmap.evidence.bibliography.bibtex import read_bibtex
from argmap.exchange.bibliographies import sources_read
from argmap.exchange.format import Imported
from argmap.exchange.json_text import begins_json

_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?!comment\b|preamble\b|string\b)[A-Za-z]+[ \t]*[{(]\s*[^\s,{}()=]*\s*,",
    re.MULTILINE | re.IGNORECASE,
)
_MARKUP = "<"


def recognises(text: str) -> bool:
    """Tell whether a text that is neither JSON nor XML has an entry `@type{key,` at the beginning of a line."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    return not begins_json(text) and start != _MARKUP and _ENTRY.search(text) is not None


def read(text: str, path: str) -> Imported:
    """Read every entry as a source. Raises RefusedError when there is none that can be read."""
    return sources_read(text, path, read_bibtex)
