"""From a map and its review to what is drawn: which cards, in which words, and which edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.numbering import OBJECTION, labels, sides
from argmap.appraisal.review import Grounding, ObjectionState, Review
from argmap.diagram.cleaning import plain
from argmap.diagram.remarks import HANGS_ON, objection_words, remarks_of
from argmap.diagram.slips import slip_of
from argmap.diagram.view import Arrow, Card, Edge, Kind, Meter, Remark, Slip, StepCell, View
from argmap.diagram.windows import Telling, window
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Quote, Step, Support
from argmap.model.vocabulary import Grade

STRIPS: Mapping[Grounding, str] = {
    Grounding.DIRECT: "SOURCED",
    Grounding.INFERRED: "INFERRED",
    Grounding.MIXED: "INFERRED + ASSUMPTIONS",
    Grounding.ASSUMPTION_ONLY: "ASSUMPTIONS ONLY",
    Grounding.DANGLING: "UNSUPPORTED ENDS",
    Grounding.CIRCULAR: "CIRCULAR",
    Grounding.ASSUMED: "ASSUMED",
    Grounding.BARE: "BARE",
}
"""The words of the header strip."""
_WIDTHS = {Grade.NONE: 0.9, Grade.WEAK: 0.9, Grade.MODERATE: 1.4, Grade.STRONG: 2.4, Grade.ENTAILS: 3.6}
_ATTACK_WIDTH, _UNRATED_WIDTH, _WARRANT_WORDS = 1.8, 1.4, 8
_KINDS = {"H": Kind.CONCLUSION, "O": Kind.OBJECTION, "R": Kind.REBUTTAL}


@dataclass(frozen=True)
class _Scene:
    map: Map
    review: Review
    checks: Mapping[str, QuoteCheck] | None
    labels: Mapping[str, str]
    sides: Mapping[str, int]
    telling: Telling
    words: Mapping[str, list[Assessment]]


def view_of(map_: Map, review: Review, *, checks: Mapping[str, QuoteCheck] | None = None) -> View:
    """Say what is drawn of a map: a card for every claim, and for every quote that is a premise and attests none."""
    scene = _Scene(map_, review, checks, labels(map_), sides(map_), _telling(map_), _words(map_))
    cards = {claim.id: _claim_card(scene, claim) for claim in map_.claims.values()}
    joins: dict[str, Card] = {}
    edges: list[Edge] = []
    for step in map_.steps.values():
        for premise in step.because:
            quote = map_.quotes.get(premise)
            if quote is not None and premise not in cards and _home(scene, quote) is None:
                cards[premise] = _quote_card(scene, quote)
        if isinstance(step, Attack) and len(dict.fromkeys(step.because)) > 1:
            joins[step.id] = Card(step.id, scene.labels[step.id], Kind.JUNCTION, "")
    cards |= joins
    for step in map_.steps.values():
        if isinstance(step, Support):
            edges += _support_edges(scene, step, cards)
        elif isinstance(step, Attack):
            edges += _attack_edges(scene, step, cards)
    title = plain(map_.head.title) or plain(map_.head.question or "") or "Argument map"
    return View(
        title,
        cards,
        tuple(edges),
        _description(map_, review),
        quotes_checked=checks is not None or not map_.quotes,
        byline=_byline(map_),
    )


def _words(map_: Map) -> Mapping[str, list[Assessment]]:
    words: dict[str, list[Assessment]] = {}
    for word in map_.assessments:
        words.setdefault(word.target, []).append(word)
    return words


def _telling(map_: Map) -> Telling:
    return Telling.of(quote.text for quote in map_.quotes.values())


def _byline(map_: Map) -> str:
    """Say whose argument is drawn, so that nobody takes its claims for those of whoever made the map."""
    subject = plain(map_.head.subject or "")
    if not subject:
        return ""
    added = any(map_.is_mappers(node) for node in map_ if isinstance(node, Claim | Step))
    return f"The argument of {subject}, in paraphrase" + ("; what the mapper added is marked as such" if added else "")


def _description(map_: Map, review: Review) -> str:
    counts = dict.fromkeys(Grounding, 0)
    for reviewed in review.values():
        counts[reviewed.grounding] += 1
    told = ", ".join(f"{count} {STRIPS[grounding].lower()}" for grounding, count in counts.items() if count)
    attacks = sum(isinstance(step, Attack) for step in map_.steps.values())
    return (
        f"Argument map with {_counted(len(map_.claims), 'claim')} ({told}), {_counted(len(map_.quotes), 'quote')}, "
        f"{_counted(len(map_.steps) - attacks, 'inference')} and {_counted(attacks, 'objection or rebuttal')}."
    )


def _counted(number: int, noun: str) -> str:
    plural = {"objection or rebuttal": "objections and rebuttals"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"


def _claim_card(scene: _Scene, claim: Claim) -> Card:
    shape, label = scene.map.shape, scene.labels[claim.id]
    grounding = scene.review[claim.id].grounding
    kind = _KINDS.get(label[0], Kind.CLAIM)
    mappers = scene.map.is_mappers(claim)
    slips = tuple(_slip(scene, scene.map.quotes[quote], claim.text) for quote in shape.attested_by.get(claim.id, ()))
    steps = tuple(_step_cell(scene, scene.map.steps[step]) for step in shape.supports.get(claim.id, ()))
    tally = _tally(scene.map, claim.id) if grounding is Grounding.DIRECT else ""
    if kind is Kind.OBJECTION:
        tally = objection_words(scene.map, scene.review, claim.id) or tally
    remarks = remarks_of(scene.map, scene.review, scene.labels, claim)
    return Card(
        claim.id,
        label,
        kind,
        _heading(kind, mappers=mappers, strip=STRIPS[grounding]),
        tally,
        grounding,
        plain(claim.text),
        _meter(scene.review, claim.id) if steps else None,
        remarks,
        slips,
        steps,
        mappers,
        _sentence(scene, claim, kind, remarks),
    )


def _heading(kind: Kind, *, mappers: bool, strip: str) -> str:
    part = {Kind.CONCLUSION: "CONCLUSION", Kind.OBJECTION: "OBJECTION", Kind.REBUTTAL: "REBUTTAL"}.get(kind, "")
    if mappers:
        part = f"MAPPER’S {part or 'NOTE'}"
    return f"{part}, {strip}" if part else strip


def _tally(map_: Map, claim: str) -> str:
    quotes = map_.shape.attested_by.get(claim, ())
    origins = len({map_.quotes[quote].source for quote in quotes})
    told = _counted(len(quotes), "quote")
    return f"{told}, {_counted(origins, 'origin')}" if origins < len(quotes) else told


def _meter(review: Review, claim: str) -> Meter:
    grounds = [ground for ground in review.grounds(claim) if ground != claim]
    sourced = sum(review[ground].grounding in (Grounding.DIRECT, Grounding.INFERRED) for ground in grounds)
    return Meter(sourced, len(grounds))


def _step_cell(scene: _Scene, step: Step) -> StepCell:
    rated = not scene.review.grading.is_unrated(step.id)
    rating = scene.review.grading.rating(step.id)
    own = scene.map.schemes.get(step.scheme or "")
    scheme = plain(own.name) if own else plain((step.scheme or "").replace("-", " ")).capitalize()
    words = plain(step.warrant or "").split()
    warrant = " ".join(words[:_WARRANT_WORDS]) + ("…" if len(words) > _WARRANT_WORDS else "")
    if rated:
        grade = rating.lo.word if rating.lo == rating.hi else f"{rating.lo.word} to {rating.hi.word}"
        width = _WIDTHS[rating.lo]
    else:
        grade, width = "not rated", _UNRATED_WIDTH
    return StepCell(
        step.id,
        scene.labels[step.id],
        grade,
        width,
        rated,
        scheme or warrant,
        _undercut(scene, step),
        scene.map.is_mappers(step),
        _raters(scene, step),
    )


def _raters(scene: _Scene, step: Step) -> tuple[str, ...]:
    """Name those whose grades make up the rating of a step."""
    author = () if step.grade is None else ("the map’s author",)
    words = [word for word in scene.words.get(step.id, ()) if word.grade is not None]
    return tuple(dict.fromkeys([*author, *(plain(word.by or "") or "a reviewer without a name" for word in words)]))


def _undercut(scene: _Scene, step: Step) -> str:
    states = [scene.review.objection_state(attack) for attack in scene.map.shape.attacks.get(step.id, ())]
    for state in (ObjectionState.UNANSWERED, ObjectionState.DISPUTED, ObjectionState.RESIDUAL):
        if state in states:
            return f"undercut, {state.value}"
    return "undercut answered" if states else ""


def _sentence(scene: _Scene, claim: Claim, kind: Kind, remarks: Sequence[Remark]) -> str:
    """Tell the card in a sentence, for a reader who does not see it."""
    shape, named = scene.map.shape, scene.labels
    told = [f"{named[claim.id]}, {kind.value}: {plain(claim.text)}"]
    quotes = shape.attested_by.get(claim.id, ())
    if quotes:
        told.append(f"Quoted under it: {_listed(named[quote] for quote in quotes)}.")
    premises = dict.fromkeys(p for step in shape.supports.get(claim.id, ()) for p in scene.map.steps[step].because)
    if premises:
        told.append(f"Inferred from {_listed(named[premise] for premise in premises)}.")
    strip = STRIPS[scene.review[claim.id].grounding]
    told.append(f"{strip.capitalize()}.")
    told += map(_told, remarks)
    return " ".join(told)


def _told(remark: Remark) -> str:
    """Tell a remark as a sentence; labels and names in it keep their capitals."""
    lead = remark.lead.capitalize()
    between = " " if remark.lead == HANGS_ON or not lead or not remark.rest else ": "
    words = f"{lead}{between}{remark.rest}".strip()
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "…")) else ".")


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _home(scene: _Scene, quote: Quote) -> str | None:
    return next((claim for claim in quote.attests if claim in scene.map.claims), None)


def _slip(scene: _Scene, quote: Quote, bearing: str) -> Slip:
    check = (scene.checks or {}).get(quote.id)
    return slip_of(
        scene.map,
        quote,
        scene.labels[quote.id],
        scene.checks,
        lambda words: window(words, plain(bearing), scene.telling, check),
    )


def _quote_card(scene: _Scene, quote: Quote) -> Card:
    warrants = (scene.map.steps[step].warrant for step in scene.map.shape.premise_of.get(quote.id, ()))
    slip = _slip(scene, quote, next(filter(None, warrants), ""))
    sentence = f"{slip.label}, a quotation used as a premise: {slip.full}"
    return Card(quote.id, slip.label, Kind.QUOTED, "QUOTED", slips=(slip,), sentence=sentence)


def _support_edges(scene: _Scene, step: Support, cards: Mapping[str, Card]) -> list[Edge]:
    if step.target not in cards:
        return []
    cell = next(cell for cell in cards[step.target].steps if cell.id == step.id)
    edges = []
    for premise in dict.fromkeys(step.because):
        tail = _tail(scene, premise, cards)
        if tail is not None:
            dashed = premise in cards and cards[premise].unsourced
            words = "" if cell.rated else "?"
            edges.append(
                Edge(
                    step.id,
                    tail[0],
                    step.target,
                    Arrow.SUPPORT,
                    cell.width,
                    step.id,
                    tail[1],
                    dashed=dashed,
                    words=words,
                )
            )
    return edges


def _tail(scene: _Scene, premise: str, cards: Mapping[str, Card]) -> tuple[str, str] | None:
    """Where the line from a premise starts: its own card, or its slip on the card of the claim that it attests."""
    if premise in cards:
        return premise, ""
    quote = scene.map.quotes.get(premise)
    home = _home(scene, quote) if quote is not None else None
    return (home, premise) if home is not None else None


def _attack_edges(scene: _Scene, step: Attack, cards: Mapping[str, Card]) -> list[Edge]:
    head = _aim(scene, step.target, cards)
    tails = [tail for tail in (_tail(scene, premise, cards) for premise in dict.fromkeys(step.because)) if tail]
    if head is None or not tails:
        return []
    words = _attack_words(scene, step, cards)
    joined = step.id in cards
    if not joined:
        return [
            Edge(step.id, tail[0], head[0], Arrow.ATTACK, _ATTACK_WIDTH, head[1], tail[1], words=words)
            for tail in tails
        ]
    joins = [Edge(step.id, tail[0], step.id, Arrow.JOIN, _ATTACK_WIDTH, "", tail[1]) for tail in tails]
    return [*joins, Edge(step.id, step.id, head[0], Arrow.ATTACK, _ATTACK_WIDTH, head[1], words=words)]


def _aim(scene: _Scene, target: str, cards: Mapping[str, Card]) -> tuple[str, str] | None:
    """Where an attack ends: on a claim, on a step's cell, on a slip, or on the card that makes another attack."""
    if target in cards and cards[target].kind is not Kind.QUOTED:
        return target, ""
    step = scene.map.steps.get(target)
    if isinstance(step, Support):
        return (step.target, step.id) if step.target in cards else None
    if step is not None:
        return _tail(scene, step.because[0], cards)
    return (target, target) if target in cards else _tail(scene, target, cards)


def _attack_words(scene: _Scene, step: Attack, cards: Mapping[str, Card]) -> str:
    verb = "rebuts" if _serves_objection(scene, step.target) else "objects"
    if scene.map.is_mappers(step):
        verb = f"mapper {verb}"
    told = all(premise in cards and cards[premise].kind is Kind.OBJECTION for premise in step.because)
    return verb if told or verb.endswith("rebuts") else f"{verb}, {_state(scene.review.objection_state(step.id))}"


def _state(state: ObjectionState) -> str:
    return "UNANSWERED" if state is ObjectionState.UNANSWERED else state.value


def _serves_objection(scene: _Scene, target: str) -> bool:
    """Tell whether what is attacked is itself an objection, or serves one."""
    flipped = False
    node = scene.map.nodes.get(target)
    seen: set[str] = set()
    while isinstance(node, Step) and node.id not in seen:
        seen.add(node.id)
        flipped ^= isinstance(node, Attack)
        node = scene.map.nodes.get(node.target)
    on_objection = isinstance(node, Claim) and scene.sides[node.id] == OBJECTION
    return on_objection != flipped
