"""Short reports on talks of many wars, each with what a careful reader takes from it.

The reports were written for these tests. Facts of public history are free; sentences and invented people are ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

D = date


@dataclass(frozen=True)
class Wanted:
    """One talk that must be found. Every field that is set must agree; `actors` are pieces of actor ids or names."""

    actors: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    undated: bool = False
    place: str | None = None
    status: str = "happened"
    layer: str = "talk"
    secret: bool | None = None
    mediator: str | None = None
    cameo: str | None = None
    medium: str | None = None
    weekday: int | None = None


@dataclass(frozen=True)
class Case:
    """A report, the day it was published, and the talks in it; `none` says that it holds no talk at all."""

    name: str
    text: str
    published: date | None = None
    wanted: tuple[Wanted, ...] = ()
    none: bool = False
    most: int = field(default=9)


CASES = (
    Case(
        "camp-david",
        "Egyptian President Anwar Sadat and Israeli Prime Minister Menachem Begin met at Camp David in September 1978 "
        "for talks hosted by US President Jimmy Carter.",
        None,
        (Wanted(("sadat", "begin", "carter"), D(1978, 9, 1), D(1978, 9, 30), place="Camp David", mediator=None),),
    ),
    Case(
        "oslo-1993",
        "Israeli and PLO negotiators held secret talks in Norway in early 1993, it emerged on Monday. The talks were "
        "mediated by Norwegian Foreign Minister Johan Jorgen Holst.",
        D(1993, 8, 31),
        (
            Wanted(("israel", "PLO"), D(1993, 1, 1), D(1993, 4, 30), place="Norway", secret=True),
            Wanted(("Holst",), mediator="Holst"),
        ),
    ),
    Case(
        "dayton",
        "The presidents of Serbia, Croatia and Bosnia initialled a peace agreement at an air base in Dayton, Ohio, on "
        "21 November 1995 after three weeks of negotiations.",
        D(1995, 11, 22),
        (
            Wanted(
                ("serbia", "croatia", "bosnia"),
                D(1995, 11, 21),
                D(1995, 11, 21),
                place="Dayton",
                layer="agreement",
                cameo="057",
            ),
        ),
    ),
    Case(
        "aceh",
        "Representatives of the Indonesian government and the Free Aceh Movement met near Helsinki on Thursday for "
        "talks mediated by former Finnish president Martti Ahtisaari.",
        D(2005, 1, 29),
        (
            Wanted(
                ("Indonesia", "Free Aceh Movement", "Ahtisaari"),
                D(2005, 1, 27),
                D(2005, 1, 27),
                place="Helsinki",
                mediator="Ahtisaari",
            ),
        ),
    ),
    Case(
        "havana",
        "The Colombian government and FARC rebels will resume peace talks in Havana on Tuesday, both sides said.",
        D(2013, 10, 19),
        (
            Wanted(
                ("Colombia", "FARC"), D(2013, 10, 22), D(2013, 10, 22), place="Havana", status="planned", cameo="036"
            ),
        ),
    ),
    Case(
        "minsk",
        "Russian President Vladimir Putin held a phone call with his Ukrainian counterpart Petro Poroshenko on Sunday "
        "ahead of the Minsk summit.",
        D(2015, 2, 10),
        (Wanted(("Putin", "Poroshenko"), D(2015, 2, 8), D(2015, 2, 8), medium="phone", cameo="041"),),
    ),
    Case(
        "oman-iran",
        "US and Iranian officials met secretly in Oman in July 2012, according to three diplomats who spoke on "
        "condition of anonymity. Sultan Qaboos acted as a go-between.",
        D(2013, 11, 24),
        (Wanted(("USA", "Iran"), D(2012, 7, 1), D(2012, 7, 31), place="Oman", secret=True),),
    ),
    Case(
        "doha-taliban",
        "DOHA (Example Wire) - US special envoy Zalmay Khalilzad met Taliban leaders in Doha on Saturday to discuss "
        "ending the war in Afghanistan, the Taliban said.",
        D(2018, 10, 14),
        (Wanted(("Khalilzad", "Taliban"), D(2018, 10, 13), D(2018, 10, 13), place="Doha"),),
    ),
    Case(
        "pretoria",
        "Ethiopia's government and the Tigray People's Liberation Front signed a ceasefire agreement in Pretoria on "
        "Wednesday. The talks were led by African Union envoy Olusegun Obasanjo.",
        D(2022, 11, 3),
        (
            Wanted(
                ("Ethiopia", "TPLF"), D(2022, 11, 2), D(2022, 11, 2), place="Pretoria", layer="agreement", cameo="057"
            ),
            Wanted(("Obasanjo",), mediator="Obasanjo"),
        ),
    ),
    Case(
        "stockholm",
        "UN envoy Martin Griffiths said Yemen's warring parties would meet in Sweden next week. The Houthis and the "
        "government have not met for two years.",
        D(2018, 11, 29),
        (Wanted((), D(2018, 12, 3), D(2018, 12, 9), place="Sweden", status="planned"),),
    ),
    Case(
        "karabakh",
        "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev agreed on a ceasefire brokered "
        "by Russia on 9 November 2020.",
        D(2020, 11, 12),
        (Wanted(("Pashinyan", "Aliyev"), D(2020, 11, 9), D(2020, 11, 9), layer="agreement", mediator="Russia"),),
    ),
    Case(
        "korea",
        "South Korean President Moon Jae-in met North Korean leader Kim Jong Un at Panmunjom on Friday, the first "
        "summit between the two Koreas in a decade.",
        D(2018, 4, 28),
        (Wanted(("Moon", "Kim"), D(2018, 4, 27), D(2018, 4, 27), place="Panmunjom"),),
    ),
    Case(
        "kin-phone",
        "In a telephone conversation last month, Foreign Minister Tova Lindqvist of Sweden urged General Idris Okelo "
        "to release prisoners. Okelo's rebels hold the north of Verania.",
        D(2031, 5, 14),
        (Wanted(("Lindqvist", "Okelo"), D(2031, 4, 1), D(2031, 4, 30), medium="phone"),),
    ),
    Case(
        "football",
        "Real Madrid held talks with Chelsea over the transfer of the striker. The clubs met in London.",
        None,
        (),
        True,
    ),
    Case(
        "business",
        "Northwind Motors is in talks with Acme Holdings about a merger, the company said on Monday.",
        D(2019, 3, 5),
        (),
        True,
    ),
    Case(
        "weather",
        "The UN climate panel published a report. Rain is expected on Monday in Geneva.",
        D(2019, 3, 5),
        (),
        True,
    ),
    Case(
        "no-talks",
        "Israel did not hold talks with Hamas, an Israeli official said. Hamas denied that it had met Israeli"
        " officials in "
        "Cairo.",
        D(2014, 8, 2),
        (Wanted(("Israel", "Hamas"), status="not_happened"), Wanted(("Hamas",), status="denied", place="Cairo")),
    ),
    # From here on the cases were written with the rules at hand.
    Case(
        "lebanon-border",
        "Israel and Lebanon will begin talks on their maritime border next week at a UN base in Naqoura, US"
        " Secretary of State "
        "Mike Pompeo announced on Thursday.",
        D(2020, 10, 2),
        (Wanted(("Israel", "Lebanon"), D(2020, 10, 5), D(2020, 10, 11), status="planned"),),
    ),
    Case(
        "good-friday",
        "British Prime Minister Tony Blair and his Irish counterpart Bertie Ahern signed the Good Friday"
        " Agreement at Stormont on 10 "
        "April 1998. The deal followed two years of negotiations chaired by US Senator George Mitchell.",
        None,
        (Wanted(("Blair", "Ahern"), D(1998, 4, 10), D(1998, 4, 10), place="Stormont", layer="agreement", cameo="057"),),
    ),
    Case(
        "mozambique-rome",
        "Mozambique's government and Renamo signed a peace accord in Rome on 4 October 1992. The talks were"
        " mediated by the Community "
        "of Sant'Egidio.",
        None,
        (
            Wanted(("Mozambique", "Renamo"), D(1992, 10, 4), D(1992, 10, 4), place="Rome", layer="agreement"),
            Wanted(("Sant",), mediator="Sant"),
        ),
    ),
    Case(
        "burundi-arusha",
        "Nelson Mandela, who is mediating in the Burundi conflict, met Burundian rebel leaders in Arusha on Monday.",
        D(2000, 2, 23),
        (Wanted(("Mandela",), D(2000, 2, 21), D(2000, 2, 21), place="Arusha"),),
    ),
    Case(
        "syria-geneva",
        "GENEVA (Example Wire) - The Syrian government and the opposition refused to meet face to face on"
        " Saturday. UN envoy Lakhdar Brahimi "
        "met the two delegations separately.",
        D(2014, 1, 25),
        (Wanted(("Syria", "opposition"), D(2014, 1, 25), D(2014, 1, 25), layer="response"),),
    ),
    Case(
        "qatar-hamas",
        "Qatar offered to mediate between Fatah and Hamas, officials in Doha said. Fatah rejected the offer.",
        D(2012, 1, 20),
        (Wanted(("Qatar", "Fatah", "Hamas"), layer="offer", cameo="039"), Wanted(("Fatah",), layer="response")),
    ),
    Case(
        "sudan-jeddah",
        "Envoys from Sudan's army and the Rapid Support Forces arrived in Jeddah for talks sponsored by the"
        " United States and Saudi Arabia on "
        "Saturday.",
        D(2023, 5, 8),
        (Wanted(("Rapid Support Forces",), D(2023, 5, 6), D(2023, 5, 6), place="Jeddah", mediator="Saudi"),),
    ),
    Case(
        "congo-doha",
        "Congolese President Felix Tshisekedi and Rwandan President Paul Kagame met in Doha on Tuesday and"
        " agreed to an immediate ceasefire, "
        "according to a joint statement. The meeting was hosted by Qatar.",
        D(2025, 3, 19),
        (
            Wanted(("Tshisekedi", "Kagame"), D(2025, 3, 18), D(2025, 3, 18), place="Doha"),
            Wanted(("Tshisekedi", "Kagame"), layer="agreement"),
            Wanted(("Qatar", "Tshisekedi"), place="Doha"),
        ),
    ),
    Case(
        "invented-backchannel",
        "For two years the Kingdom of Ostrava denied it. Then, in a memoir, former envoy Pavel Lindh revealed"
        " that he had met rebel commander "
        "Anton Reis eleven times in secret.",
        D(2040, 6, 1),
        (Wanted(("Lindh", "Reis"), secret=True),),
    ),
    Case(
        "invented-day-after",
        "Rebel leader Anton Reis met UN mediator Clara Voss in Nairobi on 3 May 2033. Two days later he flew to"
        " Cairo, where he met Egyptian "
        "officials.",
        None,
        (
            Wanted(("Reis", "Voss"), D(2033, 5, 3), D(2033, 5, 3), place="Nairobi"),
            Wanted(("Reis", "Egypt"), D(2033, 5, 5), D(2033, 5, 5), place="Cairo"),
        ),
    ),
    Case(
        "the-secret-talks",
        "Afghan and Taliban officials met secretly in Dubai on 12 March 2018. The meeting lasted three hours."
        " Neither side commented.",
        D(2018, 6, 1),
        (
            Wanted(("Afghan", "Taliban"), D(2018, 3, 12), D(2018, 3, 12), place="Dubai", secret=True),
            Wanted(("Afghan", "Taliban"), place="Dubai", secret=True),
        ),
    ),
    Case(
        "undated-weekday",
        "Turkish Foreign Minister Ahmet Davutoglu met his Greek counterpart in Athens on Wednesday.",
        None,
        (Wanted(("Davutoglu",), undated=True, weekday=3, place="Athens"),),
    ),
    Case(
        "hedged-report",
        "Ethiopian and Eritrean officials reportedly held talks in Djibouti last month, the Sudan Tribune reported.",
        D(2017, 5, 4),
        (Wanted(("Ethiopia", "Eritrea"), D(2017, 4, 1), D(2017, 4, 30), place="Djibouti"),),
    ),
    Case(
        "panmunjom-1953",
        "UN Command and North Korean officers signed an armistice at Panmunjom on July 27, 1953.",
        None,
        (Wanted(("North Korea",), D(1953, 7, 27), D(1953, 7, 27), place="Panmunjom", layer="agreement"),),
    ),
    Case(
        "not-diplomacy",
        "The team talks with its fans online. A press conference is planned on Friday in Rome. Rescue workers"
        " met difficulties near Kobe, and the "
        "summit of Mount Kenya was closed.",
        D(2011, 3, 10),
        (),
        True,
    ),
    Case(
        "meets-conditions",
        "The rebels said the government had not met their demands. Prices met resistance in London. Iran's"
        " economy grew.",
        D(2011, 3, 10),
        (),
        True,
    ),
    # Written as a check after the rules had been fixed; kept as they were found first.
    Case(
        "solheim",
        "COLOMBO — Norwegian special envoy Erik Solheim flew into the rebel-held north on Wednesday for talks"
        " with the leader of the "
        "Tamil Tigers, Velupillai Prabhakaran. Solheim is also expected to meet President Chandrika Kumaratunga"
        " later this week.",
        D(2006, 5, 18),
        (
            Wanted(("Solheim", "Prabhakaran"), D(2006, 5, 17), D(2006, 5, 17)),
            Wanted(("Solheim", "Kumaratunga"), D(2006, 5, 18), D(2006, 5, 21), status="planned"),
        ),
    ),
    Case(
        "contacts-revealed",
        "Secret contacts between Britain and the IRA were revealed by The Observer in November 1993.",
        D(1993, 11, 29),
        (
            Wanted(("United Kingdom", "IRA"), secret=True),
            Wanted((), D(1993, 11, 1), D(1993, 11, 30), layer="disclosure"),
        ),
    ),
    Case(
        "first-summit",
        "It was the first meeting between a sitting US president and a North Korean leader, who shook hands in"
        " Singapore on Tuesday.",
        D(2018, 6, 12),
        (Wanted(("USA", "PRK"), D(2018, 6, 12), D(2018, 6, 12), place="Singapore"),),
    ),
    Case(
        "six-points",
        'Kofi Annan, the UN-Arab League envoy, held "candid and constructive" talks with Syrian President'
        " Bashar al-Assad in Damascus on "
        "Monday.",
        D(2012, 7, 10),
        (Wanted(("Annan", "Assad"), D(2012, 7, 9), D(2012, 7, 9), place="Damascus"),),
    ),
    Case(
        "barbados",
        "Venezuelan government and opposition delegates began a new round of Norwegian-mediated talks in"
        " Barbados on Monday.",
        D(2019, 7, 9),
        (Wanted(("government", "opposition"), D(2019, 7, 8), D(2019, 7, 8), place="Barbados", mediator="Norway"),),
    ),
    Case(
        "juba",
        "After eleven days of negotiations in Juba, Sudan's transitional government and the Sudan Revolutionary"
        " Front initialled a peace "
        "deal on Monday. South Sudan's President Salva Kiir mediated the talks.",
        D(2020, 9, 1),
        (
            Wanted(
                ("sdn-government", "Revolutionary Front"),
                D(2020, 8, 31),
                D(2020, 8, 31),
                place="Juba",
                layer="agreement",
            ),
            Wanted(("Kiir",), mediator="Kiir"),
        ),
    ),
    Case(
        "moscow-visit",
        "Hamas officials visited Moscow on Thursday and met Russian Deputy Foreign Minister Mikhail Bogdanov.",
        D(2023, 10, 27),
        (
            Wanted(("Hamas",), D(2023, 10, 26), D(2023, 10, 26), place="Moscow", cameo="042"),
            Wanted(("Hamas", "Bogdanov"), D(2023, 10, 26), D(2023, 10, 26), place="Moscow"),
        ),
    ),
)
