"""A map goes out as a flowchart, an outline, GraphML, JSON and attack graphs, and what stays behind is told."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from lxml import etree
from support.maps import as_map, attacks, claim, claims, quote, source, supports
from support.nodes import maps

from argmap.appraisal.reviewing import review
from argmap.exchange.format import Export
from argmap.exchange.leaving import filled
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Attack, Quote, Step, Support

_DRAWN = ("apx", "graphml", "mermaid", "outline", "tgf")
_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def _written(name: str, whole: Map) -> str:
    return writer(format_called(name, writable())).write(Export(whole, review(whole))).text


def _lost(name: str, whole: Map) -> dict[str, str]:
    losses = writer(format_called(name, writable())).write(Export(whole, review(whole))).losses
    assert len({loss.where for loss in losses}) == len(losses), "one loss a node"
    return {loss.where: loss.what for loss in losses}


def _dispute() -> Map:
    return as_map(
        claims("main one two three four"),
        quote("words", "one"),
        supports("linked", "main", "one two", scheme="sign", warrant="Like goes with like."),
        supports("apart", "main", "three"),
        attacks("against", "two", "four"),
        attacks("under", "linked", "three"),
        attacks("forged", "words", "four"),
        main=("main",),
        title="A dispute",
    )


def test_a_solver_gets_an_argument_for_every_claim_step_and_quote_and_every_attack_on_each() -> None:
    arguments, attacked = _written("tgf", _dispute()).split("#\n")
    assert arguments.split() == "main one two three four words linked apart against under forged".split()
    # The attack on a premise tells against the step that needs it, and an attacker may itself be attacked.
    assert sorted(attacked.splitlines()) == ["against linked", "against two", "forged words", "under linked"]


def test_aspartix_facts_say_the_same_as_the_trivial_graph() -> None:
    facts = _written("apx", _dispute())
    names = dict(re.findall(r"arg\((\w+)\)\. % (\S+)", facts))
    pairs = {f"{names[one]} {names[other]}" for one, other in re.findall(r"att\((\w+),(\w+)\)\.", facts)}
    assert pairs == set(_written("tgf", _dispute()).split("#\n")[1].splitlines())


def test_linked_premises_meet_in_one_step_of_a_flowchart_and_an_undercut_points_at_it() -> None:
    drawn = _written("mermaid", _dispute()).splitlines()
    assert {"  n-one --- n-linked", "  n-two --- n-linked", "  n-linked --> n-main"} <= set(drawn)
    assert "  n-apart --> n-main" in drawn
    assert "  n-under -.->|undercuts| n-linked" in drawn
    assert "  n-against -.->|rebuts| n-two" in drawn


def test_direct_claims_have_another_outline_in_a_flowchart() -> None:
    drawn = _written("mermaid", _dispute())
    assert '["Claim one."]:::direct' in drawn
    assert '["Claim four."]:::unsourced' in drawn


def test_no_words_of_a_map_are_markup_in_a_flowchart() -> None:
    hostile = 'A "box"] --> B; %% <script> #quot; `x` subgraph end | [b]'
    drawn = _written("mermaid", as_map([claim("main", text=hostile)]))
    line = next(line for line in drawn.splitlines() if "n-main[" in line)
    inner = line.removeprefix('  n-main["').partition('"]')[0]
    assert not set('"<>`[]{}|') & set(inner)


def test_an_outline_says_every_claim_once_in_full_and_names_it_where_it_is_used_again() -> None:
    whole = as_map(
        claims("main one two"), supports("a", "main", "one"), supports("b", "two", "one"), main=("main", "two")
    )
    lines = _written("outline", whole).splitlines()
    assert sum("Claim one." in line for line in lines) == 1
    assert any(line.strip() == "- C1, as above" for line in lines)


def test_an_outline_tells_linked_premises_from_separate_reasons() -> None:
    lines = [line.strip() for line in _written("outline", _dispute()).splitlines()]
    assert any(line.startswith("- Because, together: **S1** (sign; Like goes with like.)") for line in lines)
    assert any(line.startswith("- Because: **S2**") for line in lines)
    assert sum(line.startswith("- Against this:") for line in lines) == 3


def test_an_outline_follows_a_chain_of_any_length_and_a_circle() -> None:
    names = [f"c{number}" for number in range(3000)]
    chain = [supports(f"s-{one}", one, other) for one, other in zip(names, [*names[1:], names[0]], strict=True)]
    outline = _written("outline", as_map([claim(name) for name in names], chain))
    assert all(f"Claim {name}." in outline for name in names)


def test_graphml_has_a_node_for_every_block_and_what_the_review_says_of_claims() -> None:
    whole = _dispute()
    root = etree.fromstring(_written("graphml", whole).encode())
    nodes = {
        str(node.get("id")): {str(value.get("key")): value.text for value in node}
        for node in root.iter(f"{_GRAPHML}node")
    }
    assert set(nodes) == set(whole.nodes)
    assert nodes["one"]["grounding"] == "direct"
    assert nodes["four"]["grounding"] == "bare"
    edges = {(edge.get("source"), edge.get("target"), edge[0].text) for edge in root.iter(f"{_GRAPHML}edge")}
    assert {("one", "linked", "premise"), ("linked", "main", "supports"), ("under", "linked", "attacks")} <= edges
    assert {("book", "words", "source"), ("words", "one", "attests")} <= edges


@given(maps())
def test_graphml_is_well_formed_and_complete_whatever_the_map_says(whole: Map) -> None:
    root = etree.fromstring(_written("graphml", whole).encode())
    steps = [node for node in whole if isinstance(node, Step)]
    attested = sum(len(node.attests) + 1 for node in whole if isinstance(node, Quote))
    assert len(list(root.iter(f"{_GRAPHML}edge"))) == sum(len(step.because) + 1 for step in steps) + attested


@given(maps())
def test_json_holds_every_field_of_every_node_by_its_name_in_the_map_file(whole: Map) -> None:
    document = json.loads(_written("json", whole))
    assert [node["id"] for node in document["nodes"]] == list(whole.nodes)
    for written, node in zip(document["nodes"], whole, strict=True):
        assert set(filled(node)) | {"id", "type"} == set(written)
        assert written["type"] == node.kind
    assert _lost("json", whole) == {}


@pytest.mark.parametrize("name", _DRAWN)
@given(whole=maps())
def test_an_export_says_of_every_block_what_it_does_not_show(name: str, whole: Map) -> None:
    lost = _lost(name, whole)
    for node in whole:
        if node.note and name != "outline":
            assert "note" in lost[node.id] or "as a whole" in lost[node.id]
        if node.kind in ("review", "scheme"):
            assert "as a whole" in lost[node.id]


@pytest.mark.parametrize("name", ["tgf", "apx"])
@given(whole=maps())
def test_the_attack_structure_holds_every_attack(name: str, whole: Map) -> None:
    lost = _lost(name, whole)
    assert all("as a whole" in lost[node.id] for node in whole if isinstance(node, Support))
    written = _written(name, whole)
    attacking = [node for node in whole if isinstance(node, Attack)]
    assert (written.count("att(") if name == "apx" else len(written.split("#\n")[1].splitlines())) >= len(
        {(step.id, step.target) for step in attacking}
    )


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("On 2-3 May (1918), no. 5!", "On 2-3 May (1918), no. 5!"),
        ("*so* _it_ `is` [not](x)", r"\*so\* \_it\_ \`is\` \[not\](x)"),
        ("a <b> &amp; c & d", r"a \<b> \&amp; c & d"),
        ("- item", r"\- item"),
        ("1918. A year", r"1918\. A year"),
        ("# head #", r"\# head \#"),
    ],
)
def test_words_of_a_map_are_no_marks_in_an_outline_and_are_written_plainly_else(words: str, written: str) -> None:
    whole = as_map([claim("main", text="So it is.")], question=words)
    assert written in _written("outline", whole).splitlines()


def test_an_outline_says_the_place_of_a_quote_once_and_notes_of_sources_with_the_sources() -> None:
    letter = source("letter", title="A letter", at="p. 59", note="Printed twice.")
    whole = as_map(claims("main"), letter, quote("words", "main", source="letter", at="p. 59"))
    lines = [line.strip() for line in _written("outline", whole).splitlines()]
    assert "- **Q1** “Words of words” (A letter, p. 59)" in lines
    assert lines[-1] == "- A letter, p. 59. Note: Printed twice."
