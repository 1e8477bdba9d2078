"""Telling of what was secret: who admitted or revealed it, in which sentence."""

from __future__ import annotations

import re

from backchannel.claims.clauses import clause_at, clauses, subject
from backchannel.claims.codes import Codes
from backchannel.claims.draft import Draft
from backchannel.claims.scene import Scene
from backchannel.claims.secrecy import secrecy
from backchannel.claims.talks import Reader
from backchannel.claims.timing import timing
from backchannel.claims.words import TALK_NOUN, TALK_VERB
from backchannel.model import Participant

_TOLD = re.compile(
    r"\b(?P<verb>admit(?:ted|s)|reveal(?:ed|s)|disclos(?:ed|es)|acknowledg(?:ed|es)|confess(?:ed|es)|"
    r"made (?:[\w' -]{1,40} )?public|became known|came to light|"
    r"leaked|emerged|confirmed|uncovered|(?:spoken|spoke|talks|talked|tells|told|details|"
    r"detailed)(?=[^.;]{3,160}\bfor the first time\b)|"
    r"(?:publicly|finally) (?:confirmed|acknowledged|spoke))\b"
)
_TALKS = re.compile(
    rf"\b(?:{TALK_NOUN}|{TALK_VERB}|(?:secret|diplomatic|peace) (?:attempts?|efforts?|overtures?)|back ?channel)\b"
)
_SECRET = re.compile(
    r"\b(?:secret\w*|secrecy|clandestine|covert\w*|back[- ]?channel|undisclosed|behind[- ]the[- ]scenes)\b", re.I
)
_FIRST = re.compile(
    r"\bfor the first time\b|\bpublic\b|\bbecame known\b|\breveal|\bdisclos|\bcame to light|"
    r"\bleaked|\buncovered"
)


def disclosures(reader: Reader, scene: Scene, known_secret: bool) -> tuple[Draft, ...]:
    """Return the disclosure that a sentence tells of, if any.

    The sentence names talks and either calls them secret or says that they are told for the first time; `known_secret`
    says that the document has called talks secret before, which is enough for `revealed`.
    """
    match = _TOLD.search(scene.text)
    if match is None or not _TALKS.search(scene.text):
        return ()
    if not _SECRET.search(scene.text) and not (known_secret and _FIRST.search(scene.text)):
        return ()
    parts = clauses(scene)
    lead = subject(scene, parts, clause_at(parts, match.start()), match.start())
    passive = bool(re.search(r"\b(?:was|were|been|is|are) (?:\w+ )?$", scene.text[: match.start()]))
    if passive or re.search(r"\bit (?:has |had )?$", scene.text[: match.start()], re.I):
        lead = ()
    participants = tuple(
        Participant(actor=s.actor.id, role="actor", span=scene.span(reader.document, s.start, s.end)) for s in lead
    )
    if not participants and not passive:
        return ()
    when = timing(scene, parts, match.start(), "happened", reader.calendar)
    draft = Draft(
        scene=scene.number, begin=0, end=len(scene.text), at=match.start(),
        codes=Codes(layer="disclosure", type=None, cameo="015"), participants=participants, explicit=True,
        definite=False, where=None, timing=when, status="happened",
        secrecy=secrecy(reader.document, scene, 0, len(scene.text), None),
        attribution=(reader.outlet,) if reader.outlet else (), rule="disclosure", confidence=0.6, carrier="disclosure",
    )  # fmt: skip
    return (draft,)
