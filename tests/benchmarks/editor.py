"""Time the terminal editor on maps of growing size: first paint, keys, folding, edits with fresh labels, memory.

    python tests/benchmarks/editor.py                  # the table, for 1,000 and 10,000 nodes
    python tests/benchmarks/editor.py --sizes 1000     # some sizes only
    python tests/benchmarks/editor.py --profile fold --sizes 10000    # where the time of one row goes

The real application runs without a terminal. Every figure is processor time in milliseconds of the thread that takes
the keys, the least of several tries: other work on the machine only ever adds to it. What following the application
costs by itself is measured too and taken off. An edit is followed until its labels are painted, and what all threads
took till then, the one that labels large maps among them, stands in brackets. The cards of the review, which are made
when no edit follows, are not in it.

A fixed piece of work is timed before and after each figure. Where it takes longer than when it was quickest, other
programs share the processor: the second column of a size has the figures divided by that.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import pstats
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from installed import surroundings  # noqa: E402 - the tests are no package
from support.editor import Editor, editor  # noqa: E402 - the tests are no package

from argmap.edit.adding import add  # noqa: E402
from argmap.edit.assessing import Word, rate  # noqa: E402
from argmap.edit.fields import set_field  # noqa: E402
from argmap.edit.removing import delete  # noqa: E402
from argmap.edit.steps import support  # noqa: E402
from argmap.model.nodes import Claim  # noqa: E402
from argmap.model.vocabulary import Grade  # noqa: E402
from argmap.tui.keyboard import Job  # noqa: E402

_TRIES = 7
_SIZE = (120, 40)
_PIECES = 50_000
_QUICK = 15.4
"""Milliseconds that the fixed piece of work takes where nothing else runs, on the machine of the first figures."""
_IMPORTS = """
import time
start = time.process_time()
import argmap.tui.editing
print(1000 * (time.process_time() - start))
"""
ROWS: dict[str, str] = {
    "imports": "imports",
    "open": "open and first paint",
    "ready": "labels and panes complete",
    "down": "one row down",
    "page": "one page down or up",
    "end": "to the last row",
    "fold": "fold or unfold the first row",
    "fold all": "fold all, unfold all",
    "text": "edit words, fresh labels",
    "add": "add a reason, fresh labels",
    "rate": "rate a step, fresh labels",
    "delete": "delete a step, fresh labels",
    "undo": "undo that",
    "text, session": "  of these the session: words",
    "add, session": "  of these the session: a reason",
    "memory": "memory, MiB",
    "level": "memory of a level of undo, KiB",
    "fixed": "the fixed piece of work",
}
_SIZES = ("memory", "level", "fixed")
"""The rows that are no times to be compared with those of other machines."""


def main() -> None:
    """Print the table, each size measured in a process of its own."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    options.add_argument("--profile", choices=list(ROWS), help="print where the time of one row goes")
    options.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child is not None:
        print(json.dumps(measured(asked.child, asked.profile or "")))
        return
    columns: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            path = Path(folder) / f"{size}.argmap.yaml"
            subprocess.run([sys.executable, str(HERE / "generate.py"), str(size), str(path)], check=True)
            command = [sys.executable, __file__, "--child", str(path)]
            if asked.profile:
                subprocess.run([*command, "--profile", asked.profile], check=True)
                continue
            printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=surroundings()).stdout
            columns.append(json.loads(printed.splitlines()[-1]))
    if columns:
        print("| CPU ms | " + " | ".join(f"{size:,} nodes | calibrated" for size in asked.sizes) + " |")
        print("|---|" + "---:|---:|" * len(columns))
        for name, title in ROWS.items():
            print(f"| {title} | " + " | ".join(_cell(column, name) for column in columns) + " |")


def _cell(column: dict[str, float], name: str) -> str:
    in_all = column.get(f"{name}, all")
    slower = 1 if name in _SIZES else max(column.get(f"{name}, fixed", column["fixed"]) / _QUICK, 1)
    cells = (f"{column[name] / by:.1f}" + ("" if in_all is None else f" ({in_all / by:.1f})") for by in (1, slower))
    return " | ".join(cells)


def _fixed() -> float:
    """Return how long a fixed piece of work takes now, in milliseconds."""
    start = time.thread_time()
    found = {str(number): (number, str(number + 1)) for number in range(_PIECES)}
    name = "0"
    for _ in range(_PIECES):  # from one place in memory to another, as the editor works on its maps
        number, name = found[name]
        name = str(number * 7919 % _PIECES)
    return 1000 * (time.thread_time() - start)


def measured(path: Path, profiled: str) -> dict[str, float]:
    """Run the editor on a map and return what each row of the table costs."""
    printed = subprocess.run([sys.executable, "-c", _IMPORTS], check=True, stdout=subprocess.PIPE, text=True).stdout
    found = {"imports": float(printed)}
    before = min(_fixed() for _ in range(_TRIES))
    start = time.process_time()

    async def painted(_: object) -> None:
        found["open"] = 1000 * (time.process_time() - start)
        found["open, fixed"] = min(before, *(_fixed() for _ in range(_TRIES)))

    with editor(path, size=_SIZE, first=[Job("painted", painted)]) as ed:
        found["ready"] = 1000 * (time.process_time() - start)
        gc.collect()
        gc.freeze()
        meter = _Meter(ed, profiled)
        meter.press(found, "down", "j")
        meter.press(found, "page", "pgdn", "pgup", each=2)
        meter.press(found, "end", "G", "g", each=2)
        meter.press(found, "fold", "space", "space", each=2)
        meter.press(found, "fold all", "-", "=", each=2)
        _measure_edits(ed, meter, found)
    found["fixed"] = min(_fixed() for _ in range(_TRIES))
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


class _Meter:
    """What keys and edits cost in a running editor."""

    def __init__(self, ed: Editor, profiled: str) -> None:
        self.ed = ed
        self.profiled = profiled
        self.idle = min(self._cost(ed.settle) for _ in range(2 * _TRIES))

    def press(self, found: dict[str, float], name: str, *keys: str, each: int = 1) -> None:
        """Measure keys pressed one after the other; `each` is over how many of them the cost is spread."""

        def pressed() -> None:
            for key in keys:
                self.ed.press(key)

        fixed = [_fixed()]
        costs = []
        with self._profile(name):
            for _ in range(_TRIES):
                costs.append(self._cost(pressed))
                fixed.append(_fixed())
        found[name] = max(min(costs) / each - self.idle, 0)
        found[f"{name}, fixed"] = min(fixed)

    def change(self, found: dict[str, float], name: str, change: Callable[[], None]) -> None:
        """Measure a change of the session up to the repainted screen with fresh labels; it is undone each time."""

        async def job(_: object) -> None:
            change()

        def changed() -> None:
            self.ed.during(lambda: self.ed.app.keyboard.asked(Job(name, job)))
            self.ed.until(lambda: self.ed.session.review_is_ready)
            self.ed.during(lambda: self.ed.pilot.pause(0))

        costs, in_all, back, inside, fixed = [], [], [], [], [_fixed()]
        for _ in range(_TRIES):
            start = time.process_time()
            with self._profile(name):
                costs.append(self._cost(changed))
            in_all.append(1000 * (time.process_time() - start))
            fixed.append(_fixed())
            self.ed.settle()
            back.append(self._cost(lambda: self.ed.press("u")))
            inside.append(self._cost(lambda: (change(), self.ed.session.review)))
            self.ed.press("u")
        found[name] = min(costs)
        found[f"{name}, all"] = min(in_all)
        found["undo"] = min(back) - self.idle
        found[f"{name}, session"] = min(inside)
        found |= dict.fromkeys([f"{name}, fixed", "undo, fixed", f"{name}, session, fixed"], min(fixed))

    @contextmanager
    def _profile(self, name: str) -> Iterator[None]:
        if name != self.profiled:
            yield
            return
        profile = cProfile.Profile()
        profile.enable()
        yield
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(25)

    @staticmethod
    def _cost(work: Callable[[], object]) -> float:
        start = time.thread_time()
        work()
        return 1000 * (time.thread_time() - start)


def _measure_edits(ed: Editor, meter: _Meter, found: dict[str, float]) -> None:
    session = ed.session
    claims = list(session.map.claims)
    claim = claims[len(claims) // 2]
    step = list(session.map.steps)[len(session.map.steps) // 2]
    words = iter(range(1_000_000))
    ed.selects(claim)

    def write() -> None:
        session.change(set_field(session.map, claim, "claim", f"Other words {next(words)}."), "words")

    def argue() -> None:
        new = add(session.map, Claim(id="a-new-claim", text="A new claim."))
        session.change(support(new, claim, ("a-new-claim",), id="a-new-step"), "reason", select="a-new-step")

    def judge() -> None:
        session.change(rate(session.map, step, grade=Grade.WEAK, word=Word("anna", "2026-11-23")), "rating")

    def take_out() -> None:
        session.change(delete(session.map, (step,)), "deleted", select=claim)

    for name, change in (("text", write), ("add", argue), ("rate", judge), ("delete", take_out)):
        meter.change(found, name, change)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(20):
        write()
    gc.collect()
    found["level"] = (tracemalloc.get_traced_memory()[0] - before) / 20 / 1024
    tracemalloc.stop()
    while session.history.undoable:
        session.undo()


if __name__ == "__main__":
    main()
