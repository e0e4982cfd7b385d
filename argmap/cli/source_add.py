"""`argmap source add`: a file becomes the held copy of a source of a map."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from argmap.cli.maps import load_to_change
from argmap.cli.naming import known_id
from argmap.cli.streams import harmless
from argmap.edit.sources import source_of
from argmap.errors import CannotDoError, RefusedError
from argmap.evidence.bibliography.entry import Entry
from argmap.evidence.bibliography.reading import read_bibliography
from argmap.evidence.bibliography.sources import to_source_fields
from argmap.evidence.verifying import verify
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.references import earlier_ids
from argmap.model.vocabulary import SOURCE_KINDS, Quality
from argmap.notation.document import Document
from argmap.store.acquiring import Original, read_original, withdrawn_on_failure
from argmap.store.holding import cache_folder, held_text, held_texts, map_folder, stays_inside
from argmap.store.reading import read_text
from argmap.store.saving import save
from argmap.workspace.citing.sourcing import (
    has_copy,
    name_of,
    own_words,
    proposed_source_id,
    refuse_another_file,
    taken_in,
    with_copy,
)

EXAMPLE = """\
  argmap source add maps/trotsky-1918.argmap.yaml ~/texts/article.txt --id article
  argmap source add pump.argmap.yaml snow.pdf --title "On the Mode of Communication of Cholera" --date 1855"""
_TOLD = ("title", "author", "date", "kind")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap source add`."""
    parser.add_argument("map", metavar="MAP", help="the map file, or folder of map files")
    parser.add_argument("file", metavar="FILE", type=Path, help="txt, md, html, pdf, docx or epub")
    parser.add_argument("--id", help="the source that the file is a copy of, or the id of the new source")
    parser.add_argument("--link", action="store_true", help="record the file where it lies instead of copying it")
    parser.add_argument("--from", dest="bibliography", metavar="FILE", type=Path, help="CSL-JSON, BibTeX or RIS file")
    parser.add_argument("--key", help="the entry of that file; needed when it has several")
    parser.add_argument("--title", help="title of a new source")
    parser.add_argument("--author", help='author of a new source; several with ";"')
    parser.add_argument("--date", help="when it was written or issued: 1918-04-18, 1855")
    parser.add_argument("--kind", choices=sorted(SOURCE_KINDS), metavar="KIND", help="CSL type: book, webpage, ...")
    parser.add_argument("--quality", choices=[quality.value for quality in Quality], help="how the text came about")


def run(arguments: argparse.Namespace) -> int:
    """Hold the copy, record it in the map, and say how the quotes stand to it."""
    if arguments.key is not None and arguments.bibliography is None:
        raise CannotDoError("--key names an entry of a bibliography", "name the file too, with --from")
    document = load_to_change(arguments.map, done="added to it")
    old = _existing(document, arguments)
    original = read_original(arguments.file)
    source = old if old is not None else _new_source(document, original, arguments)
    if old is not None:
        refuse_another_file(old, original)
    with withdrawn_on_failure(taken_in(document, source, original, link=arguments.link)) as copy:
        quality = Quality(arguments.quality) if arguments.quality else None
        after = save(document, with_copy(document.map, source, copy, quality))
    for line in _report(after, source.id, original, is_new=old is None):
        print(harmless(line))
    return 0


def _existing(document: Document, arguments: argparse.Namespace) -> Source | None:
    """Return the source of the map that `--id` names. Raises RefusedError or CannotDoError when it takes no copy."""
    wanted = arguments.id or ""
    if "/" in wanted:
        other = wanted.partition("/")[0]
        raise RefusedError(
            f'"{wanted}" is a source of the map {other}.', f"Add the copy there: argmap source add {other}"
        )
    source = document.map.nodes.get(earlier_ids(document.map).get(wanted, wanted))
    if not isinstance(source, Source):
        return None
    if has_copy(document, source):
        raise RefusedError(
            f'The source "{source.id}" has a held copy already.',
            f"argmap source repin {arguments.map} {source.id} FILE",
        )
    told = [f"--{name}" for name in _TOLD if getattr(arguments, name)] + ["--from"] * bool(arguments.bibliography)
    if told:
        raise CannotDoError(
            f'"{source.id}" is in the map already, and {", ".join(told)} would say something else of it',
            "leave that out, and write it in the map file",
        )
    return source


def _new_source(document: Document, original: Original, arguments: argparse.Namespace) -> Source:
    fields = _bibliographic(document, arguments) or own_words(original)
    fields |= {"source" if name == "title" else name: value for name in _TOLD if (value := getattr(arguments, name))}
    if "source" not in fields:
        fields["source"] = _asked_title(original.path)
    return source_of(arguments.id or proposed_source_id(fields, document.map), fields)


def _bibliographic(document: Document, arguments: argparse.Namespace) -> dict[str, str]:
    if arguments.bibliography is None:
        return {}
    fields = to_source_fields(_entry(arguments.bibliography, arguments.key))
    named = document.map.head.bibliography
    if named is not None and os.path.realpath(map_folder(document) / named) != os.path.realpath(arguments.bibliography):
        del fields["csl"]  # the bibliography of the map would not know that key
    return fields


def _entry(file: Path, key: str | None) -> Entry:
    bibliography = read_bibliography(read_text(file), str(file))
    for problem in bibliography.problems:
        line = f"{problem.path}:{problem.line}: {problem.severity.value}: {problem.message}"
        print(harmless(line), file=sys.stderr)
    entries = bibliography.entries
    if key is not None:
        return entries[known_id(key, entries, Map(), what="entry")]
    if len(entries) != 1:
        keys = ", ".join(list(entries)[:8])
        raise CannotDoError(f"{file} has {len(entries)} entries", f"name one with --key: {keys}" if keys else "")
    return next(iter(entries.values()))


def _asked_title(file: Path) -> str:
    stem = name_of(file)
    if sys.stdin.isatty() and sys.stderr.isatty():
        print(f"Title of the source [{harmless(stem)}]: ", end="", file=sys.stderr, flush=True)
        return " ".join(sys.stdin.readline().split()) or stem
    return stem


def _report(document: Document, source_id: str, original: Original, *, is_new: bool) -> Iterator[str]:
    source = document.map.sources[source_id]
    file = source.file or ""
    new = "the new source " if is_new else ""
    yield f'{new}"{source_id}" ({source.title}) now has a held copy: {file}, sha256 {original.sha256[:12]}...'
    said = [f"{name} {value}" for name, value in (("author", source.author), ("date", source.date)) if value]
    if is_new and said:
        yield f"it is recorded with {', '.join(said)}: look that over, for files do not always know"
    if not stays_inside(document, source, file):
        yield "it lies outside the folder of the map, so `argmap verify` reads it with --allow-outside only"
    copy = held_text(source, original.content, file, cache=cache_folder(document))
    if copy.text is None:
        yield f"its text cannot be read, so quotes from it stay unchecked: {copy.why_unreadable}"
        return
    pages = f", {len(copy.text.page_starts)} pages" if len(copy.text.page_starts) > 1 else ""
    yield f"its text has {len(copy.text.text):,} characters{pages}"
    checks = verify(document.map, {**held_texts(document), source_id: copy})
    read = Counter(check.verdict.value for check in checks.values() if check.read_in == source_id)
    if read:
        yield "quotes read in it: " + ", ".join(f"{number} {verdict}" for verdict, number in sorted(read.items()))
