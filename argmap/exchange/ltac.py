"""Assurance cases in LTAC, the Lightweight Text Assurance Case format: an outline of typed elements.

A line is `- Claim C1: text {options} (reference)`, indented by two spaces a level; `Link C1` stands for an element of
the file, `^C1` for one that is defined elsewhere in the case. Comments begin with `#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.errors import RefusedError
from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported

_LINE = re.compile(
    r"( *)- (Claim|Strategy|Evidence|Justification|Context|Assumption|Relation|Link|Connector)(?=[ \t:]|$)[ \t]*(.*)"
)
_CLAIMS = frozenset(["Claim", "Evidence", "Assumption", "Link"])
_STEPS = frozenset(["Strategy", "Relation", "Connector"])
_REMARKS = frozenset(["Context", "Justification"])
_AGAINST = frozenset(["counter", "iscounter", "defeater"])
_TAKEN = {
    "assumed": "The case assumes it.",
    "axiomatic": "The case takes it as an axiom.",
}


@dataclass(frozen=True, slots=True)
class _Element:
    """One line of the outline; `above` and `below` are places in the list of elements, -1 for no element above."""

    kind: str
    name: str
    text: str
    options: tuple[str, ...]
    reference: str
    cited: bool
    line: int
    above: int
    below: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.name or f"line {self.line}"

    @property
    def is_against(self) -> bool:
        return bool(_AGAINST & set(self.options))


def recognises(text: str) -> bool:
    """Tell whether the first line that is no comment is an element."""
    for row in text[:20_000].lstrip("\ufeff").split("\n"):
        if row.strip() and not row.lstrip().startswith("#"):
            return _LINE.fullmatch(row) is not None
    return False


def read(text: str, path: str) -> Imported:
    """Read a case: what stands directly under a claim supports it together, and a strategy is the warrant of a step.

    Evidence is a claim without a source in which its words could be found: the document that it refers to is kept
    beside it, so it counts as asserted only. Raises RefusedError with the line that is no element.
    """
    case = _Case(path)
    for number, row in enumerate(text.lstrip("\ufeff").split("\n"), start=1):
        case.take(row, number)
    return case.read()


class _Case:
    """The elements of one case on their way into a draft."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._elements: list[_Element] = []
        self._open: list[tuple[int, int]] = []
        self._draft = Draft()

    def take(self, row: str, number: int) -> None:
        """Take over one line."""
        if not row.strip():
            return
        if row.lstrip().startswith("#"):
            self._draft.lose("", f"the comment {row.strip()[:60]}", "comments are not kept", line=number)
            return
        match = _LINE.fullmatch(row.rstrip())
        if match is None or len(match[1]) % 2:
            what = "this line is no element of LTAC" if match is None else "this line is indented by half a level"
            remedy = "write `- Claim C1: text`, indented by two spaces for each level"
            raise RefusedError(f"{self._path}:{number}: {what}", remedy)
        while self._open and self._open[-1][0] >= len(match[1]):
            self._open.pop()
        above = self._open[-1][1] if self._open else -1
        if above >= 0:
            self._elements[above].below.append(len(self._elements))
        self._open.append((len(match[1]), len(self._elements)))
        self._elements.append(_element(match[2], match[3], number, above))

    def read(self) -> Imported:
        if not self._elements:
            raise RefusedError(f"{self._path}:1: no element of LTAC is found", "an element is `- Claim C1: text`")
        defined = {each.name: each for each in reversed(self._elements) if not self._refers(each)}
        for element in self._elements:
            self._draft.at(element.line)
            if self._refers(element) and element.name in defined:
                self._again(element, defined[element.name])
            elif element.kind in _CLAIMS:
                self._claim(element)
        for element in self._elements:
            self._draft.at(element.line)
            if element.kind in _STEPS and (element.above < 0 or self._elements[element.above].kind in _REMARKS):
                self._draft.lose(element.key, f'the {element.kind} "{element.text}"', "it leads to no claim")
            elif element.kind in _STEPS:
                self._step(element, self._goal(element))
            elif element.kind in _REMARKS:
                self._remark(element)
            elif element.below:
                self._step(element, element.key)
        main = [each.key for each in self._elements if each.above < 0 and each.kind in _CLAIMS]
        return self._draft.finish(title="", main=list(dict.fromkeys(main)))

    def _refers(self, element: _Element) -> bool:
        return element.cited or element.kind == "Link"

    def _again(self, element: _Element, defined: _Element) -> None:
        """Tell of what an element says otherwise than the one that it stands for."""
        if element.text and element.text != defined.text:
            self._draft.lose(element.key, f'the words "{element.text}"', "it is worded otherwise where it is defined")
        if element.reference and element.reference != defined.reference:
            self._draft.lose(element.key, f"the reference {element.reference}", "it has another where it is defined")

    def _claim(self, element: _Element) -> None:
        taken = [words for option, words in _TAKEN.items() if option in element.options]
        taken += [_TAKEN["assumed"]] if element.kind == "Assumption" and not taken else []
        if self._refers(element):
            self._draft.lose(element.key, f"what {element.name} rests on", "it is defined in no line of this file")
        if "defeated" in element.options:
            self._draft.lose(element.key, "that it is defeated", "here the review finds that, from the objections")
        self._reference(element)
        self._draft.claim(
            element.key,
            element.text or element.name or f"({element.key})",
            {
                "assumed": "\n".join(taken),
                "note": "\n".join(self._remarks(element)),
                "x-ltac": f"{element.kind} {element.name}".strip() if element.kind != "Claim" else "",
                "x-options": ", ".join(element.options),
                "x-reference": element.reference,
            },
        )

    def _remarks(self, element: _Element) -> Iterator[str]:
        for place in element.below:
            found = self._elements[place]
            if found.kind in _REMARKS:
                named = f"{found.kind} {found.name}".strip()
                yield f"{named}: {found.text}" + (f" ({found.reference})" if found.reference else "")

    def _remark(self, element: _Element) -> None:
        self._reference(element)
        above = self._elements[element.above] if element.above >= 0 else None
        if above is None or above.kind in _REMARKS or self._refers(above):
            self._draft.lose(
                element.key, f'the {element.kind} "{element.text}"', "it is about no claim and no strategy"
            )
        if element.options:
            self._draft.lose(element.key, f"its options {', '.join(element.options)}", "it is kept as a note")
        for place in element.below:
            under = self._elements[place]
            self._draft.lose(under.key, f"that it stands under {element.key}", "that is kept as a note, or told")

    def _step(self, element: _Element, target: str) -> None:
        """Make the step into a claim from what stands under it, or under one of its strategies, and the objections."""
        under = [self._elements[place] for place in element.below]
        premises = [each.key for each in under if each.kind in _CLAIMS and not each.is_against]
        assumed = [each.key for each in under if each.kind == "Assumption" and not each.is_against]
        key = f"{element.kind} {element.key}" if element.kind in _STEPS else f"what supports {element.key}"
        is_step = element.kind in _STEPS
        if premises and len(premises) == len(assumed) and not is_step:
            self._draft.lose(
                element.key, f"that it assumes {', '.join(assumed)}", "it has no support that could assume them"
            )
        elif premises or is_step:
            add = self._draft.attack if is_step and element.is_against else self._draft.support
            fields = {"x-options": ", ".join(element.options), "x-reference": element.reference}
            said = {"warrant": element.text, "note": "\n".join(self._remarks(element)), **fields} if is_step else {}
            add(key, target, premises, said)
        if is_step:
            self._reference(element)
        for each in under:
            if each.kind in _CLAIMS and each.is_against:
                self._draft.attack(f"{each.key} against {key}", key if is_step else target, [each.key])

    def _goal(self, element: _Element) -> str:
        """Return the key of the claim that a strategy is about, through the strategies that it is part of."""
        above = self._elements[element.above]
        if element.is_against and above.kind in _STEPS:
            return f"{above.kind} {above.key}"
        if above.kind in _STEPS:
            self._draft.lose(
                element.key, f"that it is part of {above.key}", "it is a step of its own to the same claim"
            )
        while above.kind in _STEPS and above.above >= 0:
            above = self._elements[above.above]
        return above.key

    def _reference(self, element: _Element) -> None:
        if element.reference:
            fields = {"URL": element.reference} if "://" in element.reference else {}
            self._draft.source(element.reference, element.reference, fields)


def _element(kind: str, body: str, line: int, above: int) -> _Element:
    """Read what stands after the kind of an element; what is no address in the last parentheses belongs to its text."""
    reference, options, rest = "", "", body.rstrip()
    if rest.endswith(")") and "(" in rest:
        said, _, inner = rest[:-1].rpartition("(")
        if not inner.strip() or "." in inner or inner.startswith("#"):
            reference, rest = inner.strip(), said.rstrip()
    if rest.endswith("}") and "{" in rest:
        rest, _, options = rest[:-1].rpartition("{")
    name, _, text = rest.partition(":")
    listed = tuple(dict.fromkeys(option.strip().lower() for option in options.split(",") if option.strip()))
    called = name.strip().removeprefix("^").strip()
    return _Element(kind, called, text.strip(), listed, reference, name.strip().startswith("^"), line, above)
