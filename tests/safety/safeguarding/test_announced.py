"""Names on networks that are told in the plainest words, and words that are only rare. Walls, line 10."""

import pytest

from api.safety.safeguarding.schemas import has_contact
from api.safety.safeguarding.service import Talk, known_by, screen

TOLD = (
    "Instagram jardinskarim",
    "mon compte c'est karimphoto",
    "mes réalisations sont sur mon compte jardinskarim",
    "je poste tout sur jardinskarim",
    "follow jardinskarim",
    "mon @ c'est karimphoto",
    "mets karimphoto dans la barre de recherche",
    "t'as qu'à chercher karimphoto",
    "jsuis karimphoto44 de partout",
    "jsuis lina.bgs partout",
    "yubo lulubgs",
    "sc lulubgs",
    "mon spotify lulubgs",
    "sur wattpad jecris sous lulubgs",
    "sur duolingo chui lulu44",
    "ajoute lulubgs",
    "add : lulubgs",
    "vas y ajt moi lulubgs",
    "arobase lulubgs",
    "réseaux : lulubgs",
    "isnta lulubgs",
    "lulubgs 👻",
    "appli jaune : lulubgs",
    "sur l'autre appli lulubgs",
    "moi c lulubgs",
    "lulubgs sur snap",
    "mon compte s'appelle lulubgs",
    "retrouve lulubgs",
    "check lulubgs",
    "go lulubgs",
    "je m'appelle lulubgs partout",
)
NAMES = ("lulu", "karim", "jardins", "lina")


@pytest.mark.parametrize("text", TOLD)
def test_such_a_name_is_masked(text: str) -> None:
    shown = screen(text).text
    assert not any(name in shown for name in NAMES), shown


@pytest.mark.parametrize(("text", "told"), [("c'est k.jardin", "jardin"), ("mon club c'est #2PQ8Y", "2PQ8Y")])
def test_so_are_an_initial_with_a_surname_and_the_tag_of_a_club(text: str, told: str) -> None:
    assert told not in screen(text).text


@pytest.mark.parametrize("text", ["c'est m.dupont", "mon compte cyclades marche pas", "check Parcoursup"])
def test_other_short_messages_stay(text: str) -> None:
    assert screen(text).text == text


def test_so_is_one_that_is_dictated() -> None:
    assert "lulu" not in screen("lulu underscore bgs").text


@pytest.mark.parametrize(
    "text",
    [
        "Jardinier à Rezé. Instagram jardinskarim",
        "Pour plus d'infos, envoyez un message à karimjardin",
        "Contactez-moi en privé, karimjardin partout",
    ],
)
def test_nor_does_it_stand_in_a_public_text(text: str) -> None:
    assert has_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "ajoute tes compétences en bas du cv",
        "cherche carrosserie ou chaudronnerie dans ton secteur",
        "recherche apprentissage plomberie chauffagiste",
        "tape onisep menuiserie agencement",
        "mets des chaussures de sécurité",
        "mon compte formation sert à ça",
        "Mon profil : bac pro maintenance des véhicules",
        "Réseaux, enrobés, terrassement : trois ans de contrat.",
        "Association qui recherche alternant·e pour animer.",
        "You will follow greenhouse trials on carrots.",
        "Nous sommes installés au-dessus de la poste.",
        "on en parle partout",
        "mon compte cyclades marche pas",
        "Moi c'est Mireille, 61 ans, couturière à Roubaix.",
        "j'ai des rayures partout",
        "Le @ au-dessus de la fonction, c'est un décorateur.",
    ],
)
def test_rare_words_of_a_trade_are_no_names(text: str) -> None:
    assert screen(text, talk=Talk(by_adult=True)).text == text
    assert not has_contact(text)


def test_the_first_name_that_everybody_sees_is_none() -> None:
    talk = Talk(by_adult=False, known=known_by("Ngolowé"))
    assert screen("moi c ngolowé", talk=talk).text == "moi c ngolowé"
