"""Maps survive being written and read, whatever their text holds, and edits touch nothing but what they change."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.nodes import claims, maps

from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.problem import Severity
from argmap.notation.document import Document
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map
from argmap.notation.splicing import splice

thorough = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
POOL = ["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8"]


def read(text: str) -> Document:
    document = parse_document([("map.argmap.yaml", text)])
    assert [problem for problem in document.problems if problem.severity is Severity.ERROR] == []
    return document


def with_comments(text: str) -> str:
    """Add comments and stray blank lines to a printed map, wherever they may stand."""
    lines: list[str] = ["# the very first", ""]
    for number, line in enumerate(text.split("\n")):
        if line and line[0] != " ":
            lines += [f"# above {number}", line + "  # beside"]
        else:
            lines.append(line)
    return "\n".join([*lines, "# the very last", ""])


def in_order(node: Node) -> Node:
    """The free fields of a node stand in no order that means anything."""
    pairs = {name: tuple(sorted(getattr(node, name))) for name in ("extra", "variables") if hasattr(node, name)}
    return node.model_copy(update=pairs)


@thorough
@given(maps())
def test_a_printed_map_reads_as_the_same_map(whole: Map) -> None:
    assert read(print_map(whole)).map == whole


@thorough
@given(maps(POOL), maps(POOL), st.sampled_from(["\n", "\r\n"]))
def test_any_map_can_be_spliced_into_the_file_of_any_other(old: Map, new: Map, line_end: str) -> None:
    document = read(with_comments(print_map(old)).replace("\n", line_end))
    (file,) = splice(document, new)
    again = read(file.text)
    assert in_order(again.map.head) == in_order(new.head)
    assert {node.id: in_order(node) for node in again.map} == {node.id: in_order(node) for node in new}
    assert "# the very last" in file.text


@thorough
@given(maps())
def test_splicing_what_did_not_change_gives_the_same_text(whole: Map) -> None:
    document = read(with_comments(print_map(whole)))
    assert splice(document, Map(whole.head, dict(whole.nodes))) == document.files


@thorough
@given(maps(), st.data())
def test_blocks_that_did_not_change_stay_byte_for_byte(whole: Map, data: st.DataObject) -> None:
    document = read(with_comments(print_map(whole)))
    chosen = data.draw(st.sampled_from(sorted(whole.claims)))
    new = Map(whole.head, {**whole.nodes, chosen: data.draw(claims(chosen))})
    (file,) = splice(document, new)
    assert in_order(read(file.text).map[chosen]) == in_order(new[chosen])
    before, after = document.files[0], file
    lines, new_lines = before.text.split("\n"), after.text.split("\n")
    for old_block, new_block in zip(before.blocks, after.blocks, strict=True):
        if old_block.id != chosen:
            old_text = lines[old_block.first_line - 1 : old_block.last_line]
            assert new_lines[new_block.first_line - 1 : new_block.last_line] == old_text
