"""What HTML's elements do to text: which break a paragraph, which are not shown, which close which, what names mean.

The sets follow the HTML standard's rendering section (§15.3, `display: block` and table parts) and its rules for
omitted end tags (§13.1.2.4).
"""

from __future__ import annotations

import re
from enum import IntFlag, auto

VOID = frozenset({
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup",
    "option",
    "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# Content that a browser doesn't show as text of the page.
UNSHOWN = frozenset({
    "audio", "canvas", "datalist", "head", "map", "object", "select", "svg", "template", "video",
})  # fmt: skip
# What an opening tag ends when its end tag was left out, and where the search for it stops.
CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
    "body": frozenset({"head"}),
}
HOLDS = frozenset(
    {"ul", "ol", "menu", "dl", "table", "tbody", "thead", "tfoot", "td", "th", "article", "section", "body"}
)
KEEPS_P = frozenset({"button", "option", "optgroup", "select"})
"""Blocks that may open within a paragraph; every other block ends it."""
CELL = frozenset({"td", "th", "table", "caption", "template"})
"""What an end tag from inside can't reach across (the standard's "scope")."""
ENDS_HEAD = BLOCK - {"head", "html", "option", "optgroup", "select"}
"""Opening one of these ends `head` and foreign content (`svg`, `math`) that was left open."""


class Trait(IntFlag):
    """What an element says about the text in it, by its name or by the words of its class, id and role."""

    LINK = auto()
    HIDDEN = auto()
    UNSHOWN = auto()
    NOSCRIPT = auto()
    PREFORMATTED = auto()
    NAVIGATION = auto()
    HEADER = auto()
    FOOTER = auto()
    ASIDE = auto()
    FORM = auto()
    FIGURE = auto()
    CAPTION = auto()
    LIST = auto()
    TABLE = auto()
    QUOTE = auto()
    ARTICLE = auto()
    MAIN = auto()
    HEADING = auto()
    TIME = auto()
    ARCHIVE = auto()
    SHARE = auto()
    RELATED = auto()
    COMMENTS = auto()
    NEWSLETTER = auto()
    CONSENT = auto()
    ADVERT = auto()
    SIDEBAR = auto()
    TAGS = auto()
    BYLINE = auto()
    DATE = auto()
    CREDIT = auto()
    STANDFIRST = auto()
    TITLE = auto()
    CONTENT = auto()


BY_NAME = {
    "a": Trait.LINK, "noscript": Trait.NOSCRIPT, "pre": Trait.PREFORMATTED, "listing": Trait.PREFORMATTED,
    "nav": Trait.NAVIGATION, "menu": Trait.NAVIGATION, "header": Trait.HEADER, "footer": Trait.FOOTER,
    "aside": Trait.ASIDE, "form": Trait.FORM, "button": Trait.FORM, "label": Trait.FORM, "dialog": Trait.CONSENT,
    "figure": Trait.FIGURE, "figcaption": Trait.CAPTION, "ul": Trait.LIST, "ol": Trait.LIST, "dl": Trait.LIST,
    "table": Trait.TABLE, "blockquote": Trait.QUOTE, "article": Trait.ARTICLE, "main": Trait.MAIN,
    "h1": Trait.HEADING, "h2": Trait.HEADING, "h3": Trait.HEADING, "h4": Trait.HEADING, "h5": Trait.HEADING,
    "h6": Trait.HEADING, "time": Trait.TIME, "cite": Trait(0),
}  # fmt: skip
# Words in class, id, role and itemprop. They are hints for the block model, never a verdict alone.
_WORDS = {
    Trait.NAVIGATION: r"nav|menu|breadcrumb|toolbar|skip-?link|pagination|pager",
    Trait.SHARE: r"share|sharing|social|follow|addthis|sharedaddy",
    Trait.RELATED: r"related|recommend|more-?(?:from|on|stor|news)|trending|popular|most-?read|outbrain|taboola|teaser"
    r"|promo|read-?(?:more|next)|also|up-?next|latest|carousel",
    Trait.COMMENTS: r"comment|disqus|respond|discussion",
    Trait.NEWSLETTER: r"newsletter|subscri|sign-?up|paywall|donat|support|appeal|membership|log-?in|register",
    Trait.CONSENT: r"cookie|consent|gdpr|privacy|modal|pop-?up|overlay|banner|alert|toast|dialog",
    Trait.ADVERT: r"(?:^|[\s_-])ads?(?:$|[\s_-])|advert|sponsor|affiliate|dfp|commercial",
    Trait.FOOTER: r"footer|copyright|legal|disclaimer|contentinfo",
    Trait.HEADER: r"header|masthead|top-?bar",
    Trait.SIDEBAR: r"sidebar|widget|rail|complementary|secondary",
    Trait.TAGS: r"tags?(?:$|[\s_-])|topics?(?:$|[\s_-])|categor|keyword|kicker|eyebrow",
    Trait.BYLINE: r"byline|author|contributor|writer",
    Trait.DATE: r"date|timestamp|time(?:$|[\s_-])|publish|posted|updated",
    Trait.CREDIT: r"caption|credit|photo|gallery|image",
    Trait.STANDFIRST: r"standfirst|subtitle|sub-?head|(?:^|[\s_-])dek(?:$|[\s_-])|deck|summary|excerpt|intro"
    r"|(?:^|[\s_-])lead",
    Trait.TITLE: r"headline|title",
    Trait.CONTENT: r"article|story|post|entry|content|body|text|copy|paragraph",
}
_WORD = {trait: re.compile(pattern, re.IGNORECASE) for trait, pattern in _WORDS.items()}
_ARCHIVE = re.compile(r"^wm-ipp|^wm-|^(?:wayback|donato)|^archive-?(?:toolbar|banner)$|^HEADER webpage", re.IGNORECASE)


def words_of(attributes: str) -> Trait:
    """What the words of an element's class, id, role and itemprop say."""
    found = Trait(0)
    for trait, pattern in _WORD.items():
        if pattern.search(attributes):
            found |= trait
    return found


def is_archive_banner(identifier: str) -> bool:
    """Whether an element's id is that of a web archive's own banner (Wayback Machine and pywb name theirs so)."""
    return bool(_ARCHIVE.search(identifier))
