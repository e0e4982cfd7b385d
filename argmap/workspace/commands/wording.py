"""Changing what a node says: its words and its other fields, here or in the person's own editor, and its id."""

from __future__ import annotations

from collections.abc import Callable

from argmap.edit.assuming import assume, unassume
from argmap.edit.fields import set_field
from argmap.edit.naming import id_refusal, proposed_id
from argmap.edit.renaming import rename
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Node, Quote, Scheme, Source, Step
from argmap.workspace.asking import AskChoice, AskWords, Option, Prompt, no_fault
from argmap.workspace.commands.naming import called, kind_of
from argmap.workspace.commands.taking import take
from argmap.workspace.desk import Desk
from argmap.workspace.inspecting.controls import Means, options_of
from argmap.workspace.inspecting.fields import HEAD, NodeField, field_called

_NONE = "\0none"
_CHIEF = {
    "argmap": "title",
    "claim": "claim",
    "quote": "quote",
    "source": "source",
    "supports": "warrant",
    "attacks": "warrant",
    "review": "because",
    "scheme": "gist",
}
"""The field that holds what a node says, by the kind of its block."""
_TITLES = {
    ("argmap", "title"): "Title of the map",
    ("argmap", "question"): "The question that the map answers",
    ("argmap", "subject"): "Whose argument is it?",
    ("claim", "claim"): "Words of the claim",
    ("quote", "quote"): "Words of the quote, exactly as the source has them",
    ("source", "source"): "Title of the source",
    ("supports", "scheme"): "What form of argument is it?",
    ("attacks", "scheme"): "What form of argument is it?",
    ("supports", "warrant"): "Why does this follow from its premises? (the general rule)",
    ("attacks", "warrant"): "Why does this tell against it? (the general rule)",
    ("review", "because"): "Why?",
    ("scheme", "gist"): "The form of the argument in one sentence",
}
_OF_THE_MAP = ("title", "question", "subject", "authors", "note")


async def edit_words(desk: Desk) -> None:
    """Change what the selected node says; on the first row and on headings, what is said of the map as a whole."""
    node = desk.session.node
    if node is None:
        await edit_map(desk)
        return
    await edit_field(desk, node, _CHIEF[node.kind])


async def edit_map(desk: Desk) -> None:
    """Change the title of the map, its question, whose argument it is, or who made it; in an empty map its title."""
    head = desk.session.map.head
    if not desk.session.map.nodes and not head.title:
        await edit_field(desk, head, "title")
        return
    options = [Option(name, _title(head, name), field_called(head, name).words) for name in _OF_THE_MAP]
    chosen = await desk.ask(AskChoice("About the map as a whole", options, initial="title"))
    if chosen:
        await edit_field(desk, head, chosen)


async def edit_field(desk: Desk, node: Node, name: str, *, onwards: Callable[[], None] | None = None) -> None:
    """Ask for words or a choice for a field of a node, or of the head, and take them over.

    A field that names other nodes is asked for as words too, an id a line. `onwards` is told when the next field is
    wanted as well.
    """
    the_map = desk.session.map
    field = field_called(node, name)
    value = await desk.ask(_prompt(the_map, node, field, onwards))
    if value is None or (onwards is not None and value == field.words):
        return
    new = set_field(the_map, node.id, name, None if value in ("", _NONE) else value)
    what = f"changed the {name} of {called(the_map, node.id) if node.id != HEAD else 'the map'}"
    take(desk, new, what, select="" if node.id == HEAD else node.id)


async def set_assumed(desk: Desk) -> None:
    """Take the selected claim as given, and say why; or take it as given no longer."""
    session = desk.session
    claim = session.map.claims[session.selected]
    if claim.assumed is not None:
        new = unassume(session.map, claim.id)
        take(desk, new, f"no longer took {called(session.map, claim.id)} as given", select=claim.id)
        return
    why = await desk.ask(
        AskWords("Why is it taken as given?", lines=3, hint="the reason is shown with the claim", sentence=True)
    )
    if why is None:
        return
    new = assume(session.map, claim.id, why)
    take(desk, new, f"took {called(session.map, claim.id)} as given", select=claim.id)


async def change_id(desk: Desk) -> None:
    """Change the id of the selected node; every reference follows."""
    the_map, old = desk.session.map, desk.session.selected
    node = the_map.nodes[old]
    proposal = _proposal(the_map, node)
    answer = await desk.ask(
        AskWords(
            f"A new id for the {kind_of(node)} {old}",
            initial=proposal,
            hint="every reference follows, and the old id stays known",
            fault=lambda text: "" if text.strip() == old else id_refusal(the_map, text.strip(), own=old),
        )
    )
    if answer is None or not answer.strip() or answer.strip() == old:
        return
    chosen = answer.strip()
    known_elsewhere = old in desk.session.document.map
    take(desk, rename(the_map, old, chosen, remember=known_elsewhere), f"renamed {old} to {chosen}", select=chosen)


def _proposal(the_map: Map, node: Node) -> str:
    """Propose an id made of what a node says; its own where that is as good."""
    match node:
        case Claim(text=words) | Quote(text=words) | Source(title=words) | Scheme(name=words):
            pass
        case Step(target=words) | Assessment(target=words):
            pass
        case _:
            return node.id
    proposal = proposed_id(the_map, words, kind=node.kind)
    return node.id if proposal.startswith(node.id) else proposal


def _prompt(the_map: Map, node: Node, field: NodeField, onwards: Callable[[], None] | None) -> Prompt[str]:
    title, control = _title(node, field.name), field.control
    if control.means is Means.CHOICE:
        none = () if field.needed else (Option(_NONE, "leave out", "say nothing here"),)
        return AskChoice(
            title, (*options_of(the_map, node.kind, field.name), *none), initial=field.words, onwards=onwards
        )
    return AskWords(
        title,
        initial=field.words,
        lines=control.lines,
        sentence=control.sentence,
        hint=control.hint or field.description,
        fault=_wordless if field.needed else no_fault,
        may_be_empty=not field.needed,
        onwards=onwards,
    )


def _wordless(words: str) -> str:
    return "" if words.strip() else "it cannot be without words"


def _title(node: Node, name: str) -> str:
    return _TITLES.get((node.kind, name), f"{name.replace('-', ' ').capitalize()} of the {kind_of(node)}")
