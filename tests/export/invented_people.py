"""Who is named, quoted and called what in the four reports: mentions, quotations and roles."""

from __future__ import annotations

from datetime import date

from backchannel.model import Attestation, DateRange, Document, Mention, MentionForm, Quote, Role
from tests.export.invented_reports import HOSTILE, day_date, span_of


def mentions_of(post: Document, wire: Document, radio: Document) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of some actors, by their ids."""
    found: tuple[tuple[str, Document, str, MentionForm], ...] = (
        ("calder", radio, "Ines Calder", "name"),
        ("calder", radio, "Calder", "name"),
        ("calder", radio, "she says", "pronoun"),
        ("beryl", post, "President Tomas Beryl", "title"),
        ("beryl", radio, "President Beryl", "title"),
        ("rohn", post, "Ilka Rohn", "name"),
        ("marren", post, "Odile Marren", "name"),
        ("diplomats", wire, "two diplomats", "nominal"),
    )
    by: dict[str, list[Mention]] = {}
    for actor, document, words, form in found:
        span = span_of(document, words)
        by.setdefault(actor, []).append(
            Mention(document=document.id, start=span.start, end=span.end, text=span.text, form=form)
        )
    return {actor: tuple(mentions) for actor, mentions in by.items()}


def quotes_of(post: Document, wire: Document, radio: Document, leaflet: Document) -> tuple[Quote, ...]:
    """Return one quotation of every kind: direct, told, of a paper, without a speaker, gone on with, in doubt."""
    told = day_date(date(1994, 6, 19), "the report's own day")
    return (
        Quote(
            id="quote-short", document=radio.id, spans=(span_of(radio, "It was short, and neither hung up,"),),
            speaker="calder", speaker_span=span_of(radio, "Ines Calder"), cue_span=span_of(radio, "said"),
            form="direct", attribution=("radio", "calder"), channel=span_of(radio, "told Kestrel Radio"),
            medium="public_statement", addressee="radio", said=day_date(date(2003, 9, 12), "the day of the broadcast"),
            claims=("clm-phone",), made_by="rule:quotes", confidence=0.93,
        ),
        Quote(
            id="quote-orsk", document=post.id, spans=(span_of(post, "that an envoy had ever gone to Orsk"),),
            speaker="rohn", speaker_span=span_of(post, "The Front’s spokeswoman, Ilka Rohn"),
            cue_span=span_of(post, "denied"), form="indirect", manner="denied", attribution=("post", "rohn"),
            said=DateRange(edtf="../1994-06-19", latest=date(1994, 6, 19), reason="told of as past"),
            made_by="rule:quotes", confidence=0.88,
        ),
        Quote(
            id="quote-none", document=post.id, spans=(span_of(post, "No envoy went to Orsk, and none was asked to,"),),
            speaker="rohn", form="direct", continues="quote-orsk", attribution=("post", "rohn"), said=told,
            made_by="rule:quotes", confidence=0.7,
        ),
        Quote(
            id="quote-heading", document=post.id, spans=(span_of(post, "No envoy went to Orsk"),), form="direct",
            attribution=("post",), made_by="rule:quotes", confidence=0.3,
        ),
        Quote(
            id="quote-host", document=wire.id,
            spans=(span_of(wire, "Halmark offered"), span_of(wire, "to host further rounds of talks")),
            speaker="diplomats", speaker_span=span_of(wire, "two diplomats"), form="indirect", manner="promised",
            negated=True, hedged=True, attribution=("wire", "diplomats"), made_by="model:attribution@1",
            confidence=0.41,
        ),
        Quote(
            id="quote-quiet", document=leaflet.id, spans=(span_of(leaflet, f"for a day of quiet. {HOSTILE}"),),
            speaker="elders", form="document", manner="demanded", attribution=("elders",), made_by="rule:quotes",
            confidence=None,
        ),
    )  # fmt: skip


def roles_of(post: Document, radio: Document) -> tuple[Role, ...]:
    """Return an office that two reports attest, one of a past day, and a term that the directory knows."""

    def attested(document: Document, words: str, day: date) -> Attestation:
        span = span_of(document, words)
        when = day_date(day, "the report's own day")
        return Attestation(document=document.id, start=span.start, end=span.end, text=span.text, date=when)

    return (
        Role(
            id="role-beryl", actor="beryl", title="President", organisation="Varsia", body="varsia",
            attested=(
                attested(post, "President Tomas Beryl", date(1994, 6, 19)),
                attested(radio, "President Beryl", date(1994, 4, 1)),
            ),
            made_by="rule:titles", confidence=0.9,
        ),
        Role(
            id="role-calder", actor="calder", title="foreign minister", organisation="Halmark", body="halmark",
            attested=(attested(radio, "the former foreign minister of Halmark, Ines Calder", date(1994, 5, 6)),),
            made_by="rule:titles", confidence=0.4,
        ),
        Role(
            id="role-calder-term", actor="calder", title="foreign minister", organisation="Halmark",
            begun=day_date(date(1990, 2, 1), "the term begins"), until=None, basis="directory",
            source="the invented yearbook", made_by="rule:directory",
        ),
    )  # fmt: skip
