"""Adding to the argument: premises, reasons, objections and main claims, each with one question to the person."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.appraisal.phrasing import shortened
from argmap.edit.adding import add
from argmap.edit.fields import set_field
from argmap.edit.naming import id_refusal, proposed_id
from argmap.edit.ordering import place_after
from argmap.edit.steps import add_premise, attack, support
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Quote, Step
from argmap.model.vocabulary import MAPPER
from argmap.workspace.asking import AskChoice, AskNode, AskWords, Option
from argmap.workspace.commands.naming import called
from argmap.workspace.desk import Desk

_NEW = "a new claim in these words"
_SUBJECT = "the subject"
_OTHER = "somebody else"


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim or quote to argue from, and the map that has it."""

    map: Map
    id: str
    is_new: bool


async def add_under(desk: Desk) -> None:
    """Add under the selected node: a main claim to an empty map, a reason to a claim, a linked premise to a step."""
    match desk.session.node:
        case Claim() as claim:
            await add_reason(desk, claim)
        case Step() as step:
            await add_linked(desk, step)
        case _:
            await add_main(desk)


async def add_beside(desk: Desk) -> None:
    """Add what stands beside the selected row: another premise, reason, objection or main claim."""
    session = desk.session
    above = session.map.nodes.get(parent_of(desk))
    match session.node, above:
        case Attack(target=target), _:
            await add_objection(desk, target)
        case Step(target=target), _:
            await add_reason(desk, session.map.claims[target])
        case Claim(id=before), Step() as step:
            await add_linked(desk, step, after=before)
        case _:
            await add_main(desk)


async def add_supporting(desk: Desk) -> None:
    """Add a reason of its own to the selected claim, or to the claim that the selected step supports."""
    session = desk.session
    node = session.node
    claim = session.map.nodes.get(node.target) if isinstance(node, Step) else node
    if not isinstance(claim, Claim):
        raise EditError("Reasons support claims.", "Move to a claim first.")
    await add_reason(desk, claim)


async def add_against(desk: Desk) -> None:
    """Add an objection to the selected claim, step or quote."""
    await add_objection(desk, desk.session.selected)


async def add_main(desk: Desk) -> None:
    """Add a main claim."""
    the_map = desk.session.map
    first = not the_map.claims
    answer = await desk.ask(
        AskWords(
            "What is to be shown? (the main claim)" if first else "Another main claim",
            lines=3,
            hint="one sentence that can be true or false",
            sentence=True,
            proposed=lambda words: proposed_id(the_map, words),
            proposed_fault=lambda text: id_refusal(the_map, text),
        )
    )
    if answer is None or not answer.partition("\0")[0].strip():
        return
    with_claim, claim_id = _with_claim(the_map, answer, by=None)
    argument = [node.id for node in the_map if isinstance(node, Claim | Quote | Step)]
    if argument:  # else it would stand after the sources
        with_claim = place_after(with_claim, claim_id, argument[-1])
    new = set_field(with_claim, "argmap", "main", (*the_map.main, claim_id))
    desk.session.change(new, f"added the main claim {called(new, claim_id)}", select=claim_id)


async def add_reason(desk: Desk, claim: Claim) -> None:
    """Add a reason for a claim: a step of reasoning from one premise, new or chosen, with an id made for it."""
    premise = await _ask_premise(
        desk,
        f"Why is it so? A reason for: {shortened(claim.text)}",
        (claim.id,),
        by=claim.by,
    )
    if premise is None:
        return
    step_id = _step_id(premise.map, claim.id)
    new = support(premise.map, claim.id, (premise.id,), id=step_id, by=claim.by)
    _take(desk, premise, new, f"added a reason for {called(new, claim.id)}", step_id)


async def add_linked(desk: Desk, step: Step, *, after: str = "") -> None:
    """Add a premise that a step needs together with those it has, after one of these or as the last."""
    target = desk.session.map.nodes.get(step.target)
    held = isinstance(step, Attack)
    title = "What else does this objection rest on?" if held else "What else does this reason need? (a linked premise)"
    premise = await _ask_premise(desk, title, (step.target, *step.because), by=step.by)
    if premise is None:
        return
    new = add_premise(premise.map, step.id, premise.id, after=after)
    towards = called(new, target.id) if target is not None else step.target
    what = f"added a premise to the {'objection' if held else 'reason'} {'to' if held else 'for'} {towards}"
    _take(desk, premise, new, what, premise.id)


async def add_objection(desk: Desk, target_id: str) -> None:
    """Add an objection: to a claim that it is false, to a step or a quote that it does not show what it should."""
    the_map = desk.session.map
    by = None
    if the_map.head.subject:
        answer = await _ask_whose(desk, the_map.head.subject)
        if answer is None:
            return
        by = answer or None
    premise = await _ask_premise(desk, _against(the_map, target_id), (target_id,), by=by)
    if premise is None:
        return
    step_id = _step_id(premise.map, f"against-{_bare(target_id)}")
    new = attack(premise.map, target_id, (premise.id,), id=step_id, by=by)
    _take(desk, premise, new, f"added an objection to {called(new, target_id)}", step_id)


def parent_of(desk: Desk) -> str:
    """Return the id of the node that the selected row stands under, "" at the top."""
    outline = desk.session.outline
    row = outline.row
    return outline.rows[row.parent].id if row is not None and row.parent >= 0 else ""


def _take(desk: Desk, premise: Premise, new: Map, what: str, otherwise: str) -> None:
    desk.session.change(new, what, select=premise.id if premise.is_new else otherwise)


def _against(the_map: Map, target_id: str) -> str:
    match the_map.nodes.get(target_id):
        case Claim() as claim:
            return f"What speaks against it? An objection to: {shortened(claim.text)}"
        case Quote():
            return "What speaks against relying on this quote?"
        case Attack():
            return "What answers this objection? (why it does not tell against its target)"
        case _:
            return "Why does the conclusion not follow from these premises?"


async def _ask_whose(desk: Desk, subject: str) -> str | None:
    """Ask whose objection it is: the mapper's, the subject's (the answer is empty), or somebody else's."""
    answer = await desk.ask(
        AskChoice(
            "Whose objection is it?",
            (
                Option(MAPPER, "Mine", "the argument mapped does not raise it: marked `by: mapper`", key="m"),
                Option(_SUBJECT, subject, "raised in the argument itself", key="a"),
                Option(_OTHER, "Somebody else's", "raised by another, whose name is asked for", key="o"),
            ),
            initial=MAPPER,
        )
    )
    if answer == _OTHER:
        name = await desk.ask(AskWords("Who raises it?"))
        return " ".join(name.split()) or None if name is not None else None
    return "" if answer == _SUBJECT else answer


async def _ask_premise(desk: Desk, title: str, without: tuple[str, ...], *, by: str | None) -> Premise | None:
    """Ask for a claim in new words, or for a claim or quote that there is; None when the person backed out."""
    the_map = desk.session.map
    answer = await desk.ask(
        AskNode(
            title,
            _candidates(the_map, frozenset(without)),
            new=_NEW,
            hint="write a claim, or find one that there is",
            proposed=lambda words: proposed_id(the_map, words),
            proposed_fault=lambda text: id_refusal(the_map, text),
        )
    )
    if answer is None or not answer:
        return None
    if not answer.startswith("+"):
        return Premise(the_map, answer, is_new=False)
    if not answer[1:].partition("\0")[0].strip():
        return None
    return Premise(*_with_claim(the_map, answer[1:], by=by), is_new=True)


def _with_claim(the_map: Map, answer: str, *, by: str | None) -> tuple[Map, str]:
    words, _, written = answer.partition("\0")
    claim_id = written.strip() or proposed_id(the_map, words)
    return add(the_map, Claim(id=claim_id, text=words.strip(), by=by)), claim_id


def _candidates(the_map: Map, without: frozenset[str]) -> tuple[str, ...]:
    """Return the claims and quotes to argue from: claims that are no premise yet, the other claims, quotes."""
    used = the_map.shape.premise_of
    claims = sorted(the_map.claims, key=lambda node_id: node_id in used)
    return tuple(node_id for node_id in (*claims, *the_map.quotes) if node_id not in without)


def _step_id(the_map: Map, words: str) -> str:
    return proposed_id(the_map, words, kind="step")


def _bare(node_id: str) -> str:
    return node_id[2:] if node_id.startswith(("s-", "q-")) else node_id
