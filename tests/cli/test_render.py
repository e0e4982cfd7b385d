"""`argmap render` writes whole pictures or nothing, and refuses a map with errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli import GOOD, Argmap

import argmap as package
from argmap.diagram import engine
from argmap.diagram.rendering import RenderOptions
from argmap.errors import CannotDoError, RefusedError

STARTS = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG", "dot": b"digraph"}


def test_every_format_is_written_in_one_run(argmap: Argmap, good: Path) -> None:
    outputs = [good.parent / f"out.{suffix}" for suffix in STARTS]
    ran = argmap("render", good, *(word for output in outputs for word in ("-o", output)))

    assert (ran.status, ran.err) == (0, "")
    assert [line.split(" (")[0] for line in ran.out.splitlines()] == [f"wrote {output}" for output in outputs]
    for output, start in zip(outputs, STARTS.values(), strict=True):
        assert output.read_bytes().lstrip().startswith(start)


def test_a_map_with_errors_is_refused_and_nothing_written(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD.replace("    - deaths", "    - deahts"), encoding="utf-8")
    ran = argmap("render", good, "-o", good.parent / "out.svg")

    assert (ran.status, ran.out) == (1, "")
    assert "error[E301]" in ran.err
    assert "has 1 error, and a map with errors is not drawn" in ran.err
    assert list(good.parent.iterdir()) == [good]


def test_one_claim_is_drawn_by_id_or_label(argmap: Argmap, good: Path) -> None:
    by_id, by_label = good.parent / "id.svg", good.parent / "label.svg"
    good.write_text(GOOD + "\nloose:\n  claim: |\n    Something else.\n", encoding="utf-8")
    argmap("render", good, "-o", by_id, "--claim", "deaths")
    argmap("render", good, "-o", by_label, "--claim", "C1")

    assert b"Something" not in by_id.read_bytes()
    assert by_id.read_bytes() == by_label.read_bytes()


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["-o", "out.gif"], 2, ".svg"),
        (["-o", "out"], 2, ".svg"),
        (["-o", "-"], 2, ".svg"),
        ([], 2, "-o"),
        (["-o", "out.svg", "--depth", "-1"], 2, "--depth"),
        (["-o", "out.svg", "--depth", "deep"], 2, "not a number of steps"),
        (["-o", "out.svg", "--claim", "daeths"], 1, 'did you mean "deaths"?'),
        (["-o", "out.svg", "--theme", "dark", "--greyscale"], 2, "not allowed with"),
        (["-o", "out.svg", "--engine", "neato"], 2, "graphviz-pure"),
        (["-o", "out.svg", "--page", "a9"], 2, "letter"),
        (["-o", "gone/out.svg"], 2, "mkdir -p"),
        (["-o", "/proc/out.svg"], 2, "cannot write /proc/out.svg"),
        (["-o", "good.argmap.yaml/out.svg"], 2, "is a file, not a folder"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_written(
    argmap: Argmap, good: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], status: int, told: str
) -> None:
    monkeypatch.chdir(good.parent)
    ran = argmap("render", good, *options)

    assert ran.status == status
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert list(good.parent.iterdir()) == [good]
    assert good.read_text(encoding="utf-8") == GOOD


def test_without_the_engine_asked_for_the_remedy_is_told_and_the_old_picture_stays(
    argmap: Argmap, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = good.parent / "out.svg"
    output.write_bytes(b"old")
    monkeypatch.setattr(engine, "_pure", lambda: engine.Engine("graphviz-pure", None, "", "it is not installed"))
    monkeypatch.setenv("PATH", "/nowhere")
    ran = argmap("render", good, "-o", output, "--engine", "graphviz-pure")

    assert ran.status == 2
    assert "pip install graphviz-pure" in ran.err
    assert output.read_bytes() == b"old"


def test_what_was_written_is_opened_when_asked(argmap: Argmap, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    output = good.parent / "out.svg"
    argmap("render", good, "-o", output, "--open")

    assert opened == [output.as_uri()]


def test_programs_load_review_and_draw(good: Path) -> None:
    document = package.load(good)
    review = package.review(document)
    output = good.parent / "out.svg"
    package.render(document, output, review=review, options=RenderOptions(theme="dark"))
    dark = output.read_bytes()
    package.render(document.map, output)

    assert review["pump"].grounding == "inferred"
    assert dark != output.read_bytes()
    with pytest.raises(CannotDoError):
        package.render(document, good.parent / "out.gif")


def test_programs_cannot_draw_a_map_with_errors(good: Path) -> None:
    good.write_text(GOOD.replace("    - deaths", "    - deahts"), encoding="utf-8")

    with pytest.raises(RefusedError, match="has errors"):
        package.render(package.load(good), good.parent / "out.svg")
