"""A map to inspect, and what the inspector says of its nodes."""

from __future__ import annotations

from typing import Any

from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import (
    Assessment,
    CriticalQuestion,
    Link,
    QuestionAnswer,
    Scheme,
)
from argmap.model.vocabulary import (
    Faithful,
    Grade,
    LinkRole,
    QuestionKind,
    QuestionState,
)
from argmap.workspace.inspecting.inspection import field_lines, review_lines
from argmap.workspace.inspecting.known import Known
from support.maps import as_map, attacks, claim, quote, source, supports

PUMP = as_map(
    claim("pump", text="The pump spread the cholera.", note="The main claim.", false_if="The deaths lie elsewhere."),
    claim("deaths", text="The deaths lie round the pump."),
    claim("late", text="The handle came off late."),
    claim("spare", text="Nobody was sent to look."),
    source("book", file="book.txt", sha256="0" * 64, variables=(("publisher", "Churchill"),)),
    source("copy", part_of="book", derived_from="book"),
    source("diary"),
    quote(
        "q-deaths",
        "deaths",
        at="p. 3",
        via=(Link(source="copy", locator="p. 9", role=LinkRole.EDITION), Link(source="copy", locator="p. 1")),
    ),
    quote("q-other"),
    supports("s-near", "pump", "deaths", scheme="own", questions=(QuestionAnswer(number=1, state=QuestionState.OPEN),)),
    supports("s-second", "pump", "late", scheme="sign"),
    attacks("s-late", "s-near", "late", grade=Grade.WEAK, scheme="own"),
    Assessment(
        id="r-anna", target="s-near", by="anna", date="2026-01-02", grade=Grade.MODERATE, because="Near is not in."
    ),
    Assessment(id="r-ben", target="q-deaths", by="ben", faithful=Faithful.PARTLY),
    Scheme(
        id="own",
        name="Nearness",
        gist="What is near did it.",
        questions=(CriticalQuestion(number=1, kind=QuestionKind.ASSUMPTION, text="Is it near?"),),
    ),
    title="Pump",
    main=("pump",),
)


def known(within: Map = PUMP, **more: Any) -> Known:
    return Known(within, review(within, checks=more.get("checks")), **more)


def text(within: Known, node_id: str, width: int = 80, *, more: bool = False) -> str:
    lines = [*field_lines(within, node_id, width, more=more), *review_lines(within, node_id, width)]
    return "\n".join(line.text for line in lines)


def words(within: Known, node_id: str, *, more: bool = False) -> str:
    """Return what is shown as one line, so that it does not matter where lines break."""
    return " ".join(text(within, node_id, more=more).split())
