"""Edits of one field of one node, by the name it has in the map file, from words as a person gives them."""

from __future__ import annotations

import re

from argmap.edit.finding import called, node_of
from argmap.edit.naming import id_refusal
from argmap.edit.remaking import put
from argmap.edit.soundness import by_present_ids, refusal, sounder
from argmap.model.map import Map
from argmap.model.nodes import NODE_TYPES, Head, Node, Source, Step
from argmap.model.references import references
from argmap.model.vocabulary import CSL_VARIABLES, Grade
from argmap.notation.binding import bind
from argmap.notation.document import Written
from argmap.notation.fields import LISTS, FieldForm, Form, forms_of
from argmap.notation.lines import write_line
from argmap.notation.printing import print_node
from argmap.notation.reading import read_block

Value = str | tuple[str, ...] | None

_FREE = re.compile(r"x-[A-Za-z0-9_-]{0,62}\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = " \t\n"
_COMMAS = frozenset({"because", "attests", "main", "was", "uses", "tags"})
"""Lists whose items hold no comma, so that they may be given on one line."""
_FIXED = {
    "id": ("an id is changed by renaming the block", "Rename it: every reference follows."),
    "version": ("the version of the format is not changed by hand", "It is the one that this argmap writes."),
    "readable-by": ("the version of the format is not changed by hand", "It is the one that this argmap writes."),
}


def set_field(the_map: Map, node_id: str, field: str, value: Value) -> Map:
    """Return the map with a field of a node, or of the head ("argmap"), set to `value`; None or "" takes it out.

    A list may be given as a tuple, one item a line, or with commas where its items hold none; links of a chain and
    answers to questions as they stand in the map file, one a line. References by an earlier id become those by the
    present one. Raises EditError when the field does not take the value, when the kind of the node has no such
    field or cannot be without it, and when the map would have an error.
    """
    node = node_of(the_map, node_id)
    if field in _FIXED:
        raise refusal(node.id, *_FIXED[field])
    changed = by_present_ids(the_map, _with_field(node, field, value))
    if changed == node:
        return the_map
    if field == "was":
        _refuse_taken(the_map, changed)
    if isinstance(node, Step) and isinstance(changed, Step) and changed.scheme != node.scheme and node.questions:
        changed = changed.model_copy(update={"questions": ()})
    after = put(the_map, [changed])
    if field == "uses":
        return sounder(the_map, after, [after.head.id, *after.nodes])
    if field == "scheme" and isinstance(changed, Step):
        _refuse_answered(the_map, changed)
    refers = list(references(changed)) != list(references(node)) or field in ("scheme", "questions", "was")
    return sounder(the_map, after, [changed.id]) if refers else after


def value_of(node: Node, field: str) -> Value:
    """Return the value of a field as `set_field` takes it, None where it has none. Links and answers as written."""
    form = forms_of(node.kind).get(field)
    if form is None:
        free = dict(node.extra) | (dict(node.variables) if isinstance(node, Source) else {})
        return free.get(field)
    value = getattr(node, form.attribute)
    if isinstance(value, tuple):
        items = tuple(map(write_line, value))
        return None if not items else "\n".join(items) if form.form is Form.QUESTIONS else items
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    return value.word if isinstance(value, Grade) else str(value)


def required(kind: str, field: str) -> bool:
    """Tell whether a block of `kind` (its first field) cannot be without a field."""
    return field in _needed(kind)


def _with_field(node: Node, field: str, value: Value) -> Node:
    """Return the node with one field as the reader of map files binds it."""
    form = forms_of(node.kind).get(field)
    given = _given(form, value)
    if given and form is None and field.startswith("x-") and _FREE.match(field) is None:
        raise refusal(node.id, f'"{field}" cannot be the name of a field', "Use letters, digits, - and _ after x-.")
    written = {one.name: one for one in read_block(print_node(node)).written}
    if not given:
        _refuse_removal(node, field)
        written.pop(field, None)
    else:
        items = tuple((1, 7) for _ in given) if isinstance(given, tuple) else ()
        written[field] = Written(field, given, 0, 1, 1, 5, items)
    bound, faults = bind(node.id, tuple(written.values()), id_line=0, lenient=False)
    fault = next((fault for fault in faults if fault.code.startswith("E")), None)
    if fault is not None:
        raise refusal(node.id, fault.message, fault.help or "Give another value.")
    if bound is None:
        raise RuntimeError(f"{field} of {node.id} is neither bound nor refused")
    return bound


def _given(form: FieldForm | None, value: Value) -> str | tuple[str, ...]:
    """Return the value as it would stand in the file, "" or () where there is none."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        items = tuple(text for item in value if (text := _clean(item)))
        if form is None or form.form in LISTS:
            return items
        value = "\n".join(items)
    text = _clean(value)
    if form is None:
        return text
    match form.form:
        case Form.SHORT_LIST | Form.LONG_LIST | Form.CHAIN:
            return _items(form.name, text)
        case Form.WORD:
            return next((word for word in form.words if word.casefold() == text.casefold()), text)
        case Form.LINE | Form.NUMBER:
            return " ".join(part for line in text.split("\n") if (part := line.strip(_BLANK)))
        case _:
            return text


def _items(name: str, text: str) -> tuple[str, ...]:
    if name in _COMMAS:
        text = text.removeprefix("[").removesuffix("]").replace(",", "\n")
    lines = (line.strip(_BLANK) for line in text.split("\n"))
    return tuple(item for line in lines if (item := line.removeprefix("- ").strip(_BLANK)))


def _clean(text: str) -> str:
    """Return text without blanks around it, with LF line ends, and with nothing that no file can hold."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n")).strip(_BLANK)


def _refuse_removal(node: Node, field: str) -> None:
    if required(node.kind, field):
        kind = called(type(node))
        raise refusal(node.id, f"{kind} needs the field `{field}`", "Change it, or delete the whole block.")
    free = field.startswith("x-") or (isinstance(node, Source) and field in CSL_VARIABLES)
    if not free and field not in forms_of(node.kind):
        raise refusal(node.id, f"{called(type(node))} has no field `{field}`", "Choose another field.")


def _needed(kind: str) -> frozenset[str]:
    fields = NODE_TYPES[kind].model_fields
    return frozenset(name for name, form in forms_of(kind).items() if fields[form.attribute].is_required())


def _refuse_taken(the_map: Map, node: Node) -> None:
    if isinstance(node, Head):
        return
    for old in node.was:
        fault = id_refusal(the_map, old, own=node.id)
        if fault:
            raise refusal(node.id, f'"{old}" cannot be an earlier id: {fault}', "Take it out of `was`.")


def _refuse_answered(the_map: Map, step: Step) -> None:
    """Refuse to take the critical questions away from under what reviewers said of them."""
    told = [review.id for review in the_map.assessments if review.target == step.id and review.questions]
    if told:
        fact = f"{', '.join(told)} {'answers' if len(told) == 1 else 'answer'} the questions of its present scheme"
        raise refusal(step.id, fact, "Take these answers out first: they are about other questions.")
