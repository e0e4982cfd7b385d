"""What the references of one map lead to, and what is wrong with those of a single node."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from argmap.model.catalogue import SCHEMES, scheme_called
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Node, Quote, Step, Support
from argmap.model.problem import Problem, Severity
from argmap.model.references import Reference, earlier_ids, references
from argmap.model.remedies import Remedies, kinds
from argmap.model.suggesting import Suggestions


class Finding:
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
