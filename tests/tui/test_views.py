from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from support.editor import Editor, editor
from support.nodes import HOSTILE

from argmap.tui.views import FocusView, ProblemsView, ReviewView
from argmap.tui.views.lines import LinesPane
from argmap.workspace.panes import Pane
from argmap.workspace.settings import Settings

ViewT = TypeVar("ViewT", bound=LinesPane)
CASE = Path(__file__).parents[2] / "maps" / "trotsky-1918.argmap.yaml"
MAP = """\
argmap:
  version: 1
  title: Pump
  main: [pump]

pump:
  claim: |
    The pump spread the cholera.

deaths:
  claim: |
    The deaths lie round the pump.

q-deaths:
  quote: |
    nearly all the deaths had taken place near the pump
  source: book
  attests: [deaths]

s-near:
  supports: pump
  because:
    - deaths
  scheme: sign

spare:
  claim: |
    Nobody asked for this.

late:
  claim: |
    The handle came off late.

o-late:
  attacks: s-near
  because:
    - late

book:
  source: On Cholera
"""
BROKEN = MAP.replace("    - deaths\n  scheme", "    - deths\n  scheme")
WIDE = (140, 40)


def view(ed: Editor, kind: type[ViewT]) -> ViewT:
    found = ed.app.main.panes[kind.pane]
    assert isinstance(found, kind)
    return found


def pressing(ed: Editor, key: str, kind: type[ViewT], node: str) -> Editor:
    """Press a key, up to 60 times, until a view has a node under its cursor."""
    for _ in range(60):
        if view(ed, kind).chosen == node:
            break
        ed.press(key)
    return ed


def showing(ed: Editor, pane: Pane, node: str = "pump") -> Editor:
    """Select a node and move the keyboard to a view."""
    ed.selects(node)

    async def show() -> None:
        ed.app.main.show_pane(pane)

    ed.during(show)
    return ed.settle()


def test_the_focus_diagram_follows_the_cursor_of_the_outline() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.FOCUS)
        assert view(ed, FocusView).line.node == "pump"
        ed.selects("q-deaths")
        assert view(ed, FocusView).line.node == "q-deaths"


def test_arrows_go_to_the_neighbours_and_enter_makes_one_of_them_the_middle() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.FOCUS).press("down")
        assert view(ed, FocusView).line.node == "s-near"
        ed.press("right", "enter")
        assert ed.session.selected != "pump"
        assert view(ed, FocusView).line.node == ed.session.selected


def test_what_is_in_the_box_is_lit_as_a_whole() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.FOCUS)
        assert len(view(ed, FocusView).lit()) >= 4


def test_the_review_shows_the_card_of_the_selected_claim_and_then_the_whole_map() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.REVIEW, "deaths").sees(
            "Directly sourced: a named source says this", "What the review says of C1"
        )
        lines = [line.text for line in view(ed, ReviewView).lines]
        assert lines.index("IN SHORT") > next(
            at for at, line in enumerate(lines) if line.startswith("── The whole map")
        )


def test_a_step_and_a_quote_have_a_card_in_the_review_too() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.REVIEW, "s-near").sees("STEP s-near", "critical questions")
        ed.selects("q-deaths").sees("QUOTE q-deaths", "the origin itself was read")


def test_labels_in_the_front_page_lead_to_their_nodes() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.REVIEW, "deaths").press("G")
        pressing(ed, "left", ReviewView, "pump").press("enter")
        assert ed.session.selected == "pump"


def test_enter_on_a_line_of_the_review_that_names_no_node_does_nothing() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.REVIEW, "deaths").press("g", "enter")
        assert ed.session.selected == "deaths"


def test_the_words_of_the_filter_are_found_in_the_review() -> None:
    with editor(MAP, size=WIDE) as ed:
        ed.press("/").types("handle").press("enter")
        showing(ed, Pane.REVIEW, "late").press("n")
        first = view(ed, ReviewView).at
        assert "handle" in view(ed, ReviewView).line.text
        ed.press("n")
        assert "handle" in view(ed, ReviewView).line.text
        ed.press("N")
        assert view(ed, ReviewView).at == first


def test_the_review_follows_every_edit() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.REVIEW, "late").sees("Stated without support")
        ed.press("A").types("It is granted.").press("ctrl+s").sees("Assumed: taken as given").sees_not(
            "(before the last edit)"
        )


def test_warnings_are_listed_with_their_remedy_and_enter_goes_there() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.PROBLEMS).sees(
            "WARNINGS (1)", "warning W303", "name it in a step, or among the main conclusions"
        )
        pressing(ed, "j", ProblemsView, "spare").press("enter")
        assert ed.session.selected == "spare"


def test_errors_of_a_map_that_could_not_be_read_whole_have_their_line() -> None:
    with editor(BROKEN, size=WIDE) as ed:
        line = BROKEN.splitlines().index("    - deths") + 1
        showing(ed, Pane.PROBLEMS).sees(
            'error E301: no block is called "deths"', f"map.argmap.yaml, line {line}, column 7"
        )


def test_a_problem_of_a_node_that_could_not_be_read_does_no_harm() -> None:
    with editor(BROKEN, size=WIDE) as ed:
        showing(ed, Pane.PROBLEMS).press("g", "j", "enter", "j", "j", "enter", "G", "enter")


def test_the_questions_that_a_map_raises_are_listed_with_what_they_ask() -> None:
    with editor(CASE, size=WIDE, read_only="a test") as ed:
        showing(ed, Pane.PROBLEMS, "trotsky-mi6-agent").sees(
            "TO LOOK INTO", "one quotation used for two different claims"
        )


def test_problems_go_when_they_are_mended() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.PROBLEMS).sees("WARNINGS (1)")
        showing(ed, Pane.OUTLINE, "spare").press("d")
        showing(ed, Pane.PROBLEMS).sees("No errors, no warnings, and no quote that failed.")


def test_a_map_without_problems_says_so() -> None:
    with editor(MAP.replace("spare:\n  claim: |\n    Nobody asked for this.\n\n", ""), size=WIDE) as ed:
        showing(ed, Pane.PROBLEMS).sees("No errors, no warnings, and no quote that failed.")


def test_an_empty_map_is_shown_in_every_view() -> None:
    with editor("argmap:\n  version: 1\n  title: Nothing yet\n", size=WIDE) as ed:
        for pane in (Pane.FOCUS, Pane.REVIEW, Pane.PROBLEMS):

            async def show(pane: Pane = pane) -> None:
                ed.app.main.show_pane(pane)

            ed.during(show)
            ed.settle().press("j", "k", "right", "left", "enter", "G", "g", "pgdn", "pgup", "n", "N")


@pytest.mark.parametrize("pane", [Pane.FOCUS, Pane.REVIEW, Pane.PROBLEMS])
@pytest.mark.parametrize("size", [(24, 6), (40, 12), (80, 24), (200, 60)])
def test_every_view_works_at_any_size(pane: Pane, size: tuple[int, int]) -> None:
    with editor(MAP, size=size) as ed:
        showing(ed, pane).press("j", "pgdn", "G", "right", "left", "g", "k", "enter")


@pytest.mark.parametrize("pane", [Pane.FOCUS, Pane.REVIEW, Pane.PROBLEMS])
@pytest.mark.parametrize("theme", ["light", "16", "none"])
def test_every_view_is_painted_in_every_theme(pane: Pane, theme: str) -> None:
    with editor(MAP, size=WIDE, settings=Settings(theme=theme)) as ed:
        showing(ed, pane).sees("pump" if pane is not Pane.PROBLEMS else "spare")


HARMLESS = [each for each in HOSTILE if each.strip() and each.isprintable() and "\n" not in each]


@pytest.mark.parametrize(
    "hostile", [*HARMLESS[::6], "[/", "[b]x[/b]", "word " * 2000, "日本語" * 100], ids=range(len(HARMLESS[::6]) + 4)
)
def test_hostile_text_is_painted_as_text_in_every_view(hostile: str) -> None:
    with editor(MAP.replace("The handle came off late.", hostile.strip()), size=WIDE) as ed:
        for pane in (Pane.FOCUS, Pane.REVIEW, Pane.PROBLEMS):
            showing(ed, pane, "o-late").press("j", "G", "g")
        showing(ed, Pane.FOCUS, "late").sees(hostile.strip()[:6])


def test_nothing_is_made_anew_while_nothing_has_changed() -> None:
    with editor(MAP, size=WIDE) as ed:
        showing(ed, Pane.REVIEW, "pump")
        before = view(ed, ReviewView).lines
        ed.app.main.repaint()
        ed.settle()
        assert view(ed, ReviewView).lines is before


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_a_view_that_was_hidden_shows_what_is_selected_when_it_comes_back(size: tuple[int, int]) -> None:
    with editor(MAP, size=size) as ed:
        for node, words in (("deaths", "The deaths lie round"), ("late", "The handle came off"), ("pump", "The pump")):
            for pane in (Pane.FOCUS, Pane.REVIEW):
                showing(ed, pane, node)
                found = ed.app.main.panes[pane]
                assert isinstance(found, LinesPane)
                assert words in " ".join(line.text for line in found.lines[:12])
            showing(ed, Pane.PROBLEMS, node)
