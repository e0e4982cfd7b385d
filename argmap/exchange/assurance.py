"""An assurance case in the terms of GSN (the Goal Structuring Notation), and what each of its elements is in a map.

GSN Community Standard, version 3 (Assurance Case Working Group, 2021): goals are supported by goals, strategies and
solutions; contexts, assumptions and justifications stand beside what they are about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from argmap.exchange.draft import Draft
from argmap.exchange.entry import Fields
from argmap.exchange.resolving import quoted

_ASSUMED = "The case assumes it."
_MOST_GOALS = 20
"""So many goals may a strategy that is part of others have; a file in which one has more is none of a person."""
_ROOM = 10_000_000
"""So many characters may be said again where elements are shared: a short file could say billions."""
_AGAIN = "the file says too much again and again"


class Part(StrEnum):
    """What an element is: something claimed, a way of arguing, something assumed, or a remark on one of these."""

    CLAIM = "claim"
    STRATEGY = "strategy"
    ASSUMPTION = "assumption"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Element:
    """An element: what the file calls it (goal G1), its words, notes and fields, the addresses of its documents.

    `below` are the keys of what supports it or stands beside it, in the order of the file, `against` the key of what
    it tells against, "" for nothing. One that is `aside` is drafted only, and supports nothing yet.
    """

    key: str
    part: Part
    called: str
    text: str
    notes: tuple[str, ...] = ()
    fields: Fields = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    line: int = 0
    below: list[str] = field(default_factory=list)
    against: str = ""
    aside: bool = False


def take(elements: Mapping[str, Element], draft: Draft) -> list[str]:
    """Put a case into a draft, and return the keys of its main conclusions.

    What stands directly under a goal supports it together, and a strategy is the warrant of such a step. What is
    assumed beside a goal or a strategy is a premise of every step of it, and noted where there is none. Keys in
    `below` that are not there are left aside.
    """
    return _Case(elements, draft).take()


class _Case:
    """The elements of one case, by key, with those above each, on their way into a draft."""

    def __init__(self, elements: Mapping[str, Element], draft: Draft) -> None:
        self._elements, self._draft = elements, draft
        self._above: dict[str, list[str]] = {}
        for element in elements.values():
            for key in element.below:
                if element.key not in self._above.setdefault(key, []):
                    self._above[key].append(element.key)
        self._attacked = {element.against for element in elements.values() if element.against}
        self._goals = self._goals_of_strategies()
        self._room = _ROOM
        self._supported = {key for key, element in elements.items() if self._claimed(element)}
        self._supported.update(*(goals for key, goals in self._goals.items() if key in self._supported))

    def take(self) -> list[str]:
        for element in self._elements.values():
            self._draft.at(element.line)
            for address in element.documents:
                self._draft.source(address, address, {"URL": address} if "://" in address else {})
            if element.part is Part.CLAIM or (element.part is Part.ASSUMPTION and not self._is_noted(element)):
                self._claim(element)
            elif element.part is Part.REMARK:
                self._remark(element)
        for element in self._elements.values():
            self._draft.at(element.line)
            if element.part is Part.STRATEGY:
                self._strategy(element)
            elif element.part is not Part.REMARK and self._claimed(element):
                premises = [*self._claimed(element), *self._assumed(element)]
                self._draft.support(f"what supports {element.key}", element.key, premises)
            if element.against:
                self._attack(element)
        self._draft.at(0)
        return [element.key for element in self._elements.values() if self._is_main(element)]

    def _claim(self, element: Element) -> None:
        notes = [*element.notes, *self._beside(element)]
        assumed = _ASSUMED if element.part is Part.ASSUMPTION else ""
        self._draft.claim(element.key, element.text, {**element.fields, "assumed": assumed, "note": "\n".join(notes)})

    def _remark(self, element: Element) -> None:
        if not self._above.get(element.key):
            what = f"the {element.called} {quoted(element.text)}"
            self._draft.lose(element.key, what, "it is about no goal and no strategy")
        for key in element.below:
            self._draft.lose(key, f"that it stands under {element.key}", "that is kept as a note, or told")

    def _strategy(self, strategy: Element) -> None:
        premises, goals = self._claimed(strategy), self._goals[strategy.key]
        what = f"the {strategy.called} {quoted(strategy.text)}"
        if not premises:
            self._draft.lose(strategy.key, what, "nothing that is claimed stands under it")
            return
        if not goals:
            self._draft.lose(strategy.key, what, "it leads to no goal")
            return
        for above in self._above.get(strategy.key, ()):
            if self._elements[above].part is Part.STRATEGY:
                self._draft.lose(
                    strategy.key, f"that it is part of {above}", "it is a step of its own to the same goal"
                )
        notes = "\n".join([*strategy.notes, *self._beside(strategy)])
        fields = {**strategy.fields, "warrant": strategy.text, "note": notes}
        for key, goal in zip(self._steps_of(strategy), goals, strict=True):
            if self._room < 0:
                self._draft.lose(key, f"that it leads to {goal}", _AGAIN)
                continue
            because = [*premises, *self._assumed(strategy), *self._assumed(self._elements[goal])]
            self._room -= sum(map(len, because)) + len(strategy.text) + len(notes)
            self._draft.support(key, goal, because, fields)

    def _attack(self, element: Element) -> None:
        target = self._elements.get(element.against)
        key = f"{element.key} against {element.against}"
        if target is None or target.part is Part.REMARK:
            why = "it is in no part of this file" if target is None else "that is kept as a note"
            self._draft.lose(element.key, f"that it tells against {element.against}", why)
        elif target.part is not Part.STRATEGY:
            self._draft.attack(key, target.key, [element.key])
        else:
            for number, step in enumerate(self._steps_of(target)):
                self._draft.attack(f"{key} {number}" if number else key, step, [element.key])

    def _steps_of(self, strategy: Element) -> list[str]:
        """Return the keys of the steps that a strategy is the warrant of, one for each of its goals."""
        return [strategy.key, *(f"{strategy.key} for {goal}" for goal in self._goals[strategy.key][1:])]

    def _goals_of_strategies(self) -> Mapping[str, list[str]]:
        """Return the keys of the claims that every strategy is about, through the strategies that it is part of."""
        found: dict[str, dict[str, None]] = {
            key: {} for key, element in self._elements.items() if element.part is Part.STRATEGY
        }
        for goal in self._elements.values():
            waiting = [key for key in goal.below if key in found] if goal.part is Part.CLAIM else []
            while waiting:
                key = waiting.pop()
                if goal.key not in found[key] and len(found[key]) <= _MOST_GOALS:
                    found[key][goal.key] = None
                    waiting += [inner for inner in self._elements[key].below if inner in found]
        for key, goals in found.items():
            if len(goals) > _MOST_GOALS:
                what = f"all but {_MOST_GOALS} of the goals that it leads to"
                self._draft.lose(key, what, "there are too many", line=self._elements[key].line)
        return {key: list(goals)[:_MOST_GOALS] for key, goals in found.items()}

    def _claimed(self, element: Element) -> list[str]:
        """Return what is claimed under an element, and supports it together."""
        below = (self._elements[key] for key in element.below if key in self._elements)
        return [each.key for each in below if each.part is Part.CLAIM and not (each.aside or each.against)]

    def _assumed(self, element: Element) -> list[str]:
        below = (self._elements[key] for key in element.below if key in self._elements)
        return [each.key for each in below if each.part is Part.ASSUMPTION and not each.against]

    def _beside(self, element: Element) -> Iterator[str]:
        """Give in words what stands beside an element: remarks, and assumptions that no support could rest on."""
        supported = element.key in self._supported
        for key in element.below:
            each = self._elements.get(key)
            if each is None:
                continue
            if each.part is Part.REMARK or (each.part is Part.ASSUMPTION and not supported):
                documents = f" ({', '.join(each.documents)})" if each.documents else ""
                said = "\n".join([f"{each.called}: {each.text}{documents}", *each.notes])
                self._room -= len(said)
                if self._room < 0:
                    self._draft.lose(key, f"that the {each.called} is about {element.key}", _AGAIN)
                else:
                    yield f"{said[:1].upper()}{said[1:]}"

    def _is_noted(self, assumption: Element) -> bool:
        """Tell whether an assumption is kept as a note alone: nothing that it is beside has a support to rest on it."""
        above = self._above.get(assumption.key, ())
        alone = not (assumption.below or assumption.against or assumption.key in self._attacked)
        return alone and bool(above) and self._supported.isdisjoint(above)

    def _is_main(self, element: Element) -> bool:
        return element.part is Part.CLAIM and not (element.aside or element.against or self._above.get(element.key))
