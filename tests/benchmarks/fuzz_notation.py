"""Compare the strict reader with PyYAML and ruamel.yaml over seeded mutations of map files.

    python tests/benchmarks/fuzz_notation.py                          # 100,000 mutations
    python tests/benchmarks/fuzz_notation.py --seed 7 --count 5000

Every file that argmap accepts must read identically with both; what it refuses may be anything. Exits 1 on the first
ten disagreements.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.mutations import mutants, ours, pyyaml, ruamel

MOST_SHOWN = 10


def main() -> int:
    """Run the comparison and print its table."""
    parser = argparse.ArgumentParser(description="Compare the strict reader with other YAML readers.")
    parser.add_argument("--seed", type=int, default=1854)
    parser.add_argument("--count", type=int, default=100_000)
    arguments = parser.parse_args()
    accepted = disagreements = 0
    for text in mutants(arguments.seed, arguments.count):
        content = ours(text)
        if content is None:
            continue
        accepted += 1
        for name, reader in (("PyYAML", pyyaml), ("ruamel.yaml", ruamel)):
            other = reader(text)
            if other != content:
                disagreements += 1
                print(f"--- {name} disagrees on\n{text!r}\nargmap: {content!r}\n{name}: {other!r}")
        if disagreements >= MOST_SHOWN:
            break
    print(f"{arguments.count} mutations, {accepted} accepted, {disagreements} disagreements (seed {arguments.seed})")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
