"""Which cards go on which page: all of them, each on one, and nearly the same ones after a small edit."""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path

import pytest

from argmap.appraisal.reviewing import review
from argmap.diagram.composing import sheets_both_ways
from argmap.diagram.dominating import leaks
from argmap.diagram.paper import PageSize
from argmap.diagram.planning import Part, plan, split
from argmap.diagram.trial import Trial
from argmap.diagram.view import Kind, View
from argmap.diagram.viewing import view_of
from argmap.model.map import Map
from argmap.model.nodes import Claim, Node, Support

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from generate import generate, sentence


def _view(map_: Map) -> View:
    return view_of(map_, review(map_))


def _plan(map_: Map, size: PageSize = PageSize.A4) -> tuple[Part, ...]:
    view = _view(map_)
    mains = [card.id for card in view.cards.values() if card.kind is Kind.CONCLUSION]
    return plan(view, Trial.of(view, size, sheets_both_ways(view)), mains)


@cache
def _large() -> Map:
    return generate(1200, seed=5)


@pytest.mark.parametrize("size", [PageSize.A4, PageSize.A3])
def test_every_card_is_on_one_page_and_no_page_is_crowded(size: PageSize) -> None:
    parts = _plan(_large(), size)
    cards = [card for part in parts for card in part.cards]
    assert sorted(cards) == sorted(_view(_large()).cards)
    assert max(len(part.cards) for part in parts) <= (40 if size is PageSize.A4 else 90) + 5
    assert all(part.cards[0] == part.roots[0] for part in parts)


def test_a_conclusion_with_more_than_one_claim_under_it_shares_its_page_with_no_other() -> None:
    mains = set(_large().main)
    for part in _plan(_large()):
        assert len(mains & set(part.roots)) <= 1


def _edited(map_: Map, dice: random.Random) -> Map:
    """Change a word of a claim, or put a claim under another one."""
    nodes: list[Node] = list(map_)
    claims = [place for place, node in enumerate(nodes) if isinstance(node, Claim)]
    place = dice.choice(claims)
    claim = nodes[place]
    assert isinstance(claim, Claim)
    if dice.random() < 0.5:
        nodes[place] = claim.model_copy(update={"text": claim.text.replace(" the ", " that ", 1)})
        return Map.of(nodes, map_.head)
    added = [Claim(id="added", text=sentence(dice)), Support(id="added-step", target=claim.id, because=("added",))]
    return Map.of([*nodes[: place + 1], *added, *nodes[place + 1 :]], map_.head)


def test_a_small_edit_leaves_all_but_a_few_pages_as_they_were() -> None:
    before = {frozenset(part.cards) for part in _plan(_large())}
    dice = random.Random(11)
    changed = []
    for _ in range(20):
        after = {frozenset(part.cards) for part in _plan(_edited(_large(), dice))}
        changed.append(len(before - after))
    assert sum(changed) / len(changed) <= 3
    assert max(changed) <= 0.15 * len(before)


def test_a_premise_more_among_hundreds_changes_a_few_of_their_pages() -> None:
    def wide(names: list[str]) -> Map:
        claims = [Claim(id=name, text=f"This is what {name} says, at some length.") for name in names]
        return Map.of(
            [Claim(id="top", text="It follows."), *claims, Support(id="s", target="top", because=tuple(names))]
        )

    names = [f"premise-{number}" for number in range(300)]
    before = {frozenset(part.cards) for part in _plan(wide(names))}
    after = {frozenset(part.cards) for part in _plan(wide([*names[:7], "added", *names[7:]]))}
    assert len(before) > 8
    assert len(before - after) <= 3


def test_a_part_that_does_not_fit_is_divided_between_its_roots_or_below_its_root() -> None:
    view = _view(_large())
    for part in _plan(_large())[:12]:
        pieces = split(view, part)
        assert sorted(card for piece in pieces for card in piece.cards) == sorted(part.cards)
        assert all(piece.cards[0] == piece.roots[0] for piece in pieces)


def test_what_bears_on_two_claims_leaks_from_either_but_not_from_what_both_bear_on() -> None:
    heads = {"a": ["top"], "b": ["top"], "shared": ["a", "b"], "leaf": ["shared"]}
    stems = {"a": "top", "b": "top", "shared": "a", "leaf": "shared"}
    found = leaks(["top", "a", "b", "shared", "leaf"], heads, stems)
    assert found == {"top": 0, "a": 1, "b": 0, "shared": 0, "leaf": 0}
