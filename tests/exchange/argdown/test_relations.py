"""What relations of Argdown become: steps, in the direction that they are written in."""

from __future__ import annotations

import pytest
from support.argdown import claims, lost, node, read, steps

from argmap.errors import RefusedError


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("+", "b supports a"),
        ("<+", "b supports a"),
        ("+>", "a supports b"),
        ("-", "b attacks a"),
        ("<-", "b attacks a"),
        ("->", "a attacks b"),
    ],
)
@pytest.mark.parametrize("space", ["", " ", "\t", "   "])
def test_a_relation_has_its_direction(mark: str, said: str, space: str) -> None:
    assert steps(read(f"[A]: a\n  {mark}{space}[B]: b\n")) == [said]


def test_statements_that_contradict_each_other_attack_each_other() -> None:
    found = read("[A]: a\n  >< [B]: b\n")
    assert steps(found) == ["a attacks b", "b attacks a"]
    assert dict(node(found, "a attacks b").extra) == {"x-relation": "contradictory"}
    assert found.losses == ()


def test_in_strict_mode_relations_between_statements_are_logical() -> None:
    found = read("===\nmodel:\n  mode: strict\n===\n\n[A]: a\n  + [B]: b\n  - [C]: c\n  + <D>: d\n  - <E>: e\n")
    assert steps(found) == ["a attacks c", "b supports a", "c attacks a", "d supports a", "e attacks a"]
    graded = {said: node(found, said).grade for said in steps(found)}  # type: ignore[attr-defined]
    assert {said for said, grade in graded.items() if grade is not None} == {
        "a attacks c",
        "b supports a",
        "c attacks a",
    }


def test_in_loose_mode_an_attack_goes_one_way_and_has_no_grade() -> None:
    found = read("===\nmodel: {mode: loose}\n===\n\n[A]: a\n  - [C]: c\n")
    assert steps(found) == ["c attacks a"]
    assert node(found, "c attacks a").grade is None  # type: ignore[attr-defined]


def test_relations_hang_on_what_is_less_indented() -> None:
    found = read(
        "[A]: a\n    + [B]: b\n        - [C]: c\n          goes on\n    - [D]: d\n\n[E]: e\n\t+ [F]: f\n\t\t+ [G]: g\n"
    )
    assert steps(found) == [
        "b supports a",
        "c goes on attacks b",
        "d attacks a",
        "f supports e",
        "g supports f",
    ]


def test_the_same_relation_written_twice_is_one_step() -> None:
    assert steps(read("[A]: a\n  + [B]: b\n\n[B]\n  +> [A]\n")) == ["b supports a"]


def test_all_statements_of_a_title_are_one_claim_and_other_words_stay_in_its_note() -> None:
    found = read("[A]\n  + [B]\n\n[A]: a\n\n[A]: a differently\n\n[A]: a\n")
    assert claims(found) == ["B", "a"]
    assert node(found, "a").note == "Also put: a differently"
    assert found.losses == ()


def test_an_argument_that_supports_two_claims_has_one_premise() -> None:
    found = read("[A]: a\n  + <X>: x\n\n[B]: b\n  - <X>\n")
    assert steps(found) == ["x attacks b", "x supports a"]
    assert claims(found) == ["a", "b", "x"]


def test_an_argument_without_a_description_is_called_by_its_title() -> None:
    assert steps(read("[A]: a\n  + <Why so>\n")) == ["Why so supports a"]


def test_what_supports_or_attacks_an_argument_is_about_its_premise() -> None:
    assert steps(read("[A]: a\n  + <X>: x\n    + [B]: b\n    - <Y>: y\n")) == [
        "b supports x",
        "x supports a",
        "y attacks x",
    ]


def test_an_undercut_is_about_every_step_of_an_argument() -> None:
    found = read("[A]: a\n  + <X>: x\n    _ <U>: u\n      <_ [V]: v\n\n[B]: b\n  - <X>\n")
    assert [said for said in steps(found) if said.startswith("u")] == [
        "u attacks (x attacks b)",
        "u attacks (x supports a)",
    ]
    assert "v attacks (u attacks (x supports a))" in steps(found)
    assert lost(found) == ["that V undercuts it wherever it undercuts"]


def test_an_undercut_goes_both_ways() -> None:
    assert "u attacks (x supports a)" in steps(read("[A]: a\n  + <X>: x\n\n<U>: u\n  _> <X>\n"))


def test_an_undercut_of_a_statement_becomes_an_objection_and_is_told() -> None:
    found = read("[A]: a\n  _ <U>: u\n")
    assert steps(found) == ["u attacks a"]
    assert [(loss.where, loss.line) for loss in found.losses] == [("A", 2)]


def test_an_argument_about_nothing_is_kept_as_a_claim_and_told() -> None:
    found = read("<Lone argument>: x\n")
    assert claims(found) == ["x"]
    assert dict(node(found, "x").extra) == {"x-title": "Lone argument"}
    assert lost(found) == ["that <Lone argument> is an argument"]


def test_a_statement_and_an_argument_may_have_one_title() -> None:
    assert steps(read("[Same]: a\n  + <Same>: b\n    + [Same]\n")) == ["a supports b", "b supports a"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[A]: a\n+ [B]\n", 2, "hangs on nothing"),
        ("[A]: a\n\n  + [B]\n", 3, "nothing above it"),
        ("[A]: a\n<B>: b\n", 2, "belongs to nothing above"),
        ("[A]\nwords\n", 2, "belongs to nothing above"),
        ("[A] words\n", 1, "words follow the reference [A]"),
        ("[A]:\n", 1, "no words stand here"),
        ("[A]: a\n  +\n", 2, "nothing follows the relation"),
        ("[A]: a\n  >< <B>\n", 2, "contradiction"),
        ("[A]: a\n# B\n", 2, "a heading stands here within a block"),
        ("[A]: a\n\n[B]: see [#1]\n", 3, 'a mark "[#" of another dialect'),
        ("[#note]: a\n", 1, 'a mark "[#" of another dialect'),
        ("[A]: a\n/* never\n", 2, "a comment begins here"),
        ("===\ntitle: a\n\n[A]: a\n", 1, "front matter begins here and never ends"),
        ("[ ]: a\n", 1, "a title is empty"),
        ("# Only a heading\n", 1, "no statement and no argument"),
    ],
)
def test_what_argdown_gives_no_meaning_is_refused_with_line_and_remedy(text: str, line: int, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read(text)
    assert refused.value.message.startswith(f"sample.argdown:{line}: ")
    assert what in refused.value.message
    assert refused.value.remedy


def test_relations_nested_ten_thousand_levels_deep_are_read() -> None:
    text = "[A]: a\n" + "\n".join(" " * level + f"+ <B{level}>: b {level}" for level in range(1, 10_001))
    found = read(text)
    assert len(found.map.steps) == 10_000
    assert found.losses == ()
