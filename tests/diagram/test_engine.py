"""Which layout engine is used, and what is said when there is none."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from support.grain import grain_map

from argmap.appraisal.reviewing import review
from argmap.diagram.engine import Engine, choose_engine, find_engines, lay_out
from argmap.diagram.rendering import RenderOptions, render
from argmap.errors import CannotDoError


def _script(folder: Path, words: str) -> Path:
    path = folder / "dot"
    path.write_text(f"#!/bin/sh\n{words}\n")
    path.chmod(0o755)
    return path


def test_the_packaged_engine_comes_first() -> None:
    first = find_engines()[0]
    assert (first.name, first.version, first.usable) == ("graphviz-pure", "0.2.2", True)
    assert choose_engine() == first
    assert find_engines()[-1].name == "tidy"


def test_an_old_graphviz_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _script(tmp_path, "echo 'dot - graphviz version 2.43.0 (0)' >&2")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_engines()[1]
    assert (found.version, found.why_not) == ("2.43.0", "it is older than version 9")
    with pytest.raises(CannotDoError, match="older than version 9"):
        choose_engine("dot")


def test_a_new_graphviz_is_used_where_the_packaged_one_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _script(tmp_path, "echo 'dot - graphviz version 12.2.1 (0)' >&2")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path / "none"))
    assert choose_engine() == Engine("dot", path, "12.2.1")


def _hide_graphviz(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(folder))


def _hide_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("argmap.diagram.engine.version", version)


def test_without_graphviz_the_engine_that_is_built_in_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _hide_graphviz(monkeypatch, tmp_path)
    _hide_packages(monkeypatch)
    assert choose_engine().name == "tidy"
    map_ = grain_map()
    drawn = render(map_, review(map_), RenderOptions()).content
    assert drawn == render(map_, review(map_), RenderOptions(engine="tidy")).content
    assert all(f'id="n-{claim}"'.encode() in drawn for claim in map_.claims)


def test_an_engine_that_is_asked_for_and_missing_is_refused_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path))
    with pytest.raises(CannotDoError, match="it is not installed") as refused:
        choose_engine("graphviz-pure")
    assert "pip install graphviz-pure" in refused.value.remedy


def test_pygraphviz_draws_the_same_where_it_is_installed_and_no_other_graphviz_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pygraphviz", reason="pygraphviz is not installed")
    map_ = grain_map()
    drawn = render(map_, review(map_), RenderOptions()).content
    _hide_graphviz(monkeypatch, tmp_path)
    found = choose_engine()
    assert (found.name, found.usable) == ("pygraphviz", True)
    assert render(map_, review(map_), RenderOptions()).content == drawn
    assert len(lay_out(["digraph {a}", "digraph {b}"], found)) == 2


def test_what_pygraphviz_cannot_lay_out_is_an_error() -> None:
    pytest.importorskip("pygraphviz", reason="pygraphviz is not installed")
    with pytest.raises(CannotDoError, match="the layout engine pygraphviz failed"):
        lay_out(["no graph"], choose_engine("pygraphviz"))


def test_a_pygraphviz_that_needs_graphviz_itself_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.diagram.engine.version", lambda _name: "1.14")
    monkeypatch.setattr("argmap.diagram.engine.find_spec", lambda _name: ModuleSpec("pygraphviz", None, origin="there"))
    with pytest.raises(CannotDoError, match="older than version 2"):
        choose_engine("pygraphviz")


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(CannotDoError, match='no layout engine "neato"'):
        choose_engine("neato")


def test_a_failing_engine_is_an_error_with_its_words(tmp_path: Path) -> None:
    broken = Engine("dot", _script(tmp_path, "echo 'out of ink' >&2; exit 3"), "12.0.0")
    with pytest.raises(CannotDoError, match="out of ink"):
        lay_out(["digraph {}"], broken)


def test_an_engine_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError, match="does not start"):
        lay_out(["digraph {}"], Engine("dot", tmp_path / "gone", "12.0.0"))
