"""Which fields of a node refer to which kinds of node, and how references are changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Link, Node, QuestionAnswer, Quote, Source, Step, Support
from argmap.model.vocabulary import QuestionState


class Reference(NamedTuple):
    """A reference from a node: the field as the file names it, the item of a list (from 0), the id, what it may be."""

    field: str
    item: int | None
    id: str
    takes: tuple[type[Node], ...]


Change = Callable[[Reference], str | None]

_CLAIMS = (Claim,)
_SOURCES = (Source,)
_QUOTES = (Quote,)
_PREMISES = (Claim, Quote)
_ATTACKED = (Claim, Step, Quote)
_RAISED = (Attack, Claim)


def references(node: Node) -> Iterator[Reference]:
    """Give every reference of `node` by id, in the order of the fields of its kind."""
    match node:
        case Step():
            yield Reference(node.kind, None, node.target, _CLAIMS if isinstance(node, Support) else _ATTACKED)
            yield from _listed("because", node.because, _PREMISES)
            yield from _asked(node.questions)
        case Quote():
            yield Reference("source", None, node.source, _SOURCES)
            yield from _listed("via", [link.source for link in node.via], _SOURCES)
            yield from _listed("attests", node.attests, _CLAIMS)
            yield from _optional("translation-of", node.translation_of, _QUOTES)
        case Source():
            yield from _optional("part-of", node.part_of, _SOURCES)
            yield from _optional("derived-from", node.derived_from, _SOURCES)
        case Assessment():
            yield Reference(node.kind, None, node.target, _ATTACKED)
            yield from _asked(node.questions)
        case Head():
            yield from _listed("main", node.main, _CLAIMS)
        case _:
            return


def _listed(field: str, ids: Sequence[str], takes: tuple[type[Node], ...]) -> Iterator[Reference]:
    return (Reference(field, item, one, takes) for item, one in enumerate(ids))


def _optional(field: str, one: str | None, takes: tuple[type[Node], ...]) -> Iterator[Reference]:
    if one is not None:
        yield Reference(field, None, one, takes)


def _asked(answers: tuple[QuestionAnswer, ...]) -> Iterator[Reference]:
    for item, answer in enumerate(answers):
        if answer.state is QuestionState.ANSWERED:
            yield Reference("questions", item, answer.words, _PREMISES)
        elif answer.state is QuestionState.RAISED:
            yield Reference("questions", item, answer.words, _RAISED)


def redirect(node: Node, change: Change) -> Node | None:
    """Return `node` with every reference replaced by what `change` makes of it, or None when it cannot stand so.

    Where `change` returns None the reference is taken out: a premise, a target, the source or a link of a quote
    takes the node with it; an attested claim, a main claim, an answer, `part-of`, `derived-from` or `translation-of`
    goes alone.
    """
    made = {(reference.field, reference.item): change(reference) for reference in references(node)}
    if all(made[reference.field, reference.item] == reference.id for reference in references(node)):
        return node
    match node:
        case Step() | Assessment():
            target = made[node.kind, None]
            because: tuple[str | None, ...] = ()
            if isinstance(node, Step):
                because = tuple(made["because", item] for item in range(len(node.because)))
            if target is None or None in because:
                return None
            update: dict[str, object] = {"target": target, "questions": _answers(node.questions, made)}
            return node.model_copy(update=update | ({"because": because} if isinstance(node, Step) else {}))
        case Quote():
            return _redirect_quote(node, made)
        case Source():
            fields = {"part_of": made.get(("part-of", None)), "derived_from": made.get(("derived-from", None))}
            return node.model_copy(update=fields)
        case _:
            return node.model_copy(update={"main": _kept(made, "main")})


def _redirect_quote(quote: Quote, made: Mapping[tuple[str, int | None], str | None]) -> Quote | None:
    source = made["source", None]
    links: list[Link] = []
    for item, link in enumerate(quote.via):
        read = made["via", item]
        if read is None:
            return None
        links.append(link.model_copy(update={"source": read}))
    if source is None:
        return None
    original = made.get(("translation-of", None))
    attests = _kept(made, "attests")
    return quote.model_copy(
        update={"source": source, "via": tuple(links), "attests": attests, "translation_of": original}
    )


def _answers(
    answers: tuple[QuestionAnswer, ...], made: Mapping[tuple[str, int | None], str | None]
) -> tuple[QuestionAnswer, ...]:
    kept: list[QuestionAnswer] = []
    for item, answer in enumerate(answers):
        words = made.get(("questions", item), answer.words)
        if words is not None:
            kept.append(answer.model_copy(update={"words": words}))
    return tuple(kept)


def _kept(made: Mapping[tuple[str, int | None], str | None], field: str) -> tuple[str, ...]:
    return tuple(words for (name, _), words in made.items() if name == field and words is not None)


def earlier_ids(within: Map) -> dict[str, str]:
    """Return the earlier ids of nodes with their present ones; an id in use is no earlier id, the first `was` wins."""
    earlier: dict[str, str] = {}
    for node in within.renamed:
        for old in node.was:
            if old not in within.nodes:
                earlier.setdefault(old, node.id)
    return earlier
