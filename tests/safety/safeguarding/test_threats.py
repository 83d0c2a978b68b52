"""Walls, between lines 11 and 12: a threat is held like an insult; who tells of one is not."""

import pytest

from api.safety.safeguarding.service import GRAVE_GROOMING, Talk, screen

THREATS = (
    "je vais te tuer",
    "je vais te défoncer",
    "attends que je te croise",
    "si je t'attrape tu vas voir",
    "tu vas le regretter",
    "tu vas me le payer",
    "si tu me réponds pas je balance tout",
    "casser la gueule",
    "je vais te casser la gueule",
    "j vais te casser la gueule",
    "je te pète la gueule",
    "je vais lui casser la gueule",
    "tu vas te faire casser la gueule",
    "tu va te faire défoncer",
    "on va te casser les jambes",
    "je vais te défoncer la tête",
    "je vais te mettre une claque",
    "je vais te faire la peau",
    "tu vas manger tes dents",
    "je vais te violer",
)
TOLD_OF = (
    "il m'a dit je vais te tuer",
    "elle m'a écrit tu vas le regretter",
    "on m'a dit attends que je te croise",
    "on m'a dit je vais te casser la gueule",
)
INNOCENT = (
    "je vais te fumer à fifa",
    "attends que je te retrouve le lien",
    "tu vas le regretter si tu choisis cette filière sans la visiter",
    "si tu n'as pas compris je te dis tout",
    "je vais te montrer comment on fait",
    "je me suis cassé la gueule en vélo",
    "je vais me casser la gueule à l'oral",
    "je te casse les pieds avec mes questions",
    "je vais te dérouiller au tennis",
    "tu vas te faire défoncer à fifa",
    "je vais te refaire le portrait en photo",
    "si tu veux je publie ta lettre sur le site",
)


@pytest.mark.parametrize("text", THREATS)
@pytest.mark.parametrize("by_adult", [True, False])
def test_a_threat_is_held(text: str, by_adult: bool) -> None:
    found = screen(text, talk=Talk(by_adult=by_adult, to_minor=by_adult))
    assert (found.held, found.threat) == (True, True)


@pytest.mark.parametrize("text", ["ferme ta gueule", "sale con", "jte nique ta race"])
def test_an_insult_is_held_and_is_no_threat(text: str) -> None:
    found = screen(text)
    assert (found.held, found.threat) == (True, False)


@pytest.mark.parametrize("text", ["je vais te tuer", "je vais te tuer demain au collège"])
def test_who_threatens_somebody_is_not_taken_for_who_is_in_danger(text: str) -> None:
    assert not screen(text, talk=Talk(by_adult=False)).distress
    assert screen(f"{text} et me tuer après", talk=Talk(by_adult=False)).distress


@pytest.mark.parametrize("text", [*TOLD_OF, *INNOCENT])
def test_who_tells_of_it_or_jokes_is_not(text: str) -> None:
    assert not screen(text).held


def test_to_tell_everything_unless_a_minor_answers_is_a_grave_advance() -> None:
    blackmail = screen("si tu me réponds pas je balance tout", talk=Talk(by_adult=True, to_minor=True))
    assert blackmail.grooming >= GRAVE_GROOMING
