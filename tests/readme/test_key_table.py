"""The README's table of keys is the registry's, and its settings are read."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.workspace.key_table import BEGIN, END, key_table
from argmap.workspace.keymap import keymap_of
from argmap.workspace.settings import Settings, read_settings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README[README.index("## The terminal editor") :].partition("\n## ")[0]


def test_the_key_table_of_the_readme_is_that_of_the_registry() -> None:
    shown = README[README.index(BEGIN) + len(BEGIN) : README.index(END)]
    assert shown.strip() == key_table().strip(), "put the text that `key_table()` gives between the two marks"


def test_the_settings_that_the_readme_shows_are_read_and_change_something() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
    settings = read_settings(example)
    assert settings.problems == ()
    assert settings != Settings()
    keymap = keymap_of(settings)
    assert keymap.problems == ()
    assert keymap.keys != keymap_of(Settings()).keys
