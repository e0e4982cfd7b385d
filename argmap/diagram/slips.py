"""Quotes as slips: whose words they are, through whom they came, and what checking found, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argmap.diagram.cleaning import plain, safe_url
from argmap.diagram.view import Bar, Slip
from argmap.evidence.verdict import AlterationSeverity, QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Quote, Source
from argmap.model.vocabulary import LinkRole, Reading

_NAME, _NAME_WORDS = 44, 5
_FAILED = frozenset((Verdict.NOT_FOUND, Verdict.SPLICED, Verdict.ALTERED))
_ALTERATION = {
    AlterationSeverity.MINOR: "ALTERED in spelling",
    AlterationSeverity.WORDS: "ALTERED in words",
    AlterationSeverity.MEANING: "ALTERED in meaning",
}
_UNCHECKED = {
    Verdict.SOURCE_NOT_HELD: "not checked: no copy of the source is held",
    Verdict.UNREADABLE: "not checked: the copy held cannot be read",
    Verdict.STALE: "not checked again: the copy held has changed",
}


def slip_of(
    map_: Map, quote: Quote, label: str, checks: Mapping[str, QuoteCheck] | None, window: Callable[[str], str]
) -> Slip:
    """Say what is drawn of a quote; without `checks` only its chain is told, and nothing is called unchecked.

    `window` chooses the words to show.
    """
    full = plain(quote.text)
    shown = window(full)
    check = checks.get(quote.id) if checks is not None else None
    bar, remark = _judged(map_, quote, check) if check is not None else _chained(map_, quote)
    if checks is not None and check is None:
        bar, remark = Bar.NOT_CHECKED, _joined("not checked", remark)
    if quote.reading is Reading.PARTIAL and quote.attests:
        remark = _joined(remark, "inferred from this quote: the claim says more or less than it")
    return Slip(
        quote.id, label, shown, full, _origin(map_, quote), _locator(map_, quote), _link(map_, quote), bar, remark
    )


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _judged(map_: Map, quote: Quote, check: QuoteCheck) -> tuple[Bar, str]:
    status = check.verdict
    if status in (Verdict.SECOND_HAND, Verdict.STALE) and check.text_status in _FAILED:
        status = check.text_status
    match status:
        case Verdict.NOT_FOUND:
            return Bar.FAILED, f"NOT FOUND in {_name(map_, check.read_in or quote.source)}"
        case Verdict.SPLICED:
            return Bar.FAILED, "SPLICED: joined from words that do not stand together"
        case Verdict.ALTERED:
            words = "ALTERED" if check.severity is None else _ALTERATION[check.severity]
            there = next((plain(found.expected) for found in check.differences if found.expected.strip()), "")
            return Bar.FAILED, f"{words}: source has “{there[:60]}”" if there else words
        case Verdict.SECOND_HAND:
            return Bar.SECOND_HAND, _given_by(map_, quote, check.read_in)
        case Verdict.VERIFIED_EDITED:
            return Bar.SOLID, "~ verbatim apart from marked edits"
        case Verdict.VERIFIED:
            return Bar.SOLID, ""
        case _:
            return Bar.NOT_CHECKED, _UNCHECKED[status]


def _chained(map_: Map, quote: Quote) -> tuple[Bar, str]:
    return (Bar.SECOND_HAND, _given_by(map_, quote, "")) if quote.hops else (Bar.SOLID, "")


def _given_by(map_: Map, quote: Quote, read_in: str) -> str:
    manner = {LinkRole.PARAPHRASES: "in paraphrase, ", LinkRole.TRANSLATES: "in translation, "}
    how = next((manner[link.role] for link in quote.via if link.role in manner), "")
    reader = read_in or (quote.via[-1].source if quote.via else quote.source)
    return f"{how}as given by {_name(map_, reader)}"


def _name(map_: Map, source: str) -> str:
    node = map_.nodes.get(source)
    if not isinstance(node, Source):
        return source
    title = plain(dict(node.variables).get("title-short", node.title))
    short = title if len(title) <= _NAME else " ".join(title.split()[:_NAME_WORDS]) + " …"
    author = _person((node.author or "").split(";")[0])
    # In quotation marks, because a title may itself assert something.
    return f"{author}, “{short}”" if author and len(title) > _NAME else f"“{short}”"


def _person(name: str) -> str:
    """Return a name without the braces that hold the parts of an organisation's together."""
    return plain(name.replace("{", "").replace("}", ""))


def _origin(map_: Map, quote: Quote) -> str:
    source = map_.nodes.get(quote.source)
    if not isinstance(source, Source):
        return plain(quote.source)
    title = plain(source.title)
    author = _person(quote.speaker or source.author or "")
    told = [author] if author and author.split()[-1].casefold() not in title.casefold() else []
    date = plain(source.date or "")
    dated = [date] if date and date[:4] not in title else []
    editions = [link.source for link in quote.via if link.role is LinkRole.EDITION]
    editions += [source.part_of] if source.part_of and not editions else []
    printed = [f"in {_name(map_, edition)}" for edition in editions[:1]]
    informed = [f"informed by {plain(quote.informant)}"] if quote.informant else []
    return ", ".join([*told, title, *dated, *printed, *informed])


def _locator(map_: Map, quote: Quote) -> str:
    source = map_.nodes.get(quote.source)
    own = quote.at or (source.at if isinstance(source, Source) else None)
    through = next((f"{_name(map_, link.source)}, {link.locator}" for link in reversed(quote.via) if link.locator), "")
    return plain(own or through)


def _link(map_: Map, quote: Quote) -> str:
    """Link to the origin, else to the nearest text it was read through."""
    for source_id in (quote.source, *(link.source for link in quote.via)):
        source = map_.nodes.get(source_id)
        if isinstance(source, Source):
            variables = dict(source.variables)
            link = safe_url(variables.get("URL", "")) or safe_url(variables.get("DOI", ""))
            if link:
                return link
    return ""
