"""The syntax of the text language for GSN: the nodes of a file, nested and named, and what names in them refer to.

The grammar is that of the language's editor: Assurance.xtext in the repository vu-isis/gsn-domain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Never

from argmap.errors import RefusedError
from argmap.exchange.resolving import quoted

BLOCKS = frozenset(["GOALS", "STRATEGIES", "SOLUTIONS", "CONTEXTS", "ASSUMPTIONS", "JUSTIFICATIONS"])
KINDS = frozenset(["goal", "strategy", "solution", "context", "assumption", "justification"])
_SAID = frozenset(["uuid", "summary", "info", "label", "artifact", "status"])
_REFERENCE = "ref_"
_ROOT = 0
_MOST_LEVELS = 100
"""A name is looked up so many levels outwards, and then among the spaces: no case of a person is as deep."""

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|'''(?P<long>.*?)'''"
    r'|"(?P<double>(?:[^"\\]|\\.)*+)"'
    r"|'(?!'')(?P<single>(?:[^'\\]|\\.)*+)'"
    r"|(?P<name>\^?[A-Za-z_]\w*(?:\s*\.\s*\^?[A-Za-z_]\w*)*)"
    r"|(?P<sign>[{}:;])",
    re.DOTALL | re.ASCII,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\n", "t": "\t", "b": "", "f": ""}
_STRAY = {'"': "a string", "'": "a text between quotation marks", "/": "a comment"}


@dataclass(frozen=True, slots=True)
class GsnNode:
    """A node: its kind, name, line, what is said of it by attribute, and in order what stands under it.

    `below` holds for each the kind and its place in the file's nodes, or the name by which it is referred to.
    """

    kind: str
    name: str
    line: int
    scope: int
    said: dict[str, list[str]] = field(default_factory=dict)
    below: list[tuple[str, int | str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GsnFile:
    """The nodes of a file in order, its comments with their lines, and the scopes in which names are looked up."""

    nodes: list[GsnNode] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    _around: list[int] = field(default_factory=lambda: [_ROOT])
    """The scope around each scope; 0 is that of the spaces."""
    _named: dict[tuple[int, str], int] = field(default_factory=dict)
    """The scope of what has a name in a scope."""
    _node_of: dict[int, int] = field(default_factory=dict)
    """The place of the node that a scope is of."""

    def found(self, node: GsnNode, kind: str, name: str) -> int | None:
        """Return the place of the node that a name in another one means: the nearest outwards that is of the kind."""
        first, *rest = name.split(".")
        outwards = [node.scope]
        while outwards[-1] > _ROOT and len(outwards) < _MOST_LEVELS:
            outwards.append(self._around[outwards[-1]])
        for scope in (*outwards, _ROOT):
            inner = self._named.get((scope, first), -1)
            for part in rest:
                inner = self._named.get((inner, part), -1)
            place = self._node_of.get(inner)
            if place is not None and self.nodes[place].kind == kind:
                return place
        return None

    def enter_space(self, name: str) -> int:
        """Return the scope of a space, which several blocks may share."""
        return self._named.get((_ROOT, name)) or self._enter(name, _ROOT)

    def add(self, kind: str, name: str, line: int, scope: int) -> int:
        """Add a node that stands in a scope, and return its place."""
        own = self._enter(name, scope)
        self._node_of[own] = len(self.nodes)
        self.nodes.append(GsnNode(kind, name, line, own))
        return len(self.nodes) - 1

    def _enter(self, name: str, scope: int) -> int:
        own = len(self._around)
        self._around.append(scope)
        self._named.setdefault((scope, name), own)
        return own


def parse_gsn(text: str, path: str) -> GsnFile:
    """Parse a file, without recursion. Raises RefusedError with the line that is not of the language."""
    return _Parsing(text.lstrip("\ufeff"), path).parsed()


@dataclass(frozen=True, slots=True)
class _Token:
    """A token: `name`, `text` (a string), `sign`, or `end`."""

    kind: str
    words: str
    line: int


class _Parsing:
    """The tokens of one file while they are read."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._file = GsnFile()
        self._tokens = self._tokenised(text)
        self._at = 0

    def parsed(self) -> GsnFile:
        open_nodes: list[int] = []
        space = 0
        while True:
            token = self._next()
            if open_nodes or space:
                where = f"`{self._file.nodes[open_nodes[-1]].name}`" if open_nodes else "the block"
                if token.kind == "end":
                    self._refuse(token, f"{where} is never closed", "the file seems to be cut off: fetch it again")
                if token.words == "}" and token.kind == "sign":
                    space = space if open_nodes else 0
                    del open_nodes[-1:]
                else:
                    self._item(token, space, open_nodes)
            elif token.kind == "end":
                return self._file
            elif token.kind == "name" and token.words in BLOCKS:
                space = self._file.enter_space(self._expect("name", "the name of the block").words)
                self._expect("{", "`{`")
            else:
                self._refuse(
                    token, f"{_shown(token)} begins no block", f"a block begins with {', '.join(sorted(BLOCKS))}"
                )

    def _item(self, token: _Token, space: int, open_nodes: list[int]) -> None:
        """Read what stands in a block or in a node: a node, which is then open, or an attribute."""
        parent = self._file.nodes[open_nodes[-1]] if open_nodes else None
        if token.kind == "name" and token.words in KINDS:
            name = self._expect("name", f"the name of the {token.words}")
            self._expect("{", "`{`")
            place = self._file.add(token.words, name.words, token.line, parent.scope if parent else space)
            if parent is not None:
                parent.below.append((token.words, place))
            open_nodes.append(place)
            return
        kind = token.words.removeprefix(_REFERENCE)
        is_reference = kind in KINDS and token.words != kind
        if parent is None or token.kind != "name" or not (is_reference or token.words in _SAID):
            self._refuse(token, f"{_shown(token)} is no part of a node", f"a node is one of {', '.join(sorted(KINDS))}")
        self._expect(":", "`:`")
        value = self._next()
        if value.kind not in ("name", "text") or (is_reference and value.kind == "text"):
            self._refuse(
                value, f"{_shown(value)} is no value of `{token.words}`", "put a name or quotation marks there"
            )
        self._expect(";", "`;`")
        if is_reference:
            parent.below.append((kind, value.words))
        else:
            parent.said.setdefault(token.words, []).append(value.words)

    def _next(self) -> _Token:
        token = self._tokens[self._at]
        self._at += token.kind != "end"
        return token

    def _expect(self, wanted: str, called: str) -> _Token:
        token = self._next()
        if token.words != wanted if token.kind == "sign" else token.kind != wanted:
            self._refuse(token, f"{called} is expected here, not {_shown(token)}", "mend it there, or export it again")
        return token

    def _tokenised(self, text: str) -> Sequence[_Token]:
        tokens: list[_Token] = []
        line, at = 1, 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                stray = _Token("sign", text[at], line)
                if text[at] in _STRAY:
                    remedy = "close it, or fetch the file again: it may be cut off"
                    self._refuse(stray, f"{_STRAY[text[at]]} that begins here never ends", remedy)
                self._refuse(stray, f"the character {text[at]!r} is not of the language", "take it out")
            kind = match.lastgroup
            if kind == "comment":
                self._file.comments.append((line, " ".join(match[0].split())))
            elif kind == "name":
                tokens.append(_Token("name", "".join(match[0].replace("^", "").split()), line))
            elif kind == "sign":
                tokens.append(_Token("sign", match[0], line))
            elif kind is not None and kind != "space":
                words = match[kind]
                tokens.append(_Token("text", words if kind == "long" else _plain(words), line))
            line += match[0].count("\n")
            at = match.end()
        return [*tokens, _Token("end", "", line)]

    def _refuse(self, token: _Token, what: str, remedy: str) -> Never:
        raise RefusedError(f"{self._path}:{token.line}: {what}", remedy)


def _shown(token: _Token) -> str:
    return "the end of the file" if token.kind == "end" else quoted(token.words)


def _plain(written: str) -> str:
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), written)
