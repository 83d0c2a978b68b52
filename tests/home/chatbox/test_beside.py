"""What is none of the chatbox's business is declined, kindly; who has lost heart is not."""

import pytest

from api.home.chatbox.beside import ODD, Beside, beside
from api.home.chatbox.intents import labelled
from tests.home.chatbox.conftest import Talk

ODDITIES = (
    "combien de temps on laisse infuser une tisane",
    "comment faire briller un parquet",
    "quel est le record du saut à la perche",
    "mon hamster dort tout le temps",
    "les soldes d'hiver commencent quand",
    "tu me prêtes ta voiture",
    "écris un slogan pour ma limonade",
    "how do i clean my oven",
)
OURS = (
    "formation de cuisinier à Laval",
    "un métier avec les animaux",
    "quel bac pour devenir vétérinaire",
    "comment trouver un patron pour mon apprentissage",
    "c'est quoi la différence entre un bts et un but",
    "les dates de parcoursup",
    "aide pour payer mon logement étudiant",
    "j'ai raté mon bac je fais quoi",
    "je veux parler à un conseiller",
    "which jobs can i do with a cap",
)


def test_what_is_known_tells_and_what_is_not_does_not() -> None:
    read = Beside(
        [("decline.other", "une recette"), ("decline.joke", "une recette"), ("find.place", "un cfa")] * 2
    )
    assert read.odds("recette de crêpes") > 0 > read.odds("un cfa")
    assert read.odds("zyxwv") < ODD
    assert read.odds("") < ODD


@pytest.mark.parametrize("text", OURS)
def test_what_is_the_chatboxs_business_does_not_sound_like_it(text: str) -> None:
    assert beside().odds(text) < ODD


async def test_what_is_none_of_its_business_is_declined(talk: Talk) -> None:
    known = {text for _, text in labelled()}
    assert known.isdisjoint(ODDITIES)
    missed = []
    for text in ODDITIES:
        talk.context = None
        if (await talk.say(text))["understood"]["intent"] != "decline":
            missed.append(text)
    assert len(missed) <= 2, missed


@pytest.mark.parametrize(
    "text",
    [
        "j'en ai marre des cours",
        "je suis nul en tout",
        "jsuis démotivé par le lycée",
    ],
)
async def test_who_has_lost_heart_is_told_of_ways_on(text: str, talk: Talk) -> None:
    answer = await talk.say(text)
    assert answer["understood"] == {**answer["understood"], "intent": "human", "topic": "discouraged"}
    assert {"/ask", "/search?q=CIO", "/interests/cards"} <= {link["to"] for link in answer["links"]}
    assert answer["help"] is None
