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
    rf"invited)\s+(?:\w+\s)?(?:to|for)\b{_GAP}|\b(?:(?-i:will)|'ll|shall)\b{_GAP}|\b(?:is|are) (?:to|going to)\b{_GAP}|"
    r"\b(?:was|were) (?:(?:on )?[A-Z]\w+day )?to\b(?:\W+\w+){0,2}?\W*$|"
    rf"\b(?:planned|upcoming|forthcoming|scheduled|next|coming)\s(?:round of\s)?(?:[\w-]+\s){{0,2}}$|"
    rf"\b(?:ahead of|on the eve of|in preparation for|invitation to|invited \w+ to|prepar\w+ for|plans for)\b{_GAP}|"
    rf"\bwould\b(?! (?:like|be willing|be ready|consider|not|have))(?:\W+\w+){{0,4}}?\W*$",
    re.IGNORECASE,
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
    r"\b(?:almost|nearly|narrowly failed to) $|"
    r"\bno (?!(?:fewer|less|longer|later|more|sooner|doubt|other)\b)(?:[\w-]+ ){0,3}$|"
    r"\b(?:neither|none of|nobody|no one|not one)\b(?:(?!\b(?:but|who|which|that)\b)[^.;]){0,90}$|"
    r"\b(?:never|nor|not once|at no (?:time|point)|on no occasion)(?: before| again)?,? (?:have|has|had|did|"
    r"do|does|was|were|will|would)\b[^.;,]{0,80}$|"
    r"\b(?:was|were|had been) (?:supposed )?to have\b(?:\W+\w+){0,4}?\W*$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\s*(?:[^.;,]{0,60}?)\b(?:(?:was|were|has been|have been|had been|is|are) (?:never held|not held|cancelled|"
    r"canceled|postponed|"
    r"called off|suspended indefinitely|scrapped)|(?:did|has|have|had) (?:not|never) (?:take|taken|happen|start|"
    r"materiali[sz]e)|"
    r"never (?:took place|happened|materiali[sz]ed)|(?:fell through|collapsed before (?:it|they|the)))\b"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w+ (?:reports|claims)|rejected (?:reports|claims)|(?:not|never) "
    r"(?:true|the case|correct) that|false (?:that|reports?|claims?|rumou?rs))\b"
    r"(?:(?!\b(?:but|although)\b)[^.;]){0,110}$",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    rf"\b(?:could|might|(?-i:may)|willing(?:ness)? to|ready to|readiness to|prepared to|hop\w+ to|"
    rf"wants? to|wanted to|offer\w* to|"
    rf"offer of|propos\w+|possib\w+|possibility of|like to|seek\w* to|sought to|seek\w*|sought|aim\w* (?:to|at)|"
    rf"call\w* for|calls? on|urg\w+|demand\w*|should|must|"
    rf"try\w* to|tried to|attempt\w* (?:to|at)|efforts? to|in order to|need\w* to|ask\w* for|request\w*|"
    rf"condition for|conditions? (?:to|for)|"
    rf"precondition\w*|chances? (?:of|for)|prospects? (?:of|for)|hope[sd]? (?:of|for)|hoping for|"
    rf"paving the way for|pave the way for|push for|"
    rf"pressure to|"
    rf"to (?:establish|start|begin|resume|restart|open|hold)|welcom\w+|support for|appeal\w* for|"
    rf"favou?rs?|opposed to|opposes|against|open to|interest in|options?|would have)\b{_GAP}",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|is believed|are believed|believed to|is said to|are said to|"
    r"was said to|were said to|"
    r"rumou?red|purportedly|may have|might have|appears? to have|is thought|are thought|possibly)\b"
)
_CONTINUES = re.compile(
    r"\b(?:continu\w+|(?:is|are) (?:holding|negotiating|meeting|talking|mediating)|under way|underway|ongoing)\b"
)


_FRONT = re.compile(
    r"\s*(?:\w+(?:ing|ed)|against|without|despite|after|before|ahead of|on the eve of|amid|following|in|at|on|with|"
    r"due to|because of|given|for|to|as)\b[^,;.]{1,120},\s+",
    re.IGNORECASE,
)
_FINITE_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|did|does)\b")
_REPORT = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|assertions?|speculation|stories|accounts?)"
    r"(?: (?:that|of|about)\b|,)(?:(?!\bbut\b)[^.;]){0,110}$",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"(?:(?!\b(?:but|which|while|after|before)\b)[^.;]){0,100}?\b(?:is|are|was|were|as|be|been) (?:\w+ly )?"
    r"(?:false|untrue|not true|baseless|unfounded|groundless|wrong|incorrect|"
    r"fabricated|invented|fake|made up|nonsense|lies|a lie|denied|dismissed|rejected)\b"
)
_ONCE_PLANNED = re.compile(
    r"\b(?:was|were|had been|have been|has been) (?:\w+ )?(?:due|scheduled|supposed|meant|expected|set|planned|to)\b"
    r"[^.;]{0,60}$"
)
_STAYED_AWAY = re.compile(
    r"\b(?:but|until|before|however)\b[^.;]{0,80}?\b(?:stayed (?:away|home)|pulled out|withdrew|backed out|failed to|"
    r"refused|declined|did not|didn't|never|cancell?ed|called (?:it|them) off|called off|postponed|boycotted|"
    r"was absent|were absent|fell through|collapsed)\b"
)
_FELL = re.compile(
    r"[^.;,]{0,80}\b(?:fell through|collapsed|were (?:cancell?ed|called off|postponed|scrapped)|"
    r"was (?:cancell?ed|called off|postponed|scrapped)|did not (?:happen|take place|go ahead|materiali[sz]e))\b"
)
_IF_FRONT = re.compile(
    r"[\"“]?(?:(?:Even|Only|And|But) )?(?:If|if|Unless|unless|Whether|In case|Provided|"
    r"Providing|Suppose|Supposing|Assuming)\b(?! nothing\b| anything\b)"
)
_FUTURE = re.compile(r"\b(?:will|would|could|can|may|might|should|must)\b")
_INVERTED = re.compile(
    r"(?:^[\"“]?(?:Had|Should|Were) |\b(?:would|could|might)(?: not|n't)? have\b[^.;]{0,80}\b(?:had|should) )"
    r"[^,;.]{1,80}$"
)
_WOULD = re.compile(r"\b(?:would|could|might|will|may|can)\b")
_SURE = re.compile(r"When\b")
_UNSURE = re.compile(r"(?:Once|As soon as|Before|Until|After)\b")
_HOPED = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|fear(?:s|ed)?|speculation|possibility|chances?|prospects?|likelihood|demand\w*|"
    r"call(?:s|ed)?|insist\w*|propos\w+|suggest(?:s|ed|ion|ions)|request\w*|wish\w*|"
    r"(?:no|little|without) (?:evidence|sign|proof|indication|confirmation|record)) (?:that |of )?$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[\"“]?(?:Could|Can|Will|Would|Might|May|Should|Did|Do|Does|Have|Has|Had|Is|Are|Was|Were)\b")


def status(scene: Scene, parts: tuple[Clause, ...], trigger: Trigger) -> Status:
    """Return whether the talks happened, by the words before and after the trigger in its clause."""
    number = clause_at(parts, trigger.start)
    begin = _past_front(scene.text, parts[number].start, trigger.start)
    ahead = scene.text[begin : trigger.start]
    behind = scene.text[trigger.end : parts[number].end]
    if _DENIED.search(scene.text[_past_front(scene.text, 0, trigger.start) : trigger.start]) or _false(scene, trigger):
        return "denied"
    if _NOT.search(ahead) or (trigger.noun and _NOT_AFTER.match(behind)):
        return "not_happened"
    conditional = _conditional(scene, parts[number], trigger) or _still_to_come(scene, trigger, _UNSURE)
    if _planned(scene, trigger, ahead, behind):
        if _missed(scene, trigger):
            return "not_happened"
        return "hypothetical" if conditional or re.search(r"\bif\b", scene.text[trigger.end :]) else "planned"
    if conditional or _MAYBE.search(ahead):
        return "hypothetical"
    if _still_to_come(scene, trigger, _SURE):
        return "planned"
    near = scene.text[max(begin, trigger.carried - 30) : parts[number].end]
    present = re.search(r"\b(?:is|are|has been|have been)\b[^.;]{0,20}$", ahead)
    if _CONTINUES.search(near) and (present or "continue " in near or "continues" in near):
        return "ongoing"
    return "happened"


def _past_front(text: str, start: int, trigger: int) -> int:
    """Return where a clause goes on after a phrase in front of it that a comma ends: `Hoping for peace, X met`."""
    front = _FRONT.match(text, start, trigger)
    return front.end() if front is not None and not _FINITE_AUXILIARY.search(front.group()) else start


def _false(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the sentence calls a report of the talks untrue: `Reports that X met are false`."""
    return bool(_REPORT.search(scene.text[: trigger.start]) and _UNTRUE.match(scene.text, trigger.end))


def _missed(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether talks that were once planned did not come about: `were due to meet, but X stayed away`."""
    before = scene.text[: trigger.start]
    fell = _FELL.match(scene.text, trigger.end) if trigger.noun else None
    return fell is not None or bool(_ONCE_PLANNED.search(before) and _STAYED_AWAY.search(scene.text, trigger.end))


def _conditional(scene: Scene, part: Clause, trigger: Trigger) -> bool:
    """Tell whether the talks are a condition, depend on one that stands in front, or are asked about."""
    if part.opener in ("if", "unless", "whether"):
        return True
    text = scene.text
    before = text[: trigger.start]
    if _IF_FRONT.match(text) and ("," not in before or _FUTURE.search(text, 0, trigger.start)):
        return True
    if _INVERTED.search(before) and _WOULD.search(text):
        return True
    hoped = _HOPED.search(text[: part.start]) and "," not in text[part.start : trigger.start]
    return bool(hoped) or (text.rstrip(' "”').endswith("?") and bool(_ASKS.match(text)))


def _still_to_come(scene: Scene, trigger: Trigger, front: re.Pattern[str]) -> bool:
    """Tell whether a clause in front puts the talks before what will be: `When X and Y meet, Z will host them`."""
    present = trigger.word in ("meet", "meets", "speak", "speaks", "talk", "talks", "negotiate", "negotiates")
    opened = front.match(scene.text) and "," not in scene.text[: trigger.start]
    return bool(opened and present and not trigger.noun and _WOULD.search(scene.text, trigger.end))


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
