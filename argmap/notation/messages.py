"""How a problem is shown to people: place, code, the line with a caret, and what to do about it."""

from __future__ import annotations

import unicodedata

from argmap.model.problem import Problem

_WIDTH = 110
_ELLIPSIS = "..."
_WIDE = ("W", "F")


def render_problem(problem: Problem, text: str) -> str:
    """Show a problem of the file whose text is `text`, over several lines and without a line break at the end.

    The caret stands below the place as a terminal shows it: wide characters count twice, combining ones not at all.
    """
    severity = f"{problem.severity.value}[{problem.code}]: {problem.message}"
    if problem.line == 0:
        head = f"{problem.path}: {severity}" if problem.path else severity
        return f"{head}\n   = {problem.help}" if problem.help else head
    lines = [f"{problem.path}:{problem.line}:{problem.column}: {severity}"]
    gutter = " " * len(str(problem.line))
    line = _line(text, problem.line)
    if line is not None:
        shown, column = _window(line, problem.column - 1)
        lines.append(f" {problem.line} | {shown}".rstrip())
        lines.append(f" {gutter} | {' ' * _columns(shown[:column])}^")
    if problem.help:
        lines.append(f" {gutter}= {problem.help}")
    return "\n".join(lines)


def _line(text: str, number: int) -> str | None:
    start = 1 if text.startswith("\ufeff") else 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return None
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].removesuffix("\r")


def _window(line: str, column: int) -> tuple[str, int]:
    """Cut a long line to what fits beside the place, with controls made visible."""
    column = min(max(column, 0), len(line))
    if len(line) > _WIDTH:
        start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
        before = _ELLIPSIS if start else ""
        after = _ELLIPSIS if start + _WIDTH < len(line) else ""
        line = f"{before}{line[start : start + _WIDTH]}{after}"
        column += len(before) - start
    return "".join(map(_visible, line)), column


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    return (
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character
    )


def _columns(shown: str) -> int:
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in _WIDE else 1
        for character in shown
    )
