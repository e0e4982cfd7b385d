"""Every field of every kind of node has its control in the inspector, and can be changed from there."""

from __future__ import annotations

from typing import Any

import pytest
from support.desk import ScriptedDesk
from support.inspecting import PUMP, known, words

from argmap.model.map import Map
from argmap.model.nodes import (
    NODE_TYPES,
    Node,
)
from argmap.notation.document import Document
from argmap.notation.fields import forms_of
from argmap.workspace.commands.inspecting import COMMANDS
from argmap.workspace.inspecting.controls import Means, control_of, options_of
from argmap.workspace.inspecting.fields import HEAD, field_called, fields_of
from argmap.workspace.inspecting.inspection import field_lines
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session

EDIT, CLEAR, IN_EDITOR = COMMANDS


KINDS = {
    "argmap": HEAD,
    "claim": "pump",
    "quote": "q-deaths",
    "source": "copy",
    "supports": "s-near",
    "attacks": "s-late",
    "review": "r-anna",
    "scheme": "own",
}
FIELDS = [(kind, name) for kind in NODE_TYPES for name in forms_of(kind)]
FIXED = {("argmap", "version"), ("argmap", "readable-by")}
"""Fields that argmap itself writes."""
WRITTEN = {
    "via": "book, p. 4 (quotes)",
    "page-offset": "12",
    "sha256": "1" * 64,
    "was": "earlier",
    "event-date": "1854-09",
    "bibliography": "refs.json",
}


def desk(field: str, *answers: Any, node: str = "pump", within: Map = PUMP) -> ScriptedDesk:
    session = Session(Document("m.argmap.yaml", within, ()))
    if node != HEAD:
        session.select(node)
    made = ScriptedDesk(session, *answers, pane=Pane.INSPECTOR)
    made.field = field
    return made


def on_head(made: ScriptedDesk) -> ScriptedDesk:
    """Move to a row that is no node: there the inspector shows the map itself."""
    outline = made.session.outline
    heading = next(number for number, row in enumerate(outline.rows) if not row.id)
    made.session.outline = outline.at(heading)
    assert made.session.selected == ""
    return made


def given_value(kind: str, name: str, node: Node) -> Any:
    """Return the answer that changes a field of some kind of node, for its control."""
    control = control_of(kind, name)
    now = field_called(node, name).words
    match control.means:
        case Means.CHOICE:
            return [option.value for option in options_of(PUMP, kind, name) if option.value != now][-1]
        case Means.NODE | Means.NODES:
            return lambda prompt: next(each for each in prompt.ids if each != now)
        case _ if name == "questions":
            return "A Why?\nE How?" if kind == "scheme" else "1 not-applicable it is near"
        case _:
            return WRITTEN.get(name, "some other words")


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda part: part)
def test_every_field_of_every_kind_of_node_is_shown_with_its_control(kind: str, name: str) -> None:
    shown = {line.field for line in field_lines(known(), KINDS[kind], 80, more=True)}
    assert name in shown
    assert control_of(kind, name).means in Means


@pytest.mark.parametrize("kind", NODE_TYPES)
def test_no_field_of_a_node_type_is_left_out(kind: str) -> None:
    known_fields = {
        field.alias or name
        for name, field in NODE_TYPES[kind].model_fields.items()
        if name not in {"id", "extra", "variables"} and not (kind == "argmap" and name in {"tags", "was"})
    }
    node = PUMP.head if kind == "argmap" else PUMP.nodes[KINDS[kind]]
    assert known_fields <= {field.name for field in fields_of(node)}


@pytest.mark.parametrize(("kind", "name"), [each for each in FIELDS if each not in FIXED], ids=lambda part: part)
def test_every_field_can_be_changed_from_the_inspector(kind: str, name: str) -> None:
    node = PUMP.head if kind == "argmap" else PUMP.nodes[KINDS[kind]]
    made = desk(name, given_value(kind, name, node), node=KINDS[kind]).answer_to("Take out", "\0add")
    if kind == "argmap":
        on_head(made)
    made = _choosing_to_add(made, node, name)
    before = made.session.map
    made.carry_out(EDIT)
    assert made.refused == []
    after = made.session.map
    assert after != before
    changed = after.head if kind == "argmap" else after.nodes[node.id]
    assert field_called(changed, name).value != field_called(node, name).value
    made.session.undo()
    assert made.session.map == before


def _choosing_to_add(made: ScriptedDesk, node: Node, name: str) -> ScriptedDesk:
    """Prepare the choice of adding to a list, or of another node, where the field names one already."""
    field = field_called(node, name)
    asks_first = field.control.means is Means.NODES or (field.control.means is Means.NODE and not field.needed)
    if asks_first and field.value:
        made._answers.insert(0, "\0add")
    return made


@pytest.mark.parametrize(("kind", "name"), sorted(FIXED))
def test_what_argmap_itself_writes_is_refused_with_a_reason(kind: str, name: str) -> None:
    made = on_head(desk(name, "2", node=HEAD)).carry_out(EDIT)
    assert "not changed by hand" in made.refused[0]
    assert kind == "argmap"


def test_a_bibliographic_field_of_a_source_is_shown_and_can_be_taken_out() -> None:
    assert "publisher Churchill" in words(known(), "book")
    made = desk("publisher", node="book").carry_out(CLEAR)
    assert dict(made.session.map.sources["book"].variables) == {}
