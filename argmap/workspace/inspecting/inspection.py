"""The inspector of one node as lines: its title and problems, its fields, and what the review says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.phrasing import counted
from argmap.appraisal.review import Review
from argmap.appraisal.wording import BARE_WORDS
from argmap.model.nodes import Assessment, Claim, Head, Node, Quote, Scheme, Source, Step
from argmap.model.problem import Problem, Severity
from argmap.notation.fields import Form, forms_of
from argmap.workspace.inspecting.claims import claim_facts
from argmap.workspace.inspecting.controls import Means
from argmap.workspace.inspecting.facts import fact_lines
from argmap.workspace.inspecting.fields import NodeField, fields_of, node_called
from argmap.workspace.inspecting.known import Known, kind_words, state
from argmap.workspace.inspecting.lines import EMPTY, Line, Words, lines_of, linked, paragraphs, rule
from argmap.workspace.inspecting.naming import by_label, mention, node_style
from argmap.workspace.inspecting.others import assessment_facts, map_facts, scheme_facts
from argmap.workspace.inspecting.sources import source_facts
from argmap.workspace.inspecting.steps import step_facts
from argmap.workspace.segments import Segment

MORE_FIELDS = "more fields"
"""What stands in the place of a field's name on the line that folds the fields a node does not have."""
ADD_FIELD = "another field"
"""What stands in the place of a field's name on the line that adds a field under a name of one's own."""
_HEAD = 12
_NARROW = 40
_LONGEST = 1200
_SHOWN = 600
_MOST_ITEMS = 60
_BY_LINE = frozenset({Form.QUESTIONS})


def field_lines(known: Known, node_id: str, width: int, *, more: bool = False) -> list[Line]:
    """Give the lines of a node's title, problems and fields at `width` cells; quick on maps of any size.

    With `more` the fields that it does not have are shown as well.
    """
    node = node_called(known.map, node_id)
    if node is None:
        return list(lines_of((Words("Nothing is selected.", "dim"),), width))
    lines = [*_title(known, node, width), EMPTY, *_problems(known, node_id, width)]
    missing: list[NodeField] = []
    for each in fields_of(node):
        if each.value is None:
            missing.append(each)
        else:
            lines += _field(known, node, each, width)
    lines += _missing(missing, node, width, more=more)
    return lines


def review_lines(known: Known, node_id: str, width: int) -> list[Line]:
    """Give the lines of what the review says of a node at `width` cells; may take a while on a large map."""
    node = node_called(known.map, node_id)
    if node is None:
        return []
    head = "What the review says" if not isinstance(node, Source | Scheme | Assessment) else "In this map"
    label = _label(known, node_id)
    aged = "" if known.is_fresh or known.review is None else " (before the last edit)"
    return [EMPTY, rule(f"{head}{label}{aged}", width), *_said(known, node, width), *_flags(known, node, width)]


def notice(known: Known, node_id: str, width: int) -> Line:
    """Give one line of what must not be missed of a node, empty for nothing; it takes the place of the first empty one.

    It names the claims without a source that a claim cannot lose, and counts what is to be looked into; it may take a
    while on a large map.
    """
    review = known.reviewed(node_id)
    if review is None:
        return EMPTY
    said: list[Words] = []
    bare = review.critical(node_id).bare if node_id in review else ()
    others = [claim for claim in bare if claim != node_id]
    if others:
        said.append(Words(f"! Cannot lose {counted(len(others), 'claim')} {BARE_WORDS}: ", "bare"))
        for number, claim in enumerate(others):
            said += [Words(", ")] if number else []
            said.append(Words(review.labels[claim], "link", claim))
        said.append(Words(". "))
    flags = review.flags_on(node_id) if node_id in review else _flags_on(review, node_id)
    if flags:
        said.append(Words(f"? {len(flags)} to look into, below.", "warn"))
    first, *more = [*lines_of(said, width), EMPTY]
    # One line only, so that the fields stay where they are when it comes.
    return first._replace(segments=(*first.segments, Segment("…", "dim"))) if more[:-1] else first


def _label(known: Known, node_id: str) -> str:
    review = known.reviewed(node_id)
    return f" of {review.labels[node_id]}" if review is not None and node_id in review.labels else ""


def _title(known: Known, node: Node, width: int) -> Iterator[Line]:
    yield from lines_of(
        (Words(kind_words(node).upper(), node_style(node) or "title"), Words(f"  {node.id}", "title")), width
    )
    said = state(known, node)
    if said:
        yield from lines_of(said, width)


def _problems(known: Known, node_id: str, width: int) -> Iterator[Line]:
    for problem in known.problems:
        if problem.id == node_id:
            yield from problem_words(problem, width)


def problem_words(problem: Problem, width: int, *, indent: int = 0) -> Iterator[Line]:
    """Give the lines of a problem: how grave it is, what is wrong, and what to do about it."""
    sign, style = ("!!", "problem") if problem.severity is Severity.ERROR else ("!", "warn")
    said = (Words(f"{sign} {problem.severity.value} {problem.code}: ", style), Words(problem.message))
    yield from lines_of(said, width, indent=indent, hanging=3, about=Line(field=problem.field))
    if problem.help:
        yield from lines_of((Words(problem.help, "dim"),), width, indent=indent + 3, about=Line(field=problem.field))


def _field(known: Known, node: Node, field: NodeField, width: int) -> Iterator[Line]:
    head = Words(field.name, "title")
    values = _values(known, node, field)
    aside = _HEAD if width >= _NARROW else 2
    first, rest = values[0], values[1:]
    if width >= _NARROW:
        gap = Words(" " * max(aside - len(field.name), 2))
        yield from lines_of((head, gap, *first), width, hanging=aside, about=Line(field=field.name))
    else:
        yield from lines_of((head,), width, about=Line(field=field.name))
        yield from lines_of(first, width, indent=aside, about=Line(field=field.name))
    for value in rest:
        yield from lines_of(value, width, indent=aside, about=Line(field=field.name))


def _values(known: Known, node: Node, field: NodeField) -> Sequence[Sequence[Words]]:
    """Return the value of a field as paragraphs, or one item each."""
    value = field.value
    if field.control.means is Means.NODE:
        return (mention(known, field.words),)
    if isinstance(value, tuple):
        shown = [_item(known, field, item) for item in value[:_MOST_ITEMS]]
        if len(value) > _MOST_ITEMS:
            shown.append((Words(f"… {len(value) - _MOST_ITEMS} more", "dim"),))
        return shown or ((Words("none", "dim"),),)
    text = value or ""
    cut = text if len(text) <= _LONGEST else text[:_SHOWN]
    form = forms_of(node.kind).get(field.name)
    by_line = (form is not None and form.form in _BY_LINE) or field.name == "senses"
    style = node_style(node) if field.name == node.kind and not isinstance(node, Step) else ""
    told: list[Sequence[Words]] = [(Words(each, style),) for each in paragraphs(cut, by_line=by_line)]
    if len(cut) < len(text):
        told.append((Words(f"… {len(text) - len(cut):,} more characters: enter to read", "dim"),))
    return told or ((Words("empty", "dim"),),)


def _item(known: Known, field: NodeField, item: str) -> Sequence[Words]:
    if field.control.means is Means.NODES:
        return mention(known, item)
    if field.name == "via":
        source = item.partition(",")[0].partition(" (")[0]
        if source in known.map.sources:
            return (Words(source, "link", source), Words(item[len(source) :]))
    return (Words(item),)


def _missing(missing: Sequence[NodeField], node: Node, width: int, *, more: bool) -> Iterator[Line]:
    sign = "▾" if more else "▸"
    words = f"{sign} {counted(len(missing), 'more field')}" + ("" if more else ": enter to see them")
    yield from lines_of((Words(words, "dim"),), width, about=Line(field=MORE_FIELDS))
    if not more:
        return
    for each in missing:
        said = (Words(each.name, "title"), Words(f"  {each.description}", "dim"))
        yield from lines_of(said, width, indent=2, hanging=2, about=Line(field=each.name))
    extra = "any bibliographic field, or one of your own" if isinstance(node, Source) else "one of your own: x-name"
    yield from lines_of(
        (Words(ADD_FIELD, "title"), Words(f"  {extra}", "dim")), width, indent=2, about=Line(field=ADD_FIELD)
    )


def _said(known: Known, node: Node, width: int) -> Iterable[Line]:
    review = known.reviewed(node.id)
    match node:
        case Quote():
            from argmap.workspace.inspecting.quotes import quote_lines

            return quote_lines(known, review, node, width)
        case Source():
            return fact_lines(source_facts(known, node), width)
        case Assessment():
            return fact_lines(assessment_facts(known, node), width)
        case Scheme():
            return fact_lines(scheme_facts(known, node), width)
        case Head():
            return fact_lines(map_facts(known), width)
        case Claim() if review is not None and node.id in review:
            return fact_lines(claim_facts(known, review, node.id), width)
        case Step() if review is not None and node.id in review.labels:
            return fact_lines(step_facts(known, review, node), width)
        case _:
            return (Line((Segment("Not reviewed yet.", "dim"),)),)


def _flags(known: Known, node: Node, width: int) -> Iterator[Line]:
    """Give the questions that the map raises about a node; on a claim its card puts them."""
    review = known.reviewed(node.id)
    if review is None or isinstance(node, Claim | Head):
        return
    named = by_label(review)
    for flag in _flags_on(review, node.id):
        yield from lines_of((Words("? To look into: ", "warn"), *linked(flag.message, named)), width, hanging=2)


def _flags_on(review: Review, node_id: str) -> tuple[Flag, ...]:
    return tuple(flag for flag in review.flags if node_id in flag.ids)
