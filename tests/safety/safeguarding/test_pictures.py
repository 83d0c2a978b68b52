"""Walls, line 11: an adult takes the picture that a minor was made to offer, in words that name none."""

import pytest

from api.safety.safeguarding.service import (
    GRAVE_GROOMING,
    Finding,
    Talk,
    agreed_to,
    grooming_of,
    screen,
)

BY_ADULT = Talk(by_adult=True)

TAKEN = (
    ("vous voulez une photo de moi ?", "oui envoie"),
    ("je vous envoie un selfie de moi si vous voulez", "Volontiers, j'attends !"),
    ("tu veux savoir à quoi je ressemble ?", "avec plaisir"),
    ("je peux mettre la cam si tu veux", "ok vas y"),
    ("j'suis en maillot à la plage tu veux voir", "montre"),
)
LEFT = (
    ("je peux vous envoyer une photo de mon projet de menuiserie ?", "oui envoie !"),
    ("je peux vous envoyer mon CV ?", "oui envoie, je le relirai"),
    ("vous voulez une photo de moi en tenue de travail ?", "oui, pour le badge"),
    ("vous voulez une photo de moi ?", "Non, surtout pas : garde tes photos pour toi."),
    ("vous voulez une photo de moi ?", "Merci, bonne journée"),
    ("on se voit en visio d'orientation, je mets la caméra ?", "oui vas-y"),
    (
        "vous voulez une photo de moi ?",
        "Pour entrer au CFA il faut un dossier, une lettre et deux bulletins de l'année.",
    ),
)


@pytest.mark.parametrize(("asked", "answer"), TAKEN)
def test_a_short_yes_to_a_picture_is_a_sign_one_short_of_grave(asked: str, answer: str) -> None:
    alone = screen(answer, talk=BY_ADULT)
    assert alone.may_lead
    found = agreed_to(alone, answer, ["Bonjour", asked])
    assert found.grooming == GRAVE_GROOMING - 1
    assert {Finding.GROOMING, Finding.PICTURE} <= {span.finding for span in found.spans}
    assert found.text == answer


@pytest.mark.parametrize(("asked", "answer"), LEFT)
def test_a_picture_of_work_and_a_no_are_none(asked: str, answer: str) -> None:
    alone = screen(answer, talk=BY_ADULT)
    assert agreed_to(alone, answer, [asked]) == alone


def test_what_says_more_by_itself_stays_as_grave() -> None:
    text = "oui envoie, en maillot si tu veux"
    assert agreed_to(screen(text, talk=BY_ADULT), text, ["une photo de moi ?"]).grooming == GRAVE_GROOMING


def test_it_adds_up_with_the_smallest_sign_and_only_once() -> None:
    small = "Tu es spéciale, pas comme les autres."
    assert 0 < grooming_of([small]) < GRAVE_GROOMING
    assert grooming_of(["oui envoie", small]) < GRAVE_GROOMING, "what its words do not show"
    assert grooming_of(["oui envoie", small], picture=True) >= GRAVE_GROOMING
    assert grooming_of(["oui envoie", "ok vas y"], picture=True) == GRAVE_GROOMING - 1
