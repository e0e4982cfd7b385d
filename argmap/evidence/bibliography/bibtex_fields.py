"""What the types and fields of BibTeX and biblatex mean in CSL."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from bibtexparser.middlewares.names import NameParts, parse_single_name_into_parts, split_multiple_persons_names

from argmap.evidence.bibliography.dates import date_of, guess_date, month_number, read_date
from argmap.evidence.bibliography.entry import CslValue, Date, Name, one_line, tidy
from argmap.evidence.bibliography.latex import from_address, from_latex
from argmap.evidence.bibliography.names import body, person

_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "legal_case",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
_ARTICLES = {"magazine": "article-magazine", "newspaper": "article-newspaper", "review": "review"}
_PUBMED = ("pubmed", "pmid")
_EPRINTS = (*_PUBMED, "arxiv")
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis"}

_NAMES = {
    "author": "author",
    "bookauthor": "container-author",
    "commentator": "contributor",
    "director": "director",
    "editor": "editor",
    "origauthor": "original-author",
    "recipient": "recipient",
    "translator": "translator",
}
_EDITOR_TYPES = {
    "collaborator": "contributor",
    "compiler": "compiler",
    "continuator": "editor",
    "director": "director",
    "editor": "editor",
    "founder": "series-creator",
    "organizer": "organizer",
    "producer": "producer",
    "reviser": "editor",
}
_ADDRESSES = {"url": "URL", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID"}
_TEXTS = {
    "abstract": "abstract",
    "address": "publisher-place",
    "annotation": "annote",
    "annote": "annote",
    "callnumber": "call-number",
    "chapter": "chapter-number",
    "edition": "edition",
    "eventtitle": "event-title",
    "institution": "publisher",
    "issue": "issue",
    "keywords": "keyword",
    "langid": "language",
    "language": "language",
    "lccn": "call-number",
    "library": "archive",
    "location": "publisher-place",
    "note": "note",
    "organization": "publisher",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "publisher": "publisher",
    "school": "publisher",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "type": "genre",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
_TITLES = {
    "title": ("title",),
    "subtitle": ("title",),
    **dict.fromkeys("booktitle booksubtitle journal journaltitle journalsubtitle".split(), ("container-title",)),
    **dict.fromkeys(("maintitle", "mainsubtitle"), ("container-title", "collection-title")),
    "series": ("collection-title",),
    "number": ("number", "issue", "collection-number"),
    "eprint": ("PMID", "number"),
    "howpublished": ("URL", "publisher"),
}
"""Where the words of a field are found, whole or as part of others."""

_REFERRING = frozenset("crossref xdata entrysubtype editortype eprinttype archiveprefix".split())
"""Fields that say how others are read."""

_DATES = {"date": "issued", "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
_PAGE_DASH = re.compile(r"\s*(?:-{1,3}|[‐-―])\s*")
_BIBLATEX_NAME = re.compile(r"(?:^|,)\s*(family|given|prefix|suffix|useprefix)\s*=\s*", re.IGNORECASE)
_URL = re.compile(r"\\url\s*\{|^https?://")
_FIRST_NUMBER = re.compile(r"\d+")


def csl_of(kind: str, fields: Mapping[str, str]) -> dict[str, CslValue]:
    """Return the CSL variables of an entry of type `kind`, in lower case, whose values are still LaTeX."""
    csl_type = _csl_type(kind, fields)
    variables: dict[str, CslValue] = {"type": csl_type, "title": _title(fields, "title", "subtitle")}
    variables |= _contributors(fields) | {"issued": _issued(fields)} | _container(kind, fields)
    for name, variable in _TEXTS.items():
        if fields.get(name):
            variables.setdefault(variable, tidy(variable, from_latex(fields[name])))
    for name, variable in _DATES.items():
        if fields.get(name):
            # biblatex writes about as `~`, which LaTeX would take for a space.
            variables[variable] = guess_date(from_address(fields[name]))
    for name, variable in _ADDRESSES.items():
        if fields.get(name):
            variables[variable] = one_line(from_address(fields[name]))
    variables["page"] = _PAGE_DASH.sub("-", one_line(from_latex(fields.get("pages", ""))))
    variables |= _number(csl_type, fields)
    if csl_type == "thesis":
        genre = str(variables.get("genre") or kind)
        variables["genre"] = _GENRES.get(genre, "" if genre == "thesis" else genre)
    for found in (_published(fields), _eprint(fields)):
        for variable, value in found.items():
            variables.setdefault(variable, value)
    return {name: value for name, value in variables.items() if value not in ("", (), Date())}


def unread_of(kind: str, fields: Mapping[str, str], variables: Mapping[str, CslValue]) -> Iterator[str]:
    """Give the fields of an entry, and its type, that its CSL `variables` do not hold."""
    if kind not in _TYPES and kind not in _GENRES and kind != "misc":
        yield f"the type {kind}"
    for name, value in fields.items():
        if value.strip() and not _is_read(name, fields, variables):
            yield name


def _is_read(name: str, fields: Mapping[str, str], variables: Mapping[str, CslValue]) -> bool:
    value = fields[name]
    if name in _NAMES:
        # Two kinds of helpers may come under one name, and then the last ones stand there.
        return variables.get(_variable_of(name, fields)) == _names(value)
    if name in _DATES or name in _ADDRESSES:
        return (_DATES.get(name) or _ADDRESSES[name]) in variables
    if name in ("year", "month", "day"):
        return _is_dated(name, fields, variables)
    if name in _REFERRING:
        return _is_followed(name, fields)
    if name == "pages":
        return "page" in variables
    if name == "type" and variables.get("type") == "thesis":
        return True
    words = one_line(from_address(value) if name in ("eprint", "howpublished") else from_latex(value))
    places = _TITLES.get(name) or ((_TEXTS[name],) if name in _TEXTS else ())
    return any(words in one_line(str(variables.get(place, ""))) for place in places)


def _is_followed(name: str, fields: Mapping[str, str]) -> bool:
    known: Mapping[str, Collection[str]] = {
        "entrysubtype": _ARTICLES,
        "editortype": _EDITOR_TYPES,
        "eprinttype": _EPRINTS,
        "archiveprefix": _EPRINTS,
    }
    return name not in known or fields[name].strip().lower() in known[name]


def _is_dated(name: str, fields: Mapping[str, str], variables: Mapping[str, CslValue]) -> bool:
    """Tell whether the date of an entry says its year, month or day."""
    issued = variables.get("issued")
    if not isinstance(issued, Date):
        return False
    if issued.literal:
        return one_line(from_latex(fields[name])) in issued.literal
    place = ("year", "month", "day").index(name)
    words = one_line(from_latex(fields[name]))
    told = month_number(words) if name == "month" else words
    return len(issued.parts[0]) > place and (not told.isdigit() or int(told[:5]) == issued.parts[0][place])


def _variable_of(name: str, fields: Mapping[str, str]) -> str:
    kind = fields.get("editortype", "").strip().lower()
    return _EDITOR_TYPES.get(kind, "editor") if name == "editor" else _NAMES[name]


def _contributors(fields: Mapping[str, str]) -> dict[str, CslValue]:
    return {_variable_of(name, fields): _names(fields[name]) for name in _NAMES if fields.get(name)}


def _csl_type(kind: str, fields: Mapping[str, str]) -> str:
    subtype = fields.get("entrysubtype", "").strip().lower()
    if kind == "article" and subtype in _ARTICLES:
        return _ARTICLES[subtype]
    return _TYPES.get(kind, "document")


def _title(fields: Mapping[str, str], title: str, subtitle: str) -> str:
    """Join a title and its subtitle, as CSL has them."""
    words = one_line(from_latex(fields.get(title, "")))
    more = one_line(from_latex(fields.get(subtitle, "")))
    if not (words and more):
        return words or more
    return f"{words}{' ' if words[-1] in '?!:.' else ': '}{more}"


def _container(kind: str, fields: Mapping[str, str]) -> dict[str, CslValue]:
    container = _title(fields, "booktitle", "booksubtitle")
    journal = _title(fields, "journaltitle" if "journaltitle" in fields else "journal", "journalsubtitle")
    main = _title(fields, "maintitle", "mainsubtitle")
    found: dict[str, CslValue] = {"container-title": container or journal}
    series = one_line(from_latex(fields.get("series", "")))
    if main and container:
        found["collection-title"] = main
    elif main:
        found["container-title"] = main
    if series:
        found["collection-title"] = series
        if fields.get("number") and kind != "article":
            found["collection-number"] = one_line(from_latex(fields["number"]))
    return found


def _number(csl_type: str, fields: Mapping[str, str]) -> dict[str, CslValue]:
    number = one_line(from_latex(fields.get("number", "")))
    if csl_type.startswith("article") or csl_type in {"periodical", "review"}:
        return {"issue": number} if number and "issue" not in fields else {}
    return {"number": number} if number and not fields.get("series") else {}


def _published(fields: Mapping[str, str]) -> dict[str, CslValue]:
    published = fields.get("howpublished", "")
    if _URL.search(published):
        return {"URL": one_line(from_address(published))}
    return {"publisher": one_line(from_latex(published))} if published else {}


def _eprint(fields: Mapping[str, str]) -> dict[str, CslValue]:
    eprint = from_address(fields.get("eprint", ""))
    system = fields.get("eprinttype", fields.get("archiveprefix", "")).strip().lower()
    if not eprint:
        return {}
    if system in _PUBMED:
        return {"PMID": eprint}
    return {"number": f"arXiv:{eprint.removeprefix('arXiv:')}"} if system == "arxiv" else {}


def _issued(fields: Mapping[str, str]) -> Date:
    if fields.get("date"):
        return Date()
    year = one_line(from_latex(fields.get("year", "")))
    month = one_line(from_latex(fields.get("month", "")))
    day = one_line(from_latex(fields.get("day", "")))
    if not day and (number := _FIRST_NUMBER.search(month)) and not month.isdigit():
        # Month and day in one field: `month = sep # "~8"`, or `8 September`.
        day, month = number[0], f"{month[: number.start()]} {month[number.end() :]}".strip(" .,~\u00a0")
    date = date_of(year, month_number(month), day) or date_of(year, month_number(month))
    return date or (guess_date(f"{month} {year}") if month else read_date(year))


def _names(value: str) -> tuple[Name, ...]:
    return tuple(
        name for words in split_multiple_persons_names(" ".join(value.split())) if (name := _name(words)) != Name()
    )


def _name(words: str) -> Name:
    words = words.strip()
    if _is_group(words):
        return body(from_latex(words))
    if _BIBLATEX_NAME.match(words):
        return _biblatex_name(words)
    parts: NameParts = parse_single_name_into_parts(words, strict=False)
    family, given, particle, suffix = (
        one_line(from_latex(" ".join(part))) for part in (parts.last, parts.first, parts.von, parts.jr)
    )
    return person(family, given, particle=particle, suffix=suffix)


def _biblatex_name(words: str) -> Name:
    """Read biblatex's extended form: `family=Gogh, given=Vincent, prefix=van, useprefix=true`."""
    places = list(_BIBLATEX_NAME.finditer(words))
    ends = [place.start() for place in places[1:]] + [len(words)]
    parts = {
        place[1].lower(): one_line(from_latex(words[place.end() : end])).strip('"')
        for place, end in zip(places, ends, strict=True)
    }
    used = parts.get("useprefix", "false").lower() == "true"
    prefix = parts.get("prefix", "")
    return person(
        parts.get("family", ""),
        parts.get("given", ""),
        particle=prefix if used else "",
        dropping="" if used else prefix,
        suffix=parts.get("suffix", ""),
    )


def _is_group(words: str) -> bool:
    """Tell whether one pair of braces holds all the words, as in `{Royal Society}` and not in `{A} and {B}`."""
    if not (words.startswith("{") and words.endswith("}")) or words.startswith("{\\"):
        return False
    depth = 0
    for place, character in enumerate(words):
        depth += (character == "{") - (character == "}")
        if not depth:
            return place == len(words) - 1
    return False
