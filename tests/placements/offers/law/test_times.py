"""Placements, line 4: times of the night that only the texts of an offer say (L3163-1, L3163-2)."""

import pytest

from api.placements.offers import rules
from api.placements.offers.law import limits, times
from api.placements.offers.models import Contract, OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite

NIGHT = [
    ("apprenticeship cap", "Tu commences à 4 h du matin au fournil.", "too_early"),
    ("apprenticeship cap", "Horaires : de 3 h à 10 h.", "too_early"),
    ("apprenticeship cap", "Prise de poste à 5h30.", "too_early"),
    ("apprenticeship cap", "Tu embauches à 3 h avec le patron.", "too_early"),
    ("placement cap", "Tu sers le soir jusqu'à minuit.", "too_late"),
    ("placement bac_pro", "Vous travaillez de 16 h à 23 h 30.", "too_late"),
    ("placement cap", "You work until midnight.", "too_late"),
    ("observation 3e", "Tu restes avec nous de 14 h à 21 h.", "too_late"),
    ("placement cap", "Tu travailles de 18 h à 0 h 30.", "too_late"),
    ("placement cap", "Tu travailles de 18 h à 24 h.", "too_late"),
    ("placement cap", "Tu travailles la nuit, de 22 h à 5 h.", "too_late"),
    ("apprenticeship cap", "Tes horaires : 21h-4h.", "too_late"),
    ("placement bac_pro", "Tu es là de 18 h à 0 h.", "too_late"),
    ("placement cap", "You work from 22:00 to 5:00.", "too_late"),
    ("placement cap", "Réception de 22 h à 6 h.", "too_late"),
    ("placement cap", "De 22h à 6h du matin, avec le veilleur.", "too_late"),
    ("placement cap", "Vous travaillez de nuit, une semaine sur deux.", "too_late"),
    ("placement cap", "Au fournil de minuit à 7 h.", "too_late"),
    ("placement cap", "Vous commencez à 22 h.", "too_late"),
    ("placement cap", "Travail de nuit en binôme.", "too_late"),
    ("placement bac_pro", "Atelier en 3x8.", "too_late"),
    ("placement cap", "You will be on night shifts.", "too_late"),
    ("apprenticeship cap", "Dès 15 ans, après les cours, 18 h 30 – 23 h du lundi au vendredi.", "too_late"),
    ("apprenticeship cap", "Dès 16 ans, jusqu'à 23 h.", "too_late"),
    ("placement cap", "Le service finit à minuit.", "too_late"),
    ("placement cap", "On termine à 23 h 30.", "too_late"),
    ("placement cap", "Du lundi au vendredi, 18 h - 23 h.", "too_late"),
    ("placement cap", "Your hours: 10 pm to 6 am.", "too_late"),
]
DAY = [
    ("placement cap", "Le gardien de nuit te montre la ronde du matin."),
    ("placement cap", "L'équipe de nuit est majeure."),
    ("placement cap", "Ouvert de 22 h à 2 h, tu pars à 18 h."),
    ("apprenticeship cap", "Tu commences à 6 h."),
    ("apprenticeship cap", "Le fournil ouvre à 4 h, tu arrives à 7 h."),
    ("apprenticeship cap", "Tu ne commences jamais à 4 h."),
    ("placement cap", "Tu travailles de 14 h à 22 h."),
    ("placement cap", "4 h de cours par semaine, tu travailles 35 h."),
    ("placement cap", "Le magasin est ouvert jusqu'à 23 h, tu pars à 19 h."),
    ("placement cap", "Stage de 2 à 4 semaines, tu viens de 8 h 30 à 17 h 30."),
    ("placement cap", "Tu travailles jusqu'à 35 h par semaine."),
    ("placement cap", "Ton stage : de 20 à 24 h par semaine."),
    ("placement master", "Vous travaillez de 16 h à 23 h 30."),
    ("observation 3e", "Tu viens de 9 h à 16 h."),
    ("placement cap", "Le restaurant ferme à minuit, tu pars à 21 h."),
    ("placement cap", "Du lundi au vendredi, 9 h – 17 h."),
    ("placement cap", "L'équipe finit à minuit, toi à 21 h."),
    ("placement cap", "Pas de travail de nuit."),
    ("observation 3e", "De 8 h à 14 h, car la loi interdit le travail de nuit à ton âge."),
    ("placement cap", "Tu fais 35 h à 4 h par demi-journée."),
]


def offer(for_whom: str, said: str) -> OfferWrite:
    kind, level = for_whom.split()
    contract = Contract.APPRENTISSAGE if kind == "apprenticeship" else None
    return OfferWrite(kind=OfferKind(kind), levels=[OfferLevel(level)], contract=contract, description=said)


def found(written: OfferWrite) -> list[tuple[str, str]]:
    usual = limits.usual(written.kind, written.levels, written.contract)
    assert usual is not None
    return [(one.rule, one.outcome) for one in times.check(written, usual)]


@pytest.mark.parametrize(("for_whom", "said", "rule"), NIGHT)
def test_the_night_of_minors_in_words_is_asked_about(for_whom: str, said: str, rule: str) -> None:
    assert found(offer(for_whom, said)) == [(rule, "asked")]


@pytest.mark.parametrize(
    ("for_whom", "said", "age"),
    [
        ("placement bts", "Vous travaillez de 22 h à 6 h.", 18),
        ("placement bts", "Réception de nuit, de 22 h à 6 h.", 18),
        ("placement but", "Tu commences à 4 h du matin au fournil.", 18),
        ("apprenticeship bts", "You work until midnight.", 18),
        ("placement cap", "Tu sers le soir jusqu'à minuit.", 16),
        ("apprenticeship cap", "Dès 15 ans, jusqu'à 21 h.", 16),
        ("apprenticeship cap", "Tu commences à 4 h du matin au fournil.", 16),
        ("placement bts", "Tu travailles de 14 h à 22 h.", None),
        ("placement bts", "L'hôtel est ouvert toute la nuit, tu pars à 18 h.", None),
        ("placement bts", "L'équipe de nuit est majeure.", None),
        ("placement bts", "Poste en 3x8.", 18),
        ("placement master", "Vous travaillez de 22 h à 6 h.", 18),
    ],
)
def test_a_night_in_words_says_from_which_age_as_typed_hours_do(
    for_whom: str, said: str, age: int | None
) -> None:
    assert rules.from_age(offer(for_whom, said)) == age


def test_a_title_of_the_night_is_one() -> None:
    titled = offer("placement bts", "Accueil et caisse.").model_copy(
        update={"title": "Réceptionniste de nuit"}
    )
    assert rules.from_age(titled) == 18


@pytest.mark.parametrize(("for_whom", "said"), DAY)
def test_the_day_and_the_hours_of_others_are_not(for_whom: str, said: str) -> None:
    assert found(offer(for_whom, said)) == []


HOWEVER_SAID = [
    (
        "observation 3e",
        "C'est la première fournée : on t'attend deux matins à 5 h, sinon à 7 h 30.",
        "too_early",
    ),
    ("observation 3e", "Rendez-vous à 5 h deux matins.", "too_early"),
    ("observation 3e", "On t'attend à 5 h du matin.", "too_early"),
    ("observation 3e", "Deux matins dès 5 heures.", "too_early"),
    ("observation 3e", "Tu es là à cinq heures.", "too_early"),
    ("apprenticeship cap", "Vous rejoignez l'équipe vers 4 h 30.", "too_early"),
    ("placement cap", "Les stagiaires arrivent vers quatre heures du matin.", "too_early"),
    ("placement cap", "Le fournil ouvre à 7 h et tu y es à 5 h.", "too_early"),
    ("observation 3e", "Tu restes avec l'équipe jusqu'à la fermeture, vers minuit.", "too_late"),
    ("observation 3e", "Tu fermes avec nous vers vingt-trois heures.", "too_late"),
    ("placement cap", "Les stagiaires rangent la salle à 11 h du soir.", "too_late"),
    (
        "placement bac_pro",
        "Une nuit par semaine tu gardes la réception jusqu'à 2 h avec le veilleur.",
        "too_late",
    ),
    ("placement bac_pro", "Élève de 16-17 ans. Certains soirs, tu es là jusqu'à 1 h.", "too_late"),
    (
        "placement bac_pro",
        "The trainee stays with the team until 11:30 and, on Friday, until midnight.",
        "too_late",
    ),
]
WHOSE_HOUR = [
    ("apprenticeship cap", "Le patron commence à 3 h, toi à 6 h."),
    ("apprenticeship cap", "Nous commençons à 4 h, tu arrives à 8 h."),
    ("apprenticeship cap", "Les boulangers sont là dès trois heures et toi à 6 h 30."),
    ("observation 3e", "Le marché ouvre à 5 h, on t'y attend à 9 h."),
    ("observation 3e", "Tu n'es pas là quand on rallume le four, à 4 h."),
    ("placement cap", "Tu travailles jusqu'à 2 h de l'après-midi."),
    ("placement cap", "Tu déjeunes jusqu'à 2 h."),
    ("placement cap", "Tu fais une pause de 30 minutes après 4 h 30."),
    ("placement cap", "Tu vas sur des chantiers à 2 h de route."),
    ("placement cap", "Tu suis des ateliers de 1 h à 2 h."),
    ("placement cap", "Tu notes les plats de 1 à 4 : goût, odeur, couleur."),
]


@pytest.mark.parametrize(("for_whom", "said", "rule"), HOWEVER_SAID)
def test_an_hour_of_presence_however_it_is_said(for_whom: str, said: str, rule: str) -> None:
    assert found(offer(for_whom, said)) == [(rule, "asked")]


@pytest.mark.parametrize(("for_whom", "said"), WHOSE_HOUR)
def test_whose_hour_it_is(for_whom: str, said: str) -> None:
    assert found(offer(for_whom, said)) == []
