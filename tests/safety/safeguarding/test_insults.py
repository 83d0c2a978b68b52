"""Insults, however they are spelt; words of trades, food and animals that only look like one."""

from pathlib import Path

import pytest

from api.safety.safeguarding import words
from api.safety.safeguarding.service import screen

INSULTS = (
    "t'es qu'un connard",
    "connnnnard",
    "c0nn4rd",
    "C O N N A R D",
    "c.o.n.n.a.r.d",
    "p*te",
    "s@lope",
    "vous êtes des enculés",
    "f d p",
    "tg",
    "ntm",
    "pauvre conne",
    "espèce d'andouille",
    "bande de débiles",
    "quel abruti",
    "sale pd",
    "sale arabe",
    "ta gueule",
    "va te faire foutre",
    "nique ta mère",
    "suicide toi",
    "gros porc",
    "t'es une merde",
    "tu sers à rien",
    "stfu bitch",
    "t'es con, le logiciel est facile",
    "c'est quoi ce connard",
    "nique le prof",
)
HARMLESS = (
    "tu vas foutre ton année en l'air si tu bosses pas",
    "c'est con, j'ai raté l'oral",
    "putain c'est dur, c'est la merde pour trouver un stage",
    "la salopette est obligatoire, les mains sales aussi",
    "faire la queue, une queue de billard, un cul-de-poule",
    "la technique, une dispute, un concours, j'habite loin",
    "élever des cochons et des vaches, épandre du fumier",
    "des baguettes, des bâtards et des boules, bien pétris",
    "une pédale d'embrayage, le manche et le gland du chêne",
    "je suis nul en maths, ptdr t'es nul au foot",
    "travailler avec des enfants autistes ou handicapés",
    "en TG2, Terminale TG",
    "les frais de port (fdp) sont offerts",
    "je ferme la boutique à 19h",
    "langue arabe LV3, un mur noir",
    "j'ai du retard, je suis en retard",
    "il est con ce logiciel, il sauvegarde pas",
    "quel idiot j'ai oublié ma convention",
    "nique le brevet, je veux bosser",
    "40 bâtards et 30 ficelles avant 5h",
    "c'est quoi une « pute » en imprimerie ?",
)


@pytest.mark.parametrize("text", INSULTS)
def test_insults_are_held(text: str) -> None:
    assert screen(text).held


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_words_pass(text: str) -> None:
    assert not screen(text).held


def test_an_insult_is_not_hidden_but_held() -> None:
    found = screen("Espèce de connard")
    assert (found.text, found.masked) == ("Espèce de connard", frozenset())


def test_what_the_public_list_holds_is_held_in_each_of_its_forms() -> None:
    assert screen("vous êtes des pouffiasses").held
    assert screen("quelle bande de pignoufs").held


def test_without_the_list_nothing_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LIST", Path("nowhere/insults.json"))
    with pytest.raises(words.WordListMissingError, match=r"make build/insults\.json"):
        words.insulting()
