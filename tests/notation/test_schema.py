"""The JSON Schema offers what the reader takes, and nothing else."""

from __future__ import annotations

from argmap.model.nodes import NODE_TYPES
from argmap.notation.fields import forms_of
from argmap.notation.schema import json_schema


def test_every_kind_is_closed_and_describes_each_of_its_fields() -> None:
    defined = json_schema()["$defs"]
    assert isinstance(defined, dict)
    assert set(defined) == set(NODE_TYPES)
    for kind, block in defined.items():
        assert block["additionalProperties"] is False
        for form in forms_of(kind).values():
            assert block["properties"][form.name]["description"]


def test_blocks_are_one_of_the_kinds_without_if_and_then() -> None:
    schema = json_schema()
    blocks = schema["additionalProperties"]
    assert isinstance(blocks, dict)
    assert list(blocks) == ["anyOf"]
    assert "if" not in str(sorted(schema))


def test_the_ids_of_a_map_are_offered_where_a_block_is_referred_to() -> None:
    defined = json_schema(["b", "a"])["$defs"]
    assert isinstance(defined, dict)
    assert defined["supports"]["properties"]["because"]["items"]["anyOf"][0] == {"enum": ["a", "b"]}
    assert defined["quote"]["properties"]["source"]["anyOf"][0] == {"enum": ["a", "b"]}
    assert "anyOf" not in defined["source"]["properties"]["source"]
    assert "anyOf" not in defined["review"]["properties"]["because"]


def test_words_that_editors_resolve_are_offered_as_they_resolve_them() -> None:
    defined = json_schema()["$defs"]
    assert isinstance(defined, dict)
    assert 4 in defined["quote"]["properties"]["credibility"]["enum"]
    assert False in defined["review"]["properties"]["faithful"]["enum"]
