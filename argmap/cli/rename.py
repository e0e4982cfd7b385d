"""`argmap rename`: another id for a block, which every reference to it follows."""

from __future__ import annotations

import argparse
from collections import Counter

from argmap.cli.maps import load_to_change
from argmap.cli.naming import known_id
from argmap.cli.streams import harmless
from argmap.edit.renaming import rename
from argmap.model.nodes import Step
from argmap.model.references import references
from argmap.notation.document import Document
from argmap.store.saving import save

EXAMPLE = "  argmap rename pump.argmap.yaml s-too-late s-decline-came-first"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap rename`."""
    parser.add_argument("map", metavar="MAP", help="the map file, or folder of map files")
    parser.add_argument("old", metavar="OLD", help="the id of the block, or one it had before")
    parser.add_argument("new", metavar="NEW", help="the id it is to have; the old one stays as an earlier id")


def run(arguments: argparse.Namespace) -> int:
    """Rename the block in its file, and its references in every file of the map."""
    document = load_to_change(arguments.map, done="renamed in it")
    old = known_id(arguments.old, document.map.nodes, document.map)
    if old == arguments.new:
        print(f'"{old}" is called so already')
        return 0
    after = save(document, rename(document.map, old, arguments.new))
    print(f'"{old}" is now called "{arguments.new}", and its old id still finds it')
    for path, count in _following(after, arguments.new).items():
        print(harmless(f"{path}: {count} {'reference follows' if count == 1 else 'references follow'}"))
    return 0


def _following(document: Document, node_id: str) -> Counter[str]:
    """Count the references to a node, or the steps of a scheme, in each file of a map."""
    found: Counter[str] = Counter()
    nodes = {node.id: node for node in (document.map.head, *document.map)}
    for file in document.files:
        for block in file.blocks:
            node = nodes.get(block.id)  # a block of a newer version of the format has none
            if node is not None:
                named = sum(reference.id == node_id for reference in references(node))
                found[file.path] += named + (isinstance(node, Step) and node.scheme == node_id)
    return +found
