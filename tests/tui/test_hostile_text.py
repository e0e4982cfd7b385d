"""Text that is not kind to terminals, in every field of a map: all panes show it as text, whatever is pressed."""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import cycle
from pathlib import Path

import pytest
from support.editor import Editor, editor
from support.nodes import HOSTILE

from argmap.model.map import Map
from argmap.model.nodes import (
    Assessment,
    Attack,
    Claim,
    CriticalQuestion,
    Head,
    Link,
    Node,
    QuestionAnswer,
    Quote,
    Scheme,
    Source,
    Support,
)
from argmap.model.vocabulary import Grade, LinkRole, QuestionKind, QuestionState
from argmap.notation.printing import print_map
from argmap.workspace.keymap import keymap_of
from argmap.workspace.panes import Pane
from argmap.workspace.settings import Settings

SETTINGS = Settings(theme="dark", editor="true", reviewer="[b]anna[/] \u202eb")
KEYMAP = keymap_of(SETTINGS)
SIZES = [(20, 5), (40, 12), (80, 24), (200, 60)]
LEAVING = "file.quit"
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
"""Marks that change the direction of the writing around them."""
_DEEPEST = 12

MARKUP = "[/ [b]x[/b] [link=https://example.org]y[/link] [@click=app.quit]z[/] \\[ ]] [[ $x {y} %s :smile:"
LONG = ("A claim of ten thousand characters, [red]or so[/], " * 200)[:10_000]
UNBROKEN = "x" * 5_000 + "漢" * 5_000
WIDE = "日本語の文章と中文句子，还有한국어 そして絵文字 👨‍👩‍👧 🏳️‍🌈 ｆｕｌｌ"
TURNED = "שלום \u202eabc\u202c \u2066עולם\u2069 مرحبا \u200fبالعالم\u200e \u061c"
COMBINED = (
    "Z\u0351\u036b\u0343\u0363a\u0315\u0301\u0310l\u0334\u0321g\u0327o\u0321 e\u0301 \u0301 क्षि ก็ \u1112\u1161\u11ab"
)
CONTROLS = "bell \x07 escape \x1b[31m\x1b]0;title\x07 back\x08 \x7f \x9b31m \r\n \x0b\x0c tab\t end"
ZERO = "zero\u200bwidth\u200d \ufeff\u2060 soft\u00adhyphen \u2028line\u2029par \U000e0041 \u3164"
TEXTS = [MARKUP, LONG, WIDE, TURNED, COMBINED, CONTROLS, ZERO, UNBROKEN, *HOSTILE[::6]]
BOOK = "\n\n".join([MARKUP, WIDE * 20, TURNED, COMBINED, ZERO, LONG, UNBROKEN, "plain words to be found\f\x1b[2J"])


def _id(stem: str, script: str = "é日א") -> str:
    return unicodedata.normalize("NFC", f"{stem}-{script * 64}")[:60]


def hostile_map() -> Map:
    """Make a map with every kind of node, whose every field holds what a map file can hold of hostile text."""
    texts = cycle(TEXTS)
    claims = [_id(f"c{number}", "éß日本אבк") for number in range(len(TEXTS))]
    main, quoted, lone = claims[0], claims[1], claims[2]
    steps = [_id(f"s{number}") for number in range(5)]
    book, letter, quote, second = _id("book"), _id("letter"), _id("quote"), _id("second")
    scheme = _id("scheme")

    def every(*names: str) -> dict[str, str]:
        return {name: next(texts) for name in names}

    def common(name: str) -> dict[str, object]:
        return {
            "note": next(texts),
            "tags": (MARKUP, "日本", next(texts)),
            "was": (_id(f"was-{name}"),),
            "extra": (("x-odd", next(texts)),),
        }

    asked = (QuestionAnswer(number=1, state=QuestionState.ANSWERED, words=quoted),)
    nodes: list[Node] = [
        Claim(
            id=claim,
            text=text,
            **every("by", "assumed", "event_date", "senses", "false_if"),
            **common(claim),
        )
        for claim, text in zip(claims, TEXTS, strict=True)
    ]
    nodes += [
        Support(
            id=steps[0],
            target=main,
            because=tuple(claims[1:]),
            scheme=scheme,
            questions=asked,
            grade=Grade.WEAK,
            **every("by", "warrant", "false_if"),
            **common(steps[0]),
        ),
        Support(id=steps[1], target=quoted, because=(quote,), **every("by", "warrant"), **common(steps[1])),
        Attack(id=steps[2], target=steps[0], because=(lone,), **every("by", "warrant"), **common(steps[2])),
        Attack(id=steps[3], target=quote, because=(claims[3],), **every("by", "warrant"), **common(steps[3])),
        Attack(id=steps[4], target=main, because=(claims[4],), **every("by", "warrant"), **common(steps[4])),
        Quote(
            id=quote,
            text=WIDE,
            source=book,
            attests=(quoted, claims[5]),
            via=(Link(source=letter, locator="p. 3 [b]", role=LinkRole.QUOTES),),
            **every("at", "language", "speaker", "informant", "seen_by"),
            **common(quote),
        ),
        Quote(id=second, text=MARKUP, source=book, attests=(claims[6],), translation_of=quote, **common(second)),
        Source(
            id=book,
            title=MARKUP,
            file="sources/book.txt",
            sha256=hashlib.sha256(BOOK.encode()).hexdigest(),
            variables=(("publisher", next(texts)),),
            **every("author", "date", "at"),
            **common(book),
        ),
        Source(id=letter, title=WIDE, part_of=book, derived_from=book, **every("author", "date"), **common(letter)),
        Scheme(
            id=scheme,
            name=MARKUP,
            questions=(CriticalQuestion(number=1, kind=QuestionKind.PREMISE, text=MARKUP),),
            **every("gist", "reference"),
            **common(scheme),
        ),
        *(
            Assessment(
                id=_id(f"review-{number}"),
                target=target,
                grade=Grade.WEAK,
                **every("by", "date", "because"),
                **common(f"review-{number}"),
            )
            for number, target in enumerate((main, steps[0], quote))
        ),
    ]
    head = Head(
        main=(main, claims[7]),
        authors=(MARKUP, next(texts)),
        **every("title", "question", "subject"),
        note=CONTROLS,
    )
    return Map.of(nodes, head)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "book.txt").write_bytes(BOOK.encode())
    path = tmp_path / "hostile.argmap.yaml"
    path.write_text(print_map(hostile_map()), encoding="utf-8")
    return path


def is_clean(ed: Editor) -> None:
    """Check that every line is as wide as the screen, and that nothing on it is for the terminal to obey."""
    for strip in ed.app.screen._compositor.render_strips():
        for character in strip.text:
            obeyed = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in TURNING
            assert not obeyed, f"U+{ord(character):04X} in {strip.text!r}"
        assert sum(segment.cell_length for segment in strip) == ed.app.size.width, strip.text


def back_out(ed: Editor) -> None:
    """Press escape until no dialog is open."""
    for _ in range(_DEEPEST):
        if ed.app.dialog is None:
            return
        ed.press("esc")
        is_clean(ed)
    raise AssertionError(f"there is always another dialog:\n{ed.screen}")


def test_the_map_is_as_hostile_as_it_is_meant(path: Path) -> None:
    with editor(path, settings=SETTINGS) as ed:
        assert not ed.session.document.partial, ed.session.problems[:5]
        assert ed.session.map == hostile_map()


@pytest.mark.parametrize("size", SIZES)
def test_every_node_is_shown_in_every_pane(path: Path, size: tuple[int, int]) -> None:
    with editor(path, size=size, settings=SETTINGS) as ed:
        for node_id in ["argmap", *ed.session.map.nodes]:
            if node_id != "argmap":
                ed.selects(node_id)
            is_clean(ed)
            ed.press("v")
            is_clean(ed)


@pytest.mark.parametrize("size", SIZES)
def test_every_key_can_be_pressed(path: Path, size: tuple[int, int]) -> None:
    with editor(path, size=size, settings=SETTINGS) as ed:
        nodes = cycle(ed.session.map.nodes)
        for number, (key, panes) in enumerate(keys_and_panes(), SIZES.index(size)):
            ed.session.select(next(node for node in nodes if node in ed.session.map))
            ed.app.main.show_pane(panes[number % len(panes)])
            ed.press(key)
            is_clean(ed)
            back_out(ed)


def keys_and_panes() -> list[tuple[str, list[Pane]]]:
    """Return every key for every command that it stands for, with the panes where it does; not those that leave."""
    found: dict[tuple[str, str], list[Pane]] = {}
    for (pane, key), command in KEYMAP.bindings.items():
        if pane is not Pane.FIELD and command != LEAVING:
            found.setdefault((key, command), []).append(pane)
    return [(key, panes) for (key, _), panes in found.items()]


@pytest.mark.parametrize("key", ["a", "o", "s", "x", "e", "r", "/", "ctrl+p"])
def test_hostile_text_can_be_pasted_into_every_question(path: Path, key: str) -> None:
    with editor(path, settings=SETTINGS) as ed:
        for text in (MARKUP, TURNED, COMBINED, CONTROLS, ZERO, LONG, "\n".join(HOSTILE)):
            ed.session.select(ed.session.map.main[0])
            ed.press("esc", key).pastes(text)
            is_clean(ed)
            back_out(ed)
