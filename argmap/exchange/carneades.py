"""Argument graphs of Carneades 4: YAML of statements, issues, arguments, their schemes, and the labels expected.

The format is that of the Carneades Argumentation System, version 4 (its user guide, and what its reader takes): a
statement that is neither assumed nor concluded is out there, an argument has one undercutter, positions of an issue
exclude each other, and tests say which statements are to be in, out or undecided.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.errors import RefusedError
from argmap.evidence.json_array import Json
from argmap.exchange.argdown.document import UnreadableError
from argmap.exchange.argdown.keyed import read_block
from argmap.exchange.carneades_formulas import opposite, spelt, with_values, worded
from argmap.exchange.carneades_labels import EXPECTED, LABELS, UNARGUED, differing
from argmap.exchange.carneades_values import NOTES, in_roles, is_yes, listed, named, note, shown
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Fields
from argmap.exchange.format import Imported
from argmap.exchange.json_text import mapping, words
from argmap.exchange.strange import ANY, lose_strange
from argmap.model.nodes import CriticalQuestion
from argmap.model.vocabulary import QuestionKind

_SECTIONS = (
    *("meta", "language", "statements", "assumptions", "issues", "arguments", "argument_schemes", "tests", "labels"),
    *("issue_schemes", "weighing_functions", "references"),
)
_OF_ARGUMENTS = frozenset(["statements", "assumptions", "issues", "arguments", "argument_schemes", "tests"])
_SECTION = re.compile(r"^([a-z_]+):(?=[ \t\r\n]|$)", re.MULTILINE)
_CHILD = re.compile(r"""([ \t]+)(?:-[ \t]+id:[ \t]*([^\s#]+)|["']?([^\s"'#-][^"'\n]*?)["']?[ \t]*:(?:\s|$))""")
_WEIGHINGS = frozenset(["linked", "convergent", "cumulative", "factorized"])
_SEPARATE = frozenset(["convergent", "cumulative"])
_MOST_POSITIONS = 20
_READY = "¬app("
"""What undercutters that nobody has argued for yet begin with, by the habit of the program."""

_FIELDS = {"creator": "author", "date": "date", "publisher": "publisher"}
"""What fields of a source are called in the references, which have the elements of the Dublin Core."""

_KINDS = {
    "premises": QuestionKind.PREMISE,
    "assumptions": QuestionKind.ASSUMPTION,
    "exceptions": QuestionKind.EXCEPTION,
}


def recognises(text: str) -> bool:
    """Tell whether two sections of a Carneades graph stand at the left margin of a text."""
    found = {match[1] for match in _SECTION.finditer(text)} if ":" in text else set()
    return len(found & _OF_ARGUMENTS) > 1 or (bool(found & {"statements", "argument_schemes"}) and "meta" in found)


def read(text: str, path: str) -> Imported:
    """Read a graph: an argument is a step, or one a premise where its premises are weighed one by one.

    An undercutter undercuts; a position of an issue that somebody argues for is an objection to the others. What the
    tests of the file expect and the review of the map does not find is told. Raises RefusedError with the line.
    """
    begun = re.sub(r"\A\ufeff?((?:[ \t]*(?:#.*)?\n)*)---[ \t]*(?=\n)", r"\1", text)
    try:
        document = mapping(read_block(begun, 1))
    except UnreadableError as fault:
        raise RefusedError(f"{path}:{fault.line}: {fault.what}", fault.remedy) from None
    if not _OF_ARGUMENTS & document.keys():
        raise RefusedError(
            f"{path}:1: no `statements` and no `arguments`, as a Carneades graph has", "name the format with --from"
        )
    return _Graph(document, _lines(begun)).read()


@dataclass(frozen=True, slots=True)
class _Argument:
    """An argument as it stands: its name, its steps' keys by premise, its conclusion, its premises with their roles."""

    name: str
    given: Mapping[str, Json]
    conclusion: str
    premises: Sequence[tuple[str, str]]
    scheme: str


class _Graph:
    """The sections of one graph on their way into a draft."""

    def __init__(self, document: Mapping[str, Json], lines: Mapping[tuple[str, str], int]) -> None:
        self._document, self._lines = document, lines
        self._language = {spelt(name): words(said) for name, said in mapping(document.get("language")).items()}
        self._statements = {spelt(name): given for name, given in mapping(document.get("statements")).items()}
        self._schemes = dict(named(document.get("argument_schemes"), "id"))
        self._arguments = [self._argument(*found) for found in named(document.get("arguments"), "id")]
        assumed = [name for name, given in self._statements.items() if is_yes(mapping(given).get("assumed"))]
        assumed += [spelt(words(each)) for each in listed(document.get("assumptions")) if words(each)]
        self._assumed = dict.fromkeys(assumed)
        self._concluded = Counter(argument.conclusion for argument in self._arguments)
        self._argued = self._assumed.keys() | self._concluded.keys()
        self._expected = self._labels()
        self._words: dict[str, str] = {}
        self._draft = Draft()
        for section in ("arguments", "argument_schemes", "issues", "tests"):
            within = document.get(section)
            shape = dict.fromkeys(within, ANY) if isinstance(within, Mapping) else ANY
            lose_strange(section, within, shape, self._draft)

    def read(self) -> Imported:
        for name in self._document:
            if name not in _SECTIONS:
                self._draft.lose(name, f"the section `{name}`", "graphs have no such section")
        title, fields = self._head()
        self._claims()
        for name, given in self._schemes.items():
            self._scheme(name, mapping(given))
        for argument in self._arguments:
            self._step(argument)
        for name, given in mapping(self._document.get("issues")).items():
            self._issue(name, mapping(given))
        self._only_there()
        found = self._draft.finish(title=title, fields=fields)
        if not self._expected:
            return found
        names = {said: (name, self._lines.get(("statements", name), 0)) for name, said in self._words.items()}
        return replace(found, losses=(*found.losses, *differing(found.map, names)))

    def _at(self, section: str, name: str) -> None:
        self._draft.at(self._lines.get((section, name), self._lines.get((section, ""), 0)))

    def _head(self) -> tuple[str, dict[str, str]]:
        about = mapping(self._document.get("meta"))
        self._draft.at(self._lines.get(("meta", ""), 0))
        for place, cited in enumerate(listed(about.get("source"))):
            self._draft.source(f"meta source {place}", " ".join(words(cited).split()) or shown(cited))
        for name, given in mapping(self._document.get("references")).items():
            self._at("references", name)
            of = mapping(given)
            fields = {_FIELDS.get(key, f"x-{key}"): shown(value) for key, value in of.items() if key != "title"}
            self._draft.source(f"reference {name}", words(of.get("title")) or words(given) or name, fields)
        return words(about.get("title")), {
            "note": note(about),
            **{f"x-{key}": shown(value) for key, value in about.items() if key not in (*NOTES, "title", "source")},
        }

    def _labels(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, given in self._statements.items():
            said = words(mapping(given).get("label")) or words(mapping(given).get("value"))
            if said.lower() in LABELS:
                found[name] = said.lower()
        for label, formulas in mapping(self._document.get("tests") or self._document.get("labels")).items():
            found |= {spelt(words(each)): label for each in listed(formulas) if label in LABELS}
        return found

    def _claims(self) -> None:
        for name, given in self._statements.items():
            self._at("statements", name)
            about = mapping(given)
            said = " ".join((words(given) or words(about.get("text"))).split())
            meta = {**mapping(about.get("meta")), **mapping(about.get("metadata"))}
            fields = {f"x-{key}": shown(value) for key, value in meta.items() if key not in NOTES}
            self._claim(name, said, {"note": note(meta), **fields})
            self._unknown(name, about, {"text", "assumed", "meta", "metadata", "label", "value"})
        self._draft.at(self._lines.get(("assumptions", ""), 0))
        for name in self._assumed:
            self._claim(name, "", {})
        for argument in self._arguments:
            self._at("arguments", argument.name)
            undercutter = spelt(words(argument.given.get("undercutter")))
            for name in (argument.conclusion, *(premise for _, premise in argument.premises), undercutter):
                if self._can_be_worded(name):
                    self._claim(name, "", {})
        self._draft.at(self._lines.get(("tests", ""), 0))
        for name, label in self._expected.items():
            if name not in self._words:
                self._draft.lose(name, f"that {name} is expected to be {label}", "no statement is called so")

    def _can_be_worded(self, name: str) -> bool:
        return bool(name) and (opposite(name) in self._statements or bool(worded(name, self._language)))

    def _claim(self, name: str, said: str, fields: Fields) -> None:
        if name in self._words:
            return
        denied = self._words.get(opposite(name), "")
        said = said or worded(name, self._language) or (f"Not: {denied}" if denied else name)
        self._words[name] = said
        given = {
            "assumed": "Carneades is to take it as given." if name in self._assumed else "",
            UNARGUED: "" if name in self._argued else "neither assumed nor argued for",
            EXPECTED: self._expected.get(name, ""),
        }
        self._draft.claim(name, said, {**fields, **given})

    def _argument(self, name: str, given: Json) -> _Argument:
        about = mapping(given)
        scheme = words(about.get("scheme"))
        pattern = mapping(self._schemes.get(scheme))
        variables = [words(each) for each in listed(pattern.get("variables"))]
        values = dict(zip(variables, (words(each) for each in listed(about.get("parameters"))), strict=False))
        conclusion = words(about.get("conclusion"))
        concluded = [words(each) for each in listed(pattern.get("conclusions"))]
        if not conclusion and values and concluded:
            conclusion = with_values(concluded[0], values)
        premises = list(in_roles(about.get("premises")))
        if not premises and values:
            premises = [(role, with_values(each, values)) for role, each in in_roles(pattern.get("premises"))]
        return _Argument(name, about, spelt(conclusion), [(role, spelt(each)) for role, each in premises], scheme)

    def _scheme(self, name: str, given: Mapping[str, Json]) -> None:
        self._at("argument_schemes", name)
        about = mapping(given.get("meta"))
        questions = [
            CriticalQuestion(number=number, kind=kind, text=text)
            for number, (kind, text) in enumerate(self._questions(given), start=1)
        ]
        kept = {f"x-{key}": shown(given.get(key)) for key in ("id", "variables", "conclusions", "weight", "roles")}
        also = {f"x-{key}": shown(value) for key, value in about.items() if key not in (*NOTES, "title", "source")}
        self._draft.scheme(
            name,
            words(about.get("title")) or name,
            {
                "questions": tuple(questions),
                "reference": words(about.get("source")),
                "note": note(about),
                **kept,
                **also,
            },
        )
        self._unknown(name, given, {"id", "meta", "variables", "conclusions", "weight", "roles", *_KINDS})

    def _questions(self, given: Mapping[str, Json]) -> Iterator[tuple[QuestionKind, str]]:
        for part, kind in _KINDS.items():
            for role, formula in in_roles(given.get(part)):
                said = worded(spelt(formula), self._language) or formula
                yield kind, " ".join(f"{role}: {said}".split() if role and not role.isdecimal() else said.split())

    def _step(self, argument: _Argument) -> None:
        self._at("arguments", argument.name)
        key = f"argument {argument.name}"
        about = mapping(argument.given.get("meta"))
        weighing = self._weighing(argument.scheme)
        roles = ", ".join(role for role, _ in argument.premises)
        fields: dict[str, str] = {
            "scheme": "" if argument.scheme in _WEIGHINGS - self._schemes.keys() else argument.scheme,
            "x-weight": shown(argument.given.get("weight")),
            "x-parameters": shown(argument.given.get("parameters")),
            "note": note(about),
        }
        fields |= {f"x-{name}": shown(value) for name, value in about.items() if name not in NOTES}
        premises = [premise for _, premise in argument.premises]
        if weighing in _SEPARATE and len(premises) > 1:
            steps = {f"{key} from {premise}": ([premise], role) for role, premise in argument.premises}
        else:
            steps = {key: (premises, roles)}
        if weighing in ("cumulative", "factorized"):
            self._draft.lose(key, f"that its premises are {weighing}", "how many of them hold is not counted here")
        undercutter = spelt(words(argument.given.get("undercutter")))
        if not argument.conclusion:
            self._draft.lose(key, f"an argument for nothing ({shown(argument.given)})", "it names no conclusion")
            return
        if not premises:
            self._axiom(key, argument, undercutter)
            return
        for step, (because, said) in steps.items():
            self._draft.support(step, argument.conclusion, because, {**fields, "x-roles": said.strip(", ")})
            if undercutter and self._speaks(undercutter):
                self._draft.attack(f"{step}, undercut", step, [undercutter])
        if undercutter and not self._speaks(undercutter):
            self._draft.lose(key, f"that {undercutter} would undercut it", "nothing argues for that, or says it")
        known = {"conclusion", "premises", "scheme", "undercutter", "weight", "parameters", "meta", "id"}
        self._unknown(key, argument.given, known)

    def _axiom(self, key: str, argument: _Argument, undercutter: str) -> None:
        """Take an argument without premises for what it comes to: its conclusion, asserted."""
        alone = self._concluded[argument.conclusion] == 1 and argument.conclusion not in self._assumed
        what, why = f"an argument without premises ({shown(argument.given)})", "it is kept as that claim, asserted"
        if alone and undercutter and self._speaks(undercutter):
            self._draft.attack(f"{key}, undercut", argument.conclusion, [undercutter])
            why += ", and its undercut as an objection to that"
        elif undercutter:
            why += f"; that {undercutter} would undercut it is not drawn"
        self._draft.lose(key, what, why)

    def _weighing(self, scheme: str) -> str:
        declared = words(mapping(self._schemes.get(scheme)).get("weight"))
        return declared if scheme in self._schemes else scheme if scheme in _WEIGHINGS else ""

    def _speaks(self, name: str) -> bool:
        """Tell whether a statement says more than its name: one that only stands ready objects to nothing yet."""
        said = self._words.get(name, name)
        return name in self._argued or not (said == name or said.startswith(_READY))

    def _issue(self, name: str, given: Mapping[str, Json]) -> None:
        self._at("issues", name)
        key = f"issue {name}"
        positions = list(dict.fromkeys(spelt(words(each)) for each in listed(given.get("positions"))))
        held = [each for each in positions if each in self._argued] or positions
        if len(positions) > _MOST_POSITIONS:
            self._draft.lose(
                key, f"that its {len(positions)} positions exclude each other", "they are too many for objections"
            )
            held = []
        for one in held:
            for other in positions:
                if one != other:
                    self._draft.attack(f"{key}: {one} against {other}", other, [one], {"x-issue": name})
        silent = [each for each in positions if each not in held]
        if held and silent:
            self._draft.lose(
                key,
                f"that {', '.join(silent)} would tell against {', '.join(held)}",
                "nothing argues for it: here it is an objection only where somebody makes it",
            )
        standard = words(given.get("standard"))
        if standard:
            self._draft.lose(key, f"the proof standard {standard}", "weights decide nothing here; reviewers do")
        self._unknown(key, given, {"positions", "standard"})

    def _only_there(self) -> None:
        """Tell of what only Carneades does with a graph."""
        for section, why in (
            ("issue_schemes", "issues that follow from a pattern are not drawn"),
            ("weighing_functions", "weights decide nothing here"),
        ):
            for name, given in mapping(self._document.get(section)).items():
                self._at(section, name)
                self._draft.lose(name, f"`{section}` {name}: {shown(given)}", why)
        derived = [name for name, given in self._schemes.items() if mapping(given).get("conclusions")]
        used = {argument.scheme for argument in self._arguments}
        for name in derived:
            if name not in used:
                self._at("argument_schemes", name)
                self._draft.lose(name, "the arguments that Carneades derives by this scheme", "none is written out")
        silent = sum(name not in self._argued for name in self._words)
        if silent:
            self._draft.lose(
                "statements",
                f"that {silent} of them, marked `{UNARGUED}`, are out until they are assumed or argued for",
                "here what is said stands on the word of who says it",
                line=self._lines.get(("statements", ""), 0),
            )

    def _unknown(self, where: str, given: Mapping[str, Json], known: set[str]) -> None:
        for name, value in given.items():
            if name not in known:
                self._draft.lose(where, f"`{name}: {shown(value)}`", "it is unknown here")


def _lines(text: str) -> Mapping[tuple[str, str], int]:
    """Return on which line each section stands, under ("section", ""), and each of its entries by name."""
    found: dict[tuple[str, str], int] = {}
    section, indent = "", ""
    for number, row in enumerate(text.split("\n"), start=1):
        top = _SECTION.match(row)
        if top is not None:
            section, indent = top[1], ""
            found.setdefault((section, ""), number)
        elif (match := _CHILD.match(row)) is not None and match[1] == (indent or match[1]):
            indent = match[1]
            found.setdefault((section, match[2] or spelt(match[3])), number)
    return found
