"""A real browser for tests of web pages: Chromium without a window, and what went wrong on a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass
class Opened:
    """A page that is open, with all that it complained of and every address it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def has_focus(self, selector: str) -> bool:
        """Tell whether the keyboard is on what `selector` names."""
        return bool(self.page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector))

    def camera(self) -> tuple[float, ...]:
        """Return scale and place of the diagram."""
        matrix = "document.querySelector('.world').transform.baseVal.consolidate().matrix"
        return tuple(self.page.evaluate(f"(({{ a, e, f }}) => [a, e, f])({matrix})"))

    def settled(self) -> None:
        """Wait for the frame that shows what was last asked for."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium; skip the test where there is none, or fail in CI."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        reason = "Chromium is not installed, and web pages are tested in it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(
    browser: Browser, path: Path, *, size: tuple[int, int] = DESKTOP, scripts: bool = True, **options: Any
) -> Iterator[Opened]:
    """Open a file in a fresh context without motion, and wait until the page is ready."""
    address, _, fragment = str(path).partition("#")
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=scripts,
        reduced_motion="reduce",
        offline=True,
        **options,
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    found = Opened(page)
    page.on("console", lambda message: found.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("request", lambda request: found.requests.append(request.url))
    try:
        page.goto(Path(address).as_uri() + (f"#{fragment}" if fragment else ""))
        if scripts:
            page.wait_for_selector("html[data-ready]")
        yield found
    finally:
        context.close()


def violations(page: Page, *, rules_off: Sequence[str] = ()) -> list[str]:
    """Return what axe-core objects to, rule by rule with the elements."""
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    # Run as the developer tools do, because the policy of the page lets no other script in.
    page.evaluate(source)
    options = {"rules": {rule: {"enabled": False} for rule in rules_off}}
    found = page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
