"""Sources, what was read out of them, and why one gave nothing."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.model.spans import DateRange, Span
from backchannel.model.words import WitnessField, WitnessVia, ZoneName


class Hints(Struct, frozen=True, kw_only=True):
    """What is known of a source before it is opened, from where it was found.

    `name` is the file's or member's own name without folders; `media_type` what its container declared; `url` and
    `captured` what an archive (WARC, MHTML) says of the capture.
    """

    name: str
    media_type: str | None = None
    url: str | None = None
    captured: date | None = None


class Source(Struct, frozen=True, kw_only=True):
    """The original bytes of one file or archive member. `sha256` (64 hex digits) is its identity; `size` in bytes."""

    sha256: str
    size: int


class Entry(Struct, frozen=True, kw_only=True):
    """One source as the per-document stages get it: its SHA-256, and what is known of it from where it was found.

    Where a source came from several places, the hints are those of the first path in code-point order, so that they do
    not depend on the order of adding.
    """

    source: str
    hints: Hints


class Provenance(Struct, frozen=True, kw_only=True):
    """One place that a source came from: a path given, or a member of a container that is itself a source.

    `path` is the path as given on the command line; for a member it is the container's path, `!` and the member's own
    path or record number. `container` is the container's SHA-256. `added` is the time of adding, ISO 8601 in UTC.
    """

    source: str
    path: str
    container: str | None
    hints: Hints
    added: str


class Zone(Struct, frozen=True, kw_only=True):
    """One block (paragraph, line, cell) of a document and what it is. Blocks never overlap; gaps are white space."""

    start: int
    end: int
    zone: ZoneName


class Locator(Struct, frozen=True, kw_only=True):
    """Where a stretch of a document's text stands in the original: the map back.

    `source_start` and `source_end` are code points into the decoded original (text and HTML); `element` is the path
    of the element there (`html/body/div[2]/p[1]`, `word/document.xml/p[4]`); `page` counts from 1 and `box` is left,
    bottom, right, top in PDF points. `exact` is False where the text here is not literally what stands there (an
    entity or a ligature decoded, white space folded, a piece placed by search).
    """

    start: int
    end: int
    exact: bool = True
    source_start: int | None = None
    source_end: int | None = None
    element: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class Witness(Struct, frozen=True, kw_only=True):
    """What one place says about the document: metadata are claims too.

    `span` is set where the words stand in the document's text; `where` says in words where else they stand (a `meta`
    element, a PDF property, a WARC header). `source_start`/`source_end` are code points into the decoded original.
    """

    field: WitnessField
    value: str
    via: WitnessVia
    span: Span | None = None
    where: str | None = None
    source_start: int | None = None
    source_end: int | None = None


class Notice(Struct, frozen=True, kw_only=True):
    """Something that a person should know about a reading that did not stop it. `code` is a stable short name."""

    code: str
    message: str


class Document(Struct, frozen=True, kw_only=True):
    """What was read out of one source: its canonical text, the map back, what each block is, and what is said of it.

    `id` is `doc-` and the first 16 hex digits of the source's SHA-256. `title` is the article's own headline, never the
    wrapper's title. `published` is the day by its witnesses, weighed (what a record concludes beyond is a `Dating`),
    `published_claimed` what the page says in its text.
    """

    id: str
    source: str
    media_type: str
    text: str
    zones: tuple[Zone, ...]
    locators: tuple[Locator, ...]
    witnesses: tuple[Witness, ...]
    title: str | None
    outlet: str | None
    url: str | None
    archived_from: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    language: str | None
    published: DateRange
    published_claimed: Span | None
    captured: date | None
    notices: tuple[Notice, ...]


class Failure(Struct, frozen=True, kw_only=True):
    """Why a source gave no document. The source is kept; `code` is a stable short name; `advice` says what to do."""

    source: str
    stage: str
    code: str
    message: str
    advice: str
