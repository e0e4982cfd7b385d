"""A quotation taken apart: its words, and the marks between them by which a writer owns up to a change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.evidence.matching.folding import fold
from argmap.evidence.matching.tokens import LETTER, key_of, words_of

MOST_BRACKET_WORDS = 8

_DOTS = r"(?:\.\s?){2,}\."
_ELLIPSIS = (
    rf"[\[(]\s*(?:\.\s*){{2,}}[\])]|{_DOTS}|\*(?:\s?\*){{2,}}"
    r"|[\[(](?:snip|omitted|text omitted|words omitted|-{1,3}|\u2014)[\])]"
)
_PATCHED = rf"(?:{LETTER}+(?:'{LETTER}+)*)?(?:\[(?!\d+\])(?:{LETTER}{{1,15}}|)\](?:{LETTER}+(?:'{LETTER}+)*)?)+"
_SIC = r"[\[(]\s*(?:sic|thus)\b[^\[\]()]{0,30}[\])]"
_NOTE = r"\([^\[\]()]{4,80}\)"
_BRACKET = r"\[[^\[\]]*\]"
_MARK = re.compile(
    rf"(?P<ellipsis>{_ELLIPSIS})|(?P<sic>(?i:{_SIC}))|(?P<patched>{_PATCHED})|(?P<bracket>{_BRACKET})|(?P<note>{_NOTE})"
)
_IS_NOTE = re.compile(
    r"(?i)\b(?:emphas[ie]s|italics?|italici[sz]ed|underlin\w+|bold(?:face|ing)?"
    r"|hervorh\w*|kursiv\w*|soulign\w+|italiques?"
    r"|cursivas?|subrayad\w+|[e\u00e9]nfasis|negritas?"
    r"|\u043a\u0443\u0440\u0441\u0438\u0432\w*|\u0432\u044b\u0434\u0435\u043b\u0435\u043d\w*"
    r"|\u0440\u0430\u0437\u0440\u044f\u0434\u043a\w*|\u043f\u043e\u0434\u0447[\u0435\u0451]\u0440\u043a\w*)\b"
)
_BY_WHOM = re.compile(
    r"(?i)\b(?:add(?:ed)?|mine|my|ours?|supplied|original(?:ly)?|ours|author'?s?|theirs|his|hers|removed|omitted"
    r"|im|von|mir|d\.|hinzugef\w+"
    r"|nous|moi|auteur|m[i\u00ed][oa]s?|nuestr\w+|a[n\u00f1]adid\w+|autora?|del"
    r"|\u043c\u043e\u0439|\u043c\u043e\u0451|\u043d\u0430\u0448\w*|\u043c\u043d\u043e\u0439"
    r"|\u0430\u0432\u0442\u043e\u0440\w*|\u0440\u0435\u0434)(?!\w)"
)
_LEFT_OUT = r"(?:internal )?(?:citations?|footnotes?|references?|quotation marks|alterations?)"
_LEGAL_NOTE = re.compile(
    rf"(?i)^[\[(]\s*{_LEFT_OUT}(?:(?:,| and|, and) {_LEFT_OUT})*"
    r" (?:omitted|in (?:the )?original|removed)\s*[\])]$|^[\[(]cleaned up[\])]$"
)


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two words of a quotation, or at an end of it.

    `text` is all of it, folded; `punctuation` the same without the marks.
    """

    text: str = ""
    punctuation: str = ""
    ellipsis: str = ""
    brackets: tuple[str, ...] = ()
    sic: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Tell whether the writer marked something here."""
        return bool(self.ellipsis or self.brackets or self.sic or self.notes)


@dataclass(frozen=True, slots=True)
class QuotedWord:
    """A word of a quotation; `patched` is how it was written when brackets stand inside it: [T]he, walk[ed]."""

    raw: str
    key: str
    patched: str = ""


@dataclass(frozen=True)
class Quotation:
    """The `words` of a quotation and its `joints`: joint `i` stands before word `i`, the last after the last word."""

    text: str
    words: tuple[QuotedWord, ...]
    joints: tuple[Joint, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What the words are compared by."""
        return tuple(word.key for word in self.words)

    @property
    def marked(self) -> bool:
        """Tell whether the writer marked a change anywhere."""
        return any(joint.marked for joint in self.joints) or any(word.patched for word in self.words)


def plain_quotation(text: str) -> Quotation:
    """Take `text` apart with every mark in it as text."""
    folded = fold(text).text.strip()
    found = words_of(folded)
    starts, ends = (*found.starts, len(folded)), (0, *found.ends)
    gaps = [folded[end:start] for end, start in zip(ends, starts, strict=True)]
    return Quotation(
        folded,
        tuple(QuotedWord(raw, key) for raw, key in zip(found.raw, found.keys, strict=True)),
        tuple(Joint(gap, gap) for gap in gaps),
    )


def marked_quotation(text: str) -> Quotation:
    """Take `text` apart, reading its ellipses, brackets, [sic] and notes on emphasis as marks."""
    folded = fold(text).text.strip()
    builder = _Builder()
    done = 0
    match = _MARK.search(folded)
    while match:
        kind = _kind_of(match)
        if kind == "text":
            match = _MARK.search(folded, match.start() + 1)
            continue
        builder.add_text(folded[done : match.start()])
        builder.add_mark(kind, match.group())
        done = match.end()
        match = _MARK.search(folded, done)
    builder.add_text(folded[done:])
    return Quotation(folded, tuple(builder.words), (*builder.joints, builder.joint()))


def _kind_of(match: re.Match[str]) -> str:
    kind, found = match.lastgroup or "text", match.group()
    if kind in ("bracket", "note"):
        if _LEGAL_NOTE.match(found) or (_IS_NOTE.search(found) and _BY_WHOM.search(found)):
            return "notes"
        if kind == "note":
            return "text"
        return "both" if re.search(_DOTS, found) else "brackets"
    if kind == "patched":
        inside = re.sub(r"[^\[]*\[([^\]]*)\][^\[]*", r"\1", found)
        outside = re.sub(r"\[[^\]]*\]", "", found)
        if not outside or inside.isdigit():
            return "brackets"
    return kind


class _Builder:
    """Collects the words and joints of a quotation from left to right."""

    def __init__(self) -> None:
        self.words: list[QuotedWord] = []
        self.joints: list[Joint] = []
        self._restart()

    def _restart(self) -> None:
        self.text, self.punctuation, self.ellipsis = "", "", ""
        self.marks: dict[str, list[str]] = {"brackets": [], "sic": [], "notes": []}

    def joint(self) -> Joint:
        """Close the joint that is being collected."""
        marks = {kind: tuple(found) for kind, found in self.marks.items()}
        joint = Joint(self.text, self.punctuation, self.ellipsis, marks["brackets"], marks["sic"], marks["notes"])
        self._restart()
        return joint

    def add_word(self, word: QuotedWord) -> None:
        """Add a word after the joint before it."""
        self.joints.append(self.joint())
        self.words.append(word)

    def add_text(self, chunk: str) -> None:
        """Add the words of `chunk` and what stands between them."""
        found = words_of(chunk)
        done = 0
        for raw, key, start, end in zip(found.raw, found.keys, found.starts, found.ends, strict=True):
            self._add_gap(chunk[done:start])
            self.add_word(QuotedWord(raw, key))
            done = end
        self._add_gap(chunk[done:])

    def _add_gap(self, gap: str) -> None:
        self.text += gap
        self.punctuation += gap

    def add_mark(self, kind: str, found: str) -> None:
        """Add a mark of the writer's."""
        if kind == "patched":
            raw = found.replace("[", "").replace("]", "")
            self.add_word(QuotedWord(raw, key_of(raw), found))
            return
        self.text += found
        self.punctuation += " "
        if kind in ("ellipsis", "both"):
            self.ellipsis += found
        if kind in ("brackets", "bracket", "both"):
            self.marks["brackets"].append(found)
        if kind in ("sic", "notes"):
            self.marks[kind].append(found)
