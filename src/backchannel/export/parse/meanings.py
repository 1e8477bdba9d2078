"""What the labels mean, in words for people."""

from __future__ import annotations

ENTITIES = {
    "PER": "person",
    "ORG": "organisation",
    "STATE": "state or government",
    "LOC": "place",
    "EVENT": "event",
    "LAW": "law or document",
}
"""The core's labels in the order in which they are shown; any other label is shown as it is."""

ATTRIBUTION = {"source": "who says it", "cue": "the word for saying it", "content": "what is said"}
"""The names that the spans have in the `Doc`."""

FACTUALITY = {
    "happened": "told as having happened, or going on",
    "planned": "told as to come: planned, promised, asked for",
    "uncertain": "told as possible",
    "negated": "told as not having happened",
}
