"""The long work that follows the session by itself: reviews of large maps, verdicts on quotes, changes from outside."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review as review_of
from argmap.appraisal.reviewing import review_after
from argmap.errors import ArgmapError
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Quote, Source
from argmap.notation.document import Document
from argmap.store.watching import outside_state
from argmap.tui.wording import sentence
from argmap.workspace.commands.finding import found_by
from argmap.workspace.desk import Progress

if TYPE_CHECKING:
    from argmap.tui.app import ArgmapApp

_AT_ONCE = 1_000
"""Up to how many nodes a map is reviewed before it is painted; beyond, in a thread."""
_LOOK_EVERY = 1.0
"""Seconds between two looks at the files."""

_Quoted = tuple[Mapping[str, Quote], Mapping[str, Source], object]


class Workers:
    """What follows a session in threads, one of each kind at a time."""

    def __init__(self, app: ArgmapApp) -> None:
        self._app = app
        self._begun = False
        self._reviewing = False
        self._verifying = False
        self._looking = False
        self._verified: _Quoted | None = None
        self._searched: tuple[object, ...] = ()
        self._stays = False

    @property
    def idle(self) -> bool:
        """Tell whether nothing runs, and nothing needs to."""
        return self._begun and not self._reviewing and not self._verifying

    def begin(self) -> None:
        """Begin to follow the session, once it is painted."""
        self._begun = True
        self._app.set_interval(_LOOK_EVERY, self._look)
        self.follow()
        self._app.main.repaint()

    def follow(self) -> None:
        """Bring the review and the verdicts up to the present map, at once or in a thread."""
        if not self._begun:
            return
        session = self._app.session
        if not session.review_is_ready:
            if len(session.map.nodes) <= _AT_ONCE:
                session.take_review(session.generation, session.review)
            elif not self._reviewing:
                self._reviewing = True
                self._app.carry_out(self._review, "review")
        if not self._verifying and self._quoted() != self._verified:
            self._verifying = True
            self._app.carry_out(self._verify, "verification")
        self._search_again()

    def _stay(self) -> None:
        """Keep a large map and its first review out of the search for garbage, which would hold up every tenth key."""
        if not self._stays:
            self._stays = True
            gc.freeze()

    def _search_again(self) -> None:
        """Search for what the outline is filtered by in a map, or a review, that is another than before."""
        session = self._app.session
        within = (session.map, session.ready_review, session.checks)
        query = session.outline.query
        if query and (
            not self._searched or any(new is not old for new, old in zip(within, self._searched, strict=True))
        ):
            self._searched = within
            session.outline = session.outline.found_again(found_by(session, query))

    def _quoted(self) -> _Quoted:
        the_map = self._app.session.map
        return the_map.quotes, the_map.sources, the_map.head.policy

    async def _review(self) -> None:
        session = self._app.session
        try:
            while not session.review_is_ready:
                generation, the_map, checks = session.generation, session.sound_map, session.checks
                work = _reviewing(the_map, checks, session.ready_review)
                found = await self._app.background.beside("reviewing", work)
                session.take_review(generation, found)
        finally:
            self._reviewing = False
        self._stay()
        self._search_again()
        self._app.main.repaint()

    async def _verify(self) -> None:
        session = self._app.session
        try:
            while (quoted := self._quoted()) != self._verified:
                document, the_map = session.document, session.map
                self._verified = quoted
                checks, held = await self._app.background.beside(
                    "verifying quotes", partial(_verified, document, the_map)
                )
                session.take_checks(checks, held, of=the_map)
        except ArgmapError as refusal:
            self._app.desk.say(sentence(refusal), urgent=True)
        finally:
            self._verifying = False
        self._app.repaint()

    def _look(self) -> None:
        if not self._looking and not self._app.keyboard.running:
            self._looking = True
            self._app.carry_out(self.look_outside, "watching")

    async def look_outside(self) -> None:
        """Look whether the files have changed, in a thread, and take that over, unless a command is at work."""
        session = self._app.session
        try:
            state = await asyncio.to_thread(outside_state, session.document.path)
        finally:
            self._looking = False
        if self._app.keyboard.running:
            return
        outcome = session.look_outside(state)
        if outcome is None:
            return
        words = f"{outcome.words}: saving asks which to keep" if outcome.conflicts else outcome.words
        self._app.desk.say(f"{words[:1].upper()}{words[1:]}.", urgent=bool(outcome.conflicts))
        self._app.repaint()


def _verified(
    document: Document, the_map: Map, progress: Progress
) -> tuple[Mapping[str, QuoteCheck], Mapping[str, Held]]:
    from argmap.workspace.verification import verify_session

    return verify_session(document, the_map, progress)


def _reviewing(the_map: Map, checks: Mapping[str, QuoteCheck], latest: Review | None) -> Callable[[Progress], Review]:
    def work(progress: Progress) -> Review:
        del progress
        found = review_of(the_map, checks=checks) if latest is None else review_after(latest, the_map, checks=checks)
        _ = found.labels  # every row shows its own, so that they are counted here and not while keys wait
        return found

    return work
