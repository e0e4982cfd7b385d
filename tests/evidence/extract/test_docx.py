"""DOCX reads as the printed document does."""

from __future__ import annotations

import pytest
from support.documents import docx, paragraph, word_part, zipped

from argmap.evidence.extract import Unreadable, extract, metadata
from argmap.evidence.heldtext import HeldText


def _read(content: bytes) -> HeldText:
    found = extract(content, name="letter.docx")
    assert isinstance(found, HeldText), found
    return found


def _run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_paragraphs_and_runs_are_joined_as_they_are_printed() -> None:
    held = _read(docx(paragraph("One ", "sentence.") + "<w:p/>" + paragraph("Another.")))
    assert held.text == "One sentence.\n\nAnother."
    assert held.paragraph_of(held.text.index("Another")) == 2


def test_tracked_insertions_are_in_and_deletions_and_moves_away_are_out() -> None:
    body = (
        f"<w:p>{_run('The ')}<w:ins>{_run('new ')}</w:ins>"
        f"<w:del><w:r><w:delText>old </w:delText></w:r>{_run('stale ')}</w:del>"
        f"<w:moveFrom>{_run('gone ')}</w:moveFrom><w:moveTo>{_run('come ')}</w:moveTo>{_run('text.')}</w:p>"
    )
    assert _read(docx(body)).text == "The new come text."


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{_run('Half a ')}</w:p>"
    assert _read(docx(first + paragraph("sentence."))).text == "Half a sentence."


@pytest.mark.parametrize("value", ["", 'w:val="1"', 'w:val="true"', 'w:val="on"'])
def test_hidden_text_is_out(value: str) -> None:
    assert (
        _read(docx(f"<w:p>{_run('seen ')}{_run('secret ', f'<w:vanish {value}/>')}{_run('again')}</w:p>")).text
        == "seen again"
    )


@pytest.mark.parametrize("value", ["0", "false", "off"])
def test_text_that_is_said_not_to_be_hidden_is_in(value: str) -> None:
    shown = f"<w:vanish w:val='{value}'/>"
    assert _read(docx(f"<w:p>{_run('plain', shown)}</w:p>")).text == "plain"


def test_what_was_hidden_before_a_tracked_change_of_format_is_in() -> None:
    old = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert _read(docx(f"<w:p>{_run('shown', old)}</w:p>")).text == "shown"


def test_text_in_a_style_that_hides_it_is_out() -> None:
    styles = word_part(
        "styles",
        '<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Ghostly"><w:basedOn w:val="Ghost"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
    )
    ghost, loop = '<w:rStyle w:val="Ghostly"/>', '<w:rStyle w:val="Loop"/>'
    body = f"<w:p>{_run('a')}{_run('b', ghost)}{_run('c', loop)}</w:p>"
    body += f"<w:p><w:pPr><w:pStyle w:val='Ghost'/></w:pPr>{_run('d')}</w:p>"
    assert _read(docx(body, parts={"styles": styles})).text == "ac"


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        f"<w:p>{_run('Before ')}<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>{_run('after.')}</w:p>{paragraph('Next.')}"
    )
    assert _read(docx(body)).text == "Before after.\n\nIn the box.\n\nNext."


def test_footnotes_and_endnotes_follow_the_text_and_leave_no_mark_in_it() -> None:
    footnotes = word_part(
        "footnotes",
        f"<w:footnote w:type='separator' w:id='-1'>{paragraph('-----')}</w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('See Snow.')}</w:footnote>",
    )
    endnotes = word_part("endnotes", f"<w:endnote w:id='1'>{paragraph('The end.')}</w:endnote>")
    body = f"<w:p>{_run('Water')}<w:r><w:footnoteReference w:id='1'/></w:r>{_run(' kills.')}</w:p>"
    held = _read(docx(body, parts={"footnotes": footnotes, "endnotes": endnotes}))
    assert held.text == "Water kills.\n\nSee Snow.\n\nThe end."


def test_a_letterhead_is_read_once_and_last() -> None:
    head = word_part("hdr", paragraph("Board of Health"))
    assert _read(docx(paragraph("Sir,"), parts={"header1": head, "header2": head})).text == "Sir,\n\nBoard of Health"


def test_the_cells_of_a_table_stand_apart_in_one_line_a_row() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    head, day = row(paragraph("Day"), paragraph("Deaths")), row(paragraph("1"), paragraph("70") + paragraph("or 71"))
    table = f"<w:tbl>{head}{day}</w:tbl>"
    assert _read(docx(table + paragraph("After."))).text == "Day\tDeaths\n1\t70\nor 71\n\nAfter."


def test_tabs_line_breaks_and_special_hyphens_are_kept() -> None:
    body = (
        f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{_run('a')}"
        f"<w:r><w:tab/></w:r>{_run('b')}<w:r><w:br/></w:r>"
        f"{_run('c')}<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>{_run('d')}</w:p>"
    )
    assert _read(docx(body)).text == "a\tb\nc\u2011\u00add"


def test_the_code_of_a_field_is_out_and_its_result_is_in() -> None:
    body = f"<w:p><w:r><w:instrText>PAGEREF x</w:instrText></w:r>{_run('7')}</w:p>"
    assert _read(docx(body)).text == "7"


def test_pages_are_those_of_the_last_layout() -> None:
    body = (
        f"<w:p>{_run('one')}</w:p><w:p><w:r><w:br w:type='page'/></w:r></w:p>"
        f"<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r></w:p>"
    )
    held = _read(docx(body))
    assert [held.page_of(held.text.index(word)) for word in ("one", "two", "three")] == [1, 2, 3]


def test_a_document_that_was_never_laid_out_has_no_pages() -> None:
    held = _read(docx(f"{paragraph('one')}<w:p><w:r><w:br w:type='page'/></w:r></w:p>{paragraph('two')}"))
    assert held.page_of(0) is None


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    for prologue in (bomb, "<!DOCTYPE w>"):
        found = extract(docx(paragraph("x"), prologue=prologue), name="a.docx")
        assert isinstance(found, Unreadable)
        assert "document type" in found.reason


def test_elements_nested_without_end_are_refused() -> None:
    found = extract(docx("<w:p>" * 20_000 + "</w:p>" * 20_000), name="a.docx")
    assert isinstance(found, Unreadable)
    assert "deep" in found.reason


def test_a_document_that_is_no_xml_or_lacks_its_text_is_refused() -> None:
    broken = extract(docx("<w:p><w:r></w:p>"), name="a.docx")
    assert isinstance(broken, Unreadable)
    assert "no XML" in broken.reason
    missing = extract(zipped({"[Content_Types].xml": "<x/>", "word/other.xml": "<x/>"}), name="a.docx")
    assert isinstance(missing, Unreadable)
    assert "lacks its part" in missing.reason


def test_a_document_without_text_is_refused() -> None:
    found = extract(docx("<w:p/>"), name="a.docx")
    assert isinstance(found, Unreadable)
    assert "without text" in found.reason


def test_a_document_says_its_title_author_and_date() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:t="t"><dc:title>A  Letter</dc:title>'
        "<dc:creator>J. Snow; H. Whitehead"
        "</dc:creator><t:created>1855-01-02T03:04:05Z</t:created></cp:coreProperties>"
    )
    said = metadata(
        zipped({"[Content_Types].xml": "", "word/document.xml": "", "docProps/core.xml": core}), name="a.docx"
    )
    assert (said.title, said.authors, said.date) == ("A Letter", ("J. Snow", "H. Whitehead"), "1855-01-02")
