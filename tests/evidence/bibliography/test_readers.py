"""Readers of CSL-JSON, BibTeX and RIS: a work reads the same from each, and faults are reported with their line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.evidence.bibliography.collecting import MAX_PROBLEMS
from argmap.evidence.bibliography.entry import CODES, Bibliography, Date, Entry, Name
from argmap.evidence.bibliography.reading import read_bibliography

CSL = """[
  {
    "id": "snow1855",
    "type": "book",
    "title": "On the Mode of Communication of Cholera",
    "edition": 2,
    "publisher": "John Churchill",
    "publisher-place": "London",
    "author": [{"family": "Snow", "given": "John"}],
    "issued": {"date-parts": [["1855"]]}
  }
]"""
BIBTEX = r"""
@string{churchill = "John Churchill"}
@book{snow1855,
  title     = {On the {Mode} of Communication of {Cholera}},
  author    = "Snow, John",
  edition   = 2,
  publisher = churchill,
  address   = {London},
  year      = 1855,
}
"""
RIS = """TY  - BOOK
ID  - snow1855
AU  - Snow, John
TI  - On the Mode of
Communication of Cholera
ET  - 2
PB  - John Churchill
CY  - London
PY  - 1855///
ER  -
"""
SNOW = {
    "type": "book",
    "title": "On the Mode of Communication of Cholera",
    "author": (Name("Snow", "John"),),
    "issued": Date(((1855,),)),
    "edition": "2",
    "publisher": "John Churchill",
    "publisher-place": "London",
}


def only(text: str, path: str = "refs.bib") -> Entry:
    bibliography = read_bibliography(text, path)
    assert bibliography.problems == ()
    (entry,) = bibliography.entries.values()
    return entry


def faults(bibliography: Bibliography) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in bibliography.problems]


@pytest.mark.parametrize("text", [CSL, BIBTEX, RIS, RIS.replace("\n", "\r\n"), f"\ufeff{CSL}"])
@pytest.mark.parametrize("path", ["refs", "refs.json", "refs.bib", "refs.ris"])
def test_a_work_reads_the_same_from_every_format_whatever_the_file_is_called(text: str, path: str) -> None:
    entry = only(text, path)
    assert entry.key == "snow1855"
    assert dict(entry.csl) == SNOW


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_file_is_an_empty_bibliography(text: str) -> None:
    assert read_bibliography(text, "refs.txt") == Bibliography({})


def test_what_is_no_bibliography_is_refused_with_a_remedy() -> None:
    (problem,) = read_bibliography("Dear Reading,", "letter.txt").problems
    assert problem.code == "E501"
    assert "CSL-JSON, BibTeX or RIS" in problem.help


def test_every_code_of_a_problem_is_explained() -> None:
    text = "@book{a, t={x}, t={y}}\n@book{a,}\n@misc{b, crossref={c}, title={x\n"
    assert {problem.code for problem in read_bibliography(text, "r.bib").problems} <= set(CODES)


# CSL-JSON


def item(**variables: object) -> Entry:
    return only(json.dumps([{"id": "k", "type": "book", **variables}]), "refs.json")


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ({"date-parts": [[1918, 4, 18]]}, Date(((1918, 4, 18),))),
        ({"date-parts": [["1918", "4"]]}, Date(((1918, 4),))),
        ({"date-parts": [[1918, 4, 18], [1918, 5]]}, Date(((1918, 4, 18), (1918, 5)))),
        ({"date-parts": [[1918]], "season": "Spring"}, Date(((1918,),), season=1)),
        ({"date-parts": [[1918]], "season": 4}, Date(((1918,),), season=4)),
        ({"date-parts": [[1918]], "circa": True}, Date(((1918,),), circa=True)),
        ({"date-parts": [[1918]], "circa": 0}, Date(((1918,),))),
        ({"date-parts": [[1918, 13]]}, Date(literal="1918-13")),
        ({"date-parts": [[]], "literal": "n.d."}, Date(literal="n.d.")),
        ({"raw": "April 18, 1918"}, Date(((1918, 4, 18),))),
        ({"literal": "18 April 1918"}, Date(literal="18 April 1918")),
        ("1918-04", Date(((1918, 4),))),
        (1918, Date(((1918,),))),
        ([1918], Date()),
        ({}, Date()),
    ],
)
def test_a_csl_date_is_read_in_every_form(date: object, meant: Date) -> None:
    assert item(issued=date).date("issued") == meant


def test_csl_names_are_read_in_every_form() -> None:
    names = [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Royal Society"},
        {"family": "Plato"},
        "BBC",
        {},
        5,
    ]
    assert item(author=names).names("author") == (
        Name("Gogh", "Vincent", "van"),
        Name("Beethoven", "Ludwig", dropping_particle="van"),
        Name("King", "Martin Luther", suffix="Jr."),
        Name(literal="Royal Society"),
        Name(literal="Plato"),
        Name(literal="BBC"),
    )


def test_old_names_of_csl_variables_are_understood_and_foreign_ones_left_out() -> None:
    entry = item(shortTitle="Mode", journalAbbreviation="Lanc.", custom={"x": 1}, page=None, volume=3.0)
    assert dict(entry.csl) == {"type": "book", "title-short": "Mode", "container-title-short": "Lanc.", "volume": "3"}


def test_a_single_item_and_an_object_of_items_are_read() -> None:
    assert only('{"id": "a", "title": "X"}', "r.json").text("title") == "X"
    assert list(read_bibliography('{"items": [{"id": "a"}, {"id": "b"}]}', "r.json").entries) == ["a", "b"]


def test_an_item_without_an_id_gets_a_key_of_its_author_and_year() -> None:
    text = json.dumps([{"author": [{"family": "Snow", "given": "J."}], "issued": "1855", "title": t} for t in "ab"])
    assert list(read_bibliography(text, "r.json").entries) == ["snow-1855", "snow-1855-2"]


def test_what_stands_before_a_fault_in_json_is_kept() -> None:
    read = read_bibliography('[\n{"id": "a"},\n7,\n{"id": "a"},\n{"id": }\n]', "r.json")
    assert list(read.entries) == ["a"]
    assert faults(read) == [("E503", 3), ("W501", 4), ("E502", 5)]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '[{"a":' * 50_000, "[" + "1" * 10_000 + "]", "[NaN, Infinity]", "[{}", "{"]
)
def test_hostile_json_is_reported_and_never_raises(text: str) -> None:
    assert read_bibliography(text, "r.json").problems


# BibTeX


def bib(fields: str, kind: str = "book") -> Entry:
    return only(f"@{kind}{{k,\n{fields}\n}}")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"{\"O}zil and {\'E}mile", "Özil and Émile"),
        (r"\v{c}\'{\i}\ss{}\aa\L{}\o", "číßåŁø"),
        (r"Erd\H{o}s", "Erdős"),
        (r"A {Nested {Title}} of \emph{Hamlet}", "A Nested Title of Hamlet"),
        (r"50\% of R\&D \#1", "50% of R&D #1"),
        ("50% of it", "50% of it"),
        ("``Quoted'' -- and --- dashed", "“Quoted” – and — dashed"),
        (r"\href{http://x.org/a}{a page}", "a page"),
        (r"\enquote{So} he said", "“So” he said"),
        (r"an unknown \command here", "an unknown here"),
        ("over\n    two lines", "over two lines"),
        (r"\&" + "{" * 3000 + "deep" + "}" * 3000, r"\&deep"),
    ],
)
def test_latex_becomes_text(written: str, meant: str) -> None:
    assert bib(f"title = {{{written}}}").text("title") == meant


def test_values_are_joined_and_strings_resolved() -> None:
    strings = '@string{ a = {Allen} # " \\& " }\n@STRING(U = "Unwin")\n'
    entry = only(strings + '@book{k, publisher = A # u # { Ltd}, month = sep # "~8", year = 1854}')
    assert entry.text("publisher") == "Allen & Unwin Ltd"
    assert entry.date("issued") == Date(((1854, 9, 8),))


def test_a_string_that_is_not_defined_is_kept_and_reported() -> None:
    read = read_bibliography("@book{k,\n title = {x},\n publisher = oup\n}", "r.bib")
    assert read.entries["k"].text("publisher") == "oup"
    assert faults(read) == [("W502", 3)]


def test_bibtex_names_are_taken_apart() -> None:
    written = (
        r"author = {Garc{\'\i}a M{\'a}rquez, Gabriel and Vincent van Gogh and {The Royal Society} and "
        r"King, Jr., Martin Luther and {Barnes and Noble} and family=Beethoven, given=Ludwig, prefix=van, "
        r"useprefix=false and {\"O}zil, A. and others}"
    )
    assert bib(written).names("author") == (
        Name("García Márquez", "Gabriel"),
        Name("Gogh", "Vincent", "van"),
        Name(literal="The Royal Society"),
        Name("King", "Martin Luther", suffix="Jr."),
        Name(literal="Barnes and Noble"),
        Name("Beethoven", "Ludwig", dropping_particle="van"),
        Name("Özil", "A."),
        Name(literal="others"),
    )


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {1918-04-18}", Date(((1918, 4, 18),))),
        ("date = {1914/1918}", Date(((1914,), (1918,)))),
        ("date = {1855~}", Date(((1855,),), circa=True)),
        ("year = 1918, month = 4", Date(((1918, 4),))),
        ("year = {1918}, month = {8 September}", Date(((1918, 9, 8),))),
        ("year = {1918}, month = apr, day = 18", Date(((1918, 4, 18),))),
        ("year = {in press}", Date(literal="in press")),
    ],
)
def test_bibtex_dates_are_read(fields: str, date: Date) -> None:
    assert bib(fields).date("issued") == date


def test_biblatex_fields_mean_what_csl_calls_them() -> None:
    entry = bib(
        r"""title = {Title}, subtitle = {A Subtitle}, journaltitle = {Mind}, shortjournal = {M.}, volume = 3,
        number = 4, pages = {245--250}, doi = {10.1000/a\_b}, url = {https://x.org/a%20b~c_d}, urldate = {2020-01-02},
        langid = {english}, eprint = {12345}, eprinttype = {pubmed}, keywords = {a, b}, note = {n},
        annotation = {x}""",
        "article",
    )
    assert dict(entry.csl) == {
        "type": "article-journal",
        "title": "Title: A Subtitle",
        "container-title": "Mind",
        "container-title-short": "M.",
        "volume": "3",
        "issue": "4",
        "page": "245-250",
        "DOI": "10.1000/a_b",
        "URL": "https://x.org/a%20b~c_d",
        "accessed": Date(((2020, 1, 2),)),
        "language": "english",
        "PMID": "12345",
        "keyword": "a, b",
        "note": "n",
        "annote": "x",
    }


@pytest.mark.parametrize(
    ("kind", "fields", "csl_type"),
    [
        ("phdthesis", "", "thesis"),
        ("techreport", "", "report"),
        ("online", "", "webpage"),
        ("letter", "", "personal_communication"),
        ("article", "entrysubtype = {newspaper},", "article-newspaper"),
        ("whatever", "", "document"),
    ],
)
def test_types_of_entries_become_csl_types(kind: str, fields: str, csl_type: str) -> None:
    assert bib(f"{fields} title = {{x}}", kind).text("type") == csl_type


def test_a_part_inherits_from_its_whole_and_an_entry_from_shared_data() -> None:
    read = read_bibliography(
        """
        @incollection{part, crossref = {whole}, title = {A Letter}, pages = {245}}
        @book{whole, title = {The Papers}, editor = {Arthur Link}, volume = 47, crossref = {mv}, xdata = {pup}}
        @mvbook{mv, title = {Papers of Presidents}}
        @xdata{pup, publisher = {Princeton University Press}, location = {Princeton}}
        """,
        "r.bib",
    )
    assert read.problems == ()
    assert list(read.entries) == ["part", "whole", "mv"]
    part = read.entries["part"]
    assert (part.text("title"), part.text("container-title")) == ("A Letter", "The Papers")
    assert (part.text("collection-title"), part.text("volume")) == ("Papers of Presidents", "47")
    assert part.text("publisher") == "Princeton University Press"


def test_series_books_and_archives_keep_their_numbers() -> None:
    entry = bib("title = {x}, series = {Texts}, number = 12, maintitle = {Main}, booktitle = {Part of it}")
    assert (entry.text("collection-title"), entry.text("collection-number")) == ("Texts", "12")
    assert entry.text("container-title") == "Part of it"
    entry = bib(
        "title = {x}, howpublished = {\\url{https://x.org}}, eprint = {2101.1}, archiveprefix = {arXiv}", "misc"
    )
    assert (entry.text("URL"), entry.text("number")) == ("https://x.org", "arXiv:2101.1")
    assert bib("title = {x}, howpublished = {Privately printed}").text("publisher") == "Privately printed"


def test_more_entries_than_can_be_read_are_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.evidence.bibliography.collecting.MAX_ENTRIES", 2)
    read = read_bibliography("@misc{a,}\n@misc{b,}\n@misc{c,}\n@misc{d,}\n", "r.bib")
    assert list(read.entries) == ["a", "b"]
    assert faults(read) == [("E501", 3)]


def test_a_circle_of_crossrefs_is_reported_and_ends() -> None:
    read = read_bibliography(
        "@misc{a, crossref={b}, title={A}}\n@misc{b, crossref={a}, note={N}}\n@misc{c, crossref={c}}", "r.bib"
    )
    assert read.entries["a"].text("note") == "N"
    assert faults(read) == [("W503", 2), ("W503", 3)]


def test_a_long_chain_of_crossrefs_is_followed() -> None:
    text = "".join(f"@misc{{k{n}, crossref={{k{n + 1}}}}}\n" for n in range(5000)) + "@misc{k5000, note={end}}"
    assert read_bibliography(text, "r.bib").entries["k0"].text("note") == "end"


def test_what_many_entries_inherit_is_limited() -> None:
    parent = "@xdata{x, abstract={" + "long " * 20_000 + "}}\n"
    read = read_bibliography(parent + "".join(f"@misc{{k{n}, xdata={{x}}}}\n" for n in range(300)), "r.bib")
    assert len(read.entries) == 300
    assert "hand down too much" in read.problems[0].message


def test_faults_of_bibtex_are_reported_and_the_rest_is_read() -> None:
    read = read_bibliography(
        "@book{open,\n title = {x\n@book{a,\n title = {y}}\n@book{a, title={z}}\n@book{b, title={1}, title={2}}\n"
        "@book\n{lost, title={q}}\n@comment{fine}\nfree text\n@book{last, title={unended",
        "r.bib",
    )
    assert {key: entry.text("title") for key, entry in read.entries.items()} == {"a": "y", "b": "1"}
    assert faults(read) == [("E503", 1), ("W501", 5), ("W502", 6), ("E503", 7), ("E503", 11)]


# RIS


def test_ris_records_of_every_ending_are_read_and_reported() -> None:
    read = read_bibliography(
        "junk\nTY  - BOOK\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n\nTY  - GEN\nTI  - Three\n", "r.ris"
    )
    assert [entry.text("title") for entry in read.entries.values()] == ["One", "Two", "Three"]
    assert faults(read) == [("W502", 1), ("E502", 2), ("E502", 8)]


def test_ris_fields_mean_what_csl_calls_them() -> None:
    entry = only(
        "TY  - JOUR\nAU  - Snow, John\nAU  - King, Martin Luther, Jr.\nAU  - BBC News\nT1  - T\nT2  - Lancet\n"
        "DA  - 1855/03/12/\nPY  - 1855\nVL  - 1\nIS  - 2\nSP  - 321\nEP  - 322\nUR  - https://x.org/?a;b\n"
        "KW  - a\nKW  - b\nN1  - one\nN1  - two\nSN  - 0099-5355\nER  - ",
        "r.ris",
    )
    assert dict(entry.csl) == {
        "type": "article-journal",
        "title": "T",
        "author": (Name("Snow", "John"), Name("King", "Martin Luther", suffix="Jr."), Name(literal="BBC News")),
        "issued": Date(((1855, 3, 12),)),
        "container-title": "Lancet",
        "volume": "1",
        "issue": "2",
        "page": "321-322",
        "URL": "https://x.org/?a;b",
        "keyword": "a, b",
        "note": "one\n\ntwo",
        "ISSN": "0099-5355",
    }


def test_a_letter_in_ris_has_a_recipient() -> None:
    entry = only("TY  - PCOMM\nAU  - Balfour, Arthur\nA2  - Reading, Lord\nDA  - 1918/04/18\nER  - ", "r.ris")
    assert entry.names("recipient") == (Name("Reading", "Lord"),)


# All of them


@PATIENT
@given(st.text(st.sampled_from('@{}[]",=#\\ %~$bok\n()-:aTYER0123')), st.sampled_from(["r.json", "r.bib", "r.ris"]))
def test_no_text_raises(text: str, path: str) -> None:
    for whole in (
        text,
        f"@book{{k, title={text}}}",
        f"TY  - {text}\nTI  - {text}",
        f"[{text}]",
        f'@misc{{k, author="{text}"}}',
    ):
        read = read_bibliography(whole, path)
        assert all(problem.line >= 1 and problem.message and problem.help for problem in read.problems)


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title={\n" * 20_000,
        "@book{a, t=" + '"x" # ' * 50_000 + '"y"}',
        "@book{a, t={" + "{" * 50_000 + "}" * 50_000 + "}}",
        "@book{a, author={" + " and ".join(["A B"] * 50_000) + "}}",
        "@book{a, author={" + "{" * 50_000 + "}}",
        "@book{a, xdata={" + ",".join(f"k{n}" for n in range(20_000)) + "}}",
        "@misc{a, t={x}}\n" * 20_000,
        "TY  - BOOK\n" * 20_000,
        "TY  - BOOK\n" + "more\n" * 50_000,
        "TY  - BOOK\nTI  - x\n" + "more\n" * 50_000,
    ],
)
def test_hostile_sizes_are_read_without_raising(text: str) -> None:
    assert len(read_bibliography(text, "r.bib").problems) <= MAX_PROBLEMS


def test_ten_thousand_entries_are_read() -> None:
    text = "".join(
        f"@book{{k{n}, author={{Snow, John}}, title={{On the {{Mode}} {n}}}, year=1855}}\n" for n in range(10_000)
    )
    assert len(read_bibliography(text, "r.bib").entries) == 10_000
