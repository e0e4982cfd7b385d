"""The small part of YAML that Argdown's data needs is read as YAML readers do."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.nodes import texts
from support.patience import PATIENT

from argmap.exchange.argdown.escaping import flow
from argmap.exchange.argdown.keyed import read_block, read_flow

_VALUES: st.SearchStrategy[Any] = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)
_WORDS = st.text(st.sampled_from("ab1-:#,'\"[]{}&*!|>%@`?= é"), min_size=1, max_size=8)
_PLAIN: st.SearchStrategy[Any] = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_WORDS, inner, min_size=1, max_size=3),
    max_leaves=6,
)


def _lists(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return {key: _lists(each) for key, each in value.items()} if hasattr(value, "items") else [_lists(x) for x in value]


@settings(PATIENT, max_examples=150)
@given(st.dictionaries(texts, _VALUES, max_size=3))
def test_data_that_is_written_is_read_back_here_and_by_other_readers(data: dict[str, Any]) -> None:
    text = flow(data)
    assert _lists(read_flow(text, 1)) == data
    assert yaml.load(text, yaml.BaseLoader) == data


@settings(PATIENT, max_examples=150)
@given(st.dictionaries(_WORDS, _PLAIN, min_size=1, max_size=3))
def test_what_other_writers_put_on_lines_of_their_own_is_read(data: dict[str, Any]) -> None:
    text = yaml.dump(data, default_flow_style=False, allow_unicode=True, width=10**9, sort_keys=False)
    assert _lists(read_block(text, 1)) == yaml.load(text, yaml.BaseLoader)


@settings(PATIENT, max_examples=100)
@given(st.dictionaries(_WORDS, _PLAIN, min_size=1, max_size=3))
def test_json_is_read(data: dict[str, Any]) -> None:
    assert _lists(read_flow(json.dumps(data, ensure_ascii=False), 1)) == data


_LONG = st.lists(
    st.sampled_from("a b: -c word it's \"q\" # x, [y] {z} é 1 ¬f(x,y) ' don't".split()), min_size=1, max_size=12
).map(" ".join)


@settings(PATIENT, max_examples=150)
@given(st.dictionaries(st.sampled_from(["k", "m n"]), _LONG | st.lists(_LONG, min_size=1, max_size=3), min_size=1))
def test_words_that_go_on_over_several_lines_are_read(data: dict[str, Any]) -> None:
    text = yaml.dump(data, default_flow_style=False, allow_unicode=True, width=18)
    assert _lists(read_block(text, 1)) == yaml.load(text, yaml.BaseLoader)
