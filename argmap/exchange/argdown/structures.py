"""A premise-conclusion structure while its lines come: numbers, inference lines, and what each inference uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.exchange.argdown.document import Data, Inference, Remark, Structure, UnreadableError
from argmap.exchange.argdown.elements import with_data
from argmap.exchange.argdown.lines import Part


@dataclass(slots=True)
class Opening:
    """What has come so far of the structure of an argument, which is given by the number of its element."""

    argument: int
    statements: list[int] = field(default_factory=list)
    inferences: list[Inference] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    """The lines of the inference that is open, the first one without its hyphens."""
    line: int = 0
    indent: int = 0
    numbers: dict[int, int] = field(default_factory=dict)
    concluded: int = 0

    def add(self, number: int, element: int) -> None:
        """Add a statement, under the number that is written before it."""
        self.numbers[number] = len(self.statements)
        self.statements.append(element)

    def closes(self, part: Part) -> bool:
        """Tell whether the inference that is open is complete, and add it then."""
        last = self.rows[-1].rstrip()
        if len(self.rows) == 1 and last and not last.strip("-"):
            written = ""
        elif last.endswith("--"):
            written = " ".join(self.rows).strip().removesuffix("--").strip()
        else:
            return False
        self.rows.clear()
        words, data = with_data(written, part)
        if len(self.statements) < max(self.concluded, 1):
            remedy = "write a numbered statement, as (1) and words, above it"
            raise UnreadableError(self.line, "an inference line stands here without a premise above it", remedy)
        rules = tuple(rule for rule in (each.strip() for each in words.split(",")) if rule)
        conclusion = len(self.statements)
        premises = tuple(range(max(self.concluded - 1, 0), conclusion))
        uses = tuple(self._used(data, conclusion))
        self.inferences.append(Inference(rules, data, self.line, uses or premises, conclusion))
        self.concluded = conclusion + 1
        return True

    def structure(self, number: int) -> Structure:
        """Return the whole. Raises UnreadableError when it does not end with a conclusion."""
        if self.rows:
            raise UnreadableError(self.line, "an inference line begins here and never ends", "end it with --")
        if not self.inferences or self.concluded != len(self.statements):
            remedy = "end it with ---- and a conclusion, and leave no empty line within it"
            raise UnreadableError(number, "a premise-conclusion structure ends here without a conclusion", remedy)
        return Structure(self.argument, tuple(self.statements), tuple(self.inferences))

    def _used(self, data: Data, conclusion: int) -> Iterator[int]:
        uses = data.get("uses", ())
        for each in [uses] if isinstance(uses, str) else uses if isinstance(uses, Sequence) else ():
            number = int(each) if isinstance(each, str) and each.isdecimal() and len(each) < 10 else -1  # noqa: PLR2004
            place = self.numbers.get(number, conclusion)
            if place < conclusion:
                yield place
            else:
                why = "no line above has this number"
                self.remarks.append(Remark(f"that the inference uses ({each})", why, self.line))
