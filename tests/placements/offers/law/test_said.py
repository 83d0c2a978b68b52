"""Placements, line 4: what the texts ask of a minor or give them to do, second in a sentence or not."""

import pytest

from api.placements.offers.law import said
from api.placements.offers.law.book import cited
from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.rules import Beside, law_findings
from api.placements.offers.schemas import OfferWrite
from api.placements.offers.wording.findings import findings
from api.platform.settings import Settings

PUPIL = (OfferKind.OBSERVATION, OfferLevel.TROISIEME)
TRAINEE = (OfferKind.PLACEMENT, OfferLevel.CAP)
APPRENTICE = (OfferKind.APPRENTICESHIP, OfferLevel.CAP)
ADULT = (OfferKind.PLACEMENT, OfferLevel.BUT)
For = tuple[OfferKind, OfferLevel]

ASKED: list[tuple[For, str, str]] = [
    (PUPIL, "Un extrait de casier judiciaire te sera demandé.", "criminal_record"),
    (PUPIL, "Apporte ton bulletin n° 3.", "criminal_record"),
    (TRAINEE, "Service en salle et au bar.", "bar"),
    (TRAINEE, "Tu dresseras les tables, tu aideras en cuisine puis au bar.", "bar"),
    (TRAINEE, "You help in the dining room and behind the bar.", "bar"),
    (PUPIL, "Tu seras seul à la caisse le midi.", "only_observing"),
    (PUPIL, "En autonomie, tu accueilles les gens à la caisse.", "only_observing"),
    (PUPIL, "Tu encaisses les clients.", "only_observing"),
    # In somebody's place, or to save them time.
    (PUPIL, "Tu fais les bains des chiens pendant que je prends le téléphone.", "only_observing"),
    (PUPIL, "L'après-midi tu tiens la boutique une heure.", "only_observing"),
    (PUPIL, "Les stagiaires me font gagner un temps fou.", "only_observing"),
    (PUPIL, "Tu prépares les ordonnances et délivres les médicaments.", "only_observing"),
    (PUPIL, "Tu rempliras les piluliers des résidents.", "only_observing"),
    # Work that is counted.
    (PUPIL, "Tu auras ton poste de conditionnement à toi, comme les collègues.", "only_observing"),
    (PUPIL, "Ton objectif : 180 coffrets par jour.", "only_observing"),
    (PUPIL, "Tu arrives à 8 h et tu badges.", "only_observing"),
    # Days that no field says.
    (TRAINEE, "On travaille le jeudi 6 mai (Ascension) comme un jour ordinaire.", "public_holiday"),
    (TRAINEE, "Le stagiaire vient aussi le jeudi 6 mai (Ascension).", "public_holiday"),
    (TRAINEE, "Lundi 17 (Pentecôte), tu travailles avec nous.", "public_holiday"),
    (TRAINEE, "Vous viendrez un dimanche sur deux.", "no_sunday"),
    (TRAINEE, "Tu travailles le samedi et le dimanche matin.", "no_sunday"),
    (TRAINEE, "On est là 7 jours sur 7, vous aussi.", "no_sunday"),
    (TRAINEE, "On travaille aussi les jours fériés.", "public_holiday"),
    (TRAINEE, "Quatre semaines, jours fériés compris.", "public_holiday"),
    (TRAINEE, "Vous travaillerez aussi le 1er mai.", "public_holiday"),
    (
        APPRENTICE,
        "L'atelier tourne aussi le 1er novembre, le 11 novembre et le lundi de Pâques, les apprentis de"
        " 16-17 ans viennent comme tout le monde.",
        "public_holiday",
    ),
    (APPRENTICE, "Tous les jours fériés, les apprentis mineurs viennent.", "public_holiday"),
    (TRAINEE, "Le 14 juillet, vous viendrez tenir le stand.", "public_holiday"),
    (TRAINEE, "Le magasin ouvre le 8 mai, les stagiaires sont là.", "public_holiday"),
    (TRAINEE, "Tu travailles le lundi de Pentecôte.", "public_holiday"),
    (
        TRAINEE,
        "Le lundi de Pâques est notre plus gros jour, on compte sur toi.",
        "public_holiday",
    ),
    (TRAINEE, "Six jours sur sept, le lundi pour vous.", "two_days_off"),
    # In words it lifts what is forbidden, and went out unread (`wording`).
    (TRAINEE, "Tu montes sur le toit avec la tronçonneuse, nous avons une dérogation.", "dangerous_work"),
]

LEFT_ALONE: list[tuple[For, str]] = [
    (PUPIL, "Casier judiciaire : non demandé."),
    (PUPIL, "Tu as un casier pour tes affaires."),
    (TRAINEE, "Extrait de casier B2 demandé par la loi pour le travail avec les enfants."),
    (TRAINEE, "Service en salle le midi ; pas de service au bar avant 18 ans."),
    (TRAINEE, "Tu sers en salle, le bar est tenu par un adulte."),
    (TRAINEE, "Tu prépares le buffet au bar à salades."),
    (PUPIL, "Tu regardes le service en salle et au bar."),
    (PUPIL, "Tu regardes comment on encaisse."),
    (TRAINEE, "Tu encaisses les clients en autonomie."),
    (PUPIL, "Tu observes la pharmacienne qui délivre les médicaments."),
    (ADULT, "Service en salle et au bar."),
    (TRAINEE, "Fermé le dimanche et les jours fériés."),
    (TRAINEE, "Tu ne travailles jamais le dimanche."),
    (TRAINEE, "Le magasin est ouvert 7 jours sur 7."),
    (TRAINEE, "Nous sommes ouverts un dimanche sur deux."),
    (TRAINEE, "Du 12 avril au 8 mai, vous travaillez avec l'équipe."),
    (TRAINEE, "Fermé le 1er mai, tu viens le 2."),
    (PUPIL, "Tu verras notre atelier, qui a un objectif de 180 coffrets par jour."),
    (PUPIL, "L'atelier fait 200 pièces par jour, objectif qualité."),
    (TRAINEE, "Ton poste à toi : l'accueil."),
    (TRAINEE, "Nous travaillons rue de l'Ascension, à Angers."),
    (TRAINEE, "Pas de travail le jeudi 6 mai (Ascension)."),
    (TRAINEE, "Pendant les vacances de Noël, tu viens le matin."),
    (APPRENTICE, "Les jours fériés, les apprentis ne viennent pas."),
    (TRAINEE, "Tu travailles du lundi au vendredi hors jours fériés."),
    (TRAINEE, "Le 11 novembre est chômé, tu viens le 12."),
    (TRAINEE, "Personne ne travaille les jours fériés."),
    (ADULT, "Vous viendrez un dimanche sur deux."),
    (PUPIL, "Tu ne montes pas sur le toit : aucune dérogation pour un élève."),
]


@pytest.mark.parametrize(("for_whom", "words", "rule"), ASKED)
def test_a_referent_is_asked(for_whom: For, words: str, rule: str) -> None:
    kind, level = for_whom
    (found,) = said.check(OfferWrite(kind=kind, levels=[level], description=words), None, minors=True)
    assert (found.rule, found.outcome, found.field) == (rule, "asked", "description")
    assert found.about in words
    assert found.about in cited(found)["fr"]
    assert found.about in cited(found)["en"]


@pytest.mark.parametrize(("for_whom", "words"), LEFT_ALONE)
def test_what_is_taken_back_or_lawful_is_left_alone(for_whom: For, words: str) -> None:
    kind, level = for_whom
    written = OfferWrite(kind=kind, levels=[level], description=words)
    assert list(said.check(written, None, minors=for_whom != ADULT)) == []


@pytest.mark.parametrize(
    "words", ["Tu ponceras les vieilles peintures au plomb.", "Tu décapes un enduit au plomb."]
)
def test_lead_is_a_dangerous_chemical(words: str) -> None:
    """D4153-17, with the dangerous agents of R4412-60."""
    assert [one.ground for one in findings(*_of(PUPIL, words))] == ["task.chemicals"]
    watched = "Tu regardes un adulte poncer une peinture au plomb."
    assert findings(*_of(PUPIL, watched)) == []


def _of(for_whom: For, words: str) -> tuple[OfferKind, list[str], list[OfferLevel]]:
    kind, level = for_whom
    return kind, ["", words, ""], [level]


IN_OTHER_WORDS: list[tuple[For, str, str]] = [
    (
        APPRENTICE,
        "Le 14 juillet et le 15 août on dépanne sur l'autoroute, et l'apprenti de 16 ans est d'astreinte avec"
        " nous.",
        "public_holiday",
    ),
    (APPRENTICE, "Le 11 novembre, on t'attend à l'atelier.", "public_holiday"),
    (TRAINEE, "Le lundi de Pâques, les stagiaires tiennent le stand.", "public_holiday"),
    (TRAINEE, "On part ensemble du mercredi au dimanche midi, repos le lundi.", "no_sunday"),
    (TRAINEE, "Du mardi au dimanche.", "no_sunday"),
]
TAKEN_BACK: list[tuple[For, str]] = [
    # The point of « apprenti·es » ends no sentence: who is shut out on those days is told before it.
    (APPRENTICE, "Fermé tous les jours fériés pour nos apprenti·es de moins de 18 ans, même le 1er mai."),
    (TRAINEE, "Ouvert du mardi au dimanche, vous venez du mardi au vendredi."),
    (TRAINEE, "L'équipe travaille du mercredi au dimanche, toi du lundi au vendredi."),
    (TRAINEE, "Le 14 juillet, l'atelier est fermé et tu te reposes."),
]


@pytest.mark.parametrize(("for_whom", "words", "rule"), IN_OTHER_WORDS)
def test_holidays_and_sundays_however_they_are_said(for_whom: For, words: str, rule: str) -> None:
    kind, level = for_whom
    (found,) = said.check(OfferWrite(kind=kind, levels=[level], description=words), None, minors=True)
    assert (found.rule, found.outcome) == (rule, "asked")


@pytest.mark.parametrize(("for_whom", "words"), TAKEN_BACK)
def test_holidays_and_sundays_of_others(for_whom: For, words: str) -> None:
    kind, level = for_whom
    assert list(said.check(OfferWrite(kind=kind, levels=[level], description=words), None, minors=True)) == []


def test_a_sunday_that_the_form_has_is_judged_there() -> None:
    written = OfferWrite(
        kind=OfferKind.APPRENTICESHIP,
        levels=[OfferLevel.CAP],
        description="Du mercredi au dimanche.",
        weekdays=["wed", "thu", "fri", "sat", "sun"],
    )
    assert list(said.check(written, None, minors=True)) == []


def test_sundays_in_words_are_not_asked_of_apprentices_in_a_trade_that_the_law_names() -> None:
    offer = OfferWrite(
        kind=OfferKind.APPRENTICESHIP, levels=[OfferLevel.CAP], description="Un dimanche sur deux."
    )
    assert list(said.check(offer, "55.10Z", minors=True)) == []
    assert [one.rule for one in said.check(offer, "45.20A", minors=True)] == ["no_sunday"]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("Travail à 4 h pour les apprentis mineurs, dérogation.", {"too_early"}),
        ("Travail à 4 h pour les apprentis mineurs ; travaux réglementés : dérogation.",
         {"too_early", "dangerous_work"}),
        ("Dérogation envoyée à l’inspection.", {"dangerous_work"}),
    ],
)  # fmt: skip
def test_a_derogation_for_the_night_is_asked_about_once(words: str, rules: set[str]) -> None:
    """Placements, line 4: a bakery was asked about its hours, and of the same word about regulated work."""
    kind, level = APPRENTICE
    offer = OfferWrite(kind=kind, levels=[level], description=words, hours_per_week=35)
    found = law_findings(Settings(_env_file=None), offer, frozenset(), Beside())
    asked = [one.rule for one in found if one.field == "description"]
    assert sorted(asked) == sorted(rules)


def test_a_derogation_for_the_night_lets_out_no_forbidden_work() -> None:
    kind, level = APPRENTICE
    night = "Travail à 4 h pour les apprentis mineurs, dérogation."
    work = "Tu coupes les branches à la tronçonneuse."
    for words, codes in ((f"{night} {work}", {"forbidden_work"}), (f"Dérogation envoyée. {work}", set())):
        assert {one.code.value for one in findings(kind, ["", words, ""], [level])} == codes
