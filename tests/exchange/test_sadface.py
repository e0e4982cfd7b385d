"""A SADFace document comes in with its schemes as steps and the texts of its atoms held and quoted."""

from __future__ import annotations

import json

import pytest
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.exchange.format import Imported
from argmap.model.nodes import Attack, Support


def _document(edges: str, **more: object) -> Imported:
    nodes: list[dict[str, object]] = [{"id": name, "type": "atom", "text": f"{name}."} for name in "abc"]
    pairs = [edge.split(">") for edge in edges.split()]
    names = {"s": "support", "x": "attack"}
    schemes = sorted({end for pair in pairs for end in pair if end[0] in names and end != "s9"})
    nodes += [{"id": scheme, "type": "scheme", "name": names[scheme[0]]} for scheme in schemes]
    written = [{"id": f"e{at}", "source_id": one, "target_id": two} for at, (one, two) in enumerate(pairs)]
    return imported_text("sadface", json.dumps({"nodes": nodes, "edges": written, **more}))


def _said(found: Imported) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted(
        (step.kind, found.map.claims[step.target].text if step.target in found.map.claims else "a step", step.because)
        for step in found.map.steps.values()
    )


def test_schemes_are_steps_linked_where_several_atoms_lead_to_them() -> None:
    found = imported("sadface", "town.json")
    assert found.losses == ()
    steps = list(found.map.steps.values())
    assert [step.scheme for step in steps] == [
        "practical-reasoning",
        "argument-headmistress",
        "argument-headmistress",
        None,
        None,
    ]
    assert len(steps[0].because) == 2
    undercut = next(step for step in steps if step.target == steps[0].id)
    assert isinstance(undercut, Attack)
    assert found.map.head.authors == ("R. Ito",)
    assert ("x-id", "94a975db-25ae-4d25-93cc-1c07c932e2f9") in found.map.head.extra


def test_the_text_of_a_resource_is_held_and_its_words_are_quoted_at_their_line() -> None:
    found = imported("sadface", "town.json")
    assert [(quote.text, quote.at) for quote in found.map.quotes.values()] == [
        ("students have nowhere else to work", "l. 1"),
        ("it costs too much", "l. 2"),
    ]
    assert list(found.files) == ["sources/letter-1-may.txt"]


def test_ids_may_be_integers_and_everything_but_nodes_missing() -> None:
    assert imported("sadface", "integers.json").losses == ()
    assert len(imported_text("sadface", '{"nodes": [{"id": 1, "type": "atom", "text": "x"}]}').map) == 1


def test_an_objection_to_a_step_stays_one() -> None:
    found = _document("a>s0 s0>b c>x0 x0>s0")
    assert found.losses == ()
    assert {step.kind: step.target in found.map.steps for step in found.map.steps.values()} == {
        Support.kind: False,
        Attack.kind: True,
    }


def test_an_objection_to_a_scheme_that_leads_to_two_atoms_is_aimed_at_both() -> None:
    found = _document("a>s0 s0>b s0>c a>x0 x0>s0")
    assert found.losses == ()
    attacked = [step.target for step in found.map.steps.values() if isinstance(step, Attack)]
    assert sorted(attacked) == sorted(step.id for step in found.map.steps.values() if isinstance(step, Support))


@pytest.mark.parametrize(
    "edges", ["a>b", "a>s0", "s0>a", "a>s9", "a>s0 s0>b c>s1 s1>s0", "s0>s0", "a>s0 s0>a", "x0>s0 s0>x0 a>x0 a>s0"]
)
def test_edges_that_make_no_step_are_told(edges: str) -> None:
    assert _document(edges).losses


@pytest.mark.parametrize(
    "cited",
    [
        {"offset": 3, "length": 2},
        {"offset": -1, "length": 2, "text": "ab"},
        {"offset": "x", "text": "ab"},
        {"offset": 0, "length": 5, "text": "not there"},
        {},
    ],
)
def test_a_place_where_the_words_are_not_is_told(cited: dict[str, object]) -> None:
    atom = {"id": "d", "type": "atom", "text": "d", "sources": [cited]}
    text = json.dumps({"nodes": [atom], "resources": [{"id": "r", "content": "abc"}]})
    assert [loss.where for loss in imported_text("sadface", text).losses] == ["d"]


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"edges": []}', "[]", "3", '{"nodes": 1' + "0" * 5_000 + "}"]
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        imported_text("sadface", text)


def test_what_is_said_of_the_document_may_stand_beside_its_nodes() -> None:
    nodes = [{"id": 1, "type": "atom", "text": "So."}]
    about = {"title": "T", "analyst_name": "Ann", "notes": "n"}
    found = imported_text("sadface", json.dumps({**about, "edges": [], "nodes": nodes}))
    assert found.losses == ()
    assert (found.map.head.title, found.map.head.authors) == ("T", ("Ann",))
    assert found.map.head.extra == (("x-notes", "n"),)
