"""What the markup of a saved page says, and where."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.model import Witness
from backchannel.read.metadata.head import head_witnesses


def said(source: str, field: str) -> list[str]:
    return [witness.value for witness in head_witnesses(source) if witness.field == field]


def only(source: str, field: str) -> Witness:
    (witness,) = [witness for witness in head_witnesses(source) if witness.field == field]
    return witness


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Envoys meet on the island",
    "datePublished": "2012-03-04T10:00:00+01:00",
    "dateModified": "2012-03-05",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, "Per Dahl"],
    "publisher": {"@type": "Organization", "name": "The Lune Post"},
    "mainEntityOfPage": {"@id": "https://lunepost.example/a"},
    "inLanguage": "en-GB",
}


def test_json_ld_gives_every_field_with_its_place() -> None:
    source = "<html>" + ld(ARTICLE)
    found = {(witness.field, witness.value) for witness in head_witnesses(source)}
    assert found == {
        ("headline", "Envoys meet on the island"),
        ("published", "2012-03-04T10:00:00+01:00"),
        ("modified", "2012-03-05"),
        ("author", "Ana Ruiz"),
        ("author", "Per Dahl"),
        ("outlet", "The Lune Post"),
        ("url", "https://lunepost.example/a"),
        ("language", "en-GB"),
    }
    for witness in head_witnesses(source):
        assert witness.via == "json-ld"
        assert source[witness.source_start : witness.source_end] == witness.value


@pytest.mark.parametrize(
    "value",
    [
        {"@graph": [{"@type": "WebSite", "name": "X"}, ARTICLE]},
        [{"@type": "BreadcrumbList"}, [ARTICLE]],
        {"@type": "WebPage", "datePublished": "1999-01-01", "mainEntity": ARTICLE},
        {"@type": "ItemList", "itemListElement": [{**ARTICLE, "datePublished": "2001-01-01"}], "next": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "OpinionNewsArticle"]},
    ],
)
def test_the_article_is_found_in_graphs_lists_and_pages(value: object) -> None:
    assert said(ld(value), "published") == ["2012-03-04T10:00:00+01:00"]


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "datePublished": "2012-03-04",} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2012-03-04"}\n//]]>',
        '{"@type": "NewsArticle", "text": "line\nbreak", "datePublished": "2012-03-04"}',
        '{"@type": "NewsArticle", "datePublished": "2012-03-04", broken',
    ],
)
def test_broken_json_ld_is_still_heard(script: str) -> None:
    assert said(f'<script type="application/ld+json">{script}</script>', "published") == ["2012-03-04"]


def test_meta_elements_are_read_whatever_their_order_and_quotes() -> None:
    source = (
        "<META content='2011-07-19T10:00Z' property=article:published_time>"
        '<meta name="parsely-pub-date" content="2011-07-19"/>'
        "<meta property=og:title content='Envoys &amp; ministers'>"
        '<meta property="og:site_name" content="The Lune Post"><meta name="author" content="Ana Ruiz">'
        "<meta name=DC.date.issued content=2011-07-18><meta name=viewport content=x>"
    )
    assert said(source, "published") == ["2011-07-19T10:00Z", "2011-07-19", "2011-07-18"]
    title = only(source, "headline")
    assert (title.value, title.via, title.where) == ("Envoys & ministers", "opengraph", "meta[property=og:title]")
    assert source[title.source_start : title.source_end] == "Envoys &amp; ministers"
    assert said(source, "author") == ["Ana Ruiz"]
    assert said(source, "outlet") == ["The Lune Post"]


def test_title_canonical_language_and_parsely_page() -> None:
    source = (
        '<html lang="de-AT"><title>\n Gespräche | Die Lune </title><link href="https://l.example/x" rel="canonical">'
        """<meta name="parsely-page" content='{"title": "Gespräche", "pub_date": "2011-07-19", "author": "A. Ruiz"}'>"""
    )
    assert only(source, "title").value == "Gespräche | Die Lune"
    assert only(source, "url").where == "link[rel=canonical]"
    assert only(source, "language").value == "de-AT"
    assert only(source, "published").value == "2011-07-19"
    assert only(source, "author").value == "A. Ruiz"


def test_marked_up_times_are_told_apart() -> None:
    source = (
        '<time datetime="2009-01-01">teaser</time><h1>Envoys meet</h1>'
        '<time datetime="2011-07-19">today</time><time class="updated" datetime="2011-07-20">x</time>'
        '<time datetime="2008-02-02">more</time><span itemprop="datePublished">19 July 2011</span>'
    )
    assert said(source, "published") == ["2011-07-19", "19 July 2011"]
    assert said(source, "modified") == ["2011-07-20"]


def test_comments_of_browsers_and_archives() -> None:
    saved = "<!-- saved from url=(0025)https://lunepost.example/a/b -->"
    assert said(saved, "url") == said(saved, "archived_from") == ["https://lunepost.example/a/b"]
    wayback = "<!-- saved from url=(0090)https://web.archive.org/web/20110720101112/http://lunepost.example/a -->"
    assert said(wayback, "url") == ["http://lunepost.example/a"]
    assert said(wayback, "captured") == ["2011-07-20"]
    assert said(wayback, "archived_from") == ["https://web.archive.org/web/20110720101112/http://lunepost.example/a"]
    script = '<script>__wm.wombat("http://lunepost.example/a","20110720101112","https://web.archive.org/");</script>'
    assert said(script, "url") == ["http://lunepost.example/a"]
    assert said("<!--\n FILE ARCHIVED ON 10:11:12 Jul 20, 2011 AND RETRIEVED -->", "captured") == ["Jul 20, 2011"]


def test_markup_inside_scripts_and_comments_is_not_markup() -> None:
    source = "<script>x='<meta name=author content=Nobody>'</script><!-- <meta name=author content=Nobody> -->"
    assert head_witnesses(source) == ()


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "<meta name=author content='Ana Ruiz'>",
        "<a b='" + "x" * 100_000 + "'><meta name=author content='Ana Ruiz'>",
        "<" * 100_000 + "<meta name=author content='Ana Ruiz'>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><meta name=author content='Ana Ruiz'>",
    ],
)
def test_hostile_markup_hides_nothing_after_it(source: str) -> None:
    assert said(source, "author") == ["Ana Ruiz"]


@pytest.mark.parametrize("piece", ["<!--", '<a ="', "<a b='", "<script>", "<title>", "<meta ", "<meta a=", "&#", "</"])
def test_a_megabyte_of_unclosed_markup_is_passed_over(piece: str) -> None:
    assert head_witnesses(piece * (1_000_000 // len(piece))) == ()


@given(st.text(alphabet="<>/!-='\" \nmetacontprsuljdy{}[]:,@0129", max_size=300))
def test_any_source_is_read_and_places_lie_in_it(source: str) -> None:
    for witness in head_witnesses(source):
        assert witness.value
        if witness.source_start is not None and witness.source_end is not None:
            assert 0 <= witness.source_start <= witness.source_end <= len(source)
