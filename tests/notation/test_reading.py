"""What the strict reader refuses, each with a stable code, a place and a remedy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import CannotDoError
from argmap.model.nodes import Claim, Quote, Source, Support
from argmap.model.problem import Problem, Severity
from argmap.model.vocabulary import LinkRole, QuestionState
from argmap.notation.codes import CODES
from argmap.notation.decoding import decode
from argmap.notation.document import Document
from argmap.notation.messages import render_problem
from argmap.notation.parsing import parse_document

HEAD = "argmap:\n  version: 1\n"
REST = "top:\n  claim: Top\n"


def parse(text: str) -> Document:
    return parse_document([("m.argmap.yaml", text)])


def errors(text: str) -> list[Problem]:
    return [problem for problem in parse(text).problems if problem.severity is Severity.ERROR]


# what is written after the head and the claim `top`, then code, line within it, column
FAULTS = {
    "a reference to nothing": ("s:\n  supports: top\n  because:\n    - tpo\n", "E301", 4, 7),
    "a wrong kind of reference": ("b:\n  source: B\ns:\n  supports: b\n  because:\n    - top\n", "E302", 4, 13),
    "a step that supports its premise": ("s:\n  supports: top\n  because:\n    - top\n", "E303", 4, 7),
    "an unknown field": ("a:\n  claim: x\n  colour: red\n", "E202", 3, 3),
    "an unknown kind": ("a:\n  clam: x\n", "E201", 2, 3),
    "a missing field": ("s:\n  supports: top\n", "E203", 1, 1),
    "a word that is not of its field": ("a:\n  claim: x\n  stance: denied\n", "E204", 3, 11),
    "text for a list": ("a:\n  claim: x\n  tags: red\n", "E205", 3, 9),
    "a list for text": ("a:\n  claim: x\n  by: [red]\n", "E205", 3, 7),
    "premises in brackets": ("a:\n  claim: x\ns:\n  supports: top\n  because: [a]\n", "E205", 5, 12),
    "a number that is none": ("b:\n  source: B\n  page-offset: ten\n", "E206", 3, 16),
    "a misspelt role": (
        "b:\n  source: B\nq:\n  quote: x\n  source: b\n  attests: [top]\n  via:\n    - b, p. 1 (editon)\n",
        "E207",
        8,
        7,
    ),
    "a second block of one id": ("top:\n  claim: x\n", "E113", 1, 1),
    "an id in other case": ("Top:\n  claim: x\n", "E114", 1, 1),
    "a field given twice": ("a:\n  claim: x\n  claim: y\n", "E112", 3, 3),
    "an id that is a value": ("yes:\n  claim: x\n", "E106", 1, 1),
    "an id that starts with a digit": ("1st:\n  claim: x\n", "E106", 1, 1),
    "a block without fields": ("a:\n\n", "E115", 1, 1),
    "a field without a value": ("a:\n  claim: x\n  by:\n", "E110", 3, 3),
    "text without lines": ("a:\n  claim: |\n", "E110", 2, 3),
    "a comment after a value": ("a:\n  claim: See item #4\n", "E107", 2, 10),
    "a colon in a value": ("a:\n  claim: Note: this\n", "E107", 2, 10),
    "a value over two lines": ("a:\n  claim: one\n    two\n    three\n", "E104", 3, 5),
    "text that starts too deep": ("a:\n  claim: |\n      deep\n", "E104", 3, 5),
    "an item too far left": ("a:\n  claim: x\n  tags:\n  - red\n", "E104", 4, 3),
    "a field at the margin": ("a:\n  claim: x\nby: y\n", "E105", 3, 5),
    "a missing space": ("a:\n  claim:x\n", "E105", 2, 9),
    "an anchor": ("a:\n  claim: &x y\n", "E108", 2, 10),
    "an alias": ("a:\n  claim: *x\n", "E108", 2, 10),
    "a tag": ("a:\n  claim: !!str x\n", "E108", 2, 10),
    "a map in braces": ("a:\n  claim: {a: b}\n", "E108", 2, 10),
    "folded text": ("a:\n  claim: >\n    x\n", "E108", 2, 10),
    "text that keeps its blank lines": ("a:\n  claim: |+\n    x\n", "E108", 2, 10),
    "a document marker": ("---\n", "E108", 1, 1),
    "an open quotation": ('a:\n  claim: "x\n', "E109", 2, 10),
    "an unknown escape": ('a:\n  claim: "\\q"\n', "E109", 2, 10),
    "a surrogate": ('a:\n  claim: "\\ud800"\n', "E109", 2, 10),
    "words after a quotation": ('a:\n  claim: "x" y\n', "E109", 2, 10),
    "a list without an end": ("a:\n  claim: x\n  tags: [a, b\n", "E111", 3, 9),
    "an empty item": ("a:\n  claim: x\n  tags: [a,,b]\n", "E111", 3, 12),
    "a tab before a field": ("a:\n\tclaim: x\n", "E102", 2, 1),
    "a tab in a value": ("a:\n  claim: x\ty\n", "E102", 2, 10),
    "a line separator": ("a:\n  claim: x\u2028y\n", "E101", 2, 11),
    "a next line": ("a:\n  claim: x\x85y\n", "E101", 2, 11),
    "a lone carriage return": ("a:\n  claim: x\ry\n", "E101", 2, 11),
    "an escape character": ("a:\n  claim: |\n    x\x1b[31m\n", "E101", 3, 6),
    "a mark in the middle": ("a:\n  claim: x\ufeff\n", "E101", 2, 11),
    "an unknown scheme": (
        "a:\n  claim: x\ns:\n  supports: top\n  because:\n    - a\n  scheme: expert-opinon\n",
        "E306",
        7,
        11,
    ),
    "a question that the scheme lacks": (
        "a:\n  claim: x\ns:\n  supports: top\n  because:\n    - a\n  scheme: precedent\n  questions: |\n    99 open\n",
        "E307",
        9,
        5,
    ),
    "an earlier id in use": ("a:\n  claim: x\n  was: [top]\n", "E305", 3, 9),
    "sources in a circle": ("a:\n  source: A\n  part-of: a\n", "E304", 3, 12),
}


@pytest.mark.parametrize(("written", "code", "line", "column"), FAULTS.values(), ids=FAULTS)
def test_one_fault_gives_one_error_at_its_place(written: str, code: str, line: int, column: int) -> None:
    found = errors(HEAD + REST + written)
    assert [(problem.code, problem.line, problem.column) for problem in found] == [(code, line + 4, column)]
    assert code in CODES


def test_an_error_is_shown_with_its_line_a_caret_and_a_suggestion_of_the_right_kind() -> None:
    text = HEAD + "murmansk-consent:\n  claim: x\nmurmansk-consents:\n  source: y\n"
    text += "s:\n  supports: murmansk-consent\n  because:\n    - murmansk-consnt\n"
    (problem,) = errors(text)
    assert render_problem(problem, text) == (
        'm.argmap.yaml:10:7: error[E301]: no block is called "murmansk-consnt"\n'
        " 10 |     - murmansk-consnt\n"
        "    |       ^\n"
        '   = did you mean "murmansk-consent"?'
    )


def test_the_caret_stands_below_wide_characters_and_long_lines_are_cut() -> None:
    text = HEAD + f"a:\n  claim: \u65e5\u672c\x85{'x' * 300}\n"
    (problem,) = errors(text)
    shown = render_problem(problem, text).split("\n")
    assert shown[1].endswith("...")
    assert shown[2].index("^") == len(" 4 |   claim: ") + 4


def test_all_errors_of_a_file_are_given_in_order() -> None:
    text = HEAD + "a:\n  claim: x #y\n  stance: no\nb:\n  supports: nowhere\n  because:\n    - a\n    - c\n"
    assert [problem.code for problem in errors(text)] == ["E107", "E204", "E301", "E301"]


def test_an_unfinished_merge_gets_one_message_that_names_the_remedy() -> None:
    text = HEAD + "a:\n  claim: |\n<<<<<<< HEAD\n    one\n=======\n    two\n>>>>>>> theirs\n  by: x\n"
    text = text.replace("  claim: |\n", "  claim: z\n")
    (problem,) = errors(text)
    assert problem.code == "E103"
    assert problem.line == 5
    assert "=======" in problem.help


def test_a_file_without_a_head_says_how_to_start_one() -> None:
    (problem,) = errors("a:\n  claim: x\n")
    assert problem.code == "E208"
    assert "argmap:" in problem.help


def test_a_folder_of_maps_of_their_own_is_told_how_to_check_them() -> None:
    files = [("some maps/one.argmap.yaml", HEAD + REST), ("some maps/two.argmap.yaml", HEAD + "lone:\n  claim: y\n")]
    (problem,) = parse_document(files, path="some maps").problems

    assert (problem.code, problem.path) == ("E209", "some maps/two.argmap.yaml")
    assert "some maps/one.argmap.yaml has one, too" in problem.message
    assert "argmap check 'some maps'/*.argmap.yaml" in problem.help
    assert "a folder of its own" in problem.help


def test_a_reviewers_file_with_a_head_is_no_map_of_its_own() -> None:
    files = [("m.argmap.yaml", HEAD + REST), ("m.review-a.argmap.yaml", HEAD)]
    (problem,) = parse_document(files, path="m.argmap.yaml").problems

    assert (problem.code, problem.help) == ("E209", "one file of a map carries the head; remove this one")


@pytest.mark.parametrize(
    ("rest", "code", "remedy"),
    [
        (
            "s:\n  supports: top\n  because:\n    - zzz\n",
            "E301",
            "`zzz:` and below it `claim:` or `quote:`; or name one of the map's claims and quotes: top, q",
        ),
        (
            "t:\n  source: T\n  part-of: zzz\n",
            "E301",
            "define it in a block of its own, `zzz:` and below it `source:`;",
        ),
        ("s:\n  supports: top\n  because:\n    - book\n", "E302", "quote it: a block of its own with `quote:` and"),
        ("t:\n  source: T\n  part-of: q\n", "E302", 'did you mean its source, "book"?'),
        ("s:\n  supports: q\n  because:\n    - q\n", "E302", "name one of the map's claims: top"),
    ],
)
def test_a_reference_that_leads_nowhere_or_astray_is_told_with_a_remedy(rest: str, code: str, remedy: str) -> None:
    text = HEAD + "top:\n  claim: x\nq:\n  quote: x\n  source: book\nbook:\n  source: B\n" + rest
    (helps,) = [problem.help for problem in parse_document([("m", text)]).problems if problem.code == code]
    assert remedy in helps


def test_a_folder_has_one_head_and_one_namespace() -> None:
    document = parse_document(
        [("one", HEAD + REST), ("two", HEAD + "s:\n  supports: top\n  because:\n    - top2\ntop2:\n  claim: y\n")]
    )
    assert [(problem.code, problem.path) for problem in document.problems] == [("E209", "two")]
    assert list(document.map.nodes) == ["top", "s", "top2"]


def test_a_newer_version_is_refused_with_the_version_to_install() -> None:
    (problem,) = errors("argmap:\n  version: 7\n  vote: yes\na:\n  claim: x\n")
    assert problem.code == "E210"
    assert "version 7" in problem.help


def test_a_newer_version_that_we_can_read_keeps_what_it_adds() -> None:
    document = parse("argmap:\n  version: 7\n  readable-by: 1\na:\n  claim: x\n  vote: yes\nv:\n  poll: a\n")
    assert [problem.code for problem in document.problems if problem.code != "W303"] == ["W204", "W204"]
    assert list(document.map.nodes) == ["a"]


def test_every_field_of_the_format_reaches_its_node() -> None:
    text = HEAD + (
        "c:\n  claim: |\n    two\n    lines\n  event-date: 1854-09\n  false-if: never\n  x-mine: 1\n"
        "b:\n  source: B\n  kind: book\n  ISBN: 1-2\n  page-offset: -3\n"
        "q:\n  quote: words\n  source: b\n  via:\n    - b, p. 3 (edition)\n    - b\n  attests: [c]\n  anonymous: yes\n"
        "d:\n  claim: d\n"
        "s:\n  supports: d\n  because:\n    - c\n  scheme: precedent\n  grade: strong\n"
        "  questions: |\n    1 answered-by c\n    2 not-applicable no such thing\n"
    )
    document = parse(text)
    assert document.problems == ()
    claim, source, quote, step = (document.map[name] for name in ("c", "b", "q", "s"))
    assert isinstance(claim, Claim)
    assert (claim.text, claim.event_date, claim.false_if, claim.extra) == (
        "two\nlines",
        "1854-09",
        "never",
        (("x-mine", "1"),),
    )
    assert isinstance(source, Source)
    assert (source.type, source.variables, source.page_offset) == ("book", (("ISBN", "1-2"),), -3)
    assert isinstance(quote, Quote)
    assert [(link.source, link.locator, link.role) for link in quote.via] == [
        ("b", "p. 3", LinkRole.EDITION),
        ("b", "", LinkRole.QUOTES),
    ]
    assert isinstance(step, Support)
    assert [(answer.number, answer.state, answer.words) for answer in step.questions] == [
        (1, QuestionState.ANSWERED, "c"),
        (2, QuestionState.NOT_APPLICABLE, "no such thing"),
    ]


def test_a_partial_map_holds_only_references_that_can_be_trusted() -> None:
    document = parse(
        HEAD
        + REST
        + "a:\n  claim: x\ns:\n  supports: top\n  because:\n    - gone\nu:\n  attacks: s\n  because:\n    - a\n"
        "b:\n  source: B\nq:\n  quote: x\n  source: b\n  attests: [top, gone]\nr:\n  review: u\n"
    )
    assert document.partial
    assert list(document.map.nodes) == ["top", "a", "b", "q"]
    quote = document.map["q"]
    assert isinstance(quote, Quote)
    assert quote.attests == ("top",)


def test_a_reference_by_an_earlier_id_resolves_with_a_warning() -> None:
    document = parse(HEAD + REST + "new:\n  claim: x\n  was: [old]\ns:\n  supports: top\n  because:\n    - old\n")
    assert [problem.code for problem in document.problems] == ["W301"]
    step = document.map["s"]
    assert isinstance(step, Support)
    assert step.because == ("new",)


def test_sources_of_maps_in_use_need_no_prefix() -> None:
    library = {"lib/snow": Source(id="snow", title="Snow"), "lib/farr": Source(id="farr", title="Farr")}
    text = HEAD + "  uses: [lib]\n" + REST + "q:\n  quote: x\n  source: snow\n  attests: [top]\n"
    document = parse_document([("m", text)], foreign=library)
    assert not document.partial
    assert list(document.map.sources) == ["lib/snow"]
    assert document.map.quotes["q"].source == "lib/snow"


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    text = HEAD + "a:\n  claim: |\n    one\n\n    two\n"
    plain, marked = parse(text), parse("\ufeff" + text.replace("\n", "\r\n"))
    assert plain.map == marked.map
    assert plain.problems == marked.problems


def test_suspicious_characters_warn_and_are_kept() -> None:
    document = parse(HEAD + "a:\n  claim: e\u0301 \u202ex\n")
    assert {"W101", "W102"} <= {problem.code for problem in document.problems}
    claim = document.map["a"]
    assert isinstance(claim, Claim)
    assert claim.text == "e\u0301 \u202ex"


def test_a_chain_of_undercuts_that_hangs_on_nothing_falls_without_recursion() -> None:
    text = HEAD + REST + "s0:\n  attacks: gone\n  because:\n    - top\n"
    text += "".join(f"s{number}:\n  attacks: s{number - 1}\n  because:\n    - top\n" for number in range(1, 5000))
    assert list(parse(text).map.nodes) == ["top"]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab:-|#'\"[], \n\t\r\u00e9>&x0<=")) | st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    document = parse(text)
    for problem in document.problems:
        assert problem.code in CODES
        assert render_problem(problem, text)


def test_every_code_of_the_table_is_an_error_or_a_warning_by_its_letter() -> None:
    assert {code[0] for code in CODES} == {"E", "W"}
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize(
    ("written", "words"),
    [(b"a\xffb", "UTF-8"), ("a: b".encode("utf-16"), "UTF-16"), (b"a\0b", "NUL"), (b"x" * 64_000_001, "MB")],
    ids=["not UTF-8", "UTF-16", "binary", "too long"],
)
def test_bytes_that_are_no_map_file_are_refused_with_the_reason(written: bytes, words: str) -> None:
    with pytest.raises(CannotDoError, match=words):
        decode(written, "m")
