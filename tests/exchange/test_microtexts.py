"""A microtext comes in with the text held, every statement quoting it, and every edge as what it means."""

from __future__ import annotations

import hashlib

import pytest
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.evidence.extract import Unreadable, extract
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import Verdict
from argmap.evidence.verifying import verify
from argmap.exchange.format import Imported
from argmap.model.nodes import Attack, Step, Support

CLAIMS = {"a": "A.", "b": "B.", "c": "C."}


def _graph(*edges: str, types: str = "pro pro pro") -> Imported:
    units = "".join(
        f'<edu id="e{name}">{text}</edu><adu id="{name}" type="{kind}"/><edge id="s{name}" src="e{name}" trg="{name}" '
        f'type="seg"/>\n'
        for (name, text), kind in zip(CLAIMS.items(), types.split(), strict=True)
    )
    written = "".join('<edge id="{}" src="{}" trg="{}" type="{}"/>\n'.format(*edge.split()) for edge in edges)
    return imported_text("microtexts", f'<arggraph id="g">\n{units}{written}</arggraph>')


def _texts(found: Imported, step: Step) -> tuple[str, ...]:
    return tuple(found.map.claims[premise].text for premise in step.because)


def test_every_edge_is_what_it_means() -> None:
    found = imported("microtexts", "every-edge.xml")
    assert found.losses == ()
    linked, example, rebuttal, undercut = (
        next(step for step in found.map.steps.values() if step.id.startswith(start))
        for start in ("s-they", "s-train", "s-some", "s-but")
    )
    assert isinstance(linked, Support)
    assert _texts(found, linked) == ("They replace short flights,", '& a flight does "ten times" the harm.')
    assert (example.target, example.scheme) == ("they-replace-short-flights", "example-to-generalisation")
    assert isinstance(rebuttal, Attack)
    assert (rebuttal.by, rebuttal.target) == ("opponent", found.map.main[0])
    assert isinstance(undercut, Attack)
    assert (undercut.by, undercut.target) == (None, rebuttal.id)


@pytest.mark.parametrize("sample", ["every-edge.xml", "implicit.xml"])
def test_the_whole_text_is_held_and_every_quote_is_found_at_its_place(sample: str) -> None:
    found = imported("microtexts", sample)
    (source,) = found.map.sources.values()
    assert source.file is not None
    content = found.files[source.file].encode()
    assert hashlib.sha256(content).hexdigest() == source.sha256
    text = extract(content, name=source.file)
    assert not isinstance(text, Unreadable)
    checks = verify(found.map, {source.id: Held(source.sha256, text)})
    assert {check.verdict for check in checks.values()} == {Verdict.VERIFIED}
    assert found.map.quotes


def test_parts_that_are_not_neighbours_are_two_quotes_and_implicit_words_none() -> None:
    found = imported("microtexts", "implicit.xml")
    assert [(quote.text, quote.at) for quote in found.map.quotes.values() if quote.reading == "partial"] == [
        ("People buy bread", "l. 2"),
        ("on their way from church.", "l. 4"),
    ]
    assert "Whoever" not in next(iter(found.files.values()))
    assert "Whoever can sell should open." in [claim.text for claim in found.map.claims.values()]


def test_who_opposes_is_named_on_statements_and_steps() -> None:
    found = _graph("1 b a reb", types="pro opp pro")
    assert found.map.head.subject == "proponent"
    assert [claim.by for claim in found.map.claims.values()] == [None, "opponent", None]
    assert [step.by for step in found.map.steps.values()] == ["opponent"]


def test_a_premise_is_linked_through_another_link_or_a_statement() -> None:
    for extra in ("2 c 1 add", "2 c b add"):
        found = _graph("1 b a sup", extra)
        assert [_texts(found, step) for step in found.map.steps.values()] == [("B.", "C.")]
        assert found.losses == ()


def test_an_undercut_of_an_example_is_one_and_that_of_a_statement_is_told() -> None:
    assert _graph("1 b a exa", "2 c 1 und").losses == ()
    assert [loss.what for loss in _graph("2 c a und").losses] == ["that it is an undercut"]


@pytest.mark.parametrize(
    "edges",
    [
        ["1 b nowhere sup"],
        ["1 nobody a sup"],
        ["1 b a why"],
        ["1 b a sup", "2 c a add"],
        ["1 b 1 reb"],
        ["1 b 2 add", "2 c 1 add"],
        ["1 b a seg"],
        ["1 b a sup", "2 c 1 sup"],
    ],
)
def test_edges_that_mean_nothing_are_told_with_their_line(edges: list[str]) -> None:
    losses = _graph(*edges).losses
    assert losses
    assert all(loss.line > 4 and loss.what and loss.why for loss in losses)


@pytest.mark.parametrize("text", ["<arggraph", "<arggraph><edu></arggraph>", "", "<other/>", "<a/><b/>", "&x;"])
def test_what_is_no_graph_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        imported_text("microtexts", text)


def test_entities_are_not_resolved_and_refused() -> None:
    declared = '<!DOCTYPE arggraph [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    bomb = f'{declared}<arggraph id="x"><edu id="e1">&b;</edu></arggraph>'
    with pytest.raises(RefusedError, match="&b; stands here for words"):
        imported_text("microtexts", bomb)
