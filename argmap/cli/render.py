"""`argmap render`: a map as a picture."""

from __future__ import annotations

import argparse
import webbrowser
from pathlib import Path

from argmap.appraisal.reviewing import review
from argmap.cli.naming import known_claim
from argmap.cli.problems import counted, print_problems
from argmap.cli.progress import progress
from argmap.diagram.engine import ENGINES
from argmap.diagram.paper import PageSize
from argmap.diagram.rendering import LAYOUTS, Rendered, RenderOptions, format_for, render
from argmap.diagram.theme import THEMES
from argmap.errors import RefusedError
from argmap.notation.document import Document
from argmap.store.loading import load
from argmap.store.output import write_output
from argmap.store.referencing import with_bibliography
from argmap.store.verifying import checks_of

EXAMPLE = """\
  argmap render maps/primer.argmap.yaml -o primer.svg -o primer.pdf
  argmap render maps/trotsky-1918.argmap.yaml -o c4.svg --claim C4 --depth 2"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap render`."""
    parser.add_argument("path", metavar="PATH", help="a map file, a folder of map files, or - for standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        dest="outputs",
        action="append",
        required=True,
        help="where to write; its suffix decides the format: .svg .html .pdf .png .dot (may be given again)",
    )
    parser.add_argument("--claim", metavar="ID", help="draw only what bears on this claim (its id, or its label: C2)")
    parser.add_argument("--depth", metavar="N", type=_depth, help="draw only what is N steps away at most")
    parser.add_argument("--layout", choices=LAYOUTS, default="auto", help="conclusion on top (BT) or at the left (RL)")
    parser.add_argument(
        "--page", choices=[size.value for size in PageSize], default="a4", help="paper of a PDF (default: a4)"
    )
    colours = parser.add_mutually_exclusive_group()
    colours.add_argument("--theme", choices=list(THEMES), default="light", help="colours (default: light)")
    colours.add_argument(
        "--greyscale", dest="theme", action="store_const", const="greyscale", help="the same as --theme greyscale"
    )
    parser.add_argument("--engine", choices=ENGINES, help="layout engine (default: the first that is found)")
    parser.add_argument("--open", action="store_true", help="show what was written")


def run(arguments: argparse.Namespace) -> int:
    """Draw the map in every format asked for; nothing is written before everything is drawn."""
    formats = [format_for(output) for output in arguments.outputs]
    document = with_bibliography(load(arguments.path))
    if document.partial:
        print_problems(document)
        raise RefusedError(
            f"{document.path} has {counted(document.problems)}, and a map with errors is not drawn",
            "mend the errors first; nothing was written",
        )
    claim = None if arguments.claim is None else known_claim(arguments.claim, document.map)
    options = [
        RenderOptions(
            format=chosen,
            claim=claim,
            depth=arguments.depth,
            layout=arguments.layout,
            page=PageSize(arguments.page),
            theme=arguments.theme,
            engine=arguments.engine,
        )
        for chosen in formats
    ]
    for output, picture in zip(arguments.outputs, _drawn(document, options), strict=True):
        write_output(output, picture.content)
        print(f"wrote {output}" + (f" ({picture.pages} pages)" if picture.pages > 1 else ""), flush=True)
    if arguments.open:
        for output in arguments.outputs:
            webbrowser.open(Path(output).resolve().as_uri())
    return 0


def _drawn(document: Document, options: list[RenderOptions]) -> list[Rendered]:
    drawn: list[Rendered] = []
    with progress("reading sources") as report:
        checks = checks_of(document, progress=report)
    reviewed = review(document.map, checks=checks)
    with progress("drawing") as report:
        for one in options:
            report(len(drawn), len(options))
            drawn.append(render(document.map, reviewed, one, checks=checks))
    return drawn


def _depth(written: str) -> int:
    if not written.isdecimal():
        raise argparse.ArgumentTypeError(f'"{written}" is not a number of steps')
    return int(written)
