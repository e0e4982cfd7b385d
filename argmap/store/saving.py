"""The saving of a map: only what changed, merged with what others wrote meanwhile, and never half a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import ArgmapError, CannotDoError, RefusedError
from argmap.model.map import Map
from argmap.model.problem import Severity
from argmap.notation.decoding import decode
from argmap.notation.document import Document, MapFile
from argmap.notation.merging import Conflict, merge
from argmap.notation.parsing import parse_document
from argmap.notation.splicing import spliced
from argmap.store.backup import prune
from argmap.store.locking import locked, private_folder
from argmap.store.output import STANDARD
from argmap.store.publishing import publish
from argmap.store.refusals import cannot
from argmap.store.reviewers import homes, with_files
from argmap.store.settling import settled_bytes
from argmap.store.temporary import sweep

_TRIES = 50


class ConflictError(RefusedError):
    """Somebody else changed the same words: nothing was saved, and `conflicts` shows both sides."""

    def __init__(self, path: str, conflicts: Sequence[Conflict], why: str = "") -> None:
        where = ", ".join(dict.fromkeys(conflict.id for conflict in conflicts if conflict.id))
        message = f"{path} was changed by someone else while it was open, {why or f'in the same place: {where}'}"
        super().__init__(message, "nothing was saved; take over one side or the other, and save again")
        self.conflicts = tuple(conflicts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A changed file: its path as given and resolved, its private folder, its text when loaded and as wanted."""

    path: str
    target: Path
    private: Path
    base: str
    ours: str


def save(document: Document, new: Map, *, arranged: bool = False) -> Document:
    """Save `new` over the files that `document` was read from, and return what is there now.

    Only changed files are written. What a reviewer says goes into a file of that reviewer's own, made if need be;
    other nodes that the map has appended go where they belong, or with `arranged` where they stand in `new`. Changes
    that others made since are merged block by block: the map returned then differs from `new`. Raises ConflictError
    when both changed the same words (nothing is written), RefusedError for a partial document, CannotDoError when the
    files cannot be written.
    """
    if document.path == STANDARD:
        raise CannotDoError("a map read from standard input has no file to be saved to", "save it to a file first")
    if document.partial:
        raise RefusedError(
            f"{document.path} has errors, and a partial map is never saved over it", "mend the errors in the file first"
        )
    housed = homes(document, new)
    document = with_files(document, housed.values())
    wanted = spliced(document, new, homes=housed, arranged=arranged)
    ours = {file.path: file.text for file in wanted.files}
    changed = {file.path: file.text for file in document.files if ours[file.path] != file.text or _is_gone(file)}
    if not changed:
        return document
    drafts = [_draft(path, base, ours[path]) for path, base in changed.items()]
    with ExitStack() as locks:
        for private in sorted({draft.private for draft in drafts}):
            locks.enter_context(locked(private))
        found = [_on_disk(draft) for draft in drafts]
        texts = dict(ours)
        for draft, there in zip(drafts, found, strict=True):
            texts[draft.path] = _merged(draft, base=draft.base, ours=draft.ours, theirs=there)
        together = wanted if texts == ours else _judged(document, new, texts)
        for draft, there in zip(drafts, found, strict=True):

            def judge(text: str, path: str = draft.path) -> None:
                _judged(document, new, texts | {path: text})

            texts[draft.path] = _published(draft, there, texts[draft.path], judge)
    saved = {file.path: file.text for file in together.files}
    return together if texts == saved else _parsed(document, new, texts)


def _judged(document: Document, new: Map, texts: dict[str, str]) -> Document:
    """Read the texts; refuse those that are each fine and have errors together: a premise that others removed."""
    together = _parsed(document, new, texts)
    if together.partial:
        raise ConflictError(document.path, (), f"and both changes together leave an error: {_first_error(together)}")
    return together


def _is_gone(file: MapFile) -> bool:
    return bool(file.text) and not os.path.lexists(file.path)


def _draft(path: str, base: str, ours: str) -> _Draft:
    try:
        target = Path(path).resolve()
        if target.exists() and (not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK)):
            raise CannotDoError(f"cannot save {path}: it is read-only", f"make it writable: chmod u+w {path}")
        if not target.parent.is_dir():
            raise CannotDoError(
                f"cannot save {path}: there is no folder {target.parent}", f"make it first: mkdir -p {target.parent}"
            )
    except OSError as error:
        raise cannot("save", path, error) from error
    return _Draft(path, target, private_folder(target.parent), base, ours)


def _parsed(document: Document, new: Map, texts: dict[str, str]) -> Document:
    return parse_document(
        [(file.path, texts[file.path]) for file in document.files],
        path=document.path,
        foreign=new.foreign,
        like=document,
    )


def _first_error(document: Document) -> str:
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    return f"{errors[0].path}:{errors[0].line}: {errors[0].message}" if errors else "another map"


def _on_disk(draft: _Draft) -> bytes | None:
    """Read the file as it is now, or return None where it is gone."""
    try:
        content = draft.target.read_bytes()
        return content if content == draft.base.encode() else settled_bytes(draft.target)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot("read", draft.path, error) from error


def _merged(draft: _Draft, *, base: str, ours: str, theirs: bytes | None) -> str:
    """Merge what others wrote into `ours`; a file that is gone is written again."""
    there = base if theirs is None else decode(theirs, draft.path)
    merged = merge(base, ours, there)
    if merged.conflicts:
        raise ConflictError(draft.path, merged.conflicts)
    return merged.text


def _published(draft: _Draft, there: bytes | None, text: str, judge: Callable[[str], None]) -> str:
    """Put `text` where `there` was found; while somebody writes in between, merge that and put it again."""
    try:
        sweep(draft.target)
        for _ in range(_TRIES):
            outcome = publish(draft.target, text.encode(), draft.private, over=there)
            if outcome.found == there:
                prune(draft.target.name, draft.private)
                return text
            before = draft.base if there is None else there.decode()
            there = text.encode() if outcome.published else outcome.found
            try:
                text = _merged(draft, base=before, ours=text, theirs=outcome.found)
                judge(text)
            except ArgmapError:
                if outcome.published:
                    _put_back(draft, outcome.found, there)
                raise
    except OSError as error:
        raise cannot("save", draft.path, error) from error
    raise CannotDoError(
        f"{draft.path} is rewritten by another program again and again",
        f"stop that program and save again; every version is in {draft.private / 'backup'}",
    )


def _put_back(draft: _Draft, content: bytes | None, ours: bytes | None) -> None:
    """Undo a save that turned out to conflict, so that the file is as its last writer left it."""
    for _ in range(_TRIES):
        if content is None:
            return
        outcome = publish(draft.target, content, draft.private, over=ours)
        if not outcome.published or outcome.found == ours:
            return
        content, ours = outcome.found, content
