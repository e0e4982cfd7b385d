"""What another tool would write of a map comes back as that map, for the formats that argmap only reads."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

from hypothesis import assume, given
from support.exchange import exportable_maps, same_up_to_ids
from support.patience import PATIENT
from support.samples import imported_text

from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Node, Support


def _kialo(the_map: Map) -> str:
    """Write a map of single premises: a claim is an item where it first comes, and a reference everywhere else."""
    lines = [f"Discussion Title: {the_map.head.title}", ""]
    numbers: dict[str, str] = {}
    waiting = [(str(place), "", claim) for place, claim in reversed(list(enumerate(the_map.main, 1)))]
    while waiting:
        number, stance, claim = waiting.pop()
        if claim in numbers:
            lines.append(f"{number}. {stance}-> See {numbers[claim]}.")
            continue
        numbers[claim] = number
        lines.append(f"{number}. {stance}{the_map.claims[claim].text}")
        steps = (*the_map.shape.supports.get(claim, ()), *the_map.shape.attacks.get(claim, ()))
        below = [the_map.steps[step] for step in steps]
        waiting += reversed(
            [
                (f"{number}.{place}", "Con: " if isinstance(step, Attack) else "Pro: ", step.because[0])
                for place, step in enumerate(below, 1)
            ]
        )
    return "\n".join(lines)


def _reached(the_map: Map) -> Map:
    """Return the part of a map that bears on its main conclusions."""
    kept: set[str] = set()
    waiting = list(the_map.main)
    while waiting:
        node = waiting.pop()
        if node not in kept:
            kept.add(node)
            waiting += [*the_map.shape.supports.get(node, ()), *the_map.shape.attacks.get(node, ())]
            waiting += the_map.steps[node].because if node in the_map.steps else ()
    head = the_map.head.model_copy(update={"main": the_map.main})
    return Map.of([node for node in the_map if node.id in kept], head)


def _sadface(the_map: Map) -> str:
    nodes: list[dict[str, object]] = [
        {"id": claim.id, "type": "atom", "text": claim.text, "sources": []} for claim in the_map.claims.values()
    ]
    edges: list[dict[str, object]] = []
    for step in the_map.steps.values():
        nodes.append({"id": step.id, "type": "scheme", "name": "attack" if isinstance(step, Attack) else "support"})
        ends = [(premise, step.id) for premise in step.because] + [(step.id, step.target)]
        edges += [
            {"id": f"e{len(edges) + at}", "source_id": one, "target_id": two} for at, (one, two) in enumerate(ends)
        ]
    return json.dumps({"nodes": nodes, "edges": edges, "metadata": {"core": {"title": the_map.head.title}}})


def _microtext(the_map: Map) -> str:
    lines = ['<arggraph id="g">']
    for claim in the_map.claims.values():
        lines += [f'<edu id="e{claim.id}" implicit="true">{escape(claim.text)}</edu><adu id="{claim.id}" type="pro"/>']
        lines += [f'<edge id="seg{claim.id}" src="e{claim.id}" trg="{claim.id}" type="seg"/>']
    for step in the_map.steps.values():
        kind = "sup" if isinstance(step, Support) else "reb" if step.target in the_map.claims else "und"
        first, *others = step.because
        lines += [f'<edge id="{step.id}" src="{first}" trg="{step.target}" type="{kind}"/>']
        lines += [f'<edge id="{step.id}-{other}" src="{other}" trg="{step.id}" type="add"/>' for other in others]
    return "\n".join([*lines, "</arggraph>"])


def _ends_named(the_map: Map) -> Map:
    """Name as main what the formats without main conclusions show as such: the claims that are no premise."""
    ends = tuple(claim for claim in the_map.claims if not the_map.shape.premise_of.get(claim))
    return Map.of(the_map, the_map.head.model_copy(update={"main": ends}))


@PATIENT
@given(exportable_maps(undercuts=False, linked=False))
def test_a_discussion_of_kialo_is_the_map_that_it_was_written_of(drawn: Map) -> None:
    expected = _reached(drawn)
    assume(expected.main)
    found = imported_text("kialo", _kialo(expected))
    assert found.losses == ()
    assert same_up_to_ids(found.map, expected) == []


@PATIENT
@given(exportable_maps())
def test_a_document_of_sadface_is_the_map_that_it_was_written_of(drawn: Map) -> None:
    found = imported_text("sadface", _sadface(drawn))
    assert found.losses == ()
    assert same_up_to_ids(found.map, _ends_named(drawn)) == []


@PATIENT
@given(exportable_maps())
def test_a_microtext_is_the_map_that_it_was_written_of(drawn: Map) -> None:
    found = imported_text("microtexts", _microtext(drawn))
    titled = Map.of(drawn, drawn.head.model_copy(update={"title": "g"}))
    assert found.losses == ()
    assert same_up_to_ids(found.map, _ends_named(titled)) == []


def test_a_long_chain_comes_back_whole() -> None:
    claims: list[Node] = [Claim(id=f"c{number}", text=f"Claim {number}.") for number in range(10_000)]
    steps = [Support(id=f"s{number}", target=f"c{number - 1}", because=(f"c{number}",)) for number in range(1, 10_000)]
    chain = Map.of([*claims, *steps], Head(title="g", main=("c0",)))
    for name, text in (("sadface", _sadface(chain)), ("microtexts", _microtext(chain))):
        found = imported_text(name, text)
        assert found.losses == ()
        assert (len(found.map.claims), len(found.map.steps)) == (10_000, 9_999)
