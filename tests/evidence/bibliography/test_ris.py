"""What RIS says of a work."""

from __future__ import annotations

from support.bibliographies import faults, only

from argmap.evidence.bibliography.entry import Date, Name
from argmap.evidence.bibliography.reading import read_bibliography

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
