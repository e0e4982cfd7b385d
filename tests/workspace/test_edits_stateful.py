"""Any mix of edits, citations and reviews, undone, saved and reopened: all that is shown is what a fresh look shows."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from support.edits import EDITS, arguments
from support.held import SNOW, digest, put
from support.nodes import texts
from support.patience import PATIENT

from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review
from argmap.edit.assessing import Word, answer, judge, rate, resolve
from argmap.edit.naming import proposed_id
from argmap.errors import EditError
from argmap.evidence.verdict import Verdict
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import QuestionAnswer, Source
from argmap.model.problem import Severity
from argmap.model.vocabulary import Faithful, Grade, QuestionState, Resolution
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map
from argmap.store.loading import load
from argmap.workspace.citing.quotation import quotation_of
from argmap.workspace.citing.quoting import Citation, Origin, Use, cited, quote_of
from argmap.workspace.outline.rows import RowKind, rows_of
from argmap.workspace.session import Session
from argmap.workspace.verification import check_quote, searchable_in, verify_session

FILE = "sources/book.txt"


class EditingMachine(RuleBasedStateMachine):
    """One person at one map, who may do anything; now and then somebody else adds to the file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "m.argmap.yaml"
        self.written = 0

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
        shutil.rmtree(self.folder)

    @initialize(start=arguments())
    def begin(self, start: Map) -> None:
        put(self.folder / FILE, SNOW)
        book = Source(id="book", title="On Cholera", file=FILE, sha256=digest(SNOW))
        self.path.write_text(print_map(replace(start, nodes={**start.nodes, "book": book})), encoding="utf-8")
        self.session = Session.open(self.path)
        assert not self.session.read_only
        self.start = self.session.map

    @rule(data=st.data(), name=st.sampled_from(sorted(EDITS)))
    def edit(self, data: Any, name: str) -> None:
        session = self.session
        self._change(lambda: EDITS[name if session.map.claims else "add"](data.draw, session.map), name)

    @rule(data=st.data(), who=st.sampled_from(["anna", "ben"]), because=st.none() | texts)
    def review(self, data: Any, who: str, because: str | None) -> None:
        the_map, word = self.session.map, Word(who, "2026-03-12", because)
        target = data.draw(st.sampled_from([*the_map.nodes]))
        said = data.draw(st.sampled_from(["grade", "faithful", "resolution", "question"]))
        question = QuestionAnswer(
            number=data.draw(st.integers(1, 3)), state=data.draw(st.sampled_from(QuestionState)), words=target
        )
        grade, faithful = (
            data.draw(st.none() | st.sampled_from(Grade)),
            data.draw(st.none() | st.sampled_from(Faithful)),
        )
        resolution = data.draw(st.none() | st.sampled_from(Resolution))
        make = {
            "grade": lambda: rate(the_map, target, grade=grade, word=word),
            "faithful": lambda: judge(the_map, target, faithful=faithful, word=word),
            "resolution": lambda: resolve(the_map, target, resolution=resolution, word=word),
            "question": lambda: answer(the_map, target, question, word=word if because is None else None),
        }[said]
        self._change(make, "reviewed")

    @rule()
    def verify(self) -> None:
        session = self.session
        checks, held = verify_session(session.document, session.map)
        session.take_checks(checks, held, of=session.map)

    @rule(data=st.data())
    def cite(self, data: Any) -> None:
        session = self.session
        the_map = session.map
        readable = [name for name, held in session.held.items() if held.text is not None and name in the_map.sources]
        if not readable or not the_map.claims:
            return
        name = data.draw(st.sampled_from(readable))
        held = session.held[name]
        assert held.text is not None
        start, end = sorted(data.draw(st.lists(st.integers(0, len(held.text.text)), min_size=2, max_size=2)))
        found = quotation_of(searchable_in(held.text), start, end, policy=the_map.head.policy)
        if found is None:
            return
        use = Use(attests=(data.draw(st.sampled_from(list(the_map.claims))),))
        quote_id = proposed_id(the_map, found.words, kind="quote")
        quote = quote_of(Citation(found.words, name), quote_id, Origin(), use)
        self._change(lambda: cited(the_map, quote, Origin(), use, held=held), "cited")
        if quote_id in session.map:
            verdict = check_quote(session.document, session.map, quote_id).verdict
            assert verdict not in (Verdict.NOT_FOUND, Verdict.ALTERED, Verdict.SPLICED)

    @rule()
    def undo_and_redo_everything(self) -> None:
        present, steps = self.session.map, 0
        while self.session.undo():
            steps += 1
        assert self.session.map == self.start
        for _ in range(steps):
            assert self.session.redo()
        assert self.session.map == present

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.undo()

    @rule()
    def save(self) -> None:
        assert not self.session.save().conflicts
        assert not self.session.unsaved
        saved = load(self.path)
        assert saved.map == self.session.map
        assert not saved.partial

    @rule()
    def reopen(self) -> None:
        self.save()
        before = self.session.map
        self.session.close()
        self.session = Session.open(self.path)
        assert self.session.recoverable is None
        assert self.session.map == before
        self.start = self.session.map

    @rule()
    def somebody_adds_to_the_file(self) -> None:
        self.written += 1
        text = self.path.read_text(encoding="utf-8")
        added = f"out-{self.written}"
        self.path.write_text(f"{text}\n{added}:\n  claim: |\n    Written outside.\n", encoding="utf-8")
        outcome = self.session.look_outside()
        assert outcome is not None
        assert not outcome.conflicts
        assert added in self.session.map

    def _change(self, make: Any, what: str) -> None:
        before = self.session.map
        try:
            self.session.change(make(), what)
        except EditError:
            assert self.session.map is before

    @invariant()
    def has_no_errors(self) -> None:
        if hasattr(self, "session"):
            assert [each for each in check(self.session.map) if each.severity is Severity.ERROR] == []

    @invariant()
    def is_read_again_as_it_is_written(self) -> None:
        if hasattr(self, "session"):
            document = parse_document([("m.argmap.yaml", print_map(self.session.map))])
            assert not document.partial
            assert document.map == self.session.map

    @invariant()
    def has_every_node_in_full_once_in_the_outline(self) -> None:
        if hasattr(self, "session"):
            rows = list(self.session.outline.rows)
            full = [row.id for row in rows if row.kind not in (RowKind.LINK, RowKind.HEADING)]
            assert sorted(full) == sorted(self.session.map.nodes)
            assert rows == list(rows_of(self.session.map))

    @invariant()
    def is_reviewed_as_if_for_the_first_time(self) -> None:
        if hasattr(self, "session"):
            session = self.session
            assert _told(session.review) == _told(review(session.sound_map, checks=session.checks))


def _told(found: Review) -> tuple[object, ...]:
    names = (*found.map.claims, *found.map.steps, *found.map.quotes)
    return (
        dict(found),
        list(found.labels.items()),
        found.objections,
        found.flags,
        [(found.label(name), found.why(name)) for name in names],
    )


EditingMachine.TestCase.settings = settings(PATIENT, max_examples=30, stateful_step_count=25)
TestAnyEditing = EditingMachine.TestCase
