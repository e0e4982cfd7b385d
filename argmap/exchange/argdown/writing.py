"""Writing of a map as an Argdown document.

Claims and quotes are statements, titled by their ids. A step of one claim without fields of its own is a relation; any
other step is an argument with a premise-conclusion structure, whose inference line has its scheme. An objection ends
with a statement marked `objection`, from which the attack or the undercut leads. Fields are data, as are the reviews
of a node; sources and schemes stand in the front matter, under `argmap`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from argmap.exchange.argdown.escaping import Written, escaped, flow, key_of, shown, tag
from argmap.exchange.argdown.naming import Naming, group_of
from argmap.exchange.argdown.reading import OURS
from argmap.exchange.argdown.reviews import Reviewing
from argmap.exchange.format import Export, Exported
from argmap.exchange.loss import Loss
from argmap.model.checking import sound
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Node, Quote, Scheme, Source, Step, Support
from argmap.model.vocabulary import QuestionState

_RULE = re.compile(r"[^\W_][^\W_]*(?:-[^\W_]+)*")


def write(export: Export) -> Exported:
    """Write a map; what its references lead to nowhere for is left out and told."""
    within = sound(export.map)
    written = _Writing(within)
    losses = [
        Loss(node_id, f"the {node.kind} {node_id}", "what it refers to is not there")
        for node_id, node in export.map.nodes.items()
        if node_id not in within.nodes
    ]
    return Exported(written.text(), (*losses, *written.losses()))


class _Writing:
    """A map on its way into Argdown."""

    def __init__(self, within: Map) -> None:
        self._map = within
        self._names = Naming(within)
        self._reviews = Reviewing(within, self._names)
        self._raised = {
            answer.words
            for answers in (node.questions for node in within if isinstance(node, Step | Assessment))
            for answer in answers
            if answer.state is QuestionState.RAISED
        }
        self._foreign = [name for name in within.sources if name not in within.nodes]
        self._hanging: dict[str, list[str]] = {}
        self._plain: dict[tuple[str, str, str], str] = {}
        for step in within.steps.values():
            if self._is_bare(step):
                self._plain.setdefault((step.kind, step.target, step.because[0]), step.id)
            if self._is_plain(step):
                mark = "+" if isinstance(step, Support) else "-"
                self._hanging.setdefault(step.target, []).append(f"  {mark} [{self._names[step.because[0]]}]")
        for quote in within.quotes.values():
            for claim in dict.fromkeys(quote.attests):
                self._hanging.setdefault(claim, []).append(f"  + [{self._names[quote.id]}]")

    def text(self) -> str:
        """Return the document."""
        groups: dict[tuple[str, ...], list[Node]] = {(): []}
        for node in self._map:
            if isinstance(node, Claim | Quote) or (isinstance(node, Step) and not self._is_plain(node)):
                groups.setdefault(group_of(node), []).append(node)
        blocks = [self._front()]
        path: tuple[str, ...] = ()
        for group in _as_tree(groups):
            same = next((depth for depth, name in enumerate(group) if path[depth : depth + 1] != (name,)), len(group))
            blocks += [f"{'#' * (depth + 1)} {escaped(group[depth])}" for depth in range(same, len(group))]
            blocks += [self._block(node) for node in groups[group]]
            path = group
        return "\n\n".join(blocks) + "\n"

    def losses(self) -> Iterator[Loss]:
        """Tell what could not be written, or would not be read."""
        for claim in self._map.claims.values():
            if claim.assumed == "":
                yield Loss(claim.id, "that the claim is assumed", "no reason is given, and empty data says nothing")
        for name in self._foreign:
            yield Loss(name, "that the source stands in another map", "an Argdown document stands alone: it is copied")

    def _is_plain(self, step: Step) -> bool:
        """Tell whether a step is written as a relation: it is no more, and the first one from its premise."""
        return self._plain.get((step.kind, step.target, step.because[0])) == step.id

    def _is_bare(self, step: Step) -> bool:
        """Tell whether a step is no more than a relation between two claims."""
        if len(step.because) > 1 or any(end not in self._map.claims for end in (step.target, *step.because)):
            return False
        named = step.id in self._raised or step.id in self._map.shape.attacks or step.id in self._reviews
        return not named and not step.tags and not step.extra and not self._names.fields(step)

    def _front(self) -> str:
        head = self._map.head
        rows = [f"title: {flow(head.title)}"]
        if head.authors:
            rows.append(f"author: {flow(head.authors)}")
        fields = self._names.fields(head, besides=("title", "authors", "main", "version", "readable-by"))
        rows += [f"{OURS}:", "  version: 1"]
        if head.main:
            rows.append(f"  main: {flow([self._names[claim] for claim in head.main])}")
        rows += [f"  {key_of(key)}: {flow(value)}" for key, value in fields.items()]
        sources = [(name, self._map.sources[name]) for name in self._map.sources]
        rows += self._listed("sources", "source", [(name, source.title, source) for name, source in sources])
        schemes = self._map.schemes.values()
        rows += self._listed("schemes", "scheme", [(scheme.id, scheme.name, scheme) for scheme in schemes])
        return "\n".join(["===", *rows, "==="])

    def _listed(self, name: str, kind: str, nodes: Sequence[tuple[str, str, Source | Scheme]]) -> Iterator[str]:
        if nodes:
            yield f"  {name}:"
        for node_id, words, node in nodes:
            tags: dict[str, Written] = {"tags": node.tags} if node.tags else {}
            yield f"    - {flow({'id': node_id, kind: words, **self._names.fields(node), **tags})}"

    def _block(self, node: Node) -> str:
        if isinstance(node, Step):
            return self._argument(node)
        if isinstance(node, Quote):
            return self._statement(node, node.text, self._quote_fields(node) | self._reviews.of(node.id))
        fields = self._names.fields(node) | self._reviews.of(node.id)
        return self._statement(node, getattr(node, "text", ""), fields)

    def _quote_fields(self, quote: Quote) -> dict[str, Written]:
        """Return the data of a quote, with the keys that viewers of Argdown show quotations by."""
        source = self._map.sources[quote.source]
        within = self._map.sources.get(source.part_of or "")
        found: dict[str, Written] = {"kind": "quote", "source": source.title}
        if within is not None:
            found |= {"source": within.title, "chapter": source.title}
        if quote.at:
            found["pinpoint"] = quote.at
        found |= {"fidelity": "translation" if quote.translation_of else "verbatim", "origin": quote.source}
        fields = self._names.fields(quote, besides=("source", "at", "attests", "translation-of"))
        if quote.attests:
            found["attests"] = [self._names[claim] for claim in quote.attests]
        if quote.translation_of:
            found["translation-of"] = self._names[quote.translation_of]
        return found | fields

    def _statement(self, node: Claim | Quote | Node, words: str, fields: dict[str, Written]) -> str:
        written, exact = shown(words)
        data = dict(fields)
        if not exact:
            data[node.kind] = words
        rows = [self._with_data(f"[{self._names[node.id]}]: {written}", node, data)]
        return "\n".join(chain(rows, self._hanging.get(node.id, ())))

    def _with_data(self, line: str, node: Node, data: dict[str, Written]) -> str:
        """Return a line with the tags and the data of a node after it."""
        tags = [tag(words) for words in node.tags]
        if None in tags or len(set(tags)) < len(tags):
            data = {**data, "tags": node.tags}
            tags = []
        return " ".join([line, *(each for each in tags if each), *([flow(data)] if data else [])])

    def _argument(self, step: Step) -> str:
        names = self._names
        fields = names.fields(step)
        scheme = fields.pop("scheme", "")
        rule = scheme if isinstance(scheme, str) and _RULE.fullmatch(scheme) else ""
        if scheme and not rule:
            fields["scheme"] = scheme
        note = step.note or ""
        described, exact = shown(note)
        head = f"<{names[step.id]}>"
        if note and exact:
            head = f"{head}: {described}"
            del fields["note"]
        if step.tags:
            fields["tags"] = step.tags
        fields |= self._reviews.of(step.id)
        rows = [head, ""]
        rows += [f"({number}) [{names[premise]}]" for number, premise in enumerate(step.because, 1)]
        inside = " ".join([*([rule] if rule else []), *([flow(fields)] if fields else [])])
        rows.append(f"-- {inside} --" if inside else "----")
        number = len(step.because) + 1
        if isinstance(step, Support):
            return "\n".join([*rows, f"({number}) [{names[step.target]}]"])
        return "\n".join([*rows, *self._objection(number, step.target)])

    def _objection(self, number: int, target: str) -> list[str]:
        if target in self._map.steps:
            words, mark = f"Then it does not follow so: {escaped(self._names[target])}.", f"_> <{self._names[target]}>"
        else:
            node = self._map.nodes[target]
            said = shown(getattr(node, "text", ""))[0]
            words, mark = f"It is not so that: {said}", f"-> [{self._names[target]}]"
        return [f"({number}) {words} {flow({'objection': True})}", f"  {mark}"]


def _as_tree(groups: dict[tuple[str, ...], list[Node]]) -> list[tuple[str, ...]]:
    """Return the groups so that each stands before those within it, else in the order of appearance."""
    first: dict[tuple[str, ...], int] = {}
    for group in groups:
        for depth in range(1, len(group) + 1):
            first.setdefault(group[:depth], len(first))
    return sorted(groups, key=lambda group: [first[group[:depth]] for depth in range(1, len(group) + 1)])
