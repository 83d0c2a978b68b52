"""Where somebody lives, or is to be found every week. Walls, line 10."""

import pytest

from api.safety.safeguarding.service import Talk, screen

PUPIL = Talk(by_adult=False, to_minor=False)
TOLD = {
    "j'habite juste en face du lycée livet": "livet",
    "j'habite a cote de la mairie de reze": "mairie",
    "j'hab a cote du leclerc d'orvault": "leclerc",
    "on est dans le meme quartier, bellevue, tour 12": "tour 12",
    "a l'internat de livet chambre 12": "chambre 12",
    "j'suis au foyer des jeunes travailleurs de port beaulieu chambre 204": "chambre 204",
    "44400 Rezé, 4 r Pasteur": "Pasteur",
    "je bosse au mcdo d'atlantis le soir": "atlantis",
    "je suis au carrefour de beaulieu tous les mercredis": "carrefour",
    "mon entrainement de judo c'est mardi 18h dojo de reze": "dojo",
    "Je suis au marché de Talensac tous les samedis matin": "Talensac",
    "tous les matins jsuis a l'arret commerce a 7h35": "commerce",
    "je suis chaque matin à la station pirmil": "pirmil",
    "je monte dans le c6 a chantrerie vers 16h50": "chantrerie",
    "je prends le tram 1 à Procé tous les jours": "Procé",
    "je descends à l'arrêt Haluchère tous les soirs": "Haluchère",
    "jsuis au 2e etage batiment B a la bottière": "bottière",
    "mon mail ent c'est l.bongrand": "bongrand",
    "on peut parler sur l'ent sinon": "l'ent",
    "mp sur pronote": "pronote",
}
INNOCENT = (
    "j'habite à côté de la mer, loin de tout",
    "je suis en stage tous les mercredis",
    "l'internat compte 80 chambres",
    "je fais du judo depuis 6 ans",
    "mes notes sont sur pronote",
    "ma prof m'a écrit sur l'ent",
    "je prends le bus tous les matins",
    "mon bus arrive à 8h",
    "je prends le bus à Cholet à 7h",
    "je prends le tram 1 jusqu'à Beaujoire, c'est possible pour venir travailler ?",
    "je suis en arrêt maladie depuis lundi",
    "au 3e étage du bâtiment B",
    "Le carrefour des métiers a lieu tous les ans.",
)


@pytest.mark.parametrize("text", TOLD)
def test_it_is_masked(text: str) -> None:
    assert TOLD[text] not in screen(text, talk=PUPIL).text


@pytest.mark.parametrize("text", INNOCENT)
def test_what_tells_no_place_stays(text: str) -> None:
    assert screen(text, talk=PUPIL).text == text
