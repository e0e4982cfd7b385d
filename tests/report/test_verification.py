"""What verifying found, as lines for people and as a record for programs."""

from __future__ import annotations

import json

import pytest
from support.maps import as_map, claim, quote

from argmap.cli.verify import status
from argmap.evidence.verdict import AlterationSeverity, Difference, Location, QuoteCheck, Verdict
from argmap.report.verification import fault, headline, unsure, verdict_words, verification_lines
from argmap.report.verification_json import verification_record

WHOLE = as_map(claim("c"), quote("q", "c"))
FAILS = {Verdict.ALTERED, Verdict.SPLICED, Verdict.NOT_FOUND}
OPEN = {Verdict.SOURCE_NOT_HELD, Verdict.UNREADABLE, Verdict.STALE}


def check(verdict: Verdict, **fields: object) -> QuoteCheck:
    defaults: dict[str, object] = {"id": "q", "verdict": verdict, "source": "book", "message": "why"}
    return QuoteCheck(**(defaults | fields))  # type: ignore[arg-type]  # every value is of its field's type


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_sound_wrong_or_open(verdict: Verdict) -> None:
    assert fault(check(verdict)) == (verdict in FAILS)
    assert unsure(check(verdict)) == (verdict in OPEN)


@pytest.mark.parametrize("verdict", [Verdict.STALE, Verdict.SECOND_HAND])
@pytest.mark.parametrize("there", [Verdict.VERIFIED, Verdict.VERIFIED_EDITED, *sorted(FAILS)])
def test_what_is_in_the_text_decides_where_the_verdict_is_about_the_copy(verdict: Verdict, there: Verdict) -> None:
    assert fault(check(verdict, text_status=there)) == (there in FAILS)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_wrong_locator_is_wrong_whatever_the_words(verdict: Verdict) -> None:
    assert fault(check(verdict, locator_check="mismatch"))


@pytest.mark.parametrize(
    ("verdicts", "plain", "strict", "unheld", "both"),
    [
        ([], 2, 2, 2, 2),
        ([Verdict.VERIFIED], 0, 0, 0, 0),
        ([Verdict.VERIFIED, Verdict.ALTERED, Verdict.UNREADABLE], 1, 1, 1, 1),
        ([Verdict.VERIFIED, Verdict.SOURCE_NOT_HELD], 3, 1, 0, 0),
        ([Verdict.VERIFIED, Verdict.UNREADABLE], 3, 1, 3, 1),
        ([Verdict.SOURCE_NOT_HELD], 2, 2, 0, 0),
        ([Verdict.UNREADABLE], 2, 2, 2, 2),
        ([Verdict.UNREADABLE, Verdict.SOURCE_NOT_HELD], 2, 2, 2, 2),
        ([Verdict.STALE], 3, 1, 3, 1),
        ([Verdict.STALE, Verdict.SOURCE_NOT_HELD], 3, 1, 3, 1),
    ],
)
def test_the_exit_status_follows_from_the_verdicts(
    verdicts: list[Verdict], plain: int, strict: int, unheld: int, both: int
) -> None:
    checks = {str(number): check(verdict) for number, verdict in enumerate(verdicts)}
    found = [
        status(checks, strict=is_strict, allow_unheld=allowed)
        for allowed in (False, True)
        for is_strict in (False, True)
    ]
    assert found == [plain, strict, unheld, both]


def test_strict_minds_flags() -> None:
    checks = {"q": check(Verdict.VERIFIED, flags=("short",))}

    assert status(checks, strict=False, allow_unheld=False) == 0
    assert status(checks, strict=True, allow_unheld=False) == 1


def test_sound_quotes_have_no_line_of_their_own_and_every_verdict_its_total() -> None:
    checks = {verdict.value: check(verdict, id=verdict.value) for verdict in Verdict}
    lines = list(verification_lines(WHOLE, checks))
    told = [line.split(":")[0] for line in lines[: lines.index("")]]

    assert told == [verdict.value for verdict in Verdict if verdict in FAILS | OPEN]
    assert "9 quotes:" in lines
    assert all(sum(line.endswith(f"({verdict.value})") for line in lines) == 1 for verdict in Verdict)
    assert " ".join(lines[-2:]).startswith("Verified means that the words stand in the held text.")


def test_a_sound_map_has_only_totals() -> None:
    assert next(iter(verification_lines(WHOLE, {"q": check(Verdict.VERIFIED)}))) == "1 quote:"


def test_a_headline_names_severity_place_and_flags() -> None:
    found = check(
        Verdict.STALE,
        text_status=Verdict.ALTERED,
        severity=AlterationSeverity.MEANING,
        flags=("cut_before", "short"),
    )
    assert headline(found) == ("stale, altered (meaning) there: why; note: cut before, short")
    assert verdict_words(check(Verdict.SECOND_HAND, text_status=Verdict.VERIFIED)) == "second hand, verified there"


def test_the_passage_of_a_sound_quote_is_shown_with_what_stands_around_it() -> None:
    edit = Difference("ellipsis", "had\n taken", "...")
    found = check(Verdict.VERIFIED_EDITED, passage="Words  of\nq", before="It was.", after="And so on.", edits=(edit,))
    lines = list(verification_lines(WHOLE, {"q": found}, show_differences=True))

    assert lines[:7] == [
        "q: verified edited: why",
        "  before     It was.",
        "  source     Words of q",
        "  quotation  Words of q",
        "  after      And so on.",
        '  ellipsis (permitted): source "had taken", quotation "..."',
        "",
    ]
    assert lines[7] == "1 quote:"


def test_a_quote_without_a_passage_is_only_named_among_the_differences() -> None:
    lines = list(verification_lines(WHOLE, {"q": check(Verdict.SOURCE_NOT_HELD)}, show_differences=True))

    assert lines[:3] == ["q: source not held: why", "", "1 quote:"]


def test_the_record_counts_the_verdicts_that_there_are_and_marks_a_partial_map() -> None:
    checks = {"q": check(Verdict.VERIFIED, location=Location(1, 2, None, 3)), "r": check(Verdict.ALTERED, id="r")}
    record = verification_record("m", checks)

    assert list(record) == ["map", "counts", "quotes"]
    assert record["counts"] == {"altered": 1, "verified": 1}
    assert verification_record("m", {}, partial=True) == {"map": "m", "counts": {}, "quotes": [], "partial": True}
    (first, second) = json.loads(json.dumps(record))["quotes"]
    assert first["location"] == {"start": 1, "end": 2, "page": None, "line": 3, "paragraph": None}
    assert second["location"] is None
