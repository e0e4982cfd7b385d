"""Sources are taken into a map once, under ids that are free, with what they are part of."""

from __future__ import annotations

from argmap.exchange.adopting import adopted
from argmap.model.map import Map
from argmap.model.nodes import Claim, Source


def test_sources_come_after_what_is_there_with_their_references() -> None:
    own = Map.of([Source(id="snow", title="Another Snow"), Claim(id="whole", text="x")])
    other = Map.of([Source(id="snow", title="A letter", part_of="whole"), Source(id="whole", title="Letters")])
    joined = adopted(own, other)
    assert list(joined.map.nodes) == ["snow", "whole", "snow-2", "whole-2"]
    assert joined.map.sources["snow-2"].part_of == "whole-2"
    assert joined.added == ("snow-2", "whole-2")


def test_what_is_there_already_is_not_added_and_what_refers_to_it_is() -> None:
    own = Map.of([Source(id="letters", title="Letters", file="held.txt"), Source(id="x", title="The  Book", csl="k")])
    other = Map.of(
        [
            Source(id="whole", title="Letters"),
            Source(id="part", title="A letter", part_of="whole"),
            Source(id="y", title="the book", csl="k", date="1855"),
            Source(id="z", title="Another book", csl="k"),
        ]
    )
    joined = adopted(own, other)
    assert joined.known == ("letters", "x")
    assert joined.added == ("part", "z")
    assert joined.map.sources["part"].part_of == "letters"
