"""DOCX: the text a reader of the printed document sees, tracked changes accepted and hidden text left out."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.evidence.extract.archive import Archive
from argmap.evidence.extract.manuscript import LINE, PARAGRAPH, TAB, Manuscript
from argmap.evidence.extract.relations import relations
from argmap.evidence.extract.unreadable import Limits, UnreadableError
from argmap.evidence.extract.wordstyles import hidden_styles, is_word, means_on
from argmap.evidence.extract.xmlwalk import walk_xml
from argmap.evidence.heldtext import HeldText

_LEFT_OUT = frozenset(["del", "moveFrom", "rt", "Fallback", "rPrChange", "pPrChange", "sectPrChange", "delInstrText"])
_SEPARATORS = frozenset(["separator", "continuationSeparator", "continuationNotice"])
_CHARACTERS = {"tab": TAB, "ptab": TAB, "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\N{SOFT HYPHEN}"}
_RUN_PROPERTIES = ["r", "rPr"]
_NOTE_PARTS = ("footnotes", "endnotes")
_MARGIN_PARTS = ("header", "footer")


def read_docx(content: bytes, limits: Limits) -> HeldText:
    """Read a DOCX file: body, then footnotes, endnotes, and what heads and foots the pages.

    Pages are those of the last time the document was laid out, where the file says so.
    """
    archive = Archive(content, limits)
    part = next(iter(relations(archive, "", limits).get("officeDocument", [])), "word/document.xml")
    related = relations(archive, part, limits)
    hidden = hidden_styles(archive, related.get("styles", []), limits)
    manuscript = Manuscript()
    body = _DocumentWriter(manuscript, hidden, limits)
    walk_xml(archive.read(part), part, body, limits)
    for kind in _NOTE_PARTS:
        for place in related.get(kind, []):
            manuscript.separate(PARAGRAPH)
            walk_xml(archive.read(place), place, _DocumentWriter(manuscript, hidden, limits), limits)
    seen: set[str] = set()
    for kind in _MARGIN_PARTS:
        for place in related.get(kind, []):
            margin = Manuscript()
            walk_xml(archive.read(place), place, _DocumentWriter(margin, hidden, limits), limits)
            words = margin.held_text().text
            if words not in seen:
                seen.add(words)
                manuscript.separate(PARAGRAPH)
                manuscript.write(words)
    held = manuscript.held_text(paged=body.was_laid_out)
    if not held.text.strip():
        raise UnreadableError("is a document without text")
    return held


class _DocumentWriter:
    """Writes a part of the document; text boxes wait until the paragraph they hang in has ended."""

    def __init__(self, manuscript: Manuscript, hidden: frozenset[str], limits: Limits) -> None:
        self._manuscript = manuscript
        self._hidden = hidden
        self._limits = limits
        self._left_out = 0
        self._stack: list[str] = []
        self._in_text = False
        self._run_hidden = [False]
        self._paragraph_hidden = [False]
        self._mark_deleted = [False]
        self._boxes: list[Manuscript] = []
        self._waiting = [""]
        self._cells = 0
        self._cell_has_words = False
        self._pages = 0
        self.was_laid_out = False

    @property
    def _page(self) -> Manuscript:
        return self._boxes[-1] if self._boxes else self._manuscript

    def start(self, namespace: str, name: str, attributes: Mapping[str, str]) -> None:
        """Enter an element."""
        if (
            self._left_out
            or name in _LEFT_OUT
            or (name in ("footnote", "endnote") and attributes.get("type") in _SEPARATORS)
        ):
            self._note_deleted_mark(name)
            self._left_out += 1
            return
        self._stack.append(name)
        if name == "t":
            self._in_text = True
        elif is_word(namespace):
            self._start_word(name, attributes)

    def end(self, namespace: str, name: str) -> None:
        """Leave an element."""
        if self._left_out:
            self._left_out -= 1
            return
        self._stack.pop()
        if name == "t":
            self._in_text = False
        elif is_word(namespace):
            self._end_word(name)

    def text(self, characters: str) -> None:
        """Meet text, which counts only inside a text element."""
        if self._in_text and not self._left_out:
            self._write(characters)

    def _write(self, characters: str) -> None:
        if not self._run_hidden[-1] and not self._paragraph_hidden[-1]:
            self._page.write(characters)

    def _note_deleted_mark(self, name: str) -> None:
        if not self._left_out and name == "del" and self._stack[-2:] == ["pPr", "rPr"]:
            self._mark_deleted[-1] = True

    def _start_word(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "p":
                self._paragraph_hidden[-1] = self._mark_deleted[-1] = False
                if self._cell_has_words:
                    self._page.separate(LINE)
            case "pStyle":
                self._paragraph_hidden[-1] = attributes.get("val", "") in self._hidden
            case "tc":
                self._cells += 1
                self._cell_has_words = False
            case "txbxContent":
                self._boxes.append(Manuscript())
                for state in (self._run_hidden, self._paragraph_hidden, self._mark_deleted):
                    state.append(False)
                self._waiting.append("")
            case _:
                self._start_in_run(name, attributes)

    def _start_in_run(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        within = self._stack[-3:-1]
        match name:
            case "r":
                self._run_hidden[-1] = False
            case "rStyle" if within == _RUN_PROPERTIES:
                self._run_hidden[-1] = value in self._hidden
            case "vanish" | "specVanish" if within == _RUN_PROPERTIES:
                self._run_hidden[-1] = means_on(value)
            case "lastRenderedPageBreak":
                self.was_laid_out = True
                self._break_page()
            case "br" if attributes.get("type") == "page":
                self._break_page()
            case "br" | "cr":
                self._page.break_line()
            case _ if name in _CHARACTERS and within[-1:] == ["r"]:
                self._write(_CHARACTERS[name])
            case _:
                pass

    def _end_word(self, name: str) -> None:
        match name:
            case "p":
                waiting, self._waiting[-1] = self._waiting[-1], ""
                if waiting:
                    self._page.separate(PARAGRAPH)
                    self._page.write(waiting)
                if self._cells:
                    self._cell_has_words = True
                elif waiting or not self._mark_deleted[-1]:
                    self._page.separate(PARAGRAPH)
            case "tc":
                self._cells -= 1
                self._cell_has_words = False
                self._page.separate(TAB)
            case "tr":
                self._page.separate(LINE)
            case "tbl" | "footnote" | "endnote":
                self._page.separate(PARAGRAPH)
            case "txbxContent":
                box = self._boxes.pop().held_text().text
                for state in (self._run_hidden, self._paragraph_hidden, self._mark_deleted):
                    state.pop()
                self._waiting.pop()
                self._waiting[-1] = PARAGRAPH.join(words for words in (self._waiting[-1], box) if words)
            case _:
                pass

    def _break_page(self) -> None:
        if self._boxes or self._manuscript.page_is_empty:
            return
        self._pages += 1
        if self._pages > self._limits.pages:
            raise UnreadableError(f"has more than {self._limits.pages} pages")
        self._manuscript.start_page()
