"""Whatever is pressed and answered, a command does its work or says why not, and everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desk import MAPS, STANDARD, ScriptedDesk, at_desk, commented_copy
from support.nodes import HOSTILE, maps

from argmap.model.map import Map
from argmap.notation.printing import print_map
from argmap.store.loading import load
from argmap.workspace.asking import AskChoice, AskFilter, AskNode, AskSide, AskWords, AskYes
from argmap.workspace.command import Command, Group
from argmap.workspace.panes import EVERYWHERE, Pane
from argmap.workspace.registry import COMMANDS
from argmap.workspace.session import Session

EDITS = [
    command
    for command in COMMANDS
    if command.group in (Group.EDIT, Group.REVIEW, Group.HISTORY) and command.id not in ("edit.copy", "edit.mark")
]
LISTED = [command for command in COMMANDS if command.group is not Group.FIELD and command.id != "file.draw"]
READS = {"source.show", "source.cite", "inspect.edit-field", "review.why", "review.overturn"}
"""Commands of these groups that only show something in a map that cannot be changed."""


@pytest.fixture(params=["primer", "with-errors"])
def unchangeable(request: pytest.FixtureRequest, tmp_path: Path) -> Session:
    path = commented_copy(tmp_path)
    if request.param == "primer":
        return Session.open(path, read_only="it was opened for reading")
    path.write_text(path.read_text().replace("- well-shut", "- well-shutt"))
    return Session.open(path)


@pytest.mark.parametrize("command", EDITS, ids=lambda command: command.id)
def test_a_map_that_cannot_be_changed_says_so_of_every_edit(command: Command, unchangeable: Session) -> None:
    if command.id in READS or (command.id == "edit.editor" and unchangeable.document.partial):
        return
    unchangeable.select("pump-was-source")
    why_not = command.why_not(unchangeable)
    assert why_not.startswith("The map cannot be changed: ")
    assert unchangeable.read_only in why_not


def test_a_map_that_cannot_be_changed_stays_as_it_is_whatever_is_pressed(unchangeable: Session) -> None:
    before = {path: path.read_bytes() for path in Path(unchangeable.document.path).parent.glob("*.yaml")}
    for node_id in list(unchangeable.map.nodes):
        unchangeable.select(node_id)
        for pane in EVERYWHERE:
            for command in LISTED:
                if pane in command.panes:
                    desk = ScriptedDesk(unchangeable, pane=pane).answer_to("", None)
                    desk.carry_out(command)
    assert unchangeable.history.undoable == ""
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("name", ["primer", "trotsky-1918"])
def test_whatever_stands_in_the_way_of_a_command_is_said_in_a_sentence(name: str) -> None:
    session = Session.open(MAPS / f"{name}.argmap.yaml", read_only="it was opened for reading")
    empty = Session.open(MAPS / "no-such.argmap.yaml", read_only="it was opened for reading")
    changeable = Session(session.document)
    reasons: set[str] = set()
    for each in (session, empty, changeable):
        for row in range(len(each.outline.shown)):
            each.outline = each.outline.at(row)
            reasons |= {command.why_not(each) for command in COMMANDS}
    reasons.discard("")
    assert len(reasons) > 8
    for reason in reasons:
        assert reason[0].isupper()
        assert reason.endswith(".")
        assert "\n" not in reason


TYPED = [text.replace("\0", "") for text in HOSTILE]
"""Hostile words as a dialog hands them on: a NUL parts words from an id there."""


def _text_for(prompt: AskWords | AskNode, words: str, draw: Callable[..., Any]) -> str:
    """Return words as a dialog would let them through, with the proposed id or another one."""
    if prompt.proposed is None:
        return words
    node_id = draw(st.sampled_from(["", "mine", "well-shut", "c0"]))
    chosen = node_id or prompt.proposed(words)
    return f"{words}\0{chosen}" if not prompt.proposed_fault(chosen) else words


def _answer(prompt: Any, draw: Callable[..., Any]) -> str | None:
    """Draw an answer that the dialog of a prompt can give; to files and texts the answer is to back out."""
    if draw(st.integers(0, 7)) == 0:
        return None
    match prompt:
        case AskWords():
            return _words(prompt, draw)
        case AskNode():
            return _node(prompt, draw)
        case AskChoice() | AskYes():
            open_options = [option.value for option in prompt.options if not option.why_not]
            return draw(st.sampled_from(open_options)) if open_options else None
        case AskSide():
            return draw(st.sampled_from(["ours", "theirs"]))
        case AskFilter():
            return draw(st.sampled_from(["", "a", "is:bare", "#x", "is:", "source:"]))
        case _:
            return None


def _words(prompt: AskWords, draw: Callable[..., Any]) -> str | None:
    words = draw(st.sampled_from([*TYPED, prompt.initial, "New words.", "x-mine", "1855", "2 open"]))
    if prompt.lines == 1:
        words = " ".join(words.split())
    if prompt.fault(words) or (not words and not prompt.may_be_empty):
        return None
    return _text_for(prompt, words, draw)


def _node(prompt: AskNode, draw: Callable[..., Any]) -> str | None:
    if prompt.new and (not prompt.ids or draw(st.booleans())):
        words = " ".join(draw(st.sampled_from([*TYPED, "New words."])).split())
        return f"+{_text_for(prompt, words, draw)}" if words else None
    return draw(st.sampled_from(prompt.ids)) if prompt.ids else None


RANDOM = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def _run_through(desk: ScriptedDesk, data: st.DataObject, most: int) -> None:
    """Carry out random commands on random rows; only refusals may come of them."""
    desk.answer_to("", lambda prompt: _answer(prompt, data.draw))
    desk.editor = lambda text: data.draw(st.sampled_from([text, "", "x", text + "\nmore:\n  claim: |\n    More.\n"]))
    for _ in range(data.draw(st.integers(most // 2, most))):
        outline = desk.session.outline
        desk.session.outline = outline.at(data.draw(st.integers(0, len(outline.shown) - 1)))
        desk.pane = data.draw(st.sampled_from([Pane.OUTLINE] * 4 + sorted(EVERYWHERE)))
        here = [command for command in LISTED if desk.pane in command.panes]
        here += 3 * [command for command in here if command.group not in (Group.MOVE, Group.FOLD, Group.PANES)]
        desk.carry_out(data.draw(st.sampled_from(here)))
        assert desk.session.outline.shown


def _undone(session: Session) -> Map:
    while session.history.undoable:
        session.undo()
    return session.map


@RANDOM
@given(maps(), st.data())
def test_any_commands_with_any_answers_can_be_taken_back_and_leave_a_map_that_is_read_as_it_is(
    drawn: Map, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.argmap.yaml"
        path.write_text(print_map(drawn), encoding="utf-8", newline="")
        session = Session.open(path)
        start = session.map
        desk = ScriptedDesk(session)
        _run_through(desk, data, 12)
        for refusal in desk.refused:
            assert refusal
        if not session.read_only:
            session.save()
            assert load(path).map == session.map
            assert not load(path).partial
        assert _undone(session) == start
        session.close()


@RANDOM
@given(st.data())
def test_the_primer_survives_any_commands_with_its_comments(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = commented_copy(Path(folder))
        before = path.read_text()
        desk = at_desk(path)
        start = desk.session.map
        _run_through(desk, data, 10)
        desk.session.save()
        after = path.read_text()
        assert load(path).map == desk.session.map
        for node_id in desk.session.map.nodes:
            if f"\n# about {node_id}:\n" in before:
                assert f"# about {node_id}:\n" in after
        assert _undone(desk.session) == start
        desk.session.save()
        assert load(path).map == start
        desk.session.close()


def test_every_listed_command_has_been_thought_of_for_every_pane() -> None:
    for pane in EVERYWHERE:
        assert {command.id for command in STANDARD.in_pane(pane)} >= {
            "file.save",
            "file.quit",
            "help.keys",
            "pane.next",
        }
