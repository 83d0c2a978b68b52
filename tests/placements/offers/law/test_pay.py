"""Placements, line 4: sums in the words of an offer against the least that the law sets."""

import pytest

from api.placements.offers.law import pay, text
from api.placements.offers.law.book import cited
from api.placements.offers.models import Contract, OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite
from api.platform.settings import Settings

PLACEMENT, APPRENTICE, PROFESSIONAL = "placement", Contract.APPRENTISSAGE, Contract.PROFESSIONNALISATION

TOO_LOW: list[tuple[str, str, int, float | None, str, str]] = [
    # Placements beyond 308 hours: L124-6, D124-8.
    (PLACEMENT, "bts", 90, 35, "Gratification de 300 € par mois.", "gratification_too_low refused"),
    (PLACEMENT, "bts", 90, 35, "Gratifié trois cents euros par mois.", "gratification_too_low refused"),
    (PLACEMENT, "bts", 90, 35, "Gratification : on vous remet 250 € à la fin de chaque mois.",
     "gratification_too_low refused"),
    (PLACEMENT, "bts", 90, 35, "Indemnité de 4 €/h.", "gratification_too_low refused"),
    (PLACEMENT, "bts", 90, 35, "Vous êtes payé 3,50 euros de l'heure.", "gratification_too_low refused"),
    (PLACEMENT, "bts", 90, 35, "You are paid 100 € a week.", "gratification_too_low refused"),
    (PLACEMENT, "bts", 90, None, "Gratification de 300 € par mois.", "gratification_too_low asked"),
    (PLACEMENT, "bts", 90, 35, "Trois cents euros par mois.", "gratification_too_low asked"),
    (PLACEMENT, "bts", 90, 35, "Repas offerts ; tu gagnes 300 € par mois.", "gratification_too_low refused"),
    # Whatever the verb.
    (PLACEMENT, "bts", 90, 35, "On te donne 200 € par mois tout compris.", "gratification_too_low asked"),
    (PLACEMENT, "bts", 90, 35, "Vous aurez 1,50 € de l'heure.", "gratification_too_low asked"),
    (PLACEMENT, "bts", 90, 35, "Tu recevras deux cents euros par mois.", "gratification_too_low asked"),
    # Contracts: D6222-26, D6325-15.
    (APPRENTICE, "cap", 730, 35, "Salaire : 20 % du SMIC.", "wage_too_low refused"),
    (APPRENTICE, "cap", 730, 35, "Salaire : quinze pour cent du SMIC.", "wage_too_low refused"),
    (APPRENTICE, "cap", 730, 35, "Rémunération de 400 € par mois.", "wage_too_low refused"),
    (APPRENTICE, "master", 730, 35, "Payé 30 % du SMIC.", "wage_too_low asked"),
    (PROFESSIONAL, "bts", 365, 35, "Salaire : 50 % du SMIC.", "wage_too_low refused"),
    (PROFESSIONAL, "bts", 365, 35, "Salaire de neuf cents euros par mois.", "wage_too_low refused"),
]  # fmt: skip

LAWFUL: list[tuple[str, str, int, float | None, str]] = [
    (PLACEMENT, "bts", 90, 35, "Gratification de 660 € par mois."),
    (PLACEMENT, "bts", 90, 35, "4,50 € de l'heure."),
    (PLACEMENT, "bts", 30, 35, "Gratification de 300 € par mois."),
    (PLACEMENT, "bts", 120, 14, "Gratification de 300 € par mois."),  # 240 hours
    (PLACEMENT, "bts", 90, 35, "Gratification légale, et prime de transport de 50 € par mois."),
    (PLACEMENT, "bts", 90, 35, "Gratification légale, 50 % du titre de transport, soit 40 € par mois."),
    (PLACEMENT, "bts", 90, 35, "Vous louez des logements à 500 € par mois à des étudiants."),
    (PLACEMENT, "bts", 90, 35, "Rémunération : 1.000 euros mensuels."),
    (PLACEMENT, "bts", 90, 35, "Nous donnons à nos clients une remise de 20 € par mois."),
    (PLACEMENT, "bts", 90, 35, "Tu auras un budget de 200 € par mois pour la communication."),
    (PLACEMENT, "bts", 90, 35, "Notre boutique vend 10 000 € par mois."),
    (APPRENTICE, "cap", 730, 35, "27 % du SMIC la première année, 39 % du SMIC ensuite."),
    (APPRENTICE, "cap", 730, 35, "Rémunération de 492 € par mois."),
    (APPRENTICE, "cap", 730, 35, "100 € par mois de prime de repas."),
    (APPRENTICE, "cap", 730, 35, "Loyer de 300 € par mois au foyer voisin."),
    (APPRENTICE, "cap", 730, 35, "Salaire de mille deux cents euros par mois."),
    (PROFESSIONAL, "bts", 365, 35, "Salaire : 55 % du SMIC."),
]  # fmt: skip


def offer(what: str, level: str, said: str) -> OfferWrite:
    contract = None if what == PLACEMENT else Contract(what)
    kind = OfferKind.APPRENTICESHIP if contract else OfferKind.PLACEMENT
    return OfferWrite(kind=kind, levels=[OfferLevel(level)], contract=contract, description=said)


@pytest.mark.parametrize(("what", "level", "days", "hours", "said", "expected"), TOO_LOW)
def test_less_than_the_least_is_refused_or_asked(
    what: str, level: str, days: int, hours: float | None, said: str, expected: str
) -> None:
    (found,) = pay.check(Settings(_env_file=None), offer(what, level, said), days, hours)
    assert (f"{found.rule} {found.outcome}", found.field) == (expected, "description")
    told = cited(found)
    assert "de l’heure au plus" in told["fr"]
    assert "an hour at most" in told["en"]


@pytest.mark.parametrize(("what", "level", "days", "hours", "said"), LAWFUL)
def test_enough_or_another_sum_is_left_alone(
    what: str, level: str, days: int, hours: float | None, said: str
) -> None:
    assert list(pay.check(Settings(_env_file=None), offer(what, level, said), days, hours)) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("trois cents", 300),
        ("deux cent cinquante", 250),
        ("quatre-vingt-dix-sept", 97),
        ("mille deux cent un", 1201),
        ("cent", 100),
        ("soixante et onze", 71),
        ("", 0),
    ],
)
def test_numbers_in_words(words: str, value: int) -> None:
    assert text.large_number(words) == value
