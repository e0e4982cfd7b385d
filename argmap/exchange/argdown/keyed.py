"""A small safe part of YAML, as data blocks and front matter use it: maps, lists, plain and quoted words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.exchange.argdown.document import UnreadableError, Value

_DEEPEST = 50
_TABS = 4
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "0": "\0"}
_ESCAPES |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
_ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*)'", re.DOTALL)
_PLAIN_IN_FLOW = re.compile(r"[^,\[\]{}:#\n]+|:(?![\s,\[\]{}]|$)|(?<=\S)#")
_SPACE = re.compile(r"(?:[ \t\r\n]+|(?<![^\s,\[{])#[^\n]*)*")
_KEY = re.compile(
    r"""((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*"""
    r"""|(?:[^\s"'\[\]{}#,&*!|>%@`:?-]|[:?-](?=\S))(?:[^:\n]|:(?=\S))*):(?=\s|$)"""
)
_ENDINGS = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*+'")}
_BREAK = re.compile(r"(?<!\\)[ \t]*\n\s*")
_BRACKETS = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[\[\]{}]""")
_BLOCK_TEXT = re.compile(r"([|>])([+-]?)[ \t]*(?:#.*)?")
_REFUSED = {"&": "an anchor", "*": "an alias", "!": "a tag", "%": "a directive", "@": '"@"', "`": '"`"'}


def read_flow(text: str, line: int) -> Value:
    """Read `text`, which is a whole map in braces. Raises UnreadableError with the line, counted from `line`."""
    inner = text[1:-1]
    if inner.lstrip(" \t").startswith("\n") and not _only_flow(inner):
        return read_block(inner, line)
    flow = _Flow(text, line)
    value = flow.value(0)
    flow.end()
    return value


def read_block(text: str, line: int) -> Value:
    """Read indented lines of `key: value` and `- item`; nothing is an empty map. Raises UnreadableError."""
    rows = [_spaced(row) for row in text.split("\n")]
    lines = [_Line(len(row) - len(row.lstrip(" ")), row.strip(), row, line + number) for number, row in enumerate(rows)]
    block = _Block(lines)
    block.skip()
    if block.at == len(lines):
        return {}
    value = block.value(0)
    block.skip()
    if block.at < len(lines):
        raise UnreadableError(
            lines[block.at].number, "the indentation of this line fits nothing above it", "line it up"
        )
    return value


def _spaced(row: str) -> str:
    """Return a line with spaces for the tabs that indent it, as a document indented by tabs has them."""
    body = row.lstrip(" \t")
    return row[: len(row) - len(body)].expandtabs(_TABS) + body if "\t" in row else row


def _only_flow(inner: str) -> bool:
    """Tell whether what stands on lines of its own in braces is separated by commas and not by lines."""
    rows = [row.strip() for row in inner.split("\n") if row.strip()]
    return all(row.endswith((",", "{", "[", "}", "]")) for row in rows[:-1]) and len(rows) > 1


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    text: str
    raw: str
    number: int


class _Flow:
    """A reading of maps and lists in brackets, from left to right."""

    def __init__(self, text: str, line: int) -> None:
        self._text, self._line, self._at = text, line, 0

    def end(self) -> None:
        """Make sure that nothing follows."""
        self._skip()
        if self._at < len(self._text):
            raise self._refused("something follows the end of the value", "take it out, or put it in quotes")

    def value(self, depth: int) -> Value:
        """Read the value that comes next."""
        if depth > _DEEPEST:
            raise self._refused(f"values stand more than {_DEEPEST} deep in each other", "write them less deep")
        self._skip()
        mark = self._text[self._at : self._at + 1]
        if mark == "{":
            return self._map(depth)
        if mark == "[":
            return self._list(depth)
        return self._scalar()

    def _map(self, depth: int) -> Value:
        found: dict[str, Value] = {}
        self._at += 1
        while not self._closed("}"):
            key = self._scalar()
            self._skip()
            if self._text.startswith(":", self._at):
                self._at += 1
                self._skip()
                value: Value = "" if self._text[self._at : self._at + 1] in (",", "}") else self.value(depth + 1)
            else:
                value = ""
            if key in found:
                raise self._refused(f'the key "{key}" stands here twice', "give each key once")
            found[key] = value
            self._separated("}")
        return found

    def _list(self, depth: int) -> Value:
        found: list[Value] = []
        self._at += 1
        while not self._closed("]"):
            found.append(self.value(depth + 1))
            self._separated("]")
        return tuple(found)

    def _closed(self, mark: str) -> bool:
        self._skip()
        if not self._text.startswith(mark, self._at):
            return False
        self._at += 1
        return True

    def _separated(self, mark: str) -> None:
        self._skip()
        if self._text.startswith(",", self._at):
            self._at += 1
        elif not self._text.startswith(mark, self._at):
            raise self._refused(f'a "," or "{mark}" is missing', "write {key: value, key: value}")

    def _scalar(self) -> str:
        self._skip()
        mark = self._text[self._at : self._at + 1]
        if mark in ('"', "'"):
            return self._quoted(mark)
        if mark in _REFUSED and mark:
            raise self._refused(f"{_REFUSED[mark]} of YAML stands here", "put the value in double quotes")
        start = self._at
        while (found := _PLAIN_IN_FLOW.match(self._text, self._at)) is not None:
            self._at = found.end()
        words = self._text[start : self._at].strip()
        if not words:
            raise self._refused("a value is missing", "write {key: value, key: value}")
        return words

    def _quoted(self, mark: str) -> str:
        found = (_DOUBLE if mark == '"' else _SINGLE).match(self._text, self._at)
        if found is None:
            raise self._refused("a quote mark is never closed", f"close it with {mark}")
        self._at = found.end()
        return unquoted(_BREAK.sub(_folded, found[0]))

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _refused(self, what: str, remedy: str) -> UnreadableError:
        return UnreadableError(self._line + self._text.count("\n", 0, self._at), f"in a data block, {what}", remedy)


class _Block:
    """A reading of indented lines, from the top."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines, self.at = lines, 0

    def skip(self) -> None:
        """Go to the next line that says something."""
        while self.at < len(self._lines) and (
            not self._lines[self.at].text or self._lines[self.at].text.startswith("#")
        ):
            self.at += 1

    def value(self, depth: int) -> Value:
        """Read the map or list that stands here."""
        here = self._lines[self.at]
        if depth > _DEEPEST:
            raise UnreadableError(
                here.number, f"values stand more than {_DEEPEST} deep in each other", "write them less deep"
            )
        if here.text == "-" or here.text.startswith("- "):
            return self._list(here.indent, depth)
        if _KEY.match(here.text) is None:
            if here.text[0] in "{[\"'":
                return self._inline(here.text, depth)
            raise UnreadableError(
                here.number, "this line is no `key: value`", "write the key, a colon, a space and the value"
            )
        return self._map(here.indent, depth)

    def _map(self, indent: int, depth: int) -> Value:
        found: dict[str, Value] = {}
        while self._stands_at(indent):
            here = self._lines[self.at]
            match = _KEY.match(here.text)
            if match is None or here.text.startswith("- "):
                break
            key = unquoted(match[1].rstrip())
            if key in found:
                raise UnreadableError(here.number, f'the key "{key}" stands here twice', "give each key once")
            found[key] = self._after(here.text[match.end() :].strip(), indent, depth)
        return found

    def _list(self, indent: int, depth: int) -> Value:
        found: list[Value] = []
        while self._stands_at(indent):
            here = self._lines[self.at]
            if not (here.text == "-" or here.text.startswith("- ")):
                break
            rest = here.text[1:].lstrip(" ")
            if rest == "-" or rest.startswith("- ") or (_KEY.match(rest) and rest[0] not in "{["):
                inner = indent + len(here.text) - len(rest)
                self._lines[self.at] = _Line(inner, rest, " " * inner + rest, here.number)
                found.append(self.value(depth + 1))
            else:
                found.append(self._after(rest, indent, depth, in_list=True))
        return tuple(found)

    def _after(self, rest: str, indent: int, depth: int, *, in_list: bool = False) -> Value:
        """Read what follows a key or a dash: on the same line, or below and deeper."""
        if rest and not rest.startswith("#"):
            block = _BLOCK_TEXT.fullmatch(rest)
            if block is not None:
                self.at += 1
                return self._text(indent, block[1], block[2])
            value = self._inline(rest, depth)
            is_plain = isinstance(value, str) and rest[0] not in "{[\"'" and value == rest.rstrip()
            return self._continued(rest.rstrip(), indent) if is_plain else value
        self.at += 1
        self.skip()
        if self.at == len(self._lines):
            return ""
        below = self._lines[self.at]
        listed = below.text == "-" or below.text.startswith("- ")
        if below.indent > indent or (listed and below.indent == indent and not in_list):
            return self.value(depth + 1)
        return ""

    def _inline(self, rest: str, depth: int) -> Value:
        """Read a value that begins on this line, and may run over the next ones where brackets or quotes are open."""
        here = self._lines[self.at]
        self.at += 1
        if rest[0] not in "{[\"'":
            return _plain(rest, here.number)
        rows = [rest]
        opened = _Opened(rest[0])
        opened.read(rest[rest[0] in "\"'" :])
        while not opened.is_closed and self.at < len(self._lines):
            rows.append(self._lines[self.at].text)
            opened.read(rows[-1])
            self.at += 1
        flow = _Flow("\n".join(rows), here.number)
        value = flow.value(depth)
        flow.end()
        return value

    def _continued(self, words: str, indent: int) -> str:
        """Read the further lines of plain words, which are indented deeper than their key and are no `key: value`."""
        rows = [words]
        while self.at < len(self._lines):
            here = self._lines[self.at]
            if here.indent <= indent or not here.text or here.text[0] == "#" or _KEY.match(here.text):
                break
            rows.append(re.split(r"[ \t]#", here.text, maxsplit=1)[0].rstrip())
            self.at += 1
            if rows[-1] != here.text:
                break
        return " ".join(rows)

    def _text(self, indent: int, style: str, chomp: str) -> str:
        rows: list[_Line] = []
        while self.at < len(self._lines):
            here = self._lines[self.at]
            if here.text and here.indent <= indent:
                break
            rows.append(here)
            self.at += 1
        inner = next((row.indent for row in rows if row.text), 0)
        kept = [row.raw[inner:].rstrip("\r") if row.text else "" for row in rows]
        while kept and not kept[-1]:
            kept.pop()
        words = "\n".join(kept) if style == "|" else re.sub(r"(?<!\n)\n(?!\n)", " ", "\n".join(kept))
        return words if chomp == "-" or not words else words + "\n"

    def _stands_at(self, indent: int) -> bool:
        self.skip()
        return self.at < len(self._lines) and self._lines[self.at].indent == indent


def _folded(match: re.Match[str]) -> str:
    """Return what a line break in quotes stands for: a space, or the empty lines that follow it."""
    return "\n" * (match[0].count("\n") - 1) or " "


def unquoted(written: str) -> str:
    """Return the words that a scalar, plain or in quotes, writes."""
    if written.startswith('"'):
        return _ESCAPED.sub(_unescaped, written[1:-1])
    return written[1:-1].replace("''", "'") if written.startswith("'") else written


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits is None:
        return "" if match[4] == "\n" else _ESCAPES.get(match[4], match[4])
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - the last code of Unicode


def _plain(words: str, line: int) -> str:
    if words[0] in _REFUSED:
        raise UnreadableError(line, f"{_REFUSED[words[0]]} of YAML stands here", "put the value in double quotes")
    return re.split(r"[ \t]#", words, maxsplit=1)[0].rstrip()


class _Opened:
    """What is open of a value that runs over several lines: a quote, or so many brackets."""

    def __init__(self, mark: str) -> None:
        self._ending = _ENDINGS.get(mark)
        self._depth = 0
        self.is_closed = False

    def read(self, row: str) -> None:
        """Go on with the next line."""
        if self._ending is not None:
            self.is_closed = self._ending.match(row) is not None
            return
        for mark in _BRACKETS.findall(row):
            self._depth += (mark in ("[", "{")) - (mark in ("]", "}"))
        self.is_closed = self._depth <= 0
