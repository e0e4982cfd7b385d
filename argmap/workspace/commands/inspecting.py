"""Changing the field under the cursor of the inspector: by its control, in one's own editor, or by taking it out."""

from __future__ import annotations

from collections.abc import Callable

from argmap.edit.adding import add
from argmap.edit.fields import set_field
from argmap.edit.naming import id_refusal, proposed_id
from argmap.model.ids import RESERVED
from argmap.model.map import Map
from argmap.model.nodes import Claim, Node, Source
from argmap.model.vocabulary import CSL_VARIABLES
from argmap.workspace.actions import Action
from argmap.workspace.asking import AskChoice, AskNode, AskWords, Option, ShowText
from argmap.workspace.command import Command, Group
from argmap.workspace.commands import wording
from argmap.workspace.commands.naming import called
from argmap.workspace.commands.obstacles import changeable
from argmap.workspace.commands.taking import take
from argmap.workspace.desk import Desk
from argmap.workspace.inspecting.controls import Means, candidates
from argmap.workspace.inspecting.fields import HEAD, NodeField, field_called, fields_of, node_called
from argmap.workspace.inspecting.inspection import ADD_FIELD
from argmap.workspace.panes import Pane

_ADD = "\0add"
_OWN = "\0own"
_TITLES = {
    "because": "Premises",
    "attests": "Claims that it attests",
    "main": "Main conclusions",
    "source": "Whose words are they?",
    "part-of": "What is it part of?",
    "derived-from": "What does it depend on?",
    "translation-of": "Of which quote is it a translation?",
    "supports": "What does it support?",
    "attacks": "What does it tell against?",
    "review": "What is reviewed?",
}
_NEW = {Claim: "a new claim in these words", Source: "a new source of this title"}


async def edit_field(desk: Desk) -> None:
    """Change the field under the cursor, and with tab those that follow it.

    Where there is none, do what the line under the cursor is for. A map that cannot be changed shows the whole value
    instead.
    """
    tabs: list[str] = []
    while True:
        name = desk.field
        await _edit_one(desk, lambda: tabs.append(""))
        if not tabs:
            return
        tabs.clear()
        desk.show(Pane.INSPECTOR)  # which knows the fields as they are now
        desk.act(Action.NEXT_FIELD)
        if desk.field in ("", name, ADD_FIELD):
            return


async def _edit_one(desk: Desk, onwards: Callable[[], None]) -> None:
    node, name = _node(desk), desk.field
    if not name:
        desk.act(Action.ENTER)
        return
    if desk.session.read_only:
        await desk.ask(ShowText(f"{name} of {node.id}", field_called(node, name).words))
        return
    if name == ADD_FIELD:
        found = await _new_field(desk, node)
        if not found:
            return
        name = found
    field = field_called(node, name)
    if field.control.means in (Means.NODE, Means.NODES):
        await _edit_reference(desk, node, field, onwards)
    else:
        await wording.edit_field(desk, node, name, onwards=onwards)


async def clear_field(desk: Desk) -> None:
    """Take the field under the cursor out of its node."""
    node, name = _node(desk), desk.field
    if not name or name == ADD_FIELD or field_called(node, name).value is None:
        desk.say("There is no field under the cursor that could be taken out.")
        return
    _take(desk, node, set_field(desk.session.map, node.id, name, None), f"took out the {name} of {_called(desk, node)}")


async def edit_in_editor(desk: Desk) -> None:
    """Change the field under the cursor in the person's own editor."""
    node, name = _node(desk), desk.field
    if not name or name == ADD_FIELD:
        desk.say("There is no field under the cursor.")
        return
    text = await desk.in_editor(field_called(node, name).words, name=f"{node.id}.{name}.txt")
    if text is None:
        return
    new = set_field(desk.session.map, node.id, name, text.rstrip("\n") or None)
    _take(desk, node, new, f"changed the {name} of {_called(desk, node)}")


async def _edit_reference(desk: Desk, node: Node, field: NodeField, onwards: Callable[[], None]) -> None:
    """Ask which node a field is to name, be it a new one, or which one it is to name no longer."""
    the_map = desk.session.map
    named = field.value if isinstance(field.value, tuple) else ((field.value,) if field.value else ())
    is_list = field.control.means is Means.NODES
    chosen: str | None = _ADD
    if named and (is_list or not field.needed):
        options = (
            Option(_ADD, "Add another" if is_list else "Choose another"),
            *(Option(each, f"Take out {called(the_map, each)}", each) for each in named),
        )
        chosen = await desk.ask(AskChoice(_TITLES[field.name], options, initial=_ADD, onwards=onwards))
    if chosen is None:
        return
    if chosen != _ADD:
        left = tuple(each for each in named if each != chosen)
        new = set_field(the_map, node.id, field.name, left or None)
        _take(desk, node, new, f"took {called(the_map, chosen)} out of the {field.name} of {_called(desk, node)}")
        return
    picked = await _pick(desk, node, field, onwards)
    if picked is None:
        return
    within, found = picked
    new = set_field(within, node.id, field.name, (*named, found) if is_list else found)
    _take(desk, node, new, f"changed the {field.name} of {_called(desk, node)}")


async def _pick(desk: Desk, node: Node, field: NodeField, onwards: Callable[[], None]) -> tuple[Map, str] | None:
    """Ask for a node that a field may name; a new one is added to the map that comes back with its id."""
    the_map = desk.session.map
    kind = next((each for each in field.control.takes if each in _NEW), None)
    prompt = AskNode(
        _TITLES[field.name],
        candidates(the_map, node, field.name),
        initial=field.words if field.control.means is Means.NODE else "",
        new=_NEW[kind] if kind is not None else "",
        hint=field.description,
        proposed=None if kind is None else lambda words: proposed_id(the_map, words, kind=kind.kind),
        proposed_fault=lambda text: id_refusal(the_map, text),
        onwards=onwards,
    )
    answer = await desk.ask(prompt)
    if answer is None:
        return None
    if kind is None or not answer.startswith("+"):
        return the_map, answer
    words, _, node_id = answer[1:].partition("\0")
    node_id = node_id or proposed_id(the_map, words, kind=kind.kind)
    made = Claim(id=node_id, text=words) if kind is Claim else Source(id=node_id, title=words)
    return add(the_map, made), node_id


async def _new_field(desk: Desk, node: Node) -> str:
    """Ask under which name to add a field that the node does not have, "" to back out."""
    if not isinstance(node, Source):
        return await _own_name(desk, node)
    present = {each.name for each in fields_of(node)}
    variables = sorted(CSL_VARIABLES - present, key=str.casefold)
    options = (Option(_OWN, "A field of your own", "x- and a name"), *(Option(each, each) for each in variables))
    chosen = await desk.ask(AskChoice(f"A further field of {node.id}", options))
    return await _own_name(desk, node) if chosen == _OWN else chosen or ""


async def _own_name(desk: Desk, node: Node) -> str:
    present = {each.name for each in fields_of(node)}

    def fault(text: str) -> str:
        if not text.startswith("x-") or len(text) < len("x-n"):
            return "it begins with x-"
        if not all(letter in "-_" or (letter.isascii() and letter.isalnum()) for letter in text):
            return "it is made of letters, digits, - and _"
        return "there is one of this name" if text in present or text in RESERVED else ""

    name = await desk.ask(AskWords("Name of the field", initial="x-", hint="x- and a name of your own", fault=fault))
    return name or ""


def _node(desk: Desk) -> Node:
    session = desk.session
    return node_called(session.map, session.selected or HEAD) or session.map.head


def _called(desk: Desk, node: Node) -> str:
    return "the map" if node.id == HEAD else called(desk.session.map, node.id)


def _take(desk: Desk, node: Node, new: Map, what: str) -> None:
    take(desk, new, what, select="" if node.id == HEAD else node.id)


_INSPECTOR = frozenset({Pane.INSPECTOR})

COMMANDS = (
    Command(
        "inspect.edit-field",
        Group.EDIT,
        "Edit this field",
        "Change the field under the cursor, tab the next one; show further fields; go to a node that is named.",
        ("enter", "e"),
        edit_field,
        _INSPECTOR,
    ),
    Command(
        "inspect.clear-field",
        Group.EDIT,
        "Take this field out",
        "Take the field under the cursor out of its node, where it may be without it.",
        ("d", "backspace", "del"),
        clear_field,
        _INSPECTOR,
        changeable,
    ),
    Command(
        "inspect.editor",
        Group.EDIT,
        "Edit this field in your own editor",
        "Open the value of the field under the cursor in $EDITOR.",
        ("ctrl+g",),
        edit_in_editor,
        _INSPECTOR,
        changeable,
    ),
)
