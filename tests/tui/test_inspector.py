from __future__ import annotations

import pytest
from support.editor import Editor, editor
from support.nodes import HOSTILE

from argmap.tui.inspector import InspectorPane
from argmap.workspace.panes import Pane
from argmap.workspace.settings import Settings

PUMP = """\
argmap:
  version: 1
  title: Pump
  main: [pump]

pump:
  claim: |
    The pump spread the cholera.
  note: |
    The main claim of the book.

deaths:
  claim: |
    The deaths lie round the pump.

late:
  claim: |
    The handle came off late.

q-deaths:
  quote: |
    nearly all the deaths had taken place near the pump
  source: book
  attests: [deaths]

s-near:
  supports: pump
  because:
    - deaths
    - late
  scheme: sign

book:
  source: On Cholera
  kind: book
"""
WIDE = (140, 40)


def inspector(ed: Editor) -> InspectorPane:
    pane = ed.app.main.panes[Pane.INSPECTOR]
    assert isinstance(pane, InspectorPane)
    return pane


def on_field(ed: Editor, node: str, field: str) -> Editor:
    """Select a node and go to one of its fields."""
    ed.selects(node)
    if ed.pane is not Pane.INSPECTOR:
        ed.press("tab")
    for _ in range(40):
        if inspector(ed).field == field:
            return ed
        ed.press("j")
    raise AssertionError(f"{field} is not reached:\n{ed.screen}")


def test_the_selected_node_is_shown_with_its_fields_and_its_card() -> None:
    with editor(PUMP, size=WIDE) as ed:
        ed.selects("pump").sees("CLAIM pump", "note The main claim of the book.", "What the review says of H")


def test_what_a_claim_hangs_on_stands_beside_its_title_on_the_smallest_usual_terminal() -> None:
    with editor(PUMP) as ed:
        ed.selects("pump").sees("! Cannot lose 1 claim asserted without a source: C2.")


def test_the_inspector_follows_the_cursor_of_the_outline() -> None:
    with editor(PUMP, size=WIDE) as ed:
        ed.selects("pump").sees("CLAIM pump").press("j").sees("STEP s-near").sees_not("CLAIM pump")


def test_a_row_that_is_no_node_shows_the_map() -> None:
    with editor(PUMP, size=WIDE) as ed:
        ed.press("g").sees("MAP argmap", "title Pump")


def test_enter_on_a_field_edits_it_and_undo_takes_that_back() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "pump", "note").press("enter").sees("Note of the claim")
        ed.press("ctrl+end").types(" Or so it says.").press("ctrl+s")
        assert "Or so it says." in (ed.session.map.claims["pump"].note or "")
        ed.sees("Or so it says.").press("u").sees_not("Or so it says.")


def test_the_cursor_stays_on_a_field_that_was_edited() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "book", "kind").press("enter").types("webp").press("enter").sees("kind webpage")
        assert inspector(ed).field == "kind"


def test_the_fields_that_a_node_does_not_have_unfold_with_enter_and_can_be_filled() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "late", "claim").press("j", "enter").sees("event-date When what it says happened")
        on_field(ed, "late", "event-date").press("enter").types("1854-09-08").press("enter")
        assert ed.session.map.claims["late"].event_date == "1854-09-08"


def test_backspace_takes_an_optional_field_out() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "pump", "note").press("backspace")
        assert ed.session.map.claims["pump"].note is None


def test_d_takes_a_field_out_and_leaves_its_node() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "pump", "note").press("d")
        assert ed.session.map.claims["pump"].note is None
        on_field(ed.press("g"), "pump", "claim").press("d").says("needs the field `claim`")


def test_tab_accepts_a_field_and_opens_the_next() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "book", "source").press("enter").sees("tab next field").types(" in London").press("tab")
        ed.sees("Kind of the source")
        assert inspector(ed).field == "kind"
        assert ed.session.map.sources["book"].title == "On Cholera in London"
        ed.press("tab").sees_not("Kind of the source")
        assert ed.session.map.sources["book"].type == "book"


def test_tab_goes_through_references_and_changes_none_of_them() -> None:
    with editor(PUMP, size=WIDE) as ed:
        before = ed.session.map
        on_field(ed, "s-near", "supports").press("enter").sees("What does it support?")
        ed.press("tab").sees("Premises").press("tab").sees("What form").press("tab")
        assert ed.session.map is before
        assert ed.app.dialog is None


def test_tab_does_not_leave_a_field_that_cannot_be_taken_as_it_is() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "book", "source").press("enter", "ctrl+u").press("tab").sees("words are needed").press("esc")
        assert ed.session.map.sources["book"].title == "On Cholera"


def test_backspace_on_a_field_that_a_node_needs_says_why_not() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "pump", "claim").press("backspace").says("needs the field `claim`")
        assert ed.session.map.claims["pump"].text == "The pump spread the cholera."


def test_a_premise_is_taken_out_of_a_list() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "s-near", "because").press("enter").sees("Premises").types("handle").press("enter")
        assert ed.session.map.steps["s-near"].because == ("deaths",)


def test_a_premise_that_is_not_there_yet_is_made_on_the_way() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "s-near", "because").press("enter", "enter").types("People drank of it.").press("enter")
        added = ed.session.map.steps["s-near"].because[-1]
        assert ed.session.map.claims[added].text == "People drank of it."
        ed.press("u")
        assert added not in ed.session.map


def test_right_chooses_a_node_that_is_named_and_enter_goes_there() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "s-near", "because").press("right")
        assert (inspector(ed).chosen, inspector(ed).field) == ("deaths", "")
        ed.press("right")
        assert inspector(ed).chosen == "late"
        ed.press("enter")
        assert ed.session.selected == "late"


def test_left_takes_the_choice_back() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "s-near", "because").press("right", "left")
        assert inspector(ed).field == "because"


def test_a_claim_is_followed_down_to_the_words_of_a_document() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "s-near", "because").press("right", "enter").sees("CLAIM deaths", "Directly sourced")
        for _ in range(12):
            if inspector(ed).chosen == "q-deaths":
                break
            ed.press("right")
        ed.press("enter").sees("QUOTE q-deaths", "nearly all the deaths had taken place")
        assert ed.session.selected == "q-deaths"


def test_a_click_puts_the_cursor_on_a_field_and_a_click_on_a_name_in_it_goes_there() -> None:
    with editor(PUMP, size=WIDE) as ed:
        ed.selects("s-near").clicks("scheme")
        assert inspector(ed).field == "scheme"
        assert ed.pane is Pane.INSPECTOR
        ed.clicks("supports    pump").clicks("supports    pump", at=13)
        assert ed.session.selected == "pump"


def test_the_keys_of_the_text_are_letters_while_a_field_is_edited() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "book", "source").press("enter").types(" quit undo").press("enter")
        assert ed.session.map.sources["book"].title.endswith(" quit undo")


def test_a_map_that_cannot_be_changed_shows_the_whole_of_a_field_instead() -> None:
    with editor(PUMP, size=WIDE, read_only="it is only looked at") as ed:
        on_field(ed, "pump", "note").press("enter").sees("note of pump", "The main claim of the book.").press("esc")
        ed.press("backspace").says("only looked at")


def test_what_the_map_raises_about_a_node_is_counted_beside_its_title() -> None:
    twice = PUMP.replace("attests: [deaths]", "attests: [deaths, late]")
    with editor(twice, size=WIDE) as ed:
        ed.selects("q-deaths").sees("1 to look into, below.")


@pytest.mark.parametrize("size", [(24, 6), (40, 10), (80, 24), (120, 40), (200, 60)])
def test_the_inspector_works_at_any_size(size: tuple[int, int]) -> None:
    with editor(PUMP, size=size) as ed:
        for node in ed.session.map.nodes:
            ed.selects(node).press("tab", "j", "pgdn", "G", "g", "shift+tab")


def test_a_resized_terminal_is_wrapped_anew_with_the_cursor_on_its_field() -> None:
    with editor(PUMP, size=WIDE) as ed:
        on_field(ed, "pump", "note").resize(60, 24)
        assert inspector(ed).field == "note"
        ed.resize(*WIDE)
        assert inspector(ed).field == "note"


@pytest.mark.parametrize("theme", ["dark", "light", "16", "none"])
def test_every_state_is_said_in_words_in_every_theme(theme: str) -> None:
    with editor(PUMP, size=WIDE, settings=Settings(theme=theme)) as ed:
        ed.selects("late").sees("Stated without support. Asserted, not objected to.")
        ed.selects("q-deaths").sees("Not checked: no copy of “On Cholera” is held.")


@pytest.mark.parametrize("hostile", [*HOSTILE[:45:3], "[/", "[b]x[/b]", "word " * 2000, "日本語" * 100, "\u202eolleh"])
def test_hostile_text_is_painted_as_text(hostile: str) -> None:
    shown = hostile.replace("\x00", "").replace("\ufeff", "")
    blocks = "".join(f"    {line}\n" for line in shown.splitlines() if line.strip() and line.isprintable())
    with editor(PUMP.replace("    The main claim of the book.\n", blocks or "    words\n"), size=WIDE) as ed:
        on_field(ed, "pump", "note" if "note" in ed.screen else "claim").press("G", "g")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_a_field_is_edited_where_it_stands(size: tuple[int, int]) -> None:
    with editor(PUMP, size=size) as ed:
        on_field(ed, "pump", "note")
        rows = ed.screen.splitlines()
        stood = next(at for at, row in enumerate(rows) if "The main claim of the book." in row)
        ed.press("enter")
        opened = next(at for at, row in enumerate(ed.screen.splitlines()) if "Note of the claim" in row)
        box_end = next(at for at, row in enumerate(ed.screen.splitlines()) if at > opened and "╰" in row)
        assert opened <= stood <= box_end
        ed.sees("The main claim of the book.")


def test_a_question_about_a_low_field_stays_on_the_screen() -> None:
    with editor(PUMP, size=(80, 24)) as ed:
        on_field(ed, "book", "kind").press("enter").types("webpage")
        ed.sees("webpage", "enter chooses").press("enter")
        assert ed.session.map.sources["book"].type == "webpage"
