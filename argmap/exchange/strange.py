"""What a document of another tool holds beside the parts that its format has, so that none of it goes in silence."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from argmap.evidence.json_array import Json
from argmap.exchange.draft import Draft
from argmap.exchange.json_text import sequence, words
from argmap.exchange.resolving import quoted
from argmap.exchange.xml_text import attributes, line_of, text_of

Shape: TypeAlias = "Mapping[str, Shape | None]"
"""The parts that an object may have, by name: those of an object or of a list of objects, or None where any value is
read. A part called `*` stands for all others."""

ANY: Shape = {"*": None}
"""An object whose parts are told elsewhere."""

_IDS = ("id", "nodeID", "edgeID", "participantID")
_WHY = "it is no part of the format"


def parts(names: str) -> Shape:
    """Return the shape of an object of these parts, named with spaces between them."""
    return dict.fromkeys(names.split())


def lose_strange(name: str, value: Json, shape: Shape, draft: Draft) -> None:
    """Lose what the part of a document called `name` holds and its shape has not. Linear, and without recursion."""
    waiting: deque[tuple[str, Json, Shape]] = deque([(name, value, shape)])
    while waiting:
        where, found, known = waiting.popleft()
        if isinstance(found, Mapping):
            for key, part in found.items():
                inner = known.get(key)
                if inner is not None:
                    waiting.append((f"{where}, {key}" if where else key, part, inner))
                elif key not in known and "*" not in known and part:
                    draft.lose(where, f"{key}: {_shown(part)}", _WHY)
        elif items := sequence(found):
            waiting.extend((_called(where, item, number), item, known) for number, item in enumerate(items, 1))
        elif found:
            draft.lose(where, _shown(found), _WHY)


def _called(where: str, item: Json, number: int) -> str:
    name = next((each for key in _IDS if (each := words(item.get(key)))), "") if isinstance(item, Mapping) else ""
    return f"{where} {name or number}"


def _shown(value: Json) -> str:
    return quoted(words(value)) if words(value) else "yes" if value is True else "a part of several values"


@dataclass(frozen=True, slots=True)
class ElementShape:
    """The attributes that an element may have and the elements in it, by name; `*` stands for all other elements."""

    attributes: str = ""
    children: str = ""


def lose_strange_xml(root: etree._Element, known: Mapping[str, ElementShape], draft: Draft) -> None:
    """Lose the attributes and elements of elements that their format has not, and words that stand between these.

    Elements that `known` does not name are told elsewhere.
    """
    for element in root.iter():
        tag = str(element.tag)
        if tag not in known:
            continue
        shape, line = known[tag], line_of(element)
        for name, value in attributes(element).items():
            if name not in shape.attributes.split() and value:
                draft.lose(tag, f"{name}: {quoted(value)}", _WHY, line=line)
        if (element.tail or "").strip() and element is not root:
            draft.lose(tag, f"the words after it: {quoted(str(element.tail))}", _WHY, line=line)
        children = shape.children.split()
        for child in () if "*" in shape.children else element:
            if child.tag not in children:
                what = f"the element <{child.tag}> {quoted(text_of(child))}"
                draft.lose(tag, what, _WHY, line=line_of(child))
