"""`argmap export`: a map in the format of another tool."""

from __future__ import annotations

import argparse
import sys
from pathlib import PurePath

from argmap.appraisal.reviewing import review
from argmap.cli.losses import print_losses, refuse_losses
from argmap.cli.maps import load_sound
from argmap.cli.progress import progress
from argmap.cli.streams import harmless
from argmap.errors import CannotDoError
from argmap.evidence.verifying import verify
from argmap.exchange.format import Export, Format
from argmap.exchange.recognising import has_suffix
from argmap.exchange.registry import format_called, writable, writer
from argmap.notation.document import Document
from argmap.report.review_json import review_json
from argmap.store.holding import held_texts
from argmap.store.output import STANDARD, write_output

EXAMPLE = """\
  argmap export maps/primer.argmap.yaml -o primer.argdown --lossy
  argmap export maps/primer.argmap.yaml --to aif -o primer.json --lossy
  argmap export maps/primer.argmap.yaml --to mermaid --lossy"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap export`."""
    parser.add_argument("path", metavar="MAP", help="a map file, a folder of map files, or - for standard input")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default=STANDARD, help="where to write; default: standard output"
    )
    parser.add_argument("--to", dest="format", metavar="NAME", help="the format; default: what the suffix of FILE says")
    parser.add_argument("--lossy", action="store_true", help="go on where something cannot be carried over")


def run(arguments: argparse.Namespace) -> int:
    """Export the map; nothing is written when something is lost that nobody has accepted."""
    known = _format(arguments.format, arguments.output)
    document = load_sound(arguments.path, done="exported")
    exported = writer(known).write(_export(document, known))
    name = "standard input" if arguments.path == STANDARD else arguments.path
    print_losses(exported.losses, name)
    if exported.losses and not arguments.lossy:
        raise refuse_losses(exported.losses, name, known.title)
    if arguments.output == STANDARD:
        sys.stdout.write(exported.text)
        return 0
    write_output(arguments.output, exported.text.encode())
    print(harmless(f"wrote {arguments.output} ({known.title})"))
    return 0


def _export(document: Document, known: Format) -> Export:
    with progress("reading sources") as told:
        held = held_texts(document, progress=told)
    checks = verify(document.map, held) if held else None
    reviewed = review(document.map, checks=checks)
    told_review = review_json(reviewed, document.path) if known.carries_review else {}
    return Export(document.map, reviewed, checks or {}, told_review, held)


def _format(name: str | None, output: str) -> Format:
    """Return the format that is asked for, or that the suffix of the output shows. Raises CannotDoError."""
    among = writable()
    if name is not None:
        return format_called(name, among)
    names = ", ".join(known.name for known in among)
    if output == STANDARD:
        raise CannotDoError("say in which format", f"--to one of {names}")
    found = [known for known in among if has_suffix(output, known)]
    if len(found) == 1:
        return found[0]
    suffix = PurePath(output).suffix or "no suffix"
    if found:
        choices = " or ".join(f"--to {known.name}" for known in found)
        raise CannotDoError(f"a file with {suffix} may be of several formats", f"say which one it is to be: {choices}")
    raise CannotDoError(f"no format has files with {suffix}", f"say which one it is to be: --to one of {names}")
