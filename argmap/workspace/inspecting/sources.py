"""What is known of a source, in the inspector: its reference, its held copy, and where it is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.phrasing import counted, plain
from argmap.model.nodes import Source
from argmap.model.vocabulary import Quality
from argmap.workspace.inspecting.facts import Fact
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import Words
from argmap.workspace.inspecting.naming import mention

_MOST = 30


def source_facts(known: Known, source: Source) -> Iterator[Fact]:
    """Say how a source is cited, whether a copy is held and is the recorded one, and which quotes are from it."""
    from argmap.evidence.bibliography.references import reference_list

    cited = next(iter(reference_list(known.map, [source.id])), None)
    if cited is not None:
        yield Fact("Cited as", (Words(plain("".join(segment.text for segment in cited.segments)), "source"),))
    yield Fact("Held copy", _held(known, source))
    own = known.map.shape.quoted_from.get(source.id, ())
    through = [quote.id for quote in known.map.quotes.values() if any(link.source == source.id for link in quote.via)]
    parts = [each.id for each in known.map.sources.values() if each.part_of == source.id]
    for head, ids, noun in (
        ("Origin of", own, "quote"),
        ("Read through it", through, "quote"),
        ("Contains", parts, "source"),
    ):
        if ids:
            shown: list[Sequence[Words]] = [mention(known, each) for each in ids[:_MOST]]
            more = [(Words(f"and {len(ids) - _MOST} more", "dim"),)] if len(ids) > _MOST else []
            yield Fact(head, (Words(counted(len(ids), noun)),), [*shown, *more])
    if not own and not through and not parts:
        yield Fact("Quoted", (Words("nowhere in this map", "warn"),))


def _held(known: Known, source: Source) -> Sequence[Words]:
    if source.file is None:
        return (Words("none: what is quoted from it cannot be checked against it", "warn"),)
    named = [Words(plain(source.file))]
    if source.quality is Quality.OCR:
        named.append(Words("; read by machine from a scan"))
    held = known.held.get(source.id)
    if held is None:
        said = "not read yet" if not known.held else "the file is not there"
        return (*named, Words(f"; {said}", "warn"))
    if held.text is None:
        return (*named, Words(f"; not readable: {held.why_unreadable}", "problem"))
    if source.sha256 is None:
        return (*named, Words("; no digest of it was recorded", "warn"))
    if held.digest == source.sha256:
        return (*named, Words("; it is the copy that was recorded", "ok"))
    return (*named, Words("; it has changed since it was recorded", "problem"))
