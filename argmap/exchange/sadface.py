"""SADFace documents: JSON of atoms (statements) and schemes, joined by edges, with the texts that atoms come from.

The format is that of the SADFace project (Simple Argument Description Format): `nodes` of the type atom or scheme,
`edges` with `source_id` and `target_id`, `resources` with their `content`, `metadata.core` of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from argmap.errors import RefusedError
from argmap.evidence.json_array import Json
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Fields
from argmap.exchange.format import Imported
from argmap.exchange.json_text import begins_json, mapping, mappings, read_json, words, written
from argmap.exchange.strange import Shape, lose_strange, parts

_ATOM = re.compile(r'"type"\s*:\s*"atom"')
_ENDS = re.compile(r'"(?:source|target)_id"\s*:')
_AGAINST = frozenset(["attack", "conflict", "con", "rebut", "rebuttal", "undercut", "default conflict"])
_PLAIN = frozenset(["support", "inference", "pro", "default inference", ""])
_TITLES = ("title", "name", "url")
_IN_HEAD = ("title", "description", "analyst_name")
_AT_THE_TOP = parts("analyst_email analyst_name created description edited id notes title version")
"""What stands in the core of the metadata, and stood beside the nodes in the first versions of the format."""

_SHAPE: Shape = {
    **_AT_THE_TOP,
    "metadata": None,
    "resources": parts("id content type metadata"),
    "nodes": {**parts("id type text name metadata"), "sources": parts("resource_id source_id text offset length")},
    "edges": parts("id source_id target_id"),
}
_WITHOUT_TITLE = "The text that was analysed"


def recognises(text: str) -> bool:
    """Tell whether a JSON text has atoms and the edges of SADFace."""
    return (
        begins_json(text) and _ATOM.search(text) is not None and ('"edges"' in text or _ENDS.search(text) is not None)
    )


def read(text: str, path: str) -> Imported:
    """Read a document: a scheme is a step from the atoms that lead to it, or several where it leads to several.

    Raises RefusedError when it is no JSON, or has no nodes.
    """
    document = mapping(read_json(text, path))
    if "nodes" not in document:
        raise RefusedError(f"{path} has no `nodes`, as a SADFace document has", "name the format with --from")
    return _Document(document).read()


class _Document:
    """The parts of one document, by id, on their way into a draft."""

    def __init__(self, document: Mapping[str, Json]) -> None:
        self._document = document
        self._nodes = {words(node.get("id")): node for node in mappings(document.get("nodes"))}
        self._atoms = {name for name, node in self._nodes.items() if node.get("type") == "atom"}
        self._into: dict[str, list[str]] = {}
        self._from: dict[str, list[str]] = {}
        self._contents: dict[str, str] = {}
        self._line_starts: dict[str, list[int]] = {}
        self._draft = Draft()

    def read(self) -> Imported:
        lose_strange("", self._document, _SHAPE, self._draft)
        for resource in mappings(self._document.get("resources")):
            self._resource(resource)
        for node in mappings(self._document.get("nodes")):
            name = words(node.get("id"))
            if self._nodes[name] is not node:
                self._draft.lose(name, f"the node {_shown(node)}", "its id is used twice, and the last one is kept")
        self._edges()
        for name, node in self._nodes.items():
            if name in self._atoms:
                self._atom(name, node)
            elif node.get("type") != "scheme":
                self._draft.lose(name, f"the node {_shown(node)}", "it is neither an atom nor a scheme")
        for name, node in self._nodes.items():
            if node.get("type") == "scheme":
                self._scheme(name, node)
        title, fields = self._head()
        starting = {name for name, targets in self._from.items() if targets}
        main = [name for name in self._nodes if name in self._atoms and name not in starting]
        return self._draft.finish(title=title, main=main, fields=fields)

    def _edges(self) -> None:
        for edge in mappings(self._document.get("edges")):
            name, source, target = (words(edge.get(key)) for key in ("id", "source_id", "target_id"))
            missing = next((end for end in (source, target) if end not in self._nodes), None)
            if missing is not None:
                self._draft.lose(name, f'the edge from "{source}" to "{target}"', f'no node is called "{missing}"')
            elif source in self._atoms and target in self._atoms:
                self._draft.lose(name, f'the edge from "{source}" to "{target}"', "no scheme says what it means")
            else:
                self._into.setdefault(target, []).append(source)
                self._from.setdefault(source, []).append(target)

    def _resource(self, resource: Mapping[str, Json]) -> None:
        name, content = words(resource.get("id")), words(resource.get("content"))
        about = mapping(resource.get("metadata"))
        title = next((found for key in _TITLES if (found := words(about.get(key)))), "") or _WITHOUT_TITLE
        fields = {
            "URL": words(about.get("url")),
            "x-metadata": _json({k: v for k, v in about.items() if k not in _TITLES}),
        }
        if content:
            self._contents[name] = content
            self._draft.hold(name, title, content, fields)
        else:
            self._draft.source(name, title, fields)

    def _atom(self, name: str, node: Mapping[str, Json]) -> None:
        said = words(node.get("text"))
        self._draft.claim(name, said or f"({name})", {"x-metadata": _json(node.get("metadata"))})
        for place, cited in enumerate(mappings(node.get("sources"))):
            self._quote(f"{name} source {place}", name, cited)

    def _quote(self, key: str, claim: str, cited: Mapping[str, Json]) -> None:
        resource = words(cited.get("resource_id")) or words(cited.get("source_id"))
        if not resource and len(self._contents) == 1:
            resource = next(iter(self._contents))
        content = self._contents.get(resource, "")
        said, offset, length = words(cited.get("text")), cited.get("offset"), cited.get("length")
        place = ""
        if isinstance(offset, int) and isinstance(length, int) and 0 <= offset < len(content) and length > 0:
            there = content[offset : offset + length]
            said = said or there
            place = f"l. {self._line(resource, offset)}" if there == said else ""
        if not said:
            self._draft.lose(claim, f"where it comes from: {_json(cited)}", "no words of a source are given")
            return
        if not place and offset is not None:
            self._draft.lose(claim, f"the place {_json(offset)} of its source", "the text does not say that there")
        if not content:
            self._draft.source(resource, resource or _WITHOUT_TITLE)
        reading = "verbatim" if said == words(self._nodes[claim].get("text")) else "paraphrase"
        fields: Fields = {"at": place, "attests": (claim,), "reading": reading}
        self._draft.quote(key, said, source=resource, fields=fields)

    def _line(self, resource: str, offset: int) -> int:
        if resource not in self._line_starts:
            content = self._contents[resource]
            self._line_starts[resource] = [0, *(at + 1 for at, each in enumerate(content) if each == "\n")]
        return bisect_right(self._line_starts[resource], offset)

    def _scheme(self, name: str, node: Mapping[str, Json]) -> None:
        called = words(node.get("name")) or words(node.get("text"))
        against = called.strip().lower() in _AGAINST
        scheme = "" if against or called.strip().lower() in _PLAIN else called
        premises = self._into.get(name, [])
        atoms = [premise for premise in premises if premise in self._atoms]
        fields = {"scheme": scheme, "x-metadata": _json(node.get("metadata"))}
        targets = list(dict.fromkeys(self._from.get(name, ())))
        if not targets:
            self._draft.lose(name, f'the scheme "{called}"', "it leads to nothing")
        for target in targets:
            for at in self._aims(target):
                key = name if (target, at) == (targets[0], target) else f"{name} {at}"
                add = self._draft.attack if against else self._draft.support
                add(key, at, atoms, fields)

    def _aims(self, target: str) -> Sequence[str]:
        """Return the keys that pointing to a node means: a scheme that leads to several atoms is several steps."""
        if target in self._atoms:
            return [target]
        leads = list(dict.fromkeys(self._from.get(target, ())))
        return [target, *(f"{target} {at}" for at in leads[1:])]

    def _head(self) -> tuple[str, dict[str, str]]:
        about = mapping(self._document.get("metadata"))
        core = {name: self._document[name] for name in _AT_THE_TOP if name in self._document}
        core |= mapping(about.get("core"))
        fields = {"note": words(core.get("description")), "authors": words(core.get("analyst_name"))}
        fields |= {f"x-{name.replace('_', '-')}": _json(value) for name, value in core.items() if name not in _IN_HEAD}
        fields["x-metadata"] = _json({name: value for name, value in about.items() if name != "core"})
        return words(core.get("title")), fields


def _json(value: Json) -> str:
    """Return a value as text: a string as it is, anything else as JSON, and "" for what is empty."""
    return value if isinstance(value, str) else written(value) if value else ""


def _shown(node: Mapping[str, Json]) -> str:
    return f'"{words(node.get("text")) or words(node.get("name")) or words(node.get("id"))}"'
