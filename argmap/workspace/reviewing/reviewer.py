"""Who reviews, and on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from argmap.edit.assessing import Word
from argmap.errors import CannotDoError
from argmap.workspace.asking import AskWords
from argmap.workspace.desk import Desk
from argmap.workspace.settings import remember


async def reviewer(desk: Desk) -> str | None:
    """Return the name of the reviewer, who is asked for it once and then known; None when they back out."""
    known = desk.session.settings.reviewer
    if known:
        return known
    answer = await desk.ask(
        AskWords(
            "Who are you? Your name as a reviewer",
            hint="it stands beside your ratings, and is asked for only once",
            fault=_fault,
        )
    )
    if answer is None:
        return None
    name = " ".join(answer.split())
    desk.session.settings = replace(desk.session.settings, reviewer=name)
    try:
        remember(reviewer=name)
    except CannotDoError as refusal:
        desk.say(f"Your name is known until you leave. {refusal.message} {refusal.remedy}".strip(), urgent=True)
    return name


def word(by: str, because: str | None = None) -> Word:
    """Return a word of a reviewer, of today."""
    return Word(by, datetime.now(tz=UTC).astimezone().date().isoformat(), because)


def _fault(text: str) -> str:
    if not text.strip():
        return "a review needs a name"
    return "" if text.isprintable() else "it has a character that cannot be shown"
