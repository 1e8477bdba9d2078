"""Telling of what was secret: who admitted or revealed it, in which sentence."""

from __future__ import annotations

import re

from backchannel.claims.clauses import Clause, clause_at, clauses, subject
from backchannel.claims.codes import Codes
from backchannel.claims.draft import Draft
from backchannel.claims.scene import Scene, Spot
from backchannel.claims.secrecy import secrecy
from backchannel.claims.talks import Reader
from backchannel.claims.telling import dated_by_telling, object_of_telling, publicised
from backchannel.claims.timing import Timing, before_date, timing
from backchannel.claims.triggers import triggers
from backchannel.claims.words import SPORT_OR_TRADE, TALK_NOUN, TALK_VERB
from backchannel.dates import offset_of
from backchannel.model import Participant

_TOLD = re.compile(
    r"\b(?P<verb>admit(?:ted|s)|reveal(?:ed|s)|disclos(?:ed|es)|acknowledg(?:ed|es)|confess(?:ed|es)|"
    r"(?:told|tells) of|ma(?:de|kes) (?:[\w'’. -]{1,90} )?(?<!the )(?<!a )public|"
    r"(?:became|went|become|gone) (?:known|public)|"
    r"came to light|leaked|emerged|confirmed|uncovered|(?:spoken|spoke|talks|talked|tells|told|details|"
    r"detailed)(?=[^.;]{3,160}\bfor the first time\b)|"
    r"(?:publicly|finally) (?:confirmed|acknowledged|spoke))\b"
)
_TALKS = re.compile(
    rf"\b(?:{TALK_NOUN}|{TALK_VERB}|(?:secret|diplomatic|peace) (?:attempts?|efforts?|overtures?)|back ?channel)\b"
)
_SECRET = re.compile(
    r"\b(?:secret\w*|secrecy|clandestine|covert\w*|back[- ]?channel|undisclosed|behind[- ]the[- ]scenes)\b", re.I
)
_BY_ITSELF = re.compile(r"(?:became|went|become|gone) (?:known|public)|came to light|emerged")
_TELLER = re.compile(
    r",[”\"]?\s(?:(?!\b(?:and|but|who|which|that|was|were|is|are|met|held|told|said|has been|have been)\b)[^,;.]){2,90}"
)
_NOTHING_MORE = re.compile(r"(?:\s(?:to|at|in|for the first time|here|later|publicly)(?:\s[\w'’-]+){0,6})?[\s.”\"]*")
_DIRECTLY = re.compile(r"(?:\s(?:has|have|had|also|later|now|publicly|finally|since|on \w+day|himself|herself))*\s")
_FIRST = re.compile(
    r"\bfor the first time\b|\bpublic\b|\bbecame known\b|\breveal|\bdisclos|\bcame to light|"
    r"\bleaked|\buncovered"
)


def disclosures(reader: Reader, scene: Scene, known_secret: bool) -> tuple[Draft, ...]:
    """Return the disclosure that a sentence tells of, if any.

    The sentence names talks and either calls them secret or says that they are told for the first time; `known_secret`
    says that the document has called talks secret before, which is enough for `revealed`.
    """
    match = _telling(scene)
    if match is None or not _TALKS.search(scene.text):
        return ()
    made_public = publicised(scene) is not None and bool(scene.spots) and not SPORT_OR_TRADE.search(scene.text)
    if not made_public and not _SECRET.search(scene.text) and not (known_secret and _FIRST.search(scene.text)):
        return ()
    parts = clauses(scene)
    trails = _trails(scene, match)
    nobody = _passive(scene, match)
    lead = () if nobody else _teller(scene, match) if trails else ()
    if not nobody and not trails:
        lead = subject(scene, parts, clause_at(parts, match.start()), match.start())
    if not lead and not nobody and not trails:
        return ()
    participants = tuple(
        Participant(actor=s.actor.id, role="actor", span=scene.span(reader.document, s.start, s.end)) for s in lead
    )
    at = match.start()
    when = _own_date(reader, scene, match) if trails else timing(scene, parts, at, "happened", reader.calendar)
    if not trails and not when.given:
        when = _date_after(reader, scene, parts, match) or when
    draft = Draft(
        scene=scene.number, begin=0, end=len(scene.text), at=match.start(),
        codes=Codes(layer="disclosure", type=None, cameo="015"), participants=participants, explicit=True,
        definite=False, where=None, timing=when, status="happened",
        secrecy=secrecy(reader.document, scene, 0, len(scene.text), None),
        attribution=(reader.outlet,) if reader.outlet else (), rule="disclosure", confidence=0.6, carrier="disclosure",
    )  # fmt: skip
    return (draft,)


def _telling(scene: Scene) -> re.Match[str] | None:
    """Return the words that tell: those of a clause that trails the sentence (`..., X disclosed`) before any other."""
    found = list(_TOLD.finditer(scene.text))
    return next((m for m in found if _trails(scene, m)), found[0] if found else None)


def _passive(scene: Scene, match: re.Match[str]) -> bool:
    """Tell whether no teller stands at the verb: a passive, `it emerged`, talks that went public by themselves."""
    before = scene.text[: match.start()]
    return bool(
        re.search(r"\b(?:was|were|been|is|are) (?:\w+ )?$", before)
        or re.search(r"\bit (?:has |had )?$", before, re.IGNORECASE)
        or _BY_ITSELF.fullmatch(match["verb"])
    )


def _trails(scene: Scene, match: re.Match[str]) -> bool:
    """Tell whether the verb's clause only says who told, after a comma: `..., a commission disclosed on Thursday`."""
    comma = scene.text.rfind(",", 0, match.start())
    if comma < 0 or not _TELLER.fullmatch(scene.text, comma, match.start()):
        return False
    rest = scene.text[match.end() :]
    dated = next((e for e in scene.dates if e.start >= match.end()), None)
    if dated is not None and before_date(scene.text[match.end() : dated.start]).strip():
        dated = None
    if dated is not None:
        rest = scene.text[dated.end :]
    return bool(_NOTHING_MORE.fullmatch(rest))


def _teller(scene: Scene, match: re.Match[str]) -> tuple[Spot, ...]:
    """Return the actor directly before the verb of a trailing clause; none where the text names no known one."""
    before = [s for s in scene.spots if s.end <= match.start()]
    return tuple(before[-1:]) if before and _DIRECTLY.fullmatch(scene.text[before[-1].end : match.start()]) else ()


def _own_date(reader: Reader, scene: Scene, match: re.Match[str]) -> Timing:
    """Return the date that stands at the verb of a trailing clause, never one of the talks that it tells of."""
    comma = scene.text.rfind(",", 0, match.start())
    own = [e for e in scene.dates if e.start > comma and offset_of(e.node) is None]
    if not own:
        return Timing(when=reader.calendar.undated("past"), given=False)
    return Timing(when=reader.calendar.resolve(own[0], scene.sentence, "past"), given=True, phrase=own[0])


def _date_after(reader: Reader, scene: Scene, parts: tuple[Clause, ...], match: re.Match[str]) -> Timing | None:
    """Return the date after the talks that were revealed: `revealed the talks with X in May` dates the revealing."""
    told = next((t for t in triggers(scene) if t.start > match.end() and object_of_telling(scene, t)), None)
    if told is None:
        return None
    when = timing(scene, parts, told.start, "happened", reader.calendar)
    return when if when.phrase is not None and dated_by_telling(scene, told, when.phrase.start) else None
