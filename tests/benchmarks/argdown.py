"""Write the claims and steps of a map as Argdown, to time Argdown's command line on the same argument.

python tests/benchmarks/argdown.py large.argmap.yaml large.argdown
"""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.model.map import Map
from argmap.model.nodes import Support
from argmap.store.loading import load


def argdown_of(source: Map) -> str:
    """Write every claim once and, indented under it, a relation for every premise of the steps that aim at it.

    A step has no title of its own here: its premises relate to the claim one by one, which is what Argdown's map
    needs to draw the same number of boxes and lines; an undercut becomes an attack on the claim under the step.
    """
    lines = []
    for claim in source.claims.values():
        lines += ["", f"[{claim.id}]: {claim.text}"]
        for step_id in (*source.shape.supports.get(claim.id, ()), *source.shape.attacks.get(claim.id, ())):
            step = source.steps[step_id]
            sign = "+" if isinstance(step, Support) else "-"
            lines += [f"  {sign} [{premise}]" for premise in step.because if premise in source.claims]
            for undercut in source.shape.attacks.get(step_id, ()):
                lines += [f"  - [{premise}]" for premise in source.steps[undercut].because if premise in source.claims]
    return "\n".join(lines).lstrip("\n") + "\n"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(argdown_of(load(sys.argv[1]).map), encoding="utf-8")
