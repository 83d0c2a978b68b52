"""The check that tells whether a French sentence names everybody."""

import pytest

from tests.both_forms import masculine_alone
from tests.linear import faults


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les apprentis signent avec l’employeur.", ["les apprentis", "l employeur"]),
        ("Demande à un conseiller.", ["un conseiller"]),
        ("Des professionnels te répondent.", ["des professionnels"]),
        ("Rencontrer un pro", ["un pro"]),
        ("Le jeune est prévenu.", ["le jeune"]),
        ("Ton collègue t’explique.", ["ton collègue"]),
        ("Merci à ceux qui aident.", ["à ceux"]),
        ("Une candidature expire, le jeune le sait.", ["le jeune"]),
        ("Tu es déjà inscrit.", ["Tu es déjà inscrit"]),
        ("Vous êtes connecté\u00a0: continuez.", ["Vous êtes connecté"]),
        ("Soyez sûrs de vous.", ["Soyez sûrs"]),
        ("Tu n’es pas seul.", ["Tu n es pas seul"]),
        ("Des élèves plus âgés, des pros vérifiés.", ["élèves plus âgés", "pros vérifiés"]),
        # The other form stands in another sentence.
        ("Une apprentie arrive. L’apprenti signe.", ["l apprenti"]),
    ],
)
def test_the_masculine_alone_is_found(text: str, found: list[str]) -> None:
    assert masculine_alone(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Les élèves, les collègues, les bénévoles et les pros.",
        "Une ou un pro te répond.",
        "Apprenties et apprentis, étudiantes et étudiants.",
        "Demande à la conseillère ou au conseiller.",
        "Un·e apprenti·e, un·e jeune.",
        "La ou le vétérinaire passe, avec ta ou ton responsable.",
        "Ton élève\u00a0: une ou un élève de ton choix.",
        "Au lycée professionnel, pour conseiller sans forcer.",
        "Une personne mineure, un parent, un enfant, quelqu’un.",
        "Celles et ceux qui aident, chacune et chacun.",
        "Des jeunes qui ont quitté l’école, des pros que tu vois, des élèves de seconde.",
        "Tu es ici maintenant. Vous êtes souvent avec vos proches.",
        "Ton amie ou ton ami attend.",
        "Les prochains badges changent, ceux de mai restent.",
    ],
)
def test_both_forms_and_neutral_words_pass(text: str) -> None:
    assert masculine_alone(text) == []


def test_official_names_stay_as_they_are() -> None:
    text = "Le CAP Maçon\u00a0; les maçons."
    assert masculine_alone(text, ["CAP Maçon"]) == ["les maçons"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", ["les ", "tu es é", "tu es pas ", "maçon ", "é·-", "vous êtes été ou e", "jeunes très és"]
)
def test_it_takes_time_in_proportion(part: str) -> None:
    assert faults(masculine_alone, lambda length: part * (length // len(part))) == ""
