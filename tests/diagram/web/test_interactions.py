"""What a reader does on the page with mouse and keyboard, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support.browser import PHONE, Opened, opened


def main_of(found: Opened) -> str:
    """Return the id of the first conclusion."""
    return str(found.page.locator(".tree > ul > li.c").first.get_attribute("id"))


@pytest.mark.parametrize("name", ["case", "outage", "hostile", "large"])
def test_a_page_opens_without_complaints_and_asks_for_nothing(
    browser: Browser, request: pytest.FixtureRequest, name: str
) -> None:
    with opened(browser, request.getfixturevalue(name)) as found:
        found.page.locator("#_about > summary").click()
        found.page.fill("#_words", "a")
        found.page.keyboard.press("Enter")
        found.settled()
        assert found.complaints == []
        assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []


def test_a_click_on_a_card_opens_its_card_panel(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        card = found.page.locator('.world [data-c] a[href="#' + main_of(found) + '"]')
        card.click()
        panel = found.page.locator("#_card")
        assert panel.is_visible()
        told = panel.inner_text()
        assert found.page.locator(".tree > ul > li.c bdi").first.inner_text() in told
        for head in ("What bears on it", "Review", "Grounding", "Cannot lose"):
            assert head in told
        assert found.page.url.endswith("#" + main_of(found))


def test_a_deep_link_opens_the_card_and_going_back_closes_it(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        ids = [item.get_attribute("id") for item in found.page.locator(".tree li.c").all()]
    with opened(browser, Path(f"{case}#{ids[2]}")) as found:
        assert found.page.locator("#_card").is_visible()
        assert found.page.locator(f'[id="{ids[2]}"]').get_attribute("aria-current") == "true"
        found.page.evaluate(f"location.hash = '#{ids[3]}'")
        found.page.wait_for_function(f"document.querySelector('[aria-current]').id === '{ids[3]}'")
        found.page.go_back()
        found.page.wait_for_function(f"document.querySelector('[aria-current]').id === '{ids[2]}'")
        found.page.get_by_role("button", name="Close").click()
        assert not found.page.locator("#_card").is_visible()
        assert "#" not in found.page.url
        found.page.go_back()
        found.page.wait_for_selector("#_card:visible")


def test_a_deep_link_to_a_quote_or_step_opens_the_claim_it_belongs_to(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        quote = found.page.locator("figure.q[id]").first
        name, claim = quote.get_attribute("id"), quote.locator("xpath=ancestor::li[contains(@class,'c')][1]")
        label = claim.locator(".l").first.inner_text()
    with opened(browser, Path(f"{case}#{name}")) as found:
        assert found.page.locator("#_card-head").inner_text().startswith(label)
        assert found.page.locator(f'[id="{name}"]').get_attribute("aria-current") == "true"


def test_search_finds_words_labels_and_ids_and_walks_through_the_finds(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        page = found.page
        page.fill("#_words", "LOCKHART")
        several = page.locator("#_finds li").count()
        assert several > 2
        assert page.locator("#_found").inner_text().startswith(f"{several} found")
        page.keyboard.press("Enter")
        first = page.url
        assert found.has_focus("#_words")
        page.keyboard.press("Enter")
        assert page.url != first
        page.keyboard.press("Shift+Enter")
        assert page.url == first
        assert page.locator("#_found").inner_text().startswith(f"1 of {several}")
        page.fill("#_words", "c6")
        assert page.locator("#_finds a").first.inner_text().startswith("C6")
        page.fill("#_words", "no such words anywhere")
        assert page.locator("#_found").inner_text() == "Nothing found."


def test_search_ignores_case_and_accents_and_reads_quotations(browser: Browser, large: Path) -> None:
    with opened(browser, large) as found:
        found.page.fill("#_words", "WÖRDS of Q399")
        assert found.page.locator("#_finds a").all_inner_texts() == ["C399 Statement number 399 of many."]


def test_focus_dims_what_does_not_bear_on_a_claim(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        page, name = found.page, main_of(found)
        page.locator(f'.world a[href="#{name}"]').click()
        page.get_by_role("button", name="Focus", exact=True).click()
        assert page.get_by_role("button", name="Focus", exact=True).get_attribute("aria-pressed") == "true"
        dimmed = page.locator(".world [data-c].dim").count()
        assert 0 < dimmed < page.locator(".world [data-c]").count()
        chosen = page.locator(f'.world [data-c]:has(a[href="#{name}"])')
        assert "dim" not in str(chosen.get_attribute("class")).split()
        assert "bears on" in page.locator("#_said").inner_text()
        page.get_by_role("button", name="End focus").click()
        assert page.locator(".world .dim").count() == 0


def test_folding_hides_what_bears_on_a_claim_alone_and_says_how_much(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        page, name = found.page, main_of(found)
        page.locator(f'.world a[href="#{name}"]').click()
        before = page.locator(".world a:visible").count()
        page.get_by_role("button", name="Fold under it").click()
        found.settled()
        gone = before - page.locator(".world a:visible").count()
        assert gone > 0
        assert page.locator(".tag").text_content() == f"+{gone} folded"
        assert page.locator(f'[id="{name}"] > details.n').get_attribute("open") is None
        page.locator("#_unfold").click()
        assert page.locator(".tag").count() == 0
        assert page.locator(".world a:visible").count() == before


def test_folding_counts_everything_under_a_claim_of_a_large_map(browser: Browser, large: Path) -> None:
    with opened(browser, Path(f"{large}#c1")) as found:
        found.page.get_by_role("button", name="Fold under it").click()
        assert found.page.locator(".tag").text_content() == "+254 folded"


def test_a_search_unfolds_what_holds_the_find(browser: Browser, large: Path) -> None:
    with opened(browser, Path(f"{large}#c1")) as found:
        found.page.get_by_role("button", name="Fold under it").click()
        found.page.fill("#_words", "number 300 ")
        found.page.keyboard.press("Enter")
        found.settled()
        assert found.page.locator('.world a[href="#c300"]').is_visible()
        assert found.page.locator('[id="c300"]').is_visible()


def test_zoom_and_pan_by_buttons_wheel_keys_and_drag(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        page, stage = found.page, found.page.locator("#_stage")
        scale, x, y = found.camera()
        page.get_by_role("button", name="Zoom in").click()
        found.settled()
        assert found.camera()[0] > scale
        page.get_by_role("button", name="Zoom out").click()
        found.settled()
        assert found.camera() == pytest.approx((scale, x, y), abs=0.1)
        box = stage.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] - 60, box["y"] + 60)
        page.mouse.wheel(0, 50)
        found.settled()
        assert found.camera() == pytest.approx((scale, x, y - 50), abs=0.1)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -50)
        page.keyboard.up("Control")
        found.settled()
        assert found.camera()[0] > scale
        before = found.camera()
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] - 100, box["y"] + 90, steps=4)
        page.mouse.up()
        found.settled()
        assert found.camera() == pytest.approx((before[0], before[1] - 40, before[2] + 30), abs=0.1)
        assert not page.locator("#_card").is_visible()
        stage.focus()
        page.keyboard.press("ArrowDown")
        found.settled()
        assert found.camera()[2] == pytest.approx(before[2] + 30 - 80, abs=0.1)
        page.keyboard.press("0")
        found.settled()
        assert found.camera()[0] < scale


def test_everything_can_be_reached_with_the_keyboard_alone(browser: Browser, case: Path) -> None:
    with opened(browser, case) as found:
        page = found.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the outline"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert found.has_focus("#_diagram button")
        for _ in range(12):
            if found.has_focus("#_stage"):
                break
            page.keyboard.press("Tab")
        assert found.has_focus("#_stage")
        page.keyboard.press("Tab")
        assert found.has_focus(".world a")
        first = page.evaluate("document.activeElement.getAttribute('href')")
        page.keyboard.press("ArrowRight")
        second = page.evaluate("document.activeElement.getAttribute('href')")
        assert second != first
        page.keyboard.press("f")
        assert page.locator(".world .dim").count() > 0
        page.keyboard.press("f")
        assert page.locator(".world .dim").count() == 0
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("x")
        assert page.locator(".tag").count() == 1
        page.keyboard.press("x")
        page.keyboard.press("Enter")
        assert found.has_focus("#_card-head")
        page.keyboard.press("Escape")
        assert not page.locator("#_card").is_visible()
        assert found.has_focus(".world a")


def test_only_what_is_in_sight_of_a_large_map_is_drawn_and_all_of_it_from_afar(browser: Browser, large: Path) -> None:
    with opened(browser, large) as found:
        page = found.page
        drawn = page.locator(".world [data-c]").count()
        assert 0 < drawn < 200
        page.get_by_role("button", name="Fit", exact=True).click()
        found.settled()
        assert page.locator(".far").is_visible()
        assert page.locator(".far .box").count() >= 2


def test_on_a_phone_the_outline_comes_first_and_the_diagram_on_demand(browser: Browser, case: Path) -> None:
    with opened(browser, case, size=PHONE) as found:
        page = found.page
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        assert not page.locator("#_stage").is_visible()
        page.get_by_role("button", name="Show the diagram").click()
        assert page.locator("#_stage").is_visible()
        card = page.locator(f'.world a[href="#{main_of(found)}"]')
        card.click()
        assert page.locator("#_card").is_visible()
        page.get_by_role("button", name="Close").click()
        page.get_by_role("button", name="Back to the outline").click()
        assert not page.locator("#_stage").is_visible()
        assert found.has_focus("#_show")


def test_colours_follow_the_system_and_the_switch(browser: Browser, case: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(20, 23, 26)"
    for system, chosen, seen in (
        ("light", "", light),
        ("dark", "", dark),
        ("light", "dark", dark),
        ("dark", "light", light),
    ):
        with opened(browser, case, color_scheme=system) as found:
            found.page.select_option("#_theme", chosen)
            assert found.page.evaluate(ground) == seen
