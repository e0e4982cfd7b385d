"""Links inside a PDF: written by the typesetter as addresses, which costs it nothing, and turned into destinations.

A link to a label makes the typesetter lay the whole document out again until every one of them is settled: three
times the seconds and the memory for a report of thousands of links.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from argmap.diagram.pdf_objects import Objects, UnknownFileError

SCHEME = "argmap:"
"""What the address of a place in the same document begins with."""
_ADDRESS = re.compile(rb"/A<</Type/Action/S/URI/URI\(argmap:([A-Za-z0-9_-]+)\)>>")
_CONTENTS = re.compile(rb"/Contents\(argmap:[A-Za-z0-9_-]+\)")
_NAMES = re.compile(rb"/Names\[(.*?)\]", re.DOTALL)
_NAME = re.compile(rb"\(([A-Za-z0-9_-]+)\)\d+ 0 R")


def linked(objects: Objects, told: Mapping[str, str]) -> Objects:
    """Turn addresses of our scheme into named destinations (PDF 1.7, 12.3.2.3).

    `told` says in words where each leads. Raises UnknownFileError where there is no destination of a name.
    """
    known = {
        name for body in objects.bodies.values() for names in _NAMES.findall(body) for name in _NAME.findall(names)
    }
    bodies = dict(objects.bodies)
    for number, body in objects.bodies.items():
        found = _ADDRESS.search(body)
        if found is None:
            continue
        if found[1] not in known:
            raise UnknownFileError(f"no destination {found[1].decode()}")
        words = told.get(found[1].decode(), "").encode("utf-16-be").hex()
        leading = body.replace(found[0], b"/Dest(%b)" % found[1])
        bodies[number] = _CONTENTS.sub(b"/Contents<feff%b>" % words.encode(), leading)
    return replace(objects, bodies=bodies)
