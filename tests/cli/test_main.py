"""The command line starts fast, helps, and ends with the right status whatever happens."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from support.cli import Argmap, run_program

import argmap as package
from argmap.cli.main import VERBS

MAPS = Path(__file__).parents[2] / "maps"
HEAVY = ("pydantic", "graphviz", "lxml", "fontTools", "typst", "filelock", "json", "importlib.metadata")


@pytest.mark.parametrize("arguments", [["--help"], [], ["shwo"]])
def test_the_help_and_usage_errors_import_nothing_heavy(arguments: list[str]) -> None:
    program = f"""
import sys
from argmap.cli.main import main
status = main({arguments!r})
found = [name for name in {HEAVY!r} if name in sys.modules]
sys.exit(f"imported {{found}}" if found else status)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)

    assert "imported" not in done.stderr
    assert done.returncode == (0 if arguments == ["--help"] else 2)


def test_importing_argmap_imports_nothing_of_it() -> None:
    program = "import argmap, sys; sys.exit(any(name.startswith('argmap.') for name in sys.modules))"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_argmap_offers_its_library_and_nothing_else() -> None:
    assert callable(package.load)
    assert {"load", "review", "render"} <= set(dir(package))
    with pytest.raises(AttributeError, match="no attribute 'laod'"):
        package.laod  # type: ignore[attr-defined]  # noqa: B018 - this is what must fail


def test_the_help_names_every_verb(argmap: Argmap) -> None:
    ran = argmap("--help")

    assert ran.status == 0
    assert all(re.search(rf"^  {verb} +\w", ran.out, re.MULTILINE) for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_carries_an_example(argmap: Argmap, verb: str) -> None:
    ran = argmap(verb, "--help")

    assert ran.status == 0
    assert f"example:\n  argmap {verb}" in ran.out


def examples() -> list[str]:
    lines = [line.strip() for verb in VERBS.values() for line in import_module(verb.module).EXAMPLE.splitlines()]
    return [line for line in lines if line.startswith("argmap ") and "maps/" in line]


@pytest.mark.parametrize("example", examples())
def test_every_example_that_names_a_map_of_the_project_can_be_run(example: str, tmp_path: Path) -> None:
    shutil.copytree(MAPS, tmp_path / "maps", ignore=shutil.ignore_patterns(".argmap"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "article.txt").write_text("An article.\n", encoding="utf-8")
    command, _, _ = example.partition(" > ")
    words = [word.replace("~", ".") for word in shlex.split(command)[1:]]
    named = [names for word in words for names in (sorted(tmp_path.glob(word)) if "*" in word else [word])]
    ran = run_program(named, folder=tmp_path)

    assert ran.status != 2, ran.err
    assert "argmap show" not in example or ran.status == 0, ran.err


def test_without_a_verb_the_help_is_shown_and_nothing_was_done(argmap: Argmap) -> None:
    ran = argmap()

    assert (ran.status, ran.out) == (2, "")
    assert "usage: argmap VERB" in ran.err


def test_the_version_is_printed(argmap: Argmap) -> None:
    assert re.fullmatch(r"argmap \d+\.\d+\.\d+\S*\n", argmap("--version").out)


def test_a_mistyped_verb_is_answered_with_the_one_meant(argmap: Argmap) -> None:
    ran = argmap("chekc", "x")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err == 'error: argmap has no verb "chekc"\n   = did you mean check?\n'


def test_a_map_without_a_verb_is_answered_with_what_to_type(argmap: Argmap, good: Path) -> None:
    ran = argmap(good)

    assert ran.status == 2
    assert f"argmap review {good}" in ran.err


def test_a_wrong_option_is_a_usage_error(argmap: Argmap, good: Path) -> None:
    ran = argmap("check", good, "--formt", "json")

    assert (ran.status, ran.out) == (2, "")
    assert "--formt" in ran.err


def test_an_interruption_ends_without_a_traceback(argmap: Argmap, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.cli.check.load", interrupted)

    assert argmap("check", good).status == 130


def test_a_reader_that_has_had_enough_ends_the_output_in_silence(good: Path) -> None:
    good.write_text(
        good.read_text(encoding="utf-8") + "".join(f"\nx{n}:\n  claim: |\n    X.\n" for n in range(9999)),
        encoding="utf-8",
    )
    reading, writing = os.pipe()
    os.close(reading)
    program = [sys.executable, "-m", "argmap", "check", "--format", "json", str(good)]
    done = subprocess.run(program, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)

    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["review", "PATH"],
        ["check", "--format", "json", "PATH"],
        ["schema"],
        ["--help"],
        ["check", "-h"],
    ],
)
def test_a_full_disk_under_standard_output_is_told_in_one_line(good: Path, arguments: list[str]) -> None:
    program = [sys.executable, "-m", "argmap", *(str(good) if word == "PATH" else word for word in arguments)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)

    assert done.stderr == (
        "error: cannot write standard output: the disk is full\n"
        "   = what came out is not complete; make room, or send it somewhere else\n"
    )
    assert done.returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="a stream is closed otherwise elsewhere")
@pytest.mark.parametrize("verb", ["check", "review"])
def test_a_closed_standard_output_takes_nothing_and_breaks_nothing(good: Path, verb: str) -> None:
    command = ["/bin/sh", "-c", '"$0" -m argmap "$1" --format json "$2" >&-', sys.executable, verb, str(good)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "arguments", [["show", "PATH", "fin"], ["check", "PATH"], ["check", "--format", "json", "PATH"]]
)
def test_a_terminal_without_unicode_gets_escapes_and_no_crash(tmp_path: Path, arguments: list[str]) -> None:
    path = tmp_path / "é.argmap.yaml"
    path.write_text(
        "argmap:\n  version: 1\n\nfin:\n  claim: |\n    C’est fini.\n\nété:\n  claim: |\n    L’été.\n", encoding="utf-8"
    )
    ran = run_program(
        [path if argument == "PATH" else argument for argument in arguments],
        environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )

    assert ran.status == 0
    assert "Traceback" not in ran.err
    assert ran.out.isascii()


def test_colour_is_for_terminals_only(good: Path) -> None:
    assert "\x1b" not in run_program(["check", good.parent / "gone"]).err


def test_the_program_reads_standard_input(good: Path) -> None:
    ran = run_program(["check", "-"], stdin=good.read_bytes())

    assert ran == type(ran)(0, "-: 2 claims, 1 quote, 1 source, 1 step: no problems\n", "")
