"""Which layout engines there are, and the only code that has Graphviz run: what it makes of a DOT text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import graphviz
from graphviz.backend import dot_command

from argmap.errors import CannotDoError

PURE, SYSTEM, PYGRAPHVIZ, TIDY = "graphviz-pure", "dot", "pygraphviz", "tidy"
ENGINES = (PURE, SYSTEM, PYGRAPHVIZ, TIDY)
"""The names of the engines, the preferred one first; the last is our own and always there."""
_OLDEST, _OLDEST_PYGRAPHVIZ, _MOST_AT_ONCE = 9, 2, 16
_REMEDY = (
    "install it with `pip install graphviz-pure`, or install Graphviz 9 or newer; `argmap doctor` shows what was found"
)
_ANSWER = re.compile(rb"(?<=\n}\n)(?={)")
"""Where one answer ends and the next begins: braces inside of one are indented."""
_VERSION = re.compile(r"version (\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Engine:
    """A layout engine as it was found; `why_not` says why it cannot be used, or is empty."""

    name: str
    path: Path | None
    version: str
    why_not: str = ""

    @property
    def usable(self) -> bool:
        """Tell whether it can be used."""
        return not self.why_not

    @property
    def built_in(self) -> bool:
        """Tell whether it is our own, for which nothing is run."""
        return self.name == TIDY


_OWN = Engine(TIDY, None, "")


def find_engines() -> tuple[Engine, ...]:
    """Look for the engines, the preferred one first; the first that is usable is the one that is used."""
    return _pure(), _system(), _pygraphviz(), _OWN


def _pure() -> Engine:
    path = Path(sysconfig.get_path("scripts")) / PURE
    found = next((candidate for candidate in (path, path.with_suffix(".exe")) if candidate.is_file()), None)
    try:
        known = version(PURE)
    except PackageNotFoundError:
        known = ""
    if found is None:
        return Engine(PURE, None, known, "it is not installed")
    return Engine(PURE, found, known)


def _system() -> Engine:
    path = shutil.which(SYSTEM)
    if path is None:
        return Engine(SYSTEM, None, "", "it is not on the PATH")
    try:
        told = subprocess.run([path, "-V"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603  the program the user has as dot
    except (OSError, subprocess.TimeoutExpired) as problem:
        return Engine(SYSTEM, Path(path), "", f"it does not start: {problem}")
    numbers = _VERSION.search(told.stderr + told.stdout)
    if numbers is None:
        return Engine(SYSTEM, Path(path), "", "it does not say which version it is")
    known = ".".join(numbers.groups())
    too_old = int(numbers[1]) < _OLDEST
    return Engine(SYSTEM, Path(path), known, f"it is older than version {_OLDEST}" if too_old else "")


def _pygraphviz() -> Engine:
    try:
        known = version(PYGRAPHVIZ)
    except PackageNotFoundError:
        return Engine(PYGRAPHVIZ, None, "", "it is not installed")
    found = find_spec(PYGRAPHVIZ)
    if found is None or found.origin is None:
        return Engine(PYGRAPHVIZ, None, known, "its files are not there")
    old = int(known.partition(".")[0]) < _OLDEST_PYGRAPHVIZ
    return Engine(PYGRAPHVIZ, Path(found.origin), known, "it is older than version 2" if old else "")


def choose_engine(name: str | None = None) -> Engine:
    """Return the engine called `name`, else the first usable one; our own always is.

    Raises CannotDoError when there is no such engine or it cannot be used, with what to install.
    """
    if name is not None and name not in ENGINES:
        raise CannotDoError(f'there is no layout engine "{name}"', f"use one of {', '.join(ENGINES)}")
    missed = []
    looks = ((PURE, _pure), (SYSTEM, _system), (PYGRAPHVIZ, _pygraphviz), (TIDY, lambda: _OWN))
    for called, look in looks:
        if name in (None, called):
            engine = look()
            if engine.usable:
                return engine
            missed.append(f"{called}: {engine.why_not}")
    raise CannotDoError(f"the layout engine cannot be used ({'; '.join(missed)})", _REMEDY)


def lay_out(dots: Sequence[str], engine: Engine, *, output: str = "json0") -> list[bytes]:
    """Run the engine on every DOT text, two processes at a time, and return what it wrote, in order.

    Several texts go to one process where its answers can be told apart: starting it takes as long as a small picture.
    Raises CannotDoError when the engine fails.
    """
    if engine.path is None:
        raise CannotDoError(f"the layout engine {engine.name} is not installed", _REMEDY)
    if engine.name == PYGRAPHVIZ:
        return _run_in_python(dots, engine, output)
    # The graphviz package calls whatever stands here, and offers no argument for it.
    dot_command.DOT_BINARY = engine.path
    if len(dots) == 1:
        return [_run(dots[0], engine, output)]
    size = min(_MOST_AT_ONCE, -(-len(dots) // 2)) if output == "json0" else 1
    batches = [dots[start : start + size] for start in range(0, len(dots), size)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return [
            answer for answers in pool.map(lambda batch: _run_all(batch, engine, output), batches) for answer in answers
        ]


def _run_all(dots: Sequence[str], engine: Engine, output: str) -> list[bytes]:
    if len(dots) == 1:
        return [_run(dots[0], engine, output)]
    answers = [answer for answer in _ANSWER.split(_run("\n".join(dots), engine, output)) if answer.strip()]
    if len(answers) == len(dots):
        return answers
    return [_run(dot, engine, output) for dot in dots]


def _run_in_python(dots: Sequence[str], engine: Engine, output: str) -> list[bytes]:
    command = [sys.executable, "-m", "argmap.diagram.pygraphviz_dot", output]
    try:
        ran = subprocess.run(command, input=json.dumps(dots).encode(), capture_output=True, check=True)  # noqa: S603  this project's own program
    except subprocess.CalledProcessError as problem:
        raise _failed(engine, problem) from problem
    return [each.encode() for each in json.loads(ran.stdout)]


def _failed(engine: Engine, problem: subprocess.CalledProcessError) -> CannotDoError:
    said = (problem.stderr or b"").decode(errors="replace").strip().splitlines()
    return CannotDoError(f"the layout engine {engine.name} failed: {said[-1] if said else 'it said nothing'}", _REMEDY)


def _run(dot: str, engine: Engine, output: str) -> bytes:
    try:
        written = graphviz.pipe("dot", output, dot.encode(), quiet=True)
    except graphviz.ExecutableNotFound as problem:
        raise CannotDoError(f"the layout engine {engine.name} does not start", _REMEDY) from problem
    except subprocess.CalledProcessError as problem:
        raise _failed(engine, problem) from problem
    if not isinstance(written, bytes):
        raise CannotDoError(f"the layout engine {engine.name} wrote nothing", _REMEDY)
    return written
