"""What AIF and xAIF cannot carry of a map is told exactly: without it the map comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from support.exchange import renamed_maps, same_up_to_ids
from support.maps import as_map, claim, claims, quote, source
from support.nodes import maps
from support.patience import PATIENT
from support.samples import imported_text
from support.stripping import tidied, without

from argmap.appraisal.reviewing import review
from argmap.exchange.format import Export
from argmap.exchange.registry import format_called, writable, writer
from argmap.model.map import Map
from argmap.model.nodes import Claim, Quote, Source, Step


def _as_aif_has_it(stripped: Map, others: dict[str, str]) -> Map:
    """Return a map with what the words of the losses say put in place of what it had."""
    nodes = dict(stripped.nodes)
    for name, what in others.items():
        node = nodes[name]
        if (
            isinstance(node, Quote)
            and what == "that steps are about the quote itself and not about a claim that says the same"
        ):
            claim = Claim(id=f"{name}-said", text=node.text, by=node.speaker)
            nodes[claim.id] = claim
            nodes[name] = node.model_copy(update={"attests": (*node.attests, claim.id)})
            for step in [each for each in nodes.values() if isinstance(each, Step)]:
                because = tuple(claim.id if each == name else each for each in step.because)
                target = claim.id if step.target == name else step.target
                nodes[step.id] = step.model_copy(update={"because": because, "target": target})
        elif isinstance(node, Claim) and what.endswith("is not said to assert it"):
            speaker = what.removeprefix("that ").partition(", who speaks in ")[0]
            nodes[name] = node.model_copy(update={"by": speaker})
        elif isinstance(node, Source) and what.startswith("that it is another one than "):
            other = what.removeprefix("that it is another one than ").removesuffix(", of the same title")
            del nodes[name]
            for quote in [each for each in nodes.values() if isinstance(each, Quote) and each.source == name]:
                nodes[quote.id] = quote.model_copy(update={"source": other})
        else:
            raise AssertionError(what)
    return Map.of(nodes.values(), stripped.head)


@pytest.mark.parametrize("name", ["aif", "xaif"])
@settings(PATIENT, max_examples=100)
@given(whole=renamed_maps(maps().map(tidied)))
def test_a_map_comes_back_but_for_what_is_told(name: str, whole: Map) -> None:
    written = writer(format_called(name, writable())).write(Export(whole, review(whole)))
    back = imported_text(name, written.text)
    stripped, others = without(whole, written.losses)
    assert not any(node.was for node in (*stripped, *back.map))
    assert same_up_to_ids(_as_aif_has_it(stripped, others), back.map) == []
    assert back.losses == ()


def test_fields_of_a_source_that_the_head_has_too_are_told() -> None:
    whole = as_map(claims("aa"), source("book", variables=(("version", "2"),)), quote("qq", "aa"))
    written = writer(format_called("aif", writable())).write(Export(whole, review(whole)))
    assert [(loss.where, loss.what) for loss in written.losses] == [("book", "version")]


def test_what_has_no_words_is_told() -> None:
    whole = as_map(claim("aa", text=""), quote("qq", "aa").model_copy(update={"text": " "}))
    written = writer(format_called("aif", writable())).write(Export(whole, review(whole)))
    assert [(loss.where, loss.what) for loss in written.losses] == [
        ("aa", "that it has no words"),
        ("qq", "that it has no words"),
    ]
