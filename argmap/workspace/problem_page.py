"""The page of the problems view: errors, warnings, quotes that did not verify, and questions that the map raises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from argmap.appraisal.flags.flag import CODES
from argmap.appraisal.phrasing import counted
from argmap.evidence.verdict import Verdict
from argmap.model.problem import Problem, Severity
from argmap.report.verification import fault, unsure
from argmap.workspace.inspecting.fields import HEAD, node_called
from argmap.workspace.inspecting.known import Known, quote_state
from argmap.workspace.inspecting.lines import EMPTY, Line, Words, lines_of, linked
from argmap.workspace.inspecting.naming import by_label, words_of

_MOST = 500
"""Entries of one group that are shown; nobody reads more, and all of them are counted."""


def problem_page(known: Known, width: int) -> list[Line]:
    """Give the lines of all that should be looked into, the gravest first; may take a while on a large map."""
    return [*problem_lines(known, width), *flag_lines(known, width), *unchecked_lines(known, width)]


def problem_lines(known: Known, width: int) -> list[Line]:
    """Give the lines of the errors and warnings of the map, and of the quotes that do not agree with their source."""
    errors = [each for each in known.problems if each.severity is Severity.ERROR]
    warnings = [each for each in known.problems if each.severity is Severity.WARNING]
    failed = [check.id for check in known.checks.values() if fault(check)]
    lines: list[Line] = []
    for title, problems in (("ERRORS", errors), ("WARNINGS", warnings)):
        lines += _group(title, len(problems), [_problem(known, each, width) for each in problems[:_MOST]])
    title = "QUOTES THAT DO NOT AGREE WITH THEIR SOURCE"
    lines += _group(title, len(failed), [_quote(known, each, width) for each in failed[:_MOST]])
    return lines or [*lines_of((Words("No errors, no warnings, and no quote that failed.", "ok"),), width), EMPTY]


def unchecked_lines(known: Known, width: int) -> list[Line]:
    """Give the lines of the quotes that could not be checked, in short where no copy of their source is held."""
    doubtful = [check for check in known.checks.values() if unsure(check) and not fault(check)]
    changed = [check.id for check in doubtful if check.verdict is not Verdict.SOURCE_NOT_HELD]
    unheld = [check.id for check in doubtful if check.verdict is Verdict.SOURCE_NOT_HELD]
    lines = _group("QUOTES THAT COULD NOT BE CHECKED", len(changed), [_quote(known, each, width) for each in changed])
    shown = [
        list(lines_of((Words("? ", "dim"), *_at(known, each)), width, hanging=2, about=Line(node=each)))
        for each in unheld[:_MOST]
    ]
    return lines + _group("QUOTES OF WHOSE SOURCE NO COPY IS HELD", len(unheld), shown)


def flag_lines(known: Known, width: int) -> list[Line]:
    """Give the lines of the questions that the map raises; a review raises them when it is first asked."""
    review = known.review
    if review is None:
        return []
    named = by_label(review)
    entries: list[Sequence[Line]] = []
    for flag in review.flags[:_MOST]:
        first = flag.ids[0] if flag.ids else ""
        head = (Words("? ", "warn"), Words(f"{CODES[flag.code]}: "), *_at(known, first))
        entries.append(
            [
                *lines_of(head, width, hanging=2, about=Line(node=first)),
                *lines_of(linked(flag.message, named), width, indent=2, about=Line(node=first)),
            ]
        )
    return _group("TO LOOK INTO", len(review.flags), entries)


def _group(title: str, total: int, entries: Sequence[Sequence[Line]]) -> list[Line]:
    if not total:
        return []
    lines = list(lines_of((Words(f"{title} ({total:,})", "title"),), len(title) + 20))
    for entry in entries:
        lines += entry
    if total > len(entries):
        lines += lines_of((Words(f"and {counted(total - len(entries), 'more entry', 'more entries')}", "dim"),), 40)
    return [*lines, EMPTY]


def _problem(known: Known, problem: Problem, width: int) -> list[Line]:
    sign, style = ("!!", "problem") if problem.severity is Severity.ERROR else ("!", "warn")
    about = Line(node=problem.id)
    lines = list(
        lines_of(
            (Words(f"{sign} {problem.severity.value} {problem.code}: ", style), Words(problem.message)),
            width,
            hanging=3,
            about=about,
        )
    )
    if problem.id:
        field = f", in {problem.field}" if problem.field else ""
        lines += lines_of((*_at(known, problem.id), Words(field, "dim")), width, indent=3, about=about)
    if problem.help:
        lines += lines_of((Words(problem.help),), width, indent=3, about=about)
    if problem.line:
        place = f"{PurePath(problem.path).name}, line {problem.line}, column {problem.column}"
        lines += lines_of((Words(place, "dim"),), width, indent=3, about=about)
    return lines


def _quote(known: Known, quote: str, width: int) -> list[Line]:
    about = Line(node=quote)
    words = quote_state(known.checks.get(quote), known.reviewed(quote), quote)
    return [
        *lines_of((Words("! ", "problem"), *_at(known, quote)), width, hanging=2, about=about),
        *lines_of(words, width, indent=2, about=about),
    ]


def _at(known: Known, node_id: str) -> Iterator[Words]:
    if not node_id:
        return
    yield Words(node_id, "link", node_id)
    node = node_called(known.map, node_id)
    if node is not None and node_id != HEAD:
        yield Words(f"  {words_of(known.map, node, most=80)}", "dim")
