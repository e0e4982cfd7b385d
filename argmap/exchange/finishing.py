"""The map of a draft: every key made an id, every reference resolved or told as a loss, in the order of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.exchange.earlier import Earlier, earlier_ids
from argmap.exchange.entry import Entry, Fields, entry_with
from argmap.exchange.layout import laid_out
from argmap.exchange.loss import Loss
from argmap.exchange.resolving import described, quoted, standing
from argmap.exchange.schemes import Schemes
from argmap.exchange.slugs import Slugs, source_words
from argmap.model.map import Map
from argmap.model.nodes import Head, Link, Node, QuestionAnswer
from argmap.model.parents import on_circles
from argmap.model.vocabulary import QuestionState


@dataclass(frozen=True, slots=True)
class Finished:
    """The map, and what could not be carried into it."""

    map: Map
    losses: tuple[Loss, ...]


def finished(
    entries: Mapping[str, Entry], sources: Mapping[str, Entry], schemes: Schemes, head: tuple[Sequence[str], Fields]
) -> Finished:
    """Make the map of `entries`, which hold all but `sources` and `schemes`; `head` is of main keys and fields."""
    stood = standing(entries, sources)
    making = _Making(stood.entries, sources, schemes)
    making.losses += stood.losses
    for entry in (*stood.entries.values(), *sources.values()):
        node = described(entry, stood.entries) if entry.faults else ""
        making.losses += [Loss(entry.key, f"{what} of {node}", why, entry.line) for what, why in entry.faults]
    main = making.kept_main(head[0])
    nodes = making.nodes(main)
    return Finished(Map.of(nodes, making.head(main, head[1])), tuple(making.losses))


class _Making:
    """The nodes while they are made: which ids there are, and what was lost on the way."""

    def __init__(self, entries: Mapping[str, Entry], sources: Mapping[str, Entry], schemes: Schemes) -> None:
        self.entries, self.sources, self.schemes = entries, sources, schemes
        self.losses: list[Loss] = []
        self._ids: dict[str, str] = {}
        self._source_ids: dict[str, str] = {}
        self._quote_ids: dict[str, str] = {}
        self._circles = {
            "translation_of": _circles(entries, "translation_of"),
            "part_of": _circles(sources, "part_of"),
            "derived_from": _circles(sources, "derived_from"),
        }

    def kept_main(self, main: Sequence[str]) -> list[str]:
        """Return the keys of `main` that are claims."""
        kept: list[str] = []
        for key in dict.fromkeys(main):
            if key in self.entries and self.entries[key].kind == "claim":
                kept.append(key)
            else:
                self.losses.append(Loss(key, f"that {quoted(key)} is a main conclusion", "it is no claim of the map"))
        return kept

    def head(self, main: Sequence[str], fields: Fields) -> Head:
        """Make the head of the map."""
        bound = entry_with(Entry("argmap", "argmap"), fields)
        self.losses += [Loss("", f"{what} of the map", why) for what, why in bound.faults]
        return Head.model_validate({**bound.values, "main": tuple(self._ids[key] for key in main)})

    def nodes(self, main: Sequence[str]) -> Iterable[Node]:
        """Make every node, in the order in which their blocks are to stand."""
        attests = {key: self._attested(entry) for key, entry in self.entries.items() if entry.kind == "quote"}
        order = laid_out(self.entries, attests, main)
        sources = self._sources_in_order(order)
        self._name(order, sources)
        made: list[Node] = []
        for key in order:
            entry = self.entries[key]
            if entry.kind == "claim":
                update: dict[str, object] = {}
            elif entry.kind == "quote":
                update = self._quote(entry, attests[key])
            elif entry.kind == "review":
                update = self._review(entry)
            else:
                update = self._step(entry)
            made.append(entry.node(self._ids[key], update))
        made += [self.schemes.node(key) for key in self.schemes.own]
        made += [self._source(self.sources[key]) for key in sources]
        named = [*order, *self.schemes.own, *sources]
        return list(self._renamed(zip(named, made, strict=True), Earlier(made)))

    def _renamed(self, made: Iterable[tuple[str, Node]], earlier: Earlier) -> Iterator[Node]:
        """Give the nodes, by key, without the earlier ids that others have."""
        for key, node in made:
            refused = earlier.refused(node) if node.was else []
            for old in dict.fromkeys(refused):
                self.losses.append(Loss(key, f"that it was once called {quoted(old)}", "another block is called so"))
            kept = tuple(old for old in node.was if old not in refused)
            yield node.model_copy(update={"was": kept}) if refused else node

    def _name(self, order: Sequence[str], sources: Sequence[str]) -> None:
        entries = (*self.entries.values(), *self.schemes.own.values(), *self.sources.values())
        slugs = Slugs([*order, *self.schemes.own, *sources], earlier_ids(entries))
        for key in order:
            entry = self.entries[key]
            first = self.entries[(entry.because or (entry.target,))[0]].words if entry.is_aimed else entry.words
            self._ids[key] = slugs.id_for(key, entry.kind, first)
            if entry.kind == "quote":
                self._quote_ids[key] = self._ids[key]
        self.schemes.name(slugs)
        for key in sources:
            values = self.sources[key].values
            words = source_words(self.sources[key].words, str(values.get("author", "")), str(values.get("date", "")))
            self._source_ids[key] = slugs.id_for(key, "source", words)

    def _sources_in_order(self, order: Iterable[str]) -> list[str]:
        """Return the keys of the sources as they are first used, then those that nothing uses."""
        found: dict[str, None] = {}
        for key in order:
            entry = self.entries[key]
            if entry.kind == "quote":
                found[entry.source] = None
                found.update(dict.fromkeys(link.source for link in _links(entry) if link.source in self.sources))
        found.update(dict.fromkeys(self.sources))
        return list(found)

    def _attested(self, quote: Entry) -> tuple[str, ...]:
        return tuple(self._claims_among(quote, dict.fromkeys(_keys(quote, "attests"))))

    def _claims_among(self, quote: Entry, keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            if key in self.entries and self.entries[key].kind == "claim":
                yield key
            else:
                self._lose(quote, f'that it attests "{key}"', "no claim is called so")

    def _quote(self, quote: Entry, attests: Sequence[str]) -> dict[str, object]:
        links = []
        for link in _links(quote):
            if link.source in self._source_ids:
                links.append(link.model_copy(update={"source": self._source_ids[link.source]}))
            else:
                self._lose(quote, f'that it was read through "{link.source}"', "no source is called so")
        original = self._parent(quote, "translation_of", self._quote_ids)
        return {
            "source": self._source_ids[quote.source],
            "via": tuple(links),
            "attests": tuple(self._ids[key] for key in attests),
            "translation_of": original,
        }

    def _source(self, source: Entry) -> Node:
        update = {name: self._parent(source, name, self._source_ids) for name in ("part_of", "derived_from")}
        return source.node(self._source_ids[source.key], update)

    def _parent(self, entry: Entry, attribute: str, ids: Mapping[str, str]) -> str | None:
        """Return the id of what an entry is part of, derived from or a translation of, where it is there."""
        parent = entry.values.get(attribute)
        if parent is None:
            return None
        if entry.key in self._circles[attribute]:
            why = "following it leads back to where it starts"
        elif str(parent) in ids:
            return ids[str(parent)]
        else:
            why = "it is not there"
        self._lose(entry, f'that it is {attribute.replace("_", " ")} "{parent}"', why)
        return None

    def _step(self, step: Entry) -> dict[str, object]:
        update: dict[str, object] = {
            "target": self._ids[step.target],
            "because": tuple(self._ids[key] for key in step.because),
            "questions": tuple(self._answers(step)),
        }
        if "scheme" in step.values:
            update["scheme"] = self.schemes.id_of(str(step.values["scheme"]))
        return update

    def _review(self, review: Entry) -> dict[str, object]:
        return {"target": self._ids[review.target], "questions": tuple(self._answers(review))}

    def _answers(self, entry: Entry) -> Iterator[QuestionAnswer]:
        """Give the answers to critical questions that a step holds of itself, or a review of its step."""
        found = entry.values.get("questions")
        if not isinstance(found, tuple):
            return
        answers = [answer for answer in found if isinstance(answer, QuestionAnswer)]
        step = self.entries[entry.target] if entry.kind == "review" else entry
        count = self.schemes.question_count(str(step.values.get("scheme", "")))
        for answer in {answer.number: answer for answer in answers}.values():
            takes = {QuestionState.ANSWERED: ("claim", "quote"), QuestionState.RAISED: ("claim", "attacks")}
            kinds = takes.get(answer.state)
            named = self.entries.get(answer.words)
            if not 1 <= answer.number <= count:
                self._lose(
                    entry, f"what it says of critical question {answer.number}", "its scheme has no such question"
                )
            elif kinds is None:
                yield answer
            elif named is None or named.kind not in kinds:
                what = f'that "{answer.words}" is its answer to critical question {answer.number}'
                self._lose(entry, what, "it is not there")
            else:
                yield answer.model_copy(update={"words": self._ids[answer.words]})

    def _lose(self, entry: Entry, what: str, why: str) -> None:
        self.losses.append(Loss(entry.key, f"of {described(entry, self.entries)}: {what}", why, entry.line))


def _keys(entry: Entry, attribute: str) -> tuple[str, ...]:
    found = entry.values.get(attribute, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


def _links(quote: Entry) -> list[Link]:
    found = quote.values.get("via", ())
    return [link for link in found if isinstance(link, Link)] if isinstance(found, tuple) else []


def _circles(entries: Mapping[str, Entry], attribute: str) -> frozenset[str]:
    parents = {key: str(entry.values[attribute]) for key, entry in entries.items() if attribute in entry.values}
    return frozenset(on_circles(parents))
