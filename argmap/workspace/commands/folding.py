"""Folding: how much of the outline is shown."""

from __future__ import annotations

from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk
from argmap.workspace.panes import Pane

_OUTLINE = frozenset({Pane.OUTLINE})
LEVELS = range(1, 10)


async def _toggle(desk: Desk) -> None:
    desk.session.outline = desk.session.outline.toggle_fold()


async def _fold_all(desk: Desk) -> None:
    desk.session.outline = desk.session.outline.fold_all()


async def _unfold_all(desk: Desk) -> None:
    desk.session.outline = desk.session.outline.unfold_all()


def _to_level(level: int) -> Command:
    async def run(desk: Desk) -> None:
        desk.session.outline = desk.session.outline.unfold_to(level)

    return Command(
        f"fold.to-level-{level}",
        Group.FOLD,
        f"Show {level} level{'s' if level > 1 else ''}",
        f"Unfold the outline to {level} level{'s' if level > 1 else ''} and fold what is deeper.",
        (str(level),),
        run,
        _OUTLINE,
    )


COMMANDS = (
    Command(
        "fold.toggle",
        Group.FOLD,
        "Fold or unfold",
        "Hide or show what stands under this row.",
        ("space",),
        _toggle,
        _OUTLINE,
    ),
    Command("fold.all", Group.FOLD, "Fold everything", "Show the main conclusions only.", ("-",), _fold_all, _OUTLINE),
    Command("fold.none", Group.FOLD, "Unfold everything", "Show the whole argument.", ("=",), _unfold_all, _OUTLINE),
    *(_to_level(level) for level in LEVELS),
)
