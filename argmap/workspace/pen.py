"""The strokes of a diagram in a terminal, by which evidence, inference and objection are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Stroke(StrEnum):
    """A kind of line."""

    DIRECT = "direct"
    """Double: a source says it."""
    INFERRED = "inferred"
    """Single: it is inferred."""
    OBJECTION = "objection"
    """Dashed, with a cross: it is objected to."""


class Border(NamedTuple):
    """The eight parts of a box: corners from the top left on, the horizontal, the vertical, the joints of a trunk."""

    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str
    across: str
    down: str
    joint_above: str
    joint_below: str


class Pen(NamedTuple):
    """How everything is drawn."""

    trunk: str
    branch: Mapping[Stroke, str]
    """From the trunk to something, three cells."""
    first: Mapping[Stroke, str]
    """The same where the trunk begins."""
    last: Mapping[Stroke, str]
    """The same where the trunk ends."""
    border: Mapping[Stroke | None, Border]
    """The box of a node that is sourced or inferred, of an objection, and of what nothing supports (None)."""
    glyphs: Mapping[int, int]
    """What to write for the glyphs of badges, and for typographic marks; each takes one cell as well."""

    def plainly(self, text: str) -> str:
        """Return a text in the characters of this pen."""
        return text.translate(self.glyphs)


BOXES = Pen(
    "│",
    {Stroke.DIRECT: "╞══", Stroke.INFERRED: "├──", Stroke.OBJECTION: "├╌╳"},
    {Stroke.DIRECT: "╒══", Stroke.INFERRED: "┌──", Stroke.OBJECTION: "┌╌╳"},
    {Stroke.DIRECT: "╘══", Stroke.INFERRED: "└──", Stroke.OBJECTION: "└╌╳"},
    {
        Stroke.DIRECT: Border("╔", "╗", "╚", "╝", "═", "║", "╧", "╤"),
        Stroke.INFERRED: Border("╭", "╮", "╰", "╯", "─", "│", "┴", "┬"),
        Stroke.OBJECTION: Border("╳", "╳", "╳", "╳", "─", "│", "┴", "┬"),
        None: Border("┌", "┐", "└", "┘", "╌", "╎", "┴", "┬"),
    },
    {},
)
ASCII = Pen(
    "|",
    {Stroke.DIRECT: "|==", Stroke.INFERRED: "|--", Stroke.OBJECTION: "|-x"},
    {Stroke.DIRECT: ",==", Stroke.INFERRED: ",--", Stroke.OBJECTION: ",-x"},
    {Stroke.DIRECT: "`==", Stroke.INFERRED: "`--", Stroke.OBJECTION: "`-x"},
    {
        Stroke.DIRECT: Border("#", "#", "#", "#", "=", "#", "=", "="),
        Stroke.INFERRED: Border("+", "+", "+", "+", "-", "|", "+", "+"),
        Stroke.OBJECTION: Border("x", "x", "x", "x", "-", "|", "+", "+"),
        None: Border("+", "+", "+", "+", ".", ":", "+", "+"),
    },
    str.maketrans("■□┄◫○±×✓✗»…·“”’", '#o~%.+x+x>~.""\''),
)
