"""The refusals of argmap: requests that cannot be carried out, with the reason and the remedy."""

from __future__ import annotations


class ArgmapError(Exception):
    """A request was refused. The message is a sentence with the fact; `remedy` is what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class CannotDoError(ArgmapError):
    """Something outside the map stands in the way: a file, a permission, a tool, a size (exit status 2)."""


class RefusedError(ArgmapError):
    """The map itself stands in the way: it has errors, or lacks what was asked for (exit status 1)."""


class EditError(ArgmapError):
    """An edit would leave an invalid map."""
