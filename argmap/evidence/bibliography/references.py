"""References: what a reader needs to find a source, in a style close to the bibliographies of the Chicago manual."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.evidence.bibliography.entry import Date, Entry, Name
from argmap.evidence.bibliography.sources import entry_of_source
from argmap.evidence.bibliography.wording import (
    dated,
    edition,
    listed,
    page_locator,
    pages,
    year_of,
)
from argmap.model.map import Map
from argmap.model.nodes import Source

SERIAL_KINDS = frozenset("article article-journal article-magazine article-newspaper review review-book".split())
"""Kinds that appear in a numbered or dated series."""

LEGAL_KINDS = frozenset("bill legal_case legislation regulation treaty".split())
"""Kinds cited by number and authority."""

_ITALIC_KINDS = frozenset(
    """book classic collection legal_case motion_picture musical_score pamphlet performance periodical report
    standard song""".split()
)
_PLAIN_KINDS = frozenset(
    """bill dataset document event graphic hearing legislation map patent personal_communication regulation software
    treaty""".split()
)
"""Kinds whose titles stand without quotation marks; the others' have them."""

_DATED_KINDS = frozenset(
    """broadcast document event graphic hearing interview manuscript map performance personal_communication post
    post-weblog speech webpage""".split()
)
"""Kinds that are known by their own date, which is not that of the edition they are read in."""

_DATED_BY_WHOLE = frozenset("chapter entry entry-dictionary entry-encyclopedia paper-conference".split())
"""Kinds that came out with what contains them."""

_ITALIC_ALONE = frozenset("pamphlet performance report song standard".split())
"""Kinds whose titles have quotation marks where they are a part of something."""

_KIND_WORDS = {
    "broadcast": "Broadcast",
    "dataset": "Data set",
    "interview": "Interview",
    "map": "Map",
    "motion_picture": "Film",
    "musical_score": "Musical score",
    "software": "Software",
    "thesis": "Thesis",
}
_LEADS = (
    ("author", ""),
    ("editor", "ed"),
    ("compiler", "comp"),
    ("director", "dir"),
    ("composer", ""),
    ("performer", ""),
    ("translator", "trans"),
)
_HELPERS = (
    ("editor", "Edited by"),
    ("compiler", "Compiled by"),
    ("translator", "Translated by"),
    ("director", "Directed by"),
    ("interviewer", "Interview by"),
)
_MARKUP = re.compile(r"<(/?)(i|b|sub|sup|sc|span)(?: [^<>]{0,100})?>")
_ENDS = (".", "?", "!", ".”", "?”", "!”", ".’", "…")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text in one style."""

    text: str
    italic: bool = False


Sentence = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference of one source; `order` sorts references as a reader looks for them."""

    id: str
    segments: tuple[Segment, ...]
    order: str

    @property
    def text(self) -> str:
        """The reference without its styles."""
        return "".join(segment.text for segment in self.segments)


def reference_list(map_: Map, sources: Iterable[str] | None = None) -> tuple[Reference, ...]:
    """Return the references of `sources`, or of every source of the map, by author and then by title and date."""
    chosen = map_.sources if sources is None else dict.fromkeys(sources)
    return tuple(
        sorted((reference(map_.sources[source], map_) for source in chosen), key=lambda found: (found.order, found.id))
    )


def reference(source: Source, map_: Map) -> Reference:
    """Return the reference of a source; a source that is part of another is found by way of that one.

    The style is a plain one of our own: styles of CSL are under a licence that asks for the same licence in turn.
    """
    entry = entry_of_source(source, map_)
    whole = map_.sources.get(source.part_of or "")
    printed = entry_of_source(whole, map_).date("issued") if whole else None
    locator = (source.at or "").strip() if whole else ""
    sentences = [sentence for sentence in _sentences(entry, printed, locator) if any(part.text for part in sentence)]
    names, _ = _lead(entry)
    key = f"{listed(names, first_inverted=True)} {entry.text('title')} {dated(entry.date('issued'))}".strip()
    folded = unicodedata.normalize("NFKD", key).casefold()
    return Reference(
        source.id, _joined(sentences), "".join(letter for letter in folded if letter.isalnum() or letter == " ")
    )


def _sentences(entry: Entry, printed: Date | None, locator: str) -> Iterator[Sentence]:
    kind = entry.text("type")
    names, role = _lead(entry)
    if names:
        yield _words(f"{listed(names, first_inverted=True)}{role}")
    if kind in LEGAL_KINDS:
        yield _legal(entry)
    elif kind in SERIAL_KINDS:
        yield _title(entry)
        yield from _helpers(entry, role)
        yield _serial(entry)
    else:
        yield from _work(entry, printed, locator, role)
    yield _words(_archive(entry))
    yield _words(_access(entry))


def _lead(entry: Entry) -> tuple[Sequence[Name], str]:
    """Return the names that a reference begins with, and what they did if they are not the authors."""
    for variable, role in _LEADS:
        if names := entry.names(variable):
            several = "s" if role in ("ed", "comp", "dir") and len(names) > 1 else ""
            return names, f", {role}{several}." if role else ""
    return (), ""


def _work(entry: Entry, printed: Date | None, locator: str, role: str) -> Iterator[Sentence]:
    """Yield what there is to say of a book, of a part of one, or of anything that stands alone."""
    kind = entry.text("type")
    dated_itself = kind in _DATED_KINDS or (printed is not None and kind not in _DATED_BY_WHOLE)
    own_date = dated(entry.date("issued")) if dated_itself else ""
    yield _title(entry) if own_date in entry.text("title") else _dated_title(entry, own_date)
    yield _words(_described(entry))
    container = entry.text("container-title")
    if container:
        yield _in(entry, container, locator)
    else:
        yield from _helpers(entry, role)
    yield from _volumes(entry, contained=bool(container))
    event = ", ".join(filter(None, (entry.text("event-title"), entry.text("event-place"))))
    yield _words(f"Presented at {event}" if entry.text("event-title") else "")
    date = printed or Date() if own_date else entry.date("issued")
    yield _words(_published(entry, year_of(date) if kind == "book" else dated(date)))


def _described(entry: Entry) -> str:
    kind, number = entry.text("type"), entry.text("number")
    genre = entry.text("genre") or _KIND_WORDS.get(kind, "")
    if kind == "patent":
        genre = f"{entry.text('jurisdiction')} patent".strip()
    elif number and not genre:
        genre = "No."
    version = entry.text("version")
    words = " ".join(filter(None, (_capital(genre), number)))
    recipients = entry.names("recipient")
    known = all((name.family or name.literal) in entry.text("title") for name in recipients)
    to = "" if known else f"To {listed(recipients)}"
    return ", ".join(filter(None, (words, version and f"version {version}", entry.text("medium"), to)))


def _in(entry: Entry, container: str, locator: str) -> Sentence:
    """Say what contains a part, and where in it."""
    volume = entry.text("volume")
    place = locator or (page_locator(entry.text("page")) if entry.text("page") else "")
    said = f"{container}, {locator}".lower()
    details = [
        f"by {listed(entry.names('container-author'))}" if entry.names("container-author") else "",
        f"edited by {listed(entry.names('editor'))}" if entry.names("editor") and entry.names("author") else "",
        edition(entry.text("edition")) if entry.text("edition") else "",
        f"vol. {volume}" if volume and f"vol. {volume}".lower() not in said else "",
        place,
    ]
    return (
        Segment("In "),
        *_marked(container, italic=True),
        Segment("".join(f", {detail}" for detail in details if detail)),
    )


def _volumes(entry: Entry, *, contained: bool) -> Iterator[Sentence]:
    volume, volumes, series = entry.text("volume"), entry.text("number-of-volumes"), entry.text("collection-title")
    if not contained:
        yield _words(edition(entry.text("edition")) if entry.text("edition") else "")
        named = volume and f"vol. {volume}".lower() in entry.text("title").lower()
        yield _words(f"Vol. {volume}" if volume and not named else "")
    yield _words(f"{volumes} vols." if volumes and not volume else "")
    yield _words(" ".join(filter(None, (series, entry.text("collection-number") if series else ""))))


def _serial(entry: Entry) -> Sentence:
    container, volume, issue = entry.text("container-title"), entry.text("volume"), entry.text("issue")
    date, page = dated(entry.date("issued")), entry.text("page")
    number = ", ".join(filter(None, (volume, issue and f"no. {issue}")))
    numbered = f" {number}" if volume and container else f", {number}" if number and container else number
    if number:
        tail = f"{numbered}{f' ({date})' if date else ''}{f': {pages(page)}' if page else ''}"
    else:
        tail = "".join(f", {part}" for part in (date, page and page_locator(page)) if part)
        tail = tail if container else tail.removeprefix(", ")
    return (*_marked(container, italic=True), Segment(tail))


def _legal(entry: Entry) -> Sentence:
    """Cite by what a court or a register files it under: title, number, report, authority and date."""
    section = entry.text("section")
    report = " ".join(
        filter(
            None,
            (
                entry.text("volume"),
                entry.text("container-title"),
                section and f"§ {section}",
                entry.text("page") and pages(entry.text("page")),
            ),
        )
    )
    authority = ", ".join(
        filter(None, (entry.text("jurisdiction"), entry.text("authority"), dated(entry.date("issued"))))
    )
    details = "".join(f", {part}" for part in (entry.text("number"), report) if part)
    return (
        *_marked(entry.text("title"), italic=entry.text("type") in _ITALIC_KINDS),
        Segment(f"{details}{f' ({authority})' if authority else ''}"),
    )


def _helpers(entry: Entry, role: str) -> Iterator[Sentence]:
    """Yield who else had a hand in a work, but for those it begins with."""
    leading, _ = _lead(entry)
    for variable, words in _HELPERS:
        names = entry.names(variable)
        if names and not (role and names == leading):
            yield _words(f"{words} {listed(names)}")


def _published(entry: Entry, date: str) -> str:
    publisher = ": ".join(filter(None, (entry.text("publisher-place"), entry.text("publisher"))))
    authority = "" if publisher else entry.text("authority")
    return ", ".join(filter(None, (publisher or authority, date)))


def _archive(entry: Entry) -> str:
    parts = ("archive_location", "archive_collection", "archive", "archive-place")
    return ", ".join(filter(None, map(entry.text, parts)))


def _access(entry: Entry) -> str:
    accessed = dated(entry.date("accessed"))
    doi, url = entry.text("DOI"), entry.text("URL")
    address = (doi if doi.startswith("http") else f"https://doi.org/{doi}") if doi else url
    return ". ".join(filter(None, (f"Accessed {accessed}" if accessed and address and not doi else "", address)))


def _title(entry: Entry, stop: str = ".") -> Sentence:
    """Return the title in the dress of its kind; quotation marks hold the stop that follows it."""
    title, kind = entry.text("title"), entry.text("type")
    italic = kind in _ITALIC_KINDS and not (kind in _ITALIC_ALONE and "container-title" in entry.csl)
    if italic or kind in _PLAIN_KINDS or not title:
        return _marked(title, italic=italic)
    inner = title.replace("“", "‘").replace("”", "’")
    return (Segment("“"), *_marked(inner, italic=False), Segment(f"{'' if title.endswith(_ENDS) else stop}”"))


def _dated_title(entry: Entry, date: str) -> Sentence:
    """Return the title followed by the date: `“Diary,” 3 May 1917`."""
    title = _title(entry, ",")
    if not title:
        return _words(date)
    return (*title, Segment(f"{' ' if title[-1].text.endswith('”') else ', '}{date}"))


def _marked(text: str, *, italic: bool) -> Sentence:
    """Read the `<i>` of CSL, which turns italics round, and leave its other marks out."""
    found: list[Segment] = []
    place, turned = 0, False
    for mark in _MARKUP.finditer(text):
        found.append(Segment(text[place : mark.start()], italic != turned))
        place = mark.end()
        if mark[2] == "i":
            turned = not mark[1]
    found.append(Segment(text[place:], italic != turned))
    return tuple(segment for segment in found if segment.text)


def _words(text: str) -> Sentence:
    return (Segment(text),) if text else ()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _joined(sentences: Sequence[Sentence]) -> tuple[Segment, ...]:
    """Join sentences with full stops where there are none, and runs of one style into one."""
    joined: list[Segment] = []
    for place, sentence in enumerate(sentences):
        joined.extend(sentence)
        last = "".join(part.text for part in sentence).rstrip()
        stop = "" if last.endswith(_ENDS) or (place == len(sentences) - 1 and "://" in last.rpartition(" ")[2]) else "."
        joined.append(Segment(f"{stop} " if place < len(sentences) - 1 else stop))
    runs: list[Segment] = []
    for segment in joined:
        if runs and runs[-1].italic == segment.italic:
            runs[-1] = Segment(runs[-1].text + segment.text, segment.italic)
        elif segment.text:
            runs.append(segment)
    return tuple(runs)
