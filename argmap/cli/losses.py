"""Losses of an import or an export as text for people, and the refusal where nobody has accepted them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from argmap.cli.streams import harmless, paint
from argmap.errors import RefusedError
from argmap.exchange.loss import Loss


def print_losses(losses: Sequence[Loss], path: str) -> None:
    """Print every loss on standard error, node by node, with its line where lines mean something."""
    mark = paint("lost:", "warning", sys.stderr)
    for loss in losses:
        place = f"{path}:{loss.line}" if loss.line else path
        node = f"{_short(loss.where)}: " if loss.where else ""
        why = f" ({loss.why})" if loss.why else ""
        print(f"{harmless(place)}: {mark} {harmless(f'{node}{loss.what}{why}')}", file=sys.stderr)


def print_asides(asides: Sequence[str], path: str) -> None:
    """Print on standard error what was left aside, which is nothing that anybody must accept."""
    for aside in asides:
        print(f"{harmless(path)}: left aside, as not about the argument: {harmless(aside)}", file=sys.stderr)


def refuse_losses(losses: Sequence[Loss], what: str, into: str) -> RefusedError:
    """Return the refusal to go on where something would be lost."""
    things = "one thing" if len(losses) == 1 else f"{len(losses):,} things"
    return RefusedError(
        f"{what} says {things} that {into} cannot hold; nothing was written", "--lossy goes on without what is listed"
    )


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= 60 else f"{line[:57]}..."  # noqa: PLR2004 - as much as one line shows well
