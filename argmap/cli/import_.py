"""`argmap import`: another tool's map, or a list of sources, as a map of argmap."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from argmap.cli.losses import print_asides, print_losses, refuse_losses
from argmap.cli.streams import harmless
from argmap.errors import CannotDoError, RefusedError
from argmap.exchange.foreign_text import MAX_BYTES, decode_foreign
from argmap.exchange.format import Format, Imported
from argmap.exchange.recognising import recognised
from argmap.exchange.registry import format_called, readable, reader
from argmap.exchange.resolving import number_of
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Claim, Quote, Source, Step
from argmap.model.problem import Severity
from argmap.notation.printing import print_map
from argmap.store.importing import create_map
from argmap.store.loading import collector_off, load
from argmap.store.output import STANDARD
from argmap.store.reading import SUFFIX
from argmap.store.refusals import cannot

EXAMPLE = """\
  argmap import debate.argdown -o debate.argmap.yaml
  argmap import kialo-export.txt -o debate.argmap.yaml --lossy
  argmap import - --from aif -o debate.argmap.yaml < nodeset.json
  argmap import library.bib --into debate.argmap.yaml"""
_COUNTED = {Claim: "claim", Step: "step", Quote: "quote", Source: "source"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap import`."""
    parser.add_argument("file", metavar="FILE", help="what another tool has exported, or - for standard input")
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "-o", "--output", metavar="MAP", default=STANDARD, help=f"the new map, NAME{SUFFIX}; default: standard output"
    )
    place.add_argument("--into", metavar="MAP", help="add the sources of a bibliography to this map")
    parser.add_argument("--from", dest="format", metavar="NAME", help="the format; default: what the content shows")
    parser.add_argument("--lossy", action="store_true", help="go on where something cannot be carried over")


def run(arguments: argparse.Namespace) -> int:
    """Import the file; nothing is written when something is lost that nobody has accepted."""
    if arguments.output != STANDARD and not arguments.output.endswith(SUFFIX):
        name = Path(arguments.output).name.partition(".")[0] or "map"
        raise CannotDoError(
            f"map files are called NAME{SUFFIX}, not {Path(arguments.output).name}",
            f"-o {Path(arguments.output).with_name(name + SUFFIX)}",
        )
    name = "standard input" if arguments.file == STANDARD else arguments.file
    text = decode_foreign(_content(arguments.file), name)
    known = recognised(text, name) if arguments.format is None else format_called(arguments.format, readable())
    if arguments.into is not None and not known.sources_only:
        only = ", ".join(each.name for each in readable() if each.sources_only)
        raise CannotDoError(
            f"{known.title} holds more than sources, and only sources can be added to a map",
            f"import it to a map of its own, with -o; formats of sources are {only}",
        )
    with collector_off():
        imported = reader(known).read(text, name)
    print_asides(imported.asides, name)
    print_losses(imported.losses, name)
    if imported.losses and not arguments.lossy:
        raise refuse_losses(imported.losses, f"{name}, read as {known.title},", "a map")
    if arguments.into is not None:
        return _add(imported, arguments.into)
    return _make(imported, known, arguments.output)


def _make(imported: Imported, known: Format, output: str) -> int:
    whole = imported.map if output == STANDARD else _titled(imported.map, Path(output))
    with collector_off():
        problems = check(whole)
        text = print_map(whole)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise RefusedError(
            f"what was read makes no sound map: {errors[0].message}", "mend the file where it says that, and try again"
        )
    if output == STANDARD:
        sys.stdout.write(text)
        for path in imported.files:
            print(harmless(f"{path} would be held beside the map: name the map with -o"), file=sys.stderr)
        return 0
    create_map(output, text, imported.files)
    print(harmless(f"made {output} from {known.title}: {_counted(whole)}"))
    for path in imported.files:
        print(harmless(f"made {Path(output).parent / path}"))
    print(harmless(f"next: argmap {output}"))
    return 0


def _add(imported: Imported, path: str) -> int:
    from argmap.exchange.adopting import adopted
    from argmap.store.saving import save

    document = load(path)
    if document.partial:
        raise RefusedError(f"{path} has errors, so nothing can be added to it", f"argmap check {path}")
    joined = adopted(document.map, imported.map)
    save(document, joined.map)
    print(harmless(f"added {number_of(len(joined.added), 'source')} to {path}: {', '.join(joined.added) or 'none'}"))
    if joined.known:
        print(harmless(f"there already: {', '.join(joined.known)}"))
    return 0


def _content(path: str) -> bytes:
    if path == STANDARD:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotDoError(f"there is no file {path}", "look at the path") from None
    except OSError as error:
        raise cannot("read", path, error) from error


def _titled(whole: Map, output: Path) -> Map:
    """Return the map with a title: where the other file has none, the name of the new one in words."""
    if whole.head.title.strip():
        return whole
    words = output.name.removesuffix(SUFFIX).replace("-", " ").replace("_", " ").capitalize()
    return replace(whole, head=whole.head.model_copy(update={"title": words}))


def _counted(whole: Map) -> str:
    found = Counter(name for node in whole for kind, name in _COUNTED.items() if isinstance(node, kind))
    return ", ".join(number_of(found[name], name) for name in _COUNTED.values() if found[name]) or "nothing"
