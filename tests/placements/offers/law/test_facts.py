"""Placements, line 4: facts of the law are no discrimination; an upper age that no law sets is."""

import pytest

from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.wording.findings import findings

APPRENTICE = (OfferKind.APPRENTICESHIP, OfferLevel.BTS)
STUDENT = (OfferKind.PLACEMENT, OfferLevel.BTS)
SCHOOLED = (OfferKind.PLACEMENT, OfferLevel.BAC_PRO)
PUPIL = (OfferKind.OBSERVATION, OfferLevel.TROISIEME)
For = tuple[OfferKind, OfferLevel]

FACTS: list[tuple[For, str]] = [
    # Apprenticeship: L6222-1, L6222-2, D6222-1.
    (APPRENTICE, "Vous avez entre 16 et 29 ans max."),
    (APPRENTICE, "Age maximum 29 ans."),
    (APPRENTICE, "Apprentissage : 16-29 ans révolus."),
    (APPRENTICE, "Avoir moins de 30 ans à la signature du contrat d'apprentissage."),
    (APPRENTICE, "De seize à vingt-neuf ans révolus."),
    (APPRENTICE, "Sans limite d'âge pour les personnes RQTH."),
    (APPRENTICE, "Pas de limite d'âge pour les sportifs de haut niveau et les créateurs d'entreprise."),
    (APPRENTICE, "Jusqu'à 35 ans si le contrat fait suite à un autre apprentissage."),
    # Professionnalisation: L6325-1.
    (APPRENTICE, "16-25 ans révolus ou demandeur d'emploi de 26 ans et plus."),
    (APPRENTICE, "Uniquement demandeurs d'emploi de plus de 26 ans."),
    # Ages of nobody who is wanted.
    (PUPIL, "Stage pour les élèves de 3e (13-15 ans)."),
    # Pupils of CAP and bac pro are so old.
    (SCHOOLED, "Élève de 16-17 ans."),
    (SCHOOLED, "PFMP ouverte aux élèves de 15 à 18 ans."),
    (STUDENT, "Salaire : 43 % du SMIC de 18 à 20 ans."),
    (STUDENT, "Notre équipe a entre 25 et 40 ans."),
    (STUDENT, "Mission locale : accompagnement des jeunes de 16 à 25 ans."),
    (APPRENTICE, "Les moins de 18 ans ne travaillent pas la nuit."),
    # Programmes in favour of places: L1133-5.
    (PUPIL, "Nous accueillons d'abord des élèves de REP+ et des jeunes des quartiers prioritaires."),
    (PUPIL, "Deux places sont exclusivement pour des jeunes habitant un quartier prioritaire (QPV)."),
    (PUPIL, "De préférence un jeune issu des quartiers prioritaires de la politique de la ville."),
    (PUPIL, "Nous réservons ces places aux collèges REP : les jeunes des quartiers ont moins de réseau."),
]

HELD: list[tuple[For, str, str]] = [
    (SCHOOLED, "Élève de 16-17 ans uniquement.", "age"),
    (STUDENT, "Élève de 16-17 ans.", "age"),
    (APPRENTICE, "Tu as 16-20 ans.", "age"),
    (APPRENTICE, "Nous prenons les 16-20 ans.", "age"),
    (APPRENTICE, "Vous avez moins de 25 ans.", "age"),
    (APPRENTICE, "Contrat d'apprentissage, 16-25 ans.", "age"),
    (APPRENTICE, "De seize à vingt ans.", "age"),
    (APPRENTICE, "Apprentissage ouvert jusqu'à 35 ans.", "age"),
    (STUDENT, "Stage ouvert jusqu'à 35 ans.", "age"),
    (STUDENT, "Profil de moins de 25 ans.", "age"),
    (STUDENT, "Jeunes de 18-22 ans de préférence.", "age"),
    (PUPIL, "Stage réservé aux 16-20 ans.", "age"),
    (APPRENTICE, "De 16 à 29 ans, idéalement 20 ans.", "age"),
    (PUPIL, "Pas de jeunes de QPV.", "residence"),
    (PUPIL, "Les élèves des quartiers prioritaires ne sont pas retenus.", "residence"),
    (PUPIL, "REP+ bienvenus, mais pas de jeunes de cité.", "residence"),
]


def grounds(for_whom: For, words: str) -> set[str]:
    kind, level = for_whom
    return {one.ground for one in findings(kind, ["", words, ""], [level])}


@pytest.mark.parametrize(("for_whom", "words"), FACTS)
def test_a_fact_of_the_law_is_not_held(for_whom: For, words: str) -> None:
    assert grounds(for_whom, words) == set()


@pytest.mark.parametrize(("for_whom", "words", "ground"), HELD)
def test_an_upper_age_or_a_place_as_a_wish_is(for_whom: For, words: str, ground: str) -> None:
    assert ground in grounds(for_whom, words)
