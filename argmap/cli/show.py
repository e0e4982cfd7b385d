"""`argmap show`: one block of a map as it stands in the file."""

from __future__ import annotations

import argparse

from argmap.cli.naming import known_id
from argmap.notation.document import Document
from argmap.notation.parsing import lines_of
from argmap.notation.printing import print_node
from argmap.store.loading import load

EXAMPLE = "  argmap show maps/trotsky-1918.argmap.yaml q-balfour-april"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap show`."""
    parser.add_argument("map", metavar="MAP", help="a map file, a folder of map files, or - for standard input")
    parser.add_argument("id", metavar="ID", help="the id of the block, or one it had before")


def run(arguments: argparse.Namespace) -> int:
    """Print the block, with the comments above it."""
    document = load(arguments.map)
    blocks = [block.id for file in document.files for block in file.blocks]
    print(_block_text(document, known_id(arguments.id, [*blocks, *document.map.foreign], document.map)))
    return 0


def _block_text(document: Document, node_id: str) -> str:
    place = document.place_of(node_id)
    if place is None:
        return print_node(document.map.foreign[node_id]).rstrip("\n")
    file, block = place
    return "\n".join(lines_of(file.text).split("\n")[block.first_line - 1 : block.last_line]).rstrip(" \n").lstrip("\n")
