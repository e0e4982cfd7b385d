"""What is kept of the words, tags, data, headings and front matter of an Argdown document."""

from __future__ import annotations

import pytest
from support.argdown import claims, lost, node, read, steps

from argmap.errors import RefusedError
from argmap.model.nodes import Claim, Source
from argmap.model.vocabulary import Reading


def _claim(text: str) -> Claim:
    (claim,) = read(text).map.claims.values()
    return claim


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (r"a \[b\] \<c\> \{d\} \#4 \@x \*y\* \_z\_ \\ end", r"a [b] <c> {d} #4 @x *y* _z_ \ end"),
        ("logic .A. and .~. and :smile: stay", "logic .A. and .~. and :smile: stay"),
        ("snake_case and 5 * 3 and 2*4", "snake_case and 5 * 3 and 2*4"),
        ("see @[Other] and @<Argument>", "see @[Other] and @<Argument>"),
        ("a set {x, y} in words", "a set {x, y} in words"),
        ("an open {brace", "an open {brace"),
        ("item #4 of the list", "item #4 of the list"),
        ("http://a.example//b and 1/2", "http://a.example//b and 1/2"),
        ("(1) is -- not + a > mark", "(1) is -- not + a > mark"),
        ("a [bracket] stays", "a [bracket] stays"),
    ],
)
def test_words_are_kept_as_they_were_meant(written: str, words: str) -> None:
    assert _claim(f"[A]: {written}\n").text == words


def test_words_go_on_over_lines_and_comments() -> None:
    assert _claim("[A]: one // note\n  two /* a\n\n b */ three\n// alone\nfour <!-- x --> five\n").text == (
        "one two three four five"
    )


def test_comments_are_told_once_with_the_first_of_their_lines() -> None:
    found = read("[A]: a\n\n// one\n/* two */\n\n[B]: b <!-- three -->\n")
    assert [(loss.what, loss.line) for loss in found.losses] == [("3 comments, the first one here", 3)]


def test_bold_and_italic_marks_go_and_the_words_stay() -> None:
    found = read("[A]: **all *of* it** is __so__ _and so_\n")
    assert claims(found) == ["all of it is so and so"]
    assert [(loss.where, loss.what) for loss in found.losses] == [("A", "bold or italic words")]


def test_links_become_sources_and_their_words_stay() -> None:
    found = read("[A]: see [the album](https://a.example/x_(2)) here\n")
    claim, source = node(found, "see the album here"), node(found, "the album")
    assert isinstance(source, Source)
    assert dict(source.variables) == {"URL": "https://a.example/x_(2)"}
    assert claim.note == 'Cited for "the album": https://a.example/x_(2)'
    assert found.losses == ()


def test_the_title_of_a_link_is_kept_with_the_words_that_lead_there() -> None:
    found = read('[A]: see [the album](https://a.example/x "Pictures of 1871") here #seen\n')
    claim = node(found, "see the album here")
    assert dict(node(found, "the album: Pictures of 1871").variables) == {"URL": "https://a.example/x"}  # type: ignore[attr-defined]
    assert claim.note == 'Cited for "the album: Pictures of 1871": https://a.example/x'
    assert claim.tags == ("seen",)
    assert found.losses == ()


def test_tags_are_taken_off_the_end_and_kept() -> None:
    claim = _claim("[A]: words #one #(two words) #drei-ß\n\n[A] #four\n")
    assert claim.text == "words"
    assert claim.tags == ("one", "two words", "drei-ß", "four")


def test_data_that_a_claim_has_a_field_for_goes_there_and_the_rest_to_free_fields() -> None:
    claim = _claim('[A]: a #t {proponent: "Snow", assumed: given, stance: firm, tags: [u], n: 3, deep: {a: [b]}}\n')
    assert (claim.by, claim.assumed, claim.stance) == ("Snow", "given", None)
    assert claim.tags == ("u", "t")
    assert dict(claim.extra) == {"x-stance": "firm", "x-n": "3", "x-deep": '{"a": ["b"]}', "x-title": "A"}


def test_an_open_bracket_before_data_makes_no_difference() -> None:
    claim = _claim('[A]: a [ bracket #([) {note: "closed ]"}\n')
    assert (claim.text, claim.tags, claim.note) == ("a [ bracket", ("[",), "closed ]")


def test_data_may_stand_in_a_block_of_lines() -> None:
    claim = _claim(
        "[A]: a {\n  note: |\n    one\n    two\n  # remark\n  list:\n    - x\n    - 'y: z'\n  m:\n    k: v\n}\n"
    )
    assert claim.note == "one\ntwo\n"
    assert dict(claim.extra)["x-list"] == "x, y: z"
    assert dict(claim.extra)["x-m"] == '{"k": "v"}'


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (r'{x: "a \"b\" \u007b\n\U0001F600 \x41"}', 'a "b" {\n😀 A'),
        ("{x: 'it''s'}", "it's"),
        ("{x: plain words, y: z}", "plain words"),
        ("{x: http://a.example/b#c}", "http://a.example/b#c"),
        ('{x: "a } b // c"}', "a } b // c"),
        ("{x: true}", "true"),
        ("{x: 007}", "007"),
    ],
)
def test_values_are_read_as_yaml_reads_their_words(data: str, value: str) -> None:
    assert dict(_claim(f"[A]: a {data}\n").extra)["x-x"] == value


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("{x: &a 1}", "an anchor"),
        ("{x: *a}", "an alias"),
        ("{x: !!python/object 1}", "a tag"),
        ("{x: 1, x: 2}", "twice"),
        ('{x: "open}', "never closed"),
        ("{x: [1 2}", "is missing"),
        ("{x: " + "[" * 60 + "]" * 60 + "}", "deep in each other"),
        ("{x: 1} {y: 2}", "two data blocks"),
        ("{\n  x: 1\n y: 2\n}", "indentation"),
    ],
)
def test_data_that_cannot_be_read_is_refused_with_its_line(data: str, what: str) -> None:
    with pytest.raises(RefusedError, match=what) as refused:
        read(f"[A]: a\n\n[B]: b {data}\n")
    assert int(refused.value.message.split(":")[1]) >= 3


def test_a_statement_that_is_verbatim_of_a_source_is_attested_by_a_quote() -> None:
    found = read('[A]: the words {source: "Snow 1855", pinpoint: p. 40, chapter: two, fidelity: verbatim}\n')
    (quote,) = found.map.quotes.values()
    assert (quote.text, quote.at, quote.reading) == ("the words", "p. 40", Reading.VERBATIM)
    assert found.map.sources[quote.source].title == "Snow 1855"
    assert found.map[quote.attests[0]].text == "the words"  # type: ignore[attr-defined]
    assert dict(quote.extra) == {"x-chapter": "two"}


def test_words_quoted_in_the_data_are_a_quote_and_another_source_is_kept_by_name() -> None:
    found = read("[A]: a {quote: his words, source: S}\n\n[B]: b {source: T, pinpoint: p. 1}\n")
    (quote,) = found.map.quotes.values()
    assert (quote.text, quote.reading) == ("his words", Reading.PARAPHRASE)
    assert sorted(source.title for source in found.map.sources.values()) == ["S", "T"]
    assert {"x-source": "T", "x-pinpoint": "p. 1"}.items() <= dict(node(found, "b").extra).items()


def test_headings_are_groups_and_an_only_heading_of_level_one_is_the_title() -> None:
    found = read(
        "# All\n\n[A]: a\n\n## Part one\n\n[B]: b\n  + c\n\n### Deep\n\n<X>: d\n  +> [A]\n\n## Empty #tag {k: v}\n"
    )
    assert found.map.head.title == "All"
    groups = {claim.text: dict(claim.extra).get("x-group") for claim in found.map.claims.values()}
    assert groups == {"a": None, "b": "Part one", "c": "Part one", "d": "Part one > Deep"}
    assert lost(found) == [
        "the data of the heading (k)",
        "the tags of the heading (tag)",
        "a heading with nothing below it",
    ]


def test_front_matter_gives_the_head_and_display_settings_are_told() -> None:
    found = read(
        "===\ntitle: T\nauthor: [A, B]\nabstract: >\n  long\n  text\ndate: 2021-01-01\ncolor:\n  a: b\n===\n\n[A]: a\n"
    )
    head = found.map.head
    assert (head.title, head.authors, head.note) == ("T", ("A", "B"), "long text\n")
    assert dict(head.extra) == {"x-date": "2021-01-01"}
    assert lost(found) == ['"color" of the front matter']


def test_items_of_lists_are_statements_and_told() -> None:
    found = read("* one\n  + reason\n* two\n\n1. three\n")
    assert claims(found) == ["one", "reason", "three", "two"]
    assert steps(found) == ["reason supports one"]
    assert len(found.losses) == 3


def test_blocks_of_argdown_in_markdown_are_one_document_with_its_lines() -> None:
    found = read(
        "# Text\n\n- no\n\n```argdown\n[A]: a\n```\n\n~~~argdown\n[A]\n  + [B]: b\n~~~\n\n```python\n[C]: c\n```\n"
    )
    assert steps(found) == ["b supports a"]
    assert found.asides == ("the words around 2 blocks of Argdown",)
    assert read("[A]: a\n").asides == ()
    with pytest.raises(RefusedError, match=r"sample\.argdown:4"):
        read("# Text\n\n```argdown\n+ [B]\n```\n")


def test_line_ends_tabs_and_a_byte_order_mark_make_no_difference() -> None:
    text = "\ufeff===\ntitle: T\n===\n\n[A]: a\n\t+ [B]: b\n\t\t- [C]: c\n\t\t  more\n"
    found = read(text)
    assert steps(found) == ["b supports a", "c more attacks b"]
    assert read(text.replace("\n", "\r\n")).map == found.map
    assert read(text.replace("\n", "\r")).map == found.map


def test_of_two_values_of_one_key_the_second_is_told() -> None:
    found = read('[A]: So it is. {by: "Ann", note: "x"}\n\n[B]: Yes. {by: "Ann"}\n  + [A] {by: "Bob", note: "x"}')
    assert [(loss.where, loss.what, loss.line) for loss in found.losses] == [("A", '"by: Bob" in its data', 4)]
    assert node(found, "So it is.").by == "Ann"  # type: ignore[attr-defined]
