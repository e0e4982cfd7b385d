"""PDF: the text layer of every page, read by PDFium in a child process that a hostile file can only abort."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import pairwise

from argmap.evidence.extract.furniture import page_matter
from argmap.evidence.extract.unreadable import Limits, UnreadableError
from argmap.evidence.heldtext import HeldText, Span

_CHILD = "argmap.evidence.extract.pdfchild"
_COPIES = 6
_LINE = re.compile(r"[^\n\f\x02]+")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "'", "”", "’", "»", ")", "]")
_SHORT_LINE = 0.8
_CONTROLS = {code: " " for code in (*range(9), 11, *range(14, 32), 127) if code != 2} | {0: "\ufffd"}  # noqa: PLR2004 - U+0002 is PDFium's mark of a hyphen at a line's end


@dataclass(frozen=True, slots=True)
class PdfReading:
    """What the child process found: the text and label of every page, and the document's own metadata."""

    pages: Sequence[str]
    labels: Sequence[str]
    metadata: Mapping[str, str]


@cache
def pdf_reader_version() -> str:
    """Name the version of PDFium's binding, on which the extracted text depends."""
    return f"pypdfium2-{version('pypdfium2')}"


def read_pdf(content: bytes, limits: Limits) -> HeldText:
    """Read a PDF; a line's last hyphen is U+0002, as PDFium writes it, and the word goes on behind it."""
    reading = run_child(content, limits, with_text=True)
    pages = [_tidy(page) for page in reading.pages]
    if not any(page.strip() for page in pages):
        raise UnreadableError("is a scan without a text layer; have its text recognised first (OCR)")
    starts: list[int] = []
    position = 0
    for page in pages:
        starts.append(position)
        position += len(page) + 1
    text = "\f".join(pages)
    matter = page_matter(pages, starts)
    return HeldText(
        text,
        page_starts=tuple(starts),
        page_labels=tuple(label or str(number) for number, label in enumerate(reading.labels, 1))
        if any(reading.labels)
        else (),
        paragraph_starts=_paragraphs(text, matter),
        page_matter=matter,
    )


def run_child(content: bytes, limits: Limits, *, with_text: bool) -> PdfReading:
    """Have a child process read a PDF within `limits`; raise UnreadableError when it cannot, or does not live."""
    memory = limits.memory + _COPIES * len(content)
    words = [str(number) for number in (memory, limits.cpu, limits.pages, limits.inflated, int(with_text))]
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, our own module, numbers
            [sys.executable, "-P", "-m", _CHILD, *words],
            input=content,
            capture_output=True,
            timeout=limits.wall,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"takes more than {limits.wall} s to read") from error
    if done.returncode > 0:
        complaint = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise UnreadableError(f"could not be read, for its reader stopped: {complaint[:200]}")
    if sys.platform != "win32" and done.returncode == -signal.SIGXCPU:
        raise UnreadableError(f"takes more than {limits.cpu} s to read")
    if done.returncode:
        raise UnreadableError("needs more memory than argmap allows, or is made to crash its reader")
    try:
        found = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableError("made its reader fail") from error
    if "unreadable" in found:
        raise UnreadableError(str(found["unreadable"]))
    return PdfReading(found.get("pages", ()), found.get("labels", ()), found.get("metadata", {}))


def _tidy(page: str) -> str:
    whole = page.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "\x02").replace("\f", "\n")
    return whole.translate(_CONTROLS)


def _paragraphs(text: str, matter: Sequence[Span]) -> tuple[int, ...]:
    """Guess where paragraphs start: after a line that ends a sentence well before the right margin.

    A PDF does not say; page furniture counts for nothing, so that a paragraph may run over a page.
    """
    furniture = {start for start, _ in matter}
    lines = [line for line in _LINE.finditer(text) if line.start() not in furniture and not line.group().isspace()]
    if not lines:
        return ()
    lengths = sorted(len(line.group()) for line in lines)
    full = lengths[len(lengths) * 3 // 4]
    starts = [lines[0].start()]
    for line, following in pairwise(lines):
        words = line.group().rstrip()
        if len(words) < full * _SHORT_LINE and words.endswith(_SENTENCE_ENDS):
            starts.append(following.start())
    return tuple(starts)
