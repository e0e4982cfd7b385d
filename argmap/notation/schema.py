"""The JSON Schema of the map file, for editors that complete and check YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.model.ids import MAX_ID
from argmap.model.nodes import NODE_TYPES, Source
from argmap.model.vocabulary import CSL_VARIABLES, SOURCE_KINDS
from argmap.notation.fields import FieldForm, Form, forms_of
from argmap.notation.reading import HEAD_ID

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = ["string", "number", "boolean"]
"""Editors resolve YAML types before they look at the schema: `date: 1855` is a number to them."""
_TRUTH = {"yes": True, "no": False}
_REFERRING = frozenset(
    """supports attacks review because attests main source part-of derived-from translation-of via""".split()
)
_NOT_REFERRING = frozenset({("source", "source"), ("review", "because")})

Schema = Mapping[str, object]


def json_schema(ids: Iterable[str] | None = None) -> dict[str, object]:
    """Return the schema of a map file.

    With `ids`, the ids of a map, fields that refer to a block offer them; other ids stay allowed, so that one may
    be written before its block is.
    """
    offered = None if ids is None else sorted(ids)
    kinds = [kind for kind in NODE_TYPES if kind != HEAD_ID]
    return {
        "$schema": DIALECT,
        "title": "argmap map file",
        "type": "object",
        "properties": {HEAD_ID: {"$ref": f"#/$defs/{HEAD_ID}"}},
        "propertyNames": {"maxLength": MAX_ID},
        "additionalProperties": {"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds]},
        "$defs": {kind: _block(kind, offered) for kind in NODE_TYPES},
    }


def _block(kind: str, ids: list[str] | None) -> Schema:
    node_type = NODE_TYPES[kind]
    required = [form.name for form in forms_of(kind).values() if node_type.model_fields[form.attribute].is_required()]
    properties: dict[str, Schema] = {form.name: _field(kind, form, ids) for form in forms_of(kind).values()}
    if kind == Source.kind:
        variable = {"type": _SCALAR, "description": "A variable of CSL-JSON under its own name."}
        properties.update((name, variable) for name in sorted(CSL_VARIABLES) if name not in properties)
    return {
        "type": "object",
        "description": " ".join((node_type.__doc__ or "").split()),
        "properties": properties,
        "patternProperties": {"^x-": {"type": _SCALAR, "description": "A field of your own."}},
        "required": required,
        "additionalProperties": False,
    }


def _field(kind: str, form: FieldForm, ids: list[str] | None) -> Schema:
    described: dict[str, object] = {"description": NODE_TYPES[kind].model_fields[form.attribute].description or ""}
    referring = form.name in _REFERRING and (kind, form.name) not in _NOT_REFERRING
    one: dict[str, object] = (
        _reference(ids) if referring and ids is not None and form.form is not Form.CHAIN else {"type": _SCALAR}
    )
    match form.form:
        case Form.WORD:
            return described | {"enum": [*form.words, *_resolved(form.words)]}
        case Form.NUMBER:
            return described | {"type": "integer"}
        case Form.SHORT_LIST:
            return described | {"type": "array", "items": one}
        case Form.LONG_LIST | Form.CHAIN:
            return described | {"type": "array", "items": one, "minItems": 1}
        case Form.QUESTIONS:
            return described | {"anyOf": [{"type": _SCALAR}, {"type": "array", "items": {"type": "string"}}]}
        case Form.LINE if (kind, form.name) == (Source.kind, "kind"):
            return described | {"anyOf": [{"enum": sorted(SOURCE_KINDS)}, {"type": _SCALAR}]}
        case _:
            return described | one


def _reference(ids: list[str] | None) -> dict[str, object]:
    return {"anyOf": [{"enum": ids}, {"type": "string"}]}


def _resolved(words: Iterable[str]) -> list[object]:
    """Return what editors make of words that look like numbers or truth values."""
    return [int(word) if word.isdigit() else _TRUTH[word] for word in words if word.isdigit() or word in _TRUTH]
