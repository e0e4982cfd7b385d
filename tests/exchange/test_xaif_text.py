"""The text of an xAIF document goes out with the quotes marked in it, and comes in again as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.exchange import same_up_to_ids
from support.held import DEATHS, EDITED, HANDLE, SNOW, digest
from support.maps import as_map, claim, claims, source
from support.patience import PATIENT
from support.samples import imported, imported_text

from argmap.appraisal.reviewing import review
from argmap.evidence.heldtext import HeldTexts
from argmap.evidence.verifying import verify
from argmap.exchange.format import Export, Exported, Imported
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Link, Node, Quote, Source
from argmap.model.vocabulary import Reading
from argmap.store.holding import held_text

_WORDS = st.lists(
    st.sampled_from(["the pump", "rain & snow", "a < b", "\n", "água", "one", "two", "three"]), max_size=9
)


def _written(whole: Map, held: HeldTexts) -> Exported:
    export = Export(whole, review(whole), verify(whole, held), held=held)
    return writer(format_called("xaif", writable())).write(export)


def _snow(*nodes: Node, **fields: object) -> tuple[Map, HeldTexts]:
    """Make a map of quotes of Snow's text and of another that is held."""
    snow = Source(id="snow", title="On Cholera", file="snow.txt", sha256=digest(SNOW), **fields)
    other = source("other", file="other.txt")
    whole = as_map(claims("main"), snow, other, list(nodes))
    return whole, {"snow": held_text(snow, SNOW.encode(), "snow.txt"), "other": held_text(other, b"Nobody.", "o.txt")}


def _quote(name: str, text: str, **fields: object) -> Quote:
    return Quote.model_validate({"id": name, "text": text, "source": "snow", "attests": ("main",), **fields})


def _lost(written: Exported) -> dict[str, str]:
    return {loss.where: loss.what for loss in written.losses}


def _again(found: Imported) -> tuple[Exported, Imported]:
    held = {
        each.id: held_text(each, found.files[each.file].encode(), each.file)
        for each in found.map.sources.values()
        if each.file
    }
    written = _written(found.map, held)
    return written, imported_text("xaif", written.text)


def test_quotes_are_marked_where_their_words_stand() -> None:
    whole, held = _snow(
        _quote("deaths", DEATHS), _quote("handle", HANDLE), variables=(("URL", "https://snow.example"),)
    )
    written = _written(whole, held)
    document = json.loads(written.text)
    assert f'<span class="highlighted" id="node4">{DEATHS}</span> of' not in document["text"]
    numbers = {node["text"]: node["nodeID"] for node in document["AIF"]["nodes"] if node["type"] == "L"}
    for words in (DEATHS, HANDLE):
        assert f'<span class="highlighted" id="node{numbers[words]}">{words}</span>' in document["text"]
    assert document["text"].count("<br>") == SNOW.count("\n")
    assert document["OVA"]["url"] == "https://snow.example"
    assert _lost(written) == {"other": "file, the source itself, which no quote is from"}


def test_the_held_text_comes_back_with_its_title_its_digest_and_its_quotes() -> None:
    inner = _quote("inner", "the deaths", at="l. 3", attests=("his",), speaker="Snow")
    whole, held = _snow(_quote("deaths", DEATHS, at="l. 3"), inner, claim("his", by="Snow"))
    back = imported_text("xaif", _written(whole, held).text)
    assert back.losses == ()
    assert list(back.files.values()) == [SNOW]
    (found,) = back.map.sources.values()
    assert (found.title, found.sha256) == ("On Cholera", digest(SNOW))
    kept = [node for node in whole if node.id != "other"]
    kept[kept.index(whole["snow"])] = whole.sources["snow"].model_copy(update={"file": found.file})
    assert same_up_to_ids(Map.of(kept), back.map) == []


def test_the_text_of_most_quotes_is_written_and_the_others_are_told() -> None:
    whole, held = _snow(_quote("nobody", "Nobody.", source="other"), _quote("deaths", DEATHS), _quote("handle", HANDLE))
    written = _written(whole, held)
    assert "Nobody." not in json.loads(written.text)["text"]
    lost = _lost(written)
    assert lost["nobody"] == "where in other its words stand (the document has the text of snow only)"
    assert lost["other"] == "file"


@pytest.mark.parametrize(
    ("quote", "lost"),
    [
        (_quote("q", EDITED), "where in snow its words stand (the words there differ)"),
        (_quote("q", DEATHS, at="p. 12"), "at"),
        (_quote("q", DEATHS, reading=Reading.VERBATIM), "reading"),
        (_quote("q", DEATHS, attests=("said",)), "that it is paraphrased, for the claim has its words"),
        (_quote("q", DEATHS, attests=("said",), reading=Reading.VERBATIM), None),
        (_quote("q", DEATHS, source="book", via=(Link(source="snow"),)), "via, where in snow its words stand"),
        (_quote("q", "I do not\ndoubt that "), None),
        (_quote("q", "pump was removed on the following"), None),
        (_quote("q", "the pump. There were only ten deaths"), "where in snow its words stand (it crosses"),
    ],
)
def test_what_a_mark_cannot_tell_is_told(quote: Quote, lost: str | None) -> None:
    book = source("book")
    whole, held = _snow(quote, _quote("deaths", DEATHS), _quote("handle", HANDLE), claim("said", text=DEATHS), book)
    found = _lost(_written(whole, held)).get("q")
    assert found == lost if lost is None else found is not None and found.startswith(lost)


def test_of_a_document_that_is_more_than_text_the_copy_is_told() -> None:
    whole, held = _snow(_quote("deaths", DEATHS), encoding="utf-8", author="Snow")
    page = held["snow"]
    assert _lost(_written(whole, {"snow": page}))["snow"] == "author, encoding"
    other_bytes = {"snow": type(page)("0" * 64, page.text)}
    pinned = whole.sources["snow"].model_copy(update={"sha256": "0" * 64})
    written = _written(Map.of([pinned if node.id == "snow" else node for node in whole]), other_bytes)
    assert _lost(written)["snow"] == "author, file, sha256, encoding"


@pytest.mark.parametrize("mark", ['class="highlighted" id="1"', "class='x hlcurrent' id='1'", 'id="node1"'])
def test_a_highlight_may_name_its_node_alone(mark: str) -> None:
    nodes = [{"nodeID": 1, "text": "It rains", "type": "I"}]
    text = f"<b id='1'>So</b> <span id='1'>they</span> say: <span {mark}>it rains</span>"
    found = imported_text("xaif", json.dumps({"AIF": {"nodes": nodes, "edges": []}, "text": {"txt": text}}))
    assert [quote.text for quote in found.map.quotes.values()] == ["it rains"]


def test_a_marked_locution_of_another_source_than_the_text_is_told() -> None:
    nodes = [{"nodeID": number, "text": text, "type": "L"} for number, text in ((1, "It rains"), (2, "It snows"))]
    locutions = [{"nodeID": 1, "source": "A letter"}, {"nodeID": 2, "source": "A diary"}]
    marks = '<span id="node1">It rains</span> <span id="node2">It snows</span>'
    document = {"AIF": {"nodes": nodes, "edges": [], "locutions": locutions}, "text": marks}
    found = imported_text("xaif", json.dumps(document))
    assert [loss.what for loss in found.losses] == ['that it stands in "A letter"', 'that it stands in "A diary"']
    locutions[1]["source"] = "A letter"
    found = imported_text("xaif", json.dumps(document))
    assert [each.title for each in found.map.sources.values()] == ["A letter"]
    assert found.losses == ()


def test_an_unmarked_locution_of_the_text_is_of_the_same_source() -> None:
    whole, held = _snow(_quote("deaths", DEATHS), _quote("edited", EDITED))
    back = imported_text("xaif", _written(whole, held).text)
    assert [each.title for each in back.map.sources.values()] == ["On Cholera"]
    assert {quote.text for quote in back.map.quotes.values()} == {DEATHS, EDITED}


def test_the_sample_with_a_text_comes_back_as_it_was() -> None:
    found = imported("xaif", "letter.json")
    written, back = _again(found)
    assert _lost(written) == {"argmap": "authors"}
    kept = found.map.head.model_copy(update={"authors": ()})
    assert same_up_to_ids(Map.of(found.map, kept), back.map) == []


@given(before=_WORDS, said=st.lists(_WORDS, min_size=1, max_size=4), after=_WORDS)
@PATIENT
def test_marks_come_back_where_they_were(before: list[str], said: list[list[str]], after: list[str]) -> None:
    text = " ".join(before)
    for number, each in enumerate(said):
        text = f"{text} <span id='node{number}'>{number} {' '.join(each)} {text if number == 1 else ''}</span>"
    nodes = [{"nodeID": number, "text": "So it is", "type": "I"} for number in range(len(said))]
    document = {"AIF": {"nodes": nodes, "edges": []}, "text": f"{text} {' '.join(after)}".replace("& ", "&amp; ")}
    found = imported_text("xaif", json.dumps(document))
    written, back = _again(found)
    assert dict(back.files) == dict(found.files)
    places = {(quote.text, quote.at) for quote in back.map.quotes.values()}
    for quote in found.map.quotes.values():
        assert (
            (quote.text, quote.at) in places or "at" in _lost(written)[quote.id] or "where" in _lost(written)[quote.id]
        )
    if not written.losses:
        assert same_up_to_ids(found.map, back.map) == []
