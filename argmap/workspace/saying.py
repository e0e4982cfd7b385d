"""What a node says for itself where there is room for one line: its words, as far as they can be seen, and safe."""

from __future__ import annotations

from argmap.model.catalogue import scheme_called
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Node, Quote, Scheme, Source, Step
from argmap.model.vocabulary import MAPPER
from argmap.workspace.segments import one_line

_FAR = 4
"""Characters looked at for each cell to be filled: marks take no cell, and more than these are not looked for."""
_WHO = 40


def said(node: Node, width: int, within: Map) -> str:
    """Return the words of a node in one line, hardly longer than `width` cells need them."""
    match node:
        case Claim():
            return shortly(node.text, width)
        case Quote():
            return f"“{shortly(node.text, width)}”"
        case Step():
            return " ".join(filter(None, [scheme_words(node, within), shortly(node.warrant or "", width)])) or node.id
        case Source():
            by = f"{node.author}: " if node.author else ""
            return shortly(f"{by}{node.title}{f' ({node.date})' if node.date else ''}", width)
        case Assessment():
            return shortly(f"{node.by or 'a reviewer'} on {node.target}: {node.because or ''}".rstrip(": "), width)
        case Scheme():
            return shortly(node.name, width)
        case _:
            return node.id


def scheme_words(step: Step, within: Map) -> str:
    """Return the name of the scheme of a step in brackets, "" where it names none."""
    if not step.scheme:
        return ""
    scheme = scheme_called(step.scheme, within)
    return f"({shortly(scheme.name, _WHO).lower() if scheme else shortly(step.scheme, _WHO)})"


def origin_of(node: Node, within: Map) -> str:
    """Return whose words a quote is and where they stand, or who asserts or argues otherwise than the subject."""
    match node:
        case Quote():
            source = within.sources.get(node.source)
            origin = shortly(source.title if source else node.source, 2 * _WHO)
            return f"{origin}, {shortly(node.at, _WHO)}" if node.at else origin
        case Claim() | Step():
            return whose(node)
        case _:
            return ""


def whose(node: Claim | Step) -> str:
    """Return "by NAME" where a claim or a step is not the subject's own, else ""."""
    if not node.by:
        return ""
    return "by the mapper" if node.by == MAPPER else f"by {shortly(node.by, _WHO // _FAR)}"


def shortly(text: str, width: int) -> str:
    """Return as much of the beginning of a text as can be seen in `width` cells, on one line and safe."""
    most = width * _FAR
    return one_line(text) if len(text) <= most else one_line(text[:most]) + "…"
