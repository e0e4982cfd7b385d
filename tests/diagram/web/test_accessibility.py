"""The page for those who read it another way: axe-core, without scripts, on paper, in greyscale."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from support.browser import DESKTOP, PHONE, opened, violations
from support.reports import MAPS

from argmap.store.loading import load


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_the_page_its_legend_and_a_card(
    browser: Browser, primer: Path, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, primer, size=size, color_scheme=scheme) as found:
        page = found.page
        page.fill("#_words", "the")
        page.locator("#_about > summary").click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.evaluate("document.querySelector('.tree a.l').click()")
        page.wait_for_selector("#_card:visible")
        assert violations(page) == []


def test_axe_finds_nothing_on_the_page_of_hostile_words(browser: Browser, hostile: Path) -> None:
    with opened(browser, hostile) as found:
        assert violations(found.page) == []


def test_axe_finds_nothing_on_the_diagram_of_a_phone(browser: Browser, primer: Path) -> None:
    with opened(browser, primer, size=PHONE) as found:
        found.page.locator("#_show").click()
        assert violations(found.page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_without_scripts_every_claim_quote_and_state_can_be_read(
    browser: Browser, case: Path, size: tuple[int, int]
) -> None:
    map_ = load(MAPS / "trotsky-1918.argmap.yaml").map
    with opened(browser, case, size=size, scripts=False) as found:
        page = found.page
        told = " ".join(page.locator(".tree").inner_text().split())
        for claim in map_.claims.values():
            item = page.locator(f'[id="{claim.id}"]')
            assert item.is_visible()
            assert " ".join(claim.text.split()) in told
            assert item.locator("> .s .b").inner_text()
            assert item.locator("> .s .st").inner_text()
        for quote in map_.quotes.values():
            assert " ".join(quote.text.split()) in told
        for source in {quote.source for quote in map_.quotes.values()}:
            assert page.locator(f'.sources [id="{source}"]').is_visible()
        assert page.locator("#_stage svg").is_visible()
        assert page.locator("button:visible, input:visible, select:visible").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_scripts_a_card_of_the_diagram_leads_to_its_claim_in_the_outline(browser: Browser, case: Path) -> None:
    with opened(browser, case, scripts=False) as found:
        link = found.page.locator("#_stage svg a").first
        link.focus()
        found.page.keyboard.press("Enter")
        assert found.page.locator(f'[id="{str(link.get_attribute("href"))[1:]}"]').is_visible()
        assert found.page.url.endswith(str(link.get_attribute("href")))


def test_the_outline_nests_lists_and_headings_in_order(browser: Browser, outage: Path) -> None:
    with opened(browser, outage, scripts=False) as found:
        levels = found.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => +h.tagName[1])")
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        strays = "[...document.querySelectorAll('.tree li')].filter((li) => li.parentElement.tagName !== 'UL').length"
        assert found.page.evaluate(strays) == 0
        ids = found.page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["case", "outage", "hostile", "large"])
def test_every_link_within_the_page_has_its_end(browser: Browser, request: pytest.FixtureRequest, name: str) -> None:
    with opened(browser, request.getfixturevalue(name), scripts=False) as found:
        ids = set(found.page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)"))
        links = found.page.evaluate("[...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))")
        assert {unquote(link[1:]) for link in links if link.startswith("#")} <= ids


def test_direct_and_inferred_differ_by_more_than_colour(browser: Browser, case: Path) -> None:
    with opened(browser, case, forced_colors="none") as found:
        look = """(mark) => {
            const seen = getComputedStyle(mark);
            const round = seen.borderTopLeftRadius !== "0px";
            return [seen.backgroundColor === seen.borderTopColor, seen.borderTopStyle, round];
        }"""
        looks = {
            name: tuple(found.page.locator(f".tree .{name}:not(.b-against)").first.evaluate(look))
            for name in ("b-direct", "b-inferred", "b-none")
        }
        assert looks == {
            "b-direct": (True, "solid", False),
            "b-inferred": (False, "solid", True),
            "b-none": (False, "dashed", False),
        }


def test_paper_has_the_outline_with_every_claim_and_quote_and_the_diagram(
    browser: Browser, primer: Path, tmp_path: Path
) -> None:
    map_ = load(MAPS / "primer.argmap.yaml").map
    with opened(browser, primer, color_scheme="dark") as found:
        found.page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True, print_background=True)
    reader = PdfReader(tmp_path / "page.pdf")
    told = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for claim in map_.claims.values():
        assert "".join(claim.text.split()) in told
    for quote in map_.quotes.values():
        assert "".join(quote.text.split()) in told
    wide = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) == 1
    assert "C1" in wide[0].extract_text()


def test_without_scripts_a_large_map_says_where_its_argument_is_told(browser: Browser, large: Path) -> None:
    with opened(browser, large, scripts=False) as found:
        assert "The outline has all of it" in found.page.locator("#_stage").inner_text()
        last = found.page.locator('[id="c399"]')
        assert "Statement number 399 of many." in str(last.text_content())
