"""The editor is painted before what reads sources, compares words and draws is loaded."""

from __future__ import annotations

import subprocess
import sys

LATER = (
    "argmap.diagram",
    "argmap.evidence.bibliography",
    "argmap.evidence.extract",
    "argmap.evidence.matching",
    "argmap.report",
    "bibtexparser",
    "graphviz",
    "lxml",
    "pylatexenc",
    "pypdfium2",
    "rapidfuzz",
    "typst",
)


def test_what_the_first_picture_does_not_need_is_loaded_later() -> None:
    program = f"""
import sys
import argmap.tui.editing
print([name for name in sys.modules if any(name == each or name.startswith(each + ".") for each in {LATER!r})])
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
