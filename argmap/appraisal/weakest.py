"""What holds a support grade down: the weakest links, the other ways round them, and what should be rated first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.bits import members
from argmap.appraisal.closure import Closure
from argmap.appraisal.grade import Grades
from argmap.appraisal.ratings import Ratings
from argmap.appraisal.stepgraph import StepGraph
from argmap.model.components import components
from argmap.model.vocabulary import Grade


@dataclass(frozen=True, slots=True)
class Weakest:
    """What holds the grade of a claim down; evidence by the name of its quote, an assumption by its claim.

    `links` are the links at the grade of the claim that lie on every route that good (a bare claim is a link of grade
    none); where there are none, `alternatives` counts the steps side by side where the routes part. `at_level` are all
    links at that grade on such routes. `rate_first` are the unrated steps that hold the lower bound down, those on
    every route first; `differing` those that do so because their reviewers differ. The nearest come first. Where the
    routes hold more links than were to be followed, `complete` is False and nothing is said.
    """

    links: tuple[str, ...] = ()
    alternatives: int = 0
    at_level: tuple[str, ...] = ()
    rate_first: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    complete: bool = True


def weakest(
    graph: StepGraph, rated: Ratings, graded: Grades, claim: int, *, given: Closure, most: int | None = None
) -> Weakest:
    """Find what holds the grade of a claim (by number) down.

    `given` is what can be derived over the steps that are not OUT with bare claims given; it matters where the grade is
    none. A link lies on every route exactly when without it the grade falls. Linear in the routes that are as good as
    the claim, but for the size of the sets; routes of more than `most` links are not followed.
    """
    finding = _Finding(graph, rated, graded, given, Grade(graded.hi[claim]))
    if not finding.reaches(claim):
        return Weakest()
    if most is not None and finding.exceeds(claim, most):
        return Weakest(complete=False)
    return Weakest(*_at_level(finding, claim), *_open(finding, claim))


def _at_level(finding: _Finding, claim: int) -> tuple[tuple[str, ...], int, tuple[str, ...]]:
    graded, level = finding.graded, finding.level
    if level is Grade.ENTAILS:
        return (), 0, ()
    routes = finding.routes(claim, lambda premise: graded.hi[premise] == level)
    shared = finding.shared(claim, routes, finding.is_weak)
    links = finding.names(shared)
    weak = finding.names([link for link in routes.links if finding.is_weak(link)])
    return links, 0 if links else finding.alternatives(claim, routes), weak


def _open(finding: _Finding, claim: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    graded, level, unrated = finding.graded, finding.level, finding.rated.unrated
    if graded.lo[claim] == level:
        return (), ()
    routes = finding.routes(claim, lambda premise: graded.lo[premise] < level)
    first = finding.graph.claims + len(finding.rated.quotes)

    def is_unrated(link: int) -> bool:
        return link >= first and link - first in unrated

    shared = frozenset(finding.shared(claim, routes, is_unrated))
    near = [link for link in routes.links if is_unrated(link)]
    return (
        finding.names([*(link for link in near if link in shared), *near]),
        finding.names([link for link in routes.links if not is_unrated(link) and finding.differs(link)]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Routes:
    """The routes to a claim that are good enough, as far down as they matter."""

    steps_for: Mapping[int, Sequence[int]]
    """Each atom on a route to the steps for it that are good enough."""
    premises_of: Mapping[int, Sequence[int]]
    """Each of these steps to the premises that matter."""
    links: Sequence[int]
    """The atoms and steps, nearest to the claim first; steps are numbered after the atoms."""


@dataclass(frozen=True, slots=True, eq=False)
class _Finding:
    graph: StepGraph
    rated: Ratings
    graded: Grades
    given: Closure
    level: Grade

    def routes(self, claim: int, matters: Callable[[int], bool]) -> _Routes:
        """Follow the steps that are good enough down from a claim, through the premises that matter."""
        graph, first = self.graph, len(self.graph.atoms)
        steps_for: dict[int, Sequence[int]] = {}
        premises_of: dict[int, Sequence[int]] = {}
        links: list[int] = []
        queue = deque([claim])
        seen = {claim}
        while queue:
            atom = queue.popleft()
            links.append(atom)
            steps_for[atom] = [step for step in graph.supporters[atom] if self._is_good(step)]
            for step in steps_for[atom]:
                links.append(first + step)
                premises_of[step] = [premise for premise in graph.premises[step] if matters(premise)]
                new = [premise for premise in premises_of[step] if premise not in seen]
                seen.update(new)
                queue.extend(new)
        return _Routes(steps_for, premises_of, links)

    def exceeds(self, claim: int, most: int) -> bool:
        """Tell whether more than `most` links are to be followed below a claim."""
        level, lo, hi = self.level, self.graded.lo, self.graded.hi
        seen, stack, links = {claim}, [claim], 0
        while stack and links <= most:
            steps = [step for step in self.graph.supporters[stack.pop()] if self._is_good(step)]
            links += 1 + len(steps)
            for step in steps:
                for premise in self.graph.premises[step]:
                    if premise not in seen and (hi[premise] == level or lo[premise] < level):
                        seen.add(premise)
                        stack.append(premise)
        return links > most

    def shared(self, claim: int, routes: _Routes, counts: Callable[[int], bool]) -> list[int]:
        """Return the links that count and lie on every route, the greatest fixpoint over bit sets."""
        counted = [link for link in routes.links if counts(link)]
        if not counted:
            return []
        bit = {link: 1 << place for place, link in enumerate(counted)}
        first, everything = len(self.graph.atoms), (1 << len(counted)) - 1
        bits: dict[int, int] = {}

        def below(atom: int) -> list[int]:
            return [premise for step in routes.steps_for[atom] for premise in routes.premises_of[step]]

        def of(atom: int) -> int:
            common = everything if routes.steps_for[atom] else 0
            for step in routes.steps_for[atom]:
                needed = bit.get(first + step, 0)
                for premise in routes.premises_of[step]:
                    needed |= bits[premise]
                common &= needed
            return common | bit.get(atom, 0)

        # Most claims stand on evidence at once, with nothing to order.
        knots = components(routes.steps_for, below) if len(routes.steps_for) > 1 else [[claim]]
        for knot in knots:
            bits |= dict.fromkeys(knot, everything)
            changing = True
            while changing:
                changing = False
                for atom in knot:
                    found = of(atom)
                    changing |= found != bits[atom] and len(knot) > 1
                    bits[atom] = found
        return [counted[place] for place in members(bits[claim])]

    def alternatives(self, claim: int, routes: _Routes) -> int:
        """Return the least number of steps that stand side by side where the routes to a claim part."""
        seen, stack = {claim}, [claim]
        forks: list[int] = []
        while stack:
            atom = stack.pop()
            steps = routes.steps_for[atom]
            if len(steps) > 1:
                forks.append(len(steps))
                continue
            new = [premise for step in steps for premise in routes.premises_of[step] if premise not in seen]
            seen.update(new)
            stack += new
        return min(forks, default=0)

    def is_weak(self, link: int) -> bool:
        """Tell whether an atom or a step is by itself no better than the claim: a quote, a bare claim, a step."""
        graph = self.graph
        if link >= len(graph.atoms):
            return self.rated.steps[link - len(graph.atoms)].hi == self.level
        if graph.is_quote(link):
            return self.rated.quotes[link - graph.claims].grade.hi == self.level
        return not graph.supporters[link] and self.level is Grade.NONE

    def differs(self, link: int) -> bool:
        """Tell whether the reviewers of a quote or of a step leave it open whether it is as good as the claim."""
        graph = self.graph
        if link >= len(graph.atoms):
            own = self.rated.steps[link - len(graph.atoms)]
        elif graph.is_quote(link):
            own = self.rated.quotes[link - graph.claims].grade
        else:
            return False
        return own.lo < self.level <= own.hi

    def names(self, links: Sequence[int]) -> tuple[str, ...]:
        """Return the ids of atoms and steps, each once, in their order."""
        graph, first = self.graph, len(self.graph.atoms)
        return tuple(dict.fromkeys(graph.atoms[link] if link < first else graph.names[link - first] for link in links))

    def reaches(self, atom: int) -> bool:
        """Tell whether an atom can be derived at all; what has a grade can."""
        return self.level is not Grade.NONE or atom in self.given

    def _is_good(self, step: int) -> bool:
        hi, level = self.graded.hi, self.level
        if not self.graded.used[step] or self.rated.steps[step].hi < level:
            return False
        return all(hi[premise] >= level and self.reaches(premise) for premise in self.graph.premises[step])
