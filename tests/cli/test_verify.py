"""`argmap verify`: what is printed, and how it ends."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from support.cli import Argmap
from support.documents import scan
from support.held import (
    ALTERED,
    DEATHS,
    EDITED,
    FILE,
    HANDLE,
    MISSING,
    SNOW,
    SPLICED,
    digest,
    held_map,
    put,
    quoting,
    recorded,
    write_map,
)

from argmap.store.loading import load

MAPS = Path(__file__).parents[2] / "maps"
QUOTE_KEYS = [
    *"id verdict source read_in held severity text_status hops locator_check digest_check location".split(),
    *"edits differences flags message passage before after".split(),
]


@pytest.mark.parametrize(
    ("words", "status", "verdict"),
    [
        (DEATHS, 0, "verified"),
        (EDITED, 0, "verified_edited"),
        (ALTERED, 1, "altered"),
        (SPLICED, 1, "spliced"),
        (MISSING, 1, "not_found"),
    ],
)
def test_the_exit_status_tells_sound_quotes_from_wrong_ones(
    argmap: Argmap, tmp_path: Path, words: str, status: int, verdict: str
) -> None:
    ran = argmap("verify", held_map(tmp_path, {"q": words}))

    assert ran.status == status
    assert f"({verdict})" in ran.out
    assert ("q: " in ran.out) == (status == 1)
    assert "It does not mean that the source" in " ".join(ran.out.split())
    assert ran.err == ""


def test_a_map_whose_sources_are_not_held_has_had_nothing_checked(argmap: Argmap, tmp_path: Path) -> None:
    path = write_map(tmp_path, quoting("q", DEATHS), recorded(""))
    ran = argmap("verify", path)

    assert ran.status == 2
    assert "no copy of \u201cOn Cholera\u201d is held" in ran.out
    assert "argmap source add" in ran.err
    assert argmap("verify", "--allow-unheld", path).status == 0


def test_a_map_without_quotes_has_had_nothing_checked(argmap: Argmap, tmp_path: Path) -> None:
    ran = argmap("verify", write_map(tmp_path))

    assert ran.status == 2
    assert "no quotes" in ran.err


def test_one_quote_that_could_not_be_checked_leaves_the_answer_open(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / FILE, SNOW)
    blocks = quoting("q", DEATHS), quoting("r", HANDLE, source="lost"), recorded(FILE, digest(SNOW))
    path = write_map(tmp_path, *blocks, recorded("", name="lost"))

    assert argmap("verify", path).status == 3
    assert argmap("verify", "--strict", path).status == 1
    assert argmap("verify", "--allow-unheld", path).status == 0
    assert argmap("verify", "--allow-unheld", "--strict", path).status == 0


def test_a_missing_copy_is_not_held_and_one_that_cannot_be_read_is_still_minded(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / "sources" / "scan.pdf", scan(tmp_path))
    blocks = quoting("q", DEATHS), quoting("r", HANDLE, source="pages"), recorded("sources/gone.txt")
    path = write_map(tmp_path, *blocks, recorded("sources/scan.pdf", name="pages"))
    ran = argmap("verify", "--format", "json", path)

    assert ran.status == 2
    assert [quote["verdict"] for quote in json.loads(ran.out)["quotes"]] == ["source_not_held", "unreadable"]
    assert argmap("verify", "--allow-unheld", path).status == 2


@pytest.mark.parametrize(("words", "status"), [(DEATHS, 3), (EDITED, 3), (ALTERED, 1), (MISSING, 1)])
def test_a_copy_that_has_changed_is_stale_and_judged_by_what_is_in_it_now(
    argmap: Argmap, tmp_path: Path, words: str, status: int
) -> None:
    path = held_map(tmp_path, {"q": words})
    put(tmp_path / FILE, SNOW + "A postscript.\n")
    ran = argmap("verify", "--format", "json", path)
    (quote,) = json.loads(ran.out)["quotes"]

    assert ran.status == status
    assert (quote["verdict"], quote["digest_check"]) == ("stale", "changed")
    assert quote["text_status"] in ("verified", "verified_edited", "altered", "not_found")
    assert argmap("verify", "--strict", path).status == 1
    assert "not the one that was recorded" in argmap("verify", path).out


def test_a_wrong_locator_is_wrong(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / FILE, SNOW)
    path = write_map(tmp_path, quoting("q", DEATHS, "  at: para. 3\n"), recorded(FILE, digest(SNOW)))
    ran = argmap("verify", path)

    assert ran.status == 1
    told = "verbatim in \u201cOn Cholera\u201d, para. 2; the locator says para. 3, and the words stand in para. 2"
    assert f"q: verified: {told}" in ran.out
    put(path, path.read_text("utf-8").replace("para. 3", "para. 2"))
    assert argmap("verify", path).status == 0


def test_strict_lets_a_flag_fail(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / FILE, SNOW)
    path = write_map(tmp_path, quoting("q", DEATHS), recorded())

    assert argmap("verify", path).status == 0
    ran = argmap("verify", "--strict", path)
    assert ran.status == 1
    assert "note: unpinned" in ran.out


def test_the_worst_of_several_paths_is_the_exit_status(argmap: Argmap, tmp_path: Path) -> None:
    sound, wrong = (held_map(tmp_path / name, {"q": words}) for name, words in (("a", DEATHS), ("b", ALTERED)))
    nothing = write_map(tmp_path / "c")
    gone = tmp_path / "gone.argmap.yaml"

    assert argmap("verify", sound, sound).status == 0
    assert argmap("verify", sound, nothing).status == 2
    assert argmap("verify", sound, gone).status == 2
    ran = argmap("verify", gone, nothing, wrong, sound)
    assert ran.status == 1
    assert f"{sound}:\n1 quote:" in ran.out
    assert str(gone) in ran.err


def test_several_paths_give_an_array_even_when_one_cannot_be_read(argmap: Argmap, tmp_path: Path) -> None:
    sound = held_map(tmp_path / "a", {"q": DEATHS})
    gone = tmp_path / "gone.argmap.yaml"

    assert [one["map"] for one in json.loads(argmap("verify", "--format", "json", sound, sound).out)] == [
        str(sound)
    ] * 2
    assert [one["map"] for one in json.loads(argmap("verify", "--format", "json", gone, sound).out)] == [str(sound)]
    alone = argmap("verify", "--format", "json", gone)
    assert (alone.status, alone.out) == (2, "")


def test_a_partial_map_is_verified_as_far_as_it_goes_and_says_so(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    put(path, path.read_text("utf-8") + quoting("r", HANDLE, source="nobody"))
    ran = argmap("verify", "--format", "json", path)
    record = json.loads(ran.out)

    assert ran.status == 1
    assert record["partial"] is True
    assert record["quotes"][0]["verdict"] == "verified"
    assert 'no block is called "nobody"' in ran.err


def test_json_has_the_keys_that_programs_rely_on(argmap: Argmap, tmp_path: Path) -> None:
    text = "\U0001d504\U0001f600 astral words.\n\n" + SNOW
    path = held_map(tmp_path, {"q": EDITED, "r": ALTERED}, copy=text)
    record = json.loads(argmap("verify", "--format", "json", path).out)

    assert list(record) == ["map", "counts", "quotes"]
    assert record["map"] == str(path)
    assert record["counts"] == {"altered": 1, "verified_edited": 1}
    edited, altered = record["quotes"]
    assert list(edited) == list(altered) == QUOTE_KEYS
    assert (edited["id"], edited["source"], edited["read_in"], edited["held"]) == ("q", "snow", "snow", True)
    assert (edited["severity"], edited["text_status"], edited["hops"]) == (None, None, 0)
    assert (edited["locator_check"], edited["digest_check"], edited["flags"]) == ("unchecked", "match", [])
    start, end = edited["location"]["start"], edited["location"]["end"]
    assert text[start:end] == edited["passage"] == DEATHS
    assert edited["location"] == {"start": start, "end": end, "page": None, "line": 5, "paragraph": 3}
    assert [list(edit) for edit in edited["edits"]] == [["kind", "expected", "found"]]
    assert edited["edits"][0]["kind"] == "ellipsis"
    assert edited["differences"] == altered["edits"] == []
    assert (altered["severity"], altered["differences"][0]["kind"]) == ("meaning", "negation")


def test_json_of_a_quote_that_was_not_located_has_nulls(argmap: Argmap, tmp_path: Path) -> None:
    path = write_map(tmp_path, quoting("q", DEATHS), recorded(""))
    (quote,) = json.loads(argmap("verify", "--format", "json", path).out)["quotes"]

    assert list(quote) == QUOTE_KEYS
    assert {key: quote[key] for key in ("location", "severity", "text_status")} == dict.fromkeys(
        ("location", "severity", "text_status")
    )
    assert (quote["held"], quote["read_in"], quote["edits"], quote["differences"]) == (False, "", [], [])


def test_json_gives_the_page_of_a_text_with_pages(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": HANDLE}, copy=f"First.\fSecond.\f{SNOW}")
    (quote,) = json.loads(argmap("verify", "--format", "json", path).out)["quotes"]

    assert quote["location"]["page"] == 3


def test_one_quote_may_be_asked_for(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "r": ALTERED})

    assert argmap("verify", "--quote", "q", path).status == 0
    assert argmap("verify", "--quote", "r", path).status == 1
    ran = argmap("verify", "--quote", "qq", path)
    assert ran.status == 1
    assert 'no quote is called "qq"' in ran.err
    assert "is not a quote" in argmap("verify", "--quote", "snow", path).err


def test_a_quote_that_one_of_several_maps_lacks_is_still_looked_at_in_the_others(
    argmap: Argmap, tmp_path: Path
) -> None:
    first, second = held_map(tmp_path / "a", {"q": DEATHS}), held_map(tmp_path / "b", {"r": DEATHS})
    ran = argmap("verify", "--quote", "r", first, second)

    assert ran.status == 1
    assert "1 verbatim in the source" in ran.out


def test_every_located_quote_is_shown_with_its_passage(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "e": EDITED, "a": ALTERED, "s": SPLICED, "m": MISSING})
    ran = argmap("verify", "--show-diff", path)
    shown = re.split(r"\n(?=[qeasm]: )", ran.out)

    assert [part[0] for part in shown] == list("qeasm")
    assert "^" not in shown[0]
    assert "before     On proceeding to the spot, I found that" in shown[0]
    assert "There were only ten deaths" in shown[0]
    assert 'ellipsis (permitted): source "had taken place", quotation "..."' in shown[1]
    assert "negation (not permitted)" in shown[2]
    assert shown[2].count("source  ") == shown[2].count("quotation  ") >= 1
    assert "source  " in shown[3]


def test_a_map_on_standard_input_is_verified_from_the_folder_at_hand(
    argmap: Argmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = io.TextIOWrapper(io.BytesIO(held_map(tmp_path, {"q": DEATHS}).read_bytes()))
    monkeypatch.setattr(sys, "stdin", content)
    monkeypatch.chdir(tmp_path)
    ran = argmap("verify", "--format", "json", "-")

    assert ran.status == 0
    assert json.loads(ran.out)["map"] == "-"
    assert not (tmp_path / ".argmap").exists()


def test_the_help_names_every_exit_status(argmap: Argmap) -> None:
    ran = argmap("verify", "--help")

    assert ran.status == 0
    assert all(f" {number} " in ran.out.partition("exit status:")[2] for number in range(4))


def test_the_example_maps_verify_fully(argmap: Argmap) -> None:
    for path in (MAPS / "outage-review", MAPS / "primer.argmap.yaml"):
        ran = argmap("verify", "--format", "json", path)
        assert ran.status == 0
        assert all(quote["digest_check"] == "match" for quote in json.loads(ran.out)["quotes"])


def test_the_quotations_of_the_case_map_are_as_given_by_its_article(argmap: Argmap, tmp_path: Path) -> None:
    for file in MAPS.glob("trotsky-1918*.argmap.yaml"):
        shutil.copy(file, tmp_path / file.name)
    path = tmp_path / "trotsky-1918.argmap.yaml"
    quotes = load(path).map.quotes.values()
    paragraphs = [f"Paragraph {number} of the article says little." for number in range(1, 98)]
    for quote in quotes:
        number = int(re.findall(r"\d+", quote.via[-1].locator)[0])
        paragraphs[number - 1] += f" The document says this: “{' '.join(quote.text.split())}”"
    article = put(tmp_path / "in" / "article.txt", "\n\n".join(paragraphs) + "\n")
    put(path, re.sub(r"sha256: \w+", f"sha256: {digest(article.read_bytes())}", path.read_text("utf-8")))
    before = path.read_text("utf-8").splitlines()

    added = argmap("source", "add", path, article, "--id", "article")
    assert added.status == 0, added.err
    changed = [line for line in path.read_text("utf-8").splitlines() if line not in before]
    assert changed == ["  file: sources/article.txt"]
    ran = argmap("verify", "--format", "json", path)
    record = json.loads(ran.out)
    assert len(record["quotes"]) == len(quotes) == 12
    assert record["counts"] == {"second_hand": 12}
    assert {quote["read_in"] for quote in record["quotes"]} == {"article"}
    assert {quote["text_status"] for quote in record["quotes"]} <= {"verified", "verified_edited"}
    assert ran.status == 0, argmap("verify", path).out
