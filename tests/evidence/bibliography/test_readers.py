"""Bibliographies of every format: the same works, what none of them is, and text of any kind and size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bibliographies import only
from support.patience import PATIENT

from argmap.evidence.bibliography.collecting import MAX_PROBLEMS
from argmap.evidence.bibliography.entry import CODES, Bibliography, Date, Name
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
