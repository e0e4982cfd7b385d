"""The report as PDF, HTML and Markdown: the same words, links that lead somewhere, and nothing smuggled in."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from support.maps import as_map, claim
from support.reports import HOSTILE, hostile_review, reviewed

from argmap.appraisal.reviewing import review
from argmap.diagram.cleaning import plain
from argmap.diagram.paper import PageSize
from argmap.errors import CannotDoError, RefusedError
from argmap.report.document.composing import report_document
from argmap.report.document.parts import Heading, Panel
from argmap.report.markdown.escaping import escaped
from argmap.report.reporting import ReportFormat, ReportOptions, report, report_format_for

PRIMER, OUTAGE = "primer.argmap.yaml", "outage-review"
_SMALLEST = 6.0


@cache
def printed(name: str, form: ReportFormat, claim: str | None = None) -> bytes:
    """Print a report of an example, or of the hostile map, once."""
    found = hostile_review() if name == "hostile" else reviewed(name)
    return report(found, ReportOptions(form, claim=claim))


def page_of(name: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(printed(name, ReportFormat.HTML).decode())


def pdf_of(name: str) -> PdfReader:
    return PdfReader(io.BytesIO(printed(name, ReportFormat.PDF)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


@pytest.mark.parametrize("form", ReportFormat)
def test_the_same_review_gives_the_same_bytes(form: ReportFormat) -> None:
    assert report(reviewed(OUTAGE), ReportOptions(form)) == printed(OUTAGE, form)


@pytest.mark.parametrize("form", ReportFormat)
def test_every_heading_is_in_every_format_in_order(form: ReportFormat) -> None:
    content = printed(PRIMER, form)
    match form:
        case ReportFormat.PDF:
            text = text_of(PdfReader(io.BytesIO(content)))
        case ReportFormat.HTML:
            text = " ".join(lxml_html.document_fromstring(content.decode()).find(".//main").text_content().split())
        case ReportFormat.MARKDOWN:
            text = " ".join(content.decode().split())
    place = 0
    for block in report_document(reviewed(PRIMER)).blocks:
        if isinstance(block, Heading):
            place = text.find(block.text, place)
            assert place >= 0, block.text


# ---------------------------------------------------------------- HTML


@pytest.mark.parametrize("name", [PRIMER, OUTAGE, "hostile"])
def test_html_links_lead_to_one_place_in_the_file(name: str) -> None:
    page = page_of(name)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    inner = [link.get("href")[1:] for link in page.iter("a", "{*}a") if link.get("href", "").startswith("#")]

    assert len(ids) == len(set(ids))
    assert inner
    assert set(inner) <= set(ids)
    named = [word for element in page.iter() for word in (element.get("aria-labelledby") or "").split()]
    assert set(named) <= set(ids)


@pytest.mark.parametrize("name", [PRIMER, OUTAGE, "hostile"])
def test_html_holds_no_script_and_loads_nothing(name: str) -> None:
    page = page_of(name)
    tags = {str(element.tag) for element in page.iter() if isinstance(element.tag, str)}

    assert not tags & {"script", "iframe", "object", "embed", "img", "link", "form", "input", "base", "image", "use"}
    for element in page.iter():
        for key, value in element.attrib.items():
            assert not str(key).lower().startswith("on")
            assert key not in ("style", "src", "srcset", "action", "formaction", "data")
            if key == "href":
                assert re.match(r"#[A-Za-z0-9_-]+$|https?://", str(value)), value
    (style,) = page.iter("style")
    assert not re.search(r"@import|url\((?!\"data:font)|javascript|expression", style.text or "")


def test_html_allows_only_its_own_style_sheet() -> None:
    (policy,) = [meta.get("content") for meta in page_of(PRIMER).iter("meta") if meta.get("http-equiv")]

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_html_shows_hostile_words_as_words() -> None:
    text = " ".join(page_of("hostile").find(".//main").text_content().split())

    for words in HOSTILE:
        assert " ".join(plain(words).split()) in text


@pytest.mark.parametrize("name", [PRIMER, OUTAGE])
def test_html_headings_nest_and_the_language_is_named(name: str) -> None:
    page = page_of(name)
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]

    assert page.get("lang") == "en"
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_html_has_the_diagram_with_cards_that_lead_to_their_claims_and_an_outline_beside_it() -> None:
    page = page_of(PRIMER)
    (picture,) = page.iter("svg", "{*}svg")
    linked = {link.get("href") for link in picture.iter("a", "{*}a")}

    assert {"#claim-handle-ended-outbreak", "#claim-already-falling"} <= linked
    assert len(page.find(".//ol[@class='outline']").findall(".//li")) == 5


# ---------------------------------------------------------------- PDF


def links_in(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            found = annotation.get_object()
            if found["/Subtype"] == "/Link":
                yield found


@pytest.mark.parametrize("name", [PRIMER, OUTAGE, "hostile"])
def test_pdf_links_lead_to_a_page_or_to_the_web(name: str) -> None:
    reader = pdf_of(name)
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    inner = 0
    for link in links_in(reader):
        target: Any = link.get("/Dest")
        if target is None and link["/A"]["/S"] == "/URI":  # type: ignore[index]  # actions are dictionaries
            assert str(link["/A"]["/URI"]).startswith(("http://", "https://"))  # type: ignore[index]  # as above
            continue
        inner += 1
        if not isinstance(target, ArrayObject):
            target = reader.named_destinations[str(target)].dest_array
        assert target[0].idnum in pages
    assert inner > 10


def test_pdf_anchors_are_those_of_the_document() -> None:
    anchors = {block.anchor for block in report_document(reviewed(OUTAGE)).blocks if isinstance(block, Heading | Panel)}
    mentioned = {str(link["/Dest"]) for link in links_in(pdf_of(OUTAGE)) if "/Dest" in link}

    assert {name for name in mentioned if name.startswith(("claim-", "quote-", "step-", "source-"))} <= anchors


@pytest.mark.parametrize("name", [PRIMER, OUTAGE])
def test_pdf_is_tagged_accessible_and_bookmarked(name: str) -> None:
    reader = pdf_of(name)
    root: Any = reader.trailer["/Root"]

    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles[:3] == ["In short", "The argument drawn", "Claim by claim"]
    assert titles[-1] in ("What this report does not claim", "Where the labels are")
    assert reader.metadata is not None
    assert reader.metadata.title


@pytest.mark.parametrize("name", [PRIMER, OUTAGE])
def test_pdf_fonts_are_embedded(name: str) -> None:
    fonts = [font for page in pdf_of(name).pages for font in _fonts(page)]

    assert fonts
    for font in fonts:
        descriptors = [part.get_object()["/FontDescriptor"] for part in font.get("/DescendantFonts", [])]
        descriptors += [font["/FontDescriptor"]] if "/FontDescriptor" in font else []
        if font["/Subtype"] == "/Type3":
            continue
        assert descriptors
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in descriptors)


def _fonts(page: Any) -> list[Any]:
    found = page["/Resources"].get("/Font", {})
    return [font.get_object() for font in found.values()]


def test_pdf_has_no_type_that_is_too_small_to_read() -> None:
    sizes: list[float] = []

    def note(text: str, outer: Any, inner: Any, _font: Any, size: float) -> None:
        if text.strip():
            across = inner[0] * outer[0] + inner[1] * outer[2], inner[0] * outer[1] + inner[1] * outer[3]
            sizes.append(abs(size) * hypot(*across))

    for page in pdf_of(OUTAGE).pages:
        page.extract_text(visitor_text=note)
    assert sizes
    assert min(sizes) >= _SMALLEST


def test_pdf_shows_hostile_words_as_words() -> None:
    text = text_of(pdf_of("hostile"))

    for words in (HOSTILE[0], HOSTILE[2], HOSTILE[9]):
        assert plain(words)[:40] in text
    assert "root:" not in text


@pytest.mark.parametrize(("page", "width"), [(PageSize.A4, 595), (PageSize.LETTER, 612), (PageSize.A3, 842)])
def test_pdf_is_printed_on_the_paper_asked_for(page: PageSize, width: int) -> None:
    content = report(reviewed(PRIMER), ReportOptions(page=page))

    assert round(PdfReader(io.BytesIO(content)).pages[0].mediabox.width) == width


def test_pdf_is_made_where_no_font_has_the_words() -> None:
    content = report(review(as_map(claim("c", text="\U00013080 \ue000"), title="日本")), ReportOptions())

    assert content.startswith(b"%PDF-")


# ---------------------------------------------------------------- Markdown


def test_markdown_links_lead_to_one_place_in_the_file() -> None:
    text = printed(OUTAGE, ReportFormat.MARKDOWN).decode()
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)

    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)


def test_markdown_has_an_outline_where_the_others_have_the_diagram() -> None:
    text = printed(PRIMER, ReportFormat.MARKDOWN).decode()
    drawn = text.partition("## The argument drawn")[2].partition("## Claim by claim")[0]

    assert "\n    - because: [C3](#claim-handle-off-8-sept)" in drawn


@pytest.mark.parametrize("text", ["- item", "+ item", "1. one", "12) two", "# head", "> quote", "=== line", "--- line"])
def test_markdown_escapes_what_starts_a_block(text: str) -> None:
    assert "\\" in escaped(text)


def test_markdown_leaves_plain_prose_alone() -> None:
    prose = "The pump's handle (taken off in 1854, by R&D) cost 5-6 shillings; see p. 40."

    assert escaped(prose) == prose


def test_markdown_shows_hostile_words_as_words() -> None:
    parser = pytest.importorskip("markdown_it", reason="a Markdown reader is needed to read what was written")
    rendered = (
        parser.MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .render(printed("hostile", ReportFormat.MARKDOWN).decode())
    )
    page = lxml_html.document_fromstring(rendered)
    tags = {str(element.tag) for element in page.iter() if isinstance(element.tag, str)}

    assert not tags & {"script", "img", "style", "s", "code", "pre"}
    hrefs = {link.get("href") for link in page.iter("a") if link.get("href")}
    assert all(re.match(r"#[A-Za-z0-9_-]+$|https?://", href) for href in hrefs)
    text = " ".join(page.text_content().split())
    for words in HOSTILE:
        assert " ".join(plain(words).split()) in text


# ---------------------------------------------------------------- requests


def test_a_suffix_that_is_no_report_is_refused() -> None:
    with pytest.raises(CannotDoError, match="does not end like a report"):
        report_format_for("out.docx")


def test_a_claim_or_paper_that_there_is_not_is_refused() -> None:
    found = review(as_map(claim("c")))

    with pytest.raises(RefusedError, match="no claim"):
        report(found, ReportOptions(claim="d"))
    with pytest.raises(RefusedError, match="not printed"):
        report(found, ReportOptions(page=PageSize.FIT))


@pytest.mark.parametrize("form", ReportFormat)
def test_a_report_of_one_claim_leaves_the_others_out(form: ReportFormat) -> None:
    content = printed(PRIMER, form, "well-shut")
    text = text_of(PdfReader(io.BytesIO(content))) if form is ReportFormat.PDF else content.decode()

    assert "From 8 September nobody could draw water" in text
    assert "Water from the Broad Street pump" not in text


@pytest.mark.parametrize("form", ReportFormat)
def test_a_map_of_no_claims_is_printed(form: ReportFormat) -> None:
    assert report(review(as_map(title="Nothing yet")), ReportOptions(form))


# ---------------------------------------------------------------- as people see it


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed, and CI must look at the pages")
        pytest.skip(f"{name} is not installed")
    return found


def test_pages_read_in_the_order_in_which_they_are_written(tmp_path: Path) -> None:
    reader = tool("pdftotext")
    path = tmp_path / "report.pdf"
    path.write_bytes(printed(PRIMER, ReportFormat.PDF))
    ran = subprocess.run([reader, str(path), "-"], capture_output=True, text=True, timeout=60, check=True)
    text = " ".join(ran.stdout.split())
    order = ["In short", "The argument drawn", "C3 The handle of the pump", "As quoted", "In the source", "How to read"]
    places = [text.rfind(words) if words == "How to read" else text.find(words) for words in order]

    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_browser_shows_the_page_without_scrolling_sideways(tmp_path: Path, width: int) -> None:
    browser = tool("chromium")
    (tmp_path / "report.html").write_bytes(printed(OUTAGE, ReportFormat.HTML))
    # The report runs no script, so a page around it measures it.
    frame = f'<iframe id="f" src="report.html" style="width:{width}px;height:900px;border:0"></iframe>'
    asks = "const d=document.getElementById('f').contentDocument.documentElement;document.title=d.scrollWidth"
    around = f"<title>0</title>{frame}<script>onload=()=>{{{asks}}}</script>"
    (tmp_path / "around.html").write_text(around, encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        "--virtual-time-budget=5000",
    ]
    ran = subprocess.run(
        [browser, *flags, f"--user-data-dir={tmp_path}/profile", "--dump-dom", (tmp_path / "around.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = re.search(r"<title>(\d+)</title>", ran.stdout)

    assert found is not None
    assert 0 < int(found[1]) <= width
