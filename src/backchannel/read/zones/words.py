"""Words and forms that tell what a line is: credits, dates, appeals, navigation; in English, the project's language.

Each pattern is a hint. The line model weighs the hints; the rules of `credits` use some of them as verdicts.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?"
    rf"|(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?)"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
)
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
_ZONE = r"\(?(?:GMT|UTC|[ECMP][SD]T|ET|BST|CES?T|EES?T|MSK|IST|Z|local time)(?:[+-]\d{1,2}(?::?\d{2})?)?\)?"

DATE = re.compile(rf"\b{_DATE}\b", re.IGNORECASE)
DATE_LINE = re.compile(
    rf"^\W*(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified|edited)|modified|date|issued|created"
    rf"|filed|print\s+edition)\b[\s:]*(?:on|at)?\s*)?(?:{_WEEKDAY}\W+)?(?:{_CLOCK}\s*(?:{_ZONE})?\W*)?{_DATE}"
    rf"(?:(?:\W|at)*{_CLOCK})?\s*(?:{_ZONE})?(?:\W+(?:last\s+)?(?:updated|modified)\b.{{0,60}})?\W*$",
    re.IGNORECASE,
)
"""A line that is a date and nothing else: the page's own date line."""
CITY_LINE = re.compile(
    r"^[A-Z][A-Z.'’\- ]{2,40}(?:,\s+[A-Z][\w.'’\- ]{1,30})?(?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?"
    r"(?:\s*\((?:[A-Z][\w/.&]*\s?){1,3}\))?\s*[—–-]+$"
)
"""A wire dateline that stands alone: place in capitals, perhaps the day and the agency, and a dash."""
OPENING = re.compile(
    r"^[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:,\s+[A-Z][\w.'’-]{1,20}){0,2}"
    r"(?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?"
    r"(?:\s*\((?:[A-Z][\w/.&]*\s?){1,3}\))?\s*[—–-]\s"
)
"""How a wire story's first paragraph begins: place in capitals, perhaps the day and the agency, and a dash."""
FULL_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+{_DAY},?\s+\d{{4}}|{_DAY}\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"^(?:\W*(?:written|reported|reporting|story|report|article|text|analysis|edited|words)\s+by\b|\W*by:?\s+(?=[A-Z])"
    r"|(?:author|authors|editor|editors|reporter|writer|correspondent|journalist|staff writer|contributor)s?\s*:\s*\S"
    r"|(?:additional\s+)?(?:reporting|writing|editing)\s+(?:from\s+\w+\s+)?by\b)",
    re.IGNORECASE,
)
_NAMED = r"[A-Z\u00c0-\u00de][\w\u2019'.-]+(?: (?:(?:de|van|von|der|al|bin) )?[A-Z\u00c0-\u00de][\w\u2019'.-]+){1,3}"
SENT_FROM = re.compile(
    rf"^\W*(?:(?i:from|with) (?i:our) (?:\w+ ){{0,2}}(?i:correspondents?)\b"
    rf"|(?:From|With) {_NAMED} in [A-Z]\w+(?:,? and {_NAMED} in [A-Z][\w ]+)?\W*$"
    rf"|(?:Exclusive|Live(?: \w+)?|Interview|Dispatch|Commentary|Compiled|Translated) by {_NAMED})"
)
"""Bylines that begin otherwise: `From X in Jerusalem`, `from our correspondent X`, `Live page by X`."""
_AGENCY = (
    r"(?:Reuters|AP|The Associated Press|Associated Press|AFP|Agence France[- ]Presse|dpa|DPA|UPI|EFE|ANSA|Xinhua|TASS"
    r"|Itar-Tass|ITAR-TASS|RIA(?: Novosti)?|Interfax|Bloomberg|PA|Press Association|AAP|PTI|ANI|IANS|Kyodo|Yonhap|APA"
    r"|NTB|TT|Ritzau|Belga|ANP|SAPA|MENA|Anadolu(?: Agency)?|AA|WAM|KUNA|SPA|Petra|NNA|IRNA|SANA|Ukrinform"
    r"|CNN|BBC|agencies|staff|wires?|with agencies)"
)
WIRE_CREDIT = re.compile(
    rf"^\W*(?:(?i:(?:with\s+(?:material|reporting|files|input|information)\s+from|source|sources|via|from)\b):?\s*)?"
    rf"{_AGENCY}(?:\s*(?:,|/|;|&|and|\|)\s*{_AGENCY})*\W*$"
    r"|^\W*(?i:with|from|compiled from|based on)\s+(?:\w+\s+)?(?:agency|agencies|wire|staff|news)\s*(?:and\s+\w+\s+)?"
    r"(?:reports?|services?|dispatches)?\W*$"
)
"""A line that only names news agencies, such as a wire credit at an article's end."""
PERSON_LINE = re.compile(
    r"^(?:[A-Z][\w.'’-]+|[A-Z]\.|de|van|von|der|al|bin|el|la|da|di|du|le)(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der"
    r"|al|bin|el"
    r"|la|da|di|du|le|and|&)){1,6}$"
)
"""Two to seven capitalised words: perhaps a person's name, never a sentence."""
CREDITED = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|pic|illustration|credit|video|graphic)s?\s*(?:credit|courtesy|by|source)?s?\s*"
    r"[:/©]\s*\S|\b(?:photo(?:graph)?|image|picture|illustration)s?\s+(?:by|courtesy)\b|©\s*(?!\d{4})\S"
    r"|\b(?:getty|shutterstock|istock|unsplash|reuters|afp|epa|dpa|ap)\s*(?:images?|photo|via|/)|(?:via|/)\s*getty"
    r"|\((?:ap|afp|reuters|epa|dpa)?\s*(?:photo|file)\b|/(?:AP|AFP|EPA|Reuters|dpa)\b",
    re.IGNORECASE,
)
"""Words of a photo credit."""
GLUED_CREDIT = re.compile(
    r"(?<=[a-z.”\"’)!?])(?:Image|Photo|Foto|Picture|Credit|Source|Photograph|PHOTO)s?\s*:\s*\S[^.]*$"
)
"""A credit stuck to the end of a caption without a space, as text dumps of web pages have it."""
SHOWN = re.compile(
    r"\b(?:(?:shown|seen|pictured|photographed|depicted)\b|(?:left|right|cent(?:er|re)|second (?:from )?(?:left|right)"
    r"|top|bottom|above|below|front|back)\s*[,;)]|in this (?:\w+\s){0,3}(?:photo|picture|image|file|frame"
    r"|handout)|file photo"
    r"|(?:take|pose|arrive|walk|stand|gather|shake|attend|speak|listen|look|wave|meet|hold)s?\s+(?:during|at|before"
    r"|after|outside|hands))",
    re.IGNORECASE,
)
"""Words with which captions describe a picture."""
LINK_PROMPT = re.compile(
    r"^\W*(?:read(?: more| also| next| full)?|see (?:also|more)|more(?: from| on| about| news| stories"
    r"| coverage)?|also read"
    r"|related(?: stories| articles| topics| news| content| coverage)?|recommended(?: for you)?|you (?:may|might) also"
    r"|watch(?: live| now| more| the)?|listen|continue reading|keep reading|load more|show more|view (?:all"
    r"|more|comments)"
    r"|click here|learn more|find out more|top stories|most (?:read|popular|viewed)|trending|latest(?: news)?"
    r"|don.t miss"
    r"|editor.?s?.? picks?|what to read|up next|next (?:article|story|post)|previous (?:article|story|post)|explore"
    r"|in pictures|live updates|popular|more in)\b",
    re.IGNORECASE,
)
SITE_CHROME = re.compile(
    r"\b(?:skip to|main menu|menu|home ?page|navigation|search|log ?in|sign ?in|log ?out|register|my account|site ?map"
    r"|contact us|about us|advertis\w+|terms (?:of|and)|privacy|cookies?|consent|accept|careers|help|faq|rss|archives?"
    r"|back to top|print|e-?mail (?:this|to)|bookmark|permalink|close|toggle|open in|download|app store|google play"
    r"|all rights reserved|copyright|©|powered by|loading|javascript|browser|advertisement|sponsored|promoted)\b|©",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"\b(?:cookies?|opt[- ]?out|gdpr|ccpa|consent|personal (?:data|information)|data protection"
    r"|privacy (?:policy|notice|rights)"
    r"|third[- ]part(?:y|ies)|advertising partners|your (?:browser|device|preferences|experience)"
    r"|terms of (?:use|service)"
    r"|user agreement|do not sell|all rights reserved|affiliate|commission|free trial|unsubscribe)\b",
    re.IGNORECASE,
)
COMMENTS_BEGIN = re.compile(
    r"^\W*(?:\d+\s+)?(?:comments?|responses?|replies|conversation|discussion)\b.{0,25}$|\b(?:leave|post|write"
    r"|add|view|show|read|see)"
    r" (?:a |your |all |the )?(?:\d+ )?(?:comments?|reply)\b|\bjoin the (?:conversation|discussion)\b"
    r"|\b(?:log|sign) ?in to (?:comment|reply|post)\b|^\W*reply\W*$",
    re.IGNORECASE,
)
SHARING = re.compile(
    r"\b(?:share|tweet|facebook|twitter|whatsapp|instagram|linkedin|pinterest|reddit|telegram|youtube|tiktok|flipboard"
    r"|follow (?:us|me|on|@)|like us|copy link|save article|gift article|comments?|reply|replies|likes?|views?"
    r"|shares)\b",
    re.IGNORECASE,
)
APPEAL = re.compile(
    r"\b(?:subscri\w+|newsletters?|sign(?:ed)? up|inbox|donat\w+|support us|support (?:our|independent|quality)"
    r"|your support"
    r"|become a (?:member|supporter|subscriber)|membership|free trial|small favou?r|remind me|ad[- ]free|ad ?blocker"
    r"|paywall|unlimited access|per month|a month|gift|contribut(?:e|ion)s? to|make a (?:contribution|difference)"
    r"|independent journalism|our (?:journalism|newsroom|reporting)|(?:each|every) month|chip in|stand with us"
    r"|our readers|readers like you|support today|payment|follow our|join us)\b",
    re.IGNORECASE,
)
READER = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.IGNORECASE)
REPORTING = re.compile(
    r"\b(?:said|says|told|according to|announced|reported|added|stated|warned|asked|called|met|talks"
    r"|spokes(?:man|woman|person)"
    r"|accused|denied|agreed|rejected|demanded|insisted|acknowledged)\b",
    re.IGNORECASE,
)
AGO = re.compile(
    r"\b(?:\d+|an?|one|two)\s*(?:min(?:ute)?s?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdm])\s+(?:ago|read)\b",
    re.I,
)
ADDRESS = re.compile(r"https?://|www\.|\b[\w.+-]+@[\w-]+\.\w|(?<!\w)[@#]\w{2,}")
LONE_ADDRESS = re.compile(r"^\W*(?:https?://|www\.)\S+\W*$")
LISTED = re.compile(r"^\s*(?:\d{1,3}[.)]|[•·*▪►▶›»–-])\s+")
SEPARATORS = re.compile(r"[|•·»«›‹→←▼▲►▶×✕]")
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s|$)")
CLOSED = re.compile(r"[.!?…。！？][\"'”’»›«)\]]*\s*$")
WORD = re.compile(r"\w+")
