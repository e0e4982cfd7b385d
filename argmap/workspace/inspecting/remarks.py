"""What reviewers said of a node, as facts that lead to their blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.phrasing import plain
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Node
from argmap.workspace.inspecting.controls import WORDS_OF_CHOICES
from argmap.workspace.inspecting.facts import Fact
from argmap.workspace.inspecting.lines import Words


def remark_facts(within: Map, node: Node) -> Iterator[Fact]:
    """Give what each reviewer said of a node, in file order."""
    blocks = (within.nodes[block] for block in within.shape.reviewed_by.get(node.id, ()))
    said = [_said(block) for block in blocks if isinstance(block, Assessment)]
    if said:
        yield Fact("Reviewers", (), said)


def _said(block: Assessment) -> Sequence[Words]:
    judged = [
        f"rates it {block.grade.word}" if block.grade is not None else "",
        WORDS_OF_CHOICES["faithful", block.faithful.value] if block.faithful is not None else "",
        WORDS_OF_CHOICES["resolution", block.resolution.value] if block.resolution is not None else "",
    ]
    who = ", ".join(plain(part) for part in (block.by, block.date) if part) or block.id
    told = "; ".join(filter(None, judged))
    reason = plain(block.because or block.note or "")
    said = [each for each in (told, reason) if each]
    return (Words(who, "link", block.id), Words(f": {'. '.join(said)}" if said else ""))
