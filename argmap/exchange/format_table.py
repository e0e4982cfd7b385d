"""The README's table of formats, made of the registry."""

from __future__ import annotations

from argmap.exchange.format import Format
from argmap.exchange.registry import FORMATS

BEGIN, END = "<!-- formats -->", "<!-- /formats -->"
_WAYS = {(True, False): "in", (False, True): "out", (True, True): "in and out"}


def format_table() -> str:
    """Return the table of formats as the README has it between `BEGIN` and `END`."""
    head = "| name | format | files | | carried | cannot be carried |\n|---|---|---|---|---|---|\n"
    return head + "".join(map(_row, FORMATS))


def _row(known: Format) -> str:
    suffixes = " ".join(f"`{suffix}`" for suffix in known.suffixes)
    way = _WAYS[known.reads, known.writes]
    return f"| `{known.name}` | {known.title} | {suffixes} | {way} | {known.carried} | {known.not_carried} |\n"
