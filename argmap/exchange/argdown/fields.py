"""The fields of a map file that the data of an Argdown element gives, and what of the data has no field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from argmap.exchange.argdown.document import Data, Value
from argmap.exchange.entry import Value as FieldValue
from argmap.exchange.entry import field_name
from argmap.model.nodes import CriticalQuestion, Link, QuestionAnswer
from argmap.model.vocabulary import CSL_VARIABLES, LinkRole, QuestionKind, QuestionState
from argmap.notation.fields import LISTS, FieldForm, Form, forms_of

_SAME = {"proponent": "by"}
"""What other tools of Argdown call a field of the map file."""

_STEPS = ("supports", "attacks")
_MAX_DIGITS = 9


def fields_from(kind: str, data: Data, *, besides: Iterable[str] = ()) -> dict[str, FieldValue]:
    """Return the fields of a block of `kind` that `data` gives; keys in `besides` are read elsewhere.

    What is no field of the kind, or no value that it may have, is kept in a free one: `colour` as `x-colour`.
    """
    skipped = {kind, "target", *besides, *(("because",) if kind in _STEPS else ())}
    forms = forms_of(kind)
    found: dict[str, FieldValue] = {}
    for key, value in data.items():
        if key in skipped:
            continue
        name = _SAME.get(key, key)
        form = forms.get(name)
        bound = _bound(form, value) if form is not None and name not in data.keys() - {key} else None
        if bound is not None:
            found[name] = bound
        elif kind == "source" and name in CSL_VARIABLES and isinstance(value, str):
            found[name] = value
        else:
            found[_free(field_name(key), found)] = as_words(value)
    return found


def as_words(value: Value) -> str:
    """Return a value as words: a list of words with commas, what is deeper as JSON."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping) and all(isinstance(each, str) for each in value):
        return ", ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False)


def listed(value: Value) -> tuple[str, ...]:
    """Return a value as a list of words: one alone as a list of itself."""
    if isinstance(value, str):
        return (value,)
    return tuple(as_words(each) for each in (value if isinstance(value, Sequence) else ()))


def _free(name: str, taken: Mapping[str, FieldValue]) -> str:
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def _bound(form: FieldForm, value: Value) -> FieldValue | None:
    """Return a value as its field holds it, or None where the field cannot."""
    if form.form is Form.CHAIN:
        links = [_link(each) for each in _maps(value)]
        return tuple(link for link in links if link is not None) if None not in links and links else None
    if form.form is Form.QUESTIONS:
        return _questions(value)
    if form.form in LISTS:
        return listed(value) if not isinstance(value, Mapping) else None
    if not isinstance(value, str):
        return None
    if form.form is Form.WORD and value not in form.words:
        return None
    digits = value.removeprefix("-")
    if form.form is Form.NUMBER and not (digits.isdecimal() and len(digits) <= _MAX_DIGITS):
        return None
    return value


def _maps(value: Value) -> list[Data]:
    if isinstance(value, str | Mapping):
        return [value] if isinstance(value, Mapping) else []
    return [each if isinstance(each, Mapping) else {} for each in value]


def _link(link: Data) -> Link | None:
    role = as_words(link.get("role", LinkRole.QUOTES.value))
    if "source" not in link or role not in {known.value for known in LinkRole}:
        return None
    return Link(source=as_words(link["source"]), locator=as_words(link.get("at", "")), role=LinkRole(role))


def _questions(value: Value) -> FieldValue | None:
    answers: list[QuestionAnswer] = []
    asked: list[CriticalQuestion] = []
    for place, each in enumerate(_maps(value), 1):
        state, kind = as_words(each.get("state", "")), as_words(each.get("kind", ""))
        number = as_words(each.get("number", ""))
        if state in {known.value for known in QuestionState} and number.isdecimal() and len(number) <= _MAX_DIGITS:
            words = as_words(each.get("words", ""))
            answers.append(QuestionAnswer(number=int(number), state=QuestionState(state), words=words))
        elif kind in {known.value for known in QuestionKind} and "text" in each:
            asked.append(CriticalQuestion(number=place, kind=QuestionKind(kind), text=as_words(each["text"])))
        else:
            return None
    return tuple(answers) or tuple(asked) or None
