"""Two versions of a text are laid out so that every word is seen, wrapped under the first word of its line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.tui.dialogs.version import Version
from argmap.workspace.differing import Piece, differing


def rows(pieces: Sequence[Piece], width: int) -> list[str]:
    return ["".join(segment.text for segment in row) for row in Version(pieces).lay_out(width)]


def test_what_is_wrapped_begins_under_the_first_word_of_its_line() -> None:
    ours, _ = differing("because: a\n  words that go on\nend", "because: a\n  words that go far\nend")
    assert rows(ours, 12) == ["because: a", "  words that", "  go on", "     ^^", "end"]


def test_a_word_that_is_longer_than_its_line_is_broken_within_the_margin() -> None:
    ours, _ = differing("  abcdefgh i", "  abcdefgh i")
    assert rows(ours, 6) == ["  abcd", "  efgh", "  i"]


@pytest.mark.parametrize("width", [1, 3, 20])
@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_every_word_of_both_is_seen_and_no_row_is_too_long(width: int, one: str, other: str) -> None:
    for text, pieces in zip((one, other), differing(one, other), strict=True):
        seen = rows(pieces, width)
        assert all(len(row) <= width for row in seen)
        assert "".join("".join(row for row in seen if "^" not in row).split()) == "".join(text.split())
