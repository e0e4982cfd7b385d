"""The closed set of fields of each kind of block, derived from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import Literal, NamedTuple, get_args, get_origin

from argmap.model.nodes import NODE_TYPES, Assessment, Head, Node, Step
from argmap.model.vocabulary import GRADE_WORDS, STEP_GRADE_WORDS, Grade


class Form(Enum):
    """How the value of a field is written."""

    LINE = auto()
    """On one line."""
    NUMBER = auto()
    """A whole number."""
    WORD = auto()
    """One of a few words."""
    PROSE = auto()
    """Under `|`."""
    SHORT_LIST = auto()
    """`[a, b]`, or one item a line."""
    LONG_LIST = auto()
    """One item a line."""
    CHAIN = auto()
    """One link a line: `ID, LOCATOR (role)`."""
    QUESTIONS = auto()
    """One question a line, under `|`."""


LISTS = frozenset({Form.SHORT_LIST, Form.LONG_LIST, Form.CHAIN})


class FieldForm(NamedTuple):
    """A field of a kind of block: its name in the file, the attribute that holds it, and how it is written."""

    name: str
    attribute: str
    form: Form
    words: tuple[str, ...] = ()
    """The words it may take, when these are few."""


_UNWRITTEN = frozenset({"id", "extra", "variables"})
_COMMON = ("tags", "note", "was")


@cache
def forms_of(kind: str) -> Mapping[str, FieldForm]:
    """Return the fields that a block of `kind` may have, by name, in canonical order."""
    return {form.name: form for form in _forms(NODE_TYPES[kind])}


def _forms(node_type: type[Node]) -> Iterator[FieldForm]:
    own = [name for name in node_type.model_fields if name not in _UNWRITTEN and name not in _COMMON]
    own.sort(key=lambda name: name != "target")
    common = ("note",) if node_type is Head else _COMMON
    for attribute in (*own, *common):
        words = _words(node_type, attribute)
        form = Form.WORD if words else _form(node_type, attribute)
        yield FieldForm(node_type.model_fields[attribute].alias or attribute, attribute, form, words)


def _form(node_type: type[Node], attribute: str) -> Form:
    if attribute == "questions":
        return Form.QUESTIONS
    if attribute == "via":
        return Form.CHAIN
    if attribute in node_type.prose:
        return Form.PROSE
    if attribute == "because":
        return Form.LONG_LIST
    if int in _types(node_type, attribute):
        return Form.NUMBER
    return Form.SHORT_LIST if tuple in _types(node_type, attribute) else Form.LINE


def _words(node_type: type[Node], attribute: str) -> tuple[str, ...]:
    for found in _types(node_type, attribute):
        if get_origin(found) is Literal:
            return get_args(found)
        if found is Grade and issubclass(node_type, Step):
            return STEP_GRADE_WORDS
        if found is Grade:
            return tuple(GRADE_WORDS) if node_type is Assessment else tuple(grade.word for grade in Grade)
        if isinstance(found, type) and issubclass(found, Enum):
            return tuple(member.value for member in found)
    return ()


def _types(node_type: type[Node], attribute: str) -> list[object]:
    """Return the types in the annotation of an attribute: of `X | None` and `Annotated[X, ...]` the X."""
    waiting: list[object] = [node_type.model_fields[attribute].annotation]
    found: list[object] = []
    while waiting:
        annotation = waiting.pop()
        origin = get_origin(annotation)
        if origin is tuple:
            found.append(tuple)
        elif origin is None or origin is Literal:
            found.append(annotation)
        else:
            waiting.extend(get_args(annotation))
    return found
