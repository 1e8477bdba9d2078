"""Words for offices and roles: what makes a person or a group political, and which PLOVER sector they belong to."""

from __future__ import annotations

from backchannel.language.words import word_set

TITLE_HEADS = word_set(
    "president premier minister chancellor secretary king queen emir sheikh sheik sultan prince princess general gen"
    " colonel col major maj captain capt lieutenant lt admiral adm marshal commander ambassador envoy representative"
    " senator sen congressman congresswoman governor gov mayor pope cardinal archbishop bishop patriarch imam ayatollah"
    " mullah comandante chief chairman chairwoman chair chairperson speaker leader spokesman spokeswoman spokesperson"
    " negotiator mediator diplomat official adviser advisor dictator strongman counterpart warlord coordinator"
    " commissioner director head delegate facilitator undersecretary deputy mp lawmaker politician aide emissary"
    " intermediary monarch ruler facilitator secretary-general chargé consul rapporteur brigadier guerrilla"
)
"""Words that end a title before a name: `Foreign Minister Tove Strand`, `rebel leader John Garang`."""

TITLE_PLURALS = {
    word.removesuffix(one) + several: word
    for word in TITLE_HEADS
    for one, several in [
        next(ending for ending in (("man", "men"), ("ry", "ries"), ("", "s")) if word.endswith(ending[0]))
    ]
}
"""The same words for several people (`Presidents Strand and Okelo`), each with the word for one."""

HONORIFICS = word_set("mr mrs ms miss dr sir lord lady dame professor prof rev father hajj haji hon")

TITLE_MODIFIERS = word_set(
    "deputy vice former ex acting interim special chief senior top lead first prime foreign defense defence interior"
    " justice finance oil information national security assistant under state permanent high general secretary joint"
    " party rebel opposition separatist regime government military political exiled veteran then late outgoing incoming"
    " staff supreme army intelligence peace trade cabinet current new longtime transitional un us eu personal head"
)
"""Words that may stand inside a title before its last word."""

ORG_WORDS = word_set(
    "ministry council committee commission party university institute agency accord accords agreement treaty protocol"
    " declaration conference summit process resolution plan initiative house palace hotel base airport street square"
    " sea river lake mountain mountains island islands strait valley province region district city town state states"
    " group front movement army forces force brigade union league organization organisation office department bureau"
    " court parliament congress senate assembly cabinet government republic kingdom emirate federation war wars peace"
    " foundation center centre school church mosque bank company corporation news times post journal magazine"
    " television"
    " tv radio day week year concept memorandum charter constitution road avenue bridge gate wall camp crossing airline"
    " airlines pact convention communique communiqué action project program programme authority service services prize"
    " north south east west northern southern eastern western central upper lower new old great mission talks"
    " affairs foreign relations security rights staff society association club club board fund"
)
"""Words that no person's name holds; a run of capitals with one of these is no person."""

NOT_NAMES = word_set(
    "the a an in on at by for from with but and or as if when while after before since although however meanwhile his"
    " her their its our my your one two three both some many most all no not according under during to this that these"
    " those there it he she they we i you of who which what where why how even also only just then now later earlier"
    " yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april"
    " may june july august september october november december spring summer autumn fall winter neither either such"
    " despite until till between among against about over into through photo image author editor updated published"
    " islam islamic muslim muslims christian christians jewish jews arab arabs african africans european"
    " europeans asian"
    " western god human internet covid english arabic secret talks opposition sitting asked speaking following once"
    " last next early late whether because so yet still perhaps several other others more few each every another any"
    " instead thus hence nor let here well yes including regarding officials sources diplomats rebels talks"
    " negotiations"
    " negotiators mediators peace ceasefire cease-fire government state ministry president minister"
    " prime foreign"
)

GOVERNING = word_set("government regime administration authorities junta leadership cabinet")
REBELS = word_set(
    "rebels rebel insurgents insurgent separatists separatist guerrillas guerrilla secessionists militants militiamen"
    " insurgency"
)
PEOPLE_HEADS = word_set(
    "officials diplomats envoys negotiators delegates representatives leaders ministers mediators commanders generals"
    " aides lawmakers emissaries delegation delegations team teams experts intermediaries spokesmen authorities"
    " generals"
    " officers emissary official diplomat envoy negotiator spokesman spokeswoman spokesperson minister representative"
    " mediator commander source aide adviser advisor officer delegate lawyer lawmaker sources politicians advisers"
    " facilitators facilitator figures members member figure president leader men women counterparts presidents"
    " ambassadors"
    " ambassador"
)
SINGULAR_HEADS = word_set(
    "official diplomat envoy negotiator spokesman spokeswoman spokesperson minister representative mediator commander"
    " source aide adviser advisor officer delegate lawyer lawmaker emissary facilitator member figure president leader"
    " ambassador"
)
DELEGATION_HEADS = word_set(
    "delegation delegations officials diplomats envoys negotiators delegates representatives team teams emissaries"
    " intermediaries"
)
KIN = word_set("son daughter brother sister wife husband cousin nephew father mother son-in-law brother-in-law")
HEADS_OF_BODIES = word_set("chief head boss leader president chairman chairperson chair secretary-general")


def sectors_of(title: str) -> tuple[str, ...]:
    """Return the PLOVER sectors of a person with this title; nothing where the title doesn't say."""
    words = set(title.casefold().replace("-", " ").split())
    if words & {"rebel", "guerrilla", "separatist", "warlord", "comandante", "insurgent"}:
        return ("REB",)
    if words & {"opposition", "exiled"}:
        return ("OPP",)
    if words & {"colonel", "col", "admiral", "commander", "army", "military", "marshal"} or words == {"general"}:
        return ("MIL",)
    if words & {"pope", "cardinal", "archbishop", "bishop", "patriarch", "imam"}:
        return ("REL",)
    governing = {"president", "premier", "minister", "chancellor", "king", "emir", "ambassador", "envoy", "diplomat"}
    return ("GOV",) if words & (governing | {"secretary", "regime", "government"}) else ()
