"""The web page of generated maps: CPU seconds to write it, its size, and how soon a browser shows and searches it.

python tests/benchmarks/webpage.py 1000 10000
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync".split()
)
HEADS = ("nodes", "CPU s", "MB", "paint s", "ready s", "search ms", "pan ms", "zoom ms")
SEARCH = """(words) => {
  const field = document.getElementById("_words"), began = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return performance.now() - began;
}"""
FRAMES = """(zooming) => new Promise((done) => {
  const stage = document.getElementById("_stage"), box = stage.getBoundingClientRect(), took = [];
  let left = 40, last = performance.now();
  const move = (now) => {
    took.push(now - last);
    last = now;
    if (!left--) return done(took.slice(2).sort((a, b) => a - b)[Math.floor(took.length * 0.9) - 2]);
    const turn = zooming ? (left % 20 < 10 ? 60 : -60) : 120;
    stage.dispatchEvent(new WheelEvent("wheel", { deltaY: turn, ctrlKey: zooming, cancelable: true,
      clientX: box.left + 300, clientY: box.top + 300 }));
    requestAnimationFrame(move);
  };
  requestAnimationFrame(move);
})"""


def main() -> int:
    """Measure the pages of maps of the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000])
    sizes = parser.parse_args().sizes
    print("  ".join(f"{head:>9}" for head in HEADS))
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            page = Path(folder) / f"{size}.html"
            seconds = written(size, page)
            told = [size, seconds, page.stat().st_size / 1e6, *browsed(page)]
            print(
                "  ".join(f"{value:>9,.3g}" if isinstance(value, float) else f"{value:>9,}" for value in told),
                flush=True,
            )
    return 0


def written(size: int, page: Path) -> float:
    """Write the page of a generated map and return the CPU seconds of the whole command."""
    source = page.with_suffix(".argmap.yaml")
    subprocess.run([sys.executable, HERE / "generate.py", str(size), source, "--seed", "7"], check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "argmap", "render", source, "-o", page], check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def browsed(path: Path) -> list[float]:
    """Return first paint and readiness in seconds, the slowest of some searches, then nine frames of ten, in ms."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-ready]", timeout=60_000)
        ready = page.evaluate("performance.now()") / 1000
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
        page.wait_for_timeout(1500)
        found = [paint, ready, searched(page), page.evaluate(FRAMES, False), page.evaluate(FRAMES, True)]
        browser.close()
    return found


def searched(page: Page) -> float:
    """Return the milliseconds of the slowest of some searches: many finds, few, none."""
    return max(page.evaluate(SEARCH, words) for words in ("the", "harbour master delayed", "c12", "no such words"))


if __name__ == "__main__":
    sys.exit(main())
