"""xAIF documents come in with the text that was analysed, and what is marked in it as quotes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.exchange import exportable_maps, same_up_to_ids
from support.nodes import maps
from support.patience import PATIENT
from support.samples import imported, imported_text

from argmap.appraisal.reviewing import review
from argmap.errors import RefusedError
from argmap.exchange.format import Export, Exported, Imported
from argmap.exchange.marked_text import read_marked
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Claim, Head, Quote, Step


def _document(text: object, **more: object) -> Imported:
    nodes = [{"nodeID": 1, "text": "It rains", "type": "I"}, {"nodeID": 2, "text": "RA", "type": "RA"}]
    nodes += [{"nodeID": 3, "text": "The road is wet", "type": "I"}]
    edges = [{"edgeID": 1, "fromID": 3, "toID": 2}, {"edgeID": 2, "fromID": 2, "toID": 1}]
    return imported_text("xaif", json.dumps({"AIF": {"nodes": nodes, "edges": edges}, "text": text, **more}))


def _written(name: str, whole: Map) -> Exported:
    return writer(format_called(name, writable())).write(Export(whole, review(whole)))


def test_marked_words_are_quoted_at_their_lines_of_the_held_text() -> None:
    found = imported("xaif", "letter.json")
    assert found.losses == ()
    assert [(quote.text, quote.at, quote.reading.value, quote.speaker) for quote in found.map.quotes.values()] == [
        ("The library should open on Sundays", "l. 3", "verbatim", None),
        ("most of us have no other day for it", "ll. 3-4", "paraphrase", "Mara Quist"),
        ("The reading room stands empty & cold", "l. 5", "verbatim", None),
        ("the staff — I hear — cost twice as much", "l. 5", "paraphrase", None),
    ]
    assert found.map.head.authors == ("Ines Roth",)
    (source,) = found.map.sources.values()
    assert dict(source.variables) == {"URL": "https://letters.example/12"}
    assert source.file in found.files


def test_a_text_without_tags_is_plain() -> None:
    found = imported("xaif", "bare.json")
    assert list(found.files.values()) == ["The boats lay on the sand: the tide was out & <far> away."]
    assert found.losses == ()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('<span id="node9">no such node</span>', "9"),
        ('<span id="node2">a step</span>', "2"),
        ('<span id="node1">never ends', "1"),
        ('<span id="node1"> <br></span>', "1"),
    ],
)
def test_a_mark_that_says_nothing_of_a_statement_is_told(text: str, where: str) -> None:
    found = _document(text)
    assert [loss.where for loss in found.losses] == [where]
    assert not found.map.quotes


def test_marks_may_stand_in_one_another_and_a_node_may_have_several() -> None:
    found = _document(
        '<span id="node1">It <b>rains</b>, <span id="node3">wet road</span></span> <span id=node3>x</span>'
    )
    said = {quote.text: [found.map.claims[each].text for each in quote.attests] for quote in found.map.quotes.values()}
    assert said == {"It rains, wet road": ["It rains"], "wet road": ["The road is wet"], "x": ["The road is wet"]}


def test_a_mark_within_a_hundred_others_is_told_and_not_quoted() -> None:
    depth = 3_000
    found = _document('<span id="node1">It rains ' * depth + "</span>" * depth)
    assert len(found.map.quotes) + len(found.losses) == depth
    assert {loss.where for loss in found.losses} == {"1"}


def test_a_part_that_is_not_of_the_format_is_told_and_layout_is_not() -> None:
    assert [loss.what for loss in _document("", audio=["a.mp3"], OVA={"nodes": [{"x": 1}]}).losses] == [
        'the part "audio"'
    ]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"AIF": {}}', '{"AIF": 3}', "[]", '{"nodes": []}'])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        imported_text("xaif", text)


@given(st.lists(st.sampled_from(["<span id='node1'>", "</span>", "<br>", "<p>", "a", "&amp;", "<", ">", "\n", " b"])))
@PATIENT
def test_marks_stand_where_their_words_do(parts: list[str]) -> None:
    marked = read_marked("".join(parts))
    for marks in marked.marks.values():
        assert all(mark.words in " ".join(marked.text.split()) for mark in marks)
    assert "span" not in marked.text


@given(exportable_maps(quotes=True))
@PATIENT
def test_a_map_comes_back_as_it_was_but_for_what_is_told(whole: Map) -> None:
    quoted = {each.source for each in whole.quotes.values()}
    kept = [node for node in whole if node.id not in whole.sources or node.id in quoted]
    back = imported_text("xaif", _written("xaif", whole).text)
    assert same_up_to_ids(Map.of(kept, Head()), back.map) == []
    assert back.losses == ()


@given(whole=maps())
@PATIENT
def test_of_any_map_every_block_goes_out_or_is_told(whole: Map) -> None:
    written = _written("xaif", whole)
    graph = json.loads(written.text)["AIF"]
    assert {node["text"] for node in json.loads(_written("aif", whole).text)["nodes"]} == {
        node["text"] for node in graph["nodes"]
    }
    kinds = [node["type"] for node in graph["nodes"]]
    assert kinds.count("RA") + kinds.count("CA") == len(whole.steps)
    statements = [node["text"] for node in graph["nodes"] if node["type"] == "I"]
    assert all(node.text in statements for node in whole if isinstance(node, Claim))
    lost = {loss.where: loss.what for loss in written.losses}
    assert len(lost) == len(written.losses), "one loss a node"
    for node in whole:
        if not isinstance(node, Claim | Step | Quote):
            assert node.id in lost or node.kind in ("source", "scheme")
        if node.note:
            assert "note" in lost[node.id] or "as a whole" in lost[node.id]


def test_where_nodes_are_drawn_is_left_aside_and_another_address_is_told() -> None:
    document = {
        "AIF": {"nodes": [{"nodeID": 1, "text": "They died.", "type": "I"}], "edges": []},
        "text": {"txt": "They died.", "url": "https://one.example"},
        "OVA": {"url": "https://two.example", "nodes": [{"nodeID": 1, "x": 2, "y": 3}]},
    }
    found = imported_text("xaif", json.dumps(document))
    assert found.asides == ("the places of 1 node in the drawing",)
    assert [loss.what for loss in found.losses] == ['the address "https://two.example"']
