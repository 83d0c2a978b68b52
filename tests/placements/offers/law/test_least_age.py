"""Placements, line 4: the least age of texts and the one that is declared agree, and both bind (L1133-2)."""

import pytest

from api.placements.offers import rules
from api.placements.offers.law import least_age
from api.placements.offers.models import Contract, Declaration, OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite

ADULTS = [
    "Poste réservé aux majeurs.",
    "Tu dois être majeur·e.",
    "Stagiaires majeurs uniquement.",
    "Élève majeure exigée.",
    "Dès 18 ans.",
    "Ouvert aux jeunes de 18 ans et plus.",
    "Pas de mineurs sur ce chantier.",
    "Mineurs s'abstenir.",
    "Recherche apprenti, 18 ans minimum.",
    "18+",
    "Adults only.",
    "Il faut avoir dix-huit ans révolus au minimum.",
]
NOBODY = [
    "La tronçonneuse est réservée aux agents majeurs.",
    "L'équipe de nuit est majeure.",
    "Nous sommes un acteur majeur du bâtiment.",
    "Mineurs ou majeurs, vous êtes bienvenus.",
    "Notre entreprise existe depuis 18 ans.",
    "Tu accueilles un public de 18 ans et plus.",
    "Élèves majeurs et mineurs bienvenus.",
    "Le patron a plus de 20 ans d'expérience.",
    "Salaire : 43 % du SMIC dès 18 ans.",
    "Travail en nacelle seulement pour les majeurs formés.",
    "Le travail en hauteur est réservé aux majeurs ou soumis à dérogation.",
    "Entreprise familiale cherche apprenti(e) couvreur, à partir de 18 ans pour le toit.",
    "Ouverts aux mineurs non accompagnés.",
    "À vingt-huit ans un apprenti coûte plus cher au barème.",
    "La réception de nuit se découvre deux soirs, si vous êtes majeur.",
    "Le CFA paie une partie du permis B aux apprentis majeurs.",
]


def offer(said: str, level: str = "bac_pro", *declared: Declaration, kind: str = "placement") -> OfferWrite:
    contract = Contract.APPRENTISSAGE if kind == "apprenticeship" else None
    return OfferWrite(
        kind=OfferKind(kind),
        levels=[OfferLevel(level)],
        contract=contract,
        description=said,
        declarations=list(declared),
        hours_per_week=35,
    )


def found(written: OfferWrite) -> list[str]:
    return [one.rule for one in least_age.check(written, from_age=rules._from_age_of_work(written))]


@pytest.mark.parametrize("said", ADULTS)
def test_words_for_adults_bind_and_are_asked_about_until_they_are_declared(said: str) -> None:
    assert rules.from_age(offer(said)) == 18
    assert found(offer(said)) == ["age_said"]
    assert found(offer(said, "bac_pro", Declaration.ADULTS_ONLY)) == ["adults_only"]
    assert found(offer(said, kind="apprenticeship")) == ["age_said"]
    assert (rules.from_age(offer(said, "bts")), found(offer(said, "bts"))) == (18, []), "few are seventeen"


@pytest.mark.parametrize("said", NOBODY)
def test_words_about_others_do_not(said: str) -> None:
    assert rules.from_age(offer(said)) is None
    assert found(offer(said)) == []


def test_a_younger_age_in_the_text_of_an_offer_for_adults_is_asked_about() -> None:
    declared = offer("Stage à partir de 16 ans.", "cap", Declaration.ADULTS_ONLY)
    assert found(declared) == ["adults_only", "age_said"]
    assert rules.from_age(declared) == 18


@pytest.mark.parametrize(
    ("said", "level", "kind", "age"),
    [
        ("Stage à partir de 16 ans.", "cap", "placement", 16),
        ("Stage ouvert dès 15 ans.", "3e", "observation", 15),
        ("Contrat d'apprentissage de 16 à 29 ans.", "cap", "apprenticeship", None),
        ("Dès 16 ans révolus, ou 15 ans après la troisième.", "cap", "apprenticeship", None),
        ("Stage dès 18 ans, ou à partir de 16 ans avec une dérogation.", "cap", "placement", 16),
        ("Notre stagiaire de 16 ans met en rayon.", "bac_pro", "placement", None),
        ("Apprentissage de 18 à 29 ans.", "cap", "apprenticeship", 18),
        ("Stage à partir de 16 ans.", "bts", "placement", None),
        ("Vous avez 18 ans ou plus.", "master", "placement", None),
    ],
)
def test_a_least_age_in_words_binds_like_that_of_hours(
    said: str, level: str, kind: str, age: int | None
) -> None:
    assert rules.from_age(offer(said, level, kind=kind)) == age


def test_an_age_that_the_hours_need_is_not_asked_about() -> None:
    night = "Veille de nuit, de 22 h à 6 h, réservée aux majeurs."
    assert found(offer(f"Vous travaillez de 22 h à 6 h. {night}", "bts")) == []
