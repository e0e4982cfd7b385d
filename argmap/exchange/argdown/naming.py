"""The titles of nodes in an Argdown document, and the fields of a node as data."""

from __future__ import annotations

from collections import Counter

from argmap.exchange.argdown.document import GROUP
from argmap.exchange.argdown.escaping import Written, is_title, shown
from argmap.model.ids import id_fault
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, CriticalQuestion, Link, Node, QuestionAnswer, Quote, Step
from argmap.notation.fields import Form, forms_of

X_TITLE = "x-title"
X_GROUP = "x-group"
_DEEPEST = 6
_CALLED = {"by": "proponent"}


class Naming:
    """What nodes are called: by the title that another tool gave them, where they have one, else by id."""

    def __init__(self, within: Map) -> None:
        self._titles = {node.id: node.id for node in within}
        wanted = {
            node.id: title for node in within if isinstance(node, Claim | Quote | Step) and (title := title_of(node))
        }
        counts = Counter(wanted.values())
        self._titles.update((node_id, title) for node_id, title in wanted.items() if counts[title] == 1)

    def __getitem__(self, node_id: str) -> str:
        return self._titles.get(node_id, node_id)

    def fields(self, node: Node, *, besides: tuple[str, ...] = ()) -> dict[str, Written]:
        """Return the fields of a node by their names, but for `besides`, its own words, its tags and its references."""
        taken = {*besides, node.kind, "tags", *(("because",) if isinstance(node, Step) else ())}
        called = {} if isinstance(node, Assessment) else _CALLED
        found: dict[str, Written] = {}
        for name, form in forms_of(node.kind).items():
            value = getattr(node, form.attribute)
            if name in taken or value in (None, (), ""):
                continue
            if form.form is Form.WORD and name == "policy" and value.value == "general":
                continue
            found[called.get(name, name)] = self._written(value)
        found.update(getattr(node, "variables", ()))
        said = 1 if isinstance(node, Claim | Quote | Step) and group_of(node) else 0
        said += 1 if self[node.id] != node.id else 0
        found.update(node.extra[: len(node.extra) - said])
        return found

    def _written(self, value: object) -> Written:
        word = getattr(value, "word", None)
        if isinstance(word, str):
            return word
        if isinstance(value, tuple):
            return [self._item(each) for each in value]
        return str(getattr(value, "value", value))

    def _item(self, item: object) -> Written:
        match item:
            case Link():
                place = {"at": item.locator} if item.locator else {}
                return {"source": item.source, **place, "role": item.role.value}
            case QuestionAnswer():
                words = self[item.words] if item.state.value in ("answered-by", "raised-as") else item.words
                return {"number": str(item.number), "state": item.state.value, **({"words": words} if words else {})}
            case CriticalQuestion():
                return {"kind": item.kind.value, "text": item.text}
            case _:
                return str(item)


def group_of(node: Node) -> tuple[str, ...]:
    """Return the names of the headings above a node: its group, where headings can say it and it is its last field."""
    name, words = node.extra[-1] if node.extra else ("", "")
    path = tuple(words.split(GROUP))
    if name != X_GROUP or len(path) > _DEEPEST:
        return ()
    return path if all(shown(part)[1] for part in path) else ()


def title_of(node: Node) -> str:
    """Return the title that a node has from elsewhere, if it can be one here, and is the last of its other fields."""
    others = node.extra[:-1] if group_of(node) else node.extra
    name, words = others[-1] if others else ("", "")
    return words if name == X_TITLE and id_fault(words) is not None and is_title(words) else ""
