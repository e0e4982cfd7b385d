"""Which format a text is of, told by its content; the suffix of its file only decides between several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from argmap.errors import CannotDoError
from argmap.exchange.format import Format
from argmap.exchange.json_text import begins_json, read_json
from argmap.exchange.registry import readable, reader

_MAP_OF_OURS = "argmap:\n"


def recognised(text: str, path: str) -> Format:
    """Return the one format that a text is of.

    Raises CannotDoError, naming what it could be, when it is of none or of several that the suffix does not tell
    apart, and RefusedError with the line where it begins as JSON and is none.
    """
    if not text.strip():
        raise CannotDoError(f"{path} is empty", "name a file that holds a map of another tool")
    found = [known for known in readable() if reader(known).recognises(text)]
    if len(found) > 1:
        found = [known for known in found if has_suffix(path, known)] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotDoError(
            f"{path} can be read as {_listed([known.title for known in found], 'and')}",
            f"say which one it is: {' or '.join(f'--from {known.name}' for known in found)}",
        )
    if text.lstrip("\ufeff \t\r\n").startswith("{") or (begins_json(text) and path.endswith(".json")):
        read_json(text, path)  # what begins with a bracket may be words, as Argdown has them
    raise _unknown(text, path)


def has_suffix(path: str, known: Format) -> bool:
    """Tell whether a file is called as files of a format usually are."""
    return PurePath(path).name.lower().endswith(known.suffixes)


def _unknown(text: str, path: str) -> CannotDoError:
    if text.lstrip("\ufeff").startswith(_MAP_OF_OURS) or f"\n{_MAP_OF_OURS}" in text[:10_000]:
        return CannotDoError(f"{path} is a map of argmap already", f"open it: argmap {path}")
    likely = [known for known in readable() if has_suffix(path, known)]
    names = ", ".join(known.name for known in readable())
    if likely:
        called = [known.name for known in likely]
        return CannotDoError(
            f"{path} is called as files of {_listed(called, 'or')} are, and does not begin as one",
            f"{_listed([f'--from {name}' for name in called], 'or')} tries it and says where it fails; "
            f"the formats are {names}",
        )
    return CannotDoError(
        f"{path} is in none of the formats that can be imported", f"say which it is with --from: {names}"
    )


def _listed(titles: Sequence[str], joined: str) -> str:
    *most, last = titles
    return f"{', '.join(most)} {joined} {last}" if most else last
