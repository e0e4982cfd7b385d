"""The verdicts on a map's quotes, for whoever reviews or draws the map."""

from __future__ import annotations

from pathlib import Path

from support.held import DEATHS, FILE, MISSING, held_map, quoting, recorded, write_map

from argmap.evidence.verdict import Verdict
from argmap.store.loading import load
from argmap.store.verifying import checks_of


def test_the_quotes_are_verified_where_a_copy_is_held(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    checks = checks_of(
        load(held_map(tmp_path, {"q": DEATHS, "m": MISSING})),
        progress=lambda done, total: told.append((done, total)),
    )

    assert checks is not None
    assert {quote: check.verdict for quote, check in checks.items()} == {
        "q": Verdict.VERIFIED,
        "m": Verdict.NOT_FOUND,
    }
    assert told == [(1, 1)]


def test_where_no_copy_is_held_nothing_was_looked_at(tmp_path: Path) -> None:
    assert checks_of(load(write_map(tmp_path, quoting("q", DEATHS), recorded("")))) is None
    path = held_map(tmp_path, {"q": DEATHS})
    (tmp_path / FILE).unlink()
    assert checks_of(load(path)) is None


def test_a_copy_outside_the_folder_needs_leave(tmp_path: Path) -> None:
    held_map(tmp_path, {"q": DEATHS})
    document = load(write_map(tmp_path / "case", quoting("q", DEATHS), recorded(f"../{FILE}")))

    verdicts = [(checks_of(document, allow_outside=allowed) or {})["q"].verdict for allowed in (False, True)]
    assert verdicts == [Verdict.UNREADABLE, Verdict.VERIFIED]
