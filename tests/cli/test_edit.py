"""`argmap edit`, and `argmap` with a map or nothing: which map is opened, and what is said where none can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli import Argmap, Terminal

from argmap.cli.edit import chosen_map, maps_here
from argmap.cli.main import VERBS, _is_for_the_editor
from argmap.errors import CannotDoError


@pytest.mark.parametrize(
    "arguments", [["edit"], ["edit", "{map}"], ["edit", "--tour"], ["edit", "--read-only", "{map}"]]
)
def test_without_a_terminal_nothing_is_opened_and_another_way_is_named(
    argmap: Argmap, good: Path, arguments: list[str]
) -> None:
    ran = argmap(*(argument.format(map=good) for argument in arguments))

    assert (ran.status, ran.out) == (2, "")
    assert "needs a terminal" in ran.err
    assert "argmap review" in ran.err


def test_the_only_map_of_a_folder_is_the_one_to_open(good: Path) -> None:
    assert chosen_map(maps_here(good.parent)) == good.name


def test_without_a_map_the_way_to_begin_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError, match="no map") as refusal:
        chosen_map(maps_here(tmp_path))
    assert "argmap new" in refusal.value.remedy


def test_of_several_maps_one_is_chosen_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: " 2 ")
    assert chosen_map(["a.argmap.yaml", "b.argmap.yaml"]) == "b.argmap.yaml"


@pytest.mark.parametrize("answer", ["", "3", "0", "x", "²"])
def test_a_number_that_is_none_of_them_opens_nothing(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: answer)
    with pytest.raises(CannotDoError, match="no map was chosen"):
        chosen_map(["a.argmap.yaml", "b.argmap.yaml"])


def test_a_map_or_the_folder_of_one_is_opened_at_a_terminal_without_a_verb(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.chdir(good.parent)
    assert _is_for_the_editor([good.name])
    assert _is_for_the_editor([])
    assert not any(_is_for_the_editor(verb.split()) for verb in VERBS)
    assert not _is_for_the_editor(["no-such-file"])
    assert not _is_for_the_editor(["--help"])
    assert _is_for_the_editor(["not-there-yet.argmap.yaml"])
    assert not _is_for_the_editor(["--title=x.argmap.yaml"])
    good.unlink()
    assert not _is_for_the_editor([])
