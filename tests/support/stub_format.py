"""A format of lines for tests: `stub`, then a claim a line; one that begins with `!` is lost."""

from __future__ import annotations

from argmap.errors import RefusedError
from argmap.exchange.draft import Draft
from argmap.exchange.format import Export, Exported, Format, Imported
from argmap.exchange.loss import Loss

_WORDS = {"carried": "claims", "not_carried": "all else"}
STUB = Format("stub", "stub lists", "support.stub_format", (".stub", ".txt"), reads=True, writes=True, **_WORDS)
TWIN = Format("twin", "twin lists", "support.stub_format", (".twin", ".txt"), reads=True, writes=True, **_WORDS)
SOURCES = Format(
    "titles",
    "lists of titles",
    "support.stub_titles",
    (".titles",),
    reads=True,
    writes=False,
    sources_only=True,
    **_WORDS,
)


def recognises(text: str) -> bool:
    """Tell whether the first line is `stub`."""
    return text.startswith("stub\n")


def read(text: str, path: str) -> Imported:
    """Read a claim a line; what comes after `held:` is held, and after `~` left aside."""
    first, *lines = text.splitlines()
    if first != "stub":
        raise RefusedError(f"{path}:1: the first line is not `stub`", "write it there")
    draft = Draft()
    for number, line in enumerate(lines, 2):
        if line.startswith("!"):
            draft.lose(f"line {number}", f'"{line[1:]}"', "a map shouts at nobody", line=number)
        elif line.startswith("~"):
            draft.leave_aside(f"how {line[1:]} is drawn")
        elif line.startswith("held:"):
            draft.hold("text", "The text", line[5:])
        else:
            draft.claim(str(number), line)
    return draft.finish(title=path)


def write(export: Export) -> Exported:
    """Write a claim a line; steps are lost."""
    losses = tuple(Loss(step, "a step", "lists have none") for step in export.map.steps)
    told = f"reviewed {len(export.reviewed)}\n" if export.reviewed else ""
    return Exported("stub\n" + told + "".join(f"{claim.text}\n" for claim in export.map.claims.values()), losses)
