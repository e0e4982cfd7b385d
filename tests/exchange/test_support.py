"""Maps are compared by what they say, whatever their nodes are called and in what order they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.exchange import exportable_maps, same_up_to_ids
from support.nodes import maps
from support.patience import PATIENT

from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Support
from argmap.model.problem import Severity
from argmap.model.references import redirect


def _renamed(within: Map, order: list[str]) -> Map:
    names = {node_id: f"n{number}" for number, node_id in enumerate(order)}
    nodes = {
        node_id: (redirect(within[node_id], lambda reference: names[reference.id]) or within[node_id]).model_copy(
            update={"id": names[node_id], "was": ()}
        )
        for node_id in order
    }
    head = within.head.model_copy(update={"main": tuple(names[claim] for claim in within.head.main)})
    return Map.of(nodes.values(), head)


@PATIENT
@given(maps(), st.data())
def test_a_map_is_the_same_with_other_ids_in_another_order(drawn: Map, choose: st.DataObject) -> None:
    order = choose.draw(st.permutations(list(drawn.nodes)))
    if drawn.head.main:
        assert same_up_to_ids(drawn, _renamed(drawn, order)) == []


@PATIENT
@given(maps(), st.data())
def test_a_map_with_a_node_more_is_not_the_same(drawn: Map, choose: st.DataObject) -> None:
    gone = choose.draw(st.sampled_from(list(drawn.nodes)))
    fewer = Map.of([node for node in drawn if node.id != gone], drawn.head)
    assert same_up_to_ids(drawn, fewer) != []


def test_who_refers_to_whom_counts() -> None:
    claims = [Claim(id=name, text="It is so.") for name in "abc"]
    chain = [*claims, Support(id="s", target="a", because=("b",)), Support(id="t", target="b", because=("c",))]
    fork = [*claims, Support(id="s", target="a", because=("b",)), Support(id="t", target="a", because=("c",))]
    assert same_up_to_ids(Map.of(chain), Map.of(fork)) != []


def test_a_rebuttal_is_no_undercut() -> None:
    nodes = [Claim(id="a", text="A."), Claim(id="b", text="B."), Support(id="s", target="a", because=("b",))]
    undercut = Map.of([*nodes, Claim(id="c", text="C."), Attack(id="t", target="s", because=("c",))])
    rebuttal = Map.of([*nodes, Claim(id="c", text="C."), Attack(id="t", target="a", because=("c",))])
    assert same_up_to_ids(undercut, rebuttal) != []


@PATIENT
@given(exportable_maps(quotes=True))
def test_the_maps_that_are_drawn_have_no_errors(drawn: Map) -> None:
    assert [problem for problem in check(drawn) if problem.severity is Severity.ERROR] == []
