"""`argmap render`: a map as a picture."""

from __future__ import annotations

import argparse
import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import Path

from argmap.appraisal.reviewing import review
from argmap.cli.arguments import add_map_and_outputs
from argmap.cli.maps import load_sound
from argmap.cli.naming import known_claim
from argmap.cli.progress import progress
from argmap.diagram.engine import ENGINES
from argmap.diagram.paper import PageSize
from argmap.diagram.rendering import LAYOUTS, PictureFormat, Rendered, RenderOptions, format_for, render
from argmap.diagram.theme import THEMES
from argmap.evidence.verdict import QuoteCheck
from argmap.notation.document import Document
from argmap.store.pictures import write_pictures
from argmap.store.verifying import checks_of

Checks = Mapping[str, QuoteCheck] | None
EXAMPLE = """\
  argmap render maps/primer.argmap.yaml -o primer.svg -o primer.pdf
  argmap render maps/trotsky-1918.argmap.yaml -o c4.svg --claim C4 --depth 2"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap render`."""
    add_map_and_outputs(parser, ".svg .html .pdf .png .dot")
    parser.add_argument("--claim", metavar="ID", help="draw only what bears on this claim (its id, or its label: C2)")
    parser.add_argument("--depth", metavar="N", type=_depth, help="draw only what is N steps away at most")
    parser.add_argument("--layout", choices=LAYOUTS, default="auto", help="conclusion on top (BT) or at the left (RL)")
    parser.add_argument(
        "--page",
        choices=[size.value for size in PageSize],
        default="a4",
        help="paper of the pages of a PDF, or of an SVG too large for one picture; fit for one picture (default: a4)",
    )
    parser.add_argument(
        "--poster", action="store_true", help="the whole map as one large picture, a PDF on sheets to be glued together"
    )
    colours = parser.add_mutually_exclusive_group()
    colours.add_argument("--theme", choices=list(THEMES), default="light", help="colours (default: light)")
    colours.add_argument(
        "--greyscale", dest="theme", action="store_const", const="greyscale", help="the same as --theme greyscale"
    )
    parser.add_argument("--engine", choices=ENGINES, help="layout engine (default: the first that is found)")
    parser.add_argument("--watch", action="store_true", help="draw again whenever the map is saved; ctrl+C ends it")
    parser.add_argument("--open", action="store_true", help="show what was written")


def run(arguments: argparse.Namespace) -> int:
    """Draw the map in every format asked for; nothing is written before everything is drawn."""
    formats = [format_for(output) for output in arguments.outputs]
    if arguments.watch:
        from argmap.cli.watching import watch

        def draw(document: Document, checks: Checks) -> list[tuple[str, Rendered]]:
            return list(
                zip(arguments.outputs, _drawn(document, checks, _options(document, arguments, formats)), strict=True)
            )

        return watch(arguments.path, draw, shown=lambda: _show(arguments))
    document = load_sound(arguments.path, done="drawn")
    options = _options(document, arguments, formats)
    with progress("reading sources") as report:
        checks = checks_of(document, progress=report)
    for output, picture in zip(arguments.outputs, _drawn(document, checks, options), strict=True):
        write_pictures(output, picture.content, picture.beside)
        print(_told(output, picture), flush=True)
    _show(arguments)
    return 0


def _options(
    document: Document, arguments: argparse.Namespace, formats: Sequence[PictureFormat]
) -> list[RenderOptions]:
    claim = None if arguments.claim is None else known_claim(arguments.claim, document.map)
    return [
        RenderOptions(
            format=chosen,
            claim=claim,
            depth=arguments.depth,
            layout=arguments.layout,
            page=PageSize(arguments.page),
            theme=arguments.theme,
            engine=arguments.engine,
            poster=arguments.poster,
            name=Path(output).name,
        )
        for output, chosen in zip(arguments.outputs, formats, strict=True)
    ]


def _drawn(document: Document, checks: Checks, options: Sequence[RenderOptions]) -> list[Rendered]:
    reviewed = review(document.map, checks=checks)
    drawn: list[Rendered] = []
    with progress("drawing") as report:
        for one in options:
            report(len(drawn), len(options))
            drawn.append(render(document.map, reviewed, one, checks=checks))
    return drawn


def _told(output: str, picture: Rendered) -> str:
    """Say what was written."""
    if not picture.beside:
        return f"wrote {output}" + (f" ({picture.pages} pages)" if picture.pages > 1 else "")
    names = list(picture.beside)
    return f"wrote {output} and {len(picture.beside)} pages beside it: {names[0]} to {names[-1]}"


def _show(arguments: argparse.Namespace) -> None:
    for output in arguments.outputs if arguments.open else ():
        webbrowser.open(Path(output).resolve().as_uri())


def _depth(written: str) -> int:
    if not written.isdecimal():
        raise argparse.ArgumentTypeError(f'"{written}" is not a number of steps')
    return int(written)
