"""Assurance cases in the text language for GSN of the Institute for Software Integrated Systems (`.gsn`).

A file holds blocks (`GOALS space { ... }`, and STRATEGIES, SOLUTIONS, CONTEXTS, ASSUMPTIONS, JUSTIFICATIONS) of nodes
(`goal G1 { uuid:"..."; summary:'''...'''; ... }`). What supports a node, or stands beside it, is nested in it or named
there by `ref_goal: space.G2;`. Comments are those of Java.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from argmap.errors import RefusedError
from argmap.exchange.assurance import Element, Part, take
from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported
from argmap.exchange.gsn_syntax import GsnFile, GsnNode, parse_gsn

_BEGUN = re.compile(
    r"(?>\s+|//[^\n]*\n|/\*.*?\*/)*+"
    r"(?:GOALS|STRATEGIES|SOLUTIONS|CONTEXTS|ASSUMPTIONS|JUSTIFICATIONS)\s+\^?[A-Za-z_]\w*\s*\{",
    re.DOTALL,
)
_PARTS = {
    "goal": Part.CLAIM,
    "solution": Part.CLAIM,
    "strategy": Part.STRATEGY,
    "assumption": Part.ASSUMPTION,
    "context": Part.REMARK,
    "justification": Part.REMARK,
}

_ELSEWHERE = "no block of this file defines it: put the files of the case into one, one after the other"


def recognises(text: str) -> bool:
    """Tell whether a text begins with a block of nodes, after any comments."""
    return _BEGUN.match(text[:20_000].lstrip("\ufeff")) is not None


def read(text: str, path: str) -> Imported:
    """Read a case: what stands under a goal supports it together, and a strategy is the warrant of such a step.

    A solution is a claim that is asserted only, with its artifacts as sources, for it quotes nothing. Raises
    RefusedError with the line that is not of the language.
    """
    file = parse_gsn(text, path)
    if not any(_PARTS[node.kind] is Part.CLAIM for node in file.nodes):
        remedy = "a goal is `GOALS name { goal G1 { ... } }`; put the files of the case into one, one after the other"
        raise RefusedError(f"{path}:1: no goal is found", remedy)
    draft = Draft()
    for line, comment in file.comments:
        draft.lose("", f"the comment {comment[:60]}", "comments are not kept", line=line)
    elements = dict(_elements(file, draft))
    return draft.finish(title="", main=take(elements, draft))


def _elements(file: GsnFile, draft: Draft) -> Iterator[tuple[str, Element]]:
    """Give the elements of a file by key: their names, counted where several have the same."""
    names = Counter(node.name for node in file.nodes)
    counted: Counter[str] = Counter()
    keys: list[str] = []
    for node in file.nodes:
        counted[node.name] += 1
        keys.append(node.name if names[node.name] == 1 else f"{node.name} ({counted[node.name]})")
    for key, node in zip(keys, file.nodes, strict=True):
        draft.at(node.line)
        below = []
        for kind, target in node.below:
            found = target if isinstance(target, int) else file.found(node, kind, target)
            if found is not None:
                below.append(keys[found])
            else:
                relation = "rests on" if kind in ("goal", "strategy", "solution") else "is about"
                draft.lose(key, f"that {key} {relation} the {kind} {target}", _ELSEWHERE)
        yield key, _element(key, node, below, draft)


def _element(key: str, node: GsnNode, below: list[str], draft: Draft) -> Element:
    said = {name: [" ".join(value.split()) for value in values] for name, values in node.said.items()}
    summary, description = _first(said, "summary"), _first(said, "info")
    for name in ("uuid", "summary", "info", "status"):
        for value in said.get(name, [])[1:]:
            draft.lose(key, f'the {name} "{value}"', "it has another before")
    artifacts = tuple(dict.fromkeys(filter(None, said.get("artifact", ()))))
    labels = tuple(dict.fromkeys(said.get("label", ())))
    part = _PARTS[node.kind]
    notes = [description] if summary and description not in ("", summary) else []
    if part is Part.REMARK and labels:
        notes.append(f"Labels: {', '.join(labels)}")
    return Element(
        key,
        part,
        f"{node.kind} {node.name}",
        summary or description or node.name,
        notes=tuple(notes),
        fields={
            "tags": labels,
            "x-gsn": f"{node.kind} {node.name}",
            "x-uuid": _first(said, "uuid"),
            "x-status": _first(said, "status"),
            "x-artifact": artifacts,
        },
        documents=artifacts,
        line=node.line,
        below=below,
    )


def _first(said: Mapping[str, list[str]], name: str) -> str:
    return next(iter(said.get(name, ())), "")
