"""What the markup of a saved page says about the article: JSON-LD, `meta`, `title`, `link`, `time`, comments."""

from __future__ import annotations

import re

import msgspec

from backchannel.model import Witness, WitnessField, WitnessVia
from backchannel.read.metadata._jsonld import jsonld_witnesses
from backchannel.read.metadata._markup import Attribute, Element, elements
from backchannel.read.metadata._names import META, SCHEMA
from backchannel.read.metadata.archives import archive_comment, archive_script

_PUBLISHED = re.compile(
    r"publi|posted|pubdate|entry-?date|created|timestamp|byline|dateline|article.?date|post.?date", re.I
)
_MODIFIED = re.compile(r"modif|updat|revis", re.I)
_OTHER = re.compile(r"comment|related|teaser|promo|event|expir|countdown", re.I)
_VALUE_LIMIT = 2_000
_DIRECTLY = 2_000
"""Code points of source between a heading and a time of its own at most."""
_TIME_LIMIT = 60
"""Most `time` elements that are kept: a page with more is a listing."""


def head_witnesses(source: str) -> tuple[Witness, ...]:
    """Return what the markup of an HTML page says, in source order; `source` is the decoded page.

    `source_start`/`source_end` are code points into `source` and cover the words as they stand there (references not
    decoded). Runs in time linear in the source, whatever it holds; never raises.
    """
    walk = _Walk()
    for element in elements(source):
        walk.take(element)
    return tuple(witness for witness in walk.witnesses if 0 < len(witness.value) <= _VALUE_LIMIT)


class _Walk:
    """One pass over the elements: gathers witnesses, and knows whether the main heading has passed."""

    def __init__(self) -> None:
        self.witnesses: list[Witness] = []
        self.heading: int | None = None
        self.times = 0
        self.timed = False

    def take(self, element: Element) -> None:
        name = element.name
        if name == "!":
            self.witnesses.extend(archive_comment(element.text, element.start + 4))
        elif name == "script":
            self._script(element)
        elif name == "meta":
            self._meta(element)
        elif name == "title":
            self._add("title", element.text, "markup", "title", (element.text_start, element.text_end))
        elif name == "link" and "canonical" in element.get("rel").lower().split():
            self._attribute("url", element, "href", "markup", "link[rel=canonical]")
        elif name == "html":
            key = "lang" if element.get("lang") else "xml:lang"
            self._attribute("language", element, key, "markup", f"html[{key}]")
        elif name == "h1":
            self.heading, self.timed = element.start, False
        if name == "time" or "datetime" in element.attributes:
            self._time(element)
        elif element.get("itemprop"):
            self._itemprop(element)

    def _script(self, element: Element) -> None:
        if "ld+json" in element.get("type").lower():
            self.witnesses.extend(jsonld_witnesses(element.text, element.text_start))
        else:
            self.witnesses.extend(archive_script(element.text, element.text_start))

    def _meta(self, element: Element) -> None:
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(key).lower()
            if name == "parsely-page":
                self._parsely(element)
            field = META.get(name)
            if field is not None:
                via: WitnessVia = "opengraph" if name.startswith(("og:", "article:")) else "meta"
                self._attribute(field, element, "content", via, f"meta[{key}={name}]")
                return

    def _parsely(self, element: Element) -> None:
        try:
            page = msgspec.json.decode(element.get("content"), type=_ParselyPage)
        except msgspec.MsgspecError:
            return
        place = _place(element.attributes.get("content"))
        for field, value in (("headline", page.title), ("published", page.pub_date), ("author", page.author)):
            self._add(field, value, "meta", "meta[name=parsely-page]", place)  # type: ignore[arg-type]

    def _itemprop(self, element: Element) -> None:
        name = element.get("itemprop").lower()
        field = SCHEMA.get(name)
        where = f"{element.name}[itemprop={name}]"
        if field is None or (element.name == "meta" and META.get(name)):
            return
        for key in ("content", "href"):
            if element.get(key):
                self._attribute(field, element, key, "markup", where)
                return
        self._add(field, element.text, "markup", where, (element.text_start, element.text_end))

    def _time(self, element: Element) -> None:
        """Keep a marked-up time that its own attributes label, or that is the first one directly after a heading."""
        label = " ".join(element.get(key) for key in ("itemprop", "class", "id", "data-testid", "pubdate"))
        label += " pubdate" if "pubdate" in element.attributes else ""
        if self.times >= _TIME_LIMIT or _OTHER.search(label):
            return
        field: WitnessField = "modified" if _MODIFIED.search(label) else "published"
        labelled = field == "modified" or bool(_PUBLISHED.search(label))
        directly = self.heading is not None and element.start - self.heading <= _DIRECTLY and not self.timed
        self.timed = self.timed or self.heading is not None
        if not labelled and not directly:
            return
        self.times += 1
        side = "directly after" if directly else "before" if self.heading is None else "after"
        sort = "published" if element.get("itemprop") or "pubdate" in element.attributes else "time"
        where = f"time[datetime], {sort}, {side} the main heading"
        if element.get("datetime"):
            self._attribute(field, element, "datetime", "markup", where)
        else:
            self._add(field, element.text, "markup", where, (element.text_start, element.text_end))

    def _attribute(self, field: WitnessField, element: Element, key: str, via: WitnessVia, where: str) -> None:
        self._add(field, element.get(key), via, where, _place(element.attributes.get(key)))

    def _add(self, field: WitnessField, value: str, via: WitnessVia, where: str, place: tuple[int, int]) -> None:
        folded = " ".join(value.split())
        if folded:
            witness = Witness(
                field=field, value=folded, via=via, where=where, source_start=place[0], source_end=place[1]
            )
            self.witnesses.append(witness)


class _ParselyPage(msgspec.Struct):
    """The JSON in `meta[name=parsely-page]` (Parse.ly documentation, 2012 form)."""

    title: str = ""
    pub_date: str = ""
    author: str = ""


def _place(attribute: Attribute | None) -> tuple[int, int]:
    return (attribute.start, attribute.end) if attribute else (0, 0)
