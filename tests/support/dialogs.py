"""Dialogs of questions, opened over a small map as a command would open them, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from argmap.tui.keyboard import Job
from argmap.workspace.asking import (
    AskWords,
    Prompt,
)
from argmap.workspace.desk import Desk
from support.editor import Editor, editor

MAP = """\
argmap:
  version: 1
  title: Rain
  main: [rain]

rain:
  claim: |
    It rained in the night.

street-wet:
  claim: |
    The street is wet.

roof-wet:
  claim: |
    The roof is wet.
"""
IDS = ("street-wet", "roof-wet", "rain")


@dataclass
class Answers:
    """What was answered, in order."""

    given: list[str | None] = field(default_factory=list)


@contextmanager
def asked(prompt: Prompt[str], size: tuple[int, int] = (80, 24)) -> Iterator[tuple[Editor, Answers]]:
    with editor(MAP, size=size) as ed:
        yield ed, ask(ed, prompt)


def ask(ed: Editor, prompt: Prompt[str]) -> Answers:
    """Open the dialog of a question, as a command would."""
    answers = Answers()

    async def run(desk: Desk) -> None:
        answers.given.append(await desk.ask(prompt))

    ed.during(lambda: ed.app.keyboard.asked(Job("asking", run)))
    ed.settle()
    return answers


def words(**more: object) -> AskWords:
    return AskWords("A reason", **more)  # type: ignore[arg-type]
