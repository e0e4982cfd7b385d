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
from argmap.cli.streams import complain, harmless, print_json
from argmap.errors import ArgmapError, CannotDoError
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.evidence.verifying import Checker, verify
from argmap.notation.document import Document
from argmap.report.verification import UNCHECKED, fault, unsure, verification_lines
from argmap.report.verification_json import verification_record
from argmap.store.holding import held_texts
from argmap.store.loading import load
from argmap.store.output import STANDARD
from argmap.store.referencing import with_bibliography
from argmap.store.sidecars import update_anchors

EXAMPLE = """\
  argmap verify maps/primer.argmap.yaml
  argmap verify --show-diff --quote q-guardians maps/primer.argmap.yaml

exit status: 0 every quote checked and sound; 1 one altered, spliced, not found or at another place; 2 could not be
done, or nothing was checked; 3 nothing wrong, but something could not be checked"""
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
    """Verify every path; the worst outcome is the exit status, 1 before 2 before 3.

    Of several paths, one that cannot be verified does not keep the others from it.
    """
    if arguments.update_anchors and STANDARD in arguments.paths:
        raise CannotDoError("a map on standard input has no place for anchors", "name the map file")
    several = len(arguments.paths) > 1
    statuses, records = [], []
    for path in arguments.paths:
        try:
            found = _verified(path, arguments)
        except ArgmapError as refusal:
            if not several:
                raise
            statuses.append(_refused(refusal))
            continue
        statuses += _statuses(found, arguments)
        if arguments.format == "json":
            records.append(verification_record(path, found.checks, partial=found.document.partial))
        else:
            _print(found, arguments, several=several)
    if arguments.format == "json":
        print_json(records if several else records[0])
    return min((status for status in statuses if status), default=SOUND)


def status(checks: Mapping[str, QuoteCheck], *, strict: bool, allow_unheld: bool) -> int:
    """Return the exit status of a verification.

    0 all sound; 1 something altered, spliced, not found or at another place; 2 nothing checked; 3 none of these, but
    something could not be checked. `strict` turns 3 and every flag into 1; `allow_unheld` forgives sources not held.
    """
    if any(fault(check) for check in checks.values()):
        return WRONG
    minded = [check for check in checks.values() if not (allow_unheld and check.verdict is Verdict.SOURCE_NOT_HELD)]
    if not checks or (minded and all(check.verdict in UNCHECKED for check in checks.values())):
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


def _statuses(found: _Verified, arguments: argparse.Namespace) -> list[int]:
    """Say on standard error what stands in the way, write the anchors that were asked for, and judge all of it."""
    statuses = [status(found.checks, strict=arguments.strict, allow_unheld=arguments.allow_unheld)]
    if found.document.partial:
        print_problems(found.document)
        statuses.append(WRONG)
    verdicts = {check.verdict for check in found.checks.values()}
    if not verdicts:
        complain(CannotDoError(f"{found.document.path} has no quotes to check"))
    elif verdicts == {Verdict.SOURCE_NOT_HELD} and not arguments.allow_unheld:
        complain(CannotDoError("nothing could be checked", "attach a copy of a source with `argmap source add`"))
    if arguments.update_anchors:
        try:
            for sidecar in update_anchors(found.document, found.checks, found.held):
                print(harmless(f"wrote {sidecar}"), file=sys.stderr)
        except ArgmapError as refusal:
            statuses.append(_refused(refusal))
    return statuses


def _refused(refusal: ArgmapError) -> int:
    complain(refusal)
    return NOTHING if isinstance(refusal, CannotDoError) else WRONG


def _print(found: _Verified, arguments: argparse.Namespace, *, several: bool) -> None:
    if several:
        print(harmless(f"{found.document.path}:"))
    width = min(shutil.get_terminal_size((88, 24)).columns, 120)
    for line in verification_lines(found.document.map, found.checks, show_differences=arguments.show_diff, width=width):
        print(harmless(line))
