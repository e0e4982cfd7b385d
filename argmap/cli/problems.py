"""The problems of documents as text for people, as JSON, and as SARIF."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from argmap.cli.streams import coloured, harmless, paint
from argmap.model.problem import Problem, Severity
from argmap.notation.codes import CODES
from argmap.notation.document import Document
from argmap.notation.messages import render_problem

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def print_problems(document: Document) -> None:
    """Print every problem on standard error, with its line and a caret under the place."""
    texts = {file.path: file.text for file in document.files}
    for problem in document.problems:
        shown = "\n".join(map(harmless, render_problem(problem, texts.get(problem.path, "")).split("\n")))
        print(_painted(shown, problem.severity), file=sys.stderr)


def _painted(message: str, severity: Severity) -> str:
    if not coloured(sys.stderr):
        return message
    first, _, rest = message.partition("\n")
    place, mark, words = first.partition(f" {severity.value}[")
    return place + mark[:1] + paint(f"{mark[1:]}{words}", severity.value, sys.stderr) + ("\n" + rest if rest else "")


def counted(problems: Iterable[Problem]) -> str:
    """Count problems in words: `2 errors and 1 warning`, `no problems`."""
    found = [problem.severity for problem in problems]
    parts = [
        f"{number} {severity.value}{'s' if number > 1 else ''}"
        for severity in Severity
        if (number := found.count(severity))
    ]
    return " and ".join(parts) or "no problems"


def problem_record(problem: Problem) -> dict[str, str | int]:
    """Return the fields of a problem as `check --format json` prints them."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
        "id": problem.id,
    }


def sarif(problems: Sequence[Problem], version: str) -> str:
    """Write problems as a SARIF 2.1.0 log (OASIS 2020), for code review tools."""
    codes = sorted({problem.code for problem in problems})
    rules = [{"id": code, "shortDescription": {"text": CODES.get(code, code)}} for code in codes]
    driver = {"name": "argmap", "version": version, "rules": rules}
    results = [_sarif_result(problem, codes.index(problem.code)) for problem in problems]
    log = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, indent=2)


def _sarif_result(problem: Problem, rule: int) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(problem.path)}}
    if problem.line:
        location["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    text = f"{problem.message}; {problem.help}" if problem.help else problem.message
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }


def _uri(path: str) -> str:
    return Path(path).as_uri() if Path(path).is_absolute() else quote(Path(path).as_posix())
