"""Placements, line 4: ages that the texts of an offer name, in figures and in words."""

import pytest

from api.placements.offers.law import ages
from api.placements.offers.law.book import cited
from api.placements.offers.models import Contract, OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite

TOO_YOUNG = [
    # Who observes is in 4e at least: L4153-1.
    ("observation 3e", "Stage de découverte dès 10 ans", "observer_age refused"),
    ("observation 3e", "Nous prenons des stagiaires de dix ans.", "observer_age refused"),
    ("observation 4e", "Tu as 9 ans ou plus ? Ce stage est pour toi.", "observer_age refused"),
    ("observation 3e", "D è s  1 0  a n s.", "observer_age asked"),
    ("observation 3e", "À partir de dix ans.", "observer_age asked"),
    ("observation 3e", "Stage ouvert aux élèves de cinquième.", "observer_age asked"),
    # Who learns a trade at school is fourteen: L4153-1.
    ("placement cap", "Stage ouvert dès treize ans.", "trainee_age refused"),
    ("placement bts", "Stage ouvert dès 15 ans.", "trainee_age asked"),
    # An apprentice is sixteen, or fifteen with the collège behind them: L6222-1.
    ("apprentissage cap", "Apprenti dès 14 ans, même sans avoir fini le collège", "apprentice_age refused"),
    ("apprentissage cap", "À partir de quatorze ans.", "apprentice_age asked"),
    ("apprentissage cap", "Contrat possible entre treize et dix-sept ans.", "apprentice_age refused"),
    ("apprentissage cap", "Apprentissage à 14 ans.", "apprentice_age refused"),
    ("apprentissage cap", "On prend à 14 ans et demi en apprentissage.", "apprentice_age refused"),
    ("apprentissage cap", "Contrat dès quinze ans, pas besoin d'avoir fini la 3e.", "apprentice_age refused"),
    ("apprentissage cap", "Contrat dès 15 ans, sans avoir terminé la troisième.", "apprentice_age refused"),
    ("apprentissage cap", "Apprenticeship from the age of fourteen.", "apprentice_age refused"),
    ("apprentissage cap", "Contrat dès 14 ans si tu en as 15 avant le 31 décembre.", "apprentice_age asked"),
    ("professionnalisation cap", "Contrat ouvert dès quinze ans.", "professional_age refused"),
]  # fmt: skip

LAWFUL = [
    ("observation 3e", "Tu as 14 ans, ou presque : viens voir."),
    ("observation 4e", "Stage ouvert aux élèves de 12 ans et plus."),
    ("observation 3e", "Stage à l'accueil de loisirs, qui reçoit les enfants de 3 à 11 ans."),
    ("observation 3e", "Le musée reçoit des classes de 6e le mardi."),
    ("observation 3e", "Ce stage n'est pas ouvert aux élèves de 5e."),
    ("observation 3e", "Tu prépares avec nous les jeux dès 8 ans du rayon."),
    ("observation 3e", "Notre maison existe depuis plus de 10 ans."),
    ("observation 3e", "Nos salariés ont dix ans d'expérience au moins."),
    ("observation 3e", "Le musée est gratuit pour les visiteurs de moins de 12 ans."),
    ("placement bac_pro", "Tu accueilles les clients ; le tarif change dès 12 ans."),
    ("placement cap", "Stage dès 14 ans."),
    ("apprentissage cap", "Contrat de 16 à 29 ans révolus, dès 15 ans après la classe de 3e."),
    ("apprentissage cap", "Avec le brevet ou sans, dès quinze ans après le collège."),
    ("professionnalisation bts", "De 16 à 25 ans révolus, et demandeurs d'emploi de 26 ans et plus."),
]  # fmt: skip


def offer(for_whom: str, title: str) -> OfferWrite:
    kind, level = for_whom.split()
    contract = Contract(kind) if kind in Contract else None
    return OfferWrite(
        kind=OfferKind.APPRENTICESHIP if contract else OfferKind(kind),
        levels=[OfferLevel(level)],
        contract=contract,
        description=title,
    )


@pytest.mark.parametrize(("for_whom", "said", "expected"), TOO_YOUNG)
def test_an_age_below_the_law_is_refused_or_asked(for_whom: str, said: str, expected: str) -> None:
    (found,) = ages.check(offer(for_whom, said))
    assert f"{found.rule} {found.outcome}" == expected
    assert found.field == "description"
    told = cited(found)
    assert "Code du travail L" in told["fr"]
    assert found.about in told["fr"]
    assert told["fr"] != told["en"]


@pytest.mark.parametrize(("for_whom", "said"), LAWFUL)
def test_lawful_ages_and_those_of_a_public_are_left_alone(for_whom: str, said: str) -> None:
    assert list(ages.check(offer(for_whom, said))) == []
