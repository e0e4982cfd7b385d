"""Inputs of any number of statements in the formats that argmap reads, like what other tools would write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Node, Support

BRANCHES = [4]
"""How many statements bear on each: with one, every statement stands a level deeper than the one before."""


def words(number: int) -> str:
    """Return the words of statement `number`, unlike all others."""
    return f"On day {number} the survey party reported that the change of valve {number % 97} was delayed."


def parent(number: int) -> int:
    """Return the statement, from 0, that statement `number` bears on; every one bears on one before it."""
    return (number - 1) // BRANCHES[0]


def against(number: int) -> bool:
    """Tell whether statement `number` is an objection."""
    return number % 5 == 0


def plain_map(count: int) -> Map:
    """Make a map of `count` claims without anything that only argmap has."""
    nodes: list[Node] = []
    for number in range(count):
        nodes.append(Claim(id=f"claim-{number}", text=words(number)))
        if number:
            step = Attack if against(number) else Support
            nodes.append(
                step(
                    id=f"step-{number}",
                    target=f"claim-{parent(number)}",
                    because=(f"claim-{number}",),
                )
            )
    return Map.of(nodes, Head(title="Valves", main=("claim-0",)))


def kialo(count: int) -> str:
    """Write a discussion."""
    numbers = ["1"]
    for number in range(1, count):
        numbers.append(f"{numbers[parent(number)]}.{(number - 1) % BRANCHES[0] + 1}")
    items = sorted(
        range(count),
        key=lambda number: [int(part) for part in numbers[number].split(".")],
    )
    stances = ["" if not number else "Con: " if against(number) else "Pro: " for number in range(count)]
    lines = [
        f"{numbers[number]}. {stances[number]}{words(number)} [log](https://example.org/{number})" for number in items
    ]
    return "\n".join(["Discussion Title: Valves", "", *lines])


def microtexts(count: int) -> str:
    """Write one long microtext."""
    lines = ['<arggraph id="valves">']
    lines += [f'<edu id="e{number}"><![CDATA[{words(number)}]]></edu>' for number in range(count)]
    for number in range(count):
        lines.append(f'<adu id="a{number}" type="{"opp" if against(number) else "pro"}"/>')
        lines.append(f'<edge id="s{number}" src="e{number}" trg="a{number}" type="seg"/>')
        if number:
            kind = "reb" if against(number) else "sup"
            lines.append(f'<edge id="c{number}" src="a{number}" trg="a{parent(number)}" type="{kind}"/>')
    return "\n".join([*lines, "</arggraph>"])


def sadface(count: int) -> str:
    """Write a document whose atoms quote one text."""
    content = "\n".join(map(words, range(count)))
    nodes: list[dict[str, object]] = []
    edges: list[dict[str, str]] = []
    offset = 0
    for number in range(count):
        said = words(number)
        source = {
            "resource_id": "r",
            "text": said,
            "offset": offset,
            "length": len(said),
        }
        offset += len(said) + 1
        nodes.append({"id": f"a{number}", "type": "atom", "text": said, "sources": [source]})
        if number:
            nodes.append(
                {
                    "id": f"s{number}",
                    "type": "scheme",
                    "name": "attack" if against(number) else "support",
                }
            )
            edges.append(
                {
                    "id": f"e{number}",
                    "source_id": f"a{number}",
                    "target_id": f"s{number}",
                }
            )
            edges.append(
                {
                    "id": f"f{number}",
                    "source_id": f"s{number}",
                    "target_id": f"a{parent(number)}",
                }
            )
    resources = [{"id": "r", "type": "text", "content": content}]
    return json.dumps({"nodes": nodes, "edges": edges, "resources": resources})


def in_order(count: int) -> Iterator[tuple[int, int]]:
    """Give the statements from the top down, each with its level, and -1 for each whose last one below has come."""
    below: dict[int, list[int]] = {}
    for number in range(1, count):
        below.setdefault(parent(number), []).append(number)
    waiting = [(0, 0)]
    while waiting:
        number, level = waiting.pop()
        yield number, level
        if level >= 0:
            waiting.append((number, -1))
            waiting += [(child, level + 1) for child in reversed(below.get(number, ()))]


def ltac(count: int) -> str:
    """Write an assurance case as an indented outline."""
    placed = [(number, level) for number, level in in_order(count) if level >= 0]
    return "\n".join(f"{'  ' * level}- Claim C{number}: {words(number)}" for number, level in placed)


def gsn(count: int) -> str:
    """Write goals, each of which names those that it rests on."""
    below: dict[int, list[int]] = {}
    for number in range(1, count):
        below.setdefault(parent(number), []).append(number)
    lines = ["GOALS valves {"]
    for number in range(count):
        references = "".join(f" ref_goal: valves.G{child};" for child in below.get(number, ()))
        lines.append(f"  goal G{number} {{ uuid: \"u{number}\"; info: '''{words(number)}''';{references} }}")
    return "\n".join([*lines, "}"])


def tea(count: int) -> str:
    """Write a case as a tree of goals."""
    parts: list[str] = []
    for number, level in in_order(count):
        if level < 0:
            parts.append("]}")
            continue
        parts.append("," if parts and parts[-1] == "]}" else "")
        kind = "PROPERTY_CLAIM" if number else "GOAL"
        parts.append(f'{{"id":"u{number}","type":"{kind}","description":{json.dumps(words(number))},"children":[')
    head = '{"version":"1.0","exportedAt":"2020-01-01T00:00:00Z","case":{"name":"Valves","description":""},"tree":'
    return "".join([head, *parts, "}"])


def aml(count: int) -> str:
    """Write a tree of convergent arguments."""
    parts = ["<ARG><SCHEMESET></SCHEMESET><TEXT>valves</TEXT>"]
    for number, level in in_order(count):
        if level < 0:
            parts.append("</AU></CA>" if number else "</AU>")
            continue
        said = f'<PROP identifier="A{number}" missing="no"><PROPTEXT offset="-1">{words(number)}</PROPTEXT></PROP>'
        parts.append(f"{'<CA>' if number else ''}<AU>{said}")
    return "\n".join([*parts, "</ARG>"])


def ova(count: int) -> str:
    """Write an analysis whose statements are marked in the text, and whose edges hold the whole node at either end."""

    def node(key: int, kind: str, text: str) -> dict[str, object]:
        drawn = {"x": key, "y": key, "w": 200, "h": 90, "color": "b", "visible": True}
        return {"id": key, "type": kind, "text": text, "scheme": "0", "descriptors": {}, "cqdesc": {}, **drawn}

    nodes = [node(number, "I", words(number)) for number in range(count)]
    edges: list[dict[str, object]] = []
    for number in range(1, count):
        step = node(count + number, "CA" if against(number) else "RA", "Default Inference")
        nodes.append(step)
        edges += [{"from": nodes[number], "to": step}, {"from": step, "to": nodes[parent(number)]}]
    text = "".join(f'<span id="node{number}">{words(number)}</span><br>' for number in range(count))
    return json.dumps({"nodes": nodes, "edges": edges, "participants": [], "analysis": {"txt": text}})


def rationale(count: int) -> str:
    """Write the calls that draw a map."""
    lines: list[str] = []
    for number in range(count):
        if not number:
            lines.append('map1_0 = Create("Claim")')
        else:
            kind = "CompoundObjection" if against(number) else "CompoundReason"
            lines.append(f'box{number} = CreateChild(map1_{parent(number)}, "{kind}")')
            lines.append(f'map1_{number} = CreateChild(box{number}, "Claim")')
        lines.append(f'SetText("{words(number)}")')
    return "\n".join(lines)


def carneades(count: int) -> str:
    """Write statements and arguments."""
    lines = ["statements:"] + [f'  c{number}: "{words(number)}"' for number in range(count)] + ["arguments:"]
    for number in range(1, count):
        lines += [f"  a{number}:", f"    conclusion: c{parent(number)}", f"    premises: [c{number}]"]
    return "\n".join(lines)


def csl_json(count: int) -> str:
    """Write a library."""
    by_snow = {"type": "book", "author": [{"family": "Snow", "given": "John"}], "issued": {"date-parts": [[1855]]}}
    items = [{"id": f"s{number}", "title": words(number), **by_snow} for number in range(count)]
    return json.dumps(items, indent=1)


def bibtex(count: int) -> str:
    """Write a library."""
    return "\n".join(
        f"@book{{s{number},\n  title = {{{words(number)}}},\n  author = {{Snow, John}},\n  year = 1855,\n}}"
        for number in range(count)
    )


def ris(count: int) -> str:
    """Write a library."""
    return "\n".join(
        f"TY  - BOOK\nID  - s{number}\nTI  - {words(number)}\nAU  - Snow, John\nPY  - 1855\nER  - \n"
        for number in range(count)
    )


INPUTS: dict[str, Callable[[int], str]] = {
    "aml": aml,
    "bibtex": bibtex,
    "carneades": carneades,
    "csl-json": csl_json,
    "gsn": gsn,
    "kialo": kialo,
    "ltac": ltac,
    "microtexts": microtexts,
    "ova": ova,
    "rationale": rationale,
    "ris": ris,
    "sadface": sadface,
    "tea": tea,
}
"""Inputs of so many statements, or sources, by the name of their format; the others argmap can write itself."""
