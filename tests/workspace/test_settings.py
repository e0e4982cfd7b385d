"""Settings are read as far as they can be, what cannot is said, and one is written without touching the others."""

from __future__ import annotations

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.errors import CannotDoError
from argmap.workspace.settings import THEMES, Settings, load_settings, read_settings, remember, settings_path

FULL = """\
# mine
theme = "dark" # at night
reviewer = "anna"  # who signs
editor = "vim -f"
mouse = false

# keys I am used to
[keys]
"edit.delete" = "D"
edit.indent = ["ctrl+right", ">"]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "somewhere" / "settings.toml"
    monkeypatch.setenv("ARGMAP_SETTINGS", str(path))
    return path


def _write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_without_a_file_everything_is_as_it_comes(file: Path) -> None:
    assert settings_path() == file
    assert load_settings() == Settings()


def test_the_file_is_in_the_place_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_SETTINGS", raising=False)
    assert settings_path().name == "settings.toml"
    assert settings_path().parent.name == "argmap"


def test_every_setting_is_read(file: Path) -> None:
    _write(file, FULL)
    keys = {"edit.delete": ("D",), "edit.indent": ("ctrl+right", ">")}
    assert load_settings() == Settings("dark", "anna", "vim -f", mouse=False, keys=keys)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_chosen(theme: str) -> None:
    assert read_settings(f'theme = "{theme}"') == Settings(theme=theme)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('theme = "purple"', "settings.toml: theme is one of auto, light, dark, 16 and none, so auto is used."),
        ("theme = 16", "settings.toml: theme is one of auto, light, dark, 16 and none, so auto is used."),
        ("theme = []", "settings.toml: theme is one of auto, light, dark, 16 and none, so auto is used."),
        ("mouse = 1", "settings.toml: mouse is true or false, so the mouse stays on."),
        ("reviewer = 7", "settings.toml: reviewer is one line of text in quotes, so it is left empty."),
        ('editor = "a\\nb"', "settings.toml: editor is one line of text in quotes, so it is left empty."),
        ('keys = "d"', "settings.toml: [keys] is a table of commands and their keys, so the keys stay as they are."),
        ("[keys]\nx = 1", 'settings.toml: the keys of "x" are a text in quotes, or a list of them.'),
        (
            "colour = 1",
            'settings.toml: there is no setting "colour"; there are theme, reviewer, editor, mouse and keys.',
        ),
    ],
)
def test_a_bad_value_is_said_and_the_default_holds(text: str, problem: str) -> None:
    assert read_settings(text) == Settings(problems=(problem,))


def test_one_bad_value_leaves_the_others_alone() -> None:
    settings = read_settings('theme = "purple"\nreviewer = "anna"\n')
    assert (settings.theme, settings.reviewer, len(settings.problems)) == ("auto", "anna", 1)


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"[keys", b"[" * 5000])
def test_a_file_that_is_no_settings_file_is_said_and_not_used(file: Path, content: bytes) -> None:
    _write(file, content)
    settings = load_settings()
    assert settings == Settings(problems=settings.problems)
    assert len(settings.problems) == 1


def test_a_folder_in_its_place_is_said(file: Path) -> None:
    file.mkdir(parents=True)
    assert len(load_settings().problems) == 1


@PATIENT
@given(st.text())
def test_no_text_makes_the_reading_fail(text: str) -> None:
    assert isinstance(read_settings(text), Settings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'reviewer = "ben"\n'),
        ('theme = "dark"', 'theme = "dark"\nreviewer = "ben"\n'),
        ("# mine\n\n# my keys\n[keys]\n", "# mine\n\n# my keys\n[keys]\n"),
        (FULL, FULL.replace('"anna"', '"ben"')),
        ("reviewer='anna'\r\n", 'reviewer="ben"\r\n'),
    ],
)
def test_the_name_of_the_reviewer_is_written_and_every_other_line_stays(file: Path, before: str, after: str) -> None:
    if before:
        _write(file, before)
    remember(reviewer="ben")
    text = file.read_bytes().decode()
    assert load_settings().reviewer == "ben"
    assert [line for line in text.splitlines() if "reviewer" not in line and line] == [
        line for line in before.splitlines() if "reviewer" not in line and line
    ]
    if "reviewer" in after:
        assert text == after


@PATIENT
@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=30))
def test_any_name_is_read_as_it_was_written(name: str) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_SETTINGS", str(Path(folder) / "settings.toml"))
        remember(reviewer="first")
        remember(reviewer=name)
        assert load_settings().reviewer == name


@pytest.mark.parametrize("before", ['reviewer = """\nanna"""\n', "theme = ", '[keys]\nreviewer = "x"\n["a'])
def test_a_file_that_cannot_be_changed_safely_is_left_as_it_is(file: Path, before: str) -> None:
    _write(file, before)
    with pytest.raises(CannotDoError) as refusal:
        remember(reviewer="ben")
    assert refusal.value.remedy
    assert file.read_text() == before


def test_a_name_of_two_lines_is_refused(file: Path) -> None:
    with pytest.raises(CannotDoError):
        remember(reviewer="a\nb")
    assert not file.exists()


def test_a_key_called_reviewer_in_another_table_is_not_the_setting(file: Path) -> None:
    _write(file, '[keys]\nreviewer = "x"\n')
    remember(reviewer="ben")
    assert tomllib.loads(file.read_text()) == {"reviewer": "ben", "keys": {"reviewer": "x"}}
