"""Hypothesis strategies for edits: every edit of a map, with arguments that may suit it or not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from argmap.edit.adding import add
from argmap.edit.assuming import assume, unassume
from argmap.edit.copying import copied, paste
from argmap.edit.fields import set_field, value_of
from argmap.edit.linking import link
from argmap.edit.naming import proposed_id
from argmap.edit.nesting import indent, outdent
from argmap.edit.ordering import move, place_after
from argmap.edit.quoting import attest, translate, unattest
from argmap.edit.removing import delete
from argmap.edit.renaming import rename
from argmap.edit.retyping import retarget, retype
from argmap.edit.steps import add_premise, attack, remove_premise, support
from argmap.model.catalogue import SCHEMES
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Source, Step, Support
from argmap.notation.fields import forms_of
from support.nodes import texts

Edit = Callable[[st.DrawFn, Map], Map]


def _some_of(ids: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), max_size=2, unique=True)


@st.composite
def arguments(draw: st.DrawFn) -> Map:
    """Draw a map with a tree of claims under steps, some linked; quotes, objections to everything, and reviews."""
    held = [f"c{number}" for number in range(draw(st.integers(4, 6)))]
    parents = {held[at]: held[draw(st.integers(0, min(at - 1, 2)))] for at in range(1, len(held))}
    nodes: list[Node] = [Claim(id=name, text=draw(texts)) for name in held]
    nodes += [Source(id=name, title=name.title()) for name in ("book", "letter")]
    nodes += [
        Quote(id=name, text=draw(texts), source="book", attests=tuple(draw(_some_of(held)))) for name in ("q0", "q1")
    ]
    for parent in dict.fromkeys(parents.values()):
        under = [name for name in held if parents.get(name) == parent]
        cut = draw(st.integers(0, len(under)))
        for number, because in enumerate((under[:cut], under[cut:])):
            if because:
                more = draw(st.sampled_from([(), (), ("q0",)]))
                nodes.append(Support(id=f"s-{parent}-{number}", target=parent, because=(*because, *more)))
    steps = [node.id for node in nodes if isinstance(node, Support)]
    aim = draw(st.sampled_from([*steps, "q1", *held[:-1]]))
    nodes.append(Attack(id="a", target=aim, because=(held[-1],)))
    nodes += [Assessment(id=f"r{number}", target=draw(st.sampled_from([*steps, *held, "a"]))) for number in range(2)]
    return Map.of(nodes, Head(main=("c0",) if draw(st.booleans()) else ()))


def _id(draw: st.DrawFn, the_map: Map) -> str:
    return draw(st.sampled_from(list(the_map.nodes)))


def _ids(draw: st.DrawFn, the_map: Map, most: int = 3) -> list[str]:
    return draw(st.lists(st.sampled_from(list(the_map.nodes)), min_size=1, max_size=most))


def _premises(draw: st.DrawFn, the_map: Map) -> list[str]:
    return draw(st.lists(st.sampled_from([*the_map.claims, *the_map.quotes]), min_size=1, max_size=3))


def _new(draw: st.DrawFn, the_map: Map, kind: str) -> str:
    return proposed_id(the_map, draw(texts), kind=kind)


def _add(draw: st.DrawFn, the_map: Map) -> Map:
    claim = Claim(id=_new(draw, the_map, "claim"), text=draw(texts), note=draw(st.none() | texts))
    after = add(the_map, claim)
    title = draw(texts)
    source = Source(id=proposed_id(after, title, kind="source"), title=title, variables=(("publisher", draw(texts)),))
    after = add(after, source)
    quote = Quote(id=_new(draw, after, "quote"), text=draw(texts), source=source.id, attests=(claim.id,))
    return add(after, quote)


def _field(draw: st.DrawFn, the_map: Map) -> Map:
    node = draw(st.sampled_from([the_map.head, *the_map]))
    names = [*forms_of(node.kind), "x-mine", "publisher"]
    field = draw(st.sampled_from(names))
    form = forms_of(node.kind).get(field)
    kept = value_of(node, field)
    value: Any = st.none() | texts | st.just(kept) | st.lists(texts, max_size=3).map(tuple)
    value |= st.sampled_from(list(the_map.nodes)) | st.lists(st.sampled_from(list(the_map.nodes)), max_size=3).map(
        tuple
    )
    value |= st.sampled_from(["1 open", "2 answered-by a", "P Why?\nE But?", "-12", *sorted(SCHEMES)[:5]])
    if form is not None and form.words:
        value |= st.sampled_from(form.words)
    return set_field(the_map, node.id, field, draw(value))


def _support(draw: st.DrawFn, the_map: Map) -> Map:
    new = _new(draw, the_map, "step")
    target = draw(st.sampled_from(list(the_map.claims)))
    return support(the_map, target, _premises(draw, the_map), id=new, by=draw(st.none() | texts))


def _attack(draw: st.DrawFn, the_map: Map) -> Map:
    return attack(the_map, _id(draw, the_map), _premises(draw, the_map), id=_new(draw, the_map, "objection"))


def _paste(draw: st.DrawFn, the_map: Map) -> Map:
    under = draw(st.sampled_from(["", *the_map.nodes]))
    return paste(the_map, copied(the_map, _ids(draw, the_map, 4)), under=under)[0]


def _rename(draw: st.DrawFn, the_map: Map) -> Map:
    return rename(the_map, _id(draw, the_map), _new(draw, the_map, "claim"))


def _rename_twice(draw: st.DrawFn, the_map: Map) -> Map:
    old = _id(draw, the_map)
    new = _new(draw, the_map, "claim")
    return rename(rename(the_map, old, new), new, draw(st.sampled_from([old, f"{new}-again"])))


Pairs = Callable[[Map], list[tuple[str, str]]]


def _of_two(edit: Callable[[Map, str, str], Map], likely: Pairs) -> Edit:
    """Make an edit of two nodes, mostly of such as suit it."""

    def drawn(draw: st.DrawFn, the_map: Map) -> Map:
        pairs = likely(the_map)
        if pairs and draw(st.integers(0, 4)) < 4:
            return edit(the_map, *draw(st.sampled_from(pairs)))
        return edit(the_map, _id(draw, the_map), _id(draw, the_map))

    return drawn


def _between(first: tuple[type[Node], ...], second: tuple[type[Node], ...]) -> Pairs:
    return lambda the_map: [
        (one.id, other.id)
        for one in the_map
        for other in the_map
        if isinstance(one, first) and isinstance(other, second)
    ]


def _attested(the_map: Map) -> list[tuple[str, str]]:
    return [(quote.id, claim) for quote in the_map.quotes.values() for claim in quote.attests]


def _in_step(the_map: Map) -> list[tuple[str, str]]:
    return [(premise, step.id) for step in the_map.steps.values() for premise in step.because]


def _to_indent(the_map: Map) -> list[tuple[str, str]]:
    steps = the_map.steps.values()
    pairs = [(before, after, step.id) for step in steps for before, after in pairwise(step.because)]
    return [(after, step) for before, after, step in pairs if before in the_map.claims]


def _to_outdent(the_map: Map) -> list[tuple[str, str]]:
    inner = [step for step in the_map.steps.values() if the_map.shape.premise_of.get(step.target)]
    return [(premise, step.id) for step in inner if isinstance(step, Support) for premise in step.because]


def _swapped(pairs: Pairs) -> Pairs:
    return lambda the_map: [(other, one) for one, other in pairs(the_map)]


def _of_step(edit: Callable[[Map, str, Any], Map], values: Callable[[Map], list[Any]]) -> Edit:
    def drawn(draw: st.DrawFn, the_map: Map) -> Map:
        step = draw(st.sampled_from(list(the_map.steps) or list(the_map.nodes)))
        return edit(the_map, step, draw(st.sampled_from(values(the_map))))

    return drawn


def _move(draw: st.DrawFn, the_map: Map) -> Map:
    """Draw a move, mostly of a node that stands under what it is moved under."""
    shape = the_map.shape
    pairs = _in_step(the_map) + [(main, "") for main in the_map.main] + [(source, "") for source in the_map.sources]
    for listed in (shape.supports, shape.attacks, shape.attested_by, shape.reviewed_by):
        pairs += [(node_id, parent) for parent, ids in listed.items() if len(ids) > 1 for node_id in ids]
    node_id, parent = draw(st.sampled_from([*pairs, (_id(draw, the_map), _id(draw, the_map))]))
    return move(the_map, node_id, parent, draw(st.integers(-3, 3)))


_CLAIMS, _STEPS = (Claim,), (Step,)
_PREMISES, _AIMS = (Claim, Quote), (Claim, Quote, Step)

EDITS: dict[str, Edit] = {
    "add": _add,
    "set field": _field,
    "support": _support,
    "attack": _attack,
    "add premise": _of_two(add_premise, _between(_STEPS, _PREMISES)),
    "remove premise": _of_two(remove_premise, _swapped(_in_step)),
    "attest": _of_two(attest, _between((Quote,), _CLAIMS)),
    "unattest": _of_two(unattest, _attested),
    "translate": _of_two(translate, _between((Quote,), (Quote,))),
    "delete": lambda draw, the_map: delete(the_map, _ids(draw, the_map)),
    "rename": _rename,
    "rename twice": _rename_twice,
    "move": _move,
    "place after": _of_two(place_after, _between((Node,), (Node,))),
    "indent": _of_two(indent, _to_indent),
    "outdent": _of_two(outdent, _to_outdent),
    "retype": _of_step(retype, lambda _: ["supports", "attacks"]),
    "retarget": _of_two(retarget, _between(_STEPS, _AIMS)),
    "assume": lambda draw, the_map: assume(the_map, draw(st.sampled_from(list(the_map.claims))), draw(texts)),
    "unassume": lambda draw, the_map: unassume(the_map, draw(st.sampled_from(list(the_map.claims)))),
    "link": _of_two(lambda the_map, one, other: link(the_map, one, other)[0], _between((Node,), _AIMS)),
    "paste": _paste,
}
"""Every edit by its name; it is refused with EditError where the drawn arguments do not suit it."""
