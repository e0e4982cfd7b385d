"""What a format has no place for is told node by node, and what it has a place for is not."""

from __future__ import annotations

from hypothesis import given
from support.nodes import maps

from argmap.exchange.loss import Loss
from argmap.exchange.uncarried import uncarried
from argmap.model.map import Map
from argmap.model.nodes import NODE_TYPES, Assessment, Claim, Head, Quote, Source, Support
from argmap.model.vocabulary import CSL_VARIABLES, Grade, Reading
from argmap.notation.fields import forms_of

WHOLE = {kind: [*forms_of(kind), *CSL_VARIABLES, "x-"] for kind in NODE_TYPES}
MAP = Map.of(
    [
        Claim(id="a", text="A.", by="anna", was=("b",), extra=(("x-colour", "blue"),)),
        Quote(id="q", text="Q", source="s", attests=("a",), reading=Reading.VERBATIM, at="p. 1"),
        Source(id="s", title="S", variables=(("URL", "u"),)),
        Support(id="t", target="a", because=("q",), grade=Grade.WEAK, warrant="So."),
        Assessment(id="r", target="a", grade=Grade.NONE),
    ],
    Head(title="T", main=("a",), question="Why?"),
)


@given(maps())
def test_a_format_that_has_a_place_for_everything_loses_nothing(drawn: Map) -> None:
    assert list(uncarried(drawn, WHOLE)) == []


@given(maps())
def test_a_format_that_has_a_place_for_nothing_loses_every_node(drawn: Map) -> None:
    assert [loss.where for loss in uncarried(drawn, {})] == list(drawn.nodes)


def test_fields_are_told_by_their_names_in_the_map_file() -> None:
    carried = {"argmap": ["title"], "claim": [], "quote": ["attests"], "supports": ["because", "grade"], "source": []}
    assert list(uncarried(MAP, carried, why="graphs have none")) == [
        Loss("", "the `question` and `main` of the map", "graphs have none"),
        Loss("a", "the `by` and `x-colour` of this claim", "graphs have none"),
        Loss("q", "the `at` and `reading` of this quote", "graphs have none"),
        Loss("s", "the `URL` of this source", "graphs have none"),
        Loss("t", "the `warrant` of this supporting step", "graphs have none"),
        Loss("r", "the review", "graphs have none"),
    ]


def test_free_fields_are_held_together_and_earlier_ids_are_no_loss() -> None:
    assert list(uncarried(Map.of([MAP["a"]]), {"argmap": [], "claim": ["by", "x-"]})) == []
