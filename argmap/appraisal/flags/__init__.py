"""Flags: questions that a map raises about its own passages, with reasons, never verdicts."""
