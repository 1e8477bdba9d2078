"""Whether talks happened, go on, are planned, were refused or denied: by the words around the trigger."""

from __future__ import annotations

import re

from backchannel.claims.clauses import Clause, clause_at
from backchannel.claims.scene import Scene
from backchannel.claims.triggers import Trigger
from backchannel.model import Certainty, Status

_GAP = r"(?:\W+\w+){0,6}?\W*$"
_PLANNED = re.compile(
    r"\b(?:scheduled|due|set|expected|planned|planning|plans?|slated|about|prepar\w+|intends?|agreed|agrees?|"
    r"promised|vowed|arranged|"
    rf"invited)\s+(?:\w+\s)?(?:to|for)\b{_GAP}|\b(?:will|'ll|shall)\b{_GAP}|\b(?:is|are) (?:to|going to)\b{_GAP}|"
    rf"\b(?:planned|upcoming|forthcoming|scheduled|next|coming)\s(?:round of\s)?(?:[\w-]+\s){{0,2}}$|"
    rf"\b(?:ahead of|on the eve of|in preparation for|invitation to|invited \w+ to|prepar\w+ for|plans for)\b{_GAP}|"
    rf"\bwould\b(?! (?:like|be willing|be ready|consider|not))(?:\W+\w+){{0,4}}?\W*$"
)
_PLANNED_AFTER = re.compile(
    r"\s*(?:[^.;,]{0,60}?)\b(?:(?:is|are|was|were) (?:due|scheduled|set|expected|planned|slated) (?:to|for)|"
    r"will (?:begin|start|take|be|resume|continue|open)|would (?:start|begin|take place|be held|resume|open)|"
    r"planned for|scheduled for|due to|set for|expected (?:to|later|next|on|in)|to be held)\b"
)
_NOT = re.compile(
    r"\b(?:did|do|does|has|have|had|was|were|will|would|is|are|could|can)(?:n't| not| never)\b(?! (?:only|just|"
    r"necessarily|exactly|an?)\b)(?:\W+\w+){0,4}?\W*$|\b(?:never|refus\w+ to|fail\w+ to|declin\w+ to|without|"
    r"rul\w+ out|reject\w+|refus\w+|"
    r"boycott\w*|cancel\w+|postpon\w+|scrapp\w+|abandon\w+|called off|skipp\w+|walked out of|"
    r"avoid\w*)\b(?:\W+\w+){0,4}?\W*$|"
    r"\bno (?:[\w-]+ ){0,3}$"
)
_NOT_AFTER = re.compile(
    r"\s*(?:[^.;,]{0,60}?)\b(?:(?:was|were|has been|have been|had been|is|are) (?:never held|not held|cancelled|"
    r"canceled|postponed|"
    r"called off|suspended indefinitely|scrapped)|(?:did|has|have|had) (?:not|never) (?:take|taken|happen|start|"
    r"materiali[sz]e)|"
    r"never (?:took place|happened|materiali[sz]ed))\b"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w+ (?:reports|claims)|rejected (?:reports|claims))\b(?:(?!\b(?:but|"
    r"although)\b)[^.;]){0,110}$"
)
_MAYBE = re.compile(
    rf"\b(?:could|might|may|if|whether|willing(?:ness)? to|ready to|readiness to|prepared to|hop\w+ to|"
    rf"wants? to|wanted to|offer\w* to|"
    rf"offer of|propos\w+|possib\w+|possibility of|like to|seek\w* to|sought to|seek\w*|sought|aim\w* (?:to|at)|"
    rf"call\w* for|calls? on|urg\w+|demand\w*|should|must|"
    rf"try\w* to|tried to|attempt\w* (?:to|at)|efforts? to|in order to|need\w* to|ask\w* for|request\w*|"
    rf"condition for|conditions? (?:to|for)|"
    rf"precondition\w*|chance of|prospects? of|hopes? (?:of|for)|paving the way for|pave the way for|push for|"
    rf"pressure to|"
    rf"to (?:establish|start|begin|resume|restart|open|hold)|welcom\w+|support for|appeal\w* for|"
    rf"favou?rs?|opposed to|opposes|against|open to|interest in|options?)\b{_GAP}"
)
_ONGOING = re.compile(r"\b(?:is|are|was|were|has been|have been|been|currently|now|still)\s+(?:\w+\s)?$")
_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|is believed|are believed|believed to|is said to|are said to|"
    r"was said to|were said to|"
    r"rumou?red|purportedly|may have|might have|appears? to have|is thought|are thought|possibly)\b"
)
_CONTINUES = re.compile(
    r"\b(?:continu\w+|(?:is|are) (?:holding|negotiating|meeting|talking|mediating)|under way|underway|ongoing)\b"
)


def status(scene: Scene, parts: tuple[Clause, ...], trigger: Trigger) -> Status:
    """Return whether the talks happened, by the words before and after the trigger in its clause."""
    number = clause_at(parts, trigger.start)
    begin = parts[number].start
    ahead = scene.text[begin : trigger.start]
    behind = scene.text[trigger.end : parts[number].end]
    if _DENIED.search(scene.text[: trigger.start]):
        return "denied"
    if _NOT.search(ahead) or (trigger.noun and _NOT_AFTER.match(behind)):
        return "not_happened"
    if _planned(scene, trigger, ahead, behind):
        return "hypothetical" if re.search(r"\bif\b", scene.text[trigger.end :]) else "planned"
    if _MAYBE.search(ahead):
        return "hypothetical"
    near = scene.text[max(begin, trigger.carried - 30) : parts[number].end]
    present = re.search(r"\b(?:is|are|has been|have been)\b[^.;]{0,20}$", ahead)
    if _CONTINUES.search(near) and (present or "continue " in near or "continues" in near):
        return "ongoing"
    return "happened"


def _planned(scene: Scene, trigger: Trigger, ahead: str, behind: str) -> bool:
    if _PLANNED.search(ahead) or (trigger.noun and _PLANNED_AFTER.match(behind)):
        return True
    if re.match(r"\s*(?:that|which)?\s*(?:is|are) (?:due|scheduled|planned|expected)", behind):
        return True
    headline = scene.sentence.zone in ("headline", "heading")
    infinitive = re.search(r"\bto (?:hold |resume |begin |start |attend |host )?$", scene.text[: trigger.carried] + "")
    before = scene.text[: trigger.start]
    return headline and bool(
        infinitive or re.search(r"\bto (?:hold|resume|begin|start|attend|host) (?:[\w-]+ ){0,4}$", before)
    )


def certainty(scene: Scene, attributed: bool) -> Certainty:
    """Return how sure the text is: hedged by its words, attributed to someone, or asserted by the outlet itself."""
    if _HEDGED.search(scene.text):
        return "hedged"
    return "attributed" if attributed else "asserted"
