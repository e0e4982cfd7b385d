"""The page as one HTML file: its head with the policy, its parts in order, and what its scripts need."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from argmap.appraisal.card import Card as ReviewCard
from argmap.appraisal.card import card, outlined
from argmap.appraisal.questions import questions
from argmap.appraisal.review import Review
from argmap.diagram.composing import Composition, compose, direction_for
from argmap.diagram.engine import TIDY, choose_engine
from argmap.diagram.pen import Box
from argmap.diagram.theme import LIGHT, Theme
from argmap.diagram.view import Kind, View
from argmap.diagram.web.dress import style_of
from argmap.diagram.web.legend import legend
from argmap.diagram.web.markup import isolated, words
from argmap.diagram.web.outline import Telling, outline
from argmap.diagram.web.picture import inlined
from argmap.diagram.web.plan import planned
from argmap.diagram.web.scene import packed, scene
from argmap.diagram.web.sources import sources

SCRIPTS = ("page", "camera", "brush", "stage", "argument", "panel", "search", "start")
"""The scripts of the page, in the order in which they stand in it."""
MOST_BY_ENGINE, MOST_INLINE, _MOST_IN_FULL = 100, 300, 1500
"""With more cards than these our own layout is used, a script draws what is in sight, and reviews are told in short."""
_POLICY = (
    "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_BY_SCRIPT = "cards are too many for one picture: a script draws those in sight. The outline has all of it."
_TEMPLATE = "page.html"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the page is wanted: its theme, a claim to tell of alone, a layout engine and a direction."""

    theme: Theme = LIGHT
    claim: str | None = None
    engine: str | None = None
    layout: str = "auto"


def web_page(view: View, review: Review, wanted: Wanted | None = None) -> bytes:
    """Make the page of a map, or of the part of it that `view` shows; the same map always gives the same bytes.

    Raises CannotDoError without the layout engine that is asked for.
    """
    wanted = wanted or Wanted()
    engine = choose_engine(wanted.engine or (TIDY if len(view.cards) > MOST_BY_ENGINE else None))
    composition = compose(view, direction_for(view, wanted.layout), engine)
    style, script = style_of(composition, wanted.theme), _script()
    policy = _POLICY.format(_digest(style), _digest(script))
    parts = {
        "theme": "" if wanted.theme is LIGHT else f' data-theme="{wanted.theme.name}"',
        "policy": escape(policy),
        "style": style,
        "script": script,
        **_head(view, review),
        **_diagram(composition, wanted.theme),
        **_told(view, review, wanted),
    }
    return "".join(_filled(parts)).encode()


def _filled(parts: Mapping[str, str]) -> Iterator[str]:
    """Yield the template with its parts, none of which is looked at for further names."""
    template = files("argmap.diagram.web").joinpath(_TEMPLATE).read_text("utf-8")
    for place, piece in enumerate(template.split("%%")):
        yield parts[piece] if place % 2 else piece


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _script() -> str:
    folder = files("argmap.diagram.web").joinpath("script")
    inner = "\n".join(folder.joinpath(f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{inner}}})();\n'


def _head(view: View, review: Review) -> dict[str, str]:
    head = review.map.head
    question = f'<p class="question">{isolated(head.question)}</p>' if head.question and head.title else ""
    note = f"<p>{isolated(head.note)}</p>" if head.note else ""
    authors = f"<p>The map was made by {isolated(', '.join(head.authors))}.</p>" if head.authors else ""
    whose = f"{isolated(view.byline)}. " if view.byline else ""
    return {
        "title": words(view.title),
        "description": words(view.description),
        "question": question,
        "byline": f'<p class="byline">{whose}{words(view.description)}</p>',
        "about": note + authors,
    }


def _diagram(composition: Composition, theme: Theme) -> dict[str, str]:
    view = composition.drawing.view
    told = {"legend": legend(view, theme), "picture": "", "packed": ""}
    if len(view.cards) <= MOST_INLINE:
        picture = inlined(composition, theme)
        told["picture"] = picture.markup
        places: Mapping[str, Box] = picture.places
        size = (picture.width, picture.height)
    else:
        layout = composition.layout
        told["packed"] = packed(composition)
        told["picture"] = f"<noscript><p>{len(view.cards)} {_BY_SCRIPT}</p></noscript>"
        places = {
            card: Box(x - sheet.width / 2, y - sheet.height / 2, sheet.width, sheet.height)
            for (card, sheet), (x, y) in (
                (pair, layout.centres[pair[0]]) for pair in composition.drawing.sheets.items()
            )
        }
        size = (layout.width, layout.height)
    return {**told, "scene": scene(view, places, size, composition.drawing.direction)}


def _told(view: View, review: Review, wanted: Wanted) -> dict[str, str]:
    drawn = [name for name, one in view.cards.items() if one.kind is not Kind.STUB]
    claims = dict.fromkeys(name for name in drawn if name in review.map.claims)
    roots = [wanted.claim] if wanted.claim is not None else [name for name in review.map.main if name in claims]
    items = planned(review.map, claims, roots)
    in_full = frozenset(claims if len(claims) <= _MOST_IN_FULL else roots)

    def of(claim: str) -> ReviewCard:
        return card(review, claim) if claim in in_full else outlined(review, claim)

    telling = Telling(review, view, of, questions(review.map))
    quotes = {slip.id for name in drawn for slip in view.cards[name].slips}
    if len(claims) == len(review.map.claims):
        quotes |= review.map.quotes.keys()
    return {"outline": "".join(outline(telling, items)), "sources": sources(review, quotes)}
