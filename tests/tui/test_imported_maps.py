"""A map that was just imported opens in the editor, and an edit of it saves a small part of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.editor import editor
from support.samples import samples_of

from argmap.cli.main import main
from argmap.exchange.registry import readable

FORMATS = [known.name for known in readable() if not known.sources_only]


@pytest.mark.parametrize("name", FORMATS)
def test_an_imported_map_opens_and_takes_an_edit(name: str, tmp_path: Path) -> None:
    made = tmp_path / "made.argmap.yaml"
    assert main(["import", str(samples_of(name)[0]), "-o", str(made), "--from", name, "--lossy"]) == 0
    before = made.read_text(encoding="utf-8")
    with editor(made) as ed:
        assert not ed.session.document.partial
        ed.press("a").types("It rained that day.").press("enter", "ctrl+s")
        assert "It rained that day." in ed.saved_text()
    after = made.read_text(encoding="utf-8")
    assert set(before.splitlines()) <= set(after.splitlines())
