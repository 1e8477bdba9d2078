"""Words that tell of talks: what starts a claim, what carries it, what bounds a clause."""

from __future__ import annotations

import re
from typing import Literal

TALK_NOUN = (
    r"(?:talks|negotiations?|meetings?|consultations|discussions|summit|dialogue|conversations?|encounters?|mediation|"
    r"peace conference|peace process|shuttle diplomacy|diplomacy|back ?channel|rounds? of talks|contacts?|"
    r"(?:phone|telephone|video|conference) calls?|(?:phone|telephone) (?:conversations?|contacts?|talks)|"
    r"visits?|trips?|"
    r"tour|(?<=[Tt]he )calls?(?! for| on| to)|session|gathering|mission)"
)
"""Nouns for talks; which of them make a claim depends on what stands around them."""

TALK_VERB = (
    r"(?:met|meets?|sat down|sits? down|sitting down|conferred|negotiat(?:ed|es|ing|e)|spoken?|speaks?|speaking|"
    r"talked|talking|talks? (?=to |with )|consulted|conferring|telephoned|phoned|(?:(?<=been )|(?<=was )|"
    r"(?<=were )|(?<=is )|(?<=are ))meeting(?! (?:of|in|at|on|to|for)\b)|rang|(?:been|was|were|kept|"
    r"stayed) in (?:touch|contact)(?= with)|put through(?= to)|"
    r"gathered|convened|visit(?:ed|s|ing)?|mediat(?:ed|es|ing|e)|"
    r"shuttled|shuttling|receiv(?:ed|es|e)|hosted|saw|called on|joined(?=[^.;]{3,120} (?:for|"
    r"in) (?:[\w-]+ )?(?:talks|negotiations|a meeting))|"
    r"arriv(?:ed|es)(?= in )|(?:went|flew|travel?led|journeyed|travels?|flies|fly|returned|"
    r"returns?)(?= (?:back |on )?(?:from [A-Z]\w+ )?to )|"
    r"got (?=[^.;]{3,60} on (?:a|the) (?:phone|telephone)))"
)

SUPPORT: tuple[tuple[Literal["participant", "host", "mediator"], str], ...] = (
    ("participant", r"h[eo]ld(?! that \w+s\b)|holds|holding|had|having|have|beg[aiu]n|begins|beginning|"
        r"start(?:ed|s|ing)?|open(?:ed|s|ing)?|"
     r"resum(?:ed|es|ing|e)|conduct(?:ed|s|ing)?|conclud(?:ed|es|ing|e)|end(?:ed|s|ing)?|attend(?:ed|s|ing)?|"
     r"continu(?:ed|es|ing|e)|finish(?:ed|es|ing)?|enter(?:ed|s|ing)?(?: into)?|engag(?:ed|es|ing|e)(?: in)?|"
     r"(?:take|took|taken|taking|takes) part in|participat(?:ed|es|ing|e) in|join(?:ed|s|ing)?|"
     r"establish(?:ed|es|ing)?|maintain(?:ed|s|ing)?|pursu(?:ed|es|ing|e)|restart(?:ed|s|ing)?|renew(?:ed|s|"
     r"ing)?|reviv(?:ed|es|ing)|relaunch(?:ed|es|ing)?|"
     r"arriv(?:ed|es|ing|e) [^.,;]{0,30}for|flew [^.,;]{0,40}for|travell?ed [^.,;]{0,40}for|paid|made|making|began|"
     r"return(?:ed|s|ing)? to"),
    ("host", r"host(?:ed|s|ing)?|welcom(?:ed|es|ing|e)|received"),
    ("mediator", r"mediat(?:ed|es|ing|e)|broker(?:ed|s|ing)?|facilitat(?:ed|es|ing|e)|chair(?:ed|s|ing)?|led|"
        r"leads?|leading|"
     r"sponsor(?:ed|s|ing)?|arrang(?:ed|es|ing|e)|organi[sz](?:ed|es|ing|e)|conven(?:ed|es|ing|e)|launch(?:ed|es|ing)?|"
     r"oversee(?:s|ing)?|oversaw|moderat(?:ed|es|ing|e)"),
)  # fmt: skip
"""Verbs that carry a noun for talks, with the part that their subject has."""

EVENT_VERB = re.compile(
    r"(?:\s+that\s+\w+)?\s*(?:,[^,]{1,60},)?\s*(?:(?:also|later|then|secretly|finally|reportedly|would|will|had|"
    r"has|have|was|were|are|is|be|been|to|"
    r"being|due|scheduled|expected|set|not|never|eventually|actually) )*"
    r"(?:(?<=was )(?:in|at|on)\\b|(?<=were )(?:in|at)\\b|established|became known|made public|took place|"
    r"take place|taken place|taking place|takes place|held(?! that\b)|began|begin|begun|start(?:ed|s)?|ended|end|"
    r"continu(?:ed|es|e)|collapsed|broke (?:down|up|off)|broken off|resumed?|concluded|came|comes|come|lasted|"
    r"opened|open|failed|"
    r"stalled|produced|led (?:to|by)|followed|dragged on|went on|hosted|mediated|brokered|facilitated|arranged|"
    r"organi[sz]ed|"
    r"postponed|cancelled|canceled|called off|suspended|revealed|disclosed|kept|conducted|chaired|sponsored|"
    r"under way|underway|planned|due|scheduled)\b"
)
"""What a noun for talks does when it is told of as an event."""

BY_AGENT = re.compile(
    r"\b(?P<verb>hosted|mediated|brokered|facilitated|chaired|sponsored|led|arranged|organi[sz]ed|overseen|"
    r"convened|moderated)"
    r"(?: jointly| secretly)? by\b|\bunder the (?P<auspices>auspices|mediation|chairmanship|aegis|sponsorship|"
    r"eyes) of\b|"
    r"\bwith (?P<help>the help|the mediation|the assistance) of\b|\bthrough (?P<through>the mediation of|"
    r"mediators? from)\b"
)
MEDIATED_ADJECTIVE = re.compile(r"-(?:mediated|brokered|sponsored|led|facilitated|backed|hosted|chaired)\b")

SAYING = (
    r"(?:said|says|say|saying|told|tells|announced|announces|reported|reports|added|adds|insisted|insists|"
    r"admitted|admits|"
    r"denied|denies|deny|confirmed|confirms|claimed|claims|stated|states|revealed|reveals|disclosed|discloses|"
    r"acknowledged|"
    r"acknowledges|noted|wrote|writes|recalled|recalls|explained|argued|declared|conceded|emerged|learned|"
    r"maintained|tweeted|held(?= that (?!(?:meeting|session|same|day|very)\b)))"
)

SPORT_OR_TRADE = re.compile(
    r"\b(?:transfer|striker|midfielder|goalkeeper|league|coach|football|soccer|merger|takeover|shareholders?|"
    r"acquisition|"
    r"shares|investors|album|film|bid for|buyout|pay talks|wage|contract extension|salary|quarterfinal|semi-final|"
    r"trade unions?|pay dispute)\b",
    re.IGNORECASE,
)
"""Words of sport and business: talks beside them are no political talks unless two political actors meet."""

CONTEST = re.compile(
    r"\b(?:World|Asian|African?|European|America|Gulf|Nations|Davis|Challenge|Super|League) Cup\b|\bCup of Nations\b|"
    r"\b(?i:(?:quarter|semi)[- ]?finals?|group stage|qualif(?:ier|ying (?:match|round))s?|play-?offs?|kick-?off|"
    r"(?:test|friendly|hockey|tennis) (?:match|game|series)|championships?|tournament|football|soccer|cricket|rugby|"
    r"in the (?:cup |grand )?final(?=[.,;]| (?:in|at|on|of))|basketball|handball|volleyball)\b"
)
"""Words of a contest: states and teams that only meet there (`met in the Asian Cup`) play and do not talk."""

OFFICE = re.compile(
    r"\b(?:sidelines?|margins|talks?|negotiat\w+|diploma\w+|discuss\w*|presidents?|ministers?|envoys?|leaders?|"
    r"officials?|ambassadors?|mediat\w+|kings?|queen|chancellor|premier|secretary|delegations?)\b",
    re.IGNORECASE,
)
"""Words by which a meeting beside a contest is one of people who speak for states after all."""

MADE_PUBLIC = re.compile(
    r"(?:\s[\w'’.-]+){0,10}?\s(?<!the )(?<!a )(?:public|known)"
    r"(?=\s*(?:[.,;)]|$)|\s(?:only|in|on|at|last|this|for|by|after|when|until|yesterday|today|later)\b)"
)
"""What follows a noun for talks in `made the call to X public`."""
