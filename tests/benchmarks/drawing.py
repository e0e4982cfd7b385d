"""Time drawing large maps as SVG pages, a PDF book and a web page, and Argdown drawing the same argument.

    python tests/benchmarks/drawing.py                     # the table of the README
    python tests/benchmarks/drawing.py --sizes 100 1000    # some sizes only

Every figure is the processor time of one whole command (children included) and the largest memory that one of its
processes held. The smallest type is that of the SVG files, in points, once each is put on A4, whichever way up is
larger: what is larger than the sheet is scaled down to it. Where a map is drawn on pages, the overview before them,
which is for the screen, does not count. Argdown is timed where `argdown` or `node_modules/.bin/argdown` is found.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from installed import surroundings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHORT, LONG = 595.0, 842.0
"""A4, in points."""
POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54}
NOTHING = "-"

MEASURED = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds, and peak memory of the largest process in MiB."""

    seconds: float
    mebibytes: float


def cost_of(command: Sequence[str]) -> Cost | None:
    """Run a command and return its cost, None where it fails."""
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=surroundings(),
        check=False,
    )
    if told.returncode:
        return None
    seconds, mebibytes = map(float, told.stdout.strip().strip("[]").split(","))
    return Cost(seconds, mebibytes)


def smallest_type(pictures: Iterable[Path]) -> float:
    """Return the smallest type of some SVG files in points, each scaled down to the sheet where it is larger."""
    return min(_smallest_type(picture.read_text(encoding="utf-8")) for picture in pictures)


def _smallest_type(svg: str) -> float:
    root = re.search(r"<svg\b[^>]*>", svg)
    if root is None:
        raise ValueError("this is no SVG")
    width, height = (_length(root[0], name) for name in ("width", "height"))
    box = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', root[0])
    unit = width / float(box[1]) if box else 0.75
    fitted = min(1.0, max(min(LONG / width, SHORT / height), min(SHORT / width, LONG / height)))
    # Argdown's Graphviz shrinks the whole drawing by a transformation of its first group.
    shrunk = re.search(r'<g\b[^>]*transform="scale\(([\d.]+)', svg)
    sizes = [float(size) for size in re.findall(r'font-size[:=]\s*"?([\d.]+)', svg)]
    return min(sizes) * unit * fitted * (float(shrunk[1]) if shrunk else 1.0)


def _length(root: str, name: str) -> float:
    found = re.search(rf'\b{name}="([\d.]+)(px|pt|in|mm|cm)?"', root)
    if found is None:
        raise ValueError(f"the picture has no {name}")
    return float(found[1]) * POINTS[found[2] or ""]


def told(cost: Cost | None) -> list[str]:
    """Return a cost as two cells."""
    return [f"{cost.seconds:.1f}", f"{cost.mebibytes:.0f}"] if cost else ["fails", NOTHING]


def row(*cells: str) -> None:
    """Print one row of the table."""
    print("| " + " | ".join(cells) + " |", flush=True)


def ours(path: Path, folder: Path) -> list[str]:
    """Return the cells of argmap: SVG pages with their smallest type, PDF, web page."""
    cells: list[str] = []
    for suffix in ("svg", "pdf", "html"):
        out = folder / f"{path.name.partition('.')[0]}.{suffix}"
        cost = cost_of([sys.executable, "-m", "argmap", "render", str(path), "-o", str(out)])
        cells += told(cost)
        if suffix == "svg":
            pages = list(folder.glob(f"{out.stem}-*.svg")) or [out]
            cells.append(f"{smallest_type(pages):.2f}" if cost else NOTHING)
    return cells


def theirs(argdown: str, path: Path, folder: Path) -> list[str]:
    """Return the cells of Argdown's command line on the same claims and relations: SVG with its smallest type, PDF."""
    text = folder / f"{path.stem}.argdown"
    subprocess.run([sys.executable, str(HERE / "argdown.py"), str(path), str(text)], check=True, cwd=ROOT)
    cells: list[str] = []
    for suffix in ("svg", "pdf"):
        out = folder / f"argdown-{path.stem}-{suffix}"
        cost = cost_of([argdown, "map", "--format", suffix, str(text), str(out)])
        cells += told(cost)
        if suffix == "svg":
            drawn = list(out.glob("*.svg"))
            cells.append(f"{smallest_type(drawn):.2f}" if drawn else NOTHING)
    return cells


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000, 10_000])
    asked = options.parse_args()
    argdown = shutil.which("argdown") or shutil.which("argdown", path=str(ROOT / "node_modules" / ".bin"))
    row(
        "nodes",
        *("SVG s", "MiB", "type pt", "PDF s", "MiB", "HTML s", "MiB"),
        *("Argdown SVG s", "MiB", "type pt", "Argdown PDF s", "MiB"),
    )
    row(*["---:"] * 13)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in asked.sizes:
            path = folder / f"{size}.argmap.yaml"
            subprocess.run([sys.executable, str(HERE / "generate.py"), str(size), str(path)], check=True, cwd=ROOT)
            row(f"{size:,}", *ours(path, folder), *(theirs(argdown, path, folder) if argdown else [NOTHING] * 5))


if __name__ == "__main__":
    main()
