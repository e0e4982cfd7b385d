"""`argmap schema`: the JSON Schema of map files."""

from __future__ import annotations

import argparse

from argmap.cli.streams import print_json
from argmap.notation.schema import json_schema
from argmap.store.loading import load

EXAMPLE = """\
  argmap schema > argmap.schema.json
  argmap schema --ids maps/trotsky-1918.argmap.yaml > trotsky.schema.json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap schema`."""
    parser.add_argument("--ids", metavar="MAP", help="add the ids of this map, so that an editor completes them")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, for a language server of YAML to check and complete map files with."""
    print_json(json_schema(None if arguments.ids is None else [node.id for node in load(arguments.ids).map]))
    return 0
