"""A bibliography in any of the formats that are read, recognised by what it holds and then by its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from argmap.evidence.bibliography.bibtex import read_bibtex
from argmap.evidence.bibliography.csl_json import read_csl_json
from argmap.evidence.bibliography.entry import Bibliography, error
from argmap.evidence.bibliography.ris import read_ris

MAX_CHARACTERS = 64 * 1024 * 1024

_BIBTEX = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_RIS = re.compile(r"^TY  ?-", re.MULTILINE)
_BY_SUFFIX: dict[str, Callable[[str, str], Bibliography]] = {
    "json": read_csl_json,
    "bib": read_bibtex,
    "ris": read_ris,
}


def read_bibliography(text: str, path: str) -> Bibliography:
    """Read CSL-JSON, BibTeX, biblatex or RIS; whatever is wrong is among the problems of the result."""
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        return _refused("the bibliography is larger than 64 million characters", "export only what the map needs", path)
    reader = _reader(text, path)
    if reader is not None:
        return reader(text, path)
    if not text.strip():
        return Bibliography(MappingProxyType({}))
    return _refused("this is no bibliography that argmap reads", "export it as CSL-JSON, BibTeX or RIS", path)


def _reader(text: str, path: str) -> Callable[[str, str], Bibliography] | None:
    suffix = _BY_SUFFIX.get(path.rpartition(".")[2].lower())
    if text.lstrip()[:1] in ("[", "{"):
        return read_csl_json
    bibtex, ris = _BIBTEX.search(text), _RIS.search(text)
    if bibtex and ris:
        return read_bibtex if bibtex.start() < ris.start() else read_ris
    if bibtex:
        return read_bibtex
    return read_ris if ris else suffix


def _refused(message: str, remedy: str, path: str) -> Bibliography:
    return Bibliography(MappingProxyType({}), (error("E501", message, remedy, path=path, line=1),))
