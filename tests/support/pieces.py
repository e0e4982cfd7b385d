"""Maps in which every word is another one, so that each can be looked for in what an export writes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TypeVar

from argmap.model.map import Map
from argmap.model.nodes import Assessment, Link, Node, QuestionAnswer
from argmap.model.references import references
from argmap.model.vocabulary import QuestionState

NodeT = TypeVar("NodeT", bound=Node)

_CLOSED = frozenset({"id", "scheme", "reliability", "credibility", "anonymous"})
"""Fields whose words are not free."""

_LISTS = frozenset({"tags", "authors", "uses", "was"})
_PAIRS = frozenset({"extra", "variables"})


def worded(within: Map) -> Map:
    """Return a map in which every free word is another one; all nodes have earlier ids, and the head uses a map."""
    words = (f"w{number}z" for number in count(1))
    head = within.head.model_copy(update={"uses": ("library",)})
    nodes = [node.model_copy(update={"was": ("earlier", "before")}) for node in within]
    return Map.of([_worded(node, words) for node in nodes], _worded(head, words))


def _worded(node: NodeT, words: Iterator[str]) -> NodeT:
    referring = {reference.field for reference in references(node)}
    update: dict[str, object] = {}
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        if name in _LISTS:
            update[name] = tuple(next(words) for _ in value)
        elif name in _PAIRS:
            update[name] = tuple((key, next(words)) for key, _ in value)
        elif name == "via":
            update[name] = tuple(_link(link, words) for link in value)
        elif name == "questions":
            update[name] = tuple(_answer(each, words) if isinstance(each, QuestionAnswer) else each for each in value)
        elif type(value) is str and name not in _CLOSED and (field.alias or name) not in referring:
            update[name] = next(words)
    return node.model_copy(update=update)


def _link(link: Link, words: Iterator[str]) -> Link:
    return link.model_copy(update={"locator": next(words)})


def _answer(answer: QuestionAnswer, words: Iterator[str]) -> QuestionAnswer:
    return answer.model_copy(update={"words": next(words)}) if answer.state is QuestionState.NOT_APPLICABLE else answer


def pieces(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the free words of a node, each with the name of its field in the map file."""
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        called = field.alias or name
        if name in _PAIRS:
            yield from value
        elif name in _LISTS:
            yield from ((called, words) for words in value)
        elif name == "via":
            yield from ((called, link.locator) for link in value)
        elif name == "because" and not isinstance(node, Assessment):
            continue
        elif type(value) is str and value.startswith("w") and value.endswith("z"):
            yield called, value
