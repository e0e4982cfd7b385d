"""Killed saves tear no file and no outside write is lost; tests/benchmarks/hostility.py does the same at length."""

from __future__ import annotations

from pathlib import Path

from support.hostility import kill_saves, write_during_saves


def test_forty_saves_killed_at_random_moments_tear_no_file(tmp_path: Path) -> None:
    outcome = kill_saves(tmp_path, kills=40, seed=1854)

    assert outcome.torn == 0
    assert outcome.saves >= outcome.kills


def test_a_hundred_and_fifty_hostile_writes_during_saves_are_all_in_the_file(tmp_path: Path) -> None:
    outcome = write_during_saves(tmp_path, writes=150, seed=1854)

    assert outcome.written == 150
    assert outcome.lost == ()
    assert outcome.saves + outcome.conflicts > 1
