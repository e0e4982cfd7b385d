"""Analyses of Araucaria in AML, its Argument Markup Language: XML in which an argument stands inside its conclusion.

The elements are those of its argument.dtd (Reed and Rowe 2004): `ARG` of `SCHEMESET`, `TEXT`, `EDATA` and `AU`; an `AU`
of a `PROP` (with `PROPTEXT`, `OWNER`, `INSCHEME`, `ROLE`), of `REFUTATION`, and of `CA` (convergent) and `LA` (linked).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from argmap.errors import RefusedError
from argmap.exchange.aml_schemes import SchemesOfArguments, define_schemes
from argmap.exchange.aml_units import Unit, told_units
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Fields
from argmap.exchange.format import Imported
from argmap.exchange.resolving import quoted
from argmap.exchange.strange import ElementShape, lose_strange_xml
from argmap.exchange.stretches import Stretches
from argmap.exchange.xml_text import line_of, read_xml, root_name, text_of

_ROOT = "ARG"
_PARTS = frozenset(["SCHEMESET", "TEXT", "EDATA", "AU"])
_ELEMENTS = {
    **dict.fromkeys(["ARG", "TEXT", "EDATA", "AU"], ElementShape(children="*")),
    **dict.fromkeys(["AUTHOR", "DATE", "SOURCE", "COMMENTS"], ElementShape(children="*")),
    "SCHEMESET": ElementShape(children="SCHEME"),
    "SCHEME": ElementShape(children="NAME FORM CQ"),
    "FORM": ElementShape(children="PREMISE CONCLUSION"),
    **dict.fromkeys(["NAME", "PREMISE", "CONCLUSION", "CQ"], ElementShape(children="*")),
    **dict.fromkeys(["LA", "CA", "REFUTATION"], ElementShape(children="AU")),
    "PROP": ElementShape("identifier missing nodelabel supportlabel", "*"),
    "PROPTEXT": ElementShape("offset", "*"),
    "OWNER": ElementShape("name"),
    "INSCHEME": ElementShape("scheme schid"),
    "ROLE": ElementShape("class element"),
}
_TEXT = "the text"
_TITLE = "The text that was analysed"
_IMPLICIT = "implicit"


@dataclass(frozen=True, slots=True)
class _About:
    """What EDATA says: who analysed the text and when, where the text is from, what else there is to say."""

    author: str = ""
    date: str = ""
    source: str = ""
    comments: str = ""


def recognises(text: str) -> bool:
    """Tell whether the root of an XML text is `ARG`."""
    return root_name(text) == _ROOT


def read(text: str, path: str) -> Imported:
    """Read an analysis: the text is held, and what stands in it is quoted from it, with its lines.

    A proposition that is missing in the text has the tag `implicit`, and its owners assert it. Linked premises are one
    step, convergent ones several; a refutation is an objection. Raises RefusedError when it is no XML, or of another
    root.
    """
    root = read_xml(text, path)
    if root.tag != _ROOT:
        raise RefusedError(f"{path}: the root is <{root.tag}>, not <{_ROOT}>", "name the format with --from")
    draft = Draft()
    for element in root:
        if element.tag not in _PARTS:
            draft.lose(str(element.tag), f"the element <{element.tag}>", "it is none of AML", line=line_of(element))
    units = told_units(root, draft)
    if not units:
        raise RefusedError(f"{path}: no argument is found: it holds no <AU>", "save it from Araucaria again")
    lose_strange_xml(root, _ELEMENTS, draft)
    about = _about(root, draft)
    _claims(units, _texts(root, about, draft), draft)
    _steps(units, root, draft)
    main = [unit.key for unit in units if not unit.above]
    fields = {"authors": about.author, "x-date": about.date, "note": about.comments}
    return draft.finish(title="", main=list(dict.fromkeys(main)), fields=fields)


def _about(root: etree._Element, draft: Draft) -> _About:
    found: dict[str, str] = {}
    for part in (part for element in root.iterfind("EDATA") for part in element):
        name, said = str(part.tag).lower(), text_of(part).strip()
        if name in _About.__dataclass_fields__:
            found.setdefault(name, said)
        elif said:
            draft.lose("EDATA", f"{name}: {quoted(said)}", "it is none of AML", line=line_of(part))
    return _About(**found)


def _texts(root: etree._Element, about: _About, draft: Draft) -> Stretches:
    """Hold the text that was analysed, and return it for places to be found in it."""
    text = "\n".join(text_of(element) for element in root.iterfind("TEXT"))
    fields = {"URL": about.source} if "://" in about.source else {}
    if text.strip():
        draft.hold(_TEXT, about.source or _TITLE, text, fields)
    elif about.source:
        draft.source(_TEXT, about.source, fields)
    return Stretches(text if text.strip() else "")


def _claims(units: Sequence[Unit], text: Stretches, draft: Draft) -> None:
    """Put every proposition into the draft once, asserted by all its owners, with its words in the text."""
    owners: dict[str, dict[str, None]] = {}
    for unit in units:
        owners.setdefault(unit.key, {}).update(dict.fromkeys(unit.owners))
    without_text = 0
    for unit in {unit.key: unit for unit in reversed(units)}.values():
        draft.at(unit.line)
        if not unit.text:
            draft.lose(unit.key, "the words of this statement", "the proposition is empty")
        said = " ".join(unit.text.split())
        fields: Fields = {
            "by": "; ".join(owners[unit.key]),
            "tags": (_IMPLICIT,) if unit.missing else (),
            "x-role": "; ".join(unit.roles),
            "x-label": unit.label,
        }
        draft.claim(unit.key, said or f"({unit.key})", fields)
        if unit.missing or unit.offset < 0 or not said:
            continue
        place = text.place_of(unit.text, unit.offset)
        if place:
            more: Fields = {"at": place, "attests": (unit.key,), "reading": "verbatim"}
            draft.quote(f"{unit.key} in the text", said, source=_TEXT, fields=more)
        elif text.text:
            draft.lose(unit.key, f"its place in the text, {unit.offset}", "the text does not say that there")
        else:
            without_text += 1
    draft.at(0)
    if without_text:
        draft.lose("", f"where in the text {without_text:,} statements stand", "the file does not hold the text")


def _steps(units: Sequence[Unit], root: etree._Element, draft: Draft) -> None:
    """Put the arguments into the draft: units that are linked are the premises of one step."""
    by_argument: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.above:
            by_argument.setdefault(unit.argument, []).append(unit)
    schemes = SchemesOfArguments(units)
    used: dict[str, None] = {}
    for argument, premises in by_argument.items():
        first = premises[0]
        draft.at(first.line)
        scheme, *others = schemes.of(premises) or [""]
        used |= {scheme: None} if scheme else {}
        for other in others:
            draft.lose(
                argument,
                f"that it is also of the scheme {quoted(other)}",
                f"a step has one, and this has {quoted(scheme)}",
            )
        labels = "; ".join(dict.fromkeys(unit.support_label for unit in premises if unit.support_label))
        add = draft.attack if first.is_refutation else draft.support
        add(argument, first.above, [unit.key for unit in premises], {"scheme": scheme, "x-label": labels})
    for unit, scheme in schemes.left():
        what = f"that it is part of the scheme {quoted(scheme)}"
        draft.lose(unit.key, what, "no argument from it or for it is of that scheme", line=unit.line)
    draft.at(0)
    define_schemes(root, used, draft)
