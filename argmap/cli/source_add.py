"""`argmap source add`: a file becomes the held copy of a source of a map."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from argmap.cli.naming import known_id
from argmap.edit.sources import add_source, hold, source_of
from argmap.errors import ArgmapError, CannotDoError, RefusedError
from argmap.evidence.bibliography.reading import read_bibliography
from argmap.evidence.bibliography.sources import to_source_fields
from argmap.evidence.extract import Unreadable, extract, metadata
from argmap.evidence.verifying import verify
from argmap.model.ids import slug
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.vocabulary import SOURCE_KINDS, Quality
from argmap.notation.document import Document
from argmap.store.acquiring import Copy, hold_copy, link_copy
from argmap.store.holding import held_texts, map_folder
from argmap.store.loading import load
from argmap.store.reading import read_text
from argmap.store.saving import save

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
    document = load(arguments.map)
    if document.partial:
        raise RefusedError("The map has errors, so nothing can be added to it.", f"argmap check {arguments.map}")
    old = document.map.sources.get(arguments.id or "")
    if old is not None and (old.file or "/" in old.id):
        raise RefusedError(
            f'The source "{old.id}" has a held copy already.', f"argmap source repin {arguments.map} {old.id} FILE"
        )
    folder = _folder(document, old)
    copy = link_copy(arguments.file, folder) if arguments.link else hold_copy(arguments.file, folder)
    try:
        changed, source = _recorded(document, old, copy, arguments)
        after = save(document, changed)
    except ArgmapError:
        if copy.made is not None:  # nothing names the copy, so it would only lie about
            copy.made.unlink(missing_ok=True)
        raise
    _report(after, source, copy)
    return 0


def _folder(document: Document, old: Source | None) -> Path:
    place = document.place_of(old.id) if old is not None else None
    return Path(place[0].path).parent if place is not None else map_folder(document)


def _recorded(document: Document, old: Source | None, copy: Copy, arguments: argparse.Namespace) -> tuple[Map, str]:
    quality = Quality(arguments.quality) if arguments.quality else None
    if old is not None:
        if old.sha256 and old.sha256.lower() != copy.sha256:
            raise RefusedError(
                f'"{old.id}" records the digest {old.sha256[:12]}..., and {arguments.file} has {copy.sha256[:12]}...: '
                "it is not the same file.",
                "Find the file that was recorded, or take the digest out of the map first.",
            )
        return hold(document.map, old.id, file=copy.file, sha256=copy.sha256, quality=quality), old.id
    source = _new_source(document, copy, arguments)
    changed = add_source(document.map, source)
    return hold(changed, source.id, file=copy.file, sha256=copy.sha256, quality=quality), source.id


def _new_source(document: Document, copy: Copy, arguments: argparse.Namespace) -> Source:
    fields = _bibliographic(arguments) or _own_words(arguments.file.name, copy.content)
    fields |= {"source" if name == "title" else name: value for name in _TOLD if (value := getattr(arguments, name))}
    if "source" not in fields:
        fields["source"] = _asked_title(arguments.file)
    taken = {node_id.lower() for node_id in document.map.nodes}
    words = " ".join([fields.get("author", "").split(",")[0].split(" ")[-1], fields.get("date", "")[:4]]).strip()
    source_id = arguments.id or slug(words if len(words.split()) > 1 else fields["source"], taken=taken)
    return source_of(source_id, fields)


def _bibliographic(arguments: argparse.Namespace) -> dict[str, str]:
    if arguments.bibliography is None:
        return {}
    bibliography = read_bibliography(read_text(arguments.bibliography), str(arguments.bibliography))
    for problem in bibliography.problems:
        print(f"{problem.path}:{problem.line}: {problem.severity.value}: {problem.message}", file=sys.stderr)
    entries = bibliography.entries
    if arguments.key is not None:
        return to_source_fields(entries[known_id(arguments.key, entries, Map(), what="entry")])
    if len(entries) != 1:
        keys = ", ".join(list(entries)[:8])
        raise CannotDoError(
            f"{arguments.bibliography} has {len(entries)} entries", f"name one with --key: {keys}" if keys else ""
        )
    return to_source_fields(next(iter(entries.values())))


def _own_words(name: str, content: bytes) -> dict[str, str]:
    said = metadata(content, name=name)
    fields = {"source": said.title, "author": "; ".join(said.authors), "date": said.date}
    return {field: value for field, value in fields.items() if value}


def _asked_title(file: Path) -> str:
    if sys.stdin.isatty() and sys.stderr.isatty():
        print(f"Title of the source [{file.stem}]: ", end="", file=sys.stderr, flush=True)
        return " ".join(sys.stdin.readline().split()) or file.stem
    return file.stem


def _report(document: Document, source_id: str, copy: Copy) -> None:
    source = document.map.sources[source_id]
    print(f'"{source_id}" ({source.title}) now has a held copy: {copy.file}, sha256 {copy.sha256[:12]}...')
    text = extract(copy.content, name=copy.file, encoding=source.encoding)
    if isinstance(text, Unreadable):
        print(f"its text cannot be read, so quotes from it stay unchecked: {copy.file} {text.reason}")
        return
    pages = f", {len(text.page_starts)} pages" if len(text.page_starts) > 1 else ""
    print(f"its text has {len(text.text):,} characters{pages}")
    checks = verify(document.map, held_texts(document, allow_outside=True))
    read = Counter(check.verdict.value for check in checks.values() if check.read_in == source_id)
    if read:
        print("quotes read in it: " + ", ".join(f"{number} {verdict}" for verdict, number in sorted(read.items())))
