"""The views, which share one place on the screen; here are the focus diagram, the review and the problems."""

from argmap.tui.views.focus import FocusView
from argmap.tui.views.problems import ProblemsView
from argmap.tui.views.review import ReviewView

__all__ = ["FocusView", "ProblemsView", "ReviewView"]
