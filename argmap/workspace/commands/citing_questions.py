"""The questions asked when words are cited: whose they are, what they are for, and what the quote is called."""

from __future__ import annotations

from argmap.appraisal.phrasing import shortened
from argmap.edit.naming import id_refusal, proposed_id
from argmap.model.nodes import Claim, Quote, Source, Step
from argmap.model.vocabulary import LinkRole
from argmap.workspace.asking import AskChoice, AskNode, AskWords, Option
from argmap.workspace.citing.quoting import Citation, Origin, Use, origins_likely
from argmap.workspace.commands.naming import called
from argmap.workspace.desk import Desk

_NONE, _STEP = "\0none", "\0step"
_OWN = "own"
_LONGEST = 60


async def ask_origin(desk: Desk, source: Source, *, guess: bool) -> Origin | None:
    """Ask whose words these are; None when the person backed out."""
    title = shortened(source.title, _LONGEST)
    answer = await desk.ask(
        AskChoice(
            "Whose words are these?",
            (
                Option(_OWN, "The author's own words", f"the quote is of “{title}” itself", key="o"),
                Option(
                    LinkRole.QUOTES.value,
                    "The text quotes another document",
                    "the quote is of that document, read at second hand",
                    key="q",
                ),
                Option(
                    LinkRole.EDITION.value,
                    "The text is an edition of another document",
                    "it prints the document itself, which counts as the document",
                    key="e",
                ),
            ),
            initial=LinkRole.QUOTES.value if guess else _OWN,
            hint="the words stand inside quotation marks" if guess else "",
        )
    )
    if answer is None:
        return None
    return Origin() if answer == _OWN else await _ask_document(desk, source, LinkRole(answer))


async def _ask_document(desk: Desk, read_in: Source, role: LinkRole) -> Origin | None:
    the_map = desk.session.map
    answer = await desk.ask(
        AskNode(
            "Which document are these the words of?",
            origins_likely(the_map, read_in.id),
            new="a new source of this title, of which no copy is held",
            hint="find a source, or write the title of a new one",
            proposed=lambda words: proposed_id(the_map, words, kind="source"),
            proposed_fault=lambda text: id_refusal(the_map, text),
        )
    )
    if not answer:
        return None
    if not answer.startswith("+"):
        return Origin(answer, role)
    words, _, written = answer[1:].partition("\0")
    title = " ".join(words.split())
    if not title:
        return None
    new = Source(id=written.strip() or proposed_id(the_map, title, kind="source"), title=title)
    return Origin(new.id, role, new)


async def ask_use(desk: Desk, words: str) -> Use | None:
    """Say what the words are for from where the cursor of the outline is, asking where that leaves it open."""
    session = desk.session
    match session.node:
        case Claim() as claim:
            return Use((claim.id,))
        case Step() as step:
            return await _ask_use_in_step(desk, step, words)
        case Quote() as quote:
            return await _ask_claim(desk, quote.attests, words)
        case _:
            return await _ask_claim(desk, (), words)


async def _ask_use_in_step(desk: Desk, step: Step, words: str) -> Use | None:
    the_map = desk.session.map
    claims = [premise for premise in dict.fromkeys(step.because) if premise in the_map.claims]
    answer = await desk.ask(
        AskChoice(
            "What do these words do for this step?",
            (
                *(Option(name, f"They attest {called(the_map, name)}", "a premise of the step") for name in claims),
                Option(
                    _STEP, "They are a premise themselves", "the step argues from the quote without a claim between"
                ),
                Option(_NONE, "Something else", "choose a claim, or write a new one"),
            ),
            initial=claims[0] if claims else _STEP,
        )
    )
    if answer is None:
        return None
    if answer == _STEP:
        return Use(premise_of=step.id)
    return await _ask_claim(desk, (), words) if answer == _NONE else Use((answer,))


async def _ask_claim(desk: Desk, likely: tuple[str, ...], words: str) -> Use | None:
    """Ask which claim the words attest: one there is, or a new one in words of one's own."""
    the_map = desk.session.map
    bare = [name for name in the_map.claims if not the_map.shape.attested_by.get(name)]
    answer = await desk.ask(
        AskNode(
            "Which claim do these words attest?",
            tuple(dict.fromkeys((*likely, *bare, *the_map.claims))),
            new="a new claim in these words",
            hint=f"“{shortened(words, _LONGEST)}”",
            proposed=lambda text: proposed_id(the_map, text),
            proposed_fault=lambda text: id_refusal(the_map, text),
        )
    )
    if not answer:
        return None
    if not answer.startswith("+"):
        return Use((answer,))
    said, _, written = answer[1:].partition("\0")
    if not said.strip():
        return None
    return Use(new=Claim(id=written.strip() or proposed_id(the_map, said), text=said.strip()))


async def ask_id(desk: Desk, citation: Citation, origin: Origin, use: Use) -> str | None:
    """Show what the quote will be, and ask for its id; None when the person backed out."""
    the_map = desk.session.map
    proposed = proposed_id(the_map, citation.words, kind="quote")
    taken = {node.id.casefold() for node in (origin.new, use.new) if node is not None}
    attested = use.new.text if use.new is not None else ""
    attested = attested or next((the_map.claims[name].text for name in use.attests if name in the_map.claims), "")
    place = f"{citation.read_in}{f', {citation.locator}' if citation.locator else ''}"
    by_way = f"{origin.source}, by way of {place}" if origin.source else place
    purpose = f"attests: {shortened(attested, _LONGEST)}" if attested else f"a premise of {use.premise_of}"
    answer = await desk.ask(
        AskWords(
            "Cite these words as the quote",
            initial=proposed,
            hint=f"“{shortened(citation.words, 200)}” ({by_way}); {purpose}",
            fault=lambda text: "it is taken" if text.casefold() in taken else id_refusal(the_map, text),
        )
    )
    return answer.strip() or None if answer is not None else None
