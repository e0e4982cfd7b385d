"""What premise-conclusion structures of Argdown become: a chain of steps, one an inference."""

from __future__ import annotations

import pytest
from support.argdown import lost, node, read, steps

from argmap.errors import RefusedError
from argmap.model.nodes import Step


def _step(text: str, said: str) -> Step:
    found = node(read(text), said)
    assert isinstance(found, Step)
    return found


TWO = """<Arg>: the gist

(1) [A]: a
(2) b
-- modus ponens, other rule {uses: [1, 2], grade: weak, colour: red} --
(3) c
(4) d
----
(5) [E]: e
"""


def test_an_inference_is_a_step_from_all_premises_since_the_one_before() -> None:
    assert steps(read(TWO)) == ["a & b supports c", "c & d supports e"]


def test_an_inference_may_say_which_lines_it_uses() -> None:
    text = "<A>\n\n(1) a\n(2) b\n--\nby case\n{uses: [2]}\n--\n(3) c\n-- {uses: [1, 3]} --\n(4) d\n"
    assert steps(read(text)) == ["a & c supports d", "b supports c"]


def test_a_number_that_no_line_has_is_told() -> None:
    found = read("<A>\n\n(1) a\n-- {uses: [1, 7]} --\n(2) b\n")
    assert steps(found) == ["a supports b"]
    assert lost(found) == ["that the inference uses (7)"]


def test_an_inference_has_its_rule_and_its_data() -> None:
    step = _step(TWO, "a & b supports c")
    assert step.scheme == "modus-ponens"
    assert step.grade is not None
    assert step.grade.word == "weak"
    assert dict(step.extra) == {"x-colour": "red", "x-rules": "modus ponens, other rule"}


def test_a_rule_that_is_a_built_in_scheme_is_that_scheme() -> None:
    assert _step("<A>\n\n(1) a\n-- Argument from Sign --\n(2) b\n", "a supports b").scheme == "sign"


def test_the_description_of_an_argument_is_the_note_of_its_last_step() -> None:
    assert _step(TWO, "c & d supports e").note == "the gist"
    assert _step(TWO, "a & b supports c").note is None


def test_a_structure_without_an_argument_above_it_is_one_of_its_own() -> None:
    assert steps(read("[X]: x\n\n(1) a\n----\n(2) b\n")) == ["a supports b"]


def test_relations_hang_on_premises_conclusions_and_inferences() -> None:
    text = "<A>\n\n(1) a\n  - <X>: x\n----\n  <_ <U>: u\n    + [V]: v\n(2) [B]: b\n  -> [C]: c\n  _ <W>: w\n"
    assert steps(read(text)) == [
        "a supports b",
        "b attacks c",
        "u attacks (a supports b)",
        "v supports u",
        "w attacks (a supports b)",
        "x attacks a",
    ]


WHOLE = "<A>\n  {mark} <B>: x\n\n(1) a\n{second}----\n(2) c\n\n<A>\n  +> [T]: t\n"


def test_what_a_whole_argument_supports_its_conclusion_supports() -> None:
    assert "c supports t" in steps(read(WHOLE.format(mark="+", second="")))


def test_an_undercut_of_a_whole_argument_is_about_its_last_inference() -> None:
    assert "x attacks (a & b supports c)" in steps(
        read(WHOLE.format(mark="_", second="(2) b\n").replace("(2) c", "(3) c"))
    )


@pytest.mark.parametrize(("mark", "verb"), [("+", "supports"), ("-", "attacks")])
def test_an_only_premise_is_what_a_relation_to_the_whole_argument_is_about(mark: str, verb: str) -> None:
    found = read(WHOLE.format(mark=mark, second=""))
    assert f"x {verb} a" in steps(found)
    assert found.losses == ()


def test_an_attack_on_an_argument_of_several_premises_undercuts_it_and_is_told() -> None:
    found = read(WHOLE.format(mark="-", second="(2) b\n").replace("(2) c", "(3) c"))
    assert "x attacks (a & b supports c)" in steps(found)
    assert lost(found) == ["which premise of <A> B attacks"]


def test_a_support_of_an_argument_of_several_premises_is_told() -> None:
    found = read(WHOLE.format(mark="+", second="(2) b\n").replace("(2) c", "(3) c"))
    assert steps(found) == ["a & b supports c", "c supports t"]
    assert "that B supports it" in lost(found)


def test_an_attack_that_is_said_of_a_premise_already_is_not_said_again() -> None:
    found = read("<A>\n  - <B>\n\n(1) [P]: p\n(2) q\n----\n(3) c\n\n<B>: x\n  -> [P]\n")
    assert steps(found) == ["p & q supports c", "x attacks p"]
    assert found.losses == ()


def test_a_support_by_what_is_a_premise_or_concludes_the_claim_is_the_structure_itself() -> None:
    found = read("[C]: c\n  + <A>\n    + [P]\n\n<A>\n\n(1) [P]: p\n(2) q\n----\n(3) [C]\n")
    assert steps(found) == ["p & q supports c"]
    assert found.losses == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("<A>\n\n(1) a\n\n(2) b\n----\n(3) c\n", 3, "without a conclusion"),
        ("<A>\n\n(1) a\n----\n", 4, "without a conclusion"),
        ("<A>\n\n(1) a\n----\n(2) b\n(3) c\n", 6, "without a conclusion"),
        ("<A>\n\n(1) a\n-- rule\n(2) b\n", 4, "never ends"),
        ("<A>\n\n(1) a\n----\n----\n(2) b\n", 5, "without a premise above"),
        ("<A>\n\n(1) <B>\n----\n(2) b\n", 3, "an argument stands where a premise"),
        ("<A>\n\n(1)\n----\n(2) b\n", 3, "nothing follows (1)"),
        ("<A>: x\n(1) a\n----\n(2) b\n", 2, "within a block"),
        ("<A>\n\n(1) a\n----\n  - <B>\n(2) b\n", 5, "hangs on an inference line"),
    ],
)
def test_a_structure_that_says_nothing_is_refused_with_line_and_remedy(text: str, line: int, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read(text)
    assert refused.value.message.startswith(f"sample.argdown:{line}: ")
    assert what in refused.value.message
    assert refused.value.remedy
