"""Every command is well described, every key means one thing in a pane, and the settings can change that."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.workspace.command import Command, Group
from argmap.workspace.keymap import keymap_of
from argmap.workspace.keynames import key_fault, key_name
from argmap.workspace.panes import EVERYWHERE, Pane
from argmap.workspace.registry import COMMANDS
from argmap.workspace.settings import Settings

BY_ID = {command.id: command for command in COMMANDS}
STANDARD = keymap_of(Settings())

DESIGNED = {
    Pane.OUTLINE: (
        "j k down up h l left right g G pgup pgdn [ ] n N ! ctrl+o ctrl+f space - = 1 2 3 4 5 6 7 8 9 / esc ctrl+p "
        "e enter E a o s x t A d > < alt+up alt+down y p m M r u ctrl+r ctrl+z ctrl+y tab shift+tab v z ctrl+s ctrl+e "
        "q ? f1"
    ),
    Pane.FIELD: "ctrl+s esc ctrl+g tab",
}
"""The keys that a user can count on, by pane."""


@pytest.mark.parametrize(("pane", "key"), [(pane, key) for pane, keys in DESIGNED.items() for key in keys.split()])
def test_every_key_that_users_count_on_is_a_command(pane: Pane, key: str) -> None:
    assert STANDARD.command(pane, key) is not None


def clashes(commands: Iterable[Command]) -> list[str]:
    """Return the keys that two commands have in one pane, in sentences."""
    taken: dict[tuple[Pane, str], str] = {}
    found: list[str] = []
    for command in commands:
        for pane, key in ((pane, key) for key in command.keys for pane in sorted(command.panes)):
            other = taken.setdefault((pane, key), command.id)
            if other != command.id:
                found.append(f"In the {pane} pane {key} is both {other} and {command.id}.")
    return found


def test_no_key_is_two_commands_in_one_pane() -> None:
    assert clashes(COMMANDS) == []


def test_two_commands_with_one_key_in_one_pane_are_found() -> None:
    first, second = (BY_ID[name] for name in ("move.down", "fold.toggle"))
    clash = type(second)(**{**vars(second), "keys": first.keys})
    assert clashes([first, clash]) == [
        "In the outline pane j is both move.down and fold.toggle.",
        "In the outline pane down is both move.down and fold.toggle.",
    ]


def test_no_two_commands_have_one_name() -> None:
    assert len(BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_described_in_words_and_its_keys_can_be_typed(command: object) -> None:
    found = BY_ID[getattr(command, "id", "")]
    assert found.title[0].isupper()
    assert not found.title.endswith(".")
    assert found.help[0].isupper()
    assert found.help.endswith(".")
    assert found.panes <= EVERYWHERE | {Pane.FIELD}
    assert found.panes
    for key in found.keys:
        assert key == key_name(key)
        assert key_fault(key) == ""


def test_the_groups_stand_together_in_the_order_in_which_they_are_listed() -> None:
    order = list(dict.fromkeys(command.group for command in COMMANDS))
    assert order == [group for group in Group if group in order]
    together = [command.group for command in COMMANDS]
    assert together == sorted(together, key=order.index)


def test_letters_are_no_commands_in_a_text_field() -> None:
    assert all(len(key) > 1 for command in STANDARD.in_pane(Pane.FIELD) for key in command.keys)


def test_a_key_is_found_however_the_terminal_spells_it() -> None:
    assert STANDARD.command(Pane.OUTLINE, "pagedown") is BY_ID["move.page-down"]
    assert STANDARD.command(Pane.OUTLINE, "escape") is BY_ID["find.back"]
    assert STANDARD.command(Pane.OUTLINE, " ") is BY_ID["fold.toggle"]
    assert STANDARD.command(Pane.OUTLINE, "F9") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ctrl+S", "ctrl+s"),
        ("shift+g", "G"),
        ("G", "G"),
        ("alt+Up", "alt+up"),
        ("shift+alt+up", "alt+shift+up"),
        ("ctrl++", "ctrl++"),
        ("+", "+"),
        ("Delete", "del"),
        ("ctrl+i", "tab"),
        ("backtab", "shift+tab"),
    ],
)
def test_keys_have_one_name(written: str, name: str) -> None:
    assert key_name(written) == name
    assert key_fault(name) == ""


@pytest.mark.parametrize("name", ["", "jj", "ctrl+enter", "super+a", "\x07", "ctrl+"])
def test_what_is_no_key_is_refused_in_words(name: str) -> None:
    assert key_fault(key_name(name)) != ""


def test_the_settings_give_a_command_other_keys() -> None:
    keymap = keymap_of(Settings(keys={"edit.delete": ("ctrl+Delete", "D")}))
    assert keymap.keys_of("edit.delete") == ("ctrl+del", "D")
    assert keymap.command(Pane.OUTLINE, "ctrl+delete") is BY_ID["edit.delete"]
    assert keymap.command(Pane.OUTLINE, "d") is None
    assert keymap.problems == ()


def test_two_commands_can_change_places() -> None:
    keymap = keymap_of(Settings(keys={"edit.attack": ("s",), "edit.support": ("x",)}))
    assert keymap.command(Pane.OUTLINE, "s") is BY_ID["edit.attack"]
    assert keymap.command(Pane.OUTLINE, "x") is BY_ID["edit.support"]
    assert keymap.problems == ()


def test_no_keys_at_all_are_a_choice_too() -> None:
    keymap = keymap_of(Settings(keys={"edit.delete": ()}))
    assert keymap.keys_of("edit.delete") == ()
    assert keymap.command(Pane.OUTLINE, "d") is None
    assert keymap.problems == ()


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (
            {"edit.remove": ("D",)},
            '[keys]: there is no command "edit.remove"; the list of commands shows what they are called.',
        ),
        ({"edit.delete": ("a",)}, '[keys]: "a" cannot be a key of edit.delete: it is a key of edit.add.'),
        ({"edit.delete": ("dd",)}, '[keys]: "dd" cannot be a key of edit.delete: there is no such key.'),
        (
            {"edit.delete": ("ctrl+enter",)},
            '[keys]: "ctrl+enter" cannot be a key of edit.delete: many terminals send it as another key.',
        ),
        ({"field.accept": ("f2",)}, '[keys]: "field.accept" is a key of text fields, and these cannot be changed.'),
    ],
)
def test_what_cannot_be_used_is_said_and_left_out(keys: dict[str, tuple[str, ...]], problem: str) -> None:
    keymap = keymap_of(Settings(keys=keys, problems=("before",)))
    assert keymap.problems == ("before", problem)
    assert keymap.keys == STANDARD.keys
    assert keymap.bindings == STANDARD.bindings


def test_a_key_that_can_be_used_is_taken_though_another_cannot() -> None:
    keymap = keymap_of(Settings(keys={"edit.delete": ("a", "D")}))
    assert keymap.keys_of("edit.delete") == ("D",)
    assert len(keymap.problems) == 1


_SPELLINGS = st.sampled_from(["a", "d", "D", "esc", "ctrl+s", "alt+up", "f7", "jj", "", "ctrl+enter", "?"])
_WISHES = st.dictionaries(st.sampled_from([*BY_ID, "no.such"]), st.lists(_SPELLINGS, max_size=3).map(tuple), max_size=8)


@PATIENT
@given(_WISHES)
def test_whatever_the_settings_say_every_key_means_one_thing(wishes: dict[str, tuple[str, ...]]) -> None:
    keymap = keymap_of(Settings(keys=wishes))
    assert set(keymap.keys) == set(BY_ID)
    for (pane, key), name in keymap.bindings.items():
        assert pane in BY_ID[name].panes
        assert key in keymap.keys_of(name)
    held = [(pane, key) for name, keys in keymap.keys.items() for key in keys for pane in BY_ID[name].panes]
    assert len(held) == len(set(held)) == len(keymap.bindings)
    for name, wished in wishes.items():
        taken_over = name in keymap.keys and set(map(key_name, wished)) <= set(keymap.keys[name])
        assert taken_over or keymap.problems
