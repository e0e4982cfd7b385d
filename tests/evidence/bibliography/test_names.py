"""Names in one line: what a person writes by hand is understood, and what is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.evidence.bibliography.entry import Name
from argmap.evidence.bibliography.names import body, person, read_names, write_name, write_names

WORDS = st.text(st.characters(categories=["L", "Nd"], include_characters=" .,;{}'’-"), max_size=20)
PEOPLE = st.builds(
    lambda family, given, particle, dropping, suffix: person(
        family, given, particle=particle, dropping=dropping, suffix=suffix
    ),
    WORDS,
    WORDS,
    st.sampled_from(["", "van", "van der", "De la", "d'", "van, x"]),
    st.sampled_from(["", "von", "de"]),
    st.sampled_from(["", "Jr.", "III", "Esq., QC"]),
)
NAMES = st.one_of(PEOPLE, WORDS.map(body)).filter(lambda name: name != Name())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("John Snow", Name("Snow", "John")),
        ("Snow, John", Name("Snow", "John")),
        ("Arthur James Balfour", Name("Balfour", "Arthur James")),
        ("García Márquez, Gabriel", Name("García Márquez", "Gabriel")),
        ("Vincent van Gogh", Name("Gogh", "Vincent", "van")),
        ("van Gogh, Vincent", Name("Gogh", "Vincent", "van")),
        ("Beethoven, Ludwig van", Name("Beethoven", "Ludwig", dropping_particle="van")),
        ("Maria da Silva Santos", Name("Silva Santos", "Maria", "da")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("bell hooks", Name("hooks", "bell")),
        ("Plato", Name(literal="Plato")),
        ("Plato,", Name(literal="Plato")),
        ("{Central Intelligence Agency}", Name(literal="Central Intelligence Agency")),
        ("{van Gogh}, Vincent", Name("van Gogh", "Vincent")),
        ("孔丘", Name(literal="孔丘")),
    ],
)
def test_a_name_is_understood(text: str, name: Name) -> None:
    assert read_names(text) == (name,)


def test_semicolons_divide_names_but_not_within_braces() -> None:
    names = read_names("John Snow; {Smith, Sons; Co.} ;; BBC;")
    assert names == (Name("Snow", "John"), Name(literal="Smith, Sons; Co."), Name(literal="BBC"))


def test_no_names_are_written_as_nothing() -> None:
    assert write_names(()) == ""
    assert read_names(" ; , {} ") == ()


def test_the_plainest_form_that_reads_back_is_written() -> None:
    assert write_name(Name("Snow", "John")) == "John Snow"
    assert write_name(Name("García Márquez", "Gabriel")) == "García Márquez, Gabriel"
    assert write_name(Name("van Gogh", "Vincent")) == "{van Gogh}, Vincent"
    assert write_name(Name(literal="BBC")) == "BBC"
    assert write_name(Name(literal="BBC News")) == "{BBC News}"


@PATIENT
@given(st.lists(NAMES, max_size=4))
@example([person("Jr.", "Sammy Davis")])
@example([person("III", "Louis", particle="van")])
def test_names_that_are_written_are_read_back(names: list[Name]) -> None:
    assert read_names(write_names(names)) == tuple(names)


@PATIENT
@given(st.text())
def test_any_text_is_read_to_names_that_stay_the_same(text: str) -> None:
    names = read_names(text)
    assert read_names(write_names(names)) == names
