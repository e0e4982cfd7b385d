"""Killed saves tear no file and no outside write is lost; tests/benchmarks/hostility.py does the same at length."""

from __future__ import annotations

from pathlib import Path

from support.hostility import kill_saves, kill_sessions, write_during_saves, write_during_sessions


def test_forty_saves_killed_at_random_moments_tear_no_file(tmp_path: Path) -> None:
    outcome = kill_saves(tmp_path, kills=40, seed=1854)

    assert outcome.torn == 0
    assert outcome.saves >= outcome.kills


def test_a_hundred_and_fifty_hostile_writes_during_saves_are_all_in_the_file(tmp_path: Path) -> None:
    outcome = write_during_saves(tmp_path, writes=150, seed=1854)

    assert outcome.written == 150
    assert outcome.lost == ()
    assert outcome.saves + outcome.conflicts > 1


def test_of_fifteen_sessions_killed_at_random_moments_no_edit_that_counted_is_lost(tmp_path: Path) -> None:
    outcome = kill_sessions(tmp_path, kills=15, seed=1854)

    assert outcome.lost == ()
    assert outcome.torn == 0
    assert outcome.edits > outcome.kills


def test_sixty_hostile_writes_during_a_session_are_all_in_the_file_with_every_edit(tmp_path: Path) -> None:
    outcome = write_during_sessions(tmp_path, writes=60, seed=1854)

    assert outcome.written == 60
    assert outcome.lost == ()
    assert outcome.saves > 1
