"""What user text, links and ids may be in a picture: nothing that a viewer could run, misread or choke on."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Non-characters, the last two of every plane, are legal Python and illegal XML.
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNSAFE = re.compile(rf"[{_BIDI}{_NO_CHARACTERS}\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"[\t\n\v\f\r\u0085\u2028\u2029 ]+")
_ID = re.compile(r"[^A-Za-z0-9-]")
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return `text` on one line, in NFC, without control characters and direction overrides."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return unicodedata.normalize("NFC", _UNSAFE.sub("", _SPACE.sub(" ", text))).strip()


def picture_id(prefix: str, node_id: str) -> str:
    """Return an XML id of ASCII letters, digits, `-` and `_` that differs for every node id."""
    return f"{prefix}-" + _ID.sub(lambda found: f"_{ord(found[0]):x}_", node_id)


def safe_url(text: str) -> str:
    """Return `text` as a link that is http or https, a DOI as its resolver's; anything else as the empty string."""
    doi = _DOI.fullmatch(text.strip())
    if doi:
        return "https://doi.org/" + quote(doi[1], safe="/()-._;:")
    candidate = "".join(character for character in text.strip() if character.isprintable())
    if not candidate.lower().startswith(("http://", "https://")):
        return ""
    try:
        parts = urlsplit(candidate)
    except ValueError:
        return ""
    if not parts.hostname or any(mark in parts.netloc for mark in "\\<>\"' "):
        return ""
    return quote(candidate, safe="%/:=&?~#+!$,;'@()*[]-._")
