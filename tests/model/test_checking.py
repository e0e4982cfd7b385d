"""What is wrong with a map as a whole, and which part of it can be trusted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.nodes import maps

from argmap.model.catalogue import SCHEMES
from argmap.model.checking import check, sound
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Link, Node, Quote, Source, Support
from argmap.model.problem import Severity
from argmap.model.references import redirect, references
from argmap.model.suggesting import Suggestions

A, B = Claim(id="a", text="A"), Claim(id="b", text="B")
BOOK = Source(id="book", title="Book")
STEP = Support(id="s", target="a", because=("b",))


def errors(*nodes: Node, head: Head | None = None) -> list[tuple[str, str, str, int | None]]:
    found = check(Map.of(nodes, head))
    return [(one.code, one.id, one.field, one.item) for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        ([A, B, Support(id="s", target="a", because=("b", "x"))], ("E301", "s", "because", 1)),
        ([A, B, STEP, Support(id="t", target="s", because=("b",))], ("E302", "t", "supports", None)),
        ([A, B, STEP, Support(id="t", target="a", because=("s",))], ("E302", "t", "because", 0)),
        ([A, BOOK, Attack(id="t", target="book", because=("a",))], ("E302", "t", "attacks", None)),
        ([A, Support(id="s", target="a", because=("a",))], ("E303", "s", "because", 0)),
        ([A, Attack(id="s", target="s", because=("a",))], ("E303", "s", "attacks", None)),
        ([A, BOOK, Quote(id="q", text="", source="a")], ("E302", "q", "source", None)),
        ([A, BOOK, Quote(id="q", text="", source="book", attests=("book",))], ("E302", "q", "attests", 0)),
        ([BOOK, Quote(id="q", text="", source="book", via=(Link(source="q"),))], ("E302", "q", "via", 0)),
        ([BOOK, Quote(id="q", text="", source="book", translation_of="book")], ("E302", "q", "translation-of", None)),
        ([BOOK, Source(id="c", title="", part_of="nowhere")], ("E301", "c", "part-of", None)),
        ([BOOK, Assessment(id="r", target="book")], ("E302", "r", "review", None)),
        ([A, B, Support(id="s", target="a", because=("b",), scheme="guess")], ("E306", "s", "scheme", None)),
        ([A, Claim(id="c", text="", was=("a",))], ("E305", "c", "was", 0)),
    ],
)
def test_each_kind_of_fault_is_found_at_its_field(nodes: list[Node], found: tuple[str, str, str, int | None]) -> None:
    assert errors(*nodes) == [found]


def test_main_conclusions_are_claims() -> None:
    assert errors(A, B, STEP, head=Head(main=("a", "s"))) == [("E302", "argmap", "main", 1)]


def test_circles_of_sources_are_found_and_circles_of_support_are_legal() -> None:
    one, two = Source(id="one", title="", part_of="two"), Source(id="two", title="", part_of="one")
    assert [found[:2] for found in errors(one, two)] == [("E304", "one"), ("E304", "two")]
    assert errors(A, B, STEP, Support(id="t", target="b", because=("a",))) == []


def warned(*nodes: Node) -> list[tuple[str, str, int | None, str]]:
    found = [problem for problem in check(Map.of(nodes)) if problem.code == "W306"]
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [(problem.id, problem.field, problem.item, problem.message) for problem in found]


def test_a_circle_of_support_is_warned_of_once_at_its_first_step() -> None:
    c, d = Claim(id="c", text="C"), Claim(id="d", text="D", was=("old-d",))
    back, out = Support(id="t", target="b", because=("c", "a")), Support(id="u", target="c", because=("b",))
    assert warned(A, B, c, d, STEP, Support(id="x", target="d", because=("a",))) == []
    assert warned(A, B, c, d, STEP, back, out) == [
        ("s", "because", 0, '"a", "b" and "c" support each other in a circle')
    ]
    renamed = [Support(id="y", target="old-d", because=("a",)), Support(id="z", target="a", because=("d",))]
    assert warned(A, d, *renamed) == [("y", "because", 0, '"a" and "d" support each other in a circle')]
    assert warned(A, B, STEP, Attack(id="n", target="b", because=("a",))) == []
    assert warned(A, Support(id="own", target="a", because=("a",))) == []


def test_a_circle_of_many_claims_is_told_in_a_line() -> None:
    size = 20_000
    ring = [Claim(id=f"c{number}", text="") for number in range(size)]
    steps = [
        Support(id=f"s{number}", target=f"c{number}", because=(f"c{(number + 1) % size}",)) for number in range(size)
    ]
    [(step, _, _, message)] = warned(*ring, *steps)
    assert (step, message) == ("s0", '"c0", "c1", "c2" and 19997 more support each other in a circle')


def test_what_nothing_is_connected_to_is_a_warning() -> None:
    lone = Claim(id="lone", text="")
    found = check(Map.of([A, B, STEP, lone, BOOK, Quote(id="q", text="", source="book")]))
    assert [(one.code, one.id) for one in found] == [("W303", "lone"), ("W304", "q")]


def test_an_unread_block_is_no_unknown_one() -> None:
    step = Support(id="s", target="a", because=("b",))
    assert check(Map.of([A, step]), unread={"b"}) == []


def test_suggestions_are_ids_of_the_right_kind_even_in_a_large_map() -> None:
    many: list[Node] = [Claim(id=f"claim-number-{number}", text="") for number in range(5000)]
    (problem,) = check(Map.of([*many, BOOK, Support(id="s", target="claim-number-77", because=("clam-number-4321",))]))
    assert problem.help == 'did you mean "claim-number-4321"?'
    assert Suggestions(["book"]).closest("zzz") is None


@settings(max_examples=60, deadline=None)
@given(maps(), st.randoms(use_true_random=False))
def test_what_can_be_trusted_has_no_error_whatever_is_missing(whole: Map, chance: object) -> None:
    pick = getattr(chance, "random")  # noqa: B009 - hypothesis gives a random.Random
    broken = Map.of([node for node in whole if pick() < 0.7], whole.head)
    trusted = sound(broken)
    assert [problem for problem in check(trusted) if problem.severity is Severity.ERROR] == []
    assert set(trusted.nodes) <= set(broken.nodes)


@settings(max_examples=40, deadline=None)
@given(maps())
def test_what_has_no_error_is_trusted_as_it_is(whole: Map) -> None:
    assert sound(whole) is whole


@settings(max_examples=40, deadline=None)
@given(maps())
def test_redirecting_changes_every_reference_and_nothing_else(whole: Map) -> None:
    for node in (whole.head, *whole):
        there = redirect(node, lambda reference: f"{reference.id}-new")
        assert there is not None
        assert [reference.id for reference in references(there)] == [
            f"{reference.id}-new" for reference in references(node)
        ]
        assert redirect(there, lambda reference: reference.id.removesuffix("-new")) == node


def test_the_catalogue_holds_thirty_schemes_with_their_questions() -> None:
    assert len(SCHEMES) == 30
    assert sum(len(scheme.questions) for scheme in SCHEMES.values()) == 106
    assert all(scheme.gist and scheme.reference and scheme.questions for scheme in SCHEMES.values())
