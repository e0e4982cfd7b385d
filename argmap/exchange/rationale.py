"""Scripts of Rationale (`.rtnl`): the calls that draw an argument map again, one box at a time.

`x = Create("Claim")` begins a map, `CreateChild(x, "...")` hangs a box of some kind under another one (version 1.09
calls it by its places, `x[0][1]`), `CreateAnnotation(x, "Note")` adds a note, and `SetText("...")` words the box made
last, or the one it names. All other calls lay the boxes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from argmap.errors import RefusedError
from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported
from argmap.exchange.resolving import number_of

_CALL = re.compile(
    r"^[ \t]*(?:(\w+)[ \t]*=[ \t]*)?(?:app\.)?(Create|CreateChild|CreateAnnotation|SetText)[ \t]*\([ \t]*"
    r'(?:(\w+(?:\[[0-9]{1,6}\])*)[ \t]*,[ \t]*)?"((?:[^"\\]|\\.)*+)"[ \t]*\)',
    re.MULTILINE | re.DOTALL,
)
_OTHER_CALL = re.compile(r"[ \t]*(?:\w+[ \t]*=[ \t]*)?(?:\w+\.)*(\w+)[ \t]*\(")
_LAYOUT = re.compile(r".*(?:View|Location|Size|Offset|Layout|Zoom|Scroll|Page|Paper|Print|Style|Colou?r|Font|Expand).*")
_BEGUN = re.compile(r'^[ \t]*\w+[ \t]*=[ \t]*(?:app\.)?Create[ \t]*\([ \t]*"[A-Z]', re.MULTILINE)
_PRELUDE_ENDS = re.compile(r"^#.*End of Prelude.*$", re.MULTILINE)
_PLACE = re.compile(r"\[([0-9]+)\]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\n", "t": "\t"}
_REASONS = frozenset(["CompoundReason", "Reason"])
_COMPOUNDS = frozenset(["CompoundReason", "CompoundObjection"])
_SIMPLE = frozenset(["Reason", "Objection"])
_WORDS_OF_LINES = frozenset(["supports", "opposes", ""])


@dataclass(slots=True)
class _Box:
    """A box: its name, its kind, the box it hangs under, its line, and what the script says of it later on."""

    name: str
    kind: str
    parent: str
    line: int
    text: str = ""
    children: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def recognises(text: str) -> bool:
    """Tell whether a text calls the functions that begin a map of Rationale."""
    return text.lstrip("\ufeff").startswith("#Rationale ") or ("Create" in text and _BEGUN.search(text) is not None)


def read(text: str, path: str) -> Imported:
    """Read a script: a compound is a step from the claims in it together, a simple reason a step from itself.

    What hangs on an inference, or on a compound, is about the step. Raises RefusedError when no claim is created.
    """
    prelude = _PRELUDE_ENDS.search(text)
    script = _Script(text, prelude.end() if prelude is not None else 0)
    if not any(_is_claim(box) for box in script.boxes.values()):
        raise RefusedError(
            f'{path}:1: no claim of a Rationale map is found; one begins with `map0_0 = Create("Claim")`',
            "save the map from Rationale again, as .rtnl",
        )
    return script.read()


class _Script:
    """The boxes that a script makes, on their way into a draft."""

    def __init__(self, text: str, start: int) -> None:
        self.boxes: dict[str, _Box] = {}
        self._draft = Draft()
        self._last = ""
        self._laid_out = 0
        line, at = 1 + text.count("\n", 0, start), start
        for match in _CALL.finditer(text, start):
            self._other(text[at : match.start()], line)
            line += text.count("\n", at, match.start())
            self._draft.at(line)
            self._call(match, line)
            line += match[0].count("\n")
            at = match.end()
        self._other(text[at:], line)

    def read(self) -> Imported:
        for box in self.boxes.values():
            self._draft.at(box.line)
            if _is_claim(box):
                self._claim(box)
            elif box.kind not in ("Inference", "Note", *_COMPOUNDS):
                self._draft.lose(box.name, f'the box of the kind {box.kind}: "{box.text}"', "it is no claim or reason")
        for box in self.boxes.values():
            self._draft.at(box.line)
            if box.kind in _COMPOUNDS | _SIMPLE:
                self._step(box)
            elif box.kind == "Claim" and box.parent and not self._is_premise(box):
                self._draft.lose(box.name, f"that it hangs under {box.parent}", "it is in no reason and no objection")
            elif box.kind == "Inference" and (box.parent not in self.boxes or not self._is_step(box.parent)):
                self._draft.lose(box.name, f"an inference under {box.parent}", "that is no reason and no objection")
        main = [box.name for box in self.boxes.values() if box.kind == "Claim" and not box.parent]
        free = [box.text for box in self.boxes.values() if box.kind == "Note" and not box.parent and box.text]
        self._draft.leave_aside(f"how the boxes are laid out ({number_of(self._laid_out, 'call')})", self._laid_out)
        return self._draft.finish(title="", main=main, fields={"note": "\n\n".join(free)})

    def _call(self, match: re.Match[str], line: int) -> None:
        name, function, reference, said = match[1] or "", match[2], match[3] or "", _plain(match[4])
        if function == "SetText":
            box = self.boxes.get(self._resolved(reference) if reference else self._last)
            if box is None:
                self._draft.lose(reference, f'the text "{said}"', "it is said of no box")
            else:
                box.text = said.strip()
            return
        parent = self._resolved(reference) if function != "Create" else ""
        name = name or f"{reference or 'box'}[{len(self.boxes[parent].children) if parent in self.boxes else line}]"
        if name in self.boxes:
            self._draft.lose(
                name, f"another box of the kind {said}", "its name is used twice, and the first one is kept"
            )
            self._last = ""
            return
        self._last = name
        self.boxes[name] = _Box(name, said, parent, line)
        if function == "CreateAnnotation":
            self.boxes[name].kind = "Note"
            if parent in self.boxes:
                self.boxes[parent].notes.append(name)
        elif parent in self.boxes:
            self.boxes[parent].children.append(name)
        if parent and parent not in self.boxes:
            self._draft.lose(name, f"that it hangs under {reference}", "no box before it is called so")

    def _resolved(self, reference: str) -> str:
        """Return the name of the box that is meant, by going down from its first part through places in lists."""
        name = reference.partition("[")[0]
        if reference in self.boxes or name == reference:
            return reference
        for place in _PLACE.findall(reference):
            children = self.boxes[name].children if name in self.boxes else []
            if int(place) >= len(children):
                return reference
            name = children[int(place)]
        return name

    def _other(self, between: str, first: int) -> None:
        """Tell of calls that neither make or word a box nor lay anything out."""
        for number, row in enumerate(between.split("\n"), start=first):
            match = _OTHER_CALL.match(row)
            if match is None or row.lstrip().startswith(("if ", "def ")):
                continue
            if _LAYOUT.fullmatch(match[1]) is not None:
                self._laid_out += 1
            else:
                self._draft.lose("", f"the call `{row.strip()[:60]}`", "it is unknown, or not whole", line=number)

    def _claim(self, box: _Box) -> None:
        if not box.text:
            self._draft.lose(box.name, "the words of this claim", "the box is empty")
        notes = self._notes(box) if box.kind == "Claim" else ""
        self._draft.claim(box.name, box.text or f"({box.name})", {"note": notes})

    def _step(self, box: _Box) -> None:
        inferences = [self.boxes[name] for name in box.children if self.boxes[name].kind == "Inference"]
        premises = [name for name in box.children if self._is_premise(self.boxes[name])]
        said = [each.text for each in (box, *inferences) if each.text.lower() not in _WORDS_OF_LINES]
        notes = [self._notes(each) for each in (box, *inferences)]
        fields = {
            "warrant": "\n".join(said) if box.kind in _COMPOUNDS else "",
            "note": "\n\n".join(note for note in notes if note),
        }
        key, because = (box.name, premises) if box.kind in _COMPOUNDS else (f"{box.name}, as a reason", [box.name])
        if not box.parent:
            self._draft.lose(box.name, "a reason or an objection under nothing", "there is nothing that it is about")
            return
        add = self._draft.support if box.kind in _REASONS else self._draft.attack
        add(key, self._aim(box.parent), because, fields)

    def _aim(self, name: str) -> str:
        """Return the key of what hanging under a box means: its claim, or the step that it is or belongs to."""
        box = self.boxes.get(name)
        if box is None or _is_claim(box):
            return name
        if box.kind == "Inference":
            return self._step_key(box.parent)
        return self._step_key(name) if box.kind in _COMPOUNDS else name

    def _step_key(self, name: str) -> str:
        box = self.boxes.get(name)
        return f"{name}, as a reason" if box is not None and box.kind in _SIMPLE else name

    def _is_step(self, name: str) -> bool:
        return self.boxes[name].kind in _COMPOUNDS | _SIMPLE

    def _is_premise(self, box: _Box) -> bool:
        return box.kind == "Claim" and box.parent in self.boxes and self.boxes[box.parent].kind in _COMPOUNDS

    def _notes(self, box: _Box) -> str:
        return "\n\n".join(text for name in box.notes if (text := self.boxes[name].text))


def _is_claim(box: _Box) -> bool:
    """Tell whether a box is a claim: a simple reason is one as well as a step."""
    return box.kind in ("Claim", *_SIMPLE)


def _plain(written: str) -> str:
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), written)
