"""References: every kind of source gets one that reads well, whatever is known and whatever is missing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.evidence.bibliography.entry import Name
from argmap.evidence.bibliography.references import Reference, Segment, reference, reference_list
from argmap.evidence.bibliography.wording import edition, listed, ordinal, page_locator
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.vocabulary import CSL_VARIABLES, SOURCE_KINDS


def source(node_id: str, **fields: str) -> Source:
    written = {name.replace("__", "-"): text for name, text in fields.items()}
    variables = tuple((name, text) for name, text in written.items() if name in CSL_VARIABLES)
    own = {name: text for name, text in written.items() if name not in CSL_VARIABLES}
    return Source.model_validate({"id": node_id, **own, "variables": variables})


def marked(found: Reference) -> str:
    return "".join(f"*{part.text}*" if part.italic else part.text for part in found.segments)


PAPERS = source(
    "papers",
    source="The Papers of Woodrow Wilson, vol. 47",
    kind="book",
    date="1984",
    publisher="Princeton University Press",
)


@pytest.mark.parametrize(
    ("held", "written"),
    [
        (
            source(
                "s", source="On the Mode of Communication of Cholera", kind="book", author="John Snow", date="1855",
                edition="2", publisher="John Churchill", publisher__place="London",
            ),
            "Snow, John. *On the Mode of Communication of Cholera*. 2nd ed. London: John Churchill, 1855.",
        ),
        (
            source(
                "s", source="Balfour to Lord Reading", kind="personal_communication", author="Arthur James Balfour",
                date="1918-04-18", part__of="papers", at="p. 245",
            ),
            (
                "Balfour, Arthur James. Balfour to Lord Reading, 18 April 1918. "
                "In *The Papers of Woodrow Wilson, vol. 47*, p. 245. Princeton University Press, 1984."
            ),
        ),
        (
            source(
                "s", source="What <i>Hamlet</i> “means”?", kind="article-journal", author="Jane Roe; John Doe",
                date="1999-03", container__title="Mind", volume="12", issue="3", page="245-50", DOI="10.1/x",
            ),
            (
                "Roe, Jane, and John Doe. “What *Hamlet* ‘means’?” *Mind* 12, no. 3 (March 1999): 245–50. "
                "https://doi.org/10.1/x"
            ),
        ),
        (
            source("s", source="Spy", kind="article-newspaper", date="2011-01-02", container__title="The Times",
                   page="4"),
            "“Spy.” *The Times*, 2 January 2011, p. 4.",
        ),
        (
            source(
                "s", source="A chapter", kind="chapter", author="A B", date="1990", container__title="Book",
                editor="C D; E F", page="1-20", publisher="OUP", publisher__place="Oxford", volume="2",
            ),
            "B, A. “A chapter.” In *Book*, edited by C D and E F, vol. 2, pp. 1–20. Oxford: OUP, 1990.",
        ),
        (
            source("s", source="Roe v. Wade", kind="legal_case", date="1973", volume="410", container__title="U.S.",
                   page="113", authority="Supreme Court"),
            "*Roe v. Wade*, 410 U.S. 113 (Supreme Court, 1973).",
        ),
        (
            source("s", source="Human Rights Act", kind="legislation", date="1998", section="6", jurisdiction="UK"),
            "Human Rights Act, § 6 (UK, 1998).",
        ),
        (
            source("s", source="Report of 2 April", kind="report", date="1918-04-02", part__of="papers", at="p. 245"),
            (
                "“Report of 2 April,” 2 April 1918. "
                "In *The Papers of Woodrow Wilson, vol. 47*, p. 245. Princeton University Press, 1984."
            ),
        ),
        (
            source("s", source="Status page", kind="webpage", author="{Cordwell Cloud}", date="2026-03-12",
                   URL="https://x.org/s", accessed="2026-03-13"),
            "Cordwell Cloud. “Status page,” 12 March 2026. Accessed 13 March 2026. https://x.org/s",
        ),
        (
            source("s", source="Notes", kind="thesis", author="Ada Lovelace", date="2001", genre="PhD thesis",
                   publisher="MIT"),
            "Lovelace, Ada. “Notes.” PhD thesis. MIT, 2001.",
        ),
        (
            source("s", source="Diary", kind="manuscript", author="A B", date="1917~", archive="National Archives",
                   archive_location="FO 371/3", archive__place="Kew"),
            "B, A. “Diary,” c. 1917. FO 371/3, National Archives, Kew.",
        ),
        (
            source("s", source="Pump", kind="patent", author="A B", number="123", jurisdiction="US", date="1900-01-02"),
            "B, A. Pump. US patent 123. 2 January 1900.",
        ),
        (source("s", source="Essays", kind="book", editor="A B; C D"), "B, A, and C D, eds. *Essays*."),
        (source("s", source="Iliad", kind="book", author="Homer", translator="A B"),
         "Homer. *Iliad*. Translated by A B."),
        (source("s", source="Film", kind="motion_picture", director="A B", date="1950"),
         "B, A, dir. *Film*. Film. 1950."),
        (source("s", source="Only a title"), "“Only a title.”"),
    ],
)  # fmt: skip
def test_a_reference_says_how_to_find_the_source(held: Source, written: str) -> None:
    assert marked(reference(held, Map.of([held, PAPERS]))) == written


ILL_WRITTEN = re.compile(r"  |\.\.|,,|\.,(?! )| [.,:;)]|\( |\(\)|[.?!”] \.|^[\W_]*$|: *\.|,$")
"""Doubled or stray punctuation and empty brackets."""

FIELDS = {
    "author": st.sampled_from(["John Snow", "Jane Roe; John Doe", "{Foreign Office}"]),
    "date": st.sampled_from(["1918-04-18", "1855~", "1914/1918", "n.d."]),
    "part-of": st.just("papers"),
    "at": st.sampled_from(["p. 245", "fol. 3v", "vol. 2, ch. 4"]),
    **{
        name: st.sampled_from(["John Snow", "1918-04-18", "12", "Words and more", "What now?"])
        for name in sorted(CSL_VARIABLES)
    },
}


@pytest.mark.parametrize("kind", [*sorted(SOURCE_KINDS), "unheard-of", None])
@settings(PATIENT, max_examples=25)
@given(
    fields=st.fixed_dictionaries({}, optional=FIELDS),
    title=st.sampled_from(["Title", "Why?", "Memo, 18 April 1918", "“Yes”"]),
)
def test_every_kind_reads_well_whatever_is_known(kind: str | None, fields: dict[str, str], title: str) -> None:
    held = source("s", source=title, **({"kind": kind} if kind else {}), **fields)
    text = reference(held, Map.of([held, PAPERS])).text
    assert ILL_WRITTEN.search(text.replace("n.d..", "n.d.")) is None
    assert text[0].isalnum() or text[0] == "“"
    assert text.endswith((".", "?", "!", "”", "What now?")) or text.rpartition(" ")[2].startswith("https://doi.org/")
    assert title.strip("?“”") in text.replace("‘", "“").replace("’", "”")


@PATIENT
@given(st.text(min_size=1), st.text(), st.text(), st.sampled_from(sorted(SOURCE_KINDS)))
def test_no_words_of_a_source_raise(title: str, author: str, words: str, kind: str) -> None:
    held = source("s", source=title, author=author, kind=kind, container__title=words, page=words, edition=words)
    assert isinstance(reference(held, Map.of([held])).text, str)


def test_references_stand_in_the_order_in_which_a_reader_looks_for_them() -> None:
    sources = [
        source("b", source="Zebra", author="Émile Zola"),
        source("d", source="apple pie"),
        source("c", source="Zebra", author="van Gogh, Vincent"),
        source("a", source="Apples", author="Jane Austen"),
    ]
    assert [found.id for found in reference_list(Map.of(sources))] == ["d", "a", "c", "b"]
    assert [found.id for found in reference_list(Map.of(sources), ["b", "a", "b"])] == ["a", "b"]


def test_marks_of_csl_in_a_title_turn_italics_round_and_other_marks_vanish() -> None:
    held = source("s", source='On <i>Hamlet</i>, <span class="nocase">H2<sub>O</sub></span> and a<b', kind="book")
    assert reference(held, Map.of([held])).segments == (
        Segment("On ", italic=True),
        Segment("Hamlet"),
        Segment(", H2O and a<b", italic=True),
        Segment("."),
    )


def test_lists_of_names_are_cut_after_ten() -> None:
    names = [Name("F", str(number)) for number in range(11)]
    assert listed(names[:3]) == "0 F, 1 F, and 2 F"
    assert listed(names) == "0 F, 1 F, 2 F, 3 F, 4 F, 5 F, 6 F, et al."
    assert listed([names[0], Name(literal="others")], first_inverted=True) == "F, 0, et al."
    assert listed([names[0], Name(literal="others")]) == "0 F et al."


def test_numbers_are_written_as_words_need_them() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th"]
    )
    assert [edition(words) for words in ("2", "Revised", "3rd ed.")] == ["2nd ed.", "Revised ed.", "3rd ed."]
    assert [page_locator(words) for words in ("3", "3-5", "3, 7", "xi")] == ["p. 3", "pp. 3–5", "pp. 3, 7", "xi"]
