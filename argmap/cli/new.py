"""`argmap new`: the beginning of a map."""

from __future__ import annotations

import argparse
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.model.ids import slug
from argmap.model.map import Map
from argmap.model.nodes import Claim, Head
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map
from argmap.store.output import create_folder, create_output
from argmap.store.reading import SUFFIX

EXAMPLE = """\
  argmap new pump.argmap.yaml --title "Did the pump cause it?" --claim "The pump caused the outbreak."
  argmap new pump-case          (a folder: pump-case/pump-case.argmap.yaml and pump-case/sources/)"""
_CLAIM = "Write here, in one sentence, what the argument is to show."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap new`."""
    parser.add_argument("path", metavar="PATH", help=f"NAME{SUFFIX}, or the name of a folder to be made")
    parser.add_argument("--title", help="the title of the map; default: its name in words")
    parser.add_argument("--claim", help="the main claim")


def run(arguments: argparse.Namespace) -> int:
    """Write a first map; nothing is ever overwritten."""
    path = Path(arguments.path)
    as_file = path.name.endswith(SUFFIX)
    name = path.name.removesuffix(SUFFIX)
    if not as_file and path.suffix in (".yaml", ".yml", ".argmap"):
        meant = path.with_name(name.partition(".")[0] + SUFFIX)
        raise CannotDoError(f"map files are called NAME{SUFFIX}, not {path.name}", f"argmap new {meant}")
    if not name:
        raise CannotDoError(f'"{arguments.path}" has no name in it', f"argmap new NAME{SUFFIX}")
    words = name.replace("-", " ").replace("_", " ").capitalize()
    text = first_map(arguments.title or words, arguments.claim or _CLAIM)
    target = path if as_file else path / f"{name}{SUFFIX}"
    if not as_file:
        create_folder(path / "sources")
    create_output(target, text.encode())
    print(f"made {target}" + ("" if as_file else f" and {path / 'sources'}, for copies of your sources"))
    print(f"next: write in it with any editor, then argmap check {target if as_file else path}")
    return 0


def first_map(title: str, claim: str) -> str:
    """Write a map of one main claim. Raises CannotDoError when a map file cannot hold the words."""
    node_id = slug(claim, taken={"argmap"}, fallback="main-claim") if claim != _CLAIM else "main-claim"
    head = Head(title=" ".join(title.split()), main=(node_id,))
    text = print_map(Map.of([Claim(id=node_id, text=claim.strip())], head))
    problems = parse_document([("", text)]).problems
    if problems:
        raise CannotDoError(f"these words do not go into a map file: {problems[0].message}", "choose other words")
    return text
