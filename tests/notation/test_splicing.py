"""What an edit does to the text of a file: only the lines of what changed are new."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from argmap.errors import EditError, RefusedError
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Node, Quote, Source, Support
from argmap.notation.document import Document
from argmap.notation.parsing import parse_document
from argmap.notation.splicing import splice

TEXT = """\
# yaml-language-server: $schema=argmap.json
argmap:
  version: 1
  title: 'The pump'

# About the end
end:   # the main one
  claim: |
    The handle ended it.

s-end:
  supports: end
  because:
    # the first reason
    - source
    - gone
  grade: "weak"
  # a remark on the field below
  warrant: |
    Cutting off ends.

source:
  claim: It was the source.

# About the handle
gone:
  claim: The handle was off.

q:
  quote: the handle was removed
  source: snow
  attests:
    - gone

snow:
  source: Snow

other:
  source: Other
# the very end
"""


def read(text: str) -> Document:
    document = parse_document([("m.argmap.yaml", text)])
    assert not document.partial
    return document


def changes(text: str, new: Map) -> list[str]:
    """Return the lines that splicing takes out and puts in."""
    (file,) = splice(read(text), new)
    lines = unified_diff(text.split("\n"), file.text.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("---", "+++")]


def edited(*nodes: Node, without: tuple[str, ...] = ()) -> Map:
    old = read(TEXT).map
    kept = {name: node for name, node in old.nodes.items() if name not in without}
    return Map(old.head, kept | {node.id: node for node in nodes})


def test_a_changed_field_changes_its_lines_only() -> None:
    step = read(TEXT).map.steps["s-end"]
    assert changes(TEXT, edited(step.model_copy(update={"grade": None}))) == ['-  grade: "weak"']
    assert changes(TEXT, edited(step.model_copy(update={"by": "me"}))) == ["+  by: me"]
    assert changes(TEXT, edited(step.model_copy(update={"warrant": "New.\n\nWords."}))) == [
        "-    Cutting off ends.",
        "+    New.",
        "+",
        "+    Words.",
    ]


def test_a_changed_list_keeps_the_lines_of_the_other_items_and_their_comments() -> None:
    step = read(TEXT).map.steps["s-end"]
    assert changes(TEXT, edited(step.model_copy(update={"because": ("source", "q", "gone")}))) == ["+    - q"]
    assert changes(TEXT, edited(step.model_copy(update={"because": ("source",)}))) == ["-    - gone"]


def test_a_change_of_a_file_with_carriage_returns_keeps_them() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    (file,) = splice(read(text), edited(Claim(id="gone", text="Two\nlines.")))
    assert file.text.startswith("\ufeff#")
    assert file.text.count("\r\n") == file.text.count("\n")
    assert "  claim: |\r\n    Two\r\n    lines.\r\n" in file.text


def test_new_nodes_go_beside_what_they_belong_to() -> None:
    new = edited(
        Claim(id="reason", text="A reason."),
        Support(id="s-source", target="source", because=("reason",)),
        Quote(id="q2", text="words", source="third", attests=("gone",)),
        Source(id="third", title="Third"),
        Assessment(id="r", target="q", by="anna"),
    )
    (file,) = splice(read(TEXT), new)
    assert [block.id for block in file.blocks] == [
        *("argmap", "end", "s-end", "source", "s-source", "reason", "gone", "q", "q2", "r", "snow", "other", "third"),
    ]
    assert file.text.endswith("\n\nthird:\n  source: Third\n\n# the very end\n")


def test_a_deleted_block_takes_the_comment_above_it_along() -> None:
    old = read(TEXT).map
    step = old.steps["s-end"].model_copy(update={"because": ("source",)})
    new = edited(step, without=("gone", "q"))
    taken = changes(TEXT, new)
    assert "-# About the handle" in taken
    assert not [line for line in taken if line.startswith("+")]


def test_a_rename_changes_the_id_line_and_leaves_was() -> None:
    old = read(TEXT).map
    nodes = [
        node.model_copy(update={"id": "cause", "was": ("source",)})
        if node.id == "source"
        else node.model_copy(update={"because": ("cause", "gone")})
        if isinstance(node, Support)
        else node
        for node in old
    ]
    assert changes(TEXT, Map.of(nodes, old.head)) == [
        "-    - source",
        "+    - cause",
        "-source:",
        "+cause:",
        "+  was: [source]",
    ]


def test_a_moved_block_goes_with_its_comment_and_nothing_else_moves() -> None:
    old = read(TEXT).map
    order = ["end", "gone", "s-end", "source", "q", "snow", "other"]
    (file,) = splice(read(TEXT), Map.of([old[name] for name in order], old.head))
    assert [block.id for block in file.blocks][1:] == order
    assert "# About the handle\ngone:\n" in file.text
    assert sorted(file.text.split("\n")) == sorted(TEXT.split("\n"))


def test_in_a_folder_a_node_goes_to_the_file_of_what_it_belongs_to() -> None:
    files = [
        ("a", "argmap:\n  version: 1\n\nend:\n  claim: E\n"),
        ("b", "# Anna's file\n\nr1:\n  review: end\n  by: anna\n"),
        ("c", "lone:\n  claim: L\n"),
    ]
    document = parse_document(files)
    old = document.map
    added = [Assessment(id="r2", target="lone", by="anna"), Support(id="s", target="lone", because=("end",))]
    first, second, third = splice(document, Map.of([*old, *added], old.head))
    assert first == document.files[0]
    assert second.text == files[1][1] + "\nr2:\n  review: lone\n  by: anna\n"
    assert third.text == files[2][1] + "\ns:\n  supports: lone\n  because:\n    - end\n"


def test_the_comment_that_opens_a_file_outlives_its_first_block() -> None:
    document = parse_document(
        [("a", "argmap:\n  version: 1\n"), ("b", "# Anna's file\n\na:\n  claim: A\n\nb:\n  claim: B\n")]
    )
    _, second = splice(document, Map.of([document.map["b"]], document.map.head))
    assert second.text == "# Anna's file\n\nb:\n  claim: B\n"


def test_fields_of_a_newer_version_are_kept() -> None:
    text = "argmap:\n  version: 9\n  readable-by: 1\n\na:\n  claim: A\n  vote: yes\n\np:\n  poll: a\n"
    document = parse_document([("m", text)])
    (file,) = splice(document, Map(document.map.head, {"a": Claim(id="a", text="B")}))
    assert file.text == text.replace("claim: A", "claim: |\n    B")


def test_a_map_with_errors_is_not_saved_over() -> None:
    document = parse_document([("m", "argmap:\n  version: 1\na:\n  clam: x\n")])
    with pytest.raises(RefusedError):
        splice(document, Map())


def test_an_edit_that_breaks_a_reference_is_refused() -> None:
    with pytest.raises(EditError, match="no block is called"):
        splice(read(TEXT), edited(without=("snow",)))
