"""`new`, `show`, `schema` and `doctor`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.cli import GOOD, Argmap

from argmap.diagram.engine import Engine
from argmap.store.loading import load


def test_new_makes_a_first_map_that_is_without_problems(argmap: Argmap, tmp_path: Path) -> None:
    path = tmp_path / "pump.argmap.yaml"
    ran = argmap("new", path, "--title", "Did the pump cause it?", "--claim", "The pump: #1 cause.")
    document = load(path)

    assert ran.status == 0
    assert f"argmap check {path}" in ran.out
    assert document.problems == ()
    assert document.map.head.title == "Did the pump cause it?"
    assert [claim.text for claim in document.map.claims.values()] == ["The pump: #1 cause."]
    assert document.map.main == tuple(document.map.claims)


def test_new_makes_a_folder_with_room_for_sources(argmap: Argmap, tmp_path: Path) -> None:
    ran = argmap("new", tmp_path / "pump-case")

    assert ran.status == 0
    assert (tmp_path / "pump-case" / "sources").is_dir()
    assert load(tmp_path / "pump-case").problems == ()
    assert load(tmp_path / "pump-case").map.head.title == "Pump case"


def test_new_never_overwrites(argmap: Argmap, good: Path) -> None:
    ran = argmap("new", good)

    assert ran.status == 2
    assert "exists already" in ran.err
    assert good.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("name", ["pump.yaml", "pump.yml", "pump.argmap", "pump.argmap.yml"])
def test_new_refuses_a_name_that_no_other_verb_would_find(argmap: Argmap, tmp_path: Path, name: str) -> None:
    ran = argmap("new", tmp_path / name)

    assert ran.status == 2
    assert f"argmap new {tmp_path / 'pump.argmap.yaml'}" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["/proc/no/pump.argmap.yaml", "/dev/null/pump"])
def test_new_cannot_write_everywhere(argmap: Argmap, place: str) -> None:
    ran = argmap("new", place)

    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_show_prints_a_block_as_it_stands(argmap: Argmap, good: Path) -> None:
    ran = argmap("show", good, "pump")

    assert ran.status == 0
    assert ran.out == "# what is to be shown\npump:\n  claim: |\n    The pump did it.\n"


def test_show_of_an_unknown_id_names_the_one_meant(argmap: Argmap, good: Path) -> None:
    ran = argmap("show", good, "dethas")

    assert (ran.status, ran.out) == (1, "")
    assert 'did you mean "deaths"?' in ran.err


def test_show_finds_a_block_by_its_earlier_id_and_says_so(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD + "  was: [book]\n", encoding="utf-8")
    ran = argmap("show", good, "book")

    assert ran.status == 0
    assert ran.out.startswith("snow:\n")
    assert ran.err == 'note: "book" is now called "snow"\n'


def test_show_shows_a_block_that_has_errors(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD.replace("  because:", "  becuase:"), encoding="utf-8")

    assert "becuase" in argmap("show", good, "s").out


def test_schema_is_json_and_takes_the_ids_of_a_map(argmap: Argmap, good: Path) -> None:
    plain, with_ids = argmap("schema"), argmap("schema", "--ids", good)

    assert plain.status == with_ids.status == 0
    assert json.loads(plain.out)["$schema"].startswith("https://json-schema.org/")
    assert '"deaths"' in with_ids.out
    assert '"deaths"' not in plain.out


def test_doctor_names_the_engines_and_the_one_that_is_used(argmap: Argmap) -> None:
    ran = argmap("doctor")

    assert ran.status == 0
    assert re.search(r"^engine +graphviz-pure \S+ \(.*\), used$", ran.out, re.MULTILINE)
    assert re.search(r"^library +typst \d", ran.out, re.MULTILINE)
    assert "Arimo-Regular.ttf" in ran.out


def test_doctor_says_what_to_install_when_there_is_no_graphviz(argmap: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = (Engine("graphviz-pure", None, "", "it is not installed"), Engine("tidy", None, ""))
    monkeypatch.setattr("argmap.cli.doctor.find_engines", lambda: missing)
    ran = argmap("doctor")

    assert ran.status == 0
    assert "not usable, it is not installed" in ran.out
    assert re.search(r"^engine +tidy \(built in\), used$", ran.out, re.MULTILINE)
    assert "pip install --force-reinstall graphviz-pure" in ran.out
