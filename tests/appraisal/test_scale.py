"""Long chains and many loops, which must neither recurse nor take for ever."""

from __future__ import annotations

from support.maps import as_map, attacks, claim, quote, supports

from argmap.appraisal.review import Grounding, Standing
from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.report.frontpage import front_page

LONG = 100_000


def chain(length: int) -> Map:
    nodes: list[Node] = [claim("c0"), quote("q", "c0")]
    for number in range(length):
        nodes += [claim(f"c{number + 1}"), supports(f"s{number}", f"c{number + 1}", f"c{number}")]
    return as_map(nodes)


def test_a_chain_of_a_hundred_thousand_steps_is_reviewed() -> None:
    found = review(chain(LONG))
    end = found[f"c{LONG}"]
    assert (end.grounding, end.depth, end.standing) == (Grounding.INFERRED, LONG, Standing.STANDS)
    critical = found.critical(end.id)
    assert (len(critical.claims), len(critical.steps), critical.origins) == (LONG, LONG, ("book",))
    assert found.origins(end.id) == ("book",)
    assert len(found.why(end.id)) == 2 * LONG + 2
    assert "cannot lose it" in " ".join(front_page(found).split())


def test_a_thousand_loops_each_waiting_for_the_one_before_are_decided() -> None:
    nodes: list[Node] = []
    for n in range(1000):
        nodes += [
            claim(f"a{n}"),
            claim(f"b{n}"),
            supports(f"s{n}", f"b{n}", f"a{n}"),
            supports(f"t{n}", f"a{n}", f"b{n}"),
        ]
        if n:
            nodes += [claim(f"x{n}"), supports(f"e{n}", f"a{n}", f"x{n}"), attacks(f"k{n}", f"x{n}", f"b{n - 1}")]
    found = review(as_map(nodes))
    # The first loop has no entry and falls; so the next one's entry is not attacked, and it stands; and so on.
    assert [found[f"a{n}"].standing for n in range(4)] == [
        Standing.UNSUPPORTED,
        Standing.STANDS,
        Standing.UNSUPPORTED,
        Standing.STANDS,
    ]
    assert [found[f"a{n}"].standing for n in (998, 999)] == [Standing.UNSUPPORTED, Standing.STANDS]


def test_a_thousand_loops_one_round_the_other_stand_for_nothing() -> None:
    nodes: list[Node] = [claim(f"c{n}") for n in range(1001)]
    for n in range(1000):
        nodes += [supports(f"u{n}", f"c{n + 1}", f"c{n}"), supports(f"d{n}", f"c{n}", f"c{n + 1}")]
    found = review(as_map(nodes))
    assert {found[name].grounding for name in found} == {Grounding.CIRCULAR}
    assert {found[name].standing for name in found} == {Standing.UNSUPPORTED}


def test_a_wide_claim_with_a_loop_through_every_step_is_reviewed() -> None:
    nodes: list[Node] = [claim("end"), quote("q", "end")]
    for n in range(3000):
        nodes += [claim(f"c{n}"), supports(f"u{n}", "end", f"c{n}"), supports(f"d{n}", f"c{n}", "end")]
    found = review(as_map(nodes))
    assert (found["end"].also_argued, found["end"].loop_adds_nothing) == (False, True)
    assert found.critical("c0").claims == ("end",)
