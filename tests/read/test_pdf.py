"""PDF: reading order, paragraphs, running lines, the map back, and what is said of files that can't be read."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from backchannel.errors import ReadError
from backchannel.read.extract import Extract
from backchannel.read.pdf import read_pdf
from backchannel.read.pdf.glyphs import Glyph
from backchannel.read.pdf.lines import lines
from backchannel.read.pdf.properties import iso_date
from tests.read.made import Draw, check, column, hints, locked, pdf, scanned, tagged, texts

FIRST = [
    "The envoys of both sides met in the capital on Friday for talks that",
    "were held behind closed doors and went on until late in the evening, a",
    "spokesman said.",
]
SECOND = ["No paper was signed. Both sides agreed to meet again within two weeks,", "in another place."]
NUMBERS = ["one", "two", "three", "four"]
ARTICLE = [*FIRST, "", *SECOND]


def read(path: Path) -> Extract:
    extract = read_pdf(path, hints(path))
    check(extract)
    return extract


def drawn(path: Path, *pages: Draw) -> Extract:
    return read(pdf(path, *pages))


def test_lines_become_paragraphs_and_keep_their_line_breaks(tmp_path: Path) -> None:
    extract = drawn(tmp_path / "a.pdf", lambda canvas: column(canvas, ARTICLE))
    assert texts(extract) == ["\n".join(FIRST), "\n".join(SECOND)]
    assert extract.text == "\n".join(FIRST) + "\n\n" + "\n".join(SECOND)


def test_paragraphs_without_space_between_are_told_by_where_lines_break_off(tmp_path: Path) -> None:
    extract = drawn(tmp_path / "a.pdf", lambda canvas: column(canvas, [*FIRST, *SECOND]))
    assert texts(extract) == ["\n".join(FIRST), "\n".join(SECOND)]


def test_indented_first_lines_begin_paragraphs(tmp_path: Path) -> None:
    full = "the talks went on for hours and both sides said that they would go on again"

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate([full, full, full, full]):
            canvas.drawString(90 if index in (0, 2) else 72, 700 - 14 * index, line)

    assert texts(drawn(tmp_path / "a.pdf", draw)) == [f"{full}\n{full}"] * 2


def test_each_line_has_its_page_and_box(tmp_path: Path) -> None:
    extract = drawn(tmp_path / "a.pdf", *[lambda canvas: column(canvas, FIRST, x=100, top=500)] * 2)
    assert [locator.page for locator in extract.locators] == [1, 1, 1, 2, 2, 2]
    boxes = [locator.box for locator in extract.locators if locator.box is not None]
    assert len(boxes) == 6
    for index, (left, bottom, right, top) in enumerate(boxes[:3]):
        assert left == pytest.approx(100, abs=2)
        assert bottom < 500 - 14 * index + 1 < top
        assert left < right < 595


def test_a_word_parted_at_a_lines_end_keeps_hyphen_and_line_break(tmp_path: Path) -> None:
    extract = drawn(
        tmp_path / "a.pdf", lambda canvas: column(canvas, ["The two sides agreed on a nego-", "tiated way."])
    )
    assert extract.text == "The two sides agreed on a nego-\ntiated way."


def test_ligatures_are_spelt_out_and_marked(tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        canvas.drawString(72, 700, "The \ufb01rst of\ufb02oads.")
        canvas.drawString(72, 686, "Nothing more was said.")

    extract = drawn(tmp_path / "a.pdf", draw)
    assert extract.text.split("\n")[0] == "The first offloads."
    assert [locator.exact for locator in extract.locators] == [False, True]


def test_words_that_run_to_the_left_are_read_from_the_right_whatever_order_they_come_in() -> None:
    def word(letters: str, right: float, *, backwards: bool) -> list[Glyph]:
        placed = [
            Glyph(text=letter, x=right - 6 * index, y=700, box=(right - 6 * index, 697, right - 6 * index + 6, 709))
            for index, letter in enumerate(letters, start=1)
        ]
        return placed[::-1] if backwards else placed

    space = Glyph(text=" ", x=0, y=700, box=(0, 700, 0, 700), made=True)
    year = [
        Glyph(text=digit, x=200 + 6 * n, y=700, box=(200 + 6 * n, 697, 206 + 6 * n, 709))
        for n, digit in enumerate("2011")
    ]
    glyphs = [*word("في", 300, backwards=True), space, *word("سنة", 280, backwards=False), space, *year]
    assert [line.text for line in lines(glyphs)] == ["في سنة 2011"]


def test_two_columns_are_read_one_after_the_other_even_if_written_across(tmp_path: Path) -> None:
    left = [f"left column line {number} runs on here" for number in NUMBERS]
    right = [f"right column line {number} runs on here" for number in NUMBERS]

    def across(canvas: Canvas) -> None:
        for index, (a, b) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(72, 700 - 14 * index, a)
            canvas.drawString(320, 700 - 14 * index, b)
        canvas.drawString(72, 750, "The headline above both of the columns stands here and is long")

    words = drawn(tmp_path / "a.pdf", across).text
    places = [words.index(line) for line in [*left, *right]]
    assert places == sorted(places)
    assert words.startswith("The headline")


def test_a_paragraph_that_goes_on_in_the_next_column_stays_whole(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, ["The talks of the two sides went", "on for days, and the envoys of"], top=100)
        column(canvas, ["both said that nothing had been", "signed at any time.", "", "They left."], x=320)

    whole = "The talks of the two sides went\non for days, and the envoys of\nboth said that nothing had been\n"
    assert texts(drawn(tmp_path / "a.pdf", draw)) == [whole + "signed at any time.", "They left."]


def test_the_files_own_order_is_kept_where_nothing_speaks_against_it(tmp_path: Path) -> None:
    def table(canvas: Canvas) -> None:
        for row in range(3):
            canvas.drawString(72, 700 - 14 * row, f"side {row}")
            canvas.drawString(300, 700 - 14 * row, f"demand {row}")

    words = drawn(tmp_path / "a.pdf", table).text.split("\n")
    assert [word for word in words if word] == ["side 0", "demand 0", "side 1", "demand 1", "side 2", "demand 2"]


def test_running_heads_and_page_numbers_are_tagged_and_stand_around_the_page(tmp_path: Path) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 30, f"Page {number}")
            canvas.drawString(72, 810, "The Imagined Courier")
            column(canvas, [f"Sentence number {number} of the report stands here."])

        return draw

    extract = drawn(tmp_path / "a.pdf", page(1), page(2), page(3))
    assert tagged(extract, "header") == ["The Imagined Courier"] * 3
    assert tagged(extract, "footer") == ["Page 1", "Page 2", "Page 3"]
    assert texts(extract)[:3] == ["The Imagined Courier", "Sentence number 1 of the report stands here.", "Page 1"]


def test_what_a_browser_prints_at_the_edges_is_tagged_and_its_address_is_a_witness(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, ARTICLE)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(24, 822, "7/2/11, 10:00 AM")
        canvas.drawString(300, 822, "Talks in the capital")
        canvas.drawString(24, 14, "https://courier.example/talks")
        canvas.drawString(560, 14, "1/1")

    extract = drawn(tmp_path / "a.pdf", draw)
    assert tagged(extract, "header") == ["7/2/11, 10:00 AM", "Talks in the capital"]
    assert tagged(extract, "footer") == ["https://courier.example/talks", "1/1"]
    urls = [witness for witness in extract.witnesses if witness.field == "url"]
    assert [witness.value for witness in urls] == ["https://courier.example/talks"]
    assert urls[0].span is not None


def test_larger_lines_are_headings(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, ["Envoys meet in the capital"], top=770, size=24)
        column(canvas, ARTICLE)

    assert tagged(drawn(tmp_path / "a.pdf", draw), "h1") == ["Envoys meet in the capital"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_like_an_upright_one(tmp_path: Path, turn: int) -> None:
    path = pdf(tmp_path / "a.pdf", lambda canvas: column(canvas, ARTICLE))
    upright = read(path)

    def draw(canvas: Canvas) -> None:
        width, height = 595, 842
        if turn == 180:
            canvas.translate(width, height)
        elif turn == 90:
            canvas.translate(width, 0)
        else:
            canvas.translate(0, height)
        canvas.rotate({90: 90, 180: 180, 270: 270}[turn])
        column(canvas, ARTICLE, top=560)

    pdf(path, draw)
    document = pdfium.PdfDocument(path)
    document[0].set_rotation(turn)
    document.save(str(tmp_path / "b.pdf"))
    turned = read(tmp_path / "b.pdf")
    assert turned.text == upright.text
    if turn == 90:
        box = turned.locators[0].box
        assert box is not None
        assert box[3] - box[1] > box[2] - box[0]


def test_properties_are_witnesses_and_the_day_of_making_is_the_day_of_saving(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", lambda canvas: column(canvas, ARTICLE), title="Backup", author="A. Writer")
    found = {witness.field: witness for witness in read(path).witnesses}
    assert found["title"].value == "Backup"
    assert found["author"].value == "A. Writer"
    assert found["captured"].value.startswith("2000-01-01")
    assert {witness.via for witness in found.values()} == {"properties"}
    assert "published" not in found


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("D:20110703142500+02'00'", "2011-07-03T14:25:00+02:00"),
        ("D:20110703142500Z", "2011-07-03T14:25:00Z"),
        ("D:201107", "2011-07"),
        ("20110703", "2011-07-03"),
        ("D:20111303", "2011"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_pdf_dates(stamp: str, iso: str | None) -> None:
    assert iso_date(stamp) == iso


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.pdf")
    with pytest.raises(ReadError) as caught:
        read_pdf(path, hints(path))
    assert caught.value.code == "pdf-encrypted"
    assert "a.pdf" in caught.value.message
    assert "password" in caught.value.advice


def test_pages_that_are_pictures_need_ocr(tmp_path: Path) -> None:
    path = scanned(tmp_path / "a.pdf", pages=2)
    with pytest.raises(ReadError) as caught:
        read_pdf(path, hints(path))
    assert caught.value.code == "needs-ocr"
    assert "kept" in caught.value.advice


def test_some_pages_that_are_pictures_are_told(tmp_path: Path) -> None:
    document = pdfium.PdfDocument(pdf(tmp_path / "text.pdf", lambda canvas: column(canvas, ARTICLE)))
    document.import_pages(pdfium.PdfDocument(scanned(tmp_path / "scan.pdf", pages=2)))
    document.save(str(tmp_path / "both.pdf"))
    notices = read(tmp_path / "both.pdf").notices
    assert [notice.code for notice in notices] == ["pages-without-text"]
    assert notices[0].message.startswith("pages 2, 3 ")


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.95])
def test_a_cut_off_pdf_is_an_error_or_says_what_is_missing(tmp_path: Path, share: float) -> None:
    path = pdf(tmp_path / "a.pdf", *[lambda canvas: column(canvas, ARTICLE)] * 5)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert outcome(path) in ("pdf-damaged", "pdf-cut-off")


def outcome(path: Path) -> str:
    """Return the error's code, or the first notice's."""
    try:
        return read(path).notices[0].code
    except ReadError as error:
        return error.code


PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(PRINTABLE, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=12))
def test_no_character_is_lost_and_every_one_has_its_place(tmp_path: Path, lines: list[str]) -> None:
    extract = drawn(tmp_path / "a.pdf", lambda canvas: column(canvas, lines))
    assert extract.text.split() == [word for line in lines for word in line.split()]
    assert "silent-loss" not in [notice.code for notice in extract.notices]
