"""The README's table of formats is the registry's."""

from __future__ import annotations

from pathlib import Path

from argmap.exchange.format_table import BEGIN, END, format_table
from argmap.exchange.registry import FORMATS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_format_table_of_the_readme_is_that_of_the_registry() -> None:
    shown = README[README.index(BEGIN) + len(BEGIN) : README.index(END)]
    assert shown.strip() == format_table().strip(), "put what `format_table()` gives between the two marks"


def test_the_formats_are_sorted_by_name_and_say_what_they_do() -> None:
    names = [known.name for known in FORMATS]
    assert names == sorted(set(names))
    assert all(known.reads or known.writes for known in FORMATS)
    assert all(known.carried and known.not_carried and known.title for known in FORMATS)
