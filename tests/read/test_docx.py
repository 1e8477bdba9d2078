"""DOCX: what stands in the file as text, in order, and nothing that harms the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.errors import ReadError
from backchannel.read.docx import parts, read_docx
from backchannel.read.extract import Extract
from tests.read.made import W, body, check, hints, office, tagged, texts, word

STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>'
).encode()


def read(path: Path) -> Extract:
    extract = read_docx(path, hints(path))
    check(extract)
    return extract


def made(folder: Path, inner: str, **others: bytes) -> Extract:
    return read(office(folder / "a.docx", body(inner), **others))


def p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_what_a_word_processor_wrote_is_read_in_order(tmp_path: Path) -> None:
    extract = read(word(tmp_path / "a.docx"))
    assert texts(extract) == [
        "The Imagined Courier",
        "Envoys meet again",
        "What was said",
        "The envoys met in the capital on Friday.",
        "Side",
        "Demand",
        "A first point",
    ]
    assert [block.tag for block in extract.blocks] == ["header", "h1", "h2", None, "td", "td", "li"]
    assert extract.locators[3].element == "word/document.xml/p[3]"
    found = {witness.field: witness.value for witness in extract.witnesses}
    assert found["title"] == "Envoys meet again"
    assert found["author"] == "A. Writer"
    assert "published" not in found


def test_styles_are_known_by_name_and_by_what_they_are_based_on(tmp_path: Path) -> None:
    extract = made(
        tmp_path, p("One", "berschrift1") + p("Two", "Mine") + p("Three", "Loop") + p("Four", "None"), styles=STYLES
    )
    assert [block.tag for block in extract.blocks] == ["h1", "h1", None, None]


def test_notes_stand_after_the_text(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0">{p("never")}</w:footnote>'
        f'<w:footnote w:id="1">{p("According to two diplomats.")}</w:footnote></w:footnotes>'
    ).encode()
    extract = made(tmp_path, p("The talks failed."), footnotes=notes)
    assert texts(extract) == ["The talks failed.", "According to two diplomats."]
    assert tagged(extract, "aside") == ["According to two diplomats."]
    assert extract.locators[1].element == "word/footnotes.xml/p[1]"


def test_deleted_and_hidden_text_is_left_out_and_hidden_text_is_told(tmp_path: Path) -> None:
    inner = (
        "<w:p><w:r><w:t>The talks </w:t></w:r><w:del><w:r><w:delText>failed</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>went on</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>elsewhere</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    extract = made(tmp_path, inner)
    assert extract.text == "The talks went on."
    assert [notice.code for notice in extract.notices] == ["hidden-text"]


def test_text_outside_of_any_paragraph_is_told(tmp_path: Path) -> None:
    extract = made(tmp_path, p("Inside.") + "<w:r><w:t>Outside.</w:t></w:r>")
    assert extract.text == "Inside."
    assert [notice.code for notice in extract.notices] == ["silent-loss"]


def test_a_text_box_is_read_once_and_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('A caption')}</w:txbxContent>"
    inner = (
        "<w:p><w:r><w:t>Before </w:t></w:r>"
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>and after.</w:t></w:r></w:p>"
    )
    assert texts(made(tmp_path, inner)) == ["Before and after.", "A caption"]


def test_tabs_breaks_and_hyphens_stand_for_characters(tmp_path: Path) -> None:
    inner = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>"
    assert made(tmp_path, inner).text == "a\tb\nc\u2011d"


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'
).encode()
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
).encode()


@pytest.mark.parametrize("document", [LAUGHS, OUTSIDE])
def test_entities_are_never_expanded(tmp_path: Path, document: bytes) -> None:
    path = office(tmp_path / "a.docx", document)
    with pytest.raises(ReadError) as caught:
        read_docx(path, hints(path))
    assert caught.value.code == "docx-hostile"


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_BYTES", 1_000_000)
    path = office(tmp_path / "a.docx", body(p(" " * 2_000_000)))
    with pytest.raises(ReadError) as caught:
        read_docx(path, hints(path))
    assert caught.value.code == "archive-bomb"


def test_deep_nesting_is_read(tmp_path: Path) -> None:
    inner = "<w:sdt>" * 100_000 + p("Deep down.") + "</w:sdt>" * 100_000
    assert made(tmp_path, inner).text == "Deep down."


@pytest.mark.parametrize("document", [b"", b"<w:document", b"not XML at all", b"\xff\xfe\x00"])
def test_a_damaged_main_part_is_an_error(tmp_path: Path, document: bytes) -> None:
    path = office(tmp_path / "a.docx", document)
    with pytest.raises(ReadError) as caught:
        read_docx(path, hints(path))
    assert caught.value.code == "docx-damaged"
    assert caught.value.advice


def test_a_file_without_text_is_an_error(tmp_path: Path) -> None:
    path = office(tmp_path / "a.docx", body(p(" ")))
    with pytest.raises(ReadError) as caught:
        read_docx(path, hints(path))
    assert caught.value.code == "no-text"


WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=40)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_every_word_comes_out_in_order(tmp_path: Path, paragraphs: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in paragraphs]
    extract = made(tmp_path, p("First.") + "".join(map(p, escaped)))
    assert texts(extract)[1:] == [text.strip() for text in paragraphs if text.strip()]
