"""Seeded mutations of map files, and what two YAML readers make of the results."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError as RuamelError

from argmap.notation.cutting import cut
from argmap.notation.parsing import parse_document

MAPS = Path(__file__).parents[2] / "maps"
SAMPLE = """\
# yaml-language-server: $schema=argmap.json
argmap:
  version: 1
  title: "Hard: cases, #1"
  question: |
    Why?

    And how?
  main: [one, two-b]
  authors:
    - O'Brien, M.
    - 'It''s "me"'
  x-colour: blue

one:   # the first
  claim: |
    Line one

      indented # not a comment
    - not an item: not a field
    --- text
    \ttabbed\tline
  tags: [a b, c.d]
  # a comment between fields

  by: -5
  note: "\\u00e9\\t\\\\ \\" x"

# about two
two-b:
  claim: |-
    No final line break

  senses: |2
      deep = first
    shallow
  assumed: ''

q1:
  quote: |


    After two empty lines
  source: book
  via:
    - book, p. 3 (edition)

    # between
    -   "book, ch. 2: x"
  attests: []

book:
  source: A title \u2013 \u201cwith quotes\u201d, [brackets] & more?
  kind: book
  URL: https://example.org/a?b=c#d
  page-offset: -12
"""
FRAGMENTS = [
    *("|", "|-", "|+", "|2", "|4", "||", "|2-", ">", ">-", "- |", "-", " -", "- ", "- - x", ":", ": ", " :", "::"),
    *("?", "? ", "#", " #", "# ", "'", '"', "''", '""', "[", "]", "[]", "{", "}", "{}", ",", ", ", "&a", "*a"),
    *("!", "!!str", "%", "@", "`", "~", "null", "yes", "no", "<<", "=", "---", "...", "0x1f", "1:30", "1_000", ".inf"),
    *("--", "a: b", "x:y", "x#y", "x #y", " ", "  ", "   ", "     ", "      ", "\t", "\r", "\r\n", "\n", "\n\n"),
    *("\n  ", "\n    ", "\n# c\n", "\n  # c\n", "\\", "\\n", "\\x41", "\\u263a", "\\ud800", "\\q", "true"),
    *("\u00e9", "e\u0301", "\u00a0", "\u3000", "\u2028", "\x85", "\ufeff", "\u200f", "\x07", "\x7f", "\ufffe"),
    *("\U0001f600", "<<<<<<< ours", "=======", ">>>>>>> theirs", "  by: x", "    - item", "  claim: |"),
    *("  tags: [a, b]", "  note: >\n    x", "x:\n"),
]


def originals() -> list[list[str]]:
    """Return the blocks of every map in the repository, and of the sample, file by file."""
    texts = [path.read_text("utf-8") for path in sorted(MAPS.rglob("*.argmap.yaml"))]
    return [cut(text) for text in (SAMPLE, SAMPLE, *texts)]


def mutants(seed: int, count: int) -> Iterator[str]:
    """Give `count` mutated excerpts of map files, the same for the same seed."""
    chance = random.Random(seed)
    files = originals()
    for _ in range(count):
        blocks = chance.choice(files)
        start = chance.randrange(len(blocks))
        text = "".join(blocks[start : start + chance.randint(1, 4)])
        for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
            text = chance.choice(MUTATORS)(chance, text)
        yield text


def _insert(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(FRAGMENTS) + text[at:]


def _insert_at_line_start(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(FRAGMENTS) + lines[at]
    return "\n".join(lines)


def _insert_in_value(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    name, colon, value = lines[at].partition(": ")
    fragment = chance.choice(FRAGMENTS)
    lines[at] = name + colon + chance.choice((fragment + value, value + fragment, fragment, " " + value, value + " "))
    return "\n".join(lines)


def _delete(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 1, 2, 4, 10)) :]


def _drop_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _double_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines.insert(chance.randint(0, len(lines)), lines[at])
    return "\n".join(lines)


def _swap_lines(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indent(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    stop = min(len(lines), at + chance.choice((1, 1, 2, 4)))
    for line in range(at, stop):
        lines[line] = " " * chance.choice((1, 2, 2, 4)) + lines[line]
    return "\n".join(lines)


def _dedent(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    cut_off = chance.choice((1, 2, 2, 4))
    for line in range(at, min(len(lines), at + chance.choice((1, 1, 2, 4)))):
        lines[line] = lines[line][min(cut_off, len(lines[line]) - len(lines[line].lstrip(" "))) :]
    return "\n".join(lines)


def _blank_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(chance.randint(0, len(lines)), " " * chance.choice((0, 0, 2, 3, 4, 5, 6, 8)))
    return "\n".join(lines)


def _comment(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(
        chance.randint(0, len(lines)),
        " " * chance.choice((0, 0, 1, 2, 3, 4, 6)) + chance.choice(("# note", "#", "#x: y", "#\tx")),
    )
    return "\n".join(lines)


def _requote(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    name, colon, value = lines[at].partition(": ")
    mark = chance.choice("\"'")
    lines[at] = f"{name}{colon}{mark}{value}{mark}"
    return "\n".join(lines)


def _line_ends(chance: random.Random, text: str) -> str:
    if chance.random() < 0.5:
        return text.replace("\n", "\r\n")
    return text.replace("\n", "\r\n", chance.randint(1, 5))


def _end(chance: random.Random, text: str) -> str:
    return text.rstrip("\n") + "\n" * chance.choice((0, 0, 1, 2, 3))


MUTATORS: tuple[Callable[[random.Random, str], str], ...] = (
    _insert,
    _insert,
    _insert_at_line_start,
    _insert_in_value,
    _insert_in_value,
    _delete,
    _drop_line,
    _double_line,
    _swap_lines,
    _indent,
    _dedent,
    _blank_line,
    _comment,
    _requote,
    _line_ends,
    _end,
)

Content = dict[str, dict[str, object]]


def ours(text: str) -> Content | None:
    """Return what argmap reads of a file: blocks, fields, strings and lists; None when it refuses how it is written."""
    document = parse_document([("mutant.argmap.yaml", text)])
    if any(problem.code.startswith("E1") or problem.code in ("E209", "E210") for problem in document.problems):
        return None
    return {
        block.id: {
            field.name: list(field.value) if isinstance(field.value, tuple) else field.value for field in block.fields
        }
        for block in document.files[0].blocks
    }


def pyyaml(text: str) -> object:
    """Return what PyYAML's base loader reads, or what it says."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader) or {}
    except yaml.YAMLError as refused:
        return f"PyYAML refuses: {refused}"


def ruamel(text: str) -> object:
    """Return what ruamel.yaml's base loader reads, or what it says."""
    try:
        return YAML(typ="base", pure=True).load(text) or {}
    except RuamelError as refused:
        return f"ruamel.yaml refuses: {refused}"
