"""LaTeX in a bibliography's values, as Unicode text."""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as get_default_syntax
from pylatexenc.macrospec import LatexContextDb, std_macro

_MAX_NESTING = 60
"""Deeper braces mean nothing in a bibliography and would exhaust the decoder, which is recursive."""

_MAX_DECODED = 50_000
"""Longer values keep their commands; the decoder takes ten microseconds a character."""

_NEEDS_DECODER = re.compile(r"[\\$]")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_QUOTES = re.compile(r"``|''")
_DASHES = re.compile(r"(?<!-)(---?)(?!-)")
_ESCAPED = re.compile(r"\\([_%&#$~{}])")
_OUTER_COMMAND = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}", re.DOTALL)
_QUOTE_MARKS = {"``": "“", "''": "”"}
_TEXTS = {
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "textless": "<",
    "textgreater": ">",
    "textquotedbl": '"',
    "newline": " ",
    "par": " ",
    "-": "",
    "/": "",
    "relax": "",
}
_WITH_ARGUMENTS = {
    "enquote": (1, "“%s”"),
    "mkbibquote": (1, "“%s”"),
    "noopsort": (1, ""),
    "href": (2, "%(2)s"),
    "url": (1, "%s"),
}
"""Commands of bibliographies that the decoder does not know: how many arguments, and the text they stand for."""

logging.getLogger("pylatexenc").addHandler(logging.NullHandler())


def from_latex(value: str) -> str:
    """Return the text that `value` prints as; what is no LaTeX stays as it is, braces apart."""
    if _NEEDS_DECODER.search(value):
        return _decoded(value)
    return _typographic(value.replace("{", "").replace("}", "")).replace("~", "\N{NO-BREAK SPACE}")


def from_address(value: str) -> str:
    """Return a URL, DOI or number, in which `%`, `~` and `_` stand for themselves."""
    match = _OUTER_COMMAND.search(value)
    address = match[1] if match else value
    for written, meant in ((r"{\_}", "_"), (r"{\%}", "%"), (r"{\&}", "&"), (r"{\#}", "#"), (r"\textasciitilde{}", "~")):
        address = address.replace(written, meant)
    address = _ESCAPED.sub(r"\1", address.replace(r"{\textasciitilde}", "~").replace(r"\textasciitilde", "~"))
    return address.strip().removeprefix("{").removesuffix("}").strip()


@lru_cache(maxsize=512)
def _decoded(value: str) -> str:
    if len(value) > _MAX_DECODED or _nesting(value) > _MAX_NESTING:
        return value.replace("{", "").replace("}", "")
    try:
        return str(_decoder().latex_to_text(_BARE_PERCENT.sub(r"\\%", value), latex_context=_syntax()))
    except (LatexWalkerError, IndexError, RecursionError):
        # The decoder gives up on commands that lack their arguments; the words are worth more than the commands.
        return value.replace("{", "").replace("}", "")


def _nesting(value: str) -> int:
    depth = deepest = 0
    for character in value:
        if character == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif character == "}":
            depth -= 1
    return deepest + value.count(r"\begin")


def _typographic(text: str) -> str:
    text = _QUOTES.sub(lambda match: _QUOTE_MARKS[match[0]], text)
    return _DASHES.sub(lambda match: "—" if len(match[1]) == 3 else "–", text)  # noqa: PLR2004 - an em dash


@cache
def _decoder() -> LatexNodes2Text:
    commands = get_default_latex_context_db()
    texts = {name: MacroTextSpec(name, text) for name, text in _TEXTS.items()}
    texts |= {name: MacroTextSpec(name, text) for name, (_, text) in _WITH_ARGUMENTS.items()}
    commands.add_context_category("bibliographies", prepend=True, macros=list(texts.values()))
    return LatexNodes2Text(latex_context=commands, math_mode="verbatim", keep_comments=True, strict_latex_spaces=False)


@cache
def _syntax() -> LatexContextDb:
    syntax = get_default_syntax()
    macros = [std_macro(name, False, count) for name, (count, _) in _WITH_ARGUMENTS.items()]
    syntax.add_context_category("bibliographies", prepend=True, macros=macros)
    return syntax
