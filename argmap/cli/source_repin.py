"""`argmap source repin`: a changed copy of a source is accepted, once it is shown what that does to every quote."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.cli.maps import load_to_change
from argmap.cli.naming import known_id
from argmap.cli.streams import harmless
from argmap.edit.sources import hold
from argmap.errors import CannotDoError
from argmap.evidence.drift import Drift, Fate, Passage, drift
from argmap.evidence.verdict import QuoteCheck
from argmap.evidence.verifying import verify
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.notation.document import Document
from argmap.report.alignment import aligned
from argmap.report.paragraphs import WIDTH
from argmap.report.verification import headline
from argmap.store.acquiring import Copy, Original, hold_copy, link_copy, read_original, withdrawn_on_failure
from argmap.store.holding import cache_folder, held_text, held_texts, map_folder, place_of_copy, stays_inside
from argmap.store.saving import save
from argmap.store.sidecars import load_anchors, move_anchors

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


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a copy does to the quotes that are read in it: their checks, and what has become of their anchors."""

    checks: Mapping[str, QuoteCheck]
    drifts: Mapping[str, Drift]


def run(arguments: argparse.Namespace) -> int:
    """Show what the change does, and record the new digest once it is accepted."""
    document = load_to_change(arguments.map, done="recorded in it")
    the_map = document.map
    own = [node_id for node_id in the_map.sources if node_id in the_map.nodes]
    source = the_map.sources[known_id(arguments.id, own, the_map, what="source")]
    original = read_original(arguments.file or _recorded_path(document, source, arguments.map))
    if _is_recorded(document, source, original, link=arguments.link):
        print(harmless(f'"{source.id}" is what was recorded: {source.file}, sha256 {original.sha256[:12]}...'))
        return 0
    outcome = _outcome(document, source, original)
    for line in _told(the_map, outcome):
        print(harmless(line))
    if not arguments.yes and not _agreed():
        print("nothing was recorded; add --yes to accept this copy")
        return 1
    for line in _accepted(document, source, original, outcome, arguments):
        print(harmless(line))
    return 0


def _recorded_path(document: Document, source: Source, named: str) -> Path:
    if source.file is None:
        raise CannotDoError(f'"{source.id}" has no held copy', f"argmap source add {named} FILE --id {source.id}")
    path = place_of_copy(document, source, source.file)
    if not stays_inside(document, source, source.file):
        raise CannotDoError(
            f'the copy of "{source.id}" lies outside the folder of the map: {source.file}',
            f"if it may be read, name it: argmap source repin {named} {source.id} {path} --link",
        )
    return path


def _is_recorded(document: Document, source: Source, original: Original, *, link: bool) -> bool:
    """Tell whether the copy that the map records is there, and is the file at hand."""
    if source.file is None or (source.sha256 or "").strip().lower() != original.sha256:
        return False
    recorded = place_of_copy(document, source, source.file)
    if link:
        return recorded.exists() and recorded.samefile(original.path)
    inside = stays_inside(document, source, source.file)
    return inside and recorded.is_file() and read_original(recorded).sha256 == original.sha256


def _outcome(document: Document, source: Source, original: Original) -> _Outcome:
    copy = held_text(source, original.content, original.path.name, cache=cache_folder(document))
    if copy.text is None:
        raise CannotDoError(copy.why_unreadable, "keep the old copy, or bring one whose text can be read")
    pinned = hold(document.map, source.id, file=source.file or original.path.name, sha256=copy.digest)
    checks = verify(pinned, {**held_texts(document), source.id: copy})
    names = (source.id, *source.was)
    anchors = [anchor for anchor in load_anchors(document).values() if anchor.source in names]
    return _Outcome(
        {quote: check for quote, check in checks.items() if check.read_in == source.id},
        {drifted.quote: drifted for drifted in drift("", copy.text.text, anchors)},
    )


def _accepted(
    document: Document, source: Source, original: Original, outcome: _Outcome, arguments: argparse.Namespace
) -> Iterator[str]:
    """Record the copy that was shown, move the anchors whose words stand in one place, and say so."""
    with withdrawn_on_failure(_taken_in(document, source, original, arguments)) as copy:
        after = save(document, hold(document.map, source.id, file=copy.file, sha256=copy.sha256))
    moved = {
        drifted.quote: replace(drifted.anchor, source=source.id, file=copy.file)
        for drifted in outcome.drifts.values()
        if drifted.anchor is not None
    }
    move_anchors(after, moved)
    yield f'"{source.id}" now stands for {copy.file}, sha256 {copy.sha256[:12]}...'
    left = len(outcome.drifts) - len(moved)
    if left:
        yield f"anchors left as they were, for their words do not stand in one place: {left}"


def _taken_in(document: Document, source: Source, original: Original, arguments: argparse.Namespace) -> Copy:
    if arguments.file is None:
        return Copy(source.file or "", original.sha256)
    place = document.place_of(source.id)
    folder = Path(place[0].path).parent if place is not None else map_folder(document)
    return link_copy(original, folder) if arguments.link else hold_copy(original, folder)


def _told(the_map: Map, outcome: _Outcome) -> Iterator[str]:
    number = len(outcome.checks)
    yield f"{number} {'quote is' if number == 1 else 'quotes are'} read in this copy:"
    for check in outcome.checks.values():
        drifted = outcome.drifts.get(check.id)
        yield f"{check.id}: {_fate(drifted, check)}; {headline(check)}"
        if drifted is not None and drifted.anchor is None and check.location is None:
            yield f"  was: {' '.join(drifted.old.words.split())}"
        elif drifted is not None and drifted.anchor is None:
            yield from _indented(drifted.old.words, check.passage, ("was", "is"))
        elif drifted is not None and drifted.fate is not Fate.UNCHANGED and drifted.new is not None:
            yield from _indented(_whole(drifted.old), _whole(drifted.new), ("was", "is"))
        elif drifted is None and check.passage:
            yield from _indented(check.passage, the_map.quotes[check.id].text, ("copy", "quotation"))


def _fate(drifted: Drift | None, check: QuoteCheck) -> str:
    if drifted is None:
        return "was not anchored before"
    if drifted.anchor is not None or drifted.fate is Fate.AMBIGUOUS:
        return _FATES[drifted.fate]
    # Without the old text, only the new one can tell words that changed from words that are gone.
    return _FATES[Fate.GONE if check.location is None else Fate.CHANGED]


def _whole(passage: Passage) -> str:
    return f"{passage.before}{passage.words}{passage.after}"


def _indented(above: str, below: str, names: tuple[str, str]) -> Iterator[str]:
    yield from ("  " + line for line in aligned(above, below, names=names, width=WIDTH - 2))


def _agreed() -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print("Record this copy? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
