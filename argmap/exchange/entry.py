"""An entry of a draft: one node as an importer found it, with references by the keys of the other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.model.nodes import NODE_TYPES, CriticalQuestion, Link, Node, QuestionAnswer
from argmap.model.vocabulary import CSL_VARIABLES
from argmap.notation.fields import LISTS, FieldForm, Form, forms_of

Value: TypeAlias = str | tuple[str, ...] | tuple[Link, ...] | tuple[QuestionAnswer, ...] | tuple[CriticalQuestion, ...]
Fields: TypeAlias = Mapping[str, Value]
"""The fields of a node by their names in the map file; references in them are keys of the other file."""

_NOT_A_CHARACTER = "\ufffd"
_MAX_DIGITS = 9
_MAX_NAME = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """A node to be: its kind (the first field of its block), its key, its words, what it refers to, its other fields.

    `faults` say in one clause each what of its fields cannot be held, with the reason.
    """

    kind: str
    key: str
    words: str = ""
    target: str = ""
    because: tuple[str, ...] = ()
    source: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()
    line: int = 0

    @property
    def is_step(self) -> bool:
        """Tell whether it is an inference."""
        return self.kind in ("supports", "attacks")

    @property
    def is_aimed(self) -> bool:
        """Tell whether it is about another entry, as inferences and reviews are."""
        return self.is_step or self.kind == "review"

    def node(self, node_id: str, update: Mapping[str, object]) -> Node:
        """Make the node; `update` gives the attributes that refer to others, by id."""
        own: dict[str, object] = {"target": self.target} if self.is_aimed else {self.kind: self.words}
        if self.is_step:
            own["because"] = self.because
        return NODE_TYPES[self.kind].model_validate({"id": node_id, **own, **self.values, **update})


def entry_with(entry: Entry, fields: Fields) -> Entry:
    """Return an entry with its fields bound: values by attribute, and what of them cannot be held.

    Raises ValueError for a field that blocks of the kind do not have, which is a fault of the importer.
    """
    values: dict[str, object] = {}
    faults: list[tuple[str, str]] = []
    extra: list[tuple[str, str]] = []
    variables: list[tuple[str, str]] = []
    forms = forms_of(entry.kind)
    for name, value in fields.items():
        if not value:
            continue
        form = forms.get(name)
        if form is not None:
            fault = _bind(values, form, value)
            faults += [(f"`{name}` {_shown(value)}", fault)] if fault else []
        elif name.startswith("x-"):
            extra.append((field_name(name), clean(_joined(value))))
        elif entry.kind == "source" and name in CSL_VARIABLES:
            variables.append((name, clean(_joined(value))))
        else:
            raise ValueError(f"a block of the kind {entry.kind} has no field {name}")
    if extra:
        values["extra"] = tuple(dict(extra).items())
    if variables:
        values["variables"] = tuple(variables)
    words = clean(entry.words)
    if words != entry.words:
        faults.append(("a character that is none (half of a surrogate pair)", "it is written as \ufffd"))
    return Entry(
        entry.kind, entry.key, words, entry.target, entry.because, entry.source, values, tuple(faults), entry.line
    )


def field_name(name: str) -> str:
    """Return a name that a free field can have, `x-` in front: other characters become `-`."""
    bare = name.removeprefix("x-")
    kept = "".join(
        character if (character.isascii() and character.isalnum()) or character == "_" else "-" for character in bare
    )
    return f"x-{kept.strip('-') or 'other'}"[:_MAX_NAME]


def clean(text: str) -> str:
    """Return text that can be written: halves of surrogate pairs, which JSON can hold, are replaced."""
    if text.isascii():
        return text
    return "".join(_NOT_A_CHARACTER if "\ud800" <= character <= "\udfff" else character for character in text)


def _bind(values: dict[str, object], form: FieldForm, value: Value) -> str:
    """Put a value under its attribute, or say in one clause why it cannot be held."""
    if form.form in LISTS or form.form is Form.QUESTIONS:
        items = (value,) if isinstance(value, str) else value
        values[form.attribute] = tuple(clean(item) if isinstance(item, str) else item for item in items)
        return ""
    text = clean(_joined(value))
    if form.form is Form.WORD and text not in form.words:
        return f"it is none of {', '.join(form.words)}"
    if form.form is Form.NUMBER and not (text.removeprefix("-").isdecimal() and len(text) <= _MAX_DIGITS):
        return "it is not a whole number"
    values[form.attribute] = int(text) if form.form is Form.NUMBER else text
    return ""


def _joined(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(map(str, value))


def _shown(value: Value) -> str:
    text = " ".join(_joined(value).split())
    return text if len(text) <= 60 else f"{text[:60]}..."  # noqa: PLR2004 - as much as one line shows well


def keys_in(entry: Entry) -> Iterator[str]:
    """Give the keys of claims, quotes and steps without which an entry cannot stand."""
    if entry.is_aimed:
        yield entry.target
        yield from entry.because
