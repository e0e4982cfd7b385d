"""Proof standards: the truth table of the published model on ordinal grades, and what counts as an argument."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from support.grading import rated_maps
from support.maps import as_map, attacks, claim, claims, quote, settles, supports

from argmap.appraisal.reviewing import review
from argmap.appraisal.standards import Ruling, Shortfall, Standard, ruling
from argmap.model.map import Map
from argmap.model.vocabulary import Grade, Resolution

SE, PE, CCE = Standard.SCINTILLA, Standard.PREPONDERANCE, Standard.CLEAR_AND_CONVINCING
BRD, DV = Standard.BEYOND_REASONABLE_DOUBT, Standard.DIALECTICAL_VALIDITY


def weighed(pro: int | None, con: int | None) -> Map:
    """A claim with at most one argument for it and one against it, of these weights, both from evidence."""
    nodes = [*claims("c p o"), quote("q-p", "p"), quote("q-o", "o")]
    if pro is not None:
        nodes.append(supports("s", "c", "p", grade=Grade(pro)))
    if con is not None:
        nodes.append(attacks("x", "c", "o", grade=Grade(con)))
    return as_map(nodes)


def met(whole: Map, claim: str = "c") -> str:
    """Say which of the standards a claim meets, in their order, as letters."""
    reviewed = review(whole)
    standards = zip("SPCBD", (SE, PE, CCE, BRD, DV), strict=True)
    return "".join(letter for letter, standard in standards if ruling(reviewed, claim, standard).met)


# The definitions of Gordon, Prakken and Walton, "The Carneades model of argument and burden of proof", Artificial
# Intelligence 171 (2007), pp. 875-896, and of Gordon and Walton, "Proof burdens and standards", in Rahwan and Simari
# (eds.), Argumentation in Artificial Intelligence (2009), pp. 239-258, written out for one argument for (rows) and one
# against (columns): S scintilla, P preponderance, C clear and convincing (alpha: strong, beta: two grades), B beyond
# reasonable doubt (gamma: weak), D dialectical validity. Columns: no argument, none, weak, moderate, strong, entails.
TABLE = {
    None: ["", "", "", "", "", ""],
    0: ["SD", "S", "S", "S", "S", "S"],
    1: ["SPD", "SP", "S", "S", "S", "S"],
    2: ["SPD", "SP", "SP", "S", "S", "S"],
    3: ["SPCBD", "SPCB", "SPC", "SP", "S", "S"],
    4: ["SPCBD", "SPCB", "SPC", "SPC", "SP", "S"],
}


@pytest.mark.parametrize("pro", TABLE)
@pytest.mark.parametrize(("column", "con"), list(enumerate([None, 0, 1, 2, 3, 4])))
def test_the_table_of_standards(pro: int | None, column: int, con: int | None) -> None:
    assert met(weighed(pro, con)) == TABLE[pro][column]


def says(whole: Map, standard: Standard, name: str = "c") -> Ruling:
    return ruling(review(whole), name, standard)


def test_every_reason_for_a_no_is_given() -> None:
    found = says(weighed(2, 2), BRD)
    assert found.shortfalls == (
        Shortfall.NOT_STRONGER,
        Shortfall.NOT_STRONG,
        Shortfall.NOT_FAR_STRONGER,
        Shortfall.DOUBT_LEFT,
    )
    assert [each.step for each in found.pro + found.con] == ["s", "x"]


def test_what_is_not_yet_rated_counts_against_the_claim_but_leaves_the_standard_possible() -> None:
    whole = as_map(claims("c p"), supports("s", "c", "p"), quote("q", "p"))
    found = says(whole, CCE)
    assert (found.met, found.possible) == (False, True)
    assert says(weighed(1, None), CCE).possible is False


def test_an_assumption_and_a_bare_assertion_are_no_arguments() -> None:
    assert met(as_map(claim("c", assumed="taken as given"))) == ""
    assert met(as_map(claims("c"))) == ""
    assert met(as_map(claims("c"), quote("q", "c"))) == "SPCBD"


def test_an_answered_objection_does_not_count_and_a_disputed_one_does() -> None:
    answered = Map.of([*weighed(3, 4), attacks("y", "x", "p")])
    assert met(answered) == "SPCBD"
    disputed = Map.of(
        [*weighed(3, 4), *claims("u v"), attacks("y", "x", "u"), attacks("uv", "u", "v"), attacks("vu", "v", "u")]
    )
    assert met(disputed) == "S"


def test_an_argument_that_is_itself_disputed_does_not_help() -> None:
    whole = Map.of(
        [*weighed(4, None), *claims("u v"), attacks("y", "s", "u"), attacks("uv", "u", "v"), attacks("vu", "v", "u")]
    )
    assert met(whole) == ""


def test_the_weight_of_an_argument_is_its_weakest_link() -> None:
    whole = as_map(
        claims("c p r"),
        supports("s", "c", "p", grade=Grade.ENTAILS),
        supports("t", "p", "r", grade=Grade.WEAK),
        quote("q", "r"),
    )
    assert met(whole) == "SPD"


def test_a_bare_objection_weighs_nothing_but_is_an_objection() -> None:
    whole = as_map(
        claims("c p o"), quote("q", "p"), supports("s", "c", "p", grade=Grade.STRONG), attacks("x", "c", "o")
    )
    assert met(whole) == "SPCB"


def test_a_resolution_decides_before_the_weights() -> None:
    assert met(Map.of([*weighed(1, 4), settles("r", "c", Resolution.STANDS)])) == "SPD"
    fallen = Map.of([*weighed(4, None), settles("r", "c", Resolution.FALLS)])
    assert met(fallen) == ""
    assert says(fallen, SE).shortfalls == (Shortfall.SETTLED_AGAINST,)


@settings(max_examples=60, deadline=None)
@given(rated_maps())
def test_a_stricter_standard_is_never_met_without_the_laxer_ones(whole: Map) -> None:
    reviewed = review(whole)
    for name in whole.claims:
        held = [ruling(reviewed, name, standard) for standard in (BRD, CCE, PE, SE)]
        for stricter, laxer in pairwise(held):
            assert laxer.met or not stricter.met
        for found in [*held, ruling(reviewed, name, DV)]:
            assert found.met is not bool(found.shortfalls)
            assert found.possible or not found.met
