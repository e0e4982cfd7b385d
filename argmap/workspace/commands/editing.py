"""The commands that change the argument: select something, then say what is to be done with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from argmap.model.nodes import Claim, Quote, Source, Step
from argmap.workspace.command import Command, Group
from argmap.workspace.commands import adding, arranging, outside, wording
from argmap.workspace.commands.obstacles import (
    Obstacle,
    beneath,
    beside,
    changeable,
    copied,
    first_of,
    linkable,
    movable,
    of_kind,
    on_claim,
    on_target,
    selected,
    supportable,
)
from argmap.workspace.desk import Desk
from argmap.workspace.panes import ON_A_NODE, Pane

_OUTLINE = frozenset({Pane.OUTLINE})
_typed = of_kind(Claim, Quote, Source, Step, needed="a claim, a quote, a step or a source")


def _edit(
    name: str, keys: str, words: tuple[str, str], run: Callable[[Desk], Awaitable[None]], why: Obstacle
) -> Command:
    title, more = words
    return Command(
        f"edit.{name}", Group.EDIT, title, more, tuple(keys.split()), run, ON_A_NODE, first_of(changeable, why)
    )


def _nothing(_: object) -> str:
    return ""


COMMANDS = (
    Command(
        "edit.text",
        Group.EDIT,
        "Edit the words of this",
        "Change the words of a claim or quote, the title of a source, the rule of a step; on the first row, the map's"
        " title, question and subject.",
        ("e",),
        wording.edit_words,
        ON_A_NODE - {Pane.INSPECTOR},
        changeable,
    ),
    Command(
        "edit.open",
        Group.EDIT,
        "Edit this",
        "Change the words of this, as the other key does.",
        ("enter",),
        wording.edit_words,
        _OUTLINE,
        changeable,
    ),
    Command(
        "edit.editor",
        Group.EDIT,
        "Edit in your own editor",
        "Open the block of this node in $EDITOR; a map with errors opens as its whole file, to be mended.",
        ("E",),
        outside.edit_outside,
        ON_A_NODE | {Pane.PROBLEMS},
        outside.why_not,
    ),
    _edit(
        "add",
        "a",
        (
            "Add a premise or reason",
            "Under a claim: a reason. Under a step or objection: one more premise. In an empty map: the main claim.",
        ),
        adding.add_under,
        beneath,
    ),
    _edit(
        "beside",
        "o",
        ("Add another like this", "Add another premise, reason, objection or main claim beside this one."),
        adding.add_beside,
        beside,
    ),
    _edit(
        "support",
        "s",
        (
            "Support with a separate reason",
            "Add a reason that stands on its own, for this claim or for the claim that this step supports.",
        ),
        adding.add_supporting,
        supportable,
    ),
    _edit(
        "attack",
        "x",
        (
            "Object to this",
            "Say that the claim is false, that the step does not follow, or that the quote cannot be relied on.",
        ),
        adding.add_against,
        on_target,
    ),
    _edit(
        "type",
        "t",
        (
            "Change type or scheme",
            "A step's form of argument, or reason to objection; a claim's stance, a quote's reading, a source's kind.",
        ),
        arranging.change_type,
        _typed,
    ),
    _edit(
        "assume",
        "A",
        ("Take as given, or no longer", "Take this claim as given, and say why; press it again to take that back."),
        wording.set_assumed,
        on_claim,
    ),
    Command(
        "edit.delete",
        Group.EDIT,
        "Delete this",
        "Delete this and what cannot be without it; where a claim is only shown again, take it away from there.",
        ("d",),
        arranging.delete_selected,
        ON_A_NODE - {Pane.INSPECTOR},
        first_of(changeable, selected),
    ),
    _edit(
        "indent",
        ">",
        ("Move this in, under the one before", "Make this a reason for, or a premise of, what stands before it."),
        arranging.indent_selected,
        movable,
    ),
    _edit(
        "outdent",
        "<",
        ("Move this out a level", "Put this beside what it stands under."),
        arranging.outdent_selected,
        movable,
    ),
    _edit(
        "move-up",
        "alt+up",
        ("Move this up", "Move this before the one that stands above it on the same level."),
        arranging.moving_by(-1),
        movable,
    ),
    _edit(
        "move-down",
        "alt+down",
        ("Move this down", "Move this after the one that stands below it on the same level."),
        arranging.moving_by(1),
        movable,
    ),
    Command(
        "edit.copy",
        Group.EDIT,
        "Copy this",
        "Copy the marked nodes, or this one; also to the clipboard of the terminal.",
        ("y",),
        arranging.copy_selected,
        ON_A_NODE,
        selected,
    ),
    _edit(
        "paste",
        "p",
        ("Paste under this", "Put what was copied under this, with new ids where the old ones are taken."),
        arranging.paste_under,
        copied,
    ),
    Command(
        "edit.mark",
        Group.EDIT,
        "Mark this",
        "Mark this, to copy it or to link it to something else; press it again to take the mark away.",
        ("m",),
        arranging.mark,
        ON_A_NODE,
        selected,
    ),
    _edit(
        "link",
        "M",
        (
            "Link what is marked to this",
            "Make what is marked a premise of this step, or a reason for this claim; a quote then says what it claims.",
        ),
        arranging.link_marked,
        linkable,
    ),
    _edit(
        "rename",
        "r",
        ("Change the id", "Give this another id; every reference follows, and the old id stays known."),
        wording.change_id,
        selected,
    ),
    _edit(
        "map",
        "T",
        ("Title and subject of the map", "Change the title of the map, its question, or whose argument it is."),
        wording.edit_map,
        _nothing,
    ),
)
