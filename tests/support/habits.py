"""What habits of quoting look for in a passage, and how they leave something out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
NEGATION = re.compile(r"(?i)\b(?:not|no|never|neither|cannot|nothing|without|unless|nor|but)\b")
QUALIFIER = re.compile(r"\b(?:may|most|probably|some|Some|must|every|about|often|ever|few)\b")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
ELLIPSES = ("...", "\u2026", ". . .", "[...]", "[\u2026]", "(...)", "....", ". . . .")

Habit = Callable[[str, random.Random], "str | None"]
