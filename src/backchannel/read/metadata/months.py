"""Names of months and weekdays in the languages that reports are saved in.

The tables merge the languages: a name that two of them share means the same month in both, so a date can be read
before its language is known. Sources: Unicode CLDR 44 (`dates/calendars/gregorian`), wide and abbreviated forms, and
the inflected forms that stand after a day.
"""

from __future__ import annotations

_MONTHS = (
    # en, de, fr, es, it, pt, nl, no/sv/da, ro, pl, ru, uk, tr, fi
    "january januar jänner janvier enero gennaio janeiro januari ianuarie styczeń stycznia январь января січня ocak "
    "tammikuuta jan janv ene gen янв",
    "february februar feber février fevrier febrero febbraio fevereiro februari februarie luty lutego февраль февраля "
    "лютого şubat helmikuuta feb febr févr fev фев",
    "march märz maerz mars marts marzo março marco maart martie marzec marca март марта березня mart maaliskuuta mar "
    "mär mrt",
    "april avril abril aprile aprilie kwiecień kwietnia апрель апреля квітня nisan huhtikuuta apr avr abr апр",
    "may mai mayo maggio maio mei maj maja май мая травня mayıs toukokuuta mag",
    "june juni juin junio giugno junho iunie czerwiec czerwca июнь июня червня haziran kesäkuuta jun giu iun июн",
    "july juli juillet julio luglio julho iulie lipiec lipca июль июля липня temmuz heinäkuuta jul juil lug iul июл",
    "august août aout agosto augustus augusti sierpień sierpnia август августа серпня ağustos elokuuta aug ago авг",
    "september septembre septiembre settembre setembro septembrie wrzesień września сентябрь сентября вересня eylül "
    "syyskuuta sep sept set сен",
    "october oktober octobre octubre ottobre outubro octombrie październik października октябрь октября жовтня ekim "
    "lokakuuta oct okt ott out окт",
    "november novembre noviembre novembro noiembrie listopad listopada ноябрь ноября листопада kasım marraskuuta nov "
    "ноя",
    "december dezember décembre decembre diciembre dicembre dezembro desember decembrie grudzień grudnia декабрь "
    "декабря грудня aralık joulukuuta dec dez déc dic des дек",
)
_WEEKDAYS = (
    "monday montag lundi lunes lunedì segunda-feira maandag mandag måndag luni poniedziałek понедельник mon lun",
    "tuesday dienstag mardi martes martedì terça-feira dinsdag tirsdag tisdag marți wtorek вторник tue tues",
    "wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag onsdag miercuri środa среда wed",
    "thursday donnerstag jeudi jueves giovedì quinta-feira donderdag torsdag joi czwartek четверг thu thur thurs",
    "friday freitag vendredi viernes venerdì sexta-feira vrijdag fredag vineri piątek пятница fri",
    "saturday samstag sonnabend samedi sábado sabato zaterdag lørdag lördag sâmbătă sobota суббота sat",
    "sunday sonntag dimanche domingo domenica zondag søndag söndag duminică niedziela воскресенье sun",
)
_SHORT = 4
"""Below this many letters a name also is a common word in some language (`set`, `out`, `mar`, `ago`)."""

MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Lower-case name or abbreviation → 1-12."""

WEEKDAYS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAYS, 1) for name in names.split()}
"""Lower-case name or abbreviation → ISO weekday, 1-7."""


FULL_MONTHS: dict[str, int] = {
    name: number
    for name, number in MONTHS.items()
    if len(name) >= _SHORT or name in ("may", "mai", "maj", "mei", "maja")
}
"""The names that can stand without a day. English `May` stays although it is short: no longer form of it exists."""


def alternation(names: dict[str, int]) -> str:
    """Return the names as the inside of a regular expression group, longest first."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))
