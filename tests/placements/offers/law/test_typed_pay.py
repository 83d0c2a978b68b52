"""Placements, line 4: what the texts say of the gratification does not contradict the one that is typed."""

import pytest

from api.placements.offers.law import typed_pay
from api.placements.offers.law.book import cited
from api.placements.offers.law.hours import hours
from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite


def offer(said: str, typed: int | None = 450, hours_per_week: float | None = 35) -> OfferWrite:
    return OfferWrite(
        kind=OfferKind.PLACEMENT,
        levels=[OfferLevel.BTS],
        description=said,
        gratification_cents_per_hour=typed,
        hours_per_week=hours_per_week,
    )


OTHERWISE = [
    ("En guise de gratification, tu repars avec un beau carnet d'adresses.", "En guise de gratification"),
    ("Comme toute la région : pour toute indemnité, un repas le midi.", "pour toute indemnité"),
    ("Stage sans gratification.", "sans gratification"),
    ("Aucune rémunération n'est prévue.", "Aucune rémunération"),
    ("Le stage n'est pas rémunéré.", "pas rémunéré"),
    ("Gratification versée en bons d'achat.", "Gratification versée en bons"),
    ("Gratification de 5,50 € de l'heure.", "5,50 € de l'heure"),
    ("Indemnité : 300 € par mois.", "300 € par mois"),
    ("No allowance.", "No allowance"),
]


@pytest.mark.parametrize(("said", "words"), OTHERWISE)
def test_another_pay_in_words_is_asked_about(said: str, words: str) -> None:
    (found,) = typed_pay.check(offer(said), hours(offer(said)))
    assert (found.rule, found.outcome, found.field) == ("gratification_said", "asked", "description")
    told = cited(found)
    assert f"Vous écrivez «\u00a0{words}\u00a0»." in told["fr"]
    assert "la gratification est de 4,50\u00a0€ de l’heure" in told["fr"]
    assert "L124-6" in told["fr"]
    assert "€4.50 an hour" in told["en"]


@pytest.mark.parametrize(
    ("said", "typed", "week"),
    [
        ("Gratification de 4,50 € de l'heure.", 450, 35),
        ("En guise de gratification, 4,50 € de l'heure.", 450, 35),
        ("Indemnité d'environ 630 € par mois.", 450, 35),  # 140 hours
        ("Gratification de 693 € par mois.", 450, 35),  # 154 hours
        ("Gratification de 700 € par mois.", 450, None),  # of so many hours that nobody typed
        ("Gratification légale, sans indemnité de transport.", 450, 35),
        ("Gratification de 4,50 € de l'heure, pas de rémunération supplémentaire.", 450, 35),
        ("Prime de repas de 40 € par mois.", 450, 35),
        ("Stage sans gratification.", None, 35),
        ("Stage sans gratification.", 0, 35),
        ("Vous préparez les salaires et les gratifications de nos clients.", 450, 35),
        ("À la place de la caisse, vous découvrez la paie.", 450, 35),
    ],
)
def test_the_same_pay_in_other_words_is_no_contradiction(
    said: str, typed: int | None, week: float | None
) -> None:
    written = offer(said, typed, week)
    assert not list(typed_pay.check(written, hours(written)))
