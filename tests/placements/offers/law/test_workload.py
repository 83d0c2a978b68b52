"""Placements, line 4: hours of a day or a week in words, above the limit of who may apply (L3162-1)."""

import pytest

from api.placements.offers.law import limits, workload
from api.placements.offers.law.book import cited
from api.placements.offers.models import Declaration
from tests.placements.offers.law.test_times import offer

OVER = [
    ("apprenticeship cap", "En saison on fait 48 h, on récupère en hiver.", "too_many_hours_a_week"),
    ("apprenticeship cap", "48 h par semaine.", "too_many_hours_a_week"),
    ("apprenticeship cap", "42 heures par semaine toute l'année.", "too_many_hours_a_week"),
    ("apprenticeship cap", "Quarante-deux heures hebdomadaires.", "too_many_hours_a_week"),
    ("apprenticeship cap", "On fait 39 h.", "too_many_hours_a_week"),
    ("placement bac_pro", "Tu travailles souvent 37 h 30.", "too_many_hours_a_week"),
    ("apprenticeship cap", "Dix heures par jour en saison.", "too_many_hours_a_day"),
    ("placement cap", "Des journées de 9 h pour tout le monde.", "too_many_hours_a_day"),
    ("observation 3e", "Tu restes 8 h par jour.", "too_many_hours_a_day"),
    ("placement bts", "60 h par semaine en été.", "too_many_hours_a_week"),
    ("placement cap", "You work 45 hours a week.", "too_many_hours_a_week"),
]
WITHIN = [
    ("apprenticeship cap", "35 h par semaine, 7 h par jour."),
    ("apprenticeship cap", "L'équipe fait 39 h, toi 35 h."),
    ("apprenticeship cap", "39 h pour les majeurs."),
    ("apprenticeship cap", "La boutique est ouverte 60 h par semaine."),
    ("apprenticeship cap", "Jamais plus de 39 h par semaine."),
    ("placement cap", "Nous répondons sous 48 h."),
    ("placement cap", "On fait le point 48 h après."),
    ("placement bts", "39 h par semaine."),
    ("observation 3e", "Journées de 9 h à 15 h 30, fin de journée à 17 h pour l'équipe."),
    ("observation 3e", "Moins de 7 heures par jour, on respecte."),
    ("placement cap", "4 h de cours par semaine."),
]


@pytest.mark.parametrize(("for_whom", "said", "rule"), OVER)
def test_hours_over_the_limit_are_asked_about_with_the_limit(for_whom: str, said: str, rule: str) -> None:
    written = offer(for_whom, said)
    usual = limits.usual(written.kind, written.levels, written.contract)
    assert usual is not None
    (found,) = workload.check(written, usual)
    assert (found.rule, found.outcome) == (rule, "asked")
    assert "la limite est" in cited(found)["fr"]


@pytest.mark.parametrize(("for_whom", "said"), WITHIN)
def test_hours_within_it_or_of_others_are_not(for_whom: str, said: str) -> None:
    written = offer(for_whom, said)
    usual = limits.usual(written.kind, written.levels, written.contract)
    assert usual is not None
    assert list(workload.check(written, usual)) == []


def test_a_derogation_covers_as_much_as_it_may() -> None:
    declared = {"declarations": [Declaration.LONG_HOURS]}
    for said, count in (("39 h par semaine.", 0), ("48 h par semaine.", 1)):
        written = offer("apprenticeship cap", said).model_copy(update=declared)
        assert len(list(workload.check(written, limits.APPRENTICE_15))) == count
