"""Every importer takes every text: it makes a sound map of it, or says why it cannot; none is left with a traceback."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from support.samples import all_samples, samples_of

from argmap.appraisal.reviewing import review
from argmap.diagram.rendering import PictureFormat, RenderOptions, render
from argmap.errors import ArgmapError, CannotDoError, RefusedError
from argmap.evidence.verdict import Verdict
from argmap.evidence.verifying import verify
from argmap.exchange.foreign_text import decode_foreign
from argmap.exchange.format import Format, Imported
from argmap.exchange.recognising import recognised
from argmap.exchange.registry import readable, reader
from argmap.model.problem import Severity
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map
from argmap.store.holding import held_text

SAMPLES = all_samples()
NAMES = [f"{name}/{path.name}" for name, path in SAMPLES]
FORMATS = {known.name: known for known in readable()}
DEEP = 10_000
NESTINGS = {
    "arrays": "[" * DEEP + "]" * DEEP,
    "objects": '{"a":' * DEEP + "1" + "}" * DEEP,
    "nodes": '{"nodes":[' * DEEP,
    "AIF": '{"AIF":{"nodes":[' * DEEP,
    "a tree": '{"version":"1.0","tree":' + '{"id":"a","type":"GOAL","description":"x","children":[' * DEEP,
    "elements": "<a>" * DEEP + "</a>" * DEEP,
    "a graph": "<arggraph>" + "<edu>" * DEEP,
    "araucaria": "<ARG><AU>" + '<PROP identifier="A"><PROPTEXT>x</PROPTEXT></PROP><CA><AU>' * DEEP,
    "indents": "\n".join(" " * (2 * level) + "- Claim C: x" for level in range(2_000)),
    "relations": "[a]: b\n" + "\n".join("\t" * level + "+ c" for level in range(1, 2_000)),
    "parentheses": "(" * DEEP,
    "braces": "@misc{" * DEEP,
    "flow": "a: " + "[" * DEEP,
    "mappings": "\n".join(" " * level + "a:" for level in range(2_000)),
    "quotes": ">" * DEEP,
    "lists": "- " * DEEP,
    "numbers": ".".join(["1"] * DEEP) + ". Pro: x",
    "goals": "GOALS a { goal b " + "{" * DEEP,
    "calls": "CreateChild(" * DEEP,
    "comments": "/*" * DEEP + "<!--" * DEEP,
    "front matter": "===\n" * DEEP,
    "digits": '{"nodes": [' + "9" * DEEP + "]}",
    "anchors": "a: &a [" + "*a," * DEEP + "]",
    "nothing": "",
    "blank": " \n" * DEEP,
    "controls": "".join(map(chr, range(1, 32))) * 100,
    "surrogate": '{"nodes": [{"id": "1", "nodeID": "1", "type": "I", "text": "\\ud800"}], "edges": []}',
}


def _outcome(known: Format, text: str) -> Imported | None:
    """Import a text; None where it is refused with a message."""
    found = None
    with suppress(ArgmapError):
        found = reader(known).read(text, "sample")
        _is_sound(found)
    return found


def _is_sound(found: Imported) -> None:
    document = parse_document([("m", print_map(found.map))])
    assert [problem for problem in document.problems if problem.severity is Severity.ERROR] == []
    assert all(loss.what for loss in found.losses)


def _text(path: Path) -> str:
    return decode_foreign(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_samples(name: str) -> None:
    assert len(samples_of(name)) > 1


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=NAMES)
def test_a_sample_is_recognised_as_of_its_own_format_alone(name: str, path: Path) -> None:
    assert recognised(_text(path), path.name).name == name
    found = [known.name for known in FORMATS.values() if reader(known).recognises(_text(path))]
    assert found == [name]


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=NAMES)
def test_a_sample_makes_a_map_that_can_be_reviewed_and_drawn_and_its_quotes_verify(name: str, path: Path) -> None:
    found = _outcome(FORMATS[name], _text(path))
    assert found is not None
    assert len(found.map)
    held = {
        source.id: held_text(source, found.files[source.file].encode(), source.file)
        for source in found.map.sources.values()
        if source.file in found.files and source.file is not None
    }
    assert all(each.digest == found.map.sources[key].sha256 for key, each in held.items())
    checks = verify(found.map, held)
    read = {check.verdict for key, check in checks.items() if found.map.quotes[key].source in held}
    assert read <= {Verdict.VERIFIED, Verdict.VERIFIED_EDITED}
    if found.map.claims:
        assert render(found.map, review(found.map, checks=checks), RenderOptions(format=PictureFormat.DOT)).content


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=NAMES)
def test_a_sample_is_taken_or_refused_by_every_other_importer(name: str, path: Path) -> None:
    for known in FORMATS.values():
        if known.name != name:
            _outcome(known, _text(path))


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=NAMES)
def test_a_sample_that_is_cut_off_anywhere_is_taken_or_refused(name: str, path: Path) -> None:
    content = path.read_bytes()
    for end in range(0, len(content), 50):
        try:
            text = decode_foreign(content[:end], path.name)
        except CannotDoError:
            continue
        _outcome(FORMATS[name], text)
        for known in FORMATS.values():
            reader(known).recognises(text)


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=NAMES)
def test_a_sample_with_characters_and_lines_changed_is_taken_or_refused(name: str, path: Path) -> None:
    for text in _mutations(_text(path), random.Random(path.name)):
        _outcome(FORMATS[name], text)


def _mutations(text: str, chance: random.Random) -> Iterator[str]:
    lines = text.split("\n")
    for _ in range(15):
        at, other = chance.randrange(len(text)), chance.randrange(len(text))
        yield text[:at] + chance.choice("\"'{}[]()<>:,-+_ \n\t\\0aé\ud800\u2028") + text[at + 1 :]
        yield text[: min(at, other)] + text[max(at, other) :]
        yield text[: max(at, other)] + text[min(at, other) :]
        line = chance.randrange(len(lines))
        yield "\n".join([*lines[:line], *lines[line + 1 :]])
        yield "\n".join([*lines[:line], chance.choice(lines), *lines[line:]])


@pytest.mark.parametrize("nesting", NESTINGS)
@pytest.mark.parametrize("name", FORMATS)
def test_nesting_however_deep_is_taken_or_refused(name: str, nesting: str) -> None:
    reader(FORMATS[name]).recognises(NESTINGS[nesting])
    _outcome(FORMATS[name], NESTINGS[nesting])


@pytest.mark.parametrize("name", ["aml", "microtexts"])
@pytest.mark.parametrize("declared", ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x "y">'])
def test_a_name_that_stands_for_other_words_is_refused_with_its_line(name: str, declared: str) -> None:
    root = {"aml": "ARG", "microtexts": "arggraph"}[name]
    with pytest.raises(RefusedError, match=r"sample:2: &x; stands here for words"):
        reader(FORMATS[name]).read(f"<!DOCTYPE {root} [{declared}]>\n<{root}><edu>&x;</edu></{root}>", "sample")


def test_what_is_wrong_with_xml_is_said_on_one_line() -> None:
    with pytest.raises(RefusedError) as refused:
        reader(FORMATS["microtexts"]).read("<arggraph>\n<edu><![CDATA[One\ntwo", "sample")
    assert "\n" not in str(refused.value)
    assert "One" not in str(refused.value)


def test_json_that_is_cut_off_is_told_with_its_line_whatever_it_was() -> None:
    with pytest.raises(RefusedError, match=r"map\.json:2: this is no JSON"):
        recognised('{"some":\n"thing', "map.json")


def test_json_of_no_format_is_told_with_the_names_of_those_that_it_is_called_like() -> None:
    with pytest.raises(CannotDoError) as refused:
        recognised('{"some": "thing"}', "map.json")
    assert "files of aif, csl-json, ova, sadface, tea or xaif" in str(refused.value)


def test_words_in_brackets_are_not_taken_for_broken_json() -> None:
    with pytest.raises(CannotDoError, match="files of argdown are"):
        recognised("[Some words", "notes.argdown")
