"""The claims, quotes and sources that the statements of an Argdown document are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from argmap.exchange.argdown.cast import Cast, Member
from argmap.exchange.argdown.document import GROUP, Data, Sort, Value
from argmap.exchange.argdown.fields import as_words, fields_from, listed
from argmap.exchange.argdown.reviews import add_reviews, without_reviews
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Value as FieldValue
from argmap.exchange.slugs import is_telling
from argmap.model.ids import id_fault
from argmap.model.vocabulary import Reading

_VERBATIM = frozenset({"verbatim", "exact", "literal", "quote", "quoted", "direct"})
_TELLING = re.compile(r"[^\W\d_]{3}")
_PLACED = ("source", "origin", "pinpoint", "chapter", "fidelity", "kind")


class Statements:
    """The statements of a document on their way into a draft.

    With `ours` the document was written by argmap: its titles are ids, and what is a quote says so.
    """

    def __init__(self, cast: Cast, draft: Draft, *, ours: bool) -> None:
        self._cast, self._draft, self._ours = cast, draft, ours
        self._titles: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self.quotes: dict[str, Member] = {}
        self._attests: dict[str, list[str]] = {}
        self._kept_titles: set[str] = set()

    def known_source(self, key: str, title: str) -> None:
        """Note that the draft has a source of this key and title."""
        self._sources.setdefault(title, key)

    def find_quotes(self) -> None:
        """Tell the statements that argmap wrote as quotes from those that are claims."""
        for member in self._cast.all(Sort.STATEMENT):
            kind = data_of(member).get("kind")
            if kind == "quote" and "source" in data_of(member):
                self.quotes[member.key] = member

    def attest(self, quote: str, claim: str) -> None:
        """Note that a quote attests a claim."""
        self._attests.setdefault(quote, []).append(claim)

    def add(self) -> None:
        """Add every statement that is not only the conclusion of an objection."""
        for member in (*self._cast.all(Sort.STATEMENT), *self._cast.all(Sort.ARGUMENT)):
            self._tell_other_values(member)
        for member in self._cast.all(Sort.STATEMENT):
            self._draft.at(member.first.line)
            if member.key in self.quotes:
                self._add_quote(member)
            elif "objection" not in data_of(member):
                self._add_claim(member)

    def reviewed(self, data: Data) -> tuple[Data, tuple[Data, ...]]:
        """Return data without the reviews that argmap wrote into it, and these."""
        return without_reviews(data) if self._ours else (data, ())

    def _tell_other_values(self, member: Member) -> None:
        """Tell the values of data that give way to those of another element of the same title."""
        kept: dict[str, Value] = {}
        for element in member.elements if len(member.elements) > 1 else ():
            for key, value in element.data.items():
                if kept.setdefault(key, value) != value:
                    why = "the same key has another value further above, which is kept"
                    self._draft.lose(member.key, f'"{key}: {as_words(value)}" in its data', why, line=element.line)

    def common(self, member: Member, kind: str, data: Data, *, besides: Sequence[str] = ()) -> dict[str, FieldValue]:
        """Return the fields that any element has: those of its data, its tags, its title, its group, its links."""
        fields = fields_from(kind, data, besides=besides)
        if member.tags:
            fields["tags"] = tuple(dict.fromkeys([*listed(data.get("tags", ())), *member.tags]))
        if member.title and not self._keeps(member.title):
            fields.setdefault("x-title", member.title)
        if member.first.section:
            fields.setdefault("x-group", GROUP.join(member.first.section))
        notes = [fields["note"]] if isinstance(fields.get("note"), str) else []
        notes += self._linked(member)
        if notes:
            fields["note"] = "\n".join(map(str, notes))
        if any(element.wording.emphasis for element in member.elements):
            self._draft.lose(member.key, "bold or italic words", "a claim is plain text: the words are kept")
        return fields

    def _keeps(self, title: str) -> bool:
        """Tell whether a title will be an id, so that nothing of it is lost."""
        if self._ours:
            return id_fault(title) is None
        if not is_telling(title) or title.casefold() in self._kept_titles:
            return False
        self._kept_titles.add(title.casefold())
        return True

    def _linked(self, member: Member) -> list[str]:
        """Add a source for every address that the words lead to; return what a note says of them."""
        noted: list[str] = []
        for element in member.elements:
            for words, url in element.wording.links:
                title = self._titles.setdefault(url, words if _TELLING.search(words) else url)
                self._draft.source(url, title, {"kind": "webpage", "URL": url})
                noted.append(f'Cited for "{words}": {url}' if words else f"Cited: {url}")
        return list(dict.fromkeys(noted))

    def _add_claim(self, member: Member) -> None:
        data, reviews = self.reviewed(data_of(member))
        words = member.words
        text = as_words(data["claim"]) if "claim" in data else next(iter(words), member.title)
        quoted = self._quoted(member, data, text)
        fields = self.common(member, "claim", data, besides=_PLACED if quoted else ())
        also = [f"Also put: {other}" for other in words[1:]]
        if also:
            fields["note"] = "\n".join([*([str(fields["note"])] if "note" in fields else []), *also])
        self._draft.claim(member.key, text, fields)
        add_reviews(reviews, member.key, self._cast, self._draft)

    def _quoted(self, member: Member, data: Data, text: str) -> bool:
        """Add the source that a statement names, and the quote that it is of it, if it says that it is verbatim."""
        origin = data.get("source")
        if not isinstance(origin, str) or not origin:
            return False
        self._source(origin)
        words = data.get("quote")
        verbatim = as_words(data.get("fidelity", "")).casefold() in _VERBATIM
        if not verbatim and not isinstance(words, str):
            return False
        fields: dict[str, FieldValue] = {"attests": (member.key,), "at": as_words(data.get("pinpoint", ""))}
        if "chapter" in data:
            fields["x-chapter"] = as_words(data["chapter"])
        if not isinstance(words, str):
            words, fields["reading"] = text, Reading.VERBATIM.value
        self._draft.quote(self._cast.free(f"the quote {member.key}"), words, source=self._key(origin), fields=fields)
        return True

    def _add_quote(self, member: Member) -> None:
        data, reviews = self.reviewed(data_of(member))
        text = as_words(data["quote"]) if "quote" in data else next(iter(member.words), member.title)
        fields = self.common(member, "quote", data, besides=(*_PLACED, "attests"))
        attested = [each for each in (data.get("attests") or ()) if isinstance(each, str)]
        fields["attests"] = tuple(dict.fromkeys([*attested, *self._attests.get(member.key, ())]))
        fields["at"] = as_words(data.get("pinpoint", ""))
        origin = as_words(data.get("origin", ""))
        title = as_words(data["source"])
        if not origin or origin not in self._sources.values():
            self._source(title)
            origin = self._key(title)
        self._draft.quote(member.key, text, source=origin, fields=fields)
        add_reviews(reviews, member.key, self._cast, self._draft)

    def _source(self, title: str) -> None:
        if title not in self._sources:
            address = {"kind": "webpage", "URL": title} if re.match(r"https?://\S+$", title) else {}
            self._draft.source(title, title, address)
            self._sources[title] = title

    def _key(self, title: str) -> str:
        return self._sources[title]


_EMPTY: Mapping[str, Value] = MappingProxyType({})


def data_of(member: Member) -> Data:
    """Return the data of all elements of a member; of two values under one key the first counts."""
    blocks = [element.data for element in member.elements if element.data]
    if len(blocks) <= 1:
        return blocks[0] if blocks else _EMPTY
    merged: dict[str, Value] = {}
    for block in reversed(blocks):
        merged.update(block)
    return merged
