"""Names in one line of text: `Given Family; Family, Given; {A Body With Several Words}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.evidence.bibliography.entry import Name, one_line

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_SPECIAL = frozenset(",;{}")


def read_names(text: str) -> tuple[Name, ...]:
    """Read the names in `text`, which `;` divides.

    A name is `Given Family`, `Family, Given`, `Family, Given, Suffix`, one word, or, for a body, words in braces.
    Words in lower case before the family name are its particle (non-dropping), words in lower case after the
    given name are a particle that is dropped when the family name stands alone. Braces keep words together, as in
    BibTeX.
    """
    return tuple(name for part in _split(text, ";") if (name := read_name(part)) != Name())


def write_names(names: Iterable[Name]) -> str:
    """Write names so that `read_names` reads the same."""
    return "; ".join(write_name(name) for name in names)


def read_name(text: str) -> Name:
    """Read one name."""
    parts = list(_split(text, ","))
    while parts and not parts[-1]:
        parts.pop()
    if not parts or not _plain(text):
        return Name()
    if len(parts) == 1:
        return _given_first(parts[0])
    if len(parts) > 2 and parts[1].lower() in SUFFIXES:  # noqa: PLR2004 - BibTeX's order: Family, Jr, Given
        parts[1:3] = [parts[2], parts[1]]
    particle, family = _leading_particle(_words(parts[0]))
    given, dropping = _trailing_particle(_words(parts[1]))
    if not family or not (given or len(parts) > 2):  # noqa: PLR2004 - a suffix makes a person
        return Name(literal=", ".join(filter(None, map(_plain, parts))))
    return Name(family, given, particle, dropping, _plain(", ".join(parts[2:])))


def write_name(name: Name) -> str:
    """Write one name so that `read_name` reads the same."""
    if name.literal:
        plain = " " not in name.literal and not _SPECIAL.intersection(name.literal)
        return name.literal if plain else f"{{{name.literal}}}"
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    tail = f", {name.suffix}" if name.suffix else ""
    forms = [
        f"{given} {family}{tail and ' '}{name.suffix}",
        f"{family}, {given}{tail}",
        f"{_group(name.non_dropping_particle, name.family)}, {given}{tail}",
        f"{family}, {_group('', name.given)} {name.dropping_particle}{tail}",
    ]
    for form in forms:
        if read_names(form) == (name,):
            return form.strip()
    grouped = f"{_group(name.non_dropping_particle, name.family)}, {_group('', name.given)} {name.dropping_particle}"
    return f"{grouped.strip()}, {{{name.suffix}}}" if name.suffix else grouped.strip()


def person(family: str, given: str = "", *, particle: str = "", dropping: str = "", suffix: str = "") -> Name:
    """Make the name of a person in the form that survives a line of text.

    A particle that is not plain words in lower case joins the name it belongs to; a person with one name becomes a
    literal.
    """
    family, given, particle, dropping, suffix = map(_unbraced, (family, given, particle, dropping, suffix))
    if particle and not _all_lower(particle):
        family, particle = _join(particle, family).strip(), ""
    if dropping and not _all_lower(dropping):
        given, dropping = f"{given} {dropping}".strip(), ""
    if not given and dropping:
        particle, dropping = f"{dropping} {particle}".strip(), ""
    if not family:
        return Name(literal=" ".join(filter(None, (given, particle))))
    if not given and not suffix:
        return Name(literal=" ".join(filter(None, (particle, family))))
    return Name(family, given, particle, dropping, suffix)


def body(literal: str) -> Name:
    """Make the name of a body, or a name that is not to be taken apart."""
    return Name(literal=_unbraced(literal))


def _given_first(text: str) -> Name:
    words = _words(text)
    if len(words) == 1:
        return Name(literal=_plain(text))
    suffix = ""
    if len(words) > 2 and words[-1].lower() in SUFFIXES:  # noqa: PLR2004 - given, family and suffix
        suffix = words.pop()
    lower = [place for place, word in enumerate(words[:-1]) if place and _is_lower(word)]
    start = lower[0] if lower else len(words) - 1
    family = lower[-1] + 1 if lower else start
    return Name(
        _plain(" ".join(words[family:])),
        _plain(" ".join(words[:start])),
        _plain(" ".join(words[start:family])),
        suffix=_plain(suffix),
    )


def _leading_particle(words: list[str]) -> tuple[str, str]:
    count = 0
    while count < len(words) - 1 and _is_lower(words[count]):
        count += 1
    return " ".join(words[:count]), _plain(" ".join(words[count:]))


def _trailing_particle(words: list[str]) -> tuple[str, str]:
    count = len(words)
    while count > 1 and _is_lower(words[count - 1]):
        count -= 1
    return _plain(" ".join(words[:count])), " ".join(words[count:])


def _split(text: str, mark: str) -> Iterator[str]:
    """Divide `text` at `mark` outside braces."""
    depth, start = 0, 0
    for place, character in enumerate(text):
        if character == "{":
            depth += 1
        elif character == "}":
            depth = max(depth - 1, 0)
        elif character == mark and not depth:
            yield text[start:place].strip()
            start = place + 1
    yield text[start:].strip()


def _words(text: str) -> list[str]:
    return [word for word in _split(" ".join(text.split()), " ") if word]


def _group(particle: str, words: str) -> str:
    return f"{particle} {{{words}}}".strip() if words else particle


def _join(particle: str, family: str) -> str:
    return f"{particle}{family}" if particle[-1:] in "'’-" else f"{particle} {family}"


def _plain(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def _unbraced(text: str) -> str:
    return " ".join(one_line(text).replace("{", "(").replace("}", ")").split())


def _is_lower(word: str) -> bool:
    return word[0].islower()


def _all_lower(words: str) -> bool:
    if _SPECIAL.intersection(words):
        return False
    return all(_is_lower(word) for word in words.split()) and words[-1] not in "'’-"
