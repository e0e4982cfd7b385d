"""What a reviewer says goes into a file of that reviewer's own, made at the first word and never over another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.writers import START, with_note

from argmap.model.map import Map
from argmap.model.nodes import Assessment, Node
from argmap.store.loading import load
from argmap.store.reviewers import placed, reviewer_file
from argmap.store.saving import ConflictError, save


def review(node_id: str, target: str, by: str | None = "anna") -> Assessment:
    return Assessment(id=node_id, target=target, by=by, because="So it seems.")


def with_nodes(whole: Map, *nodes: Node) -> Map:
    return replace(whole, nodes={**whole.nodes, **{node.id: node for node in nodes}})


BLOCK = "r1:\n  review: c\n  by: anna\n  because: |\n    So it seems.\n"


def test_the_first_word_of_a_reviewer_makes_a_file_beside_the_map(path: Path) -> None:
    document = load(path)
    saved = save(document, with_nodes(document.map, review("r1", "c")))

    assert path.read_text(encoding="utf-8") == START
    assert (path.parent / "m.review-anna.argmap.yaml").read_text(encoding="utf-8") == BLOCK
    assert saved.map == load(path).map
    assert "r1" in saved.map


def test_further_words_of_the_reviewer_follow_in_that_file(path: Path) -> None:
    document = load(path)
    document = save(document, with_nodes(document.map, review("r1", "c")))
    save(document, with_nodes(document.map, review("r2", "p3")))

    assert path.read_text(encoding="utf-8") == START
    text = (path.parent / "m.review-anna.argmap.yaml").read_text(encoding="utf-8")
    assert text == BLOCK + "\n" + BLOCK.replace("r1", "r2").replace("review: c", "review: p3")


def test_several_files_change_in_one_save(path: Path) -> None:
    document = load(path)
    new = with_nodes(with_note(document.map, "Mine."), review("r1", "c"), review("r2", "c", "ben"))
    saved = save(document, new)

    assert "Mine." in path.read_text(encoding="utf-8")
    assert sorted(file.path.rpartition("/")[2] for file in saved.files) == [
        "m.argmap.yaml",
        "m.review-anna.argmap.yaml",
        "m.review-ben.argmap.yaml",
    ]
    assert saved.map == load(path).map
    assert saved.map.claims["c"].note == "Mine."


def test_a_reviewer_whose_words_stand_in_the_map_file_goes_on_there(path: Path) -> None:
    path.write_text(f"{START}\n{BLOCK}", encoding="utf-8")
    document = load(path)
    save(document, with_nodes(document.map, review("r2", "p3")))

    assert "r2:" in path.read_text(encoding="utf-8")
    assert sorted(entry.name for entry in path.parent.iterdir()) == [".argmap", "m.argmap.yaml"]


def test_words_without_a_reviewer_stay_in_the_map_file(path: Path) -> None:
    document = load(path)
    save(document, with_nodes(document.map, review("r1", "c", None)))

    assert "r1:" in path.read_text(encoding="utf-8")


def test_in_a_folder_the_file_is_called_after_the_reviewer_unless_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.argmap.yaml").write_text(START, encoding="utf-8")
    (tmp_path / "reviews-of-ben.argmap.yaml").write_text(BLOCK.replace("anna", "ben"), encoding="utf-8")
    document = load(tmp_path)
    saved = save(document, with_nodes(document.map, review("r2", "c", "ben"), review("r3", "c")))

    assert "r2:" in (tmp_path / "reviews-of-ben.argmap.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "review-anna.argmap.yaml").read_text(encoding="utf-8").startswith("r3:\n")
    assert saved.map == load(tmp_path).map


def test_a_reviewer_who_took_everything_back_starts_again_in_the_same_file(path: Path) -> None:
    document = load(path)
    document = save(document, with_nodes(document.map, review("r1", "c")))
    kept = {name: node for name, node in document.map.nodes.items() if name != "r1"}
    document = save(document, with_nodes(replace(document.map, nodes=kept), review("r2", "c")))

    text = (path.parent / "m.review-anna.argmap.yaml").read_text(encoding="utf-8")
    assert text == BLOCK.replace("r1", "r2")
    assert document.map == load(path).map


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Anna Kuhn", "Anna-Kuhn"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\0b\nc", "a-b-c"),
        ("Ёлка", "Ёлка"),
        ("...", "reviewer"),
        ("con:aux|*?", "con-aux"),
        ("e\u0301", "é"),
    ],
)
def test_any_name_becomes_one_that_a_file_can_have(path: Path, who: str, name: str) -> None:
    assert reviewer_file(str(path), who) == str(path.parent / f"m.review-{name}.argmap.yaml")
    document = load(path)
    saved = save(document, with_nodes(document.map, review("r1", "c", who)))
    assert saved.map["r1"] == load(path).map["r1"] == review("r1", "c", who)


def test_a_long_name_is_cut_to_what_a_file_can_have(path: Path) -> None:
    document = load(path)
    saved = save(document, with_nodes(document.map, review("r1", "c", "ü" * 300)))

    assert saved.map == load(path).map


def test_two_reviewers_whose_names_make_one_file_name_share_it(path: Path) -> None:
    document = load(path)
    document = save(document, with_nodes(document.map, review("r1", "c", "Anna K")))
    saved = save(document, with_nodes(document.map, review("r2", "c", "anna k")))

    assert len(saved.files) == 2
    assert saved.map == load(path).map


def test_a_file_of_that_name_which_appeared_meanwhile_is_merged_and_not_overwritten(path: Path) -> None:
    document = load(path)
    beside = path.parent / "m.review-anna.argmap.yaml"
    beside.write_text(BLOCK.replace("r1", "r9"), encoding="utf-8")
    saved = save(document, with_nodes(document.map, review("r1", "c")))

    assert {"r1", "r9"} <= saved.map.nodes.keys()
    assert "r9:" in beside.read_text(encoding="utf-8")

    document = load(path)
    beside.write_text(beside.read_text(encoding="utf-8") + "\nr2:\n  review: p1\n  by: anna\n", encoding="utf-8")
    with pytest.raises(ConflictError):
        save(document, with_nodes(document.map, review("r2", "c")))


def test_the_map_has_its_nodes_in_the_order_in_which_they_will_be_read(path: Path) -> None:
    (path.parent / "m.review-ben.argmap.yaml").write_text(BLOCK.replace("anna", "ben"), encoding="utf-8")
    document = load(path)
    present = document.map
    for number, who in enumerate(["cleo", "anna", "cleo", "ben"], 2):
        present = placed(document, present, with_nodes(present, review(f"r{number}", "c", who)))

    assert list(present.nodes)[-5:] == ["r3", "r1", "r5", "r2", "r4"]
    saved = save(document, present, arranged=True)
    assert list(saved.map.nodes) == list(present.nodes) == list(load(path).map.nodes)
