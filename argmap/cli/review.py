"""`argmap review`: what every claim rests on, and whether its objections are answered."""

from __future__ import annotations

import argparse
import shutil

from argmap.appraisal.card import card
from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review
from argmap.cli.naming import known_claim
from argmap.cli.problems import print_problems
from argmap.cli.progress import progress
from argmap.cli.streams import complain, print_json
from argmap.errors import CannotDoError
from argmap.notation.document import Document
from argmap.report.frontpage import front_page
from argmap.report.paragraphs import card_page
from argmap.report.review_json import Json, review_json
from argmap.store.loading import load
from argmap.store.referencing import with_bibliography
from argmap.store.verifying import checks_of

EXAMPLE = """\
  argmap review maps/trotsky-1918.argmap.yaml
  argmap review maps/primer.argmap.yaml --claim well-shut
  argmap review --format json maps/outage-review"""
_NARROWEST, _WIDEST = 60, 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap review`."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a map file, a folder of map files, or -")
    parser.add_argument("--claim", metavar="ID", help="the card of this claim (its id, or its label: C2)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default), or json")
    parser.add_argument(
        "--unverified",
        choices=("accept", "reject"),
        default="accept",
        help="take quotes that could not be checked for evidence (default), or for none",
    )
    parser.add_argument("--strict", action="store_true", help="let only grounded claims stand, none on its word alone")


def run(arguments: argparse.Namespace) -> int:
    """Review every path; a map with errors is reviewed as far as it could be read, with status 1."""
    records: list[Json] = []
    partial = unreadable = False
    for number, path in enumerate(arguments.paths):
        try:
            document = with_bibliography(load(path))
        except CannotDoError as refusal:
            complain(refusal)
            unreadable = True
            continue
        print_problems(document)
        partial = partial or document.partial
        with progress("reading sources") as report:
            checks = checks_of(document, progress=report)
        rejects = arguments.unverified == "reject"
        reviewed = review(document.map, checks=checks, reject_unverified=rejects, strict=arguments.strict)
        claim = None if arguments.claim is None else known_claim(arguments.claim, document.map)
        if arguments.format == "json":
            records.append(review_json(reviewed, path, claim=claim, partial=document.partial))
        else:
            print("\n" * bool(number) + _text(document, reviewed, claim), end="", flush=True)
    if arguments.format == "json" and (records or len(arguments.paths) > 1):
        print_json(records if len(arguments.paths) > 1 else records[0])
    return 2 if unreadable else int(partial)


def _text(document: Document, reviewed: Review, claim: str | None) -> str:
    width = min(max(shutil.get_terminal_size((88, 24)).columns, _NARROWEST), _WIDEST)
    if claim is None:
        return front_page(reviewed, width=width, partial=document.partial)
    return card_page(card(reviewed, claim), width=width)
