"""The commands of a reviewer: rate, judge, answer, settle, and ask why a label is what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from argmap.appraisal.naming import node_name
from argmap.appraisal.phrasing import shortened
from argmap.appraisal.review import Review
from argmap.edit.assessing import judge, rate, resolve, word_of
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Quote, Step
from argmap.model.vocabulary import Faithful, Grade, Resolution
from argmap.workspace.asking import AskChoice, AskWords, Option, ShowText
from argmap.workspace.command import Command, Group
from argmap.workspace.commands.asking_questions import answer_question, asked_steps
from argmap.workspace.commands.naming import called
from argmap.workspace.commands.obstacles import changeable, first_of, of_kind, on_target
from argmap.workspace.commands.taking import take
from argmap.workspace.desk import Desk
from argmap.workspace.panes import ON_A_NODE
from argmap.workspace.reviewing.explaining import overturn_text, why_text
from argmap.workspace.reviewing.options import TAKEN_BACK, faithful_options, grade_options, resolution_options
from argmap.workspace.reviewing.reviewer import reviewer, word
from argmap.workspace.session import Session

_QUOTED, _CLAIMED = 500, 200
_NOT_ASKED = "whether the premises are true is not asked here"


async def rate_step(desk: Desk) -> None:
    """Rate a step, a quote or an assumption from 0 to 4, with a reason."""
    target = await _choose(desk, "Which step do you rate?", _rated(desk.session))
    by = await reviewer(desk) if target else None
    if not target or by is None:
        return
    the_map = desk.session.map
    given = word_of(the_map, target, by)
    node = the_map.nodes[target]
    chosen = await desk.ask(
        AskChoice(
            "How good is it as evidence?" if isinstance(node, Quote) else "How well does the conclusion follow?",
            grade_options(node, given.grade if given else None),
            initial=str(int(given.grade)) if given and given.grade is not None else "",
            hint="\n".join([_said_of(desk, target), *([] if isinstance(node, Quote) else [_NOT_ASKED])]),
        )
    )
    if chosen is None:
        return
    if chosen == TAKEN_BACK:
        take(desk, rate(the_map, target, grade=None, word=word(by)), f"took a rating back: {called(the_map, target)}")
        return
    because = await _why(desk, given)
    if because is None:
        return
    grade = Grade(int(chosen))
    new = rate(the_map, target, grade=grade, word=word(by, because))
    take(desk, new, f"rated {called(the_map, target)}: {grade.word}", select=desk.session.selected)


async def judge_quote(desk: Desk) -> None:
    """Say whether a quote says what the claim needs."""
    target = await _choose(desk, "Which quote do you judge?", _quotes(desk.session))
    by = await reviewer(desk) if target else None
    if not target or by is None:
        return
    the_map = desk.session.map
    given = word_of(the_map, target, by)
    chosen = await desk.ask(
        AskChoice(
            "Does the quote say what the claim needs?",
            faithful_options(given.faithful if given else None),
            initial=given.faithful.value if given and given.faithful else "",
            hint=_side_by_side(the_map, target, desk.session.selected),
        )
    )
    if chosen is None:
        return
    if chosen == TAKEN_BACK:
        new = judge(the_map, target, faithful=None, word=word(by))
        take(desk, new, f"took a judgement back: {called(the_map, target)}")
        return
    because = await _why(desk, given)
    if because is None:
        return
    new = judge(the_map, target, faithful=Faithful(chosen), word=word(by, because))
    take(desk, new, f"judged {called(the_map, target)}: faithful: {chosen}", select=desk.session.selected)


async def settle(desk: Desk) -> None:
    """Settle what is contested: it stands, it falls, or what is objected is accepted as a doubt that remains."""
    the_map, target = desk.session.map, desk.session.selected
    by = await reviewer(desk)
    if by is None:
        return
    given = word_of(the_map, target, by)
    chosen = await desk.ask(
        AskChoice(
            f"How is it settled? {_said_of(desk, target)}",
            resolution_options(given.resolution if given else None),
            initial=given.resolution.value if given and given.resolution else "",
            hint="your word stands beside it in every review, with your name, the day and your reason",
        )
    )
    if chosen is None:
        return
    if chosen == TAKEN_BACK:
        new = resolve(the_map, target, resolution=None, word=word(by))
        take(desk, new, f"left unsettled: {called(the_map, target)}")
        return
    because = await _why(desk, given)
    if because is None:
        return
    new = resolve(the_map, target, resolution=Resolution(chosen), word=word(by, because))
    take(desk, new, f"settled {called(the_map, target)}: {chosen}", select=target)


async def explain(desk: Desk) -> None:
    """Show why the selected node has its labels."""
    await _show(desk, "Why this label?", desk.session.selected, why_text)


async def explain_overturning(desk: Desk) -> None:
    """Show what would overturn the selected claim, or the claim that the selected step supports or attacks."""
    node = desk.session.node
    claim = node.target if isinstance(node, Step) else desk.session.selected
    await _show(desk, "What would overturn it?", claim, overturn_text)


async def _show(desk: Desk, title: str, node: str, text_of: Callable[[Review, str], str]) -> None:
    review = desk.session.review
    if node not in review.map.nodes:
        desk.say("This cannot be reviewed while it has errors: see the problems.")
        return
    text = await desk.in_background("looking for the reasons", lambda _: text_of(review, node))
    await desk.ask(ShowText(title, text))


async def _choose(desk: Desk, title: str, targets: Sequence[str]) -> str:
    """Ask which of several nodes is meant, "" to back out; one alone is not asked for."""
    if len(targets) == 1:
        return targets[0]
    options = [Option(target, _said_of(desk, target), target) for target in targets]
    return await desk.ask(AskChoice(title, options)) or ""


async def _why(desk: Desk, given: Assessment | None) -> str | None:
    return await desk.ask(
        AskWords(
            "Why?",
            initial=(given.because or "") if given else "",
            lines=3,
            hint="a sentence or two for whoever reads the review; enter without words leaves it out",
            may_be_empty=True,
            sentence=True,
        )
    )


def _said_of(desk: Desk, target: str) -> str:
    """Name a node as reviews do, or by its id in a map that cannot be reviewed."""
    review = desk.session.review
    return node_name(review, target) if target in review.map.nodes else target


def _side_by_side(the_map: Map, quote_id: str, selected: str) -> str:
    quote = the_map.quotes[quote_id]
    told = selected if selected in the_map.claims else next(iter(quote.attests), "")
    lines = [f"quote: “{shortened(quote.text, _QUOTED)}”"]
    if told in the_map.claims:
        lines.append(f"claim: “{shortened(the_map.claims[told].text, _CLAIMED)}”")
    return "\n".join(lines)


def _rated(session: Session) -> tuple[str, ...]:
    """Return what can be rated at the cursor: it itself, or what stands directly under a claim."""
    node, shape = session.node, session.map.shape
    if not isinstance(node, Claim):
        return (session.selected,)
    own = (node.id,) if node.assumed is not None else ()
    return (*own, *shape.supports.get(node.id, ()), *shape.attested_by.get(node.id, ()))


def _quotes(session: Session) -> tuple[str, ...]:
    """Return the quotes at the cursor: itself, those that attest the claim, or those among the premises."""
    match session.node:
        case Quote(id=quote):
            return (quote,)
        case Claim(id=claim):
            return session.map.shape.attested_by.get(claim, ())
        case Step(because=because):
            return tuple(premise for premise in because if premise in session.map.quotes)
        case _:
            return ()


def _ratable(session: Session) -> str:
    if on_target(session):
        return on_target(session)
    return "" if _rated(session) else "Nothing stands under this claim that could be rated."


def _judgeable(session: Session) -> str:
    return "" if _quotes(session) else "There is no quote here: move to a quote, or to a claim that one attests."


def _questionable(session: Session) -> str:
    if not isinstance(session.node, Claim | Step):
        return "Critical questions are asked of steps: move to one."
    if asked_steps(session):
        return ""
    if isinstance(session.node, Step):
        return "No form of argument is named here, so there are no questions: t names one."
    return "No step for this claim names a form of argument, so there are no questions: t on the step names one."


def _overturnable(session: Session) -> str:
    match session.node:
        case Step(target=target) if target not in session.map.claims:
            return "This asks about a claim: move to one."
        case Claim() | Step():
            return ""
        case _:
            return "This asks about a claim: move to one."


_contestable = first_of(changeable, of_kind(Claim, Attack, Step, Quote, needed="a claim, a step or a quote"))

COMMANDS = (
    Command(
        "review.rate",
        Group.REVIEW,
        "Rate this step",
        "Say from 0 to 4 how well the conclusion follows from the premises, and why; of a quote, how good it is.",
        ("R",),
        rate_step,
        ON_A_NODE,
        first_of(changeable, _ratable),
    ),
    Command(
        "review.faithful",
        Group.REVIEW,
        "Is the quote faithful?",
        "Compare the words of the quote with the claim that they attest, and say whether they say as much.",
        ("f",),
        judge_quote,
        ON_A_NODE,
        first_of(changeable, _judgeable),
    ),
    Command(
        "review.questions",
        Group.REVIEW,
        "Critical questions of this step",
        "List the questions that its form of argument must withstand, and answer one, or raise it as an objection.",
        ("Q",),
        answer_question,
        ON_A_NODE,
        first_of(changeable, _questionable),
    ),
    Command(
        "review.settle",
        Group.REVIEW,
        "Settle what is contested",
        "Record that this stands, falls, or keeps a residual doubt, with your reason; its label follows your word.",
        ("X",),
        settle,
        ON_A_NODE,
        _contestable,
    ),
    Command(
        "review.why",
        Group.REVIEW,
        "Why this label?",
        "Show where its support comes from, what decided its label, and what holds its grade down.",
        ("w",),
        explain,
        ON_A_NODE,
        on_target,
    ),
    Command(
        "review.overturn",
        Group.REVIEW,
        "What would overturn it?",
        "Show what the claim cannot lose, and what the map itself says would bring it down.",
        ("W",),
        explain_overturning,
        ON_A_NODE,
        _overturnable,
    ),
)
