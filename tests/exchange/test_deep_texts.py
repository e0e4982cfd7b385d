"""JSON and XML are read however deep they nest, and deep or not say the same."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from support.patience import PATIENT
from support.samples import imported_text

from argmap.errors import RefusedError
from argmap.exchange.deep_json import decode, encode
from argmap.exchange.deep_xml import DeepError, read_deep
from argmap.exchange.json_text import read_json, written
from argmap.exchange.xml_text import line_of, read_xml, text_of

DEPTH = 10_000
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=30
)
_PIECES = st.lists(
    st.sampled_from(
        '{ } [ ] , : " \\ \\u0041 \\ud83d\\ude00 1 -1 0 01 1.5 1e5 1. . - true false null NaN Infinity -Infinity "a" '
        '"b": \n \t x'.split(" ")
    ),
    max_size=12,
).map("".join)


def _told(read: Callable[[str], object], text: str) -> str:
    try:
        return repr(read(text))
    except json.JSONDecodeError as fault:
        return f"{fault.msg} at {fault.pos}"


@PATIENT
@given(_VALUES, st.sampled_from([None, 0, 2]))
def test_any_value_is_read_and_written_as_the_library_does(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert decode(text) == json.loads(text)
    assert type(decode(text)) is type(json.loads(text))
    assert encode(json.loads(text)) == json.dumps(value, ensure_ascii=False)


@PATIENT
@given(_PIECES)
def test_any_text_is_refused_where_the_library_refuses_it(text: str) -> None:
    # Later versions of the library say otherwise what is wrong with a comma before an end.
    expected = _told(json.loads, text)
    assert "trailing comma" in expected or _told(decode, text) == expected


def test_numbers_that_are_none_and_numbers_too_long_are_as_in_the_library() -> None:
    assert math.isnan(float(str(decode("NaN"))))
    with pytest.raises(ValueError, match="integer string conversion"):
        decode("1" * 5_000)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"a": [', "]}]")])
def test_lists_in_lists_are_read_and_written_at_any_depth(opening: str, closing: str) -> None:
    text = opening * DEPTH + "1" + closing * DEPTH
    found = read_json(text, "x")
    assert written(found).replace(" ", "") == text.replace(" ", "")


def test_a_fault_deep_down_is_told_with_its_line() -> None:
    with pytest.raises(RefusedError, match=r"^x:2: .*delimiter"):
        read_json("[" * DEPTH + "1\n2" + "]" * DEPTH, "x")
    with pytest.raises(RefusedError, match=r"^x:1: ") as found:
        read_json("[" * DEPTH, "x")
    assert "cut off" in str(found.value.remedy)


def test_elements_in_elements_are_read_at_any_depth_with_their_lines_and_words() -> None:
    root = read_xml(
        "<?xml version='1.0'?>\n<a>\n"
        + "<b c='1'>x" * DEPTH
        + "&amp;<!-- y --><![CDATA[<]]>"
        + "</b>z\n" * DEPTH
        + "</a>",
        "x",
    )
    assert sum(1 for _ in root.iter("b")) == DEPTH
    assert text_of(root) == "\n" + "x" * DEPTH + "&<" + "z\n" * DEPTH
    assert (line_of(root), line_of(root[0]), root[0].get("c"), root[0].tail) == (2, 3, "1", "z\n")


@pytest.mark.parametrize(
    "text",
    [
        "<a b='1' c='&lt;&#228;'>one<d/>two<!-- no --><d>three</d> <![CDATA[<&]]>é</a>",
        "<x:a xmlns:x='urn:x' x:b='1' b='2'><c xmlns='urn:c' xml:lang='de'/></x:a>",
        "<!DOCTYPE a SYSTEM 'nowhere.dtd'>\n<a>\n<?no?>\n<b/>\n</a>",
    ],
)
def test_a_tree_is_the_same_whoever_reads_it(text: str) -> None:
    def told(root: etree._Element) -> list[object]:
        return [(each.tag, dict(each.attrib), each.text, each.tail, each.sourceline) for each in root.iter()]

    assert told(read_deep(text)) == told(read_xml(text, "x"))


def test_entities_are_refused_where_elements_are_deep() -> None:
    bomb = "<!DOCTYPE a [\n<!ENTITY b 'bb'>\n<!ENTITY c '&b;&b;'>]>" + "<a b='&c;'>" * 300 + "&c;" + "</a>" * 300
    with pytest.raises(DeepError):
        read_deep(bomb)
    with pytest.raises(RefusedError, match=r"^x:2: an entity is declared"):
        read_xml(bomb, "x")


def test_what_is_deeper_than_any_file_of_a_person_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"^x:1: .*more than 1,000,000 levels"):
        read_json("[" * 1_100_000, "x")
    with pytest.raises(RefusedError, match=r"^x:\d+: too many elements stand too deep"):
        read_xml("<a>\n" * 50_000, "x")


def test_xml_that_is_broken_deep_down_is_refused_with_its_line() -> None:
    with pytest.raises(RefusedError, match=r"^x:2: this is no XML that can be read: mismatched tag"):
        read_xml("<a>" * 300 + "\n</b>", "x")


def test_a_part_of_a_document_that_nests_deep_is_kept_or_told() -> None:
    deep = "[" * DEPTH + "]" * DEPTH
    node = f'{{"id": "1", "type": "atom", "text": "It rains", "metadata": {deep}, "sources": [{{"x": {deep}}}]}}'
    found = imported_text("sadface", f'{{"nodes": [{node}], "edges": [], "metadata": {{"more": {deep}}}}}')
    (claim,) = found.map.claims.values()
    assert dict(claim.extra)["x-metadata"] == deep
    graph = f'{{"nodes": [{{"nodeID": 1, "type": "I", "text": "It rains", "more": {deep}}}], "more": {deep}}}'
    for name, text in (("aif", graph), ("xaif", f'{{"AIF": {graph}, "text": {deep}, "OVA": {deep}}}')):
        assert [claim.text for claim in imported_text(name, text).map.claims.values()] == ["It rains"]
