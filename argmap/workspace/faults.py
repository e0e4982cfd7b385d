"""What is wrong with the map of a session: which edits it forbids, and where in the text on the disk it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.errors import EditError
from argmap.model.problem import Problem, Severity
from argmap.notation.document import Document


def why_partial(document: Document) -> str:
    """Say in a clause why a document cannot be changed, "" when it can."""
    errors = sum(problem.severity is Severity.ERROR for problem in document.problems)
    return f"its text has {errors} {'error' if errors == 1 else 'errors'}" if errors else ""


def is_of_the_map(problem: Problem) -> bool:
    """Tell whether the check of a map finds a problem, rather than the reading of its text."""
    return problem.code[1:2] == "3"


def without_places(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that the check of the map finds, as it gives them."""
    return [replace(each, path="", line=0, column=0) for each in problems if is_of_the_map(each)]


def refuse_new_errors(found: Sequence[Problem], before: Iterable[Problem]) -> None:
    """Raise EditError when there is an error among `found` that was not there `before`."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    known = {(each.code, each.id, each.field, each.message) for each in before} if errors else set()
    for each in errors:
        if (each.code, each.id, each.field, each.message) not in known:
            raise EditError(f"The map would have an error: {each.message}.", each.help)


def in_the_text(document: Document, problem: Problem) -> Problem:
    """Give a problem of a node its place in the text on the disk, where that has the node."""
    place = document.place_of(problem.id)
    if place is None:
        return problem
    file, block = place
    field = block.field(problem.field) if problem.field else None
    if field is None:
        return replace(problem, path=file.path, line=block.id_line, column=1)
    at = field.value_place
    if problem.item is not None and problem.item < len(field.item_places):
        at = field.item_places[problem.item]
    return replace(problem, path=file.path, line=at.line, column=at.column)
