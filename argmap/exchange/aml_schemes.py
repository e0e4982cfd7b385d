"""The argumentation schemes of an AML document: which argument is of which, and what the document says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from argmap.exchange.aml_units import Unit
from argmap.exchange.draft import Draft
from argmap.exchange.xml_text import text_of
from argmap.model.nodes import CriticalQuestion
from argmap.model.vocabulary import QuestionKind

_Instance = tuple[str, str]


class SchemesOfArguments:
    """Which scheme an argument is of: every part of it names the scheme, and the number of the one argument."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._named: dict[str, set[_Instance]] = {}
        self._named_below: dict[str, set[_Instance]] = {}
        for unit in units:
            self._named.setdefault(unit.key, set()).update(unit.schemes)
            if unit.above:
                self._named_below.setdefault(unit.above, set()).update(unit.schemes)
        self._used: set[_Instance] = set()

    def of(self, premises: Sequence[Unit]) -> list[str]:
        """Return the names of the schemes of the argument from some premises: those that its conclusion names too.

        Where it names none, they are those of which no premise is itself the conclusion.
        """
        conclusion = self._named[premises[0].above]
        named = dict.fromkeys(instance for unit in premises for instance in unit.schemes)
        concluded = {instance for unit in premises for instance in self._named_below.get(unit.key, ())}
        found = [each for each in named if each in conclusion] or [each for each in named if each not in concluded]
        self._used.update(found)
        return list(dict.fromkeys(name for name, _ in found))

    def left(self) -> Iterator[tuple[Unit, str]]:
        """Give the units that name a scheme of which no argument was found to be, with its name."""
        for unit in self._units:
            for instance in unit.schemes:
                if instance not in self._used:
                    yield unit, instance[0]


def define_schemes(root: etree._Element, used: Iterable[str], draft: Draft) -> None:
    """Take over the definitions of the schemes that are used, with their critical questions; tell the others.

    AML does not say whose burden a question is: all of them are taken as exceptions.
    """
    defined = {" ".join(_said(scheme, "NAME").split()): scheme for scheme in root.iterfind("SCHEMESET/SCHEME")}
    for name in used:
        scheme = defined.pop(name, None)
        if scheme is None:
            continue
        asked = [" ".join(text_of(question).split()) for question in scheme.iterfind("CQ")]
        questions = (
            CriticalQuestion(number=number, kind=QuestionKind.EXCEPTION, text=question)
            for number, question in enumerate(filter(None, asked), start=1)
        )
        premises = [" ".join(text_of(premise).split()) for premise in scheme.iterfind("FORM/PREMISE")]
        conclusion = " ".join(_said(scheme, "FORM/CONCLUSION").split())
        form = "; ".join(filter(None, [*premises, conclusion and f"therefore: {conclusion}"]))
        draft.scheme(name, name, {"gist": form, "questions": tuple(questions)})
    if defined:
        draft.lose("SCHEMESET", f"the schemes {', '.join(defined)}", "no argument of the file is of them")


def _said(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return text_of(found) if found is not None else ""
