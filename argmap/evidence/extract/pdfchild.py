"""The child process that reads a PDF: limits on itself first, then bytes in, one JSON value out."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import TypeAlias

Answer: TypeAlias = Mapping[str, object]


def limit_self(memory: int, cpu: int) -> None:
    """Bound this process: address space in bytes, CPU time in seconds; no core files. Without effect on Windows."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    for kind, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        # The hard limit stays: reaching it kills without saying which limit it was.
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def answer(content: bytes, *, pages: int, inflated: int, with_text: bool) -> Answer:
    """Read a PDF: the text and label of every page and the document's own metadata, or why it cannot be read."""
    import pypdfium2  # noqa: PLC0415 - loaded only once the limits are set

    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        return {"unreadable": "is locked with a password" if locked else "is a damaged or truncated PDF"}
    if len(pdf) > pages:
        return {"unreadable": f"has more than {pages} pages"}
    said = pdf.get_metadata_dict(skip_empty=True)
    if not with_text:
        return {"metadata": said}
    texts: list[str] = []
    labels: list[str] = []
    total = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            layer = page.get_textpage()
            # The text within the page's bounds would be asked for by rectangles, which joins lines of turned pages.
            texts.append(layer.get_text_range())
        except pypdfium2.PdfiumError:
            return {"unreadable": f"has a damaged page: the {number + 1}. of {len(pdf)} cannot be read"}
        layer.close()
        page.close()
        labels.append(pdf.get_page_label(number))
        total += len(texts[-1])
        if total > inflated:
            return {"unreadable": "holds more text than argmap reads from one file"}
    return {"pages": texts, "labels": labels, "metadata": said}


def main() -> int:
    """Answer on standard output for the PDF on standard input; the arguments are the limits."""
    memory, cpu, pages, inflated, with_text = (int(word) for word in sys.argv[1:6])
    limit_self(memory, cpu)
    try:
        found = answer(sys.stdin.buffer.read(), pages=pages, inflated=inflated, with_text=bool(with_text))
    except MemoryError:
        found = {"unreadable": "needs more memory than argmap allows for reading a file"}
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
