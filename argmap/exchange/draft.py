"""A draft: what an importer found, under the names that the other file uses, until it becomes a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.exchange.format import Imported


class Draft:
    """Collects claims, quotes, sources, steps and losses by the keys of the other file, in any order.

    `finish` makes the map as a person would write it: ids are slugs of the words (a key that is itself a telling id of
    a map file is kept), a step stands after its conclusion and its premises after it, quotes after what they attest,
    sources last. A reference to a key that never came, a step without premises, a premise that is its own conclusion
    and whatever else would be an error in a map become losses. Everything is linear and without recursion.
    """

    def claim(self, key: str, text: str, fields: Mapping[str, str | tuple[str, ...]] = {}) -> None:
        """Add a claim; `fields` by their names in the map file (by, assumed, tags, note, x-...)."""

    def quote(self, key: str, text: str, *, source: str, fields: Mapping[str, str | tuple[str, ...]] = {}) -> None:
        """Add a quote of the source called `source`; `attests` in `fields` holds keys of claims."""

    def source(self, key: str, title: str, fields: Mapping[str, str | tuple[str, ...]] = {}) -> None:
        """Add a source; the same key and title again add nothing."""

    def support(
        self,
        key: str,
        target: str,
        because: Sequence[str],
        fields: Mapping[str, str | tuple[str, ...]] = {},
    ) -> None:
        """Add a step from linked premises to a claim."""

    def attack(
        self,
        key: str,
        target: str,
        because: Sequence[str],
        fields: Mapping[str, str | tuple[str, ...]] = {},
    ) -> None:
        """Add an objection to a claim (a rebuttal), or to a step or quote (an undercut), by its key."""

    def lose(self, where: str, what: str, why: str = "", *, line: int = 0) -> None:
        """Note that something could not be carried."""

    def file(self, path: str, text: str) -> None:
        """Hold a text beside the map, for a source that names it."""

    def finish(self, *, title: str, main: Sequence[str] = (), fields: Mapping[str, str] = {}) -> Imported:
        """Make the map; `main` holds keys, `fields` further fields of the head."""
        raise NotImplementedError
