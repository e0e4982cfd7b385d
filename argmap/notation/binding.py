"""How the fields of a block become a typed node, and what is said when they do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic import ValidationError

from argmap.model.nodes import NODE_TYPES, Claim, CriticalQuestion, Link, Node, QuestionAnswer, Quote, Source
from argmap.model.vocabulary import CSL_VARIABLES, SOURCE_KINDS
from argmap.notation.document import Fault, Written
from argmap.notation.fields import LISTS, FieldForm, Form, forms_of
from argmap.notation.lines import ANSWER_FORM, LINK_FORM, QUESTION_FORM, read_answer, read_link, read_question
from argmap.notation.reading import HEAD_ID

KINDS = tuple(kind for kind in NODE_TYPES if kind != HEAD_ID)
_MAX_DIGITS = 9
_TEXT = (Form.LINE, Form.PROSE)
_Value = str | tuple[str, ...] | tuple[Link, ...] | tuple[QuestionAnswer, ...] | tuple[CriticalQuestion, ...]


@dataclass(slots=True)
class Binding:
    """What has been bound of one block so far: values by the names of their fields."""

    kind: str
    values: dict[str, object]
    extra: list[tuple[str, str]] = field(default_factory=list)
    variables: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def bind(
    node_id: str, written: Sequence[Written], *, id_line: int, lenient: bool
) -> tuple[Node | None, tuple[Fault, ...]]:
    """Bind the fields of a block to a node, or to None when too little of it can be used.

    A field with a fault is left out of the node. `lenient` keeps quiet about fields of a newer version of the
    format, which then only warn.
    """
    kind = HEAD_ID if node_id == HEAD_ID else written[0].name
    if kind not in NODE_TYPES or (kind == HEAD_ID and node_id != HEAD_ID):
        return None, (_no_kind(node_id, written[0], lenient=lenient),)
    binding = Binding(kind, {"id": node_id})
    forms = forms_of(kind)
    values = binding.values
    for one in written:
        name, value = one.name, one.value
        form = forms.get(name)
        if form is None:
            _free(binding, one, lenient=lenient)
        elif form.form in _TEXT and isinstance(value, str):
            values[name] = value[:-1] if value[-1:] == "\n" else value
        else:
            bound = _value(binding, form, one)
            if bound is not None:
                values[name] = bound
    if binding.extra:
        binding.values["extra"] = tuple(binding.extra)
    if binding.variables:
        binding.values["variables"] = tuple(binding.variables)
    try:
        node = NODE_TYPES[kind].model_validate(binding.values)
    except ValidationError as refused:
        given = {one.name for one in written}
        missing = [
            str(error["loc"][0])
            for error in refused.errors(include_url=False, include_context=False, include_input=False)
        ]
        binding.faults.extend(_missing(kind, name, id_line) for name in missing if name not in given)
        return None, tuple(binding.faults)
    if isinstance(node, Claim | Quote | Source):
        _look_over(binding, node, written)
    return node, tuple(binding.faults)


def _value(binding: Binding, form: FieldForm, written: Written) -> _Value | None:
    """Return the value of a field as its attribute takes it, or None after noting what is wrong."""
    value = written.value
    if isinstance(value, tuple):
        return _list(binding, form, written, value)
    if form.form in LISTS:
        remedy = (
            f"write `{form.name}: [a, b]`"
            if form.form is Form.SHORT_LIST
            else "write one item a line below it, each after `- `"
        )
        _note(binding, "E205", written, f"`{form.name}` takes a list", remedy)
        return None
    if value[-1:] == "\n":
        value = value[:-1]
    match form.form:
        case Form.WORD if value not in form.words:
            close = get_close_matches(value.lower(), form.words, n=1)
            remedy = f'did you mean "{close[0]}"?' if close else f"write {_either(form.words)}"
            _note(binding, "E204", written, f'`{form.name}` cannot be "{_short(value)}"', remedy)
            return None
        case Form.NUMBER if not _is_number(value):
            _note(binding, "E206", written, f'`{form.name}` is a whole number, not "{_short(value)}"', "")
            return None
        case Form.QUESTIONS:
            return _questions(binding, written, value.split("\n"))
        case _:
            return value


def _list(binding: Binding, form: FieldForm, written: Written, value: tuple[str, ...]) -> _Value | None:
    if form.form is Form.QUESTIONS and written.value_line != written.line:
        return _questions(binding, written, value)
    if form.form not in LISTS:
        remedy = 'write it as text; if it starts with "[", put it in quotes'
        _note(binding, "E205", written, f"`{form.name}` takes text, not a list", remedy)
        return None
    if form.form is Form.SHORT_LIST:
        return value
    if written.value_line == written.line:
        remedy = "write one item a line below it, each after `- `, so that versions can be merged"
        _note(binding, "E205", written, f"`{form.name}` is not written in brackets", remedy)
        if form.form is Form.CHAIN or not value:
            return None
    return _chain(binding, written, value) if form.form is Form.CHAIN else value


def _chain(binding: Binding, written: Written, value: tuple[str, ...]) -> tuple[Link, ...] | None:
    links: list[Link] = []
    for item, text in enumerate(value):
        link = read_link(text)
        if isinstance(link, str):
            line, column = written.items[item]
            binding.faults.append(Fault("E207", line, column, link, LINK_FORM, written.name, item))
        else:
            links.append(link)
    return tuple(links) if len(links) == len(value) else None


def _questions(binding: Binding, written: Written, value: Sequence[str]) -> _Value:
    answers: list[QuestionAnswer] = []
    questions: list[CriticalQuestion] = []
    own = binding.kind == "scheme"
    for offset, line in enumerate(value):
        if not line.strip():
            continue
        found = read_question(line, len(questions) + 1) if own else read_answer(line)
        if isinstance(found, CriticalQuestion):
            questions.append(found)
        elif isinstance(found, QuestionAnswer) and not any(answer.number == found.number for answer in answers):
            answers.append(found)
        else:
            message = found if isinstance(found, str) else f"question {found.number} stands here twice"
            form = QUESTION_FORM if own else ANSWER_FORM
            line_number = written.value_line + offset if written.value_line != written.line else written.line
            place = written.items[offset] if written.items else (line_number, written.value_column)
            binding.faults.append(Fault("E207", *place, message, form, written.name))
    return tuple(questions) if binding.kind == "scheme" else tuple(answers)


def _free(binding: Binding, written: Written, *, lenient: bool) -> None:
    """Take a field that the model does not name: an `x-` field, a CSL variable, or an unknown one."""
    name, value = written.name, written.value
    free = name.startswith("x-")
    if free or (binding.kind == Source.kind and name in CSL_VARIABLES):
        if isinstance(value, tuple):
            _note(binding, "E205", written, f"`{name}` takes text, not a list", "write it on one line, or under `|`")
            return
        (binding.extra if free else binding.variables).append((name, value.removesuffix("\n")))
        return
    if lenient:
        _note_name(
            binding, "W204", written, f"`{name}` comes from a newer version of the format", "it is kept and not read"
        )
        return
    known = [*forms_of(binding.kind), *(CSL_VARIABLES if binding.kind == Source.kind else ())]
    close = get_close_matches(name.lower().replace("_", "-"), sorted(known), n=1)
    remedy = f"did you mean `{close[0]}`?" if close else f"a field of your own starts with x-: `x-{name}`"
    _note_name(binding, "E202", written, f"{_a(binding.kind)} has no field `{name}`", remedy)


def _look_over(binding: Binding, node: Claim | Quote | Source, written: Sequence[Written]) -> None:
    words = node.title if isinstance(node, Source) else node.text
    if not words.strip():
        _note(binding, "W201", written[0], f"this {node.kind} has no words", "")
    if isinstance(node, Source) and node.type is not None and node.type not in SOURCE_KINDS:
        close = get_close_matches(node.type.lower().replace("-", "_").replace(" ", "_"), sorted(SOURCE_KINDS), n=1)
        remedy = (
            f'did you mean "{close[0]}"?'
            if close
            else "the nearest of CSL's kinds keeps citations right: document, for instance"
        )
        given = next(one for one in written if one.name == "kind")
        _note(binding, "W203", given, f'"{_short(node.type)}" is not a kind of source that CSL knows', remedy)


def _no_kind(node_id: str, first: Written, *, lenient: bool) -> Fault:
    if lenient:
        return Fault(
            "W204",
            first.line,
            3,
            f'the block "{node_id}" is of a kind from a newer version of the format',
            "it is kept and not read",
        )
    close = get_close_matches(first.name.lower(), KINDS, n=1)
    remedy = f"did you mean `{close[0]}`?" if close else f"the first field of a block is {_either(KINDS)}"
    return Fault(
        "E201", first.line, 3, f'the first field does not say what "{node_id}" is: `{first.name}`', remedy, first.name
    )


def _missing(kind: str, name: str, id_line: int) -> Fault:
    return Fault("E203", id_line, 1, f"{_a(kind)} needs the field `{name}`", "", name)


def _note(binding: Binding, code: str, written: Written, message: str, remedy: str) -> None:
    binding.faults.append(Fault(code, written.value_line, written.value_column, message, remedy, written.name))


def _note_name(binding: Binding, code: str, written: Written, message: str, remedy: str) -> None:
    binding.faults.append(Fault(code, written.line, 3, message, remedy, written.name))


def _is_number(value: str) -> bool:
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _a(kind: str) -> str:
    if kind == HEAD_ID:
        return "the head"
    named = {"supports": "a supporting step", "attacks": "an attacking step"}
    return named.get(kind, f"a {kind}")


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}..."  # noqa: PLR2004 - as much as one line shows well
