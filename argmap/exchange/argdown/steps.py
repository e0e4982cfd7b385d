"""The steps that the arguments and relations of an Argdown document are.

A premise-conclusion structure is a chain of steps, one an inference. Any other argument stands for its description: it
is a claim, and every relation that leaves the argument a step from it. A relation of a whole argument with a structure
leaves from its main conclusion; one that arrives at it is about its premise where it has only one. With several, an
attack undercuts the last inference, and a support cannot be placed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.exchange.argdown.cast import Cast, Member
from argmap.exchange.argdown.document import GROUP, Arrow, Inference, Relation, Sort, Structure, UnreadableError
from argmap.exchange.argdown.fields import fields_from
from argmap.exchange.argdown.reviews import add_reviews
from argmap.exchange.argdown.statements import Statements, data_of
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Value as FieldValue

_STRICT = "entails"
_MOST_AT_ONCE = 50_000
"""So many undercuts may come of relations to arguments that support or attack several things."""


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a relation is about: a claim or quote that is supported or attacked, or a step that is undercut."""

    key: str
    arrow: Arrow


class Steps:
    """The steps of a document on their way into a draft; `strict` relations between statements are logical ones."""

    def __init__(self, cast: Cast, draft: Draft, statements: Statements, *, strict: bool) -> None:
        self._cast, self._draft, self._statements, self._strict = cast, draft, statements, strict
        self._inferences: dict[tuple[int, int], str] = {}
        self._leaving: dict[str, list[str]] = {}
        """The keys of the steps that the relations of an argument without structure are, by its key."""
        self._key_of: dict[int, str] = {}
        self._undercut_at_once = 0
        self._many: set[str] = set()
        """The arguments without structure of which one relation undercuts several steps."""
        self._said: set[tuple[Arrow, str, str]] = set()
        self._objections: dict[int, int] = {}
        """The structure of each element that only closes an objection."""
        self._relations_from: dict[int, list[Relation]] = {}
        self._explicit: set[tuple[Arrow, str, str]] = set()
        """What relations between two statements say, or would if a structure's conclusion stood for its argument."""

    def add(self) -> None:
        """Add every step."""
        for member in self._cast.all(Sort.ARGUMENT):
            self._name(member)
        self._name_relations()
        for number, structure in enumerate(self._cast.document.structures):
            self._add_structure(number, structure)
        for place, relation in enumerate(self._cast.document.relations):
            self._draft.at(relation.line)
            self._add_relation(place, relation)

    def add_premises(self) -> None:
        """Add the claims that arguments without a structure stand for."""
        for member in self._cast.all(Sort.ARGUMENT):
            if not member.structures:
                self._add_premise(member)

    def _name(self, member: Member) -> None:
        """Give every inference of an argument a key: the last one that of the argument."""
        for number in member.structures:
            structure = self._cast.structure(number)
            last = len(structure.inferences) - 1
            for place in range(last + 1):
                only = place == last and number == member.structures[-1]
                key = member.key if only else self._cast.free(f"{member.key}, inference {place + 1}")
                self._inferences[number, place] = key
            if "objection" in data_of(self._cast.of(structure.statements[-1])):
                self._objections[structure.statements[-1]] = number

    def _name_relations(self) -> None:
        for place, relation in enumerate(self._cast.document.relations):
            self._relations_from.setdefault(relation.source, []).append(relation)
            source, target = self._cast.of(relation.source), self._cast.of(relation.target)
            if relation.inference is None and target.sort is Sort.STATEMENT:
                self._explicit.add((relation.arrow, self._premise(source), target.key))
            if source.sort is Sort.ARGUMENT and not source.structures:
                leaving = self._leaving.setdefault(source.key, [])
                key = self._cast.free(f"{source.key}, relation {len(leaving) + 1}") if leaving else source.key
                leaving.append(key)
                self._key_of[place] = key
        for relation in self._cast.document.relations:
            source, target = self._cast.of(relation.source), self._cast.of(relation.target)
            if relation.arrow is Arrow.UNDERCUT and relation.inference is None and source.sort is Sort.ARGUMENT:
                self._many.update([source.key] if len(self._leaving.get(target.key, ())) > 1 else [])

    def _premise(self, member: Member) -> str:
        """Return the key of the claim that a statement is, or that an argument stands for."""
        if member.sort is Sort.STATEMENT:
            return member.key
        if member.structures:
            structure = self._cast.structure(member.structures[-1])
            return self._cast.of(structure.statements[-1]).key
        return f"the description of {member.key}"

    def _add_premise(self, member: Member) -> None:
        self._draft.at(member.first.line)
        words = member.words
        fields: dict[str, FieldValue] = {}
        if not self._leaving.get(member.key):
            fields = self._statements.common(member, "claim", data_of(member))
            why = "it supports and attacks nothing: its words are kept as a claim"
            self._draft.lose(member.key, f"that <{member.title}> is an argument", why)
        if len(words) > 1:
            also = [f"Also put: {other}" for other in words[1:]]
            fields["note"] = "\n".join([*([str(fields["note"])] if "note" in fields else []), *also])
        if member.first.section:
            fields.setdefault("x-group", GROUP.join(member.first.section))
        self._draft.claim(self._premise(member), words[0] if words else member.title, fields)

    def _add_structure(self, number: int, structure: Structure) -> None:
        argument = self._cast.of(structure.argument)
        keys = [self._cast.of(statement).key for statement in structure.statements]
        last = len(structure.inferences) - 1
        for place, inference in enumerate(structure.inferences):
            self._draft.at(inference.line)
            whole = place == last and number == argument.structures[-1]
            own, reviews = self._statements.reviewed(inference.data)
            fields = self._inference_fields(argument, replace(inference, data=own), whole=whole)
            premises = [keys[each] for each in inference.premises]
            key = self._inferences[number, place]
            if place == last and structure.statements[-1] in self._objections:
                self._object(structure.statements[-1], key, premises, fields)
            else:
                self._draft.support(key, keys[inference.conclusion], premises, fields)
            add_reviews(reviews, key, self._cast, self._draft)

    def _inference_fields(self, argument: Member, inference: Inference, *, whole: bool) -> dict[str, FieldValue]:
        fields = fields_from("supports", inference.data, besides=("uses",))
        if whole:
            own = self._statements.common(argument, "supports", data_of(argument))
            words = "\n".join(argument.words)
            if words:
                own["note"] = f"{words}\n{own['note']}" if "note" in own else words
            last: dict[str, FieldValue] = {
                name: own.pop(name) for name in ("x-title", "x-group") if name in own and name not in fields
            }
            fields = {**own, **fields, **last}
        if inference.rules:
            fields.setdefault("scheme", inference.rules[0])
        if len(inference.rules) > 1:
            fields["x-rules"] = ", ".join(inference.rules)
        return fields

    def _object(self, element: int, key: str, premises: list[str], fields: dict[str, FieldValue]) -> None:
        """Add the objection that argmap wrote as a structure: what it attacks hangs on its conclusion."""
        aims = [aim for relation in self._relations_from.get(element, ()) for aim in self._aims(relation, premises[0])]
        for place, aim in enumerate(aims):
            self._draft.attack(key if place == 0 else self._cast.free(key), aim.key, premises, fields)
        if not aims:
            self._draft.lose(key, "an objection", "nothing hangs on its conclusion that it could be about")

    def _add_relation(self, place: int, relation: Relation) -> None:
        if relation.source in self._objections:
            return
        source = self._cast.of(relation.source)
        premise = self._premise(source)
        if relation.arrow is Arrow.CONTRADICTION:
            self._contradict(relation)
            return
        aims = list(self._aims(relation, premise))
        fields: dict[str, FieldValue] = {}
        key = self._key_of.get(place, "")
        if key:
            fields = self._argument_fields(source, first=key == source.key)
        logical = self._strict and relation.inference is None and self._between_statements(relation)
        if logical and relation.arrow is not Arrow.UNDERCUT:
            contrary = {"x-relation": "contrary"} if relation.arrow is Arrow.ATTACK else {}
            fields = {"grade": _STRICT, **contrary}
        for number, aim in enumerate(aims):
            said = (aim.arrow, source.key if key else premise, aim.key)
            if said in self._said or (source.structures and premise == aim.key and aim.arrow is Arrow.SUPPORT):
                continue
            self._said.add(said)
            name = key if key and number == 0 else self._cast.free(f"{premise} {_verb(aim.arrow)} {aim.key}")
            if aim.arrow is Arrow.SUPPORT:
                if premise in self._statements.quotes:
                    self._statements.attest(premise, aim.key)
                else:
                    self._draft.support(name, aim.key, [premise], fields)
            else:
                self._draft.attack(name, aim.key, [premise], fields)
        if logical and relation.arrow is Arrow.ATTACK:
            self._exclude(self._cast.of(relation.target).key, premise, "contrary")

    def _argument_fields(self, argument: Member, *, first: bool) -> dict[str, FieldValue]:
        if first:
            return self._statements.common(argument, "supports", data_of(argument))
        return {"x-title": argument.title} if argument.title else {}

    def _contradict(self, relation: Relation) -> None:
        if not self._between_statements(relation):
            remedy = "relate arguments with - or _, and statements with ><"
            raise UnreadableError(relation.line, "the contradiction >< stands at an argument", remedy)
        one, other = self._cast.of(relation.target).key, self._cast.of(relation.source).key
        for premise, target in ((one, other), (other, one)):
            self._exclude(premise, target, "contradictory")

    def _exclude(self, premise: str, target: str, how: str) -> None:
        said = (Arrow.ATTACK, premise, target)
        if said not in self._said:
            self._said.add(said)
            fields: dict[str, FieldValue] = {"x-relation": how}
            if self._strict:
                fields["grade"] = _STRICT
            self._draft.attack(self._cast.free(f"{premise} {_verb(Arrow.ATTACK)} {target}"), target, [premise], fields)

    def _between_statements(self, relation: Relation) -> bool:
        ends = (self._cast.of(relation.source), self._cast.of(relation.target))
        return relation.inference is None and all(end.sort is Sort.STATEMENT for end in ends)

    def _aims(self, relation: Relation, premise: str) -> Iterator[_Aim]:
        """Give what a relation is about in a map."""
        if relation.inference is not None:
            yield _Aim(self._inferences[relation.target, relation.inference], Arrow.UNDERCUT)
            return
        target = self._cast.of(relation.target)
        if relation.arrow is Arrow.UNDERCUT:
            yield from self._undercut(relation, target)
        elif target.sort is Sort.STATEMENT or not target.structures:
            yield _Aim(self._premise(target), relation.arrow)
        else:
            yield from self._whole(relation, target, premise)

    def _undercut(self, relation: Relation, target: Member) -> Iterator[_Aim]:
        if relation.target in self._cast.conclusions:
            yield _Aim(self._inferences[self._cast.conclusions[relation.target]], Arrow.UNDERCUT)
        elif target.sort is Sort.ARGUMENT and target.structures:
            yield _Aim(target.key, Arrow.UNDERCUT)
        elif target.sort is Sort.ARGUMENT and self._leaving.get(target.key):
            self._undercut_at_once += len(self._leaving[target.key])
            if self._undercut_at_once > _MOST_AT_ONCE:
                remedy = f"give <{target.title}> a premise-conclusion structure, which is undercut as one step"
                raise UnreadableError(relation.line, "arguments are undercut in too many places at once", remedy)
            yield from (_Aim(key, Arrow.UNDERCUT) for key in self._leaving[target.key])
            if target.key in self._many:
                what = f"that {self._cast.of(relation.source).key} undercuts it wherever it undercuts"
                self._draft.lose(target.key, what, "it undercuts several steps at once: kept for the first of these")
        else:
            if target.key not in self._statements.quotes:
                what = f"that it is undercut by {self._cast.of(relation.source).key}"
                self._draft.lose(target.key, what, "no inference stands here: kept as an objection to what it says")
            yield _Aim(self._premise(target), Arrow.ATTACK)

    def _whole(self, relation: Relation, target: Member, premise: str) -> Iterator[_Aim]:
        """Give what a relation to an argument with a structure is about."""
        initial = list(dict.fromkeys(key for number in target.structures for key in self._initial(number)))
        if any((relation.arrow, premise, key) in self._explicit for key in initial):
            return
        if premise in initial and relation.arrow is Arrow.SUPPORT:
            return
        if len(initial) == 1:
            yield _Aim(initial[0], relation.arrow)
            return
        which = f"which premise of <{target.title}> {self._cast.of(relation.source).key}"
        if relation.arrow is Arrow.ATTACK:
            self._draft.lose(
                target.key, f"{which} attacks", "it does not say: kept as an objection to its last inference"
            )
            yield _Aim(target.key, Arrow.UNDERCUT)
        else:
            self._draft.lose(
                target.key, f"that {self._cast.of(relation.source).key} supports it", f"{which} supports is not said"
            )

    def _initial(self, number: int) -> Iterator[str]:
        structure = self._cast.structure(number)
        concluded = {inference.conclusion for inference in structure.inferences}
        for place, statement in enumerate(structure.statements):
            if place not in concluded:
                yield self._cast.of(statement).key


def _verb(arrow: Arrow) -> str:
    return "supports" if arrow is Arrow.SUPPORT else "attacks"
