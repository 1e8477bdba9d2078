"""Clauses of a sentence, found by punctuation and joining words, and the subject that each one has."""

from __future__ import annotations

import re

from msgspec import Struct

from backchannel.claims.scene import Scene, Spot
from backchannel.claims.words import SAYING, TALK_NOUN
from backchannel.language.words import word_set

_OPENERS = re.compile(
    r"(?P<mark>[;:]|\s[—–-]\s|\s[—–]|[“\"](?=\w))\s*"
    r"|(?:,\s+)?(?<!\w)(?P<word>which|who|whom|where|when|while|because|although|though|if|whether|but|whereas|"
    r"unless)\b\s*"
    r"|,\s+(?P<participle>adding|saying|including|referring|indicating|meaning)\b\s*"
    rf"|(?<=\s)(?<!were )(?<!was )(?<!been )(?P<say>{SAYING})\b(?:(?<=told)\s+(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?|"
    rf"(?<=told)\s+(?:reporters|"
    rf"journalists))?(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    r"(?:\s+at the time)?(?:\s+that\b)?\s*"
    r"|(?<=\s)(?P<that>that)\s+(?=[A-Z\"“]|the\b|a\b|an\b|it\b|its\b|he\b|she\b|they\b|no\b|there\b|any\b)"
)
_SHORT_QUOTE = re.compile(r"\s*[“\"][\w\s-]{2,40}[”\"]")
_TIMED = re.compile(r"\b(?P<word>after|before|since|until|as)\s+")
_FINITE = re.compile(
    r"(?<!-)\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|did|does|said|told|met|held|"
    r"began|took|"
    r"came|went|led|left|agreed|made|gave|sent|got|saw|spoke|[a-z]{3,}ed)\b"
)
_AND = re.compile(r"(?:,\s+)?\b(?P<word>and|but|as)\s+")
_TALKS_DO = re.compile(
    rf"(?:(?:the|a|an|no|further|new|separate|secret|peace|direct|indirect|other|earlier|later)\s)*(?:{TALK_NOUN})\b"
    r"(?:\s(?:between|with|of|in|at|on|over|about)\s[^,;.]{1,90}?)?\s"
    r"(?:is|are|was|were|has|have|had|will|would|did|took|began|came|broke|led|went|[a-z]{3,}ed)\b"
)
_DIRECTLY = re.compile(
    r"(?:\s(?:has|have|had|also|now|since|once|then|later|again|already|never|repeatedly|twice|itself))*\s*"
)
_UNKNOWN_SUBJECT = re.compile(
    r"(?:'s)?[^,;]{0,60},\s(?:the|a|an|its|his|her|their)\s(?:(?!\b(?:and|or|who|which|of)\b)[^,;]){2,50}\s"
    r"(?:has |have |had )?"
)
"""Someone who is no known actor right at the verb, after a comma that none closes (`..., the broker has offered`)."""
_ASKED = re.compile(
    r"(?:^|[,;:]\s|[“\"])\W*(?:(?:never|nor|not once|not only|why|how|at no \w+|on no \w+|only \w+)"
    r"(?: before| again)?,? )?"
    r"(?:have|has|had|did|do|does|will|would|should|could|can|were|was) (?:(?:the|both) (?:\w+ of )?)?$",
    re.IGNORECASE,
)
"""An auxiliary before its subject: what `and` joins to that subject is no new clause."""
_GOVERNORS = word_set(
    "in of on at for from with by to against between about over into after before during since under via through than"
    " among toward towards without despite like near within until upon across including amid alongside"
)
_ARTICLES = re.compile(
    r"(?:(?:a |the )?(?:group|team|handful|number|pair|dozen|delegation|couple) of |(?:the|a|an|both|his|her|"
    r"their|its|some|several|any|former|then|various|new|top|senior|and|or) )+$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?: [A-Z][a-z]+)?(?:'s)?(?:,? (?:and|or|nor|as well as|along with|together with|plus)|,|"
    r",? and also)(?: (?:the|both|a|an|his|her|its|their|former|"
    r"then|visiting|of|from|between|with|by|representatives|president|prime minister))* $"
)
_RELATIVE = re.compile(r",? (?:who|which) ")
_SAYER_ACTS = re.compile(r"(?:(?:it|they|he|she)\s|\s*$|(?:secretly |ever |having )+$)")


class Clause(Struct, frozen=True, kw_only=True):
    """The words `start` to `end` of a view; `opener` is the word that begins it, empty for the first."""

    start: int
    end: int
    opener: str


def clauses(scene: Scene) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, in order, without gaps."""
    text = scene.text
    cuts: dict[int, str] = {0: ""}
    for match in _OPENERS.finditer(text):
        if any(spot.start < match.start() < spot.end for spot in scene.spots):
            continue
        if _SHORT_QUOTE.match(text, match.start()):
            continue
        name = match.lastgroup or "mark"
        opener = match.group(name).strip().casefold() if name != "mark" else "mark"
        cuts.setdefault(match.end(), "say" if name == "say" else opener)
    for match in _TIMED.finditer(text):
        if _has_own_verb(scene, match.end()):
            cuts.setdefault(match.end(), match["word"])
    for match in _AND.finditer(text):
        if _new_subject(scene, match.end(), max(cut for cut in cuts if cut <= match.start())):
            cuts.setdefault(match.end(), "and")
    for at, opener in sorted(cuts.items()):
        closed = _closing_comma(text, at, opener)
        if closed is not None:
            cuts.setdefault(*closed)
    starts = sorted(cut for cut in cuts if cut < len(text))
    ends = [*starts[1:], len(text)]
    return tuple(Clause(start=a, end=b, opener=cuts[a]) for a, b in zip(starts, ends, strict=True))


def _closing_comma(text: str, at: int, opener: str) -> tuple[int, str] | None:
    """Return where the main clause goes on after one in front (`While ..., X met`) or inside (`X, who ..., met`)."""
    front = (
        opener in ("while", "when", "although", "though", "because", "if", "as", "after", "before", "since") and at < 14
    )
    inside = opener in ("who", "which", "whom", "where") and text[:at].rstrip().endswith(
        (", who", ", which", ", whom", ", where")
    )
    if not front and not inside:
        return None
    comma = re.compile(r",\s+(?!\d{4})").search(text, at)
    return (comma.end(), "main" if front else "resume") if comma else None


def _has_own_verb(scene: Scene, at: int) -> bool:
    """Tell whether the words after `at` are a clause: an actor at once, and a finite verb right after it."""
    spot = next((s for s in scene.spots if s.start >= at), None)
    if spot is None or scene.text[at : spot.start].strip() not in ("", "the", "a", "an", "both", "its", "his", "their"):
        return bool(re.match(r"(?:he|she|it|they|the two|both sides)\s+\w+", scene.text[at:]))
    stretch = scene.text[spot.start : _stop(scene.text, spot.end)]
    return bool(_FINITE.search(stretch)) and "," not in scene.text[at : spot.start]


def _stop(text: str, at: int) -> int:
    found = re.compile(r"[,;.]").search(text, at)
    return found.start() if found else len(text)


def _new_subject(scene: Scene, at: int, clause_start: int) -> bool:
    """Tell whether `and` at this place begins a clause with a subject of its own."""
    if _TALKS_DO.match(scene.text, at) and _FINITE.search(scene.text[clause_start : at - 4]):
        return True
    spot = next((s for s in scene.spots if s.start >= at), None)
    if spot is None or scene.text[at : spot.start].strip() not in ("", "the", "a", "an"):
        return False
    ahead = next((s for s in reversed(scene.spots) if s.end < at), None)
    if ahead is not None and _ASKED.search(scene.text[: ahead.start]):
        return False
    if re.search(r"\b(?:between|both)\s[^,;]{1,80}$", scene.text[clause_start:at]):
        return False
    follows = re.match(
        r"(?:,[^,]{1,60},)?\s(?:also |later |then |has |have |had |will |would )?(\w+)", scene.text[spot.end :]
    )
    if follows is None or not (
        _FINITE.match(follows.group(1)) or follows.group(0).split()[0] in ("has", "had", "will", "would")
    ):
        return False
    return bool(_FINITE.search(scene.text[clause_start : at - 4]))


def clause_at(parts: tuple[Clause, ...], position: int) -> int:
    """Return the number of the clause that holds a position."""
    return max(k for k, part in enumerate(parts) if part.start <= position)


def governed(scene: Scene, spot: Spot) -> bool:
    """Tell whether a preposition governs an actor's words (`with X`), through articles and joint names."""
    before = scene.text[: spot.start]
    word = re.search(r"([\w-]+)[ ]$", _ARTICLES.sub("", before))
    if word is None:
        return False
    if _ASKED.search(before):
        return False
    bare = word.group(1).casefold()
    return (
        bare in _GOVERNORS
        or (bare.endswith("ing") and bare not in ("meeting", "morning", "evening"))
        or bool(_FINITE.fullmatch(bare) and word.start() > 0)
    )


def subject(scene: Scene, parts: tuple[Clause, ...], number: int, before: int) -> tuple[Spot, ...]:
    """Return the actors that are the subject of clause `number` for a verb at `before`.

    A clause that begins with `who` or `which` takes the actor before it; one without any takes the subject of the
    clause that it goes on from.
    """
    part = parts[number]
    within = [s for s in scene.spots if part.start <= s.start and s.end <= before]
    free = [s for s in within if (_leads(scene, part, s) or not governed(scene, s)) and not _owns(scene, s)]
    if free:
        return _nearest(scene, free, before)
    leading = [s for s in within if re.search(r"\b(?:led|headed) by (?:the )?$", scene.text[: s.start])]
    if leading:
        return (leading[0],)
    if part.opener in ("which", "who"):
        ahead = [s for s in scene.spots if s.end <= part.start and _RELATIVE.fullmatch(scene.text, s.end, part.start)]
        return tuple(ahead[-1:])
    if part.opener in ("say", "that") and number and _SAYER_ACTS.match(scene.text[part.start : before] + " "):
        return subject(scene, parts, number - 1, part.start - 1)
    if part.opener == "resume" and number > 1:
        return subject(scene, parts, number - 2, parts[number - 2].end)
    return ()


def _nearest(scene: Scene, free: list[Spot], before: int) -> tuple[Spot, ...]:
    """Return the subject among ungoverned actors: the first, or that at the verb if they are parted."""
    first, last = group(scene, free[0], before), free[-1]
    between = scene.text[free[0].end : last.start]
    parted = last not in first and ("," in between or _FINITE.search(between))
    if parted and _DIRECTLY.fullmatch(scene.text[last.end : before]):
        return (last,)
    return () if _UNKNOWN_SUBJECT.fullmatch(scene.text[first[-1].end : before]) else first


def _leads(scene: Scene, part: Clause, spot: Spot) -> bool:
    """Tell whether an actor opens its clause, whatever stands before that."""
    return not _ARTICLES.sub("", scene.text[part.start : spot.start]).strip()


def _owns(scene: Scene, spot: Spot) -> bool:
    """Tell whether an actor only owns what follows (`Norway's role`)."""
    return scene.text[spot.end : spot.end + 2] == "'s"


def group(scene: Scene, first: Spot, end: int) -> tuple[Spot, ...]:
    """Return an actor with those that are joined to it by commas and `and`, up to `end`; appositions are left out."""
    found = [first]
    last = first.end
    for spot in scene.spots:
        if spot.start < last or spot.end > end:
            continue
        gap = scene.text[last : spot.start]
        if not _JOINT.fullmatch(gap):
            break
        if gap.startswith(", ") and "and" not in gap and _apposed(scene, spot):
            last = spot.end + 1
            continue
        found.append(spot)
        last = spot.end
    return tuple(found)


def _apposed(scene: Scene, spot: Spot) -> bool:
    """Tell whether an actor's words after a comma explain the one before: a comma closes them, no list goes on."""
    after = scene.text[spot.end :]
    words = scene.text[spot.start : spot.end]
    if spot.form != "name" and re.match(r"(?:the|a|an|his|her|its|their)\s", words) and spot.actor.type != "delegation":
        return not re.match(r",? and ", after)
    if not after.startswith(","):
        return False
    return spot.form != "name" or not re.match(r",[^,]{1,60}(?:,| and )", after)
