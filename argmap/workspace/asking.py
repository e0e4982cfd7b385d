"""What a command may ask of the person at the terminal, as values: words, a choice, a node, a yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

AnswerT = TypeVar("AnswerT")


class Prompt(Generic[AnswerT]):
    """A question whose answer is of one type; whoever is asked may also back out."""


def no_fault(_: str) -> str:
    """Take any answer."""
    return ""


@dataclass(frozen=True)
class AskWords(Prompt[str]):
    """Ask for words. `lines` is how many are expected: 1 makes a one-line field.

    Enter accepts a one-line field, and one of more lines that is for a `sentence`; escape backs out of these, and asks
    once more where something was written. Elsewhere enter begins a new line, and escape accepts.
    `fault` says in one clause why an answer cannot be taken, "" when it can; it is asked at every keypress, so it must
    be quick. `proposed`, where given, makes a second field whose text follows the words until it is changed: the id.
    The answer is the words; where `proposed` is given the answer is the words, a NUL, and the id.
    """

    title: str
    initial: str = ""
    lines: int = 1
    hint: str = ""
    fault: Callable[[str], str] = no_fault
    proposed: Callable[[str], str] | None = None
    proposed_fault: Callable[[str], str] = no_fault
    may_be_empty: bool = False
    """Whether no words at all are an answer (which clears the field)."""
    sentence: bool = False
    """Whether one sentence is asked for, however long, and not paragraphs or one item a line."""
    fleeting: bool = False
    """Whether the words only look for something, so that who backs out is not asked once more."""
    onwards: Callable[[], None] | None = None
    """Told when tab accepts the answer, to go on to the next field; without it tab does not."""


@dataclass(frozen=True)
class Option:
    """One thing to choose: what the answer will be, the words shown, more words, and why it cannot be chosen."""

    value: str
    title: str
    help: str = ""
    key: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class AskChoice(Prompt[str]):
    """Ask to choose one of a few; long lists are filtered by typing. The answer is the value of an option."""

    title: str
    options: Sequence[Option]
    initial: str = ""
    hint: str = ""
    onwards: Callable[[], None] | None = None
    """Told when tab goes on to the next field: with an answer where the cursor was moved, else without one."""


@dataclass(frozen=True)
class AskNode(Prompt[str]):
    """Ask for a node of the map, found by typing letters of its id or words; the answer is its id.

    `ids` are the candidates, the likeliest first. With `new` a text that is no candidate may be given: the answer is
    then "+" and the text ("make a new one of these words"); `new` is what that choice is called. It heads the list as
    soon as words are typed, so that typing and enter make a new one. `proposed`, where given, makes a second field
    while `new` is chosen, whose text follows the words until it is changed: the id; the answer is then "+", the words,
    a NUL, and the id.
    """

    title: str
    ids: Sequence[str]
    initial: str = ""
    new: str = ""
    hint: str = ""
    proposed: Callable[[str], str] | None = None
    proposed_fault: Callable[[str], str] = no_fault
    onwards: Callable[[], None] | None = None
    """As that of a choice, but where tab goes to the id of a new one."""


@dataclass(frozen=True)
class AskFile(Prompt[str]):
    """Ask for a file by path, with completion; the answer is the path."""

    title: str
    start: str = "."
    suffixes: Sequence[str] = ()
    hint: str = ""


@dataclass(frozen=True)
class AskYes(Prompt[str]):
    """Ask before what undo does not cover. The answer is the value of one option: "yes" and "no", or others."""

    title: str
    words: str = ""
    options: Sequence[Option] = field(
        default=(Option("yes", "Yes", key="y"), Option("no", "No", key="n")),
    )


@dataclass(frozen=True)
class AskFilter(Prompt[str]):
    """Ask for words to filter by, in one line that leaves the panes in sight.

    `on_change` is called with the words at every change, after which the panes are repainted. Enter answers with the
    words; who backs out gets what was shown before.
    """

    title: str
    on_change: Callable[[str], None]
    initial: str = ""
    hint: str = ""


@dataclass(frozen=True)
class AskSide(Prompt[str]):
    """Ask which of two versions to keep, shown beside each other: the answer is "ours" or "theirs".

    A version that is None is one in which the text is not there; `base` is what both were made from.
    """

    title: str
    ours: str | None
    theirs: str | None
    base: str | None = None
    hint: str = ""


@dataclass(frozen=True)
class ShowText(Prompt[str]):
    """Show a text that can be scrolled until it is closed; the answer is empty."""

    title: str
    text: str
    hint: str = ""
