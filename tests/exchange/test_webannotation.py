"""The quotes of a map go out as Web Annotations that stand where the words do."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from support.held import ALTERED, DEATHS, EDITED, MISSING, SNOW, digest
from support.maps import as_map, claims, source, supports
from support.nodes import maps
from support.patience import PATIENT

from argmap.appraisal.reviewing import review
from argmap.evidence.anchors import anchor, read_anchors
from argmap.evidence.heldtext import HeldTexts
from argmap.evidence.verifying import verify
from argmap.exchange.format import Export, Exported
from argmap.exchange.leaving import filled
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Link, Node, Quote
from argmap.store.holding import held_text

NOTHING_HELD: HeldTexts = {}
_FILE = "sources/On Cholera.txt"


def _cholera(*nodes: Node) -> tuple[Map, HeldTexts]:
    """Make a map of quotes of a book, of which a reprint is held."""
    reprint = source("reprint", file=_FILE, sha256=digest(SNOW))
    book = source("book", variables=(("URL", "https://books.example/snow"),))
    whole = as_map(claims("main other"), list(nodes), reprint, book)
    return whole, {"reprint": held_text(reprint, SNOW.encode(), _FILE)}


def _written(whole: Map, held: HeldTexts = NOTHING_HELD) -> Exported:
    export = Export(whole, review(whole), verify(whole, held), held=held)
    return writer(format_called("webannotation", writable())).write(export)


def _annotations(written: Exported) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written.text)
    return found


def _quote(name: str, text: str, **fields: Any) -> Quote:
    return Quote(id=name, text=text, **{"source": "reprint", "attests": ("main",), **fields})


def test_a_located_quote_has_the_words_of_the_text_and_their_place_in_it() -> None:
    whole, held = _cholera(_quote("deaths", DEATHS), _quote("edited", EDITED), _quote("first", SNOW.split("\n")[0]))
    for annotation in _annotations(_written(whole, held)):
        words, place = annotation["target"]["selector"]
        start, end = place["start"], place["end"]
        assert (SNOW[start:end], SNOW[end : end + 32]) == (words["exact"], words["suffix"])
        assert SNOW[max(start - 32, 0) : start] == words["prefix"]
        assert annotation["target"]["state"]["schema:sha256"] == digest(SNOW)
        assert unquote(annotation["target"]["source"]["id"]) == _FILE
        assert [body["value"] for body in annotation["body"]] == ["Claim main."]


def test_located_quotes_can_be_read_back_as_anchors() -> None:
    whole, held = _cholera(_quote("deaths", DEATHS), _quote("altered", ALTERED))
    anchors = read_anchors(_written(whole, held).text, "out.jsonld")
    assert anchors.problems == ()
    assert anchors.by_quote == {
        name: anchor(check, SNOW, digest(SNOW), file=_FILE) for name, check in verify(whole, held).items()
    }


def test_without_the_text_itself_a_place_has_no_words_around_it() -> None:
    whole, held = _cholera(_quote("deaths", DEATHS))
    export = Export(whole, review(whole), verify(whole, held))
    (annotation,) = _annotations(writer(format_called("webannotation", writable())).write(export))
    words, place = annotation["target"]["selector"]
    assert words == {"type": "TextQuoteSelector", "exact": DEATHS}
    assert SNOW[place["start"] : place["end"]] == DEATHS
    assert "state" not in annotation["target"]


def test_a_quote_that_was_not_located_has_its_words_alone() -> None:
    whole, held = _cholera(_quote("missing", MISSING), _quote("afar", DEATHS, source="book", attests=()))
    missing, afar = _annotations(_written(whole, held))
    assert [each["type"] for each in missing["target"]["selector"]] == ["TextQuoteSelector"]
    assert afar["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": DEATHS}]
    assert afar["target"]["source"]["id"] == "https://books.example/snow"
    assert (missing["motivation"], afar["motivation"], "body" in afar) == ("describing", "highlighting", False)


def test_what_is_neither_quoted_nor_attested_stays_behind_and_is_told() -> None:
    altered = _quote("altered", ALTERED, at="p. 3", source="book", via=(Link(source="reprint"),))
    whole, held = _cholera(altered, supports("step", "main", "other"))
    lost = {loss.where: loss.what for loss in _written(whole, held).losses}
    assert set(lost) == {"altered", "step", "other", "reprint", "book"}
    assert lost["other"] == "the claim as a whole"
    assert lost["altered"].startswith("quote, where")
    assert "source, for it" in lost["altered"]
    assert "at, via" in lost["altered"]


@given(whole=maps())
@PATIENT
def test_of_any_map_every_quote_goes_out_and_every_other_block_is_told(whole: Map) -> None:
    written = _written(whole)
    assert [each["id"] for each in _annotations(written)] == [f"#{name}" for name in whole.quotes]
    lost = {loss.where: loss.what for loss in written.losses}
    assert len(lost) == len(written.losses), "one loss a node"
    shown = {each for quote in whole.quotes.values() for each in (*quote.attests, quote.source)}
    for node in whole:
        if node.id not in shown and not isinstance(node, Quote):
            assert "as a whole" in lost[node.id]
        elif "note" in filled(node):
            assert "note" in lost[node.id]
