"""Telling somebody to die: held like an insult and as grave as distress; who tells of it cries for help."""

import pytest

from api.safety.safeguarding.service import screen

SAID_TO_SOMEBODY = (
    "tu devrais en finir",
    "va te pendre",
    "suicide-toi, ça fera des vacances",
    "personne ne te regretterait",
    "tu manquerais à personne",
    "tu ferais mieux de mourir",
    "t'as qu'à te tuer",
    "pourquoi tu te suicides pas",
    "faudrait que tu disparaisses",
    "qu'est-ce que t'attends pour te jeter sous un train",
    "le monde serait mieux sans toi",
    "tout le monde serait soulagé si tu mourais",
    "tu mérites pas de vivre",
    "t'aurais jamais dû naître",
    "rends service à tout le monde, disparais",
    "s u i c i d e toi",
    "kys",
    "nobody would miss you",
)
TOLD_OF = (
    "il m'a dit va te pendre",
    "ils me disent de me suicider",
    "on m'a écrit que personne me regretterait",
)
HARMLESS = (
    "tu devrais en finir vite avec ce dossier",
    "tu vas mourir de rire",
    "tu devrais disparaître des réseaux pendant les révisions",
    "tu te tues au travail",
    "jette-toi à l'eau, appelle l'entreprise",
    "personne ne te jugera, tu manquerais à tout le monde",
    "tu pourrais crever un pneu sur le chantier",
    "Ne dis pas que personne ne te regretterait, c'est faux",
    "on coupe les veines du bois dans quel sens ?",
)


@pytest.mark.parametrize("text", SAID_TO_SOMEBODY)
def test_it_is_held_and_grave(text: str) -> None:
    found = screen(text)
    assert (found.held, found.grave) == (True, True)


@pytest.mark.parametrize("text", TOLD_OF)
def test_who_was_told_so_is_helped_and_heard(text: str) -> None:
    found = screen(text)
    assert (found.held, found.grave, found.distress) == (False, False, True)


@pytest.mark.parametrize("text", HARMLESS)
def test_figures_of_speech_pass(text: str) -> None:
    assert not screen(text).held


def test_an_insult_alone_is_not_grave() -> None:
    assert not screen("Espèce de connard").grave
