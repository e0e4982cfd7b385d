"""Edits of order and of level: premises, steps, main conclusions, and what moves in and out."""

from __future__ import annotations

from difflib import unified_diff

import pytest
from support.maps import as_map, attacks, claims, quote, settles, source, supports

from argmap.edit.adding import add
from argmap.edit.nesting import indent, outdent
from argmap.edit.ordering import move, place_after
from argmap.edit.steps import support
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Claim
from argmap.model.vocabulary import Resolution
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map
from argmap.notation.splicing import splice


def whole() -> Map:
    return as_map(
        claims("end top a b c"),
        supports("s", "top", "a b c q"),
        supports("s-2", "top", "c"),
        supports("s-end", "end", "top"),
        attacks("x1", "top", "b"),
        attacks("x2", "top", "c"),
        quote("q", "top"),
        quote("p", "top a"),
        source("book"),
        source("letter"),
        settles("r1", "top", Resolution.STANDS),
        settles("r2", "top", Resolution.FALLS),
        main=("end", "top"),
    )


def moved_lines(before: Map, after: Map) -> list[str]:
    """Return the lines that a file loses, which it has again at another place."""
    text = print_map(before)
    (file,) = splice(parse_document([("m", text)]), after)
    lines = list(unified_diff(text.split("\n"), file.text.split("\n"), lineterm="", n=0))[2:]
    gone = [line[1:] for line in lines if line.startswith("-")]
    assert sorted(gone) == sorted(line[1:] for line in lines if line.startswith("+"))
    return [line for line in gone if line]


@pytest.mark.parametrize(
    ("node_id", "parent", "by", "expected"),
    [
        ("b", "s", -1, ("b", "a", "c", "q")),
        ("b", "s", 1, ("a", "c", "b", "q")),
        ("q", "s", -9, ("q", "a", "b", "c")),
        ("a", "s", 2, ("b", "c", "a", "q")),
    ],
)
def test_a_premise_moves_within_its_step(node_id: str, parent: str, by: int, expected: tuple[str, ...]) -> None:
    after = move(whole(), node_id, parent, by)
    assert after.steps[parent].because == expected
    assert list(after.nodes) == list(whole().nodes)


@pytest.mark.parametrize(
    ("node_id", "parent", "by", "expected"),
    [
        ("s-2", "top", -1, ["s-2", "s"]),
        ("s", "top", 1, ["s-2", "s"]),
        ("x1", "top", 1, ["x2", "x1"]),
        ("p", "top", -1, ["p", "q"]),
        ("r2", "top", -1, ["r2", "r1"]),
        ("book", "", 1, ["letter", "book"]),
    ],
)
def test_what_has_one_target_moves_as_one_block_of_the_file(
    node_id: str, parent: str, by: int, expected: list[str]
) -> None:
    after = move(whole(), node_id, parent, by)
    assert [name for name in after.nodes if name in expected] == expected
    lost = moved_lines(whole(), after)
    assert sum(line.endswith(":") and not line.startswith(" ") for line in lost) == 1


def test_main_conclusions_move_in_the_head_or_else_in_the_file() -> None:
    after = move(whole(), "top", "", -1, among=("end", "top"))
    assert after.main == ("top", "end")
    assert list(after.nodes) == list(whole().nodes)

    loose = as_map(claims("one two three"))
    assert move(loose, "three", "", -1).main == ("one", "three", "two")


def test_what_is_listed_together_moves_among_itself() -> None:
    after = move(whole(), "c", "", -1, among=("a", "c"))
    assert list(after.nodes)[:5] == ["end", "top", "c", "a", "b"]


def test_a_node_is_put_after_another() -> None:
    assert list(place_after(whole(), "a", "c").nodes)[:5] == ["end", "top", "b", "c", "a"]


@pytest.mark.parametrize(
    ("node_id", "parent", "by", "said"),
    [
        ("a", "s", -1, '"a" is the first already.'),
        ("q", "s", 1, '"q" is the last already.'),
        ("a", "s-2", 1, '"a" does not stand under "s-2".'),
        ("s", "end", 1, '"s" does not stand under "end".'),
        ("argmap", "", 1, "The head stands at the start of its file."),
    ],
)
def test_what_cannot_move_says_why(node_id: str, parent: str, by: int, said: str) -> None:
    with pytest.raises(EditError) as refused:
        move(whole(), node_id, parent, by)
    assert refused.value.message == said


def test_a_premise_moved_in_supports_the_one_before_it_by_a_new_step() -> None:
    after = indent(whole(), "b", "s")
    assert after.steps["s"].because == ("a", "c", "q")
    assert (after.steps["s-claim-b"].target, after.steps["s-claim-b"].because) == ("a", ("b",))


def test_a_premise_moved_in_joins_a_step_that_is_named() -> None:
    with_step = support(whole(), "a", ["p"], id="s-a")
    after = indent(with_step, "b", "s", into="s-a")
    assert after.steps["s-a"].because == ("p", "b")
    with pytest.raises(EditError, match='"s-end" does not support "a"'):
        indent(with_step, "b", "s", into="s-end")


def test_what_moved_in_moves_out_again() -> None:
    within = indent(whole(), "b", "s")
    assert outdent(within, "b", "s-claim-b") == whole()


def test_a_premise_moves_out_beside_the_conclusion_of_its_step() -> None:
    after = outdent(whole(), "a", "s")
    assert after.steps["s"].because == ("b", "c", "q")
    assert after.steps["s-end"].because == ("top", "a")


def test_a_premise_moves_out_into_the_step_that_is_named() -> None:
    wider = support(add(whole(), Claim(id="wide", text="Wide.")), "wide", ["top"], id="s-wide")
    assert outdent(wider, "a", "s", into="s-wide").steps["s-wide"].because == ("top", "a")
    with pytest.raises(EditError, match='"top" is no premise of "s-2"'):
        outdent(wider, "a", "s", into="s-2")


@pytest.mark.parametrize(
    ("node_id", "parent", "said"),
    [
        ("a", "s", '"a" is the first premise of "s".'),
        ("c", "s-2", '"c" is the only premise of "s-2": there is none before it that it could support.'),
        ("s", "top", '"s" is a supporting step: only premises move in and out.'),
        ("end", "", '"end" is no premise here.'),
        ("a", "s-2", '"a" is no premise here.'),
    ],
)
def test_what_cannot_move_in_says_why(node_id: str, parent: str, said: str) -> None:
    with pytest.raises(EditError) as refused:
        indent(whole(), node_id, parent)
    assert refused.value.message == said
    assert refused.value.remedy


def test_nothing_moves_in_under_a_quote() -> None:
    quoted = move(whole(), "q", "s", -1)
    with pytest.raises(EditError, match='"q", which stands before it, is a quote, and only claims are supported'):
        indent(quoted, "c", "s")


@pytest.mark.parametrize(
    ("node_id", "parent", "said"),
    [
        ("b", "x1", '"x1" is an objection: its premises do not move up.'),
        ("top", "s-end", '"end", which it supports, is no premise of a step.'),
        ("s", "top", '"s" is a supporting step: only premises move in and out.'),
    ],
)
def test_what_cannot_move_out_says_why(node_id: str, parent: str, said: str) -> None:
    with pytest.raises(EditError) as refused:
        outdent(whole(), node_id, parent)
    assert refused.value.message == said
    assert refused.value.remedy


@pytest.mark.parametrize("more", [{"warrant": "Why."}, {"scheme": "sign"}, {"note": "n"}])
def test_a_step_that_says_more_is_not_lost_by_moving_its_only_premise_out(more: dict[str, str]) -> None:
    telling = whole().steps["s-2"].model_copy(update=more)
    before = Map.of([telling if node.id == "s-2" else node for node in whole()], whole().head)
    with pytest.raises(EditError, match='"c" is the only premise of "s-2", and what it says'):
        outdent(before, "c", "s-2")


def test_a_step_that_objections_are_against_is_not_lost_either() -> None:
    before = add(whole(), attacks("z", "s-2", "a"))
    with pytest.raises(EditError, match='"c" is the only premise of "s-2", and z would go with it'):
        outdent(before, "c", "s-2")
