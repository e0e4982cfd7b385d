"""AIF nodesets come in as steps, speakers and quotes, and go out so that they come back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from support.exchange import exportable_maps, same_up_to_ids
from support.maps import as_map, attacks, claim, claims, quote, source, supports
from support.patience import PATIENT
from support.samples import imported, imported_text

from argmap.appraisal.reviewing import review
from argmap.errors import RefusedError
from argmap.exchange.format import Export, Exported, Imported
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Attack, Head, Step, Support


def _nodeset(edges: str, **more: object) -> Imported:
    """Read the nodeset of some edges between nodes called by their type and a digit, or by a letter (statements)."""
    pairs = [edge.split(">") for edge in edges.split()]
    names = sorted({end for pair in pairs for end in pair})
    nodes = [
        {"nodeID": name, "text": f"{name}." if len(name) == 1 else "", "type": "I" if len(name) == 1 else name[:-1]}
        for name in names
    ]
    written = [{"edgeID": at, "fromID": one, "toID": two} for at, (one, two) in enumerate(pairs)]
    return imported_text("aif", json.dumps({"nodes": nodes, "edges": written, **more}))


def _written(whole: Map) -> Exported:
    return writer(format_called("aif", writable())).write(Export(whole, review(whole)))


def _steps(found: Imported) -> list[Step]:
    return list(found.map.steps.values())


def test_several_statements_that_lead_to_one_inference_are_linked_and_two_inferences_are_apart() -> None:
    assert [step.because for step in _steps(_nodeset("a>RA1 b>RA1 RA1>c"))] == [("a", "b")]
    assert [step.because for step in _steps(_nodeset("a>RA1 b>RA2 RA1>c RA2>c"))] == [("a",), ("b",)]


def test_a_conflict_with_an_inference_is_an_undercut_and_one_with_a_statement_a_rebuttal() -> None:
    found = _nodeset("a>RA1 RA1>b c>CA1 CA1>RA1 d>CA2 CA2>b e>CA3 CA3>CA2")
    assert found.losses == ()
    targets = {step.because: found.map.nodes[step.target].kind for step in _steps(found) if isinstance(step, Attack)}
    assert targets == {("c",): "supports", ("d",): "claim", ("e",): "attacks"}


def test_an_inference_that_leads_to_two_statements_is_two_steps_and_a_conflict_with_it_is_aimed_at_both() -> None:
    found = _nodeset("a>RA1 RA1>b RA1>c d>CA1 CA1>RA1")
    assert found.losses == ()
    supported = {step.id for step in _steps(found) if isinstance(step, Support)}
    assert {step.target for step in _steps(found) if isinstance(step, Attack)} == supported
    assert len(supported) == 2


def test_who_says_a_statement_is_its_by_and_other_words_are_a_quote_of_the_dialogue() -> None:
    found = imported("aif", "harbour.json")
    by = {claim.text: claim.by for claim in found.map.claims.values() if claim.by}
    assert by == {
        "The harbour bridge should be closed to lorries": "Ada Holm",
        "Lorries wear out the deck of the bridge": "Ada Holm",
        "A lighter limit would do as well": "Ben Lund",
    }
    titles = found.map.sources
    assert [(each.text, each.speaker, titles[each.source].title) for each in found.map.quotes.values()] == [
        ("close it to lorries, I say", "Ada Holm", "The dialogue that was analysed"),
        ("a lighter limit would do", "Ben Lund", "Minutes of the port council"),
        ("will the deck hold?", "Ben Lund", "The dialogue that was analysed"),
    ]
    assert [step.by for step in _steps(found) if len(step.because) == 2] == ["Ada Holm"]


def test_what_a_map_has_no_relation_for_is_told_node_by_node() -> None:
    found = imported("aif", "harbour.json")
    assert sorted(loss.where for loss in found.losses) == ["112", "113", "305", "401"]
    assert [claim.note for claim in found.map.claims.values() if claim.note] == [
        'Rephrases "The harbour bridge should be closed to lorries"'
    ]


def test_a_scheme_that_is_built_in_is_known_by_its_name_and_another_becomes_one_of_the_map() -> None:
    assert {step.scheme for step in _steps(imported("aif", "harbour.json"))} == {None, "expert-opinion"}
    found = imported("aif", "plain.json")
    assert [scheme.name for scheme in found.map.schemes.values()] == ["Argument From Tides"]
    assert found.losses == ()


def test_a_locution_without_a_record_of_it_names_its_speaker_in_its_text() -> None:
    nodes = [
        {"nodeID": 1, "type": "I", "text": "it rains"},
        {"nodeID": 2, "type": "L", "text": "Cy : it rains"},
        {"nodeID": 3, "type": "YA", "text": "Asserting"},
    ]
    edges = [{"edgeID": 1, "fromID": 2, "toID": 3}, {"edgeID": 2, "fromID": 3, "toID": 1}]
    found = imported_text("aif", json.dumps({"nodes": nodes, "edges": edges}))
    assert [(claim.text, claim.by) for claim in found.map.claims.values()] == [("it rains", "Cy")]
    assert (len(found.map.quotes), found.losses) == (0, ())


@pytest.mark.parametrize(
    "edges",
    [
        *("a>b", "a>RA1", "RA1>a", "a>RA1 RA1>RA2 b>RA2 RA2>c", "RA1>RA1", "a>RA1 RA1>a", "CA1>CA2 CA2>CA1"),
        *("a>MA1 MA1>b", "a>PA1 PA1>b", "YA1>a", "L1>a", "L1>TA1 TA1>L2", "L1>YA1", "a>XX1 XX1>b", "L1>YA1 YA1>L2"),
    ],
)
def test_what_makes_no_step_is_told(edges: str) -> None:
    assert _nodeset(edges).losses


def test_a_file_in_which_everything_meets_in_one_node_does_not_multiply() -> None:
    count = 200
    nodes = [{"nodeID": f"{kind}{at}", "type": kind} for kind in ("I", "CA", "L", "YA") for at in range(count)]
    nodes += [{"nodeID": "RA", "type": "RA"}, {"nodeID": "TA", "type": "TA"}, {"nodeID": "MA", "type": "MA"}]
    pairs = [("I0", "RA"), *(("RA", f"I{at}") for at in range(1, count)), *(("TA", f"YA{at}") for at in range(count))]
    pairs += [pair for at in range(count) for pair in ((f"I{at}", f"CA{at}"), (f"CA{at}", "RA"), ("TA", f"L{at}"))]
    pairs += [pair for at in range(count) for pair in ((f"YA{at}", f"I{at}"), (f"I{at}", "MA"), ("MA", f"I{at}"))]
    edges = [{"edgeID": at, "fromID": one, "toID": two} for at, (one, two) in enumerate(pairs)]
    found = imported_text("aif", json.dumps({"nodes": nodes, "edges": edges}))
    assert len(found.map.steps) < 25 * count
    assert {"RA", "TA", "MA"} <= {loss.where for loss in found.losses}


@pytest.mark.parametrize(
    "more",
    [
        {"locutions": [{"nodeID": "a", "personID": "1"}]},
        {"participants": [{"participantID": 1, "firstname": "A", "surname": "B"}]},
        {"schemefulfillments": [{"nodeID": "RA1", "schemeID": "7"}]},
        {"descriptorfulfillments": [{"nodeID": "a", "descriptorID": "7"}]},
        {"comments": ["one"]},
    ],
)
def test_a_part_that_says_what_a_map_cannot_is_told(more: dict[str, object]) -> None:
    assert len(_nodeset("a>RA1 RA1>b", **more).losses) == 1


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"edges": []}', "[]", "3"])
def test_what_is_no_nodeset_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        imported_text("aif", text)


@given(exportable_maps(quotes=True))
@PATIENT
def test_a_map_comes_back_as_it_was_but_for_what_is_told(whole: Map) -> None:
    written = _written(whole)
    quoted = {each.source for each in whole.quotes.values()}
    kept = [node for node in whole if node.id not in whole.sources or node.id in quoted]
    default = Map.of(whole, Head()).main
    back = imported_text("aif", written.text)
    assert same_up_to_ids(Map.of(kept, Head()), back.map) == []
    assert back.losses == ()
    lost = {loss.where: loss.what for loss in written.losses}
    assert lost.pop("argmap") == ("title" if set(whole.main) == set(default) else "title, main")
    assert set(lost) == set(whole.sources) - quoted


def test_speakers_and_schemes_go_out_and_come_back() -> None:
    whole = as_map(
        [claim(name, by="Ada Holm") for name in ("main", "one", "two")],
        supports("s", "main", "one", scheme="expert-opinion"),
        attacks("under", "s", "two"),
        source("diary"),
        quote("words", "one", source="diary", speaker="Ben"),
    )
    back = imported_text("aif", _written(whole).text)
    assert same_up_to_ids(whole, back.map) == []
    assert back.losses == ()


def test_a_quote_that_is_a_premise_goes_out_as_a_statement_and_that_is_told() -> None:
    whole = as_map(claims("main"), quote("words"), supports("s", "main", "words"))
    written = _written(whole)
    assert "about the quote itself" in {loss.where: loss.what for loss in written.losses}["words"]
    back = imported_text("aif", written.text)
    assert [step.because for step in _steps(back)] == [tuple(set(back.map.claims) - {_steps(back)[0].target})]


def test_when_nodes_and_locutions_were_made_is_left_aside() -> None:
    nodes = [
        {"nodeID": "1", "text": "They died.", "type": "I", "timestamp": "2020-01-01"},
        {"nodeID": "2", "text": "Snow : They did die.", "type": "L", "timestamp": "2020-01-02"},
        {"nodeID": "3", "text": "Asserting", "type": "YA", "timestamp": ""},
    ]
    edges = [{"edgeID": "4", "fromID": "2", "toID": "3"}, {"edgeID": "5", "fromID": "3", "toID": "1"}]
    locutions = [{"nodeID": "2", "personID": "", "timestamp": "10:15", "start": "", "end": ""}]
    found = imported_text("aif", json.dumps({"nodes": nodes, "edges": edges, "locutions": locutions}))
    assert found.losses == ()
    assert found.asides == ("the times of 2 nodes", "the times of 1 locution")
