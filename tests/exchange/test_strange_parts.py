"""Whatever a file holds beside the parts of its format is told: a part, an item or words put in anywhere."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support.samples import imported_text, samples_of

from argmap.errors import RefusedError
from argmap.notation.printing import print_map

_STRANGE = "qqstrange"
_TWICE = ("from", "to")
"""Parts of OVA in which nodes stand once more."""

_JSON = [(name, path) for name in ("aif", "xaif", "ova", "sadface") for path in samples_of(name)]
_XML = [(name, path) for name in ("aml", "microtexts") for path in samples_of(name)]
_TOLD_WHOLE = ("TUTOR", "NOTE", "EDITOR")
"""Elements that no AML has, or that are lost with all that is in them."""


def _told(name: str, text: str) -> str:
    """Return everything that an import makes of a text or says of it, "" where it is refused."""
    try:
        found = imported_text(name, text)
    except RefusedError:
        return _STRANGE
    losses = (f"{loss.where} {loss.what}" for loss in found.losses)
    return "\n".join([print_map(found.map), *found.files.values(), *losses])


def _objects(document: Any) -> Iterator[Any]:
    waiting = [document]
    while waiting:
        found = waiting.pop()
        yield found
        below = found.items() if isinstance(found, dict) else enumerate(found)
        waiting += [each for key, each in below if isinstance(each, dict | list) and key not in _TWICE]


@pytest.mark.parametrize(("name", "path"), _JSON, ids=lambda value: getattr(value, "name", value))
def test_a_strange_part_of_json_is_told_wherever_it_stands(name: str, path: Path) -> None:
    document = json.loads(path.read_text("utf-8"))
    for place, there in enumerate(_objects(document)):
        strange = copy.deepcopy(document)
        changed = list(_objects(strange))[place]
        if isinstance(there, dict):
            changed[_STRANGE] = _STRANGE
        elif all(isinstance(each, dict) for each in there):
            changed.append(_STRANGE)
        else:
            continue
        assert _STRANGE in _told(name, json.dumps(strange)), there


@pytest.mark.parametrize(("name", "path"), _XML, ids=lambda value: getattr(value, "name", value))
def test_a_strange_attribute_and_words_between_elements_are_told(name: str, path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    for element in root.iter(etree.Element):
        if element.tag in _TOLD_WHOLE:
            continue
        element.set("strange", _STRANGE)
        assert _STRANGE in _told(name, etree.tostring(root, encoding="unicode")), element.tag
        del element.attrib["strange"]
        if element is root:
            continue
        before = element.tail
        element.tail = f"{before or ''} {_STRANGE}"
        assert _STRANGE in _told(name, etree.tostring(root, encoding="unicode")), element.tag
        element.tail = before


@pytest.mark.parametrize("name", ["tea", "csl-json"])
def test_a_strange_part_at_the_top_is_told(name: str) -> None:
    found = json.loads(samples_of(name)[0].read_text("utf-8"))
    document = found if isinstance(found, dict) else {"items": found}
    assert "strange" in _told(name, json.dumps(document | {"strange": _STRANGE}))


def test_deep_trees_are_looked_through_without_recursion() -> None:
    node = '{"id":"%d","type":"PROPERTY_CLAIM","name":"P%d","description":"x","children":['
    tree = "".join(node % (number, number) for number in range(1, 3_000)) + f'"{_STRANGE}"' + "]}" * 2_999
    text = '{"version":"1.0","tree":{"id":"0","type":"GOAL","description":"x","children":[' + tree + "]}}"
    assert _STRANGE in _told("tea", text)


@pytest.mark.parametrize("section", ["arguments", "argument_schemes", "issues", "tests"])
@pytest.mark.parametrize("said", [f"{{one: {_STRANGE}}}", f"[{_STRANGE}]", _STRANGE])
def test_words_in_the_place_of_a_part_of_a_graph_are_told(section: str, said: str) -> None:
    assert _STRANGE in _told("carneades", f"meta: {{title: T}}\nstatements: {{p: P}}\n{section}: {said}\n")
