"""The canonical layout of a node and of a whole map."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from argmap.model.map import Map
from argmap.model.nodes import Node, Quote, Source
from argmap.model.vocabulary import Grade
from argmap.notation.fields import FieldForm, Form, forms_of
from argmap.notation.lines import write_line
from argmap.notation.scalars import UNPRINTABLE, is_plain_item, quoted, write_scalar

_VARIABLES_FOLLOW = "at"
"""The field of a source after which its CSL variables stand."""


def print_map(whole: Map) -> str:
    """Write a map as one file: the head, then the nodes in their order, with a blank line between blocks."""
    return "\n".join(print_node(node) for node in (whole.head, *whole))


def print_node(node: Node) -> str:
    """Write the block of a node, ending with a line break."""
    return "".join((f"{node.id}:\n", *written_fields(node).values()))


def written_fields(node: Node) -> dict[str, str]:
    """Write the fields of a node that differ from their default, by name in canonical order, with their line breaks."""
    written: dict[str, str] = {}
    for name, form in forms_of(node.kind).items():
        value = getattr(node, form.attribute)
        if not _is_left_out(node, form, value):
            written[name] = _field(form, value)
        if name == _VARIABLES_FOLLOW and isinstance(node, Source):
            written.update((variable, write_text(variable, value)) for variable, value in node.variables)
    written.update((name, write_text(name, value)) for name, value in node.extra)
    return written


def write_text(name: str, value: str) -> str:
    """Write a field of free text: on one line, or under `|` when it has several."""
    return write_prose(name, value) if "\n" in value else f"  {name}: {write_scalar(value)}\n"


def write_prose(name: str, value: str) -> str:
    """Write text under `|`, or between double quotes when it holds what cannot stand there."""
    if not value.strip(" \n") or value[-1] == "\n" or UNPRINTABLE.search(value) is not None:
        return f"  {name}: {quoted(value + chr(10)) if value[-1:] == chr(10) else quoted(value)}\n"
    deep = value.lstrip("\n")[0] == " " or any(not line.strip(" ") and line for line in _leading(value))
    body = "".join(f"    {line}\n" if line else "\n" for line in value.split("\n"))
    return f"  {name}: {'|2' if deep else '|'}\n{body}"


def _leading(value: str) -> Iterable[str]:
    for line in value.split("\n"):
        if line.strip(" "):
            return
        yield line


def _is_left_out(node: Node, form: FieldForm, value: object) -> bool:
    if isinstance(node, Quote) and form.attribute == "reading":
        return not node.attests and value == _default(Quote, "reading")
    return form.name != "version" and value == _default(type(node), form.attribute)


@cache
def _default(node_type: type[Node], attribute: str) -> object:
    """Return the default of an attribute; PydanticUndefined, which no value equals, where it is required."""
    return node_type.model_fields[attribute].default


def _field(form: FieldForm, value: object) -> str:
    match form.form, value:
        case Form.PROSE, str():
            return write_prose(form.name, value)
        case Form.SHORT_LIST, tuple() if all(isinstance(item, str) and is_plain_item(item) for item in value):
            return f"  {form.name}: [{', '.join(value)}]\n"
        case ((Form.SHORT_LIST | Form.LONG_LIST | Form.CHAIN), tuple()):
            return f"  {form.name}:\n" + "".join(f"    - {write_item(item)}\n" for item in value)
        case Form.QUESTIONS, tuple():
            return write_prose(form.name, "\n".join(map(write_line, value)))
        case Form.LINE, str():
            return write_text(form.name, value)
        case _:
            return f"  {form.name}: {_word(value)}\n"


def write_item(item: object) -> str:
    """Write one item of a list as it stands after its dash."""
    return write_scalar(write_line(item))


def _word(value: object) -> str:
    return value.word if isinstance(value, Grade) else str(value)
