"""What is wrong with a map as a whole: references, self-support, circles, schemes; and the part that can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from argmap.model.catalogue import SCHEMES, scheme_called
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Node, Quote, Source, Step, Support
from argmap.model.problem import Problem, Severity
from argmap.model.references import Reference, earlier_ids, redirect, references
from argmap.model.remedies import Remedies, kinds
from argmap.model.suggesting import Suggestions
from argmap.model.supportcircles import support_circles

_CIRCLES: Mapping[str, tuple[str, type[Node]]] = {
    "part-of": ("part_of", Source),
    "derived-from": ("derived_from", Source),
    "translation-of": ("translation_of", Quote),
}


def check(within: Map, *, unread: Container[str] = frozenset()) -> list[Problem]:
    """Return everything that is wrong with a map, without places, in file order of the nodes.

    `unread` are the ids of blocks that exist and could not be bound: references to them are not reported. Circles of
    support are legal and warned of; the review says what they are worth. What is connected to nothing is reported only
    when there is no error, which might be the reason. Takes time linear in the map.
    """
    finding = _Finding(within, unread)
    problems = [problem for node in finding.doubtful() for problem in finding.problems_of(node)]
    problems += _earlier_in_use(within)
    problems += _circles(within, finding.present)
    problems += support_circles(within, finding.present)
    if any(problem.severity is Severity.ERROR for problem in problems) or finding.missed:
        return problems
    return problems + list(_unconnected(within, finding.present))


def sound(within: Map) -> Map:
    """Return the part of a map whose references can be trusted, each by the present id of what it refers to.

    Left out are: a step with a premise or a target that does not exist or is of the wrong kind, or that has its own
    target or itself among its premises; a quote whose source or a link of whose chain is no source; a review of
    nothing; and in turn what refers to these. Only the reference is left out in: `attests`, `main`, `translation-of`,
    `part-of` and `derived-from` (also where they run in a circle), an answer to a critical question that names
    nothing or a question that the scheme does not have, a scheme that does not exist.
    """
    finding = _Finding(within, frozenset())
    nodes = {node.id: mended for node in within if (mended := _mended(node, finding)) is not None}
    _leave_out(nodes, finding)
    for attribute, node_type in _CIRCLES.values():
        for node_id in _on_circles(_parents(nodes.values(), attribute, node_type)):
            nodes[node_id] = nodes[node_id].model_copy(update={attribute: None})
    standing = _Finding(replace(within, nodes=nodes), frozenset())
    head = redirect(within.head, standing.trusted)
    untouched = len(nodes) == len(within.nodes) and all(nodes[node.id] is node for node in within)
    if untouched and head is within.head:
        return within
    final = {node.id: kept for node in nodes.values() if (kept := redirect(node, standing.trusted)) is not None}
    return Map(within.head if head is None else head, MappingProxyType(final), within.foreign)  # type: ignore[arg-type]


class _Finding:
    """What ids refer to in one map."""

    def __init__(self, within: Map, unread: Container[str]) -> None:
        self.within = within
        self.unread = unread
        self.earlier = earlier_ids(within)
        self.missed = False
        self._remedies = Remedies(within)
        self._schemes = Suggestions([*within.schemes, *SCHEMES])
        self._libraries = [f"{library}/" for library in within.head.uses]

    def present(self, node_id: str) -> str | None:
        """Return the present id of what `node_id` refers to, or None when it refers to nothing."""
        if node_id in self.within.nodes:
            return node_id
        if node_id in self.earlier:
            return self.earlier[node_id]
        if node_id in self.within.foreign:
            return node_id
        return next(
            (library + node_id for library in self._libraries if library + node_id in self.within.foreign), None
        )

    def trusted(self, reference: Reference) -> str | None:
        """Return the present id of a reference to a node of the right kind, or None."""
        found = self.present(reference.id)
        return found if found is not None and isinstance(self.node(found), reference.takes) else None

    def node(self, present: str) -> Node:
        """Return the node of a present id, of this map or another."""
        return self.within.nodes.get(present) or self.within.foreign[present]

    def doubtful(self) -> Iterator[Node]:
        """Give the head and the nodes that a quick look does not find in order, so that most need no close one."""
        within = self.within
        claims, sources = within.claims.keys(), within.sources.keys()
        premises = claims | within.quotes.keys()
        aims = premises | within.steps.keys()
        sure = {
            step.id
            for step in within.steps.values()
            if step.target in (claims if isinstance(step, Support) else aims)
            and step.target not in step.because
            and step.target != step.id
            and premises.issuperset(step.because)
            and len(set(step.because)) == len(step.because)
            and not step.questions
            and (step.scheme is None or step.scheme in SCHEMES)
        }
        sure.update(
            quote.id
            for quote in within.quotes.values()
            if quote.source in sources
            and not quote.via
            and (not quote.attests or (len(quote.attests) == 1 and quote.attests[0] in claims))
            and quote.translation_of is None
        )
        sure.update(source.id for source in within.sources.values() if source.part_of is source.derived_from is None)
        sure.update(review.id for review in within.assessments if review.target in aims and not review.questions)
        sure.update(claims)
        yield within.head
        yield from (node for node in within if node.id not in sure)

    def problems_of(self, node: Node) -> Iterator[Problem]:
        """Give what is wrong with the references of one node."""
        nodes = self.within.nodes
        for reference in references(node):
            target = nodes.get(reference.id)
            if target is None or not isinstance(target, reference.takes):
                yield from self._misfit(node, reference)
        if isinstance(node, Step):
            yield from _step_problems(node, self.present)
            if (
                node.scheme is not None
                and scheme_called(node.scheme, self.within) is None
                and node.scheme not in self.unread
            ):
                close = self._schemes.closest(node.scheme)
                remedy = (
                    f'did you mean "{close}"?' if close else "name a built-in scheme, or define your own in a block"
                )
                yield Problem("E306", f'no scheme is called "{node.scheme}"', remedy, id=node.id, field="scheme")
        if isinstance(node, Step | Assessment) and node.questions:
            yield from self._question_problems(node)
        if isinstance(node, Quote) and len(node.attests) > 1:
            yield from _doubled(node, "attests", node.attests)

    def question_count(self, node: Step | Assessment) -> int | None:
        """Return how many critical questions the answers on `node` are about, or None when that is not known."""
        if isinstance(node, Step):
            name = node.scheme
        else:
            found = self.present(node.target)
            step = self.within.nodes.get(found) if found is not None else None
            if step is None:
                return None
            name = step.scheme if isinstance(step, Step) else None
        if name is None:
            return 0
        scheme = scheme_called(name, self.within)
        return None if scheme is None else len(scheme.questions)

    def _question_problems(self, node: Step | Assessment) -> Iterator[Problem]:
        count = self.question_count(node)
        if count is None:
            return
        for item, answer in enumerate(node.questions):
            if 1 <= answer.number <= count:
                continue
            remedy = f"its questions are numbered 1 to {count}" if count else "name the scheme of the step first"
            message = (
                f"the scheme has no question {answer.number}"
                if count
                else "there is no scheme whose questions these could be"
            )
            yield Problem("E307", message, remedy, id=node.id, field="questions", item=item)

    def _misfit(self, node: Node, reference: Reference) -> Iterator[Problem]:
        field, item = reference.field, reference.item
        if reference.id in self.unread:
            self.missed = True
            return
        found = self.present(reference.id)
        if found is None:
            self.missed = True
            yield self._unknown(node, reference)
            return
        target = self.node(found)
        if not isinstance(target, reference.takes):
            only = " only" if len(reference.takes) == 1 else ""
            what = f'"{reference.id}" is {_called(target)}, and `{field}` takes {kinds(reference.takes)}{only}'
            remedy = self._remedies.astray(reference, target)
            yield Problem("E302", what, remedy, id=node.id, field=field, item=item)
        elif reference.id in self.earlier:
            message = f'"{reference.id}" is now called "{found}"'
            yield Problem("W301", message, f'write "{found}"', Severity.WARNING, node.id, field, item)

    def _unknown(self, node: Node, reference: Reference) -> Problem:
        library, slash, _ = reference.id.partition("/")
        if slash:
            message = f'no block is called "{reference.id}": nothing of that name is at hand in the map "{library}"'
            remedy = f"give the map in the head, `uses: [{library}]`; only sources can be taken from another map"
            return Problem("E301", message, remedy, id=node.id, field=reference.field, item=reference.item)
        message = f'no block is called "{reference.id}"'
        remedy = self._remedies.unknown(reference)
        return Problem("E301", message, remedy, id=node.id, field=reference.field, item=reference.item)


def _step_problems(step: Step, present: Callable[[str], str | None]) -> Iterator[Problem]:
    if len(set(step.because)) < len(step.because):
        yield from _doubled(step, "because", step.because)
    if step.target == step.id or present(step.target) == step.id:
        yield Problem(
            "E303", "the step attacks itself", "name the step that it tells against", id=step.id, field=step.kind
        )
    for item, premise in enumerate(step.because):
        if premise == step.target or (premise not in step.because[:item] and _same(premise, step.target, present)):
            does = "support" if isinstance(step, Support) else "attack"
            message = f'"{premise}" is the target of the step and one of its premises: nothing can {does} itself'
            yield Problem("E303", message, "take it out of the premises", id=step.id, field="because", item=item)


def _same(one: str, other: str, present: Callable[[str], str | None]) -> bool:
    found = present(one)
    return found is not None and found == present(other)


def _doubled(node: Node, field: str, ids: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for item, one in enumerate(ids):
        if one in seen:
            yield Problem(
                "W302",
                f'"{one}" stands in `{field}` twice',
                "remove one of them",
                Severity.WARNING,
                node.id,
                field,
                item,
            )
        seen.add(one)


def _called(node: Node) -> str:
    match node:
        case Support():
            return "a supporting step"
        case Attack():
            return "an attacking step"
        case _:
            return f"a {node.kind}"


def _earlier_in_use(within: Map) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for node in within:
        for item, old in enumerate(node.was):
            owner = old if old in within.nodes else owners.setdefault(old, node.id)
            if owner == node.id and old != node.id:
                continue
            message = f'"{old}" cannot be an earlier id of "{node.id}": ' + (
                "a block is called so" if old in within.nodes else f'it is one of "{owner}" already'
            )
            yield Problem("E305", message, "take it out of `was`", id=node.id, field="was", item=item)


def _circles(within: Map, present: Callable[[str], str | None]) -> Iterator[Problem]:
    for field, (attribute, node_type) in _CIRCLES.items():
        parents = _parents(within, attribute, node_type)
        resolved = {node_id: found for node_id, parent in parents.items() if (found := present(parent)) is not None}
        for node_id in _on_circles(resolved):
            message = f'following `{field}` from "{node_id}" leads back to it'
            yield Problem("E304", message, "take one of these out", id=node_id, field=field)


def _parents(nodes: Iterable[Node], attribute: str, node_type: type[Node]) -> dict[str, str]:
    return {
        node.id: parent
        for node in nodes
        if isinstance(node, node_type) and (parent := getattr(node, attribute)) is not None
    }


def _on_circles(parents: Mapping[str, str]) -> list[str]:
    """Return the ids from which going from parent to parent leads back to the same id, in order."""
    done: set[str] = set()
    found: set[str] = set()
    for start in parents:
        trail: dict[str, int] = {}
        current: str | None = start
        while current is not None and current not in done and current not in trail:
            trail[current] = len(trail)
            current = parents.get(current)
        if current is not None and current in trail:
            found.update(list(trail)[trail[current] :])
        done.update(trail)
    return [node_id for node_id in parents if node_id in found]


def _unconnected(within: Map, present: Callable[[str], str | None]) -> Iterator[Problem]:
    used: set[str | None] = set(within.main)
    for step in within.steps.values():
        used.add(step.target)
        used.update(step.because)
        used.update(answer.words for answer in step.questions)
    used.update(quote.translation_of for quote in within.quotes.values())
    used.update([present(name) for name in used if name is not None and name not in within.nodes])
    for claim in within.claims:
        if claim not in used:
            remedy = "name it in a step, or among the main conclusions"
            yield Problem("W303", "no step leads to this claim or from it", remedy, Severity.WARNING, claim)
    for quote in within.quotes.values():
        if not quote.attests and quote.id not in used:
            remedy = "say which claim it attests, or make it a premise"
            yield Problem("W304", "nothing uses this quote", remedy, Severity.WARNING, quote.id)


def _mended(node: Node, finding: _Finding) -> Node | None:
    """Return `node` with the references that can be trusted, or None when it cannot stand."""
    mended = redirect(node, finding.trusted)
    if isinstance(mended, Step):
        if mended.target in mended.because or mended.id == mended.target:
            return None
        if mended.scheme is not None and scheme_called(mended.scheme, finding.within) is None:
            mended = mended.model_copy(update={"scheme": None, "questions": ()})
    if isinstance(mended, Step | Assessment) and mended.questions:
        count = finding.question_count(mended)
        kept = tuple(answer for answer in mended.questions if count is None or 1 <= answer.number <= count)
        if len(kept) < len(mended.questions):
            mended = mended.model_copy(update={"questions": kept})
    return mended


def _leave_out(nodes: dict[str, Node], finding: _Finding) -> None:
    """Take out of `nodes` what refers, for its life, to a node that is no longer among them."""
    gone = [node_id for node_id in finding.within.nodes if node_id not in nodes]
    if not gone:
        return
    users: dict[str, list[str]] = {}
    for node in nodes.values():
        for needed in _needs(node):
            users.setdefault(needed, []).append(node.id)
    while gone:
        gone.extend([user for user in users.get(gone.pop(), ()) if nodes.pop(user, None) is not None])


def _needs(node: Node) -> Iterable[str]:
    match node:
        case Step():
            return (node.target, *node.because)
        case Quote():
            return (node.source, *(link.source for link in node.via))
        case Assessment():
            return (node.target,)
        case _:
            return ()
