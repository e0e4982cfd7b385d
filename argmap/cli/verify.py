"""`argmap verify`: every quote against the held text of its source."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.cli.naming import known_id
from argmap.cli.problems import print_problems
from argmap.cli.progress import progress
from argmap.cli.streams import complain, print_json
from argmap.errors import CannotDoError
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.evidence.verifying import Checker, verify
from argmap.notation.document import Document
from argmap.report.verification import UNCHECKED, fault, unsure, verification_lines
from argmap.report.verification_json import verification_record
from argmap.store.holding import held_texts
from argmap.store.loading import load
from argmap.store.referencing import with_bibliography
from argmap.store.sidecars import update_anchors

EXAMPLE = """\
  argmap verify maps/primer.argmap.yaml
  argmap verify --show-diff --quote q-guardians maps/primer.argmap.yaml"""
SOUND, WRONG, NOTHING, UNSURE = 0, 1, 2, 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap verify`."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a map file, a folder of map files, or -")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default), or json")
    parser.add_argument("--show-diff", action="store_true", help="set every quotation under its passage, word by word")
    parser.add_argument("--quote", metavar="ID", help="check this quote only")
    parser.add_argument("--update-anchors", action="store_true", help="record where the quotes stand, beside the map")
    parser.add_argument("--strict", action="store_true", help="let flags, and quotes that could not be checked, fail")
    parser.add_argument("--allow-unheld", action="store_true", help="do not mind sources of which no copy is held")
    parser.add_argument("--allow-outside", action="store_true", help="read copies outside the folder of the map too")


@dataclass(frozen=True, slots=True)
class _Verified:
    document: Document
    checks: Mapping[str, QuoteCheck]
    held: Mapping[str, Held]


def run(arguments: argparse.Namespace) -> int:
    """Verify every path; the worst outcome is the exit status, 1 before 2 before 3."""
    statuses, records = [], []
    for path in arguments.paths:
        try:
            found = _verified(path, arguments)
        except CannotDoError as refusal:
            complain(refusal)
            statuses.append(NOTHING)
            continue
        statuses.append(status(found.checks, strict=arguments.strict, allow_unheld=arguments.allow_unheld))
        if found.document.partial:
            print_problems(found.document)
            statuses.append(WRONG)
        if arguments.format == "json":
            records.append(verification_record(path, found.checks, partial=found.document.partial))
        else:
            _print(found, arguments, several=len(arguments.paths) > 1)
        if arguments.update_anchors:
            for sidecar in update_anchors(found.document, found.checks, found.held):
                print(f"wrote {sidecar}", file=sys.stderr)
    if arguments.format == "json":
        print_json(records if len(arguments.paths) > 1 else records[0] if records else None)
    return min((status for status in statuses if status), default=SOUND)


def status(checks: Mapping[str, QuoteCheck], *, strict: bool, allow_unheld: bool) -> int:
    """Return the exit status of a verification.

    0 all sound; 1 something altered, spliced, not found or at another place; 2 nothing checked; 3 none of these, but
    something could not be checked. `strict` turns 3 and every flag into 1.
    """
    if any(fault(check) for check in checks.values()):
        return WRONG
    minded = [check for check in checks.values() if not (allow_unheld and check.verdict is Verdict.SOURCE_NOT_HELD)]
    if not checks or (minded and all(check.verdict in UNCHECKED for check in minded) and len(minded) == len(checks)):
        return NOTHING
    if strict and any(unsure(check) or check.flags for check in minded):
        return WRONG
    return UNSURE if any(unsure(check) for check in minded) else SOUND


def _verified(path: str, arguments: argparse.Namespace) -> _Verified:
    document = with_bibliography(load(path))
    the_map = document.map
    wanted = arguments.quote and the_map.quotes[known_id(arguments.quote, the_map.quotes, the_map, what="quote")]
    with progress("reading sources") as report:
        held = held_texts(document, allow_outside=arguments.allow_outside, progress=report)
    if wanted:
        return _Verified(document, {wanted.id: Checker(the_map.sources, held, the_map.head.policy).check(wanted)}, held)
    return _Verified(document, verify(the_map, held), held)


def _print(found: _Verified, arguments: argparse.Namespace, *, several: bool) -> None:
    if several:
        print(f"{found.document.path}:")
    width = min(shutil.get_terminal_size((88, 24)).columns, 120)
    for line in verification_lines(found.document.map, found.checks, show_differences=arguments.show_diff, width=width):
        print(line)
    if found.checks and all(check.verdict in UNCHECKED for check in found.checks.values()):
        print("nothing could be checked: attach a copy with `argmap source add`", file=sys.stderr)
    if not found.checks:
        print(f"{found.document.path} has no quotes to check", file=sys.stderr)
