"""Cries by who does what to whom, by what was taken and how much; and what only looks like them."""

import pytest

from api.safety.safeguarding.fold import fold, in_full
from api.safety.safeguarding.service import Talk, screen

PUPIL = Talk(by_adult=False, to_minor=False)

CRIES = (
    # Taken, and how much kills.
    "j'ai pris tout le doliprane de la maison",
    "jai pris 20 doliprane",
    "jai vidé la boite de somnifères de ma mere",
    "j'ai gobé tous les antidépresseurs de mon père",
    "jai bu de la javel",
    "j'ai bu du destop",
    "j'ai bu de l'alcool à brûler",
    "combien de xanax faut en prendre pour plus se réveiller",
    "c'est quoi la dose mortelle de doliprane",
    "à partir de quelle dose le paracétamol est mortel",
    "javel ca tue ?",
    # The end is prepared.
    "jai acheté ce quil faut pour en finir",
    "jai deja tout preparé, j'ai écrit une lettre",
    "mes lettres pour la famille sont prêtes, ce soir c'est fini",
    "je regarde les trains passer et jy pense",
    "si je me foire a parcoursup je me fous en l'air",
    "mon pote veut se foutre en l'air il l'a dit hier soir",
    # Death, and not to be.
    "je pense souvent à la mort",
    "la mort me tourne dans la tete sans arret",
    "je mérite de crever",
    "tout le monde serait mieux si j etais pas né",
    "ma mère aurait mieux fait de jamais m'avoir",
    "vivre me fatigue",
    "je suis à bout",
    "jsuis a bout de force",
    "jarrete pas de pleurer",
    "jfais plus que pleurer",
    "j'ai peur de passer à l'acte",
    # Bullied.
    "je supporte plus les insultes tous les jours au lycée",
    "tout le monde me deteste dans ma classe",
    "les grands du foyer me frappent",
    "on m'a enfermée dans les toilettes encore aujourd'hui",
    "ils m'attendent à la sortie pour me casser la gueule",
    # Touched, looked at, come to.
    "mon maitre de stage me met la main sur la cuisse",
    "mon tuteur en entreprise pose sa main sur mon genou",
    "Mon employeur a des gestes déplacés envers moi.",
    "mon oncle vient dans ma chambre quand ma mere travaille",
    "mon beau-frère entre dans mon lit quand tout le monde dort",
    "mon entraineur nous douche avec lui",
    "le formateur se frotte contre moi dès qu'on est seuls",
    "mon mec veut que je fasse des trucs avec ses potes",
    "mon chef m'envoie des photos de lui nu",
    "mon prof m envoie des messages le soir il me dit que je suis belle",
    "mon prof de maths m'a invité chez lui",
    # Followed, in danger, at home.
    "un monsieur m'attend tous les jours devant le lycée",
    "y a un type en voiture qui me guette à la sortie du collège",
    "un mec de 30 ans de snap veut me rencontrer samedi",
    "je me sens en danger",
    "appelez la police svp",
    "jai peur detre enceinte et jai 15 ans",
    "chez moi ca crie et ca tape",
    "ma belle-mère me laisse sans manger pendant des jours",
)
ORDINARY = (
    "j'ai pris 2 dolipranes hier j'avais mal aux dents",
    "on nettoie les boxes à l'eau de javel",
    "combien de doliprane on peut donner à un patient par jour ?",
    "c'est quoi la dose mortelle d'un insecticide pour les abeilles ? c'est pour mon TP",
    "j'ai acheté ce qu'il faut pour la maquette",
    "j'ai tout préparé, j'ai écrit une lettre de motivation",
    "je regarde les trains passer et j'y pense, conductrice c'est mon rêve",
    "j'ai foutu en l'air mon contrôle de maths",
    "je pense à la mort en cours de philo, on a un exposé dessus",
    "je mérite de réussir",
    "je suis jamais né pour les maths",
    "à bout de souffle après le cross",
    "je suis à bout de mes économies",
    "je pleure tous les soirs devant ma série",
    "mon maître de stage met la main à la pâte",
    "mon kiné me met la main sur la cuisse pour voir si ça tire",
    "ma mère entre dans ma chambre sans frapper",
    "mon prof m'a invité à la remise des prix",
    "mon prof dit que je suis bonne en maths",
    "un monsieur m'attend à l'accueil pour l'entretien",
    "le mec de 30 ans du garage m'apprend tout",
    "je me sens en danger sur mon vélo quand je vais au lycée",
    "il faut appeler la police si on voit un accident ? je veux être policier",
    "ma soeur est enceinte",
    "je veux partir de chez moi après le bac pour être indépendant",
    "mon patron me crie dessus quand je vais pas vite",
    "je suis mort de rire",
    "ce devoir me tue",
    "le patron tue le cochon le mardi",
    "dans mon stage aux pompes funèbres j'ai vu un mort",
    "dans le bouquin la fille avale des médicaments",
    "je dis adieu au lycée l'an prochain",
)


@pytest.mark.parametrize("cry", CRIES)
def test_a_cry_is_heard_by_who_does_what_to_whom(cry: str) -> None:
    found = screen(cry, talk=PUPIL)
    assert found.distress
    assert not found.held


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_looks_like_one_alarms_nobody(text: str) -> None:
    assert not screen(text, talk=PUPIL).distress


@pytest.mark.parametrize(
    ("hasty", "written"),
    [
        ("jsui a bout", "je suis a bout"),
        ("jai pris", "j'ai pris"),
        ("il ma touché", "il m'a touche"),
        ("jarrete pas", "j'arrete pas"),
        ("c mon oncle", "c'est mon oncle"),
        ("qd jveux", "quand je veux"),
    ],
)
def test_what_a_phone_writes_in_haste_is_read_in_full(hasty: str, written: str) -> None:
    read = in_full(fold(hasty))
    assert read is not None
    assert read.text == written


@pytest.mark.parametrize(
    "text", ["ma soeur", "mon prof", "le jour du jeu", "je n'ai pas", "c'est pour un stage"]
)
def test_what_is_written_in_full_is_left_as_it_is(text: str) -> None:
    assert in_full(fold(text)) is None


@pytest.mark.parametrize(
    ("told", "in_vain"),
    [
        ("je suis au fond du trou, plus aucun espoir", "j'ai plus aucun espoir pour ma moyenne de maths"),
        ("ma mère va me tuer ce soir", "ma mère va me tuer si je rate le brevet lol"),
        (
            "mon coach me met des coups",
            "mon coach de boxe me met des coups à l'entraînement, j'adore ce sport",
        ),
    ],
)
def test_what_is_told_of_oneself_is_only_outvoted_for_a_reason_that_is_named(told: str, in_vain: str) -> None:
    assert screen(told, talk=PUPIL).distress
    assert not screen(in_vain, talk=PUPIL).distress


def test_a_cry_told_over_several_messages_is_heard_with_the_last_one() -> None:
    before = ("c mon beau père", "il vient le soir")
    assert not any(screen(one, before[:at], PUPIL).distress for at, one in enumerate(before))
    assert screen("quand ma mere travaille", before, PUPIL).distress
