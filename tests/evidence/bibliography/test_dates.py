"""Dates in one line: ISO 8601 and EDTF are understood, everything else is kept as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.evidence.bibliography.dates import guess_date, read_date, write_date
from argmap.evidence.bibliography.entry import Date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1855", Date(((1855,),))),
        ("1918-04", Date(((1918, 4),))),
        ("1918-04-18", Date(((1918, 4, 18),))),
        ("0079-08-24", Date(((79, 8, 24),))),
        ("-0043-03-15", Date(((-43, 3, 15),))),
        ("1914/1918", Date(((1914,), (1918,)))),
        ("1918-04-18/1918-05", Date(((1918, 4, 18), (1918, 5)))),
        ("1855~", Date(((1855,),), circa=True)),
        ("1855~/1857~", Date(((1855,), (1857,)), circa=True)),
        ("1918-21", Date(((1918,),), season=1)),
        ("1900-02-29", Date(((1900, 2, 29),))),
    ],
)
def test_a_date_is_read_and_written_the_same(text: str, date: Date) -> None:
    assert read_date(text) == date
    assert write_date(date) == text


@pytest.mark.parametrize(
    "text", ["n.d.", "April 1918", "1918-13", "1918-02-30", "1918/", "1/2/3", "1918-21/1919", "19180418", "٢٠٢٠"]
)
def test_what_is_no_date_is_kept_as_words(text: str) -> None:
    assert read_date(text) == Date(literal=text)
    assert write_date(read_date(text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1918/04/18/", (1918, 4, 18)),
        ("1918/04//", (1918, 4)),
        ("1918-4-8", (1918, 4, 8)),
        ("April 18, 1918", (1918, 4, 18)),
        ("18 Apr. 1918", (1918, 4, 18)),
        ("18th April, 1918", (1918, 4, 18)),
        ("Sept. 1854", (1854, 9)),
        ("June 1854", (1854, 6)),
    ],
)
def test_dates_of_other_programs_are_understood(text: str, parts: tuple[int, ...]) -> None:
    assert guess_date(text) == Date((parts,))


@pytest.mark.parametrize("text", ["31 April 1918", "Foo 18, 1918", "Ju 1918", "in 1918", "1918/99"])
def test_a_date_that_does_not_exist_is_not_made_up(text: str) -> None:
    assert guess_date(text) == Date(literal=text)


@PATIENT
@given(st.text())
def test_any_text_is_read_to_a_date_that_stays_the_same(text: str) -> None:
    date = read_date(text)
    assert read_date(write_date(date)) == date
    assert read_date(write_date(guess_date(text))) == guess_date(text)
