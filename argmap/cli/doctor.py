"""`argmap doctor`: what argmap works with on this machine."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from argmap.diagram.engine import Engine, find_engines

EXAMPLE = "  argmap doctor"
_LIBRARIES = ("typst", "pydantic", "textual", "graphviz", "lxml")


def configure(parser: argparse.ArgumentParser) -> None:
    """Take no arguments of its own."""
    parser.description = "Tell which drawing engines, fonts and versions there are, and which engine is used."


def run(_arguments: argparse.Namespace) -> int:
    """Print what was found; status 1 when something that argmap needs is missing."""
    engines = find_engines()
    fonts = sorted(
        font.name for font in files("argmap.diagram").joinpath("fonts").iterdir() if font.name.endswith(".ttf")
    )
    libraries = {name: _version(name) for name in _LIBRARIES}
    usable = [engine for engine in engines if engine.usable]
    print(f"argmap    {version('argmap')}")
    print(f"python    {platform.python_version()} ({sys.executable})")
    print(f"system    {platform.system()} {platform.release()} {platform.machine()}")
    for engine in engines:
        print(f"engine    {_engine(engine, used=engine in usable[:1])}")
    for name, found in libraries.items():
        print(f"library   {name} {found or 'is missing: ' + _remedy(name)}")
    print(f"fonts     {', '.join(fonts) if fonts else 'none: ' + _remedy('argmap')}")
    if all(engine.built_in for engine in usable):
        print("without Graphviz every picture is laid out by the engine that is built in: " + _remedy("graphviz-pure"))
    return int(not fonts or not all(libraries.values()))


def _engine(engine: Engine, *, used: bool) -> str:
    words = f"{engine.name} {engine.version}".rstrip()
    if not engine.usable:
        return f"{words}: not usable, {engine.why_not}"
    if engine.built_in:
        return f"{words} (built in){', used' if used else ''}"
    return f"{words} ({engine.path}){', used' if used else ''}"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _remedy(package: str) -> str:
    return f"pip install --force-reinstall {package}"
