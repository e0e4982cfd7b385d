"""The steps of an imported map in words, for tests to compare."""

from __future__ import annotations

from argmap.exchange.format import Imported
from argmap.model.nodes import Support


def arrows(found: Imported) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give for every step its kind, the words of what it points to, and those of its premises.

    A step that is pointed to is called by its first premise.
    """
    claims, steps = found.map.claims, found.map.steps
    return [
        (
            "pro" if isinstance(step, Support) else "con" if step.target in claims else "undercut",
            claims[step.target if step.target in claims else steps[step.target].because[0]].text,
            tuple(claims[premise].text for premise in step.because),
        )
        for step in steps.values()
    ]
