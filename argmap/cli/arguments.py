"""The arguments of the commands that write a map as documents: which map, and into which files."""

from __future__ import annotations

import argparse


def add_map_and_outputs(parser: argparse.ArgumentParser, suffixes: str) -> None:
    """Declare `path` and `outputs`, whose formats are told by `suffixes`."""
    parser.add_argument("path", metavar="PATH", help="a map file, a folder of map files, or - for standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        dest="outputs",
        action="append",
        required=True,
        help=f"where to write; its suffix decides the format: {suffixes} (may be given again)",
    )
