"""argmap: claim-and-evidence argument maps, verified, reviewed and drawn."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.api import load as load
    from argmap.api import render as render
    from argmap.api import review as review
    from argmap.api import verify as verify

__all__ = ["load", "render", "review", "verify"]


def __getattr__(name: str) -> object:
    """Import the library when one of its functions is first asked for, so that the command line starts at once."""
    if name in __all__:
        return getattr(import_module("argmap.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
