"""`argmap review`: what every claim rests on, and whether its objections are answered."""

from __future__ import annotations

import argparse
import shutil

from argmap.appraisal.card import card
from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review
from argmap.appraisal.standards import Standard, ruling
from argmap.cli.naming import known_claim
from argmap.cli.problems import print_problems
from argmap.cli.progress import progress
from argmap.cli.streams import complain, print_json
from argmap.errors import CannotDoError
from argmap.notation.document import Document
from argmap.report.comparison import comparison_json, comparison_page
from argmap.report.evidence_sets import evidence_sets_json, evidence_sets_page
from argmap.report.frontpage import front_page
from argmap.report.frontpage_markdown import card_markdown, front_page_markdown
from argmap.report.paragraphs import card_page
from argmap.report.review_json import Json, review_json
from argmap.report.rulings import rulings_json, rulings_page
from argmap.store.loading import load
from argmap.store.referencing import with_bibliography
from argmap.store.verifying import checks_of

EXAMPLE = """\
  argmap review maps/trotsky-1918.argmap.yaml
  argmap review maps/primer.argmap.yaml --claim well-shut
  argmap review --standard preponderance maps/outage-review
  argmap review --format json maps/outage-review"""
_NARROWEST, _WIDEST = 60, 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap review`."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a map file, a folder of map files, or -")
    parser.add_argument("--claim", metavar="ID", help="the card of this claim (its id, or its label: C2)")
    parser.add_argument("--format", choices=("text", "json", "md"), default="text", help="text (default), json or md")
    parser.add_argument(
        "--unverified",
        choices=("accept", "reject"),
        default="accept",
        help="take quotes that could not be checked for evidence (default), or for none",
    )
    parser.add_argument("--strict", action="store_true", help="let only grounded claims stand, none on its word alone")
    parser.add_argument(
        "--standard",
        metavar="NAME",
        choices=[standard.value for standard in Standard],
        help="rule by a proof standard, with status 1 where it is not met: %(choices)s",
    )
    parser.add_argument(
        "--evidence-sets",
        action="store_true",
        help="with --claim: the smallest sets of grounds that carry it, or whose loss brings it down (argmap[sat])",
    )
    parser.add_argument("--compare", metavar="OTHER", help="say only what has changed since this other map")


def run(arguments: argparse.Namespace) -> int:
    """Review every path; a map with errors is reviewed as far as it could be read, with status 1."""
    records: list[Json] = []
    before = None if arguments.compare is None else _review_of(_loaded(arguments.compare), arguments)
    wrong = unreadable = False
    for number, path in enumerate(arguments.paths):
        try:
            document = _loaded(path)
        except CannotDoError as refusal:
            complain(refusal)
            unreadable = True
            continue
        reviewed = _review_of(document, arguments)
        claim = None if arguments.claim is None else known_claim(arguments.claim, document.map)
        asked = document.map.main if claim is None else (claim,)
        ruled = [ruling(reviewed, each, Standard(arguments.standard)) for each in asked if arguments.standard]
        wrong = wrong or document.partial or not all(found.met for found in ruled)
        if arguments.evidence_sets and claim is None:
            raise CannotDoError("--evidence-sets is worked out for one claim", "name it with --claim ID")
        if arguments.format == "json":
            record = review_json(reviewed, path, claim=claim, partial=document.partial)
            record |= {"rulings": rulings_json(ruled)} if ruled else {}
            record |= evidence_sets_json(reviewed, claim) if arguments.evidence_sets and claim else {}
            records.append(record | ({"changes": comparison_json(before, reviewed)} if before is not None else {}))
            continue
        if arguments.format == "md" and before is None and not ruled and not arguments.evidence_sets:
            print("\n" * bool(number) + _markdown(document, reviewed, claim), end="", flush=True)
            continue
        width = min(max(shutil.get_terminal_size((88, 24)).columns, _NARROWEST), _WIDEST)
        pages = [
            _page(document, reviewed, claim, width=width)
            if before is None
            else comparison_page(before, reviewed, width=width)
        ]
        pages += [rulings_page(reviewed, ruled, width=width)] if ruled else []
        pages += [evidence_sets_page(reviewed, claim, width=width)] if arguments.evidence_sets and claim else []
        print("\n" * bool(number) + "\n".join(pages), end="", flush=True)
    if arguments.format == "json" and (records or len(arguments.paths) > 1):
        print_json(records if len(arguments.paths) > 1 else records[0])
    return 2 if unreadable else int(wrong)


def _loaded(path: str) -> Document:
    document = with_bibliography(load(path))
    print_problems(document)
    return document


def _review_of(document: Document, arguments: argparse.Namespace) -> Review:
    with progress("reading sources") as report:
        checks = checks_of(document, progress=report)
    rejects = arguments.unverified == "reject"
    return review(document.map, checks=checks, reject_unverified=rejects, strict=arguments.strict)


def _markdown(document: Document, reviewed: Review, claim: str | None) -> str:
    if claim is None:
        return front_page_markdown(reviewed, partial=document.partial)
    return card_markdown(card(reviewed, claim))


def _page(document: Document, reviewed: Review, claim: str | None, *, width: int) -> str:
    if claim is None:
        return front_page(reviewed, width=width, partial=document.partial)
    return card_page(card(reviewed, claim), width=width)
