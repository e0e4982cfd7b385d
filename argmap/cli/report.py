"""`argmap report`: the whole review as a document."""

from __future__ import annotations

import argparse

from argmap.appraisal.reviewing import review
from argmap.cli.arguments import add_map_and_outputs
from argmap.cli.maps import load_sound
from argmap.cli.naming import known_claim
from argmap.cli.progress import progress
from argmap.diagram.paper import PageSize
from argmap.evidence.verifying import verify
from argmap.notation.document import Document
from argmap.report.reporting import PAPERS, ReportOptions, report, report_format_for
from argmap.store.holding import held_texts
from argmap.store.output import write_output

EXAMPLE = """\
  argmap report maps/primer.argmap.yaml -o primer.pdf
  argmap report maps/outage-review -o outage.html -o outage.md
  argmap report maps/trotsky-1918.argmap.yaml -o c4.pdf --claim C4"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap report`."""
    add_map_and_outputs(parser, ".pdf .html .md")
    parser.add_argument("--claim", metavar="ID", help="tell only of this claim and what bears on it (its id, or C2)")
    parser.add_argument("--page", choices=[size.value for size in PAPERS], default="a4", help="paper (default: a4)")
    parser.add_argument("--allow-outside", action="store_true", help="read copies outside the folder of the map too")
    parser.add_argument(
        "--unverified",
        choices=("accept", "reject"),
        default="accept",
        help="whether quotes that could not be checked ground anything (default: accept, and say so)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Report on the map in every format asked for; nothing is written before everything is printed."""
    formats = [report_format_for(output) for output in arguments.outputs]
    document = load_sound(arguments.path, done="reported on")
    claim = None if arguments.claim is None else known_claim(arguments.claim, document.map)
    options = [ReportOptions(chosen, PageSize(arguments.page), claim) for chosen in formats]
    for output, content in zip(arguments.outputs, _printed(document, options, arguments), strict=True):
        write_output(output, content)
        print(f"wrote {output}", flush=True)
    return 0


def _printed(document: Document, options: list[ReportOptions], arguments: argparse.Namespace) -> list[bytes]:
    with progress("reading sources") as told:
        held = held_texts(document, allow_outside=arguments.allow_outside, progress=told)
    checks = verify(document.map, held)
    reviewed = review(document.map, checks=checks, reject_unverified=arguments.unverified == "reject")
    printed: list[bytes] = []
    with progress("printing") as told:
        for one in options:
            told(len(printed), len(options))
            printed.append(report(reviewed, one))
    return printed
