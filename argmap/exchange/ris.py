"""RIS files, as reference managers and libraries give them, read as sources."""

from __future__ import annotations

import re

from argmap.evidence.bibliography.ris import read_ris
from argmap.exchange.bibliographies import sources_read
from argmap.exchange.format import Imported

_FIRST = re.compile(r"[\ufeff\s]*TY  ?-")


def recognises(text: str) -> bool:
    """Tell whether a text begins with a record."""
    return _FIRST.match(text) is not None


def read(text: str, path: str) -> Imported:
    """Read every record as a source. Raises RefusedError when there is none that can be read."""
    return sources_read(text, path, read_ris)
