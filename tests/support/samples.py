"""The samples of other tools' formats: one folder a format, each file of that format alone."""

from __future__ import annotations

from pathlib import Path

from argmap.exchange.format import Imported
from argmap.exchange.registry import format_called, readable, reader

SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"


def samples_of(name: str) -> list[Path]:
    """List the sample files of a format by name."""
    return sorted(path for path in (SAMPLES / name).rglob("*") if path.is_file())


def all_samples() -> list[tuple[str, Path]]:
    """List every sample with the name of its format."""
    return [(known.name, path) for known in readable() for path in samples_of(known.name)]


def imported(name: str, sample: str) -> Imported:
    """Import a sample of a format by the name of its file."""
    return imported_text(name, (SAMPLES / name / sample).read_text("utf-8"), sample)


def imported_text(name: str, text: str, path: str = "sample") -> Imported:
    """Import a text of a format."""
    return reader(format_called(name, readable())).read(text, path)
