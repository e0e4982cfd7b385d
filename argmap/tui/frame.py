"""The frame: which panes are on the screen and how they share it, at any size of the terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.workspace.panes import VIEWS, Pane

WIDE = 120
"""Columns from which on all panes stand beside each other."""
_TWO_PANES = 14
"""Rows from which on two panes stand above each other."""
_LEAST = (24, 6)
_FEWEST = 4
"""Rows that the outline has at least above another pane."""
_WITH_KEYBOARD, _WITHOUT = 0.55, 0.33
"""Which part of a terminal the outline takes at most above another pane."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is to be seen: the size in cells, the pane with the keyboard, the view shown, what stands below the outline.

    `below` is the inspector or the view in a narrow terminal, where there is room for one of them.
    """

    width: int = 80
    height: int = 24
    focused: Pane = Pane.OUTLINE
    view: Pane = Pane.FOCUS
    below: Pane = Pane.INSPECTOR
    zoomed: bool = False

    @property
    def hopeless(self) -> bool:
        """Tell whether nothing can be read at this size."""
        return self.width < _LEAST[0] or self.height < _LEAST[1]

    @property
    def wide(self) -> bool:
        """Tell whether the panes stand beside each other."""
        return self.width >= WIDE

    @property
    def roomy(self) -> bool:
        """Tell whether there is room for the outline, the inspector and a view."""
        return self.wide and self.height >= _TWO_PANES

    @property
    def seen(self) -> frozenset[Pane]:
        """The panes on the screen."""
        if self.hopeless:
            return frozenset()
        if self.zoomed or (not self.wide and self.height < _TWO_PANES):
            return frozenset({self.focused})
        if self.roomy:
            return frozenset({Pane.OUTLINE, Pane.INSPECTOR, self.view})
        return frozenset({Pane.OUTLINE, self.below})

    def outline_height(self, rows: int) -> int | None:
        """Return how many lines the outline gets for so many rows and the line above them; None for what is left.

        Above another pane it takes no more than it needs, and leaves two thirds to the other that has the keyboard.
        """
        if Pane.OUTLINE not in self.seen or len(self.seen) == 1 or self.roomy:
            return None
        share = _WITH_KEYBOARD if self.focused is Pane.OUTLINE else _WITHOUT
        return min(max(rows, _FEWEST) + 1, max(round(self.height * share), _FEWEST + 1))

    def showing(self, pane: Pane) -> Frame:
        """Return the frame with a pane brought to the front and given the keyboard."""
        view = pane if pane in VIEWS else self.view
        below = self.below if pane is Pane.OUTLINE else pane
        return replace(self, focused=pane, view=view, below=below)

    def next_view(self) -> Frame:
        """Return the frame with the view that follows; the keyboard goes with it only where it was in a view.

        A view that was not on the screen comes up first.
        """
        shown = self.view in self.seen
        view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)] if shown else self.view
        focused = view if self.focused in VIEWS or self.zoomed else self.focused
        if self.focused is Pane.INSPECTOR and not self.roomy:
            focused = view
        return replace(self, view=view, below=view, focused=focused)

    def turned(self, by: int) -> Frame:
        """Return the frame with the keyboard in the pane `by` further: outline, inspector, view, outline."""
        order = (Pane.OUTLINE, Pane.INSPECTOR, self.view)
        return self.showing(order[(order.index(self.focused) + by) % len(order)])
