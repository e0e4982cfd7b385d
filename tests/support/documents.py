"""Documents that tests make: PDF, DOCX and EPUB, honest and hostile."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import digits

import typst
from pypdf import PdfReader, PdfWriter

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zipped(members: Mapping[str, str | bytes], *, stored: Sequence[str] = ()) -> bytes:
    """Pack `members` into a ZIP file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def word_part(root: str, inner: str) -> str:
    """Make a part of a DOCX file."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_WORD} {_MORE}>{inner}</w:{root}>'


def docx(body: str, *, parts: Mapping[str, str] | None = None, prologue: str = "") -> bytes:
    """Make a DOCX file of the XML inside its body; `parts` are further parts by kind: footnotes, styles, header."""
    related = {f"word/{kind}.xml": part for kind, part in (parts or {}).items()}
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind.rstrip(digits)}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts or {})
    )
    start = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    main = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    document = word_part("document", f"<w:body>{body}</w:body>")
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f"{start}{main}</Relationships>",
            "word/document.xml": document.replace("?>", f"?>{prologue}", 1),
            "word/_rels/document.xml.rels": f"{start}{relations}</Relationships>",
            **related,
        }
    )


def paragraph(*runs: str) -> str:
    """Make a paragraph of a DOCX file from texts."""
    written = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{written}</w:p>"


def epub(chapters: Mapping[str, str], *, links: Mapping[str, str] | None = None, metadata: str = "") -> bytes:
    """Make an EPUB file of XHTML chapters by file name; `links` replaces what the manifest says of a chapter."""
    items = "".join(
        f'<item id="c{number}" href="{(links or {}).get(name, name)}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"OPS/{name}": text for name, text in chapters.items()},
        },
        stored=["mimetype"],
    )


def xhtml(body: str) -> str:
    """Make an XHTML page."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>A chapter</title></head><body>{body}</body></html>'
    )


def pdf(pages: Sequence[Sequence[str]], *, labels: str = "", filters: str = "", content: bytes | None = None) -> bytes:
    """Write a PDF with the lines of each page; `content` replaces the first page's stream, packed with `filters`."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for number, lines in enumerate(pages):
        drawn = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 40 700 Td {drawn}ET".encode("cp1252")
        packing = ""
        if number == 0 and content is not None:
            stream, packing = content, f"/Filter {filters} "
        objects.append(f"<< {packing}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R {fonts} >>"
        objects.append(page.encode())
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {labels} >>".encode()
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(written)


def locked(document: bytes, password: str) -> bytes:
    """Lock a PDF with a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(document)))
    writer.encrypt(password, algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def flate_bomb(size: int) -> bytes:
    """Pack `size` spaces twice, in a few hundred bytes for every mebibyte."""
    packer = zlib.compressobj(9)
    piece = b" " * (1 << 20)
    packed = b"".join(packer.compress(piece) for _ in range(size >> 20)) + packer.flush()
    return zlib.compress(packed, 9)


def scan(folder: Path) -> bytes:
    """Make a PDF whose only page is a picture, as a scanner does."""
    document = folder / "scan.typ"
    document.write_text("#page[#rect(width: 100%, height: 50%, fill: gray)]", encoding="utf-8")
    return typst.compile(str(document), format="pdf")
