"""The fields of a node as the map file names them, those it has and those it could have, each with its control."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.model.map import Map
from argmap.model.nodes import Head, Node, Quote, Source
from argmap.model.vocabulary import Grade
from argmap.notation.fields import FieldForm, Form, forms_of
from argmap.notation.lines import write_line
from argmap.workspace.inspecting.controls import Control, control_of

HEAD = "argmap"
"""The id of the head."""

Value = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class NodeField:
    """One field of one node: its name in the map file, its value as the file has it, and how it is changed.

    `value` is None where the field is not there. A field that is `needed` cannot be taken out.
    """

    name: str
    value: Value
    control: Control
    needed: bool
    description: str

    @property
    def words(self) -> str:
        """The value as one text, a list with one item a line."""
        return "\n".join(self.value) if isinstance(self.value, tuple) else self.value or ""


def node_called(within: Map, node_id: str) -> Node | None:
    """Return a node of the map, its head, or a source of another map that it names."""
    if node_id in within.nodes:
        return within.nodes[node_id]
    return within.head if node_id == HEAD else within.foreign.get(node_id)


def fields_of(node: Node) -> tuple[NodeField, ...]:
    """Return the fields of a node in canonical order, those that it could have as well."""
    return tuple(_fields(node))


def field_called(node: Node, name: str) -> NodeField:
    """Return one field of a node; a name that is no field of the format is a field of free words."""
    found = next((each for each in _fields(node) if each.name == name), None)
    return found or NodeField(name, None, control_of(node.kind, name), needed=False, description="")


def _fields(node: Node) -> Iterator[NodeField]:
    for form in forms_of(node.kind).values():
        known = type(node).model_fields[form.attribute]
        needed = known.is_required() or (isinstance(node, Head) and form.attribute == "version")
        yield NodeField(
            form.name, _value(node, form), control_of(node.kind, form.name), needed, known.description or ""
        )
        if isinstance(node, Source) and form.name == "at":
            yield from _free(node.kind, node.variables, "A bibliographic field.")
    yield from _free(node.kind, node.extra, "A field of your own.")


def _free(kind: str, pairs: tuple[tuple[str, str], ...], description: str) -> Iterator[NodeField]:
    for name, value in pairs:
        yield NodeField(name, value, control_of(kind, name), needed=False, description=description)


def _value(node: Node, form: FieldForm) -> Value:
    value = getattr(node, form.attribute)
    known = type(node).model_fields[form.attribute]
    if isinstance(node, Quote) and form.attribute == "reading":
        return str(value) if node.attests or value != known.default else None
    if form.name != "version" and not known.is_required() and value == known.default:
        return None
    match value:
        case tuple():
            items = tuple(map(write_line, value))
            return "\n".join(items) if form.form is Form.QUESTIONS else items
        case Grade():
            return value.word
        case _:
            return str(value)
