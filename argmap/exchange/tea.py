"""Assurance cases of the Trustworthy and Ethical Assurance platform: JSON in which a tree of elements is nested.

The format is the platform's nested export, version 1.0: `case` with a name and a description, and `tree`, an element
with `id`, `type`, `name`, `description` and `children`. Evidence stands under every claim that it is linked to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.errors import RefusedError
from argmap.evidence.json_array import Json
from argmap.exchange.assurance import Element, Part, take
from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported
from argmap.exchange.json_text import begins_json, mapping, mappings, read_json, sequence, words
from argmap.exchange.resolving import quoted
from argmap.exchange.strange import ANY, Shape, lose_strange, parts

_TREE = re.compile(r'"tree"\s*:\s*\{')
_TYPED = re.compile(
    r'"type"\s*:\s*"(?:GOAL|STRATEGY|PROPERTY_CLAIM|EVIDENCE|CONTEXT|JUSTIFICATION|ASSUMPTION|MODULE|AWAY_GOAL|CONTRACT)"'
)
_PARTS = {
    "GOAL": Part.CLAIM,
    "PROPERTY_CLAIM": Part.CLAIM,
    "EVIDENCE": Part.CLAIM,
    "MODULE": Part.CLAIM,
    "AWAY_GOAL": Part.CLAIM,
    "CONTRACT": Part.CLAIM,
    "STRATEGY": Part.STRATEGY,
    "ASSUMPTION": Part.ASSUMPTION,
    "CONTEXT": Part.REMARK,
    "JUSTIFICATION": Part.REMARK,
}
_ELSEWHERE = frozenset(["MODULE", "AWAY_GOAL", "CONTRACT"])
_KEPT = ("moduleReferenceId", "moduleEmbedType", "modulePublicSummary")
_FLAGS = ("fromPattern", "modifiedFromPattern")
_READ = frozenset(
    "id type name description children inSandbox role assumption justification context url isDefeater "
    "defeatsElementId comments level".split()
).union(_KEPT, _FLAGS)
_TREE_SHAPE: dict[str, Shape | None] = {**ANY, "comments": parts("id author content createdAt")}
_TREE_SHAPE["children"] = _TREE_SHAPE
_PARTS_OF_FILE = frozenset(["version", "exportedAt", "case", "tree"])


def recognises(text: str) -> bool:
    """Tell whether a JSON text has a tree of the platform's elements."""
    return begins_json(text) and _TREE.search(text) is not None and _TYPED.search(text) is not None


def read(text: str, path: str) -> Imported:
    """Read a case: what stands under a claim supports it together, a strategy is the warrant of a step.

    Evidence is a claim that is asserted only, with the address of its document as a source. A defeater is an
    objection, and an undercut where it defeats a strategy. Raises RefusedError when it is no JSON, or has no tree.
    """
    document = mapping(read_json(text, path))
    tree, version = mapping(document.get("tree")), words(document.get("version"))
    if not words(tree.get("description")) and not words(tree.get("name")):
        what = "elements in a list" if "elements" in document else "no `tree` of elements"
        raise RefusedError(
            f"{path} has {what}, and version 1.0 of the format has a tree with a goal at its top",
            "export the case from the platform again, as JSON",
        )
    draft = Draft()
    if version not in ("", "1.0", "1"):
        draft.lose("", f"what only version {version} of the format says", "version 1.0 of it is read")
    for name, value in document.items():
        if name not in _PARTS_OF_FILE and value:
            draft.lose("", f"the part {quoted(name)}", "it is no part of the format")
    lose_strange("tree", tree, _TREE_SHAPE, draft)
    main = take(_Tree(tree, draft).elements(), draft)
    case = mapping(document.get("case"))
    for name, value in case.items():
        if name not in ("name", "description") and value:
            draft.lose("", f"the part {quoted(name)} of the case", "it is no part of the format")
    fields = {"note": words(case.get("description")), "x-exported-at": words(document.get("exportedAt"))}
    return draft.finish(title=words(case.get("name")), main=main, fields=fields)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An element of the tree, the id of the one above it, "" at the top, and how many claims deep it stands."""

    id: str
    given: Mapping[str, Json]
    above: str
    level: int


class _Tree:
    """The elements of a tree, in its order, on their way into a case."""

    def __init__(self, tree: Mapping[str, Json], draft: Draft) -> None:
        self._draft = draft
        self._placed = list(_placed(tree))
        first = {each.id: each for each in reversed(self._placed)}
        names = Counter(_name(each.given) for each in first.values())
        self._keys = {
            key: name if (name := _name(each.given)) and names[name] == 1 and name not in first else key
            for key, each in first.items()
        }
        self._below: dict[str, list[str]] = {}
        for each in self._placed:
            if each.above:
                self._below.setdefault(self._keys[each.above], []).append(self._keys[each.id])

    def elements(self) -> Mapping[str, Element]:
        found: dict[str, Element] = {}
        first: dict[str, Mapping[str, Json]] = {}
        for each in self._placed:
            key = self._keys[each.id]
            if key not in found:
                first[key] = each.given
                found[key] = self._element(key, each)
                found |= self._assumed(found[key], words(each.given.get("assumption")).strip())
            elif _said(first[key]) != _said(each.given):
                what = f"another {_type(each.given)} {quoted(words(each.given.get('description')))}"
                self._draft.lose(key, what, "its id is used twice, and the first one is kept")
        return found

    def _element(self, key: str, placed: _Placed) -> Element:
        given, kind = placed.given, _type(placed.given)
        if kind not in _PARTS:
            self._draft.lose(key, f"its type {kind or '(none)'}", "no such type is known: it is kept as a claim")
        self._tell(key, given, top=not placed.above)
        name, address = _name(given), words(given.get("url")).strip()
        aside = given.get("inSandbox") is True and bool(placed.above)
        against = words(given.get("defeatsElementId")) or (placed.above if given.get("isDefeater") is True else "")
        title = kind.replace("_", " ").lower()
        return Element(
            key,
            _PARTS.get(kind, Part.CLAIM),
            f"{title} {name}".strip(),
            " ".join(words(given.get("description")).split()) or name or f"({key})",
            notes=tuple(_notes(given)),
            fields={
                "tags": ("sandbox",) if given.get("inSandbox") is True else (),
                "x-tea": f"{kind} {name}".strip(),
                "x-id": words(given.get("id")),
                "x-url": address,
                "x-level": words(given.get("level")) if given.get("level") != placed.level else "",
                **{f"x-{_kebab(name)}": words(given.get(name)) for name in _KEPT},
                **{f"x-{_kebab(name)}": "yes" if given.get(name) is True else "" for name in _FLAGS},
            },
            documents=(address,) if address else (),
            below=self._below.get(key, []),
            against="" if aside else self._keys.get(against, against),
            aside=aside,
        )

    def _assumed(self, element: Element, said: str) -> Mapping[str, Element]:
        """Make the assumption that is written on an element one that stands beside it."""
        if not said:
            return {}
        if element.part in (Part.ASSUMPTION, Part.REMARK):
            return {element.key: replace(element, notes=(*element.notes, f"Assumption: {said}"))}
        key = f"what {element.key} assumes"
        element.below.append(key)
        return {element.key: element, key: Element(key, Part.ASSUMPTION, "assumption", " ".join(said.split()))}

    def _tell(self, key: str, given: Mapping[str, Json], *, top: bool) -> None:
        """Tell of what an element says that a map does not."""
        kind = _type(given)
        if given.get("inSandbox") is True and not top:
            self._draft.lose(
                key, "that it stands under another element", "it is in the sandbox: it bears on nothing yet"
            )
        if kind in _ELSEWHERE and not sequence(given.get("children")):
            self._draft.lose(key, f"what {key} rests on", "that is in another case")
        if words(given.get("role")) not in ("", "TOP_LEVEL" if top else "SUPPORTING"):
            self._draft.lose(key, f"its role {words(given.get('role'))}", "where it stands says otherwise")
        for name, value in given.items():
            if name not in _READ and value:
                self._draft.lose(
                    key,
                    f"{name}: {quoted(words(value)) if words(value) else 'several values'}",
                    "it is no part of the format",
                )


def _placed(tree: Mapping[str, Json]) -> Iterator[_Placed]:
    """Give the elements of a tree from the top down, without recursion; one without an id gets one."""
    waiting = [(tree, "", 0)]
    count = 0
    while waiting:
        given, above, level = waiting.pop()
        count += 1
        own = words(given.get("id")) or _name(given) or f"element {count}"
        level += _type(given) == "PROPERTY_CLAIM"
        yield _Placed(own, given, above, level)
        waiting += [(child, own, level) for child in reversed(list(mappings(given.get("children"))))]


def _type(given: Mapping[str, Json]) -> str:
    return words(given.get("type"))


def _name(given: Mapping[str, Json]) -> str:
    return words(given.get("name")).strip()


def _said(given: Mapping[str, Json]) -> tuple[str, str, str]:
    return _type(given), words(given.get("description")), words(given.get("url"))


def _notes(given: Mapping[str, Json]) -> Iterator[str]:
    """Give what is written on an element beside its words: contexts, its justification, comments on it."""
    for context in sequence(given.get("context")):
        if words(context).strip():
            yield f"Context: {words(context).strip()}"
    if words(given.get("justification")).strip():
        yield f"Justification: {words(given.get('justification')).strip()}"
    for comment in mappings(given.get("comments")):
        author, when = words(comment.get("author")) or "Comment", words(comment.get("createdAt"))
        yield f"{author}{f' ({when})' if when else ''}: {words(comment.get('content'))}"


def _kebab(name: str) -> str:
    return re.sub(r"(?=[A-Z])", "-", name).lower()
