"""A scripted desk: commands by their keys, answers prepared for their questions, and a record of what was said."""

from __future__ import annotations

import asyncio
import difflib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from argmap.errors import ArgmapError, CannotDoError
from argmap.store.loading import load
from argmap.workspace.actions import Action
from argmap.workspace.asking import AskChoice, AskFilter, AskNode, AskSide, AskWords, AskYes, Prompt
from argmap.workspace.command import Command
from argmap.workspace.desk import Cancelled, Progress
from argmap.workspace.keymap import Keymap, keymap_of
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session
from argmap.workspace.settings import Settings

T = TypeVar("T")
Answer = str | None | Callable[[Any], str | None]
"""What is answered: words, None to back out, or a function of the prompt."""
STANDARD = keymap_of(Settings())


class ScriptedDesk:
    """A desk whose person answers as prepared: `answers` in order, those of `answer_to` by words of the title.

    Where a question proposes an id, words without one take the proposal. A question without an answer, and an answer
    that its dialog would not take, fail the test.
    """

    def __init__(
        self, session: Session, *answers: Answer, pane: Pane = Pane.OUTLINE, keymap: Keymap = STANDARD
    ) -> None:
        self.session = session
        self.pane = pane
        self.keymap = keymap
        self.field = ""
        self.passage: tuple[str, int, int] | None = None
        self.page_rows = 10
        self.editor: Callable[[str], str | None] | None = None
        self.editing: list[tuple[Path, int]] = []
        self.asked: list[Prompt[Any]] = []
        self.said: list[str] = []
        self.refused: list[str] = []
        """What commands were refused with, be it that they could not be done at all or that an edit was refused."""
        self.acted: list[Action] = []
        self.opened: list[Path] = []
        self.copied: list[str] = []
        self.listed: list[str] = []
        self.has_left = False
        self._answers = list(answers)
        self._by_title: dict[str, Answer] = {}

    def answer(self, *answers: Answer) -> ScriptedDesk:
        """Prepare answers to the next questions, in order."""
        self._answers += answers
        return self

    def answer_to(self, title: str, answer: Answer) -> ScriptedDesk:
        """Prepare the answer to every question with these words in its title."""
        self._by_title[title] = answer
        return self

    def go(self, node_id: str) -> ScriptedDesk:
        """Move the cursor to a node."""
        self.session.select(node_id)
        assert self.session.selected == node_id
        return self

    def press(self, *keys: str) -> ScriptedDesk:
        """Press keys in the pane that has the keyboard, each of which must be that of a command."""
        for key in keys:
            command = self.keymap.command(self.pane, key)
            assert command is not None, f"{key} does nothing in the {self.pane}"
            self.carry_out(command)
        return self

    def carry_out(self, command: Command) -> ScriptedDesk:
        """Carry out a command as the screen does: unless it cannot be done, with refusals recorded."""
        why_not = command.why_not(self.session)
        if why_not:
            self.refused.append(why_not)
            return self
        try:
            asyncio.run(_awaited(command.run(self)))
        except ArgmapError as refusal:
            self.refused.append(f"{refusal.message} {refusal.remedy}".strip())
        except Cancelled:
            self.refused.append("stopped")
        return self

    @property
    def is_done(self) -> bool:
        """Tell whether every prepared answer was asked for."""
        return not self._answers

    async def ask(self, prompt: Prompt[T]) -> T | None:
        self.asked.append(prompt)
        return cast("T | None", self._checked(prompt, self._prepared(prompt)))

    def say(self, message: str, *, urgent: bool = False) -> None:
        del urgent
        self.said.append(message)

    def show(self, pane: Pane) -> None:
        self.pane = pane

    async def in_background(self, what: str, work: Callable[[Progress], T]) -> T:
        assert what
        return work(lambda _done, _all: None)

    def beside(self, what: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        assert what
        then(work(lambda _done, _all: None))

    async def in_editor(self, text: str, *, name: str) -> str | None:
        assert name
        if self.editor is None:
            raise CannotDoError("There is no editor.", "Name one in the settings.")
        return self.editor(text)

    async def edit_file(self, path: Path, line: int) -> None:
        self.editing.append((path, line))

    def open_outside(self, path: Path) -> None:
        self.opened.append(path)

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def act(self, action: Action) -> None:
        self.acted.append(action)

    def list_commands(self) -> None:
        self.listed.append("commands")

    def list_keys(self) -> None:
        self.listed.append("keys")

    def leave(self) -> None:
        self.has_left = True

    def _prepared(self, prompt: Prompt[Any]) -> str | None:
        title: str = getattr(prompt, "title", "")
        named = next((part for part in self._by_title if part in title), None)
        if named is None:
            assert self._answers, f'nothing is prepared to answer "{title}" with'
        answer = self._by_title[named] if named is not None else self._answers.pop(0)
        return answer(prompt) if callable(answer) else answer

    @staticmethod
    def _checked(prompt: Prompt[Any], answer: str | None) -> str | None:
        """Return an answer as its dialog gives it, and fail where the dialog would not take it."""
        if answer is None:
            return None
        match prompt:
            case AskWords():
                words, _, node_id = answer.partition("\0")
                assert prompt.fault(words) == "", prompt.fault(words)
                if prompt.proposed is None:
                    return words
                return f"{words}\0{_accepted(prompt, words, node_id)}"
            case AskNode() if answer.startswith("+"):
                assert prompt.new, f'"{prompt.title}" does not ask for a new node'
                words, _, node_id = answer[1:].partition("\0")
                return answer if prompt.proposed is None else f"+{words}\0{_accepted(prompt, words, node_id)}"
            case AskNode():
                assert answer in prompt.ids, f'"{answer}" is no candidate of "{prompt.title}"'
            case AskChoice() | AskYes():
                option = next((option for option in prompt.options if option.value == answer), None)
                assert option is not None, f'"{answer}" is no option of "{prompt.title}"'
                assert not option.why_not, option.why_not
            case AskSide():
                assert answer in ("ours", "theirs")
            case AskFilter():
                for end in range(1, len(answer) + 1):
                    prompt.on_change(answer[:end])
            case _:
                pass
        return answer


def _accepted(prompt: AskWords | AskNode, words: str, node_id: str) -> str:
    assert prompt.proposed is not None
    chosen = node_id or prompt.proposed(words)
    assert prompt.proposed_fault(chosen) == "", prompt.proposed_fault(chosen)
    return chosen


async def _awaited(work: Awaitable[None]) -> None:
    await work


MAPS = Path(__file__).parents[2] / "maps"


def commented_copy(folder: Path, name: str = "primer") -> Path:
    """Copy an example map, with a comment above every block and in it, and return where it is."""
    text = (MAPS / f"{name}.argmap.yaml").read_text(encoding="utf-8")
    lines: list[str] = []
    for line in text.splitlines():
        if line[:1].isalpha():
            lines += [f"# about {line}", line, "  # in it"]
        else:
            lines.append(line)
    path = folder / f"{name}.argmap.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def at_desk(path: Path, *answers: Answer) -> ScriptedDesk:
    """Sit down at a map with these answers prepared."""
    return ScriptedDesk(Session.open(path), *answers)


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that differ, in order, `-` or `+` in front."""
    differing = difflib.ndiff(before.splitlines(), after.splitlines())
    return [f"{line[0]}{line[2:]}" for line in differing if line[0] in "-+"]


def edited(folder: Path, keys: str, at: str, answers: tuple[Answer, ...]) -> tuple[ScriptedDesk, list[str]]:
    """Press keys on a node of the primer, save, and return the desk and the lines that differ."""
    path = commented_copy(folder)
    before = path.read_text()
    desk = at_desk(path, *answers)
    if at:
        desk.go(at)
    desk.press(*keys.split(), "ctrl+s")
    assert desk.is_done
    assert desk.session.map == load(path).map
    return desk, changed_lines(before, path.read_text())
