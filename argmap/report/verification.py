"""What verifying the quotes of a map found, as lines of text."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from argmap.evidence.verdict import AlterationSeverity, Difference, QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.report.alignment import aligned

UNCHECKED = (Verdict.SOURCE_NOT_HELD, Verdict.UNREADABLE)
SOUND = (Verdict.VERIFIED, Verdict.VERIFIED_EDITED)
_TOTALS: Mapping[Verdict, str] = {
    Verdict.VERIFIED: "verbatim in the source",
    Verdict.VERIFIED_EDITED: "verbatim apart from marked or conventional changes",
    Verdict.SECOND_HAND: "as given by another text; the document itself was not seen",
    Verdict.ALTERED: "changed",
    Verdict.SPLICED: "joined from words that were not written together",
    Verdict.NOT_FOUND: "not found in the source",
    Verdict.STALE: "in a file that has changed since it was recorded",
    Verdict.UNREADABLE: "not checked: the file has no readable text",
    Verdict.SOURCE_NOT_HELD: "not checked: no copy of the source is held",
}
MEANS = (
    "Verified means that the words stand in the held text. It does not mean that the source is right, that it is "
    "genuine, or that it says what the claim needs."
)


def fault(check: QuoteCheck) -> bool:
    """Tell whether a check found something wrong: words that do not stand so in the source, or a wrong locator."""
    if check.locator_check == "mismatch":
        return True
    words = check.text_status if check.verdict in (Verdict.SECOND_HAND, Verdict.STALE) else check.verdict
    return words in (Verdict.ALTERED, Verdict.SPLICED, Verdict.NOT_FOUND)


def unsure(check: QuoteCheck) -> bool:
    """Tell whether a quote could not be checked, or only against a file that has changed since."""
    return check.verdict in (*UNCHECKED, Verdict.STALE)


def verification_lines(
    the_map: Map, checks: Mapping[str, QuoteCheck], *, show_differences: bool = False, width: int = 88
) -> Iterator[str]:
    """Say one line a problem, then the totals by verdict, with what was not checked, and what verified means."""
    for check in checks.values():
        if show_differences:
            yield from explained(the_map, check, width)
        elif fault(check) or unsure(check) or check.flags:
            yield f"{check.id}: {headline(check)}"
    if not show_differences and any(fault(check) or unsure(check) or check.flags for check in checks.values()):
        yield ""
    yield f"{len(checks)} quote{'' if len(checks) == 1 else 's'}:"
    counts = Counter(check.verdict for check in checks.values())
    for verdict, words in _TOTALS.items():
        if counts[verdict]:
            yield f"  {counts[verdict]:4} {words} ({verdict.value})"
    yield from textwrap.wrap(MEANS, width)


def headline(check: QuoteCheck) -> str:
    """Say a verdict with its severity, its reason (a wrong locator is one) and its flags in one line."""
    parts = [f"{verdict_words(check)}: {check.message}"]
    if check.flags:
        parts.append("note: " + ", ".join(flag.replace("_", " ") for flag in check.flags))
    return "; ".join(parts)


def verdict_words(check: QuoteCheck) -> str:
    """Name a verdict, with what the words themselves amount to where it is about something else."""
    words = check.verdict.value.replace("_", " ")
    severity = f" ({check.severity.value})" if isinstance(check.severity, AlterationSeverity) else ""
    if check.text_status is not None:
        return f"{words}, {check.text_status.value.replace('_', ' ')}{severity} there"
    return words + severity


def explained(the_map: Map, check: QuoteCheck, width: int) -> Iterator[str]:
    """Say a verdict and set the source's own passage over the quotation, with the words before and after."""
    yield f"{check.id}: {headline(check)}"
    if not check.passage:
        yield ""
        return
    if check.before:
        yield from _context("before", check.before, width)
    quotation = the_map.quotes[check.id].text
    yield from (
        "  " + line for line in aligned(check.passage, quotation, names=("source", "quotation"), width=width - 2)
    )
    if check.after:
        yield from _context("after", check.after, width)
    yield from _differences(check.edits, "permitted")
    yield from _differences(check.differences, "not permitted")
    yield ""


def _differences(differences: Iterable[Difference], allowed: str) -> Iterator[str]:
    for each in differences:
        source, quotation = (" ".join(words.split()) for words in (each.expected, each.found))
        yield f'  {each.kind.replace("_", " ")} ({allowed}): source "{source}", quotation "{quotation}"'


def _context(name: str, words: str, width: int) -> Iterable[str]:
    return textwrap.wrap(
        " ".join(words.split()),
        width,
        initial_indent=f"  {name:9}  ",
        subsequent_indent=" " * 13,
        break_on_hyphens=False,
    )
