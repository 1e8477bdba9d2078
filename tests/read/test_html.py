"""HTML: the text as a browser shows it, with exact places in the source, whatever the markup."""

from __future__ import annotations

import html as html_standard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model import Hints
from backchannel.read.html import read_html
from backchannel.read.html.flow import Flow, flow
from backchannel.read.html.loss import visible_characters
from backchannel.read.html.scan import tokens

HINTS = Hints(name="page.html")


def shown(source: str) -> list[str]:
    """The blocks of a page."""
    page = flow(source)
    return [page.text[block.start : block.end] for block in page.blocks]


MARKUP = st.lists(
    st.one_of(
        st.sampled_from([
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<table>", "<tr>", "<td>",
            "</td>", "</table>", "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<svg>", "</svg>", "<script>", "</script>",
            "<!--", "-->", "<title>", "</title>", "&amp;", "&#8217;", "&nbsp;", "&", "<", ">", '"', "'", "<a b='",
            "<img alt='a b'>",
            "<head>", "<body>", "<!doctype html>", "<?x", "</", "<template>", "</template>", "<select>", "<option>",
        ]),
        st.text(" \n\tabc.é😀\xa0", max_size=8),
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(MARKUP, st.text()))
def test_every_character_is_in_one_token(source: str) -> None:
    assert "".join(source[token.start : token.end] for token in tokens(source)) == source


@given(st.one_of(MARKUP, st.text()))
@settings(deadline=None)
def test_every_character_has_its_place(source: str) -> None:
    page = flow(source)
    check(source, page)


def check(source: str, page: Flow) -> None:
    """Blocks are trimmed and in order; locators tile them; exact ones are slices of the source, others made from it."""
    end = 0
    for block in page.blocks:
        assert end <= block.start < block.end <= len(page.text)
        text = page.text[block.start : block.end]
        assert text == text.strip()
        end = block.end
    covered = 0
    for locator in page.locators:
        assert locator.start < locator.end
        assert page.text[covered : locator.start].strip() == ""
        covered = locator.end
        assert locator.source_start is not None
        assert locator.source_end is not None
        original = source[locator.source_start : locator.source_end]
        text = page.text[locator.start : locator.end]
        if locator.exact:
            assert original == text
        else:
            assert text.strip() in html_standard.unescape(original).strip()
    assert page.text[covered:].strip() == ""


def test_white_space_is_folded_and_entities_decoded() -> None:
    assert shown("<p>  The&nbsp;envoy\n   said: &ldquo;No&rdquo;  <b> twice </b>.</p>") == [
        "The\xa0envoy said: “No” twice ."
    ]


def test_paragraphs_are_parted_and_breaks_are_newlines() -> None:
    page = flow("<div>One<p>Two two.<br>Three<p>Four</div>five<br><br>six")
    assert page.text == "One\n\nTwo two.\nThree\n\nFour\n\nfive\n\nsix"


def test_short_lines_laid_out_by_breaks_stand_for_themselves() -> None:
    assert shown("<td><b>Envoys meet</b><br>By Ada Quist<br>July 21, 2011</td>") == [
        "Envoys meet",
        "By Ada Quist",
        "July 21, 2011",
    ]


def test_preformatted_text_keeps_its_lines() -> None:
    assert shown("<pre>One  two\n three\n\nfour</pre>") == ["One  two\n three", "four"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>if (a < b) document.write('<p>no</p>')</script>",
        "<style>p > b { color: red }</style>",
        "<!-- <p>no</p> -->",
        "<template><p>no</p></template>",
        "<select><option>no</select>",
        "<svg><title>no</title><text>no</text></svg>",
        "<iframe><p>no</p></iframe>",
        "<textarea>no</textarea>",
    ],
)
def test_what_a_browser_does_not_show_is_not_text(unseen: str) -> None:
    assert shown(f"<p>Before</p>{unseen}<p>after</p>") == ["Before", "after"]


def test_the_head_is_not_text_and_its_title_is_kept_apart() -> None:
    page = flow("<html lang='en-GB'><head><title>Talks &amp; terms</title><meta name=x><body><p>Text")
    assert (page.text, page.title, page.language) == ("Text", "Talks & terms", "en-GB")


@pytest.mark.parametrize("unclosed", ["<svg>", "<head>", "<title>", "<!-- no end", "<b", "<p class='x"])
def test_text_after_broken_markup_is_read_or_missed_aloud(unclosed: str) -> None:
    report = "<p>The two sides met for the first time in a hotel near the airport.</p>" * 12
    extract = read_html(f"<body>{unclosed}{report}".encode(), HINTS)
    assert "first time" in extract.text or [notice.code for notice in extract.notices] == ["silent-loss"]


def test_omitted_end_tags_part_cells_and_items() -> None:
    assert shown("<ul><li>One<li>Two</ul><table><tr><td>a<td>b<tr><td>c</table>") == ["One", "Two", "a", "b", "c"]


def test_an_archives_toolbar_is_its_own() -> None:
    source = (
        "<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div>120 captures 3 Jan 2012</div>"
        "<!-- END WAYBACK TOOLBAR INSERT -->"
        "<h1>Envoys met in the port</h1><p>Two envoys met in the port on Monday, the ministry of the islands said.</p>"
        "<div id='wm-ipp-base'><p>Saved by the archive</p></div>"
    )
    extract = read_html(source.encode(), HINTS)
    zones = {extract.text[zone.start : zone.end]: zone.zone for zone in extract.zones or ()}
    assert zones["120 captures 3 Jan 2012"] == zones["Saved by the archive"] == "wrapper"
    assert zones["Envoys met in the port"] == "headline"


def test_markup_names_headline_byline_date_caption_and_furniture() -> None:
    source = """<title>Envoys met in the port - The Islander</title><nav><a href=/>Home</a> <a href=/x>World</a></nav>
        <article><h1>Envoys met in the port</h1><div class="byline">Ada Quist</div><time>3 May 2011</time>
        <figure><img alt="A ship by a quay"><figcaption>The ship on which they met.</figcaption></figure>
        <p>Two envoys of the islands met in the port on Monday for the first time since the war began, a ministry
        spokeswoman said. They talked for three hours and agreed to meet again within a week.</p>
        <h2>A second meeting</h2>
        <p>The second meeting will be held in the capital of a neighbouring country, which offered its help in April,
        the spokeswoman said. She did not say who would take part, or what had been agreed so far.</p>
        <p>The government had denied until last week that there was any contact between the two sides of the war.</p>
        </article><div class="newsletter">Sign up for our newsletter</div><footer>© 2011 The Islander</footer>"""
    extract = read_html(source.encode(), HINTS)
    names = [(zone.zone, extract.text[zone.start : zone.end][:12]) for zone in extract.zones or ()]
    assert names == [
        ("boilerplate", "Home World"),
        ("headline", "Envoys met i"),
        ("byline", "Ada Quist"),
        ("dateline", "3 May 2011"),
        ("caption", "A ship by a "),
        ("caption", "The ship on "),
        ("body", "Two envoys o"),
        ("heading", "A second mee"),
        ("body", "The second m"),
        ("body", "The governme"),
        ("boilerplate", "Sign up for "),
        ("boilerplate", "© 2011 The I"),
    ]


def test_the_element_is_named_with_its_place_among_its_kind() -> None:
    page = flow("<html><body><div>x</div><div><p>One</p><p>Two <b>three</b></p></div></body></html>")
    assert [block.path for block in page.blocks] == [
        "html/body/div[1]",
        "html/body/div[2]/p[1]",
        "html/body/div[2]/p[2]",
    ]


def test_alternative_texts_are_blocks_of_their_own() -> None:
    page = flow("<p>Before <img alt='Two men shake hands'> after</p><p>Next")
    assert [(block.tag, page.text[block.start : block.end]) for block in page.blocks] == [
        ("p", "Before after"),
        ("img", "Two men shake hands"),
        ("p", "Next"),
    ]


def test_a_link_across_blocks_ends_where_it_is_closed() -> None:
    page = flow("<a href=x><div>linked</div></a><div>plain</div>")
    assert [block.linked for block in page.blocks] == [6, 0]


@pytest.mark.parametrize(
    "pattern",
    [
        "<div>", "<b>", "<p>x", "<li>x", "<a ", "<!--", "<![CDATA[", "&#", "</", "<script>", "<?", '<a b="', "</a",
        "<title>", "<table><td><i></div>", "<a><div>x", "<br>x", "<img alt='a b'>", "<svg>", "& ", "<select>",
    ],
)  # fmt: skip
def test_repeated_broken_markup_is_read_to_the_end(pattern: str) -> None:
    source = pattern * 20_000
    page = flow(source)
    assert len(page.text) <= 6 * len(source)
    visible_characters(source)


def test_100000_nested_elements() -> None:
    depth = 100_000
    source = "<div>" * depth + "The delegations met in the capital on Monday." + "</div>" * depth
    extract = read_html(source.encode(), HINTS)
    assert extract.text == "The delegations met in the capital on Monday."
    assert "deep-markup" in [notice.code for notice in extract.notices]
    assert all(len(locator.element or "") < 400 for locator in extract.locators)
    assert len(extract.zones or ()) == 1


def test_the_declared_charset_comes_from_the_page_or_from_outside() -> None:
    page = "<meta charset=koi8-r><p>Переговоры прошли в Женеве"
    assert read_html(page.encode("koi8-r"), HINTS).text == "Переговоры прошли в Женеве"
    assert read_html(b"<p>" + "Переговоры".encode("cp866"), HINTS, "cp866").text == "Переговоры"


def test_broken_bytes_give_a_notice() -> None:
    extract = read_html("<p>Gespräche in Zürich".encode() + b"\xff</p>", HINTS)
    assert "decoding-loss" in [notice.code for notice in extract.notices]


def test_a_page_without_text_is_an_empty_extract() -> None:
    extract = read_html(b"<html><script>x</script></html>", HINTS)
    assert (extract.text, extract.blocks, extract.zones) == ("", (), ())


@given(st.one_of(MARKUP, st.text(max_size=60)))
@settings(max_examples=40, deadline=None)
def test_every_block_has_one_zone(source: str) -> None:
    extract = read_html(source.encode("utf-8", errors="replace"), HINTS)
    zones = extract.zones or ()
    assert [(zone.start, zone.end) for zone in zones] == [(block.start, block.end) for block in extract.blocks]
