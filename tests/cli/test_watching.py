"""`argmap render --watch` draws again after every save, and keeps the last picture while there is nothing to draw."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.cli import GOOD, Argmap

from argmap.appraisal.reviewing import review
from argmap.cli.watching import watch
from argmap.diagram.rendering import Rendered, RenderOptions, render
from argmap.errors import CannotDoError, RefusedError
from argmap.evidence.verdict import QuoteCheck
from argmap.notation.document import Document

PATIENCE_SECONDS = 60
REVIEW = """\
s-by-ann:
  review: s
  by: Ann
  grade: strong
"""
HELD = GOOD.replace("  source: Cholera\n", "  source: Cholera\n  file: snow.txt\n")

Action = Callable[[], object]


class Watched:
    """A map that is watched while actions happen one after another, each at the next look at the files."""

    def __init__(self, path: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.path, self.capture = path, capture
        self.output = path.parent / "out.svg"
        self.told: list[str] = []
        self.errors: list[str] = []

    def through(self, *actions: Action) -> int:
        """Watch from the first drawing to the look after the last action; note what is told at every look."""
        waiting = list(actions)

        def pause(_seconds: float) -> None:
            self._note()
            if not waiting:
                raise KeyboardInterrupt
            waiting.pop(0)()

        status = watch(str(self.path), self._draw, pause=pause)
        self._note()
        return status

    def _note(self) -> None:
        out, err = self.capture.readouterr()
        self.told.append(out.replace(f"{self.path.parent}{os.sep}", "").strip())
        self.errors.append(err)

    def _draw(self, document: Document, checks: Mapping[str, QuoteCheck] | None) -> list[tuple[str, Rendered]]:
        picture = render(document.map, review(document.map, checks=checks), RenderOptions(), checks=checks)
        return [(str(self.output), picture)]

    def save(self, text: str) -> Action:
        """Return the action of saving the map as most programs do: another file in its place."""

        def saving() -> None:
            beside = self.path.with_name("being-saved")
            beside.write_text(text, encoding="utf-8")
            beside.replace(self.path)

        return saving


@pytest.fixture
def watched(good: Path, capsys: pytest.CaptureFixture[str]) -> Watched:
    return Watched(good, capsys)


def test_the_map_is_drawn_at_once_and_after_every_save(watched: Watched) -> None:
    status = watched.through(watched.save(GOOD.replace("did it", "was it")), watched.save(GOOD.replace("did it", "is")))

    assert status == 0
    assert watched.told == [
        f"wrote out.svg\nwatching {watched.path.name}; ctrl+C ends it",
        "good.argmap.yaml changed: wrote out.svg",
        "good.argmap.yaml changed: wrote out.svg",
        "",
    ]
    assert b"The pump is." in watched.output.read_bytes()


def test_nothing_is_drawn_while_nothing_is_saved(watched: Watched) -> None:
    watched.through(lambda: None, lambda: None, watched.path.touch)

    assert watched.told[1:] == ["", "", "", ""]


def test_what_looks_the_same_is_not_written_again(watched: Watched) -> None:
    watched.through(lambda: os.utime(watched.output, (1, 1)), watched.save(f"# a remark\n{GOOD}"))

    assert watched.told[2] == "good.argmap.yaml changed: out.svg is the same as before"
    assert watched.output.stat().st_mtime == 1


def test_a_picture_that_was_deleted_is_written_again(watched: Watched) -> None:
    watched.through(watched.output.unlink, watched.save(f"# a remark\n{GOOD}"))

    assert watched.told[2] == "good.argmap.yaml changed: wrote out.svg"


def test_errors_are_told_and_the_last_picture_stays_until_they_are_mended(watched: Watched) -> None:
    before: list[bytes] = []
    watched.through(
        lambda: before.append(watched.output.read_bytes()),
        watched.save(GOOD.replace("    - deaths", "    - deahts")),
        lambda: before.append(watched.output.read_bytes()),
        watched.save(GOOD.replace("did it", "was it")),
    )

    assert watched.told[2] == (
        "good.argmap.yaml changed: 1 error; the last picture stays, and the next save is waited for"
    )
    assert "error[E301]" in watched.errors[2]
    assert before[0] == before[1]
    assert watched.told[4] == "good.argmap.yaml changed: wrote out.svg"


def test_a_map_that_begins_with_errors_is_waited_for(watched: Watched) -> None:
    watched.path.write_text("argmap: [", encoding="utf-8")
    watched.through(watched.save(GOOD))

    assert watched.told[0].startswith("1 error; nothing is drawn yet")
    assert watched.told[1] == "good.argmap.yaml changed: wrote out.svg"


def test_a_map_that_is_deleted_is_waited_for(watched: Watched) -> None:
    watched.through(watched.path.unlink, lambda: None, watched.save(GOOD.replace("did it", "was it")))

    assert watched.told[1:4] == [
        "good.argmap.yaml is gone; the last picture stays until it is back",
        "",
        "good.argmap.yaml changed: wrote out.svg",
    ]
    assert b"The pump was it." in watched.output.read_bytes()


def test_a_map_of_which_only_a_reviewers_file_is_left_is_gone(watched: Watched) -> None:
    watched.path.with_name("good.review-ann.argmap.yaml").write_text(REVIEW, encoding="utf-8")
    watched.through(watched.path.unlink, watched.save(GOOD))

    assert watched.told[1] == "good.argmap.yaml is gone; the last picture stays until it is back"
    assert watched.told[2] == "good.argmap.yaml changed: out.svg is the same as before"


def test_a_reviewers_file_is_watched_too(watched: Watched) -> None:
    beside = watched.path.with_name("good.review-ann.argmap.yaml")
    watched.through(lambda: beside.write_text(REVIEW, encoding="utf-8"), beside.unlink)

    assert watched.told[1] == "good.review-ann.argmap.yaml changed: wrote out.svg"
    assert watched.told[2] == "good.review-ann.argmap.yaml changed: wrote out.svg"


def test_a_held_copy_is_watched_too(watched: Watched) -> None:
    watched.path.write_text(HELD, encoding="utf-8")
    copy = watched.path.with_name("snow.txt")
    watched.through(
        lambda: copy.write_text("I found that nearly all the deaths had taken place near it."),
        lambda: copy.write_text("I found that nearly all of the deaths had taken place near it."),
    )

    assert watched.told[1] == "snow.txt changed: wrote out.svg"
    assert watched.told[2] == "snow.txt changed: wrote out.svg"
    assert b"ALTERED" in watched.output.read_bytes()


def test_of_several_quick_saves_the_last_is_drawn(watched: Watched) -> None:
    def saves() -> None:
        for number in range(20):
            watched.save(GOOD.replace("did it", f"did {number}"))()

    watched.through(saves)

    assert watched.told[1] == "good.argmap.yaml changed: wrote out.svg"
    assert b"The pump did 19." in watched.output.read_bytes()


def test_a_save_while_a_picture_is_drawn_is_drawn_at_the_next_look(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, late = watched._draw, [watched.save(GOOD.replace("did it", "came late"))]

    def slow(document: Document, checks: Mapping[str, QuoteCheck] | None) -> list[tuple[str, Rendered]]:
        if late:
            late.pop()()
        return draw(document, checks)

    monkeypatch.setattr(watched, "_draw", slow)
    watched.through(lambda: None)

    assert b"The pump came late." in watched.output.read_bytes()


def test_what_cannot_be_written_later_is_told_and_the_watch_goes_on(watched: Watched) -> None:
    def block() -> None:
        watched.output.unlink()
        watched.output.mkdir()

    watched.through(block, watched.save(f"{GOOD}\n"), watched.output.rmdir, watched.save(f"# mended\n{GOOD}"))

    assert "it is a folder" in watched.errors[2]
    assert watched.told[4] == "good.argmap.yaml changed: wrote out.svg"


def test_a_first_drawing_that_is_refused_ends_it(watched: Watched) -> None:
    watched.path.unlink()
    with pytest.raises(CannotDoError, match="there is no file"):
        watched.through()
    with pytest.raises(RefusedError, match="standard input cannot be watched"):
        watch("-", watched._draw)


def test_a_claim_is_drawn_as_without_watching(good: Path, argmap: Argmap) -> None:
    once, often = good.parent / "once.svg", good.parent / "often.svg"
    argmap("render", good, "-o", once, "--claim", "C1")
    with _watching(good, "-o", often, "--claim", "C1"):
        pass
    assert once.read_bytes() == often.read_bytes()


def test_the_program_draws_again_after_a_save(good: Path) -> None:
    output = good.parent / "out.svg"
    with _watching(good, "-o", output) as told:
        good.write_text(GOOD.replace("did it", "was it"), encoding="utf-8")
        assert told() == f"good.argmap.yaml changed: wrote {output}\n"
    assert b"The pump was it." in output.read_bytes()


@contextmanager
def _heeding_interrupts() -> Iterator[None]:
    """Let programs begun within be interrupted: tests that run in the background ignore it, and hand that on."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _watching(*arguments: str | Path) -> Iterator[Callable[[], str]]:
    """Run `argmap render --watch` until it watches, give what reads its next line, and interrupt it at the end."""
    command = [sys.executable, "-m", "argmap", "render", *map(str, arguments), "--watch"]
    with (
        _heeding_interrupts(),
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program,
    ):
        guard = threading.Timer(PATIENCE_SECONDS, program.kill)
        guard.start()
        try:
            assert program.stdout is not None
            lines = iter(program.stdout.readline, "")
            assert any(line.startswith("watching ") for line in lines)
            yield program.stdout.readline
            program.send_signal(signal.SIGINT)
            _, err = program.communicate()
            assert (program.returncode, err.strip()) == (0, "")
        finally:
            guard.cancel()
            program.kill()
