"""BibTeX and biblatex, as LaTeX users, Zotero and Better BibTeX write them: entries with their fields resolved.

bibtexparser cuts the file into blocks; this module joins strings, follows crossref and xdata, and reports faults.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.splitter import Splitter

from argmap.evidence.bibliography.bibtex_fields import csl_of, unread_of
from argmap.evidence.bibliography.collecting import Collector
from argmap.evidence.bibliography.dates import MONTHS
from argmap.evidence.bibliography.entry import Bibliography

# The splitter logs each fault that it also returns.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_MONTH_STRINGS = {month[:3].lower(): month for month in MONTHS}
_NOT_INHERITED = frozenset(
    """crossref entryset entrysubtype execute ids keywords label options presort related relatedoptions
    relatedstring relatedtype shortauthor shorthand shorttitle sortkey sortname sortshorthand sorttitle sortyear
    xdata xref""".split()
)
_TITLES_OF_PARTS = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_TITLES_OF_ARTICLES = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_TITLES_OF_VOLUMES = {"title": "maintitle", "subtitle": "mainsubtitle"}
_PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference".split()
)
_LOST_START = re.compile(r"^\s*@\s*\w", re.MULTILINE)
_MAX_INHERITED = 10_000_000
"""Characters that all entries together may inherit, so that many entries under one long one cannot fill the memory."""


@dataclass(frozen=True, slots=True)
class _Record:
    key: str
    kind: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Characters of the fields."""
        return sum(len(name) + len(value) for name, value in self.fields.items())


def read_bibtex(text: str, path: str) -> Bibliography:
    """Read BibTeX or biblatex; an entry that cannot be read is reported and left out."""
    collector = Collector(path)
    records: dict[str, _Record] = {}
    for record in _records(text, collector):
        if record.key in records:
            _report_same_key(record.key, record.line, collector)
        else:
            # An entry without a key is kept, under something that nothing can refer to.
            records[record.key or f",{record.line}"] = record
    shared = {key for record in records.values() for key in _shared(record)}
    for name, record in zip(records, _resolved(records, collector), strict=True):
        variables, own = csl_of(record.kind, record.fields), records[name].fields
        if record.kind != "xdata":
            collector.add(record.key, variables, line=record.line, unread=unread_of(record.kind, own, variables))
        elif record.key not in shared:
            collector.leave(["the entry, from which no other takes anything"], key=record.key, line=record.line)
        else:
            collector.leave(unread_of("misc", own, variables), key=record.key, line=record.line)
    return collector.bibliography()


def _records(text: str, collector: Collector) -> Iterator[_Record]:
    strings = dict(_MONTH_STRINGS)
    for block in Splitter(text).split().blocks:
        line = _line(block)
        match block:
            case String():
                strings[block.key.lower()] = _joined(block.value, strings, line, collector)
            case DuplicateBlockKeyBlock():
                _report_same_key(block.key, line, collector)
            case DuplicateFieldKeyBlock() if isinstance(block.ignore_error_block, Entry):
                names = ", ".join(sorted(block.duplicate_keys))
                message = f"a field is given twice ({names}); the first was read"
                collector.doubtful("W502", message, "delete one of the two", line=line)
                yield _record(block.ignore_error_block, strings, collector)
            case Entry():
                yield _record(block, strings, collector)
            case ParsingFailedBlock():
                collector.unreadable(
                    f"this entry cannot be read: {_reason(block)}",
                    "check its braces, quotation marks and commas",
                    line=line,
                )
            case ImplicitComment() if _LOST_START.search(block.comment):
                collector.unreadable(
                    "something that begins with @ is no entry", "write it as @book{key, ...}", line=line
                )
            case ExplicitComment() | ImplicitComment() if block.comment.strip():
                collector.leave(["a comment"], line=line)
            case Preamble():
                collector.leave(["a preamble"], line=line)
            case _:
                pass


def _record(entry: Entry, strings: Mapping[str, str], collector: Collector) -> _Record:
    record = _Record(entry.key.strip(), entry.entry_type.strip().lower(), _line(entry))
    for part in entry.fields:
        value = _joined(str(part.value), strings, part.start_line + 1, collector)
        record.fields.setdefault(part.key.strip().lower(), value)
    return record


def _report_same_key(key: str, line: int, collector: Collector) -> None:
    message = f'the key "{key}" is used by an entry above; this one is left out'
    collector.doubtful("W501", message, "give it another key", line=line)


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _reason(block: ParsingFailedBlock) -> str:
    words = str(getattr(block.error, "abort_reason", "") or block.error or "it is not well formed")
    words = " ".join(words.split()).rstrip(".")
    return words[:1].lower() + words[1:200]


def _joined(value: str, strings: Mapping[str, str], line: int, collector: Collector) -> str:
    """Join the parts of a value: `jan # "~1"`."""
    parts: list[str] = []
    for part in _parts(value):
        if part[:1] in ("{", '"'):
            parts.append(part[1:-1] if part[-1:] in ("}", '"') and len(part) > 1 else part[1:])
        elif part.lower() in strings:
            parts.append(strings[part.lower()])
        else:
            parts.append(part)
            if part and not part.isdigit():
                collector.doubtful(
                    "W502", f'no @string is called "{part[:60]}"', "define it, or write the words in braces", line=line
                )
    return "".join(parts)


def _parts(value: str) -> Iterator[str]:
    """Divide a value at every `#` outside braces and quotation marks."""
    depth, quoted, start = 0, False, 0
    escaped = False
    for place, character in enumerate(value):
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "{":
            depth += 1
        elif character == "}":
            depth = max(depth - 1, 0)
        elif character == '"' and not depth:
            quoted = not quoted
        elif character == "#" and not depth and not quoted:
            yield value[start:place].strip()
            start = place + 1
    yield value[start:].strip()


def _resolved(records: Mapping[str, _Record], collector: Collector) -> Iterator[_Record]:
    """Yield the records with what they inherit, in file order; a circle of references ends at its first entry."""
    done: dict[str, _Record] = {}
    allowance = _MAX_INHERITED
    for first in records:
        chain = [] if first in done else [(first, iter(_parents(records[first])))]
        on_chain = {first}
        while chain:
            key, parents = chain[-1]
            above = next((up for up in parents if up in records and up not in done and up not in on_chain), None)
            if above is not None:
                chain.append((above, iter(_parents(records[above]))))
                on_chain.add(above)
                continue
            chain.pop()
            on_chain.discard(key)
            record = records[key]
            allowance -= sum(done[up].size for up in _parents(record) if up in done)
            if allowance < 0:
                collector.unreadable(
                    "crossref and xdata hand down too much to read", "take them apart", line=record.line
                )
            done[key] = _with_inherited(record, done, collector) if allowance >= 0 else record
        yield done[first]


def _shared(record: _Record) -> set[str]:
    """Return the keys of the entries from which a record takes every field."""
    return {key.strip() for key in record.fields.get("xdata", "").split(",")}


def _parents(record: _Record) -> list[str]:
    keys = [key.strip() for name in ("xdata", "crossref") for key in record.fields.get(name, "").split(",")]
    return [key for key in dict.fromkeys(keys) if key]


def _with_inherited(record: _Record, done: Mapping[str, _Record], collector: Collector) -> _Record:
    fields = dict(record.fields)
    shared = _shared(record)
    for key in _parents(record):
        parent = done.get(key)
        if parent is None:
            collector.doubtful(
                "W503",
                f'"{record.key}" takes fields from "{key}", which is no entry, or takes them from it in turn',
                "correct the crossref or xdata",
                line=record.line,
            )
            continue
        names = {} if key in shared else _new_names(record.kind, parent.kind)
        for name, value in parent.fields.items():
            if key in shared or name not in _NOT_INHERITED:
                fields.setdefault(names.get(name, name), value)
    return _Record(record.key, record.kind, record.line, fields)


def _new_names(kind: str, parent: str) -> Mapping[str, str]:
    """Return the names under which a part inherits the titles of its whole (biblatex manual, appendix B)."""
    if kind in _PARTS:
        return _TITLES_OF_PARTS if not parent.startswith("mv") else _TITLES_OF_VOLUMES
    if kind in ("article", "suppperiodical"):
        return _TITLES_OF_ARTICLES
    return _TITLES_OF_VOLUMES if parent.startswith("mv") else {}
