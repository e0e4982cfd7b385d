"""What every test stands on: settings of its own, never those of whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _settings_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_SETTINGS", str(tmp_path_factory.mktemp("settings") / "settings.toml"))
        yield
