"""Which entries of a draft can stand: what refers to what is there, of the right kind, and not to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.exchange.entry import Entry, keys_in
from argmap.exchange.loss import Loss

_ARROW = {"supports": "support for", "attacks": "objection to"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The entries that can stand, by key, and what was lost with the others."""

    entries: Mapping[str, Entry]
    losses: tuple[Loss, ...] = ()


def standing(entries: Mapping[str, Entry], sources: Mapping[str, Entry]) -> Standing:
    """Return the claims, quotes and steps that can stand together, each told with its reason that cannot.

    A step cannot without all of its premises: without one of them it would say more than its author did. Linear.
    """
    users: dict[str, list[str]] = {}
    for key, entry in entries.items():
        for needed in keys_in(entry):
            users.setdefault(needed, []).append(key)
    kept: dict[str, Entry] = {}
    losses: list[Loss] = []
    gone: list[str] = []
    for key, entry in entries.items():
        why = _fault(entry, entries, sources)
        if why:
            losses.append(_loss(entry, why, entries))
            gone.append(key)
        else:
            once = tuple(dict.fromkeys(entry.because))
            kept[key] = replace(entry, because=once) if len(once) < len(entry.because) else entry
    while gone:
        lost = gone.pop()
        for key in users.get(lost, ()):
            if kept.pop(key, None) is not None:
                losses.append(_loss(entries[key], f'"{lost}", which it refers to, could not be kept', entries))
                gone.append(key)
    return Standing(kept, tuple(losses))


def _fault(entry: Entry, entries: Mapping[str, Entry], sources: Mapping[str, Entry]) -> str:
    """Say in one clause why an entry cannot stand, "" when it can."""
    if entry.kind == "quote":
        return "" if entry.source in sources else f'no source is called "{entry.source}"'
    if entry.is_step:
        return next(_step_faults(entry, entries), "")
    return _review_fault(entry, entries) if entry.is_aimed else ""


def _review_fault(review: Entry, entries: Mapping[str, Entry]) -> str:
    target = entries.get(review.target)
    if target is None:
        return f'it is about "{review.target}", which is not there'
    return "it is about another review" if target.kind == "review" else ""


def _step_faults(step: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    if not step.because:
        yield "it has no premises"
    target = entries.get(step.target)
    if target is None:
        yield f'it points to "{step.target}", which is not there' if step.target else "it points to nothing"
    elif target.kind == "review":
        yield "only claims, steps and quotes can be attacked, and it points to a review"
    elif step.kind == "supports" and target.kind != "claim":
        yield "only a claim can be supported, and it points to a step or a quote"
    if step.target == step.key:
        yield "it points to itself"
    for premise in step.because:
        found = entries.get(premise)
        if found is None:
            yield f'it starts from "{premise}", which is not there' if premise else "it starts from nothing"
        elif found.kind not in ("claim", "quote"):
            kind = "review" if found.kind == "review" else "step"
            yield f'only claims and quotes can be premises, and it starts from the {kind} "{premise}"'
        if premise == step.target:
            yield "its premise is its own conclusion"


def _loss(entry: Entry, why: str, entries: Mapping[str, Entry]) -> Loss:
    return Loss(entry.key, described(entry, entries), why, entry.line)


def described(entry: Entry, entries: Mapping[str, Entry]) -> str:
    """Say in words which node an entry is: `the support for "the pump did it" from "they died"`."""
    if entry.kind == "review":
        return f"the review of {quoted(_words(entry.target, entries))}"
    if entry.kind not in _ARROW:
        return f"the {entry.kind} {quoted(entry.words)}"
    premises = " and ".join(quoted(_words(premise, entries)) for premise in entry.because[:3])
    more = " and others" if len(entry.because) > 3 else ""  # noqa: PLR2004 - as many as a line has room for
    return f"the {_ARROW[entry.kind]} {quoted(_words(entry.target, entries))}" + (
        f" from {premises}{more}" if premises else ""
    )


def _words(key: str, entries: Mapping[str, Entry]) -> str:
    found = entries.get(key)
    return found.words if found is not None and found.words else key


def quoted(words: str) -> str:
    """Return words between quote marks, on one line and cut to 60 characters."""
    line = " ".join(words.split())
    return f'"{line}"' if len(line) <= 60 else f'"{line[:57]}..."'  # noqa: PLR2004 - as much as a line shows well


def number_of(count: int, name: str) -> str:
    """Say how many there are of something: `1 node`, `2,000 nodes`."""
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"
