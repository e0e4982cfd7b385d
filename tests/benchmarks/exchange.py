"""Time the import of 10,000 statements in every format that can be imported.

    python tests/benchmarks/exchange.py                   # the table
    python tests/benchmarks/exchange.py --statements 1000 kialo sadface

`reading` is the processor time of the importer alone, `command` that of `argmap import FILE -o MAP`, start to finish
(user and system). Exit status 1 when a command takes more than three seconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.appraisal.reviewing import review
from argmap.exchange.format import Export, Format
from argmap.exchange.registry import FORMATS, format_called, reader, writer
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Node, Support
from argmap.store.loading import collector_off

STATEMENTS = 10_000
LIMIT = 3.0
_BRANCHES = 4


@dataclass(frozen=True, slots=True)
class Timed:
    """What it cost to import one input, in seconds, and what came of it."""

    megabytes: float
    reading: float
    command: float
    nodes: int
    losses: int


def words(number: int) -> str:
    """Return the words of statement `number`, unlike all others."""
    return f"On day {number} the survey party reported that the change of valve {number % 97} was delayed."


def parent(number: int) -> int:
    """Return the statement, from 0, that statement `number` bears on; every one bears on one before it."""
    return (number - 1) // _BRANCHES


def against(number: int) -> bool:
    """Tell whether statement `number` is an objection."""
    return number % 5 == 0


def plain_map(count: int) -> Map:
    """Make a map of `count` claims without anything that only argmap has."""
    nodes: list[Node] = []
    for number in range(count):
        nodes.append(Claim(id=f"claim-{number}", text=words(number)))
        if number:
            step = Attack if against(number) else Support
            nodes.append(
                step(
                    id=f"step-{number}",
                    target=f"claim-{parent(number)}",
                    because=(f"claim-{number}",),
                )
            )
    return Map.of(nodes, Head(title="Valves", main=("claim-0",)))


def kialo(count: int) -> str:
    """Write a discussion."""
    numbers = ["1"]
    for number in range(1, count):
        numbers.append(f"{numbers[parent(number)]}.{(number - 1) % _BRANCHES + 1}")
    items = sorted(
        range(count),
        key=lambda number: [int(part) for part in numbers[number].split(".")],
    )
    stances = ["" if not number else "Con: " if against(number) else "Pro: " for number in range(count)]
    lines = [
        f"{numbers[number]}. {stances[number]}{words(number)} [log](https://example.org/{number})" for number in items
    ]
    return "\n".join(["Discussion Title: Valves", "", *lines])


def microtexts(count: int) -> str:
    """Write one long microtext."""
    lines = ['<arggraph id="valves">']
    lines += [f'<edu id="e{number}"><![CDATA[{words(number)}]]></edu>' for number in range(count)]
    for number in range(count):
        lines.append(f'<adu id="a{number}" type="{"opp" if against(number) else "pro"}"/>')
        lines.append(f'<edge id="s{number}" src="e{number}" trg="a{number}" type="seg"/>')
        if number:
            kind = "reb" if against(number) else "sup"
            lines.append(f'<edge id="c{number}" src="a{number}" trg="a{parent(number)}" type="{kind}"/>')
    return "\n".join([*lines, "</arggraph>"])


def sadface(count: int) -> str:
    """Write a document whose atoms quote one text."""
    content = "\n".join(map(words, range(count)))
    nodes: list[dict[str, object]] = []
    edges: list[dict[str, str]] = []
    offset = 0
    for number in range(count):
        said = words(number)
        source = {
            "resource_id": "r",
            "text": said,
            "offset": offset,
            "length": len(said),
        }
        offset += len(said) + 1
        nodes.append({"id": f"a{number}", "type": "atom", "text": said, "sources": [source]})
        if number:
            nodes.append(
                {
                    "id": f"s{number}",
                    "type": "scheme",
                    "name": "attack" if against(number) else "support",
                }
            )
            edges.append(
                {
                    "id": f"e{number}",
                    "source_id": f"a{number}",
                    "target_id": f"s{number}",
                }
            )
            edges.append(
                {
                    "id": f"f{number}",
                    "source_id": f"s{number}",
                    "target_id": f"a{parent(number)}",
                }
            )
    resources = [{"id": "r", "type": "text", "content": content}]
    return json.dumps({"nodes": nodes, "edges": edges, "resources": resources})


INPUTS: dict[str, Callable[[int], str]] = {
    "kialo": kialo,
    "microtexts": microtexts,
    "sadface": sadface,
}
"""Inputs of so many statements, or sources, for the formats that argmap does not write itself."""


def input_of(known: Format, count: int) -> str:
    """Return an input of a format: the one written here, or what argmap exports."""
    if known.name in INPUTS:
        return INPUTS[known.name](count)
    the_map = plain_map(count)
    return writer(known).write(Export(the_map, review(the_map))).text


def timed(known: Format, count: int) -> Timed:
    """Import `count` statements of a format, once in this process and once as a command."""
    text = input_of(known, count)
    module = reader(known)
    with collector_off():
        start = time.process_time()
        found = module.read(text, "input")
        reading = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input")
        path.write_text(text, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [
            sys.executable,
            "-m",
            "argmap",
            "import",
            str(path),
            "-o",
            str(Path(folder, "m.argmap.yaml")),
        ]
        subprocess.run([*command, "--lossy", "--from", known.name], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timed(len(text.encode()) / 1e6, reading, spent, len(found.map), len(found.losses))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="NAME", help="some formats only")
    parser.add_argument("--statements", type=int, default=STATEMENTS, metavar="N")
    arguments = parser.parse_args(argv)
    among = tuple(known for known in FORMATS if known.reads)
    chosen = [format_called(name, among) for name in arguments.formats] or among
    print(
        "| format | input | reading | command | nodes | losses |\n|---|---|---|---|---|---|",
        flush=True,
    )
    slow = False
    for known in chosen:
        cost = timed(known, arguments.statements)
        slow |= cost.command > LIMIT
        print(
            f"| {known.name} | {cost.megabytes:.1f} MB | {cost.reading:.2f} s | {cost.command:.2f} s "
            f"| {cost.nodes:,} | {cost.losses:,} |",
            flush=True,
        )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
