"""Two changed texts of one map come together, or say where they cannot."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from argmap.notation import merging
from argmap.notation.merging import merge

BASE = """\
# what this is
argmap:
  version: 1
  title: Pump

# the main claim
pump:
  claim: |
    It was the pump.
  note: |
    As Snow says.

step:
  supports: pump
  because:
    - deaths
  grade: weak

deaths:
  claim: |
    They died near it.
"""


def test_changes_of_different_blocks_go_together() -> None:
    merged = merge(BASE, BASE.replace("It was the pump.", "It was that pump."), BASE.replace("near it", "beside it"))

    assert merged.conflicts == ()
    assert merged.text == BASE.replace("It was the pump.", "It was that pump.").replace("near it", "beside it")


def test_changes_of_different_fields_of_one_block_go_together() -> None:
    merged = merge(BASE, BASE.replace("As Snow says.", "As Farr says."), BASE.replace("It was the", "It was no"))

    assert merged.conflicts == ()
    assert "It was no pump." in merged.text
    assert "As Farr says." in merged.text


def test_different_changes_of_one_field_conflict_and_both_are_shown() -> None:
    merged = merge(BASE, BASE.replace("grade: weak", "grade: strong"), BASE.replace("grade: weak", "grade: moderate"))

    (conflict,) = merged.conflicts
    assert (conflict.id, conflict.field) == ("step", "grade")
    assert (conflict.base, conflict.ours, conflict.theirs) == (
        "  grade: weak\n",
        "  grade: strong\n",
        "  grade: moderate\n",
    )
    assert "grade: strong" in merged.text


def test_the_same_change_on_both_sides_is_one_change() -> None:
    changed = BASE.replace("weak", "strong")

    assert merge(BASE, changed + "\nx:\n  claim: |\n    Mine.\n", changed).conflicts == ()


def test_a_field_added_by_one_side_stands_where_that_side_put_it() -> None:
    ours = BASE.replace("  grade: weak\n", "  scheme: sign\n  grade: weak\n")
    merged = merge(BASE, ours, BASE.replace("grade: weak", "grade: strong"))

    assert merged.conflicts == ()
    assert "  scheme: sign\n  grade: strong\n" in merged.text


def test_blocks_added_by_both_at_one_place_are_both_kept_with_a_blank_line_between() -> None:
    merged = merge(BASE, BASE + "\na:\n  claim: |\n    Mine.\n", BASE + "\nb:\n  claim: |\n    Theirs.\n")

    assert merged.conflicts == ()
    assert merged.text == BASE + "\na:\n  claim: |\n    Mine.\n\nb:\n  claim: |\n    Theirs.\n"


def test_a_block_added_after_another_stays_after_it() -> None:
    theirs = BASE.replace("step:\n", "new:\n  claim: |\n    New.\n\nstep:\n")
    merged = merge(BASE, BASE.replace("near it", "beside it"), theirs)

    assert merged.text == theirs.replace("near it", "beside it")


def test_one_id_added_by_both_with_different_words_is_a_conflict() -> None:
    merged = merge(BASE, BASE + "\nx:\n  claim: |\n    Mine.\n", BASE + "\nx:\n  claim: |\n    Theirs.\n")

    assert [(conflict.id, conflict.base) for conflict in merged.conflicts] == [("x", None)]


def test_a_block_removed_by_one_side_goes_and_one_that_the_other_changed_is_a_conflict() -> None:
    removed = BASE[: BASE.index("deaths:\n")]

    assert "deaths:" not in merge(BASE, removed, BASE.replace("weak", "strong")).text
    (conflict,) = merge(BASE, removed, BASE.replace("near it", "beside it")).conflicts
    assert (conflict.id, conflict.field, conflict.ours) == ("deaths", "", None)


def test_a_rename_and_a_change_of_the_renamed_block_go_together() -> None:
    ours = BASE.replace(
        "deaths:\n  claim: |\n    They died near it.\n", "died:\n  claim: |\n    They died near it.\n  was: [deaths]\n"
    )
    ours = ours.replace("- deaths", "- died")
    merged = merge(BASE, ours, BASE.replace("near it", "beside it"))

    assert merged.conflicts == ()
    assert "died:\n  claim: |\n    They died beside it.\n  was: [deaths]\n" in merged.text
    assert "\ndeaths:" not in merged.text


def test_comments_belong_to_their_block_and_are_merged_like_a_field() -> None:
    ours = BASE.replace("# the main claim", "# the only claim")
    merged = merge(BASE, ours, BASE.replace("It was the", "It was no"))

    assert merged.conflicts == ()
    assert "# the only claim\npump:\n  claim: |\n    It was no pump." in merged.text


def test_line_ends_and_the_byte_order_mark_follow_the_side_that_changed_them() -> None:
    theirs = "\ufeff" + BASE.replace("near it", "beside it").replace("\n", "\r\n")
    merged = merge(BASE, BASE.replace("weak", "strong"), theirs)

    assert merged.conflicts == ()
    assert merged.text == theirs.replace("weak", "strong")


def test_a_moved_block_stays_where_it_was_moved_while_the_other_side_adds() -> None:
    pieces = BASE.split("\n\n")
    theirs = "\n\n".join([pieces[0], pieces[3].rstrip("\n"), pieces[1], pieces[2]]) + "\n"
    ours = BASE.replace("step:\n", "new:\n  claim: |\n    New.\n\nstep:\n")
    merged = merge(BASE, ours, theirs)

    assert merged.conflicts == ()
    assert [line for line in merged.text.split("\n") if line[:1].isalpha()] == [
        "argmap:",
        "deaths:",
        "pump:",
        "new:",
        "step:",
    ]


def test_a_side_that_cannot_be_read_is_merged_by_whole_blocks_only() -> None:
    torn = BASE.replace("  grade: weak", "  grade weak")
    merged = merge(BASE, BASE.replace("near it", "beside it"), torn)

    assert merged.conflicts == ()
    assert merge(BASE, BASE.replace("weak", "strong"), torn).conflicts[0].field == ""


IDS = st.sampled_from(["a", "b", "c", "d", "e"])
TEXTS = st.dictionaries(IDS, st.sampled_from(["One.", "Two.", "Three."]), max_size=5).map(
    lambda claims: (
        "argmap:\n  version: 1\n" + "".join(f"\n{name}:\n  claim: |\n    {words}\n" for name, words in claims.items())
    )
)


@given(TEXTS, TEXTS)
def test_a_side_that_changed_nothing_leaves_the_other_as_it_is(base: str, changed: str) -> None:
    assert merge(base, changed, base).text == changed
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, changed).text == changed


def _claims(text: str) -> dict[str, str]:
    blocks = [block.split(":\n", 1) for block in text.split("\n\n")[1:]]
    return {name: rest.strip().removesuffix("\n") for name, rest in blocks}


@given(TEXTS, TEXTS, TEXTS)
def test_every_block_is_as_the_side_that_changed_it_has_it(base: str, ours: str, theirs: str) -> None:
    merged = merge(base, ours, theirs)
    sides = [_claims(text) for text in (base, ours, theirs)]
    conflicting = {conflict.id for conflict in merged.conflicts}
    expected: dict[str, str] = {}
    for name in {*sides[1], *sides[2]}:
        before, mine, yours = (side.get(name) for side in sides)
        chosen = yours if mine == before else mine
        assert (name in conflicting) == (mine not in (before, yours) and yours != before)
        if chosen is not None:
            expected[name] = chosen
    assert _claims(merged.text) == expected


@given(TEXTS, TEXTS, TEXTS)
def test_which_side_is_called_ours_changes_only_the_order(base: str, ours: str, theirs: str) -> None:
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)

    assert {conflict.id for conflict in one.conflicts} == {conflict.id for conflict in other.conflicts}
    if not one.conflicts:
        assert _claims(one.text) == _claims(other.text)


PIECES = st.lists(
    st.sampled_from(
        (
            "a:\n  claim: |\n    A.\n",
            "a:\n  claim: |\n    Other.\n",
            "b:\n  claim: |\n    B.\n",
            "# a note\nc:\n  claim: |\n    C.\n",
            "d:\n  claim: |\n    D.\n  was: [a]\n",
            "\n",
            "# at the end\n",
        )
    ),
    max_size=6,
    unique_by=lambda piece: piece.removeprefix("# a note\n")[:2],
).map("\n".join)


@given(PIECES, PIECES, PIECES)
def test_what_all_versions_share_at_their_start_and_end_needs_no_merging(base: str, ours: str, theirs: str) -> None:
    quick = merge(base, ours, theirs)
    with patch.object(merging, "_shared", lambda _: (0, 0)):
        thorough = merge(base, ours, theirs)

    assert quick == thorough


def test_conflicts_that_are_settled_take_the_side_decided_for() -> None:
    ours, theirs = BASE.replace("weak", "strong"), BASE.replace("weak", "moderate").replace("near", "beside")

    assert merge(BASE, ours, theirs, settled={("step", "grade"): True}).text == ours.replace("near", "beside")
    assert merge(BASE, ours, theirs, settled={("step", "grade"): False}).text == theirs
    assert merge(BASE, ours, theirs, settled={("step", "grade"): False}).conflicts == ()
    assert merge(BASE, ours, theirs, settled={("deaths", "claim"): False}).conflicts != ()


def test_a_block_that_one_side_removed_is_settled_as_a_whole() -> None:
    removed = BASE[: BASE.index("deaths:\n  claim")]
    changed = BASE.replace("near it", "beside it")

    assert "deaths:" not in merge(BASE, changed, removed, settled={("deaths", ""): False}).text
    assert "beside" in merge(BASE, removed, changed, settled={("deaths", ""): False}).text
