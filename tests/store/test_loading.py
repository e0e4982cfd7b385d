"""Maps are loaded from files, folders and standard input, with the sources of their neighbours."""

from __future__ import annotations

import gc
import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from argmap.errors import CannotDoError
from argmap.model.nodes import Source
from argmap.store.loading import load

HEAD = "argmap:\n  version: 1\n  title: T\n"


def claim(node_id: str, words: str = "It is so.") -> str:
    return f"\n{node_id}:\n  claim: |\n    {words}\n"


def quote(source: str, *, via: str = "") -> str:
    chain = f"  via:\n    - {via}\n" if via else ""
    return f"\nq:\n  quote: |\n    So it is.\n  source: {source}\n{chain}  attests: [c]\n"


def source(node_id: str, more: str = "") -> str:
    return f"\n{node_id}:\n  source: A book\n{more}"


def write(folder: Path, name: str, *parts: str) -> Path:
    path = folder / f"{name}.argmap.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(parts), encoding="utf-8")
    return path


def test_a_file_is_loaded_under_the_path_that_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "m", HEAD, claim("c"))
    monkeypatch.chdir(tmp_path)

    document = load("m.argmap.yaml")

    assert (document.path, [file.path for file in document.files]) == ("m.argmap.yaml", ["m.argmap.yaml"])
    assert list(document.map.nodes) == ["c"]


def test_a_folder_is_one_map_of_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b", claim("from-b"))
    write(tmp_path, "a", HEAD, claim("from-a"))
    write(tmp_path, ".hidden", "broken")
    write(tmp_path / "deeper", "c", claim("from-c"))
    (tmp_path / "notes.yaml").write_text("broken", encoding="utf-8")

    document = load(tmp_path)

    assert [Path(file.path).name for file in document.files] == ["a.argmap.yaml", "b.argmap.yaml"]
    assert list(document.map.nodes) == ["from-a", "from-b"]
    assert document.map.head.title == "T"
    assert not document.partial


def test_standard_input_is_loaded_under_a_hyphen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO((HEAD + claim("c")).encode())))

    document = load("-")

    assert document.path == "-"
    assert list(document.map.nodes) == ["c"]


@pytest.mark.parametrize("written", ["cas", "case", "case.argmap", "case.argmap.yml", "Case.argmap.yaml"])
def test_a_missing_file_is_answered_with_the_name_that_was_perhaps_meant(tmp_path: Path, written: str) -> None:
    path = write(tmp_path, "case", HEAD)

    with pytest.raises(CannotDoError, match="there is no file") as refusal:
        load(tmp_path / written)

    assert refusal.value.remedy == f"did you mean {path}?"


def test_a_missing_file_unlike_any_other_is_answered_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError) as refusal:
        load(tmp_path / "case")

    assert refusal.value.remedy == "a first map is made by: argmap new case.argmap.yaml"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError, match="there is no folder"):
        load(tmp_path / "gone" / "case.argmap.yaml")


def test_a_folder_without_maps_is_a_refusal_that_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError, match="there is no map in the folder") as refusal:
        load(tmp_path)
    assert "argmap new" in refusal.value.remedy

    write(tmp_path / "below", "m", HEAD)
    with pytest.raises(CannotDoError) as refusal:
        load(tmp_path)
    assert refusal.value.remedy == f"folders in folders are not searched; did you mean {tmp_path / 'below'}?"


def test_a_path_through_a_file_is_a_refusal(tmp_path: Path) -> None:
    path = write(tmp_path, "m", HEAD)

    with pytest.raises(CannotDoError):
        load(path / "n.argmap.yaml")


def test_a_source_of_a_neighbour_is_at_hand_with_the_sources_it_is_part_of(tmp_path: Path) -> None:
    write(
        tmp_path,
        "library",
        HEAD,
        source("letter", "  part-of: papers\n"),
        source("papers", "  file: sources/p.txt\n"),
        source("other"),
    )
    path = write(tmp_path, "m", HEAD, claim("c"), quote("library/letter"))

    document = load(path)

    assert document.problems == ()
    letter = document.map.foreign["library/letter"]
    assert isinstance(letter, Source)
    assert letter.part_of == "library/papers"
    assert list(document.map.nodes) == ["c", "q"]
    assert set(document.map.foreign) == {"library/letter", "library/papers"}


def test_a_neighbour_may_be_a_folder_whose_held_files_are_seen_from_here(tmp_path: Path) -> None:
    write(tmp_path / "library", "a", HEAD, source("book", "  file: sources/b.txt\n"))
    path = write(tmp_path, "m", HEAD, claim("c"), quote("library/book"))

    book = load(path).map.foreign["library/book"]

    assert isinstance(book, Source)
    assert book.file == "library/sources/b.txt"


def test_a_folder_map_finds_the_maps_beside_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "library", HEAD, source("book"))
    write(tmp_path / "case", "m", HEAD, claim("c"), quote("library/book"))

    assert load(tmp_path / "case").problems == ()


def test_sources_of_a_used_map_need_no_prefix_and_its_own_sources_go_first(tmp_path: Path) -> None:
    write(tmp_path, "library", HEAD, source("book"), source("own"))
    path = write(tmp_path, "m", HEAD + "  uses: [library]\n", claim("c"), quote("book", via="own, p. 1"), source("own"))

    document = load(path)

    assert document.problems == ()
    assert list(document.map.foreign) == ["library/book"]


def test_a_missing_map_is_a_problem_of_its_own_with_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, "m", HEAD, claim("c"), quote("gone/book"))

    (problem,) = load(path).problems

    assert (problem.code, problem.line, problem.column) == ("E308", 12, 11)
    assert problem.message == 'there is no map called "gone" that can be read'
    assert "gone.argmap.yaml" in problem.help


def test_a_missing_block_of_a_map_that_exists_is_a_missing_block(tmp_path: Path) -> None:
    write(tmp_path, "library", HEAD, source("book"))
    path = write(tmp_path, "m", HEAD, claim("c"), quote("library/bok"))

    assert [problem.code for problem in load(path).problems] == ["E301"]


def test_maps_that_refer_to_each_other_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, "a", HEAD, claim("c"), quote("b/book"), source("mine", "  part-of: b/book\n"))
    write(tmp_path, "b", HEAD, source("book", "  derived-from: a/mine\n"))

    document = load(tmp_path / "a.argmap.yaml")

    book = document.map.foreign["b/book"]
    assert isinstance(book, Source)
    assert book.derived_from == "mine"


def test_a_reference_never_leaves_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "outside", "secret", HEAD, source("book"))
    inside = tmp_path / "inside"
    write(inside, "m", HEAD, claim("c"), quote("link/book"))
    (inside / "link.argmap.yaml").symlink_to(tmp_path / "outside" / "secret.argmap.yaml")

    assert [problem.code for problem in load(inside / "m.argmap.yaml").problems] == ["E308"]
    write(inside, "m", HEAD, claim("c"), quote("../outside/book"))
    assert load(inside / "m.argmap.yaml").partial


def test_a_neighbour_that_cannot_be_read_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "library.argmap.yaml").write_bytes(b"\0")
    path = write(tmp_path, "m", HEAD, claim("c"), quote("library/book"))

    assert [problem.code for problem in load(path).problems] == ["E308"]


def test_the_garbage_collector_is_on_again_after_a_failed_load(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError):
        load(tmp_path / "gone")

    assert gc.isenabled()
