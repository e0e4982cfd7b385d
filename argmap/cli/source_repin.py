"""`argmap source repin`: a changed copy of a source is accepted, once it is shown what that does to every quote."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from argmap.cli.naming import known_id
from argmap.edit.sources import hold
from argmap.errors import CannotDoError, RefusedError
from argmap.evidence.anchors import Anchor
from argmap.evidence.drift import Drift, Fate, drift
from argmap.evidence.extract import LIMITS, Unreadable, extract
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.evidence.verifying import verify
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.vocabulary import Quality
from argmap.notation.document import Document
from argmap.report.alignment import aligned
from argmap.report.verification import headline
from argmap.store.acquiring import hold_copy, link_copy
from argmap.store.holding import held_texts, map_folder, place_of_copy
from argmap.store.loading import load
from argmap.store.saving import save
from argmap.store.sidecars import load_anchors, update_anchors

EXAMPLE = """\
  argmap source repin pump.argmap.yaml snow-1855
  argmap source repin pump.argmap.yaml snow-1855 ~/texts/snow-corrected.txt --yes"""
_FATES = {
    Fate.UNCHANGED: "stands as it did",
    Fate.SURROUNDINGS_CHANGED: "stands as it did; the words around it have changed",
    Fate.CHANGED: "the words themselves have changed",
    Fate.AMBIGUOUS: "stands in several places now",
    Fate.GONE: "is no longer there as it was",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap source repin`."""
    parser.add_argument("map", metavar="MAP", help="the map file, or folder of map files")
    parser.add_argument("id", metavar="ID", help="the source")
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="another copy; default: the one recorded")
    parser.add_argument("--link", action="store_true", help="record FILE where it lies instead of copying it")
    parser.add_argument("--yes", action="store_true", help="accept it; without a terminal nothing is accepted unasked")


def run(arguments: argparse.Namespace) -> int:
    """Show what the change does, and record the new digest once it is accepted."""
    document = load(arguments.map)
    if document.partial:
        raise RefusedError("The map has errors, so nothing can be recorded in it.", f"argmap check {arguments.map}")
    the_map = document.map
    source = the_map.sources[known_id(arguments.id, the_map.sources, the_map, what="source")]
    path = arguments.file or _recorded_path(document, source, arguments.map)
    found = link_copy(path, path.parent)
    if source.sha256 == found.sha256 and arguments.file is None:
        print(f'"{source.id}" is what was recorded: {source.file}, sha256 {found.sha256[:12]}...')
        return 0
    text = extract(found.content, name=path.name, encoding=source.encoding, limits=LIMITS)
    if isinstance(text, Unreadable):
        raise CannotDoError(f"{path} {text.reason}", "keep the old copy, or bring one whose text can be read")
    held = dict(held_texts(document, allow_outside=True))
    held[source.id] = Held(found.sha256, replace(text, quality=source.quality or Quality.CLEAN))
    pinned = hold(the_map, source.id, file=source.file or path.name, sha256=found.sha256)
    checks = {name: check for name, check in verify(pinned, held).items() if check.read_in == source.id}
    for line in _told(pinned, checks, _anchors(document, source.id), text.text):
        print(line)
    if not arguments.yes and not _agreed():
        print("nothing was recorded; add --yes to accept this copy")
        return 1
    return _accept(document, source, path, arguments)


def _accept(document: Document, source: Source, path: Path, arguments: argparse.Namespace) -> int:
    place = document.place_of(source.id)
    folder = Path(place[0].path).parent if place is not None else map_folder(document)
    if arguments.file is None:
        file, sha256 = source.file or "", link_copy(path, folder).sha256
    else:
        copy = link_copy(path, folder) if arguments.link else hold_copy(path, folder)
        file, sha256 = copy.file, copy.sha256
    after = save(document, hold(document.map, source.id, file=file, sha256=sha256))
    held = held_texts(after, allow_outside=True)
    if any(source.id == anchor.source for file_ in after.files for anchor in load_anchors(file_).by_quote.values()):
        update_anchors(after, verify(after.map, held), held)
    print(f'"{source.id}" now stands for {file}, sha256 {sha256[:12]}...')
    return 0


def _recorded_path(document: Document, source: Source, named: str) -> Path:
    if source.file is None:
        raise CannotDoError(f'"{source.id}" has no held copy', f"argmap source add {named} FILE --id {source.id}")
    return place_of_copy(document, source, source.file)


def _anchors(document: Document, source_id: str) -> Mapping[str, Anchor]:
    found = (anchor for file in document.files for anchor in load_anchors(file).by_quote.values())
    return {anchor.quote: anchor for anchor in found if anchor.source == source_id}


def _told(
    the_map: Map, checks: Mapping[str, QuoteCheck], anchors: Mapping[str, Anchor], new_text: str
) -> Iterator[str]:
    fates = {drifted.quote: drifted for drifted in drift("", new_text, anchors.values())}
    yield f"{len(checks)} quote{'' if len(checks) == 1 else 's'} are read in this copy:"
    for check in checks.values():
        drifted = fates.get(check.id)
        yield f"{check.id}: {_FATES[drifted.fate] if drifted else 'was not anchored before'}; {headline(check)}"
        if drifted is not None and drifted.fate not in (Fate.UNCHANGED, Fate.GONE):
            yield from _shown(drifted)
        elif (drifted is None or drifted.fate is Fate.GONE) and check.passage:
            quotation = the_map.quotes[check.id].text
            yield from ("  " + line for line in aligned(check.passage, quotation, names=("copy", "quotation")))


def _shown(drifted: Drift) -> Iterator[str]:
    old = f"{drifted.old.before} {drifted.old.words} {drifted.old.after}"
    if drifted.new is None:
        yield f"  was: {old}"
        return
    new = f"{drifted.new.before} {drifted.new.words} {drifted.new.after}"
    yield from ("  " + line for line in aligned(old, new, names=("was", "is")))


def _agreed() -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print("Record this copy? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
