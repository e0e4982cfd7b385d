"""The program that lays out DOT texts with pygraphviz, in a process of its own: the library is not safe in threads.

    python -m argmap.diagram.pygraphviz_dot json0 < TEXTS

Reads a JSON array of DOT texts and writes a JSON array of what Graphviz made of each, in the format that is named.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module


def main() -> None:
    """Lay out the texts that are read. Ends with what pygraphviz raises where one cannot be laid out."""
    agraph = import_module("pygraphviz").AGraph
    texts = json.load(sys.stdin)
    drawn = [agraph(string=text).draw(format=sys.argv[1], prog="dot") for text in texts]
    json.dump([each.decode() for each in drawn], sys.stdout)


if __name__ == "__main__":
    main()
