"""RIS, the tagged format of Zotero, EndNote and library catalogues, as an entry a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.evidence.bibliography.collecting import Collector
from argmap.evidence.bibliography.dates import guess_date
from argmap.evidence.bibliography.entry import Bibliography, CslValue, Date, Name, one_line, tidy
from argmap.evidence.bibliography.names import body, person

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: |$)(.*)")
_LINE_END = re.compile(r"\r\n|\n|\r")

_TYPES = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "book",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "periodical",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
}
_PARTS = frozenset(
    """article-journal article-magazine article-newspaper chapter entry-dictionary entry-encyclopedia
    paper-conference post-weblog webpage""".split()
)
"""Kinds whose second title is the title of what contains them; for others it is the title of the series."""

_TEXTS = {
    "AB": "abstract",
    "CN": "call-number",
    "CY": "publisher-place",
    "DO": "DOI",
    "ET": "edition",
    "J2": "container-title-short",
    "JA": "container-title-short",
    "LA": "language",
    "M3": "genre",
    "N1": "note",
    "N2": "abstract",
    "NV": "number-of-volumes",
    "OP": "original-title",
    "PB": "publisher",
    "PP": "publisher-place",
    "SE": "section",
    "ST": "title-short",
    "UR": "URL",
    "VL": "volume",
    "VO": "volume",
}
_TITLES = ("TI", "T1", "CT", "BT")
_CONTAINERS = ("T2", "JF", "JO", "BT")
_DATES = ("DA", "Y1", "PY", "YR")
_AUTHORS = ("AU", "A1")
_NAMES = {"A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator", "RP": "recipient"}
_NUMBERED = frozenset(["report", "patent", "bill", "legislation", "legal_case", "standard", "regulation"])


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    kind: str
    tags: dict[str, list[str]] = field(default_factory=dict)


def read_ris(text: str, path: str) -> Bibliography:
    """Read RIS; a record that does not end with `ER` ends where the next begins, and is reported."""
    collector = Collector(path)
    for record in _records(text, collector):
        key, variables = _first(record.tags, ("ID", "LB")), _variables(record)
        collector.add(key, variables, line=record.line, unread=_unread(record, key, variables))
    return collector.bibliography()


def _records(text: str, collector: Collector) -> Iterator[_Record]:
    record: _Record | None = None
    last = ""
    number = 0
    for number, line in enumerate(_LINE_END.split(text), 1):
        match = _TAG.match(line)
        tag, words = (match[1], match[2].strip()) if match else ("", line.strip())
        if tag == "TY":
            if record is not None:
                _report_missing_end(record, collector)
                yield record
            record, last = _Record(number, words.upper()), ""
        elif record is None:
            _report_astray(words, number, collector)
        elif tag == "ER":
            yield record
            record = None
        elif tag:
            record.tags.setdefault(tag, []).append(words)
            last = tag
        elif words and last:
            record.tags[last][-1] += f"\n{words}"
        else:
            _report_astray(words, number, collector)
    if record is not None:
        _report_missing_end(record, collector)
        yield record


def _report_astray(words: str, line: int, collector: Collector) -> None:
    if words:
        message = "this line stands outside every record, or before its first tag"
        collector.doubtful("W502", message, "a record begins with TY, and goes on with tags", line=line)


def _report_missing_end(record: _Record, collector: Collector) -> None:
    collector.broken(
        "this record has no end; it was read up to the next record",
        'end it with the line "ER  - ", and check that the file is whole',
        line=record.line,
    )


def _variables(record: _Record) -> dict[str, CslValue]:
    tags = record.tags
    kind = _TYPES.get(record.kind, "document")
    variables: dict[str, CslValue] = {"type": kind, "title": one_line(_first(tags, _TITLES))}
    variables["author"] = _names(tags, _AUTHORS)
    variables["issued"] = _date(tags)
    container = one_line(_first(tags, _CONTAINERS))
    if container != variables["title"]:
        variables["container-title" if kind in _PARTS else "collection-title"] = container
    for tag, usual in _NAMES.items():
        name = "recipient" if tag == "A2" and kind == "personal_communication" else usual
        if tag in tags:
            variables[name] = (*_already(variables, name), *_names(tags, (tag,)))
    for tag, name in _TEXTS.items():
        if tag in tags:
            variables.setdefault(name, tidy(name, ("\n\n" if name == "note" else " ").join(tags[tag])))
    variables["keyword"] = ", ".join(filter(None, (one_line(words) for words in tags.get("KW", ()))))
    number = one_line(_first(tags, ("IS", "M1", "CP")))
    variables["number" if kind in _NUMBERED else "issue"] = number
    standard_number = one_line(_first(tags, ("SN",)))
    if kind == "report":
        variables["number"] = number or standard_number
    else:
        variables["ISSN" if kind.startswith("article") or kind == "periodical" else "ISBN"] = standard_number
    if _first(tags, ("Y2",)):
        variables["accessed"] = guess_date(_first(tags, ("Y2",)))
    if _first(tags, ("SP",)):
        name = "number-of-pages" if kind in {"book", "thesis", "report"} and "EP" not in tags else "page"
        variables[name] = "-".join(filter(None, (one_line(_first(tags, (tag,))) for tag in ("SP", "EP"))))
    return variables


def _unread(record: _Record, key: str, variables: Mapping[str, CslValue]) -> Iterator[str]:
    """Give the tags of which a record says something that its variables do not, and its type where it is unknown."""
    if record.kind not in _TYPES and record.kind not in ("GEN", ""):
        yield f"TY {record.kind}"
    issued = variables.get("issued")
    known = {one_line(str(value)) for value in variables.values() if isinstance(value, str)} | {one_line(key)}
    for tag, values in record.tags.items():
        for words in values:
            if words and not _is_read(tag, words, issued, known):
                yield tag


def _is_read(tag: str, words: str, issued: CslValue | None, known: Collection[str]) -> bool:
    if tag in _AUTHORS or tag in _NAMES or tag in ("KW", "Y2"):
        return True
    if tag in _DATES:
        date = guess_date(words)
        parts = issued.parts[0] if isinstance(issued, Date) and issued.parts else ()
        return date == issued or (bool(date.parts) and parts[: len(date.parts[0])] == date.parts[0])
    line = one_line(words)
    if tag in ("SP", "EP"):
        return any(said == line or said.startswith(f"{line}-") or said.endswith(f"-{line}") for said in known)
    # Several values of one tag are one text.
    return line in known or (tag in _TEXTS and any(line in said for said in known))


def _already(variables: Mapping[str, CslValue], name: str) -> tuple[Name, ...]:
    names = variables.get(name, ())
    return names if isinstance(names, tuple) else ()


def _first(tags: Mapping[str, Sequence[str]], names: Sequence[str]) -> str:
    return next((words for name in names for words in tags.get(name, ()) if words), "")


def _names(tags: Mapping[str, Sequence[str]], names: Sequence[str]) -> tuple[Name, ...]:
    return tuple(_name(one_line(words)) for name in names for words in tags.get(name, ()) if words)


def _name(words: str) -> Name:
    """Read `Family, Given, Suffix`; a name without a comma is a body's."""
    family, _, rest = words.partition(",")
    given, _, suffix = rest.partition(",")
    return person(family, given, suffix=suffix) if given.strip() else body(words.strip(" ,"))


def _date(tags: Mapping[str, Sequence[str]]) -> Date:
    """Return the most exact of the dates of a record."""
    dates = [guess_date(words) for name in _DATES for words in tags.get(name, ()) if words]
    exact = [date for date in dates if date.parts]
    return max(exact, key=lambda date: len(date.parts[0])) if exact else next(iter(dates), Date())
