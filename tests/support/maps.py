"""Small arguments for the review: short ways to write nodes, and hypothesis strategies of maps with every structure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from argmap.evidence.verdict import AlterationSeverity, QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Link, Node, Quote, Source, Support
from argmap.model.vocabulary import LinkRole, Reading, Resolution


def claim(name: str, **fields: Any) -> Claim:
    return Claim(id=name, text=fields.pop("text", f"Claim {name}."), **fields)


def claims(names: str) -> list[Node]:
    return [claim(name) for name in names.split()]


def quote(name: str, attests: str = "", *, source: str = "book", **fields: Any) -> Quote:
    return Quote(id=name, text=f"Words of {name}", source=source, attests=tuple(attests.split()), **fields)


def source(name: str, **fields: Any) -> Source:
    return Source(id=name, title=fields.pop("title", f"The {name}"), **fields)


def supports(name: str, target: str, because: str, **fields: Any) -> Support:
    return Support(id=name, target=target, because=tuple(because.split()), **fields)


def attacks(name: str, target: str, because: str, **fields: Any) -> Attack:
    return Attack(id=name, target=target, because=tuple(because.split()), **fields)


def settles(name: str, target: str, resolution: Resolution, **fields: Any) -> Assessment:
    return Assessment(id=name, target=target, resolution=resolution, **fields)


def via(*roles: LinkRole) -> tuple[Link, ...]:
    return tuple(Link(source="book", role=role) for role in roles)


def as_map(*nodes: Node | Sequence[Node], **head: Any) -> Map:
    """Make a map of nodes and lists of nodes, with the source `book` if none is among them."""
    flat = [each for node in nodes for each in ([node] if isinstance(node, Node) else node)]
    if not any(isinstance(node, Source) for node in flat):
        flat.append(source("book"))
    return Map.of(flat, Head(**head) if head else None)


_FEW = st.integers(0, 5)
_HOPS = st.sampled_from([(), (), (LinkRole.EDITION,), (LinkRole.QUOTES,), (LinkRole.EDITION, LinkRole.QUOTES) * 2])


@st.composite
def small_maps(draw: st.DrawFn, *, settled: bool = True, attacking: bool = True) -> Map:
    """Draw a map of up to 6 claims with every structure of the format, circles among them.

    Linked and convergent steps, quotes that attest in full or in part, quotes as premises, assumptions, rebuttals,
    undercuts of steps, of quotes and of attacks, steps of the mapper, and resolutions where `settled`.
    """
    held = [f"c{number}" for number in range(draw(st.integers(1, 6)))]
    quoted = [f"q{number}" for number in range(draw(st.integers(0, 4)))]
    nodes: list[Node] = [source("book"), source("letter"), source("diary")]
    nodes += [claim(name, assumed=draw(st.sampled_from([None, None, None, "taken as given"]))) for name in held]
    for name in quoted:
        told = draw(st.lists(st.sampled_from(held), max_size=2))
        origin = draw(st.sampled_from(["book", "letter", "diary"]))
        reading = draw(st.sampled_from([Reading.PARAPHRASE, Reading.VERBATIM, Reading.PARTIAL]))
        nodes.append(quote(name, " ".join(told), source=origin, reading=reading, via=via(*draw(_HOPS))))
    premises = st.lists(st.sampled_from(held + quoted), min_size=1, max_size=3)
    author = st.sampled_from([None, None, None, "mapper"])
    stepped: list[str] = []
    for number in range(draw(st.integers(0, 7))):
        target = draw(st.sampled_from(held))
        because = [premise for premise in draw(premises) if premise != target]
        if because:
            stepped.append(f"s{number}")
            nodes.append(supports(stepped[-1], target, " ".join(because), by=draw(author)))
    for number in range(draw(_FEW) if attacking else 0):
        target = draw(st.sampled_from(held + held + quoted + stepped))
        because = [premise for premise in draw(premises) if premise != target]
        if because:
            stepped.append(f"a{number}")
            nodes.append(attacks(stepped[-1], target, " ".join(because), by=draw(author)))
    if settled:
        for number in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
            target = draw(st.sampled_from(held + held + quoted + stepped))
            nodes.append(settles(f"r{number}", target, draw(st.sampled_from(Resolution))))
    return Map.of(nodes)


def verdicts(whole: Map) -> st.SearchStrategy[dict[str, QuoteCheck]]:
    """Draw what was found out about some of the quotes of a map."""
    found = st.tuples(
        st.sampled_from(Verdict),
        st.none() | st.sampled_from(AlterationSeverity),
        st.none() | st.sampled_from([Verdict.VERIFIED, Verdict.VERIFIED_EDITED, Verdict.ALTERED, Verdict.NOT_FOUND]),
    )
    return st.fixed_dictionaries({}, optional=dict.fromkeys(whole.quotes, found)).map(
        lambda drawn: {
            name: QuoteCheck(id=name, verdict=each[0], source="book", severity=each[1], text_status=each[2])
            for name, each in drawn.items()
        }
    )


@st.composite
def checked_maps(draw: st.DrawFn) -> tuple[Map, dict[str, QuoteCheck]]:
    """Draw a map with verdicts on some of its quotes."""
    whole = draw(small_maps())
    return whole, draw(verdicts(whole))


@st.composite
def attack_only_maps(draw: st.DrawFn) -> Map:
    """Draw a map of bare claims that rebut each other, one premise an attack."""
    held = [f"c{number}" for number in range(draw(st.integers(1, 7)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(held), st.sampled_from(held)), max_size=14, unique=True))
    steps = [attacks(f"a{number}", target, by) for number, (by, target) in enumerate(pairs)]
    return as_map([claim(name) for name in held], steps)
