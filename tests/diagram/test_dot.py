"""Where lines leave and reach their cards."""

from __future__ import annotations

import re

import pytest

from argmap.appraisal.reviewing import review
from argmap.diagram.composing import drawing_of
from argmap.diagram.dot import Direction, dot_of
from argmap.diagram.view import Arrow
from argmap.diagram.viewing import view_of
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Quote, Source, Support

CLAIMS = [Claim(id="end", text="It was so."), Claim(id="both", text="A note."), Claim(id="other", text="A letter.")]
STEP = Support(id="s", target="end", because=("both", "other"))


def tails(nodes: list[Claim | Quote | Source | Support | Attack], direction: Direction) -> list[str]:
    """Return what each attack says of where it leaves its card."""
    within = Map.of(nodes)
    drawing = drawing_of(view_of(within, review(within)), direction)
    attacks = [place for place, edge in enumerate(drawing.view.edges) if edge.arrow is Arrow.ATTACK]
    text = dot_of(drawing, theme=None)
    return [re.findall(rf'^(n\d+)(\S*) -> .*comment="{place}"', text, re.MULTILINE)[0][1] for place in attacks]


@pytest.mark.parametrize(("direction", "corner"), [(Direction.UP, ":ne"), (Direction.LEFT, ":sw")])
def test_an_attack_from_a_card_that_also_supports_leaves_at_a_corner(direction: Direction, corner: str) -> None:
    assert tails([*CLAIMS, STEP, Attack(id="x", target="s", because=("both",))], direction) == [corner]


def test_an_attack_from_a_card_that_only_attacks_leaves_where_it_likes() -> None:
    alone = Claim(id="alone", text="A clerk denies it.")
    assert tails([*CLAIMS, alone, STEP, Attack(id="x", target="s", because=("alone",))], Direction.UP) == [""]


def test_an_attack_from_a_slip_leaves_at_its_right_side() -> None:
    quote = Quote(id="q", text="A note.", source="d", attests=("both",))
    nodes = [*CLAIMS, quote, Source(id="d", title="Letter"), STEP, Attack(id="x", target="s", because=("q",))]
    (tail,) = tails(nodes, Direction.UP)
    assert tail.endswith(":e")
