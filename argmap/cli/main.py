"""The command line: which verbs there are, and what becomes of a request, whatever happens on the way."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from argmap.cli.streams import complain, prepare_streams, silence_stdout
from argmap.errors import ArgmapError, CannotDoError

DONE, WRONG, CANNOT = 0, 1, 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141
_MAP = ".argmap.yaml"
"""How the names of map files end; `store`, which knows it as well, would take longer to import than a verb."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the command line: its name, what it does in one line, and the module that knows it."""

    name: str
    help: str
    module: str


VERBS = {
    verb.name: verb
    for verb in (
        Verb("edit", "open a map in the terminal editor: see what it rests on, and change it", "argmap.cli.edit"),
        Verb("new", "begin a map: a first file, or a folder with room for sources", "argmap.cli.new"),
        Verb("check", "tell everything that is wrong with a map: syntax, references, structure", "argmap.cli.check"),
        Verb("verify", "hold every quote against the text of its source", "argmap.cli.verify"),
        Verb("review", "tell what every claim rests on, and whether its objections are answered", "argmap.cli.review"),
        Verb("render", "draw a map as SVG, PDF, PNG or DOT", "argmap.cli.render"),
        Verb("report", "print the whole review as a document: PDF, HTML or Markdown", "argmap.cli.report"),
        Verb(
            "source add", "hold a copy of a source beside the map, with the digest of its text", "argmap.cli.source_add"
        ),
        Verb(
            "source repin",
            "accept a changed copy, once it is shown what that does to quotes",
            "argmap.cli.source_repin",
        ),
        Verb("import", "make a map of what another tool has exported", "argmap.cli.import_"),
        Verb("export", "write a map in the format of another tool", "argmap.cli.export"),
        Verb("rename", "give a block another id, which every reference follows", "argmap.cli.rename"),
        Verb("show", "print one block of a map as it stands in the file", "argmap.cli.show"),
        Verb("schema", "print the JSON Schema of map files, for editors", "argmap.cli.schema"),
        Verb("doctor", "tell which drawing engines, fonts and versions there are", "argmap.cli.doctor"),
    )
}
EXAMPLE = """\
first steps:
  argmap edit --tour
  argmap new pump.argmap.yaml --title "Did the pump cause it?"
  argmap pump.argmap.yaml
  argmap check pump.argmap.yaml
  argmap review pump.argmap.yaml
  argmap render pump.argmap.yaml -o pump.svg

exit status: 0 done and nothing wrong; 1 done, and what was asked about is wrong; 2 could not be done
(verify adds 3: nothing wrong, but something could not be checked)
"""


class VerbModule(Protocol):
    """What the module of a verb offers."""

    EXAMPLE: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it, and return the exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 or 2 as documented, 130 when interrupted."""
    prepare_streams()
    try:
        status = _status(sys.argv[1:] if argv is None else list(argv))
        print(end="", flush=True)  # here, where a failure can be told, and not when the program is gone
    except BrokenPipeError:  # whoever read the output has had enough
        silence_stdout()
        return _BROKEN_PIPE
    except OSError as error:
        if error.filename is not None:  # a stream has no name; a file that nobody refused is a broken program
            raise
        silence_stdout()
        with suppress(OSError):  # standard error may be full as well
            complain(_unwritten(error))
        return CANNOT
    return status


def _status(argv: list[str]) -> int:
    try:
        return _run(argv)
    except SystemExit as leaving:  # argparse has said what it had to say
        return leaving.code if isinstance(leaving.code, int) else DONE
    except ArgmapError as refusal:
        complain(refusal)
        return CANNOT if isinstance(refusal, CannotDoError) else WRONG
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _INTERRUPTED


def _unwritten(error: OSError) -> CannotDoError:
    from argmap.store.refusals import cannot

    message = cannot("write", "standard output", error).message
    return CannotDoError(message, "what came out is not complete; make room, or send it somewhere else")


def _run(argv: list[str]) -> int:
    if _is_for_the_editor(argv):
        argv = ["edit", *argv]
    if not argv or argv[0].startswith("-"):
        return _overview(argv)
    words = 2 if " ".join(argv[:2]) in VERBS else 1
    verb = VERBS.get(" ".join(argv[:words]))
    if verb is None:
        raise _unknown_verb(argv[0])
    module = _module(verb)
    parser = argparse.ArgumentParser(
        prog=f"argmap {verb.name}",
        description=f"{verb.help[0].upper()}{verb.help[1:]}.",
        epilog=f"example:\n{module.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.configure(parser)
    return module.run(parser.parse_intermixed_args(argv[words:]))


def _is_for_the_editor(argv: list[str]) -> bool:
    """Tell whether a map is to be opened: at a terminal, one is named without a verb, or is in the folder one is in.

    One that is named need not be there yet, if it is called as maps are.
    """
    if argv and (argv[0].startswith("-") or argv[0] in {word.split()[0] for word in VERBS}):
        return False
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    if not argv:
        return any(name.endswith(_MAP) for name in os.listdir())  # noqa: PTH208 - pathlib is slow to import
    return argv[0].endswith(_MAP) or os.path.exists(argv[0])  # noqa: PTH110 - likewise


def _module(verb: Verb) -> VerbModule:
    module: VerbModule = import_module(verb.module)
    return module


def _overview(argv: list[str]) -> int:
    width = max(map(len, VERBS))
    listing = "\n".join(f"  {verb.name:{width}}  {verb.help}" for verb in VERBS.values())
    parser = argparse.ArgumentParser(
        prog="argmap",
        usage="argmap VERB PATH... [options]",
        description="Claim-and-evidence argument maps: which conclusions rest on sourced evidence,\n"
        f"and which on inference?\n\nverbs (argmap VERB --help says more):\n{listing}\n\n"
        "PATH is a map file, a folder of map files, or - for standard input.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    arguments = parser.parse_args(argv)
    if arguments.version:
        print(f"argmap {version()}")
        return DONE
    parser.print_help(sys.stderr)
    return CANNOT


def version() -> str:
    """Return the version of the installed argmap."""
    from importlib.metadata import version as installed

    return installed("argmap")


def _unknown_verb(word: str) -> CannotDoError:
    from difflib import get_close_matches

    if os.path.exists(word):  # noqa: PTH110 - pathlib costs as much to import as all the rest
        return CannotDoError(f'"{word}" is not a verb', f"say what to do with it: argmap review {word}")
    parts = [name for name in VERBS if name.startswith(f"{word} ")]
    if parts:
        return CannotDoError(f'"{word}" needs a second word', f"argmap {' or argmap '.join(parts)}")
    close = get_close_matches(word, VERBS, n=1)
    return CannotDoError(
        f'argmap has no verb "{word}"', f"did you mean {close[0]}?" if close else f"choose one of {', '.join(VERBS)}"
    )
