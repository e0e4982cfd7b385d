"""What BibTeX and BibLaTeX say of a work: LaTeX, strings, names, dates, types, and what entries inherit."""

from __future__ import annotations

import pytest
from support.bibliographies import faults, only

from argmap.evidence.bibliography.entry import Date, Entry, Name
from argmap.evidence.bibliography.reading import read_bibliography

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
