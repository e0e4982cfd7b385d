"""The review view: the card of what is selected, then the front page of the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from argmap.tui.views.lines import LinesPane, rest_before
from argmap.workspace.actions import Action
from argmap.workspace.inspecting.known import Known, known_of
from argmap.workspace.inspecting.lines import Line
from argmap.workspace.panes import Pane
from argmap.workspace.review_page import card_page, found_in, map_page
from argmap.workspace.session import Session


class ReviewView(LinesPane):
    """What the review says. The front page is made once for each review and width."""

    pane: ClassVar[Pane] = Pane.REVIEW

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._node = ""
        self._query = ""
        self._page: tuple[Known, int, Sequence[Line]] | None = None

    def show_session(self, session: Session) -> None:
        """Show the card of the selected node and the front page, where one of them is another than before."""
        self._query = session.outline.query
        known, node = known_of(session), session.selected
        if node == self._node and known.same(self._known):
            return
        keep = node == self._node
        self._known, self._node = known, node
        self._begin(keep=keep)

    def width_changed(self) -> None:
        """Wrap everything anew."""
        self._begin(keep=True)

    def act(self, action: Action) -> None:
        """Move; the next hit is the next line with the words that the outline is filtered by."""
        if action not in (Action.NEXT_HIT, Action.PREVIOUS_HIT):
            super().act(action)
            return
        hits = list(found_in(self.lines, self._query))
        forward = [hit for hit in hits if hit > self.at]
        backward = [hit for hit in hits if hit < self.at]
        if action is Action.NEXT_HIT and hits:
            self.move_to(forward[0] if forward else hits[0])
        elif hits:
            self.move_to(backward[-1] if backward else hits[-1])

    def _begin(self, *, keep: bool) -> None:
        known, node, width = self._known, self._node, self.width
        if known is None or not self.is_laid_out() or known.awaits_review:
            return
        made = self._page
        old = made[2] if made is not None and made[1] == width and known.same(made[0]) else None

        def work() -> tuple[Sequence[Line], Sequence[Line]]:
            card = card_page(known, node, width)
            return card, map_page(known, width) if old is None else old

        def take(found: tuple[Sequence[Line], Sequence[Line]]) -> None:
            card, page = found
            self._page = (known, width, page)
            self.show_lines([*card, *page], at=self.at if keep else 0, keep=keep)

        self.later(work, take, rest=rest_before(known, None if made is None else made[0]))
