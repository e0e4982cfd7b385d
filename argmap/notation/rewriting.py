"""The new text of one block whose node has changed: only the lines of changed fields are new."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from argmap.model.nodes import Node, Step
from argmap.notation.document import BlockText, Written
from argmap.notation.fields import LISTS, forms_of
from argmap.notation.printing import print_node, write_item, written_fields

_DEEP = "    "


def rewrite(text: str, block: BlockText, old: Node, new: Node) -> str:
    """Return `text`, the block of `old` as it stands in a file with LF line ends, changed to say `new`.

    Comments, blank lines, order and quoting of what did not change stay; so do fields that this version of the
    format does not know.
    """
    lines = text.split("\n")
    before, after = written_fields(old), written_fields(new)
    given = {written.name: written for written in block.written}
    if old.kind != new.kind and not (isinstance(old, Step) and isinstance(new, Step)):
        return _comments(lines, block) + print_node(new) + _tail(lines, block)
    if old.kind != new.kind:
        given[new.kind] = given.pop(old.kind)._replace(name=new.kind)
        before = {new.kind: before.pop(old.kind), **before}
    kept = [name for name in given if name in after or name not in before]
    if not kept:
        return _comments(lines, block) + print_node(new) + _tail(lines, block)
    replaced: dict[int, tuple[int, str]] = {}
    added: dict[int, str] = {}
    anchor = block.id_line
    for name, field in after.items():
        written = given.get(name)
        if written is None:
            added[anchor] = added.get(anchor, "") + (field if before.get(name) != field else "")
            continue
        anchor = written.last_line
        if before.get(name) != field:
            replaced[written.line] = (written.last_line, _changed(lines, written, old, new) or field)
    for name, written in given.items():
        if name in before and name not in after:
            replaced[written.line] = (written.last_line, "")
    if new.id != old.id:
        renamed = new.id + lines[block.id_line][len(old.id) :] + "\n"
        replaced[block.id_line] = (block.id_line, renamed)
    return _spliced(lines, replaced, added)


def _spliced(lines: Sequence[str], replaced: dict[int, tuple[int, str]], added: dict[int, str]) -> str:
    ended = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    parts: list[str] = []
    position, settling = 0, False
    while position < len(ended):
        if position in replaced:
            last, text = replaced[position]
            parts.append(text)
            settling = True
        else:
            last, text = position, ended[position]
            settling = settling and _is_between(text)
            parts.append(_settled(text) if settling else text)
        for line in range(position, last + 1):
            if added.get(line):
                if parts and parts[-1] and parts[-1][-1] != "\n":
                    parts.append("\n")
                parts.append(added[line])
                settling = True
        position = last + 1
    return "".join(parts)


def _is_between(line: str) -> bool:
    return not line.strip() or line.lstrip(" ")[0] == "#"


def _settled(line: str) -> str:
    """Keep a blank line or a comment from becoming part of text under `|` that now stands above it."""
    if not line.strip():
        return "\n" if len(line.rstrip("\n")) > len(_DEEP) else line
    return f"  {line.lstrip(' ')}" if line.startswith(_DEEP) else line


def _changed(lines: Sequence[str], written: Written, old: Node, new: Node) -> str | None:
    """Return a list that has one item a line with only the lines of changed items new, or None for any other field."""
    form = forms_of(new.kind).get(written.name)
    if form is None or form.form not in LISTS or written.line == written.value_line or old.kind != new.kind:
        return None
    before = [write_item(item) for item in getattr(old, form.attribute)]
    after = [write_item(item) for item in getattr(new, form.attribute)]
    if len(before) != len(written.items):
        return None
    starts = [line for line, _ in written.items]
    result = list(lines[written.line : starts[0]])
    for verb, first, last, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if verb != "equal":
            result += [f"    - {item}" for item in after[start:stop]]
        for item in range(first, last):
            following = starts[item + 1] if item + 1 < len(starts) else starts[item] + 1
            result += lines[starts[item] + (0 if verb == "equal" else 1) : following]
    return "\n".join(result) + "\n"


def _comments(lines: Sequence[str], block: BlockText) -> str:
    return "".join(f"{line}\n" for line in lines[: block.id_line])


def _tail(lines: Sequence[str], block: BlockText) -> str:
    last = max((written.last_line for written in block.written), default=block.id_line)
    return "\n".join(lines[last + 1 :])
