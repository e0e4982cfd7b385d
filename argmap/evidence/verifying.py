"""Every quotation of a map checked against the held texts of its sources."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from argmap.evidence.chains import Text, container_of, texts_of
from argmap.evidence.heldtext import Held, HeldText, HeldTexts
from argmap.evidence.locators import check, spans_of
from argmap.evidence.matching.judgement import AGREES, Judgement
from argmap.evidence.matching.judging import Searchable, Terms, judge_words
from argmap.evidence.matching.sentences import context
from argmap.evidence.verdict import Location, QuoteCheck, Verdict
from argmap.evidence.wording import locator_message, named, second_hand_message, verdict_message
from argmap.model.map import Map
from argmap.model.nodes import Quote, Source
from argmap.model.vocabulary import QuotationPolicy

_LONGEST_TITLE = 72
FLAGS = tuple(
    """ambiguous short cut_before cut_after elision_hides_negation long_elision found_in_other_source link_disagreement
    unpinned encoding_guessed page_matter_skipped""".split()
)
"""The flags, in the order in which a check lists them."""


def verify(whole: Map, held: HeldTexts) -> Mapping[str, QuoteCheck]:
    """Check the quotes of a map, in file order, each source folded and indexed once."""
    checker = Checker(whole.sources, held, whole.head.policy)
    return {quote.id: checker.check(quote) for quote in whole.quotes.values()}


@dataclass(frozen=True)
class Checker:
    """The held texts of a map, each made searchable on first use."""

    sources: Mapping[str, Source]
    held: HeldTexts
    policy: QuotationPolicy = QuotationPolicy.GENERAL
    _searchable: dict[str, Searchable] = field(default_factory=dict)

    def check(self, quote: Quote) -> QuoteCheck:
        """Check `quote` against its origin if that is held, else against the nearest held link."""
        texts = texts_of(quote, self.sources)
        readable = [text for text in texts if self._text(text.source)]
        if not readable:
            container = container_of(quote, self.sources, self.held)
            texts = (*texts, container) if container else texts
            readable = [container] if container and self._text(container.source) else []
        if not readable:
            return self._not_checked(quote, texts)
        return self._checked(quote, readable)

    def _text(self, source: str) -> HeldText | None:
        copy = self.held.get(source)
        return copy.text if copy else None

    def _made_searchable(self, source: str, text: HeldText) -> Searchable:
        if source not in self._searchable:
            node = self.sources.get(source)
            declared = node.quality if node and node.quality else text.quality
            self._searchable[source] = Searchable(text if declared is text.quality else replace(text, quality=declared))
        return self._searchable[source]

    def _page_offset(self, source: str) -> int | None:
        node = self.sources.get(source)
        return node.page_offset if node else None

    def _title(self, source: str) -> str:
        node = self.sources.get(source)
        title = " ".join(node.title.split()) if node else ""
        return textwrap.shorten(title, _LONGEST_TITLE, placeholder=" ...") or source

    def _named(self, source: str) -> str:
        return named(self._title(source))

    def _judged(self, quote: Quote, text: Text) -> Judgement:
        content = self._text(text.source)
        if content is None:
            raise KeyError(text.source)
        searchable = self._made_searchable(text.source, content)
        preferred = spans_of(content, text.locator, self._page_offset(text.source)) if text.locator else None
        return judge_words(quote.text, searchable, Terms(quote.language or "", self.policy, preferred or ()))

    def _not_checked(self, quote: Quote, texts: tuple[Text, ...]) -> QuoteCheck:
        unreadable = next((text for text in texts if text.source in self.held), None)
        if unreadable:
            copy = self.held[unreadable.source]
            why = copy.why_unreadable or "it has no text that can be read"
            return QuoteCheck(
                quote.id,
                Verdict.UNREADABLE,
                quote.source,
                read_in=unreadable.source,
                held=True,
                hops=unreadable.hops,
                digest_check=self._digest_check(unreadable.source, copy),
                message=f"not checked: the held copy of {self._named(unreadable.source)} could not be read: {why}",
            )
        if not texts:
            why = "the words are a translation, and no text that has them is named"
        elif len(texts) == 1:
            why = f"no copy of {self._named(texts[0].source)} is held"
        else:
            why = f"no copy of {self._named(texts[0].source)} is held, nor of a text that quotes it"
        return QuoteCheck(
            quote.id, Verdict.SOURCE_NOT_HELD, quote.source, hops=quote.hops, message=f"not checked: {why}"
        )

    def _digest_check(self, source: str, copy: Held) -> str:
        node = self.sources.get(source)
        if node is None or not node.sha256:
            return "unpinned"
        return "match" if node.sha256.strip().casefold() == copy.digest.casefold() else "changed"

    def _checked(self, quote: Quote, readable: list[Text]) -> QuoteCheck:
        text, *others = readable
        copy = self.held[text.source]
        content = self._text(text.source)
        if content is None:
            raise KeyError(text.source)
        judgement = self._judged(quote, text)
        digest = self._digest_check(text.source, copy)
        disagreeing = next((other for other in others if self._disagrees(quote, other, judgement)), None)
        elsewhere = self._found_elsewhere(quote, readable) if judgement.verdict is Verdict.NOT_FOUND else None
        flags = set(judgement.flags)
        flags |= {"link_disagreement"} if disagreeing else set()
        flags |= {"found_in_other_source"} if elsewhere else set()
        flags |= {"unpinned"} if digest == "unpinned" else set()
        flags |= {"encoding_guessed"} if content.encoding_guessed else set()
        verdict, status = self._verdict(judgement, text, digest)
        message = self._message((verdict, judgement), quote, text, content)
        found = judgement.verdict is not Verdict.NOT_FOUND
        locator_check = self._locator_check(text, content, judgement) if found else "unchecked"
        if locator_check == "mismatch" and text.locator and judgement.span:
            page_offset = self._page_offset(text.source)
            message += f"; {locator_message(content, text.locator, judgement.span[0], page_offset)}"
        if disagreeing:
            message += f"; {self._named(disagreeing.source)} has it otherwise"
        if elsewhere:
            message += f"; it is in {self._named(elsewhere)}"
        before, after = context(content, judgement.span) if judgement.span else ("", "")
        return QuoteCheck(
            id=quote.id,
            verdict=verdict,
            source=quote.source,
            read_in=text.source,
            held=True,
            severity=judgement.severity,
            text_status=status,
            hops=text.hops,
            locator_check=locator_check,
            digest_check=digest,
            location=_location(content, judgement) if found else None,
            edits=judgement.edits,
            differences=judgement.differences,
            flags=tuple(flag for flag in FLAGS if flag in flags),
            message=message,
            passage=content.text[slice(*judgement.span)] if judgement.span else "",
            before=before,
            after=after,
        )

    def _disagrees(self, quote: Quote, other: Text, judgement: Judgement) -> bool:
        return (self._judged(quote, other).verdict in AGREES) != (judgement.verdict in AGREES)

    def _found_elsewhere(self, quote: Quote, readable: list[Text]) -> str | None:
        chain = {text.source for text in readable}
        others = [source for source in self.held if source not in chain and self._text(source)]
        return next((source for source in others if self._judged(quote, Text(source)).verdict in AGREES), None)

    def _verdict(self, judgement: Judgement, text: Text, digest: str) -> tuple[Verdict, Verdict | None]:
        if digest == "changed":
            return Verdict.STALE, judgement.verdict
        if judgement.verdict in AGREES and not text.is_origin:
            return Verdict.SECOND_HAND, judgement.verdict
        return judgement.verdict, None

    def _message(self, found: tuple[Verdict, Judgement], quote: Quote, text: Text, content: HeldText) -> str:
        verdict, judgement = found
        title, page_offset = self._title(text.source), self._page_offset(text.source)
        if verdict is Verdict.SECOND_HAND:
            titles = (title, self._title(quote.source))
            return second_hand_message(judgement, content, titles, edition=text.is_edition, page_offset=page_offset)
        words = verdict_message(judgement, content, title, page_offset=page_offset)
        if verdict is Verdict.STALE:
            return f"the held copy of {named(title)} is not the one that was recorded; in it now: {words}"
        return words

    def _locator_check(self, text: Text, content: HeldText, judgement: Judgement) -> str:
        if judgement.span is None:
            return "unchecked"
        return check(content, text.locator, judgement.span, self._page_offset(text.source))


def _location(content: HeldText, judgement: Judgement) -> Location | None:
    if judgement.span is None:
        return None
    start, end = judgement.span
    return Location(start, end, content.page_of(start), content.line_of(start), content.paragraph_number(start))
