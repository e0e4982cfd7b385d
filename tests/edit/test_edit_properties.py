"""What holds of every edit of every map: no new error, and a file that says so with nothing else touched."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.edits import EDITS, Edit, arguments
from support.nodes import maps

from argmap.errors import EditError
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.problem import Problem, Severity
from argmap.notation.cutting import cut
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map, print_node
from argmap.notation.splicing import splice


def errors(the_map: Map) -> list[Problem]:
    return [problem for problem in check(the_map) if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("name", EDITS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=arguments() | maps(), choices=st.data())
def test_an_edit_leaves_a_sound_map_that_its_files_say(name: str, before: Map, choices: st.DataObject) -> None:
    kept = print_map(before)
    after = tried(EDITS[name], before, choices)

    assert print_map(before) == kept
    assert errors(after) == []
    assert parse_document([("m", print_map(after))]).map == after

    (file,) = splice(parse_document([("m", kept)]), after)
    read = parse_document([("m", file.text)]).map
    assert read.head == after.head
    assert dict(read.nodes) == dict(after.nodes)
    blocks = {chunk.rstrip("\n") for chunk in cut(file.text)}
    for node in before:
        if after.nodes.get(node.id) == node:
            assert print_node(node).rstrip("\n") in blocks


def tried(edit: Edit, before: Map, choices: st.DataObject) -> Map:
    """Return what the edit makes of the map; the map itself where it is refused, with a fact and a remedy."""
    try:
        return choices.draw(st.composite(lambda draw: edit(draw, before))())
    except EditError as refused:
        spoken = (refused.message, refused.remedy)
    assert all(words.endswith((".", "?", "!")) for words in spoken), spoken
    return before
