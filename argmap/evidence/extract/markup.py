"""HTML and XHTML as a reader sees them: blocks on lines of their own, scripts and styles out, all else in."""

from __future__ import annotations

import re

from argmap.evidence.extract.encodings import decode_markup
from argmap.evidence.extract.manuscript import LINE, PARAGRAPH, TAB, Manuscript
from argmap.evidence.extract.tokens import EndTag, StartTag, tokens
from argmap.evidence.extract.unreadable import Limits, UnreadableError
from argmap.evidence.heldtext import HeldText

_PARAGRAPHS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p pre search section
    summary table textarea ul xmp""".split()
)
_LINES = frozenset(["tr", "thead", "tbody", "tfoot", "option"])
_CELLS = frozenset(["td", "th"])
_LEFT_OUT = frozenset(["title", "template", "rt", "rp"])
_KEEPS_SPACE = frozenset(["pre", "textarea", "listing"])
_ENDS_RUBY_TEXT = frozenset(["ruby", "rb", "rt", "rp", "rtc"])
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,4}|[a-z]|[*†‡§¶‖]{1,3})[\])]?\s*")
_DIGITS = re.compile(r"\d+")
_LONGEST_LABEL = 12


def read_html(content: bytes, encoding: str | None, limits: Limits, *, name: str = "") -> HeldText:
    """Read an HTML file; a page for every marked page break, as in the web copies of printed books."""
    text, guessed = decode_markup(content, encoding)
    manuscript = Manuscript()
    xhtml = text.lstrip()[:5] == "<?xml" or name.lower().endswith(".xhtml")
    write_html(text, manuscript, limits, xhtml=xhtml)
    held = manuscript.held_text(encoding_guessed=guessed)
    if not held.text.strip():
        raise UnreadableError("is a web page without text")
    return held


def write_html(text: str, manuscript: Manuscript, limits: Limits, *, xhtml: bool = False) -> None:
    """Write what `text` shows into `manuscript`."""
    writer = _PageWriter(manuscript, limits)
    for token in tokens(text, xhtml=xhtml):
        if isinstance(token, str):
            writer.characters(token)
        elif isinstance(token, StartTag):
            writer.start(token, empty=xhtml and token.closed)
        else:
            writer.end(token)
    writer.flush()


class _PageWriter:
    def __init__(self, manuscript: Manuscript, limits: Limits) -> None:
        self._manuscript = manuscript
        self._limits = limits
        self._left_out = ""
        self._left_out_depth = 0
        self._keeps_space = ""
        self._kept_space_starts = False
        self._pages = 0
        self._page_break = ""
        self._page_label = ""
        self._page_words: list[str] = []
        self._superscript: list[str] | None = None
        self._superscript_linked = False

    def characters(self, text: str) -> None:
        if self._left_out:
            return
        if self._page_break:
            self._page_words.append(text)
        elif self._superscript is not None:
            self._superscript.append(text)
        elif self._keeps_space:
            kept = text.replace("\r\n", "\n").replace("\r", "\n")
            self._manuscript.write(kept.removeprefix("\n") if self._kept_space_starts else kept)
            self._kept_space_starts = False
        else:
            self._manuscript.write_folded(text)

    def start(self, tag: StartTag, *, empty: bool) -> None:
        name = tag.name
        if self._left_out and not self._is_end_of_what_is_left_out(name):
            self._left_out_depth += name == self._left_out and not empty
            return
        if name in _LEFT_OUT:
            if not empty:
                self._left_out, self._left_out_depth = name, 1
            return
        if _is_page_break(tag):
            self._break_page(tag, empty=empty)
            return
        self._break_before(name)
        if name == "br":
            self._manuscript.break_line()
        elif name in _KEEPS_SPACE and not empty:
            self._keeps_space, self._kept_space_starts = name, True
        elif name == "sup" and not empty:
            self.flush()
            self._superscript, self._superscript_linked = [], _is_note_reference(tag)
        elif name == "a" and self._superscript is not None:
            self._superscript_linked = True

    def end(self, tag: EndTag) -> None:
        if self._left_out:
            self._left_out_depth -= tag.name == self._left_out
            if not self._left_out_depth or tag.name == "ruby":
                self._left_out = ""
            return
        if self._page_break == tag.name:
            self.flush()
            return
        self._break_before(tag.name)
        if tag.name == "sup":
            self.flush()
        elif tag.name == self._keeps_space:
            self._keeps_space = ""

    def flush(self) -> None:
        """Write what is still held back: the label of a page break, a superscript."""
        if self._page_break:
            inner = " ".join("".join(self._page_words).split())
            is_label = len(inner) <= _LONGEST_LABEL
            self._page_break = ""
            self._manuscript.start_page(self._page_label or (inner if is_label else ""))
            if not is_label:
                self._manuscript.write_folded(inner)
        if self._superscript is not None:
            raised, self._superscript = "".join(self._superscript), None
            if self._superscript_linked and _NOTE_MARK.fullmatch(raised):
                self._manuscript.write_matter(raised)
            else:
                self._manuscript.write_folded(raised)

    def _is_end_of_what_is_left_out(self, name: str) -> bool:
        if self._left_out not in ("rt", "rp") or not (name in _ENDS_RUBY_TEXT or name in _PARAGRAPHS):
            return False
        self._left_out = ""
        return True

    def _break_before(self, name: str) -> None:
        if name not in _PARAGRAPHS and name not in _LINES and name not in _CELLS:
            return
        self.flush()
        self._manuscript.separate(PARAGRAPH if name in _PARAGRAPHS else LINE if name in _LINES else TAB)

    def _break_page(self, tag: StartTag, *, empty: bool) -> None:
        self.flush()
        self._pages += 1
        if self._pages > self._limits.pages:
            raise UnreadableError(f"has more than {self._limits.pages} pages")
        label = tag.attributes.get("title") or tag.attributes.get("aria-label", "")
        if not label:
            digits = _DIGITS.findall(tag.attributes.get("id", ""))
            label = digits[-1] if digits else ""
        label = label.strip().removeprefix("Page ").removeprefix("page ")[:_LONGEST_LABEL]
        if empty or tag.name in ("hr", "br", "img"):
            self._manuscript.start_page(label)
            return
        self._page_break, self._page_label, self._page_words = tag.name, label, []


def _is_page_break(tag: StartTag) -> bool:
    kinds = f"{tag.attributes.get('epub:type', '')} {tag.attributes.get('role', '')}".split()
    return "pagebreak" in kinds or "doc-pagebreak" in kinds


def _is_note_reference(tag: StartTag) -> bool:
    words = " ".join(tag.attributes.get(name, "") for name in ("epub:type", "role", "class")).lower()
    return any(word in words for word in ("noteref", "footnote", "reference"))
