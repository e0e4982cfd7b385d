"""The text that Kialo exports of a discussion: theses, and pros and cons by their numbers.

The first line is `Discussion Title: X`; an item is `1.2.1. Pro: text` and may run over several lines; `-> See 1.1.3.`
in the place of a text is the claim of that number once more. Sources are inline Markdown links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.errors import RefusedError
from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported
from argmap.exchange.markdown_links import Cited, unescaped, without_links

_TITLE = re.compile(r"\s*Discussion Title:[ \t]*(.*)")
_ITEM = re.compile(r"([0-9](?:[0-9.]*[0-9])?)\.[ \t]+(?:(Pro|Con):[ \t]*)?(.*)")
_STANCED = re.compile(r"^[0-9]+(?:\.[0-9]+)+\.[ \t]+(?:Pro|Con):", re.MULTILINE)
_SEE = re.compile(r"->\s*See\s+([0-9]+(?:\.[0-9]+)*)\.?")
_PLACES = 3
_MOST_DIGITS = 10
_BEYOND = [10**_MOST_DIGITS]
_FIRST = re.compile(r"\s*1\.[ \t]")
_TELLING = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class _Item:
    """One item: its number, its stance ("" for a thesis), its text, its line from 1."""

    number: str
    stance: str
    text: str
    line: int

    @property
    def parent(self) -> str:
        return self.number.rpartition(".")[0]


def recognises(text: str) -> bool:
    """Tell whether a text begins as Kialo's exports do."""
    if _TITLE.match(text) is not None:
        return True
    return _FIRST.match(text) is not None and _STANCED.search(text[:20_000]) is not None


def read(text: str, path: str) -> Imported:
    """Read a discussion: theses are main conclusions, every pro and con is a step of its own.

    Raises RefusedError when no item is found.
    """
    lines = text.split("\n")
    before, items = _items(lines)
    if not items:
        raise RefusedError(
            f"{path}:1: no item of a Kialo discussion is found", "items are written `1. thesis` and `1.1. Pro: reason`"
        )
    return _Discussion(items).read(before)


def _items(lines: list[str]) -> tuple[list[str], list[_Item]]:
    """Return the lines before the first item, and the items; a line that is no item goes on with the one before."""
    matches = [_item_in(line) for line in lines]
    numbering = _Numbering(matches)
    before: list[str] = []
    started: list[tuple[re.Match[str], int, list[str]]] = []
    for place, (line, match) in enumerate(zip(lines, matches, strict=True)):
        words = started[-1][2] if started else before
        if match is None or not numbering.begins_item(match, place, words):
            words.append(line)
        else:
            started.append((match, place + 1, [match[3]]))
    items = [_Item(match[1], match[2] or "", "\n".join(words).strip(), line) for match, line, words in started]
    return before, items


def _item_in(line: str) -> re.Match[str] | None:
    # The number may be long: where nesting is deep, almost all of the file is numbers.
    match = _ITEM.match(line)
    return None if match is None or ".." in match[1] else match


class _Numbering:
    """Which lines that begin with a number begin an item, for a text may hold a numbered list of its own."""

    def __init__(self, matches: list[re.Match[str] | None]) -> None:
        self._seen: set[str] = set()
        self._last = {"": 0}
        self._parents: set[str] = set()
        self._least_after: list[list[int]] = []
        """For every line the first places of the least number that a pro or con after it has."""
        least = _BEYOND
        for match in reversed(matches):
            self._least_after.append(least)
            if match is not None and match[2]:
                self._parents.add(match[1].rpartition(".")[0])
                least = min(least, _first_places(match[1]))
        self._least_after.reverse()

    def begins_item(self, match: re.Match[str], place: int, words: list[str]) -> bool:
        """Tell whether a line does; `words` are those of the item that it would go on with.

        A thesis has no stance, so it must be the next in its list, stand in the order of the numbers or have pros and
        cons, and not go on with a list in the text.
        """
        number = match[1]
        parent, _, last = number.rpartition(".")
        is_next = number not in self._seen and (not parent or parent in self._seen)
        count = self._last.get(parent, 0)
        if not match[2] and self._seen:
            in_order = number in self._parents or _first_places(number) < self._least_after[place]
            goes_on = any(line.startswith(f"{count}. ") for line in words) if not parent else False
            if not (is_next and last == str(count + 1) and in_order and not goes_on):
                return False
        self._seen.add(number)
        self._last[parent] = int(last) if len(last) < _MOST_DIGITS else count
        return True


def _first_places(number: str) -> list[int]:
    return [int(place) for place in number.split(".", _PLACES)[:_PLACES] if len(place) < _MOST_DIGITS]


class _Discussion:
    """The items of one discussion, by number, on their way into a draft."""

    def __init__(self, items: list[_Item]) -> None:
        self._items = items
        self._by_number: dict[str, _Item] = {}
        for item in items:
            self._by_number.setdefault(item.number, item)
        self._see = {item.number: match[1] for item in items if (match := _SEE.fullmatch(item.text)) is not None}
        self._above = {item.parent for item in items}.union(self._see.values())
        self._titles: dict[str, str] = {}
        self._draft = Draft()

    def read(self, before: list[str]) -> Imported:
        title, question, note = _heading(before), self._question(), _rest(before)
        theses: list[str] = []
        for item in self._items:
            self._draft.at(item.line)
            if self._by_number[item.number] is not item:
                self._draft.lose(item.number, f'"{item.text}"', "its number is used twice, and the first one is kept")
            elif item.number != question:
                theses += self._take(item, question)
        fields = {"note": note}
        if question:
            words, links = without_links(self._by_number[question].text)
            fields["question"] = words
            self._sources(links)
        return self._draft.finish(title=title, main=theses, fields=fields)

    def _question(self) -> str:
        """Return the number of the one top item that others answer: with several theses, the question of all."""
        tops = [item.number for item in self._items if not item.parent]
        below = [item for item in self._items if tops and item.parent == tops[0]]
        return tops[0] if len(tops) == 1 and below and not any(item.stance for item in below) else ""

    def _take(self, item: _Item, question: str) -> Iterator[str]:
        """Add an item to the draft, and give its key when it is a thesis."""
        if not item.text and item.number not in self._above:
            self._draft.lose(item.number, f"an empty {item.stance.lower() or 'thesis'}", "it has no words")
            return
        if item.number not in self._see:
            words, links = without_links(item.text)
            self._draft.claim(item.number, words, {"note": _noted(links)})
            self._sources(links)
        if item.stance and item.parent != question:
            self._bear(item)
            return
        if item.parent not in ("", question):
            self._draft.lose(item.number, f"how it bears on {item.parent}", "it is neither a pro nor a con")
        elif item.stance:
            self._draft.lose(item.number, f"that it is a {item.stance.lower()}", "what it bears on is no claim")
        claim = self._resolved(item.number)
        if claim in self._by_number:
            yield claim
        else:
            self._lead_nowhere(item, "a thesis")

    def _bear(self, item: _Item) -> None:
        target, premise = self._resolved(item.parent), self._resolved(item.number)
        if not premise:
            self._lead_nowhere(item, f"a {item.stance.lower()}")
        elif item.stance == "Pro":
            self._draft.support(f"the pro {item.number}", target or item.parent, [premise])
        else:
            self._draft.attack(f"the con {item.number}", target or item.parent, [premise])

    def _lead_nowhere(self, item: _Item, what: str) -> None:
        why = f"following what {self._see[item.number]} refers to leads nowhere"
        self._draft.lose(item.number, f"{what}: {item.text}", why)

    def _resolved(self, number: str) -> str:
        """Return the number of the claim that an item is, through references to others; "" for a circle of these."""
        passed: set[str] = set()
        while number in self._see:
            if number in passed:
                return ""
            passed.add(number)
            number = self._see[number]
        return number

    def _sources(self, links: tuple[Cited, ...]) -> None:
        for link in links:
            telling = link.words if _TELLING.search(link.words) else link.url
            title = self._titles.setdefault(link.url, telling)
            self._draft.source(link.url, title, {"kind": "webpage", "URL": link.url})


def _noted(links: tuple[Cited, ...]) -> str:
    """Return a note that keeps which words of a claim lead to which source, for a link quotes nothing."""
    return "\n".join(f'Cited for "{link.words}": {link.url}' if link.words else f"Cited: {link.url}" for link in links)


def _heading(before: list[str]) -> str:
    found = next((match[1].strip() for line in before if (match := _TITLE.fullmatch(line)) is not None), "")
    return unescaped(found)


def _rest(before: list[str]) -> str:
    return "\n".join(line for line in before if _TITLE.fullmatch(line) is None).strip()
