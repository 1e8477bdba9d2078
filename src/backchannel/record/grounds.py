"""Nothing without its words: every span in an object must be the words that stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from backchannel.model import Attestation, Document, Mention, Span


def spans(value: object) -> Iterator[Span | Mention | Attestation]:
    """Give every span, mention and attestation inside a model object, at any depth."""
    if isinstance(value, Span | Mention):
        yield value
    elif isinstance(value, Attestation):
        yield value
        # An attestation says where it stands; so does, through it, the phrase of its date.
        if value.date.phrase is not None:
            yield value.date.phrase.within(value.document)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def unfounded(value: object, text_of: Callable[[str], str | None], home: str | None) -> str | None:
    """Return what is wrong with the first span of an object that is not the words of its document, or None.

    `text_of` gives a document's text by its id, None where there is no such document; `home` is the document of spans
    that name none.
    """
    for span in spans(value):
        document = span.document if isinstance(span.document, str) else home
        text = text_of(document or "")
        if text is None:
            return f"a span names {document!r}, which is no document here"
        if not 0 <= span.start < span.end <= len(text):
            return f"{document}: {span.start}-{span.end} is no span of its {len(text)} characters"
        if text[span.start : span.end] != span.text:
            return f"{document}: {span.text[:40]!r} is not what stands at {span.start}-{span.end}"
    return None


def misplaced(document: Document) -> str | None:
    """Return what is wrong with a document's zones, map or witnesses, or None."""
    end = 0
    for zone in document.zones:
        if not end <= zone.start < zone.end <= len(document.text):
            return f"{document.id}: zone {zone.start}-{zone.end} overlaps another or runs past the text"
        end = zone.end
    for locator in document.locators:
        if not 0 <= locator.start <= locator.end <= len(document.text):
            return f"{document.id}: the map back names {locator.start}-{locator.end}, past the text"
    return unfounded((document.witnesses, document.published_claimed), {document.id: document.text}.get, document.id)
