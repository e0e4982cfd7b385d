"""Any mix of edits, undo, saves, outside writes and crashes: nothing is lost, nothing torn, every map is valid."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from support.edits import EDITS
from support.nodes import maps
from support.patience import PATIENT

from argmap.errors import EditError, RefusedError
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Assessment
from argmap.model.problem import Severity
from argmap.notation.printing import print_map
from argmap.store.loading import load
from argmap.workspace.session import Outcome, Session


class SessionMachine(RuleBasedStateMachine):
    """One map file, one session after the other on it, and somebody else who writes to the file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "m.argmap.yaml"
        self.written = 0

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)

    @initialize(start=maps())
    def begin(self, start: Map) -> None:
        self.path.write_text(print_map(start), encoding="utf-8")
        self.session = Session.open(self.path)
        assert not self.session.read_only
        self.trail = [self.session.map]
        """The maps that undo leads back to, the present one last."""
        self.expected: set[str] = set()
        """What others wrote and nobody took back."""

    @rule(data=st.data(), name=st.sampled_from(sorted(EDITS)))
    def edit(self, data: Any, name: str) -> None:
        if not self.session.map.claims:
            name = "add"
        before = self.session.map
        try:
            self.session.change(EDITS[name](data.draw, before), name)
        except EditError:
            assert self.session.map is before
            return
        self.trail.append(self.session.map)

    @rule(data=st.data(), who=st.sampled_from(["anna", "ben"]))
    def rate(self, data: Any, who: str) -> None:
        if not self.session.map.claims:
            return
        target = data.draw(st.sampled_from(list(self.session.map.claims)))
        node_id = f"r-{len(self.trail)}-{self.session.generation}"
        if node_id in self.session.map or any(node_id in node.was for node in self.session.map):
            return
        review = Assessment(id=node_id, target=target, by=who, because="So.")
        self.session.change(
            replace(self.session.map, nodes={**self.session.map.nodes, node_id: review}), "rated", select=node_id
        )
        self.trail.append(self.session.map)

    @precondition(lambda self: len(self.trail) > 1)
    @rule()
    def undo_and_redo(self) -> None:
        present = self.session.map
        undone = self.session.undo()
        assert self.session.map == self.trail[-2]
        assert self.session.redo() == undone
        assert self.session.map == present

    @precondition(lambda self: len(self.trail) > 1)
    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.trail.pop()
        assert self.session.map == self.trail[-1]
        self.expected &= self.session.map.nodes.keys()

    @rule()
    def save(self) -> None:
        present = self.session.map
        try:
            outcome = self.session.save()
        except RefusedError:
            return
        if outcome.conflicts:
            self._settle(outcome)
            return
        self._follow(present)
        assert not self.session.unsaved
        assert load(self.path).map == self.session.map
        assert self.session.look_outside() is None

    @rule(data=st.data())
    def write_outside(self, data: Any) -> None:
        """Write as an editor does: another block, or the words of one that is there."""
        text = self.path.read_text(encoding="utf-8")
        self.written += 1
        node_id = f"out-{self.written}"
        block = f"{node_id}:\n  claim: |\n    Written outside.\n"
        self.path.write_text(f"{text}\n{block}" if data.draw(st.booleans()) else _before_last(text, block), "utf-8")
        if load(self.path).partial:
            self.path.write_text(text, encoding="utf-8")
            return
        self.expected.add(node_id)

    @rule()
    def look_outside(self) -> None:
        present = self.session.map
        outcome = self.session.look_outside()
        if outcome is not None and outcome.conflicts:
            self._settle(outcome)
            return
        self._follow(present)

    @rule()
    def crash_and_recover(self) -> None:
        lost, unsaved = self.session.map, self.session.unsaved
        journal = self.session._journal
        assert journal is not None
        assert not journal.fault
        if journal._hold is not None:
            journal._hold.release()
        before = {entry.name for entry in self.folder.iterdir()}
        self.session = Session.open(self.path)
        assert {entry.name for entry in self.folder.iterdir()} == before
        assert self.session.look_outside() is None
        on_disk = self.session.map
        work = self.session.recoverable
        if work is None:
            assert not unsaved or on_disk == lost or set(lost.nodes) <= set(on_disk.nodes)
        else:
            assert work.map == lost
            assert work.whole
            if work.joined.fault:
                self.session.forget_recovery()
            else:
                outcome = self.session.recover()
                if outcome.conflicts:
                    self.session.resolve({(each.id, each.field): True for each in outcome.conflicts})
        self.trail = [on_disk] if self.session.map is on_disk else [on_disk, self.session.map]
        self.expected = {name for name in self.expected if name in self.session.map}

    def _settle(self, outcome: Outcome) -> None:
        """Keep ours everywhere, as far as that goes."""
        present = self.session.map
        outcome = self.session.resolve({(each.id, each.field): True for each in outcome.conflicts})
        assert not outcome.conflicts
        self._follow(present)

    def _follow(self, before: Map) -> None:
        """Take note of what came from outside as one step more."""
        if self.session.map is not before and self.session.map != before:
            self.trail.append(self.session.map)
        else:
            self.trail[-1] = self.session.map

    @invariant()
    def is_valid(self) -> None:
        if not hasattr(self, "session"):
            return
        assert not any(problem.severity is Severity.ERROR for problem in check(self.session.map))
        assert self.session.unjournalled == ""
        selected = self.session.selected
        assert not selected or selected in self.session.map or selected == "argmap"

    @invariant()
    def whatever_others_wrote_is_in_the_file_or_here(self) -> None:
        if not hasattr(self, "session"):
            return
        text = self.path.read_text(encoding="utf-8")
        for node_id in self.expected:
            here = node_id in self.session.map or any(node_id in node.was for node in self.session.map)
            if not here and f"\n{node_id}:\n" not in text:
                assert any(node_id in past for past in self.trail), node_id


def _before_last(text: str, block: str) -> str:
    """Put a block before the last one of a text."""
    at = text.rfind("\n\n")
    return f"{text}\n{block}" if at < 0 else f"{text[:at]}\n\n{block}{text[at + 1 :]}"


SessionMachine.TestCase.settings = settings(PATIENT, max_examples=40, stateful_step_count=25)
TestAnySession = SessionMachine.TestCase
