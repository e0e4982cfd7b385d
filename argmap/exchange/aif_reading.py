"""What an AIF graph means in a map: statements, inferences, conflicts, and who said what in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.exchange.aif_graph import AifGraph, AifNode
from argmap.exchange.aif_speakers import Speech, speech_of
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Fields
from argmap.exchange.marked_text import Mark
from argmap.exchange.resolving import quoted

TEXT = "the text"
"""Key of the source that is the text that was analysed."""

_DIALOGUE = "dialogue"
_DIALOGUE_TITLE = "The dialogue that was analysed"
_PLAIN = frozenset(["", "ra", "ca", "default inference", "default conflict", "inference", "conflict"])
_ASSERTING = frozenset(
    ["", "ya", "asserting", "agreeing", "arguing", "restating", "conceding", "default illocuting", "asserted"]
)
_STEPS = ("RA", "CA")
_MOST = 20
"""As many ends of one node are multiplied with those of another: a file that has more of both is none of a person."""
_TYPES = ("I", "RA", "CA", "MA", "PA", "L", "TA", "YA")


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """The words of the text that were marked, by node, and the title of the text."""

    title: str = ""
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)


def take(graph: AifGraph, draft: Draft, marked: MarkedWords = MarkedWords()) -> None:
    """Put a graph into a draft; `marked` are the words of the text that were marked."""
    _Analysis(graph, draft, marked).take()


class _Analysis:
    """The nodes of one graph on their way into a draft: first who said what, for claims and steps tell it."""

    def __init__(self, graph: AifGraph, draft: Draft, marked: MarkedWords) -> None:
        self._graph, self._draft, self._marked, self._title = graph, draft, marked.marks, marked.title
        self._by: dict[str, str] = {}
        self._asserted: dict[str, list[str]] = {}
        self._notes: dict[str, list[str]] = {}
        self._answers: dict[str, list[str]] = {}
        self._aimed: dict[str, Sequence[str]] = {}
        self._speech: Mapping[str, Speech] = {
            key: speech_of(node, graph) for key, node in graph.nodes.items() if node.type == "L"
        }

    def take(self) -> None:
        for node in self._of("YA"):
            self._illocution(node)
        for node in self._of("MA"):
            self._rephrase(node)
        for node in self._of("PA"):
            self._draft.lose(node.key, f"that {self._ends(node, 'is preferred to')}", "a map weighs by grades alone")
        for node in self._of("I"):
            self._claim(node)
        for node in self._of("L"):
            self._locution(node)
        for node in self._of("TA"):
            self._draft.lose(node.key, f"that {self._ends(node, 'is answered by')}", "a map has no order of speech")
        for node in self._of(*_STEPS):
            self._step(node)
        for key in self._marked:
            if key not in self._graph.nodes or self._graph.nodes[key].type not in ("I", "L"):
                said = "; ".join(quoted(each.words) for each in self._marked[key])
                self._draft.lose(key, f"the marked words {said}", "no statement is called so")

    def _of(self, *types: str) -> Iterable[AifNode]:
        return (node for node in self._graph.nodes.values() if node.type in types)

    def _illocution(self, node: AifNode) -> None:
        """Note who asserts a statement or argues a step; the speaker of a transition is that of the answer."""
        anchors = self._graph.before(node.key, "L")
        for transition in self._graph.before(node.key, "TA"):
            if transition not in self._answers:
                self._answers[transition] = self._graph.after(transition, "L")[: _MOST + 1]
            anchors += self._answers[transition]
        if len(anchors) > _MOST:
            self._draft.lose(node.key, f"all but {_MOST} of the locutions that it starts from", "there are too many")
            anchors = anchors[:_MOST]
        claims, steps = self._graph.after(node.key, "I"), self._graph.after(node.key, *_STEPS)
        others = self._graph.after(node.key, "PA", "L", "TA", "YA")
        force = node.scheme.strip()
        asserts = bool(anchors) and (not claims or force.lower() in _ASSERTING)
        if others or not asserts or not self._graph.out_of.get(node.key):
            why = "it asserts no statement, and argues no step"
            self._draft.lose(node.key, f"the illocution {self._ends(node, f'({force}) about')}", why)
        if not asserts:
            return
        for anchor in anchors:
            speaker = self._speech[anchor].speaker
            self._asserted.setdefault(anchor, []).extend(claims)
            for said in (*claims, *steps):
                if speaker:
                    self._by.setdefault(said, speaker)

    def _rephrase(self, node: AifNode) -> None:
        before, after = self._graph.before(node.key, "I"), self._graph.after(node.key, "I")
        why = "its note says so, and nothing else: what bears on the one does not bear on the other"
        if not (before and after):
            why = "an end is missing"
        elif len(before) * len(after) > _MOST:
            why = "so many statements cannot be noted"
        else:
            for one in before:
                said = (f'Rephrases "{self._graph.nodes[other].text}"' for other in after)
                self._notes.setdefault(one, []).extend(said)
        self._draft.lose(node.key, f"that {self._ends(node, 'rephrases')}", why)

    def _ends(self, node: AifNode, relation: str) -> str:
        """Say in words what a node relates: locutions where it is a transition, else whatever it joins."""
        types = ("L",) if node.type == "TA" else _TYPES
        before = [quoted(self._graph.nodes[key].text) for key in self._graph.before(node.key, *types)]
        after = [quoted(self._graph.nodes[key].text) for key in self._graph.after(node.key, *types)]
        return f"{' and '.join(before) or 'nothing'} {relation} {' and '.join(after) or 'nothing'}"

    def _claim(self, node: AifNode) -> None:
        notes = [*filter(None, [node.note]), *self._notes.get(node.key, ())]
        fields = {"by": self._by.get(node.key, node.by), "note": "\n".join(notes)}
        self._draft.claim(node.key, node.text or f"({node.key})", fields)
        for place, words in enumerate(self._marked.get(node.key, ())):
            self._quote(f"{node.key} marked {place}", words, (node.key,), {})

    def _locution(self, node: AifNode) -> None:
        speech, asserted = self._speech[node.key], tuple(dict.fromkeys(self._asserted.get(node.key, ())))
        fields = {"speaker": speech.speaker, **{f"x-{name}": time for name, time in speech.times.items()}}
        marked = self._marked.get(node.key, ())
        for place, words in enumerate(marked):
            self._quote(f"{node.key} marked {place}", words, asserted, fields)
        said = " ".join(speech.words.split())
        if said and said in {each.words for each in marked}:
            if speech.source not in ("", self._title):
                self._draft.lose(node.key, f"that it stands in {quoted(speech.source)}", "it is quoted from the text")
            return
        if not said:
            if not (asserted or marked):
                self._draft.lose(node.key, f"the locution of {quoted(speech.speaker)}", "it has no words")
            return
        known = all(
            self._graph.nodes[key].text.strip() == speech.words and self._by.get(key, "") == speech.speaker
            for key in asserted
        )
        if asserted and known and not speech.source and not speech.times:
            return
        if speech.source and speech.source == self._title:
            source = TEXT
        else:
            source = speech.source or _DIALOGUE
            self._draft.source(source, speech.source or _DIALOGUE_TITLE)
        self._draft.quote(
            node.key,
            speech.words,
            source=source,
            fields={**fields, "attests": asserted},
        )

    def _quote(self, key: str, marked: Mark, attests: tuple[str, ...], fields: Mapping[str, str]) -> None:
        more: Fields = {"at": marked.place, "attests": attests, "reading": self._reading(marked.words, attests)}
        self._draft.quote(key, marked.words, source=TEXT, fields={**fields, **more})

    def _reading(self, said: str, attests: Sequence[str]) -> str:
        same = all(" ".join(self._graph.nodes[key].text.split()) == said for key in attests)
        return "verbatim" if attests and same else "paraphrase"

    def _step(self, node: AifNode) -> None:
        scheme = "" if node.scheme.lower() in _PLAIN else node.scheme
        fields = {"scheme": scheme, "by": self._by.get(node.key, ""), "note": node.note}
        premises = self._graph.before(node.key, "I")
        targets = self._graph.after(node.key, "I", *_STEPS)
        if not targets:
            self._draft.lose(node.key, f"the step {self._ends(node, f'({node.text}) for')}", "it leads to nothing")
        add = self._draft.support if node.type == "RA" else self._draft.attack
        for target in targets:
            for at in self._aims(target):
                key = node.key if (target, at) == (targets[0], target) else f"{node.key} {at}"
                add(key, at, premises, fields)

    def _aims(self, target: str) -> Sequence[str]:
        """Return the keys that pointing to a node means: a step that leads to several nodes is several steps."""
        if self._graph.nodes[target].type == "I":
            return [target]
        if target not in self._aimed:
            leads = self._graph.after(target, "I", *_STEPS)
            if len(leads) > _MOST:
                what = f"that what tells against it does so for all of its {len(leads):,} conclusions"
                self._draft.lose(target, what, f"it does so for {_MOST} of them")
            self._aimed[target] = [target, *(f"{target} {at}" for at in leads[1:_MOST])]
        return self._aimed[target]
