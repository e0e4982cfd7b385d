"""Maps compared up to their ids, and maps that other formats can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Node, QuestionAnswer, Quote, Source, Step, Support
from argmap.model.references import references

_REFERRING = {"id", "was", "target", "because", "source", "via", "attests", "translation_of", "part_of", "derived_from"}

sentences = st.lists(
    st.sampled_from("the pump did it they died near no one of all rose 1854 Soho água 水 café".split()),
    min_size=1,
    max_size=6,
).map(lambda words: " ".join(words).capitalize() + ".")
"""Words on one line that begin like a sentence and end with a full stop."""


def same_up_to_ids(one: Map, other: Map) -> list[str]:
    """Return how two maps differ when ids and the order of nodes count for nothing; [] when they do not.

    The main conclusions are compared as the maps have them, named or not; premises and attested claims as sets. Nodes
    are told apart by what they say and by all that is around them (colour refinement, Weisfeiler and Leman 1968).
    """
    found = [
        f"the head has {name} {before!r} and {after!r}"
        for name, before, after in _fields(one.head, other.head, leave={"main"})
    ]
    first, second = _colours(one, other)
    lost = Counter(first.values()) - Counter(second.values())
    gained = Counter(second.values()) - Counter(first.values())
    only_one = _leftovers(one, first, lost)
    only_other = _leftovers(other, second, gained)
    for node in only_one:
        twin = _most_like(node, only_other)
        if twin is None:
            found.append(f"only the first has {_shown(node)}")
            continue
        only_other.remove(twin)
        fields = _fields(node, twin, leave=_REFERRING)
        what = "; ".join(f"{name} {before!r} and {after!r}" for name, before, after in fields)
        found.append(f"{_shown(node)} differs: {what or 'in what it refers to, or what refers to it'}")
    return found + [f"only the second has {_shown(node)}" for node in only_other]


def _fields(one: Node, other: Node, *, leave: set[str]) -> list[tuple[str, object, object]]:
    before, after = one.model_dump(exclude=leave), other.model_dump(exclude=leave)
    names = dict.fromkeys([*before, *after])
    return [(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)]


def _most_like(node: Node, among: list[Node]) -> Node | None:
    alike = [each for each in among if type(each) is type(node)]
    return min(
        alike, key=lambda each: (_words(each) != _words(node), len(_fields(node, each, leave=_REFERRING))), default=None
    )


def _words(node: Node) -> str:
    return str(getattr(node, "text", "") or getattr(node, "title", "") or getattr(node, "warrant", "") or "")


def _shown(node: Node) -> str:
    return f"{node.kind} {node.id} {_words(node)!r}"


def _leftovers(within: Map, colours: Mapping[str, int], left: Counter[int]) -> list[Node]:
    waiting = Counter(left)
    found: list[Node] = []
    for node in within:
        if waiting[colours[node.id]] > 0:
            waiting[colours[node.id]] -= 1
            found.append(node)
    return found


def _colours(one: Map, other: Map) -> tuple[dict[str, int], dict[str, int]]:
    """Colour the nodes of two maps with one palette, finer and finer until no round tells more nodes apart."""
    both = (one, other)
    palette: dict[object, int] = {}
    colours = [{node.id: palette.setdefault(_own(node, within), len(palette)) for node in within} for within in both]
    arrows = [_arrows(within) for within in both]
    while True:
        finer: dict[object, int] = {}
        after = [
            {
                key: finer.setdefault((colour, _around(key, arrows[at], colours[at])), len(finer))
                for key, colour in colours[at].items()
            }
            for at in range(2)
        ]
        told = len({colour for each in colours for colour in each.values()})
        colours = after
        if len(finer) == told:
            return colours[0], colours[1]


def _own(node: Node, within: Map) -> object:
    fields = node.model_dump(exclude=_REFERRING | {"questions"})
    questions = tuple(
        (answer.number, answer.state) for answer in getattr(node, "questions", ()) if isinstance(answer, QuestionAnswer)
    )
    links = tuple((link.locator, link.role) for link in getattr(node, "via", ()))
    return (type(node), repr(fields), questions, links, node.id in within.main)


def _arrows(within: Map) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {node.id: [] for node in within}
    for node in within:
        for reference in references(node):
            if reference.id in found:
                ordered = reference.field in ("via", "questions")
                field = f"{reference.field} {reference.item}" if ordered else reference.field
                found[node.id].append(("to", field, reference.id))
                found[reference.id].append(("from", field, node.id))
    return found


def _around(key: str, arrows: Mapping[str, list[tuple[str, str, str]]], colours: Mapping[str, int]) -> object:
    return tuple(sorted((way, field, colours[other]) for way, field, other in arrows[key]))


@st.composite
def renamed_maps(draw: st.DrawFn, drawn: st.SearchStrategy[Map]) -> Map:
    """Draw a map of `drawn` whose nodes had other ids, some of them like those that an import would give."""
    whole = draw(drawn)
    taken = {name.casefold() for name in whole.nodes}
    nodes: list[Node] = []
    for node in whole:
        old = draw(
            st.lists(st.sampled_from(["claim", "source", "step", "old-id", "a", "éé", "was [so], once"]), max_size=2)
        )
        free = [name for name in dict.fromkeys(old) if name not in taken]
        taken.update(free)
        nodes.append(node.model_copy(update={"was": tuple(free)}))
    return Map.of(nodes, whole.head)


@st.composite
def exportable_maps(
    draw: st.DrawFn,
    *,
    words: st.SearchStrategy[str] = sentences,
    distinct: bool = False,
    undercuts: bool = True,
    linked: bool = True,
    circles: bool = True,
    quotes: bool = False,
) -> Map:
    """Draw a map of claims and steps without the fields that only argmap has.

    With `distinct` no two claims say the same; without `linked` each step has one premise; without `circles` the
    steps between claims form no circle; with `quotes` there are quotes, of sources with a title, that attest claims.
    """
    texts = draw(st.lists(words, min_size=2, max_size=6, unique=distinct))
    claims = [f"c{number}" for number in range(1, len(texts) + 1)]
    nodes: list[Node] = [Claim(id=name, text=text) for name, text in zip(claims, texts, strict=True)]
    steps: list[str] = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        step = draw(_steps(f"s{number}", claims, steps if undercuts else [], most=2 if linked else 1, circles=circles))
        nodes.append(step)
        steps.append(step.id)
    if quotes:
        nodes += draw(_quoted(claims, words))
    title = draw(words)
    main = tuple(draw(st.lists(st.sampled_from(claims), max_size=2, unique=True)))
    return Map.of(nodes, Head(title=title, main=main))


@st.composite
def _steps(draw: st.DrawFn, name: str, claims: list[str], steps: list[str], *, most: int, circles: bool) -> Step:
    kind: Any = draw(st.sampled_from([Support, Attack]))
    aims = claims if circles else claims[:-1]
    target = draw(st.sampled_from(aims + steps if kind is Attack else aims))
    premises = [claim for claim in claims if claim != target]
    if not circles and target in claims:
        premises = claims[claims.index(target) + 1 :]
    because = draw(st.lists(st.sampled_from(premises), min_size=1, max_size=most, unique=True))
    made: Step = kind(id=name, target=target, because=tuple(because))
    return made


@st.composite
def _quoted(draw: st.DrawFn, claims: list[str], words: st.SearchStrategy[str]) -> list[Node]:
    titles = draw(st.lists(words, max_size=2, unique=True))
    nodes: list[Node] = [Source(id=f"t{number}", title=title) for number, title in enumerate(titles)]
    for number in range(draw(st.integers(0, 3)) if titles else 0):
        source = draw(st.sampled_from(range(len(titles))))
        attests = tuple(draw(st.lists(st.sampled_from(claims), min_size=1, max_size=2, unique=True)))
        nodes.append(Quote(id=f"q{number}", text=draw(words), source=f"t{source}", attests=attests))
    return nodes
