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
)
TOLD_OF = (
    "il m'a dit je vais te tuer",
    "elle m'a écrit tu vas le regretter",
    "on m'a dit attends que je te croise",
)
INNOCENT = (
    "je vais te fumer à fifa",
    "attends que je te retrouve le lien",
    "tu vas le regretter si tu choisis cette filière sans la visiter",
    "si tu n'as pas compris je te dis tout",
    "je vais te montrer comment on fait",
    "si tu veux je publie ta lettre sur le site",
)


@pytest.mark.parametrize("text", THREATS)
@pytest.mark.parametrize("by_adult", [True, False])
def test_a_threat_is_held(text: str, by_adult: bool) -> None:
    assert screen(text, talk=Talk(by_adult=by_adult, to_minor=by_adult)).held


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
