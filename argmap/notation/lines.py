"""The small languages inside fields: links of a `via` chain, answers to critical questions, questions of a scheme."""

from __future__ import annotations

import re
from difflib import get_close_matches

from argmap.model.nodes import CriticalQuestion, Link, QuestionAnswer
from argmap.model.vocabulary import LinkRole, QuestionKind, QuestionState

_ROLES = {role.value: role for role in LinkRole}
_STATES = {state.value: state for state in QuestionState}
_KINDS = {kind.value: kind for kind in QuestionKind}
_IN_PARENTHESES = re.compile(r"(?:^|\s)\(([^()]*)\)$")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}\Z")
LINK_FORM = "a link is written `ID, LOCATOR (role)`; the role is " + ", ".join(_ROLES)
ANSWER_FORM = "write `2 answered-by ID`, `3 raised-as ID`, `4 not-applicable WHY` or `1 open`"
QUESTION_FORM = "write `P`, `A` or `E`, a space, and the question"


def read_link(written: str) -> Link | str:
    """Read `ID, LOCATOR (role)`, or say what is wrong with it."""
    rest, role = written.strip(), LinkRole.QUOTES
    match = _IN_PARENTHESES.search(rest)
    if match is not None:
        word = match[1]
        if word in _ROLES:
            rest, role = rest[: match.start()].rstrip(), _ROLES[word]
        elif get_close_matches(word.lower(), _ROLES, n=1, cutoff=0.7):
            return f'"({word})" is not a role of a link'
    source, _, locator = rest.partition(",")
    if not source or " " in source:
        return f'"{source}" is not an id'
    return Link(source=source, locator=locator.strip(), role=role)


def write_link(link: Link) -> str:
    """Write a link as `read_link` reads it."""
    place = f", {link.locator}" if link.locator else ""
    role = f" ({link.role.value})"
    if link.role is LinkRole.QUOTES and read_link(link.source + place) == link:
        role = ""
    return link.source + place + role


def read_answer(written: str) -> QuestionAnswer | str:
    """Read one line on a critical question, `2 answered-by ID`, or say what is wrong with it."""
    number, _, rest = written.strip().partition(" ")
    state, _, words = rest.strip().partition(" ")
    if _NUMBER.match(number) is None:
        return f'"{number}" is not the number of a question'
    if state not in _STATES:
        return f'"{state}" does not say what became of question {number}'
    answer = QuestionAnswer(number=int(number), state=_STATES[state], words=words.strip())
    if answer.state is not QuestionState.OPEN and not answer.words:
        return f'"{state}" needs {"a reason" if answer.state is QuestionState.NOT_APPLICABLE else "an id"} after it'
    return answer


def write_answer(answer: QuestionAnswer) -> str:
    """Write an answer as `read_answer` reads it."""
    return f"{answer.number} {answer.state.value} {answer.words}".rstrip()


def read_question(written: str, number: int) -> CriticalQuestion | str:
    """Read one line of a scheme, `P text`, as its question `number`, or say what is wrong with it."""
    kind, _, text = written.strip().partition(" ")
    if kind not in _KINDS:
        return f'"{kind}" is not the kind of a question'
    if not text.strip():
        return "the question has no words"
    return CriticalQuestion(number=number, kind=_KINDS[kind], text=text.strip())


def write_question(question: CriticalQuestion) -> str:
    """Write a question as `read_question` reads it."""
    return f"{question.kind.value} {question.text}"


def write_line(item: object) -> str:
    """Write an item of a list as it stands in the map file: what has a language of its own in that, else its words."""
    match item:
        case Link():
            return write_link(item)
        case QuestionAnswer():
            return write_answer(item)
        case CriticalQuestion():
            return write_question(item)
        case _:
            return str(item)
