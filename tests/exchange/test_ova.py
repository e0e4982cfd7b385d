"""An analysis of OVA comes in as the AIF graph that it is, with its text, its participants and its major claims."""

from __future__ import annotations

import json

import pytest
from support.arrows import arrows
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.exchange.format import Imported
from argmap.exchange.registry import readable, reader


def _node(key: int | str, kind: str = "I", text: str = "", **more: object) -> dict[str, object]:
    return {"id": key, "type": kind, "text": text or f"T{key}", "scheme": "0", "descriptors": {}, "cqdesc": {}, **more}


def _analysis(*nodes: dict[str, object], edges: tuple[tuple[int, int], ...] = (), **more: object) -> Imported:
    ends = {node["id"]: node for node in nodes}
    drawn = [{"from": ends.get(start, {"id": start}), "to": ends.get(end, {"id": end})} for start, end in edges]
    return imported_text("ova", json.dumps({"nodes": nodes, "edges": drawn, **more}))


def _told(found: Imported) -> list[str]:
    return [f"{loss.where}: {loss.what}; {loss.why}" for loss in found.losses]


def test_linked_premises_stay_linked_and_undercuts_undercuts() -> None:
    found = imported("ova", "library.json")
    sundays, no_day = "The library should open on Sundays", "Most of us have no other day for it"
    assert arrows(found) == [
        ("pro", sundays, (no_day, "The town can pay")),
        ("undercut", no_day, ("A day for it can be found in the week",)),
        ("con", sundays, ("It costs twice as much",)),
    ]
    support = next(iter(found.map.steps.values()))
    assert (support.scheme, support.by) == ("practical-reasoning", "Mara Quist")
    assert [loss.where for loss in found.losses] == ["12"]


def test_what_participants_say_is_marked_in_the_text_and_quoted_at_its_lines() -> None:
    found = imported("ova", "library.json")
    assert [(quote.text, quote.at, quote.speaker) for quote in found.map.quotes.values()] == [
        ("The library should open on Sundays", "l. 1", "Mara Quist"),
        ("most of us have no other day for it", "l. 2", "Mara Quist"),
        ("You do, on Thursdays", "l. 3", "Tom Ode"),
        ("it costs twice as much", "l. 3", None),
    ]
    (source,) = found.map.sources.values()
    assert source.file in found.files


def test_major_claims_comments_participants_and_the_document_are_kept() -> None:
    found = imported("ova", "mill.json").map
    (main,) = found.main
    assert (found.claims[main].text, found.claims[main].by, found.claims[main].note) == (
        "The mill should be mended",
        "The miller",
        "Asked twice.",
    )
    assert (found.head.title, found.head.authors) == ("A letter on the mill", ("Ines Roth",))
    assert [step.note for step in found.steps.values()] == ["Weak."]
    (source,) = found.sources.values()
    assert (source.title, source.date, dict(source.variables)) == (
        "A letter on the mill",
        "2019-03-06",
        {"URL": "https://mill.example/letter"},
    )


def test_offsets_that_the_text_bears_out_are_quotes_with_lines() -> None:
    found = imported("ova", "mill.json").map
    assert [(quote.text, quote.at) for quote in found.quotes.values()] == [
        ("The mill should be mended", "l. 1"),
        ("Its wheel turns no more", "l. 1"),
    ]


def test_what_a_map_has_no_place_for_is_told() -> None:
    assert _told(imported("ova", "mill.json")) == [
        'edge 4: the edge from "105" to "999"; no node is called "999"',
        '8: the participant "A guest"; they say nothing',
        '103: that the node "The mill is old" is hidden; a map shows all that it holds',
        "104: its scheme, number 72; no name says which scheme that is",
        '104: the roles "s_Major Premise", "s_Conclusion" of the step; premises have no roles here',
        (
            '104: the critical questions "Is there another way?" of the step; '
            "it is not said what they are to what answers them"
        ),
        '105: imgurl of the node "Mills stand by rivers": https://mill.example/a.png; a map has no place for it',
        "103: its place in the text, 60; the text does not say that there",
        "analysis: spellChecked: yes; a map has no place for it",
    ]


def test_the_name_of_a_scheme_is_the_text_of_its_node() -> None:
    step = _node(3, "RA", "Argument from Expert Opinion", scheme="2")
    found = _analysis(_node(1), _node(2), step, edges=((2, 3), (3, 1)))
    assert [each.scheme for each in found.map.steps.values()] == ["expert-opinion"]
    assert found.losses == ()


def test_a_comment_on_neither_a_statement_nor_a_step_is_told() -> None:
    assert _told(_analysis(_node(1), _node(2, "TA", comment="Late."))) == [
        '2: the comment "Late."; only statements and steps have notes here',
        "2: that nothing is answered by nothing; a map has no order of speech",
    ]


def test_ends_of_edges_may_be_ids_alone() -> None:
    nodes = [_node(1), _node("b"), _node(3, "CA", "Default Conflict")]
    found = imported_text("ova", json.dumps({"nodes": nodes, "edges": [{"from": "b", "to": 3}, {"from": 3, "to": 1}]}))
    assert arrows(found) == [("con", "T1", ("Tb",))]


@pytest.mark.parametrize(
    ("txt", "told"),
    [
        ('<span id="node9">no such node</span>', "9"),
        ('<span id="node1">never ends', "1"),
        ('<span id="node1"> <br></span>', "1"),
    ],
)
def test_a_mark_that_says_nothing_of_a_statement_is_told(txt: str, told: str) -> None:
    assert [loss.where for loss in _analysis(_node(1), analysis={"txt": txt}).losses] == [told]


def test_an_id_that_is_used_twice_and_an_unknown_part_are_told() -> None:
    assert _told(_analysis(_node(1), _node(1, text="again"), votes=[1])) == [
        ': the part "votes"; it is no part of the format',
        '1: the node "again"; its id is used twice, and the first one is kept',
    ]


def test_an_annotator_of_the_nodes_is_the_author_and_a_date_that_is_none_a_field() -> None:
    found = _analysis(
        _node(1, annotator="Ines"), _node(2, annotator="Tom"), analysis={"documentDate": "in spring", "txt": "x"}
    )
    assert found.map.head.authors == ("Ines", "Tom")
    (source,) = found.map.sources.values()
    assert (source.date, dict(source.extra)) == (None, {"x-date": "in spring"})
    assert found.losses == ()


def test_a_document_of_aif_is_none_of_ova() -> None:
    known = {each.name: reader(each) for each in readable()}["ova"]
    assert not known.recognises('{"nodes": [{"nodeID": "1", "cqdesc": {}}], "edges": []}')
    assert not known.recognises('{"AIF": {"nodes": []}, "OVA": {"nodes": [{"cqdesc": {}}]}}')


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", '{"analysis": {"txt": ""}}'])
def test_what_is_no_analysis_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        imported_text("ova", text)
    assert refused.value.remedy
