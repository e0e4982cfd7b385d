"""`argmap check`: everything that is wrong with maps."""

from __future__ import annotations

import argparse
from dataclasses import replace

from argmap.cli.problems import counted, print_problems, problem_record, sarif
from argmap.cli.streams import complain, print_json
from argmap.errors import CannotDoError
from argmap.model.problem import Problem, Severity
from argmap.notation.document import Document
from argmap.store.digests import changed_copies
from argmap.store.loading import load
from argmap.store.referencing import with_bibliography

EXAMPLE = """\
  argmap check maps/trotsky-1918.argmap.yaml
  argmap check --strict --format json maps/*.argmap.yaml"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap check`."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a map file, a folder of map files, or - for standard input"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif"),
        default="text",
        help="text for people (default), json or sarif for programs",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors do")


def run(arguments: argparse.Namespace) -> int:
    """Check every path; a file that cannot be read does not keep the others from being checked."""
    problems: list[Problem] = []
    unreadable = False
    for path in arguments.paths:
        try:
            document = with_digests(with_bibliography(load(path)))
        except CannotDoError as refusal:
            complain(refusal)
            unreadable = True
            continue
        problems += document.problems
        if arguments.format == "text":
            print_problems(document)
            print(summary(document), flush=True)
    if arguments.format == "json":
        print_json({"problems": [problem_record(problem) for problem in problems]})
    if arguments.format == "sarif":
        from argmap.cli.main import version

        print(sarif(problems, version()))
    if unreadable:
        return 2
    return int(any(arguments.strict or problem.severity is Severity.ERROR for problem in problems))


def with_digests(document: Document) -> Document:
    """Add to the problems of a document the held copies that have changed."""
    changed = changed_copies(document)
    order = {file.path: number for number, file in enumerate(document.files)}
    found = sorted((*document.problems, *changed), key=lambda one: (order.get(one.path, 0), one.line, one.column))
    return replace(document, problems=tuple(found)) if changed else document


def summary(document: Document) -> str:
    """Say in one line what a document holds and how many problems it has."""
    the_map = document.map
    parts = {
        "claim": len(the_map.claims),
        "quote": len(the_map.quotes),
        "source": len(the_map.sources),
        "step": len(the_map.steps),
    }
    held = ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for name, number in parts.items())
    return f"{document.path}: {held}: {counted(document.problems)}"
