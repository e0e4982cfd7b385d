"""Answering the critical questions of a step: by what there is, by something new, or by why one does not apply."""

from __future__ import annotations

from argmap.appraisal.phrasing import plain, shortened
from argmap.appraisal.questions import Question, questions
from argmap.edit.adding import add
from argmap.edit.assessing import answer
from argmap.edit.naming import id_refusal, proposed_id
from argmap.edit.steps import attack
from argmap.model.catalogue import scheme_called
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, QuestionAnswer, Step
from argmap.model.vocabulary import MAPPER, QuestionState
from argmap.workspace.asking import AskChoice, AskNode, AskWords, Option
from argmap.workspace.commands.naming import called
from argmap.workspace.commands.taking import take
from argmap.workspace.desk import Desk
from argmap.workspace.reviewing.options import state_options, state_words
from argmap.workspace.reviewing.reviewer import reviewer, word
from argmap.workspace.session import Session

_AUTHOR, _REVIEWER = "author", "reviewer"


async def answer_question(desk: Desk) -> None:
    """List the critical questions of a step, and say what has become of one of them."""
    session = desk.session
    step = await _choose_step(desk, asked_steps(session))
    if not step:
        return
    asked = questions(session.map)[step]
    chosen = await desk.ask(
        AskChoice(
            f"Critical questions of {called(session.map, step)}",
            [Option(str(each.number), _title(each), _more(session.map, each)) for each in asked],
            initial=next((str(each.number) for each in asked if each.is_open), ""),
            hint="choose one to answer it, to raise it as an objection, or to open it again",
        )
    )
    if chosen is None:
        return
    question = next(each for each in asked if each.number == int(chosen))
    state = await desk.ask(
        AskChoice(
            f"{question.number} {plain(question.text)}",
            state_options(question.state),
            initial=question.state.value,
            hint=f"it is for {'the arguer' if question.is_arguers else 'a challenger'}; now {_now(question)}",
        )
    )
    if state is None:
        return
    told = await _told(desk, question, QuestionState(state))
    if told is not None:
        await _record(desk, step, *told)


def asked_steps(session: Session) -> tuple[str, ...]:
    """Return the steps at the cursor that name a form of argument: it itself, or those that conclude the claim."""
    node, steps = session.node, session.map.steps
    near = session.map.shape.supports.get(node.id, ()) if isinstance(node, Claim) else (session.selected,)
    return tuple(name for name in near if name in steps and _asks(session.map, steps[name]))


def _asks(the_map: Map, step: Step) -> bool:
    scheme = scheme_called(step.scheme, the_map) if step.scheme else None
    return scheme is not None and bool(scheme.questions)


async def _choose_step(desk: Desk, steps: tuple[str, ...]) -> str:
    if len(steps) == 1:
        return steps[0]
    the_map = desk.session.map
    options = [Option(step, called(the_map, step), the_map.steps[step].scheme or "") for step in steps]
    return await desk.ask(AskChoice("Which step is asked about?", options)) or ""


async def _told(desk: Desk, question: Question, state: QuestionState) -> tuple[Map, QuestionAnswer] | None:
    """Ask for what a state needs: a claim or quote, an objection, a reason; with the map that has what is new."""
    the_map = desk.session.map
    match state:
        case QuestionState.ANSWERED:
            found = await _answering(desk, question)
        case QuestionState.RAISED:
            found = await _raising(desk, question)
        case QuestionState.NOT_APPLICABLE:
            reason = await desk.ask(
                AskWords("Why does the question not apply?", lines=3, hint=plain(question.text), sentence=True)
            )
            found = (the_map, reason) if reason and reason.strip() else None
        case _:
            found = (the_map, "")
    if found is None:
        return None
    return found[0], QuestionAnswer(number=question.number, state=state, words=found[1])


async def _answering(desk: Desk, question: Question) -> tuple[Map, str] | None:
    the_map = desk.session.map
    near = the_map.steps[question.step].because
    others = (name for name in (*the_map.claims, *the_map.quotes) if name not in near)
    return await _node_or_new(desk, "Which claim or quote answers it?", (*near, *others), by=None)


async def _raising(desk: Desk, question: Question) -> tuple[Map, str] | None:
    """Ask for the objection that raises a question; a new one undercuts the step, from a claim in new words."""
    the_map = desk.session.map
    step = the_map.steps[question.step]
    attacks = the_map.shape.attacks
    near = dict.fromkeys(
        other for name in (step.id, *step.because, step.target) for other in attacks.get(name, ()) if other != step.id
    )
    others = (name for name, node in the_map.steps.items() if isinstance(node, Attack) and name not in near)
    by = MAPPER if the_map.head.subject else None
    found = await _node_or_new(desk, "Which objection raises it?", (*near, *others), by=by)
    if found is None or found[0] is the_map:
        return found
    new, claim = found
    name = proposed_id(new, f"against {step.id.removeprefix('s-')}", kind="step")
    return attack(new, step.id, (claim,), id=name, by=by), name


async def _node_or_new(desk: Desk, title: str, ids: tuple[str, ...], *, by: str | None) -> tuple[Map, str] | None:
    """Ask for a node, or for the words of a new claim; with the map that has it."""
    the_map = desk.session.map
    found = await desk.ask(
        AskNode(
            title,
            ids,
            new="a new claim in these words",
            hint="find one that there is, or write a new claim",
            proposed=lambda words: proposed_id(the_map, words),
            proposed_fault=lambda text: id_refusal(the_map, text),
        )
    )
    if not found:
        return None
    if not found.startswith("+"):
        return the_map, found
    words, _, written = found[1:].partition("\0")
    if not words.strip():
        return None
    claim = Claim(id=written.strip() or proposed_id(the_map, words), text=words.strip(), by=by)
    return add(the_map, claim), claim.id


async def _record(desk: Desk, step: str, new: Map, told: QuestionAnswer) -> None:
    """Ask whose word it is, the author's on the step or the reviewer's own, and write it there."""
    whose = await desk.ask(
        AskChoice(
            "Whose word is it?",
            (
                Option(_AUTHOR, "The arguer's, on the step itself", "what the argument says to the question", key="a"),
                Option(_REVIEWER, "Mine, as a reviewer", "in your own review, with your name and the day", key="r"),
            ),
            initial=_REVIEWER if desk.session.settings.reviewer else _AUTHOR,
        )
    )
    by = await reviewer(desk) if whose == _REVIEWER else ""
    if whose is None or by is None:
        return
    written = answer(new, step, told, word=word(by) if by else None)
    what = f"question {told.number} of {called(desk.session.map, step)}: {state_words(told.state)}"
    take(desk, written, what, select=step)


def _title(question: Question) -> str:
    return f"{question.number} [{_now(question)}] {plain(question.text)}"


def _more(the_map: Map, question: Question) -> str:
    whose = f"for {'the arguer' if question.is_arguers else 'a challenger'}"
    if question.state in (QuestionState.ANSWERED, QuestionState.RAISED):
        return f"{whose}; {state_words(question.state)}: {called(the_map, question.words)}"
    return f"{whose}; {shortened(question.words)}" if question.words else whose


def _now(question: Question) -> str:
    return state_words(question.state)
