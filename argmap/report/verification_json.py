"""What verifying the quotes of a map found, in the shape that programs rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from argmap.evidence.verdict import Difference, Location, QuoteCheck

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def verification_record(path: str, checks: Mapping[str, QuoteCheck], *, partial: bool = False) -> dict[str, Json]:
    """Return the checks of one map as `verify --format json` prints them."""
    counts = Counter(check.verdict.value for check in checks.values())
    record: dict[str, Json] = {
        "map": path,
        "counts": dict(sorted(counts.items())),
        "quotes": [_quote(check) for check in checks.values()],
    }
    if partial:
        record["partial"] = True
    return record


def _quote(check: QuoteCheck) -> dict[str, Json]:
    return {
        "id": check.id,
        "verdict": check.verdict.value,
        "source": check.source,
        "read_in": check.read_in,
        "held": check.held,
        "severity": check.severity.value if check.severity else None,
        "text_status": check.text_status.value if check.text_status else None,
        "hops": check.hops,
        "locator_check": check.locator_check,
        "digest_check": check.digest_check,
        "location": _location(check.location),
        "edits": _differences(check.edits),
        "differences": _differences(check.differences),
        "flags": list(check.flags),
        "message": check.message,
        "passage": check.passage,
        "before": check.before,
        "after": check.after,
    }


def _location(location: Location | None) -> dict[str, Json] | None:
    if location is None:
        return None
    return {
        "start": location.start,
        "end": location.end,
        "page": location.page,
        "line": location.line,
        "paragraph": location.paragraph,
    }


def _differences(differences: Iterable[Difference]) -> list[Json]:
    return [{"kind": each.kind, "expected": each.expected, "found": each.found} for each in differences]
