"""The formats there are, by name."""

from __future__ import annotations

from argmap.exchange.format import Format

FORMATS: tuple[Format, ...] = ()
