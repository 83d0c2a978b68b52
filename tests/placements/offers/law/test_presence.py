"""Placements, line 4: what the words state of times, days, dates and numbers, where the form says another.

Nobody mends a refusal by changing the field and leaving the words.
"""

from datetime import date, time
from typing import Any

import pytest

from api.placements.offers.law.book import words_of
from api.placements.offers.models import Contract, OfferKind, OfferLevel, Weekday
from api.placements.offers.rules import Beside, Finding, law_findings
from api.placements.offers.schemas import OfferWrite, WeekPlaces
from api.platform.settings import Settings

WEEK = list(Weekday)[:5]


def asked(said: str, title: str = "", **more: Any) -> list[Finding]:
    """What is asked of the words of a placement of four weeks in March, nine to five."""
    typed: dict[str, Any] = {
        "kind": OfferKind.PLACEMENT,
        "levels": [OfferLevel.BAC_PRO],
        "title": title,
        "description": said,
        "day_starts": time(9),
        "day_ends": time(17),
        "break_minutes": 60,
        "weekdays": WEEK,
        "start_on": date(2027, 3, 1),
        "duration_days": 28,
        "places": 1,
        "headcount": 10,
    }
    offer = OfferWrite(**{**typed, **more})
    found = law_findings(Settings(_env_file=None), offer, frozenset(), Beside())
    return [one for one in found if one.field in ("title", "description")]


def rules(said: str, title: str = "", **more: Any) -> list[str]:
    return [one.rule for one in asked(said, title, **more)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Tu embauches à 7 h 30.", "à 7 h 30"),
        ("Le service finit à 19 h.", "à 19 h"),
        ("Horaires : 8 h 30 - 17 h.", "8 h 30 - 17 h"),
        ("Le planning est du lundi au samedi.", "du lundi au samedi"),
        ("Tu travailles un samedi sur deux.", "samedi"),
        ("Merci de venir du 31 mai au 11 juin.", "du 31 mai au 11 juin"),
        ("Une mission de janvier à juin.", "de janvier à juin"),
        ("Nous cherchons trois stagiaires.", "trois stagiaires"),
        ("On monte une équipe de 6 étudiants.", "6 étudiants"),
        ("Stage de dix semaines.", "Stage de dix semaines"),
    ],
)
def test_words_beside_the_form_are_asked_about(said: str, words: str) -> None:
    (found,) = [one for one in asked(said) if one.rule == "said_otherwise"]
    assert (found.outcome, found.about) == ("asked", words)
    assert f"«\u00a0{words}\u00a0»" in words_of(found)["fr"]


def test_the_question_says_both() -> None:
    (found,) = asked("Tu finis à 19 h 30.")
    assert words_of(found)["fr"].startswith(
        "L’annonce dit «\u00a0à 19 h 30\u00a0», vos horaires s’arrêtent à 17\u00a0h\u00a0: laquelle des deux"
        " est juste\u00a0?"
    )


@pytest.mark.parametrize(
    "said",
    [
        "Tu viens du lundi au vendredi, de 9 h à 17 h.",
        "Le magasin est ouvert du lundi au samedi de 8 h à 20 h.",
        "Fermé du samedi au dimanche.",
        "Repos samedi et dimanche.",
        "La boutique existe depuis 1998, 44000 Nantes.",
        "Le bus part à 18 h 30.",
        "Une navette passe au studio à 6 h 40.",
        "Télétravail le samedi si ton école veut.",
        "Stage du 1er au 26 mars.",
        "Nous serons fermés du 12 au 18 avril.",
        "Candidatures du 1er au 31 janvier, on répond à 18 h.",
        "Nous accueillons chaque année cinq stagiaires.",
        "Un lycée de 600 élèves est à côté, nous avons formé 12 apprentis.",
        "Durée 3 mois maxi.",
        "Tu ne viens jamais le samedi.",
        "L'équipe finit à 21 h, toi à 17 h.",
        "Deux étudiants partagent le logement que nous proposons.",
    ],
)
def test_words_that_the_form_says_too_or_of_something_else_are_not(said: str) -> None:
    assert "said_otherwise" not in rules(said)


def test_an_evening_and_the_next_morning_leave_the_rest_of_the_law() -> None:
    said = "Lundi service du soir 14 h à 21 h 45, mardi petit dej, tu embauches à 6 h 30."
    typed = {"day_starts": time(14), "day_ends": time(21, 45)}
    assert rules(said, **typed) == ["said_otherwise", "rest_too_short"]
    assert rules("Tu embauches à 13 h 30.", **typed) == ["said_otherwise"]


def test_adults_are_asked_too_and_what_is_typed_overnight_is_left_alone() -> None:
    adult = {"levels": [OfferLevel.MASTER]}
    assert rules("Vous finissez à 19 h.", **adult) == ["said_otherwise"]
    night = {"day_starts": time(22), "day_ends": time(6)}
    assert "said_otherwise" not in rules("Vous travaillez de 22 h à 6 h.", **adult, **night)


def test_a_title_of_so_many_trainees_is_asked_about() -> None:
    assert rules("", "6 stagiaires pour notre boutique") == ["said_otherwise"]


def test_weeks_of_an_observation_are_its_dates() -> None:
    observed: dict[str, Any] = {
        "kind": OfferKind.OBSERVATION,
        "levels": [OfferLevel.SECONDE],
        "weeks": [WeekPlaces(week=date(2027, 6, 14), places=1)],
    }
    assert rules("Merci de venir du 31 mai au 11 juin.", **observed) == ["said_otherwise"]
    assert rules("Merci de venir du 14 au 18 juin.", **observed) == []


def test_contracts_have_no_last_day_to_compare() -> None:
    contract = {"kind": OfferKind.APPRENTICESHIP, "contract": Contract.APPRENTISSAGE, "duration_months": 24}
    assert rules("Une mission de janvier à juin.", **contract) == []


@pytest.mark.parametrize(
    "said",
    [
        "Le mercredi 14 juillet tout le monde bosse, même les jeunes.",
        "Le lundi 1er novembre c'est la plus grosse journée de l'année avec la fête du bourg et des fleurs,"
        " tout le monde travaille.",
    ],
)
def test_a_public_holiday_by_its_date_is_heard_behind_the_day_of_the_week(said: str) -> None:
    assert "public_holiday" in rules(said)
