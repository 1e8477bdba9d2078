"""Who an office names on a day, in the words that news uses; and what titles name at all."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.directory import directory
from backchannel.directory.fold import fold
from backchannel.directory.offices import offices


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("NATO Secretary General", "2011-07-04", "Anders Fogh Rasmussen"),
        ("the secretary-general of NATO", "2018-09-20", "Jens Stoltenberg"),
        ("Foreign Minister of Norway", "2011-04-28", "Jonas Gahr Støre"),
        ("President of Russia", "2011-07-19", "Dmitry Medvedev"),
        ("Russia's president", "2008-05-07", "Dmitry Medvedev"),
        ("Russian foreign minister", "2011-07-19", "Sergei Lavrov"),
        ("UN special envoy for Libya", "2011-06-15", "Abdel-Elah al-Khatib"),
        ("the UN's Libya envoy", "2019-04-10", "Ghassan Salamé"),
        ("UN envoy to Syria", "2013-05-05", "Lakhdar Brahimi"),
        ("EU special representative for the Great Lakes", "2000-01-10", "Aldo Ajello"),
        ("US Secretary of State", "2011-07-19", "Hillary Clinton"),
        ("Secretary of State of the United States", "2015-07-14", "John Kerry"),
        ("Vatican secretary of state", "2018-01-10", "Pietro Parolin"),
        ("EU foreign policy chief", "2011-07-19", "Catherine Ashton"),
        ("EU foreign policy chief", "2005-02-01", "Javier Solana"),
        ("Iran's president", "2015-07-14", "Hassan Rouhani"),
        ("Iranian supreme leader", "2015-07-14", "Ali Khamenei"),
        ("head of the African Union Commission", "2011-07-19", "Jean Ping"),
        ("chairman of the African Union", "2011-07-19", "Teodoro Obiang Nguema Mbasogo"),
        ("UN chief", "2011-07-19", "Ban Ki-moon"),
        ("Secretary-General of the United Nations", "1999-03-24", "Kofi Annan"),
        ("UN human rights chief", "2011-07-19", "Navi Pillay"),
        ("Taliban leader", "2018-07-19", "Hibatullah Akhundzada"),
        ("North Korean leader", "2018-06-12", "Kim Jong Un"),
        ("British leader", "2018-07-19", "Theresa May"),
        ("German Chancellor", "2018-07-19", "Angela Merkel"),
        ("ICC prosecutor", "2018-07-19", "Fatou Bensouda"),
        ("CIA director", "2010-07-19", "Leon Panetta"),
        ("South Korean prime minister", "2012-07-19", "Kim Hwang-sik"),
        ("Libyan leader", "2010-07-19", "Moammar Gadhafi"),
        ("president of Zaire", "1995-07-19", "Mobutu Sese Seko"),
        ("Soviet foreign minister", "1990-03-10", "Eduard Shevardnadze"),
        ("Arab League chief", "2005-07-19", "Amr Moussa"),
    ],
)
def test_who_held_an_office(text: str, day: str, name: str) -> None:
    found = directory().who(text, date.fromisoformat(day))
    assert found is not None, text
    person, term = found
    spellings = {fold(form) for form in (person.name, *person.forms)}
    assert fold(name) in spellings, person
    assert term.may_hold(date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("former President of Russia", "2011-07-19"),
        ("UK chancellor", "2018-07-19"),
        ("Saudi prince", "2018-07-19"),
        ("Saudi leader", "2018-07-19"),
        ("Polish leader", "2018-07-19"),
        ("deputy prime minister of Ukraine", "2018-07-19"),
        ("ambassador of Norway to Libya", "2011-07-19"),
        ("UN special envoy", "2011-07-19"),
        ("UN special envoy for Atlantis", "2011-07-19"),
        ("President of Russia", "1985-07-19"),
        ("president of nowhere", "2011-07-19"),
        ("the weather in Norway", "2011-07-19"),
        ("Norway", "2011-07-19"),
        ("", "2011-07-19"),
    ],
)
def test_who_is_not_guessed(text: str, day: str) -> None:
    assert directory().who(text, date.fromisoformat(day)) is None


def test_the_days_of_a_change_of_office_are_told_apart() -> None:
    days = [date(2009, 7, 31), date(2009, 8, 1), date(2014, 9, 30), date(2014, 10, 1)]
    names = [found[0].name if (found := directory().who("NATO chief", day)) else None for day in days]
    assert names == ["Jaap de Hoop Scheffer", "Anders Fogh Rasmussen", "Anders Fogh Rasmussen", "Jens Stoltenberg"]


def test_an_interim_holder_is_named_where_the_office_is_empty() -> None:
    found = directory().who("CIA director", date(2011, 8, 1))
    assert found is not None
    assert (found[0].name, found[1].acting) == ("Michael Morell", True)


def test_a_title_of_a_states_own_names_nothing_else_there() -> None:
    assert offices().of("president", "IRN") == ("head_of_government",)
    assert offices().of("leader", "POL") == ()
    assert offices().of("secretary of state", "NOR") == ()
    assert offices().of("chancellor", "GBR") == ()


@pytest.mark.parametrize(
    "title", ["Foreign Minister", "foreign-minister", "the then foreign minister", "Minister of Foreign Affairs", "FM"]
)
def test_a_title_is_known_in_any_case_and_with_words_before(title: str) -> None:
    assert "foreign_minister" in offices().of(title)


@pytest.mark.parametrize("title", ["former prime minister", "deputy foreign minister", "president-elect", "", "the"])
def test_a_title_of_another_time_or_rank_is_none(title: str) -> None:
    assert offices().of(title) == ()


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("special envoy for Libya", "envoy:libya"),
        ("Libya envoy", "envoy:libya"),
        ("envoy to the Middle East peace process", "envoy:middle-east"),
        ("special representative for Côte d'Ivoire", "envoy:ivory-coast"),
        ("special rapporteur on Burma", "rapporteur:myanmar"),
    ],
)
def test_an_envoys_subject_is_part_of_the_office(title: str, office: str) -> None:
    assert office in offices().of(title)


def test_an_office_is_written_out() -> None:
    assert offices().title("envoy:middle-east") == "envoy (middle east)"
    assert offices().title("foreign_minister") == "foreign minister"


def test_every_subject_has_words_of_its_own() -> None:
    held = {term.office.partition(":")[2] for term in directory().terms.all()}
    assert set(offices().subjects.values()) <= held


def test_an_empty_office_is_not_filled_from_another_of_the_same_title() -> None:
    # Of 2004 only the month in which one chairman of the African Union followed another is known.
    assert directory().who("African Union chairman", date(2004, 7, 15)) is None
    assert directory().who("African Union chief", date(2004, 7, 15)) is not None
