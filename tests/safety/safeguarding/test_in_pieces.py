"""What is told in pieces, or as a yes. Walls, line 11, and plain distress."""

import pytest

from api.safety.safeguarding.service import GRAVE_GROOMING, Before, Talk, read_on, screen

PUPIL = Talk(by_adult=False, to_minor=False)
ADULT = Talk(by_adult=True)


@pytest.mark.parametrize(
    "pieces", [("j'ai envie de", "mourir"), ("jvais", "me tuer"), ("bof", "jveux", "mourir")]
)
def test_a_cry_for_help_in_pieces_is_heard_with_the_last_one(pieces: tuple[str, ...]) -> None:
    *before, last = pieces
    assert not screen(last, (), Talk(by_adult=True)).distress
    assert screen(last, before, PUPIL).distress


@pytest.mark.parametrize(
    "pieces", [("j'ai envie de", "manger"), ("jvais", "au lycée"), ("je veux", "être boulanger")]
)
def test_other_pieces_alarm_nobody(pieces: tuple[str, ...]) -> None:
    assert not screen(pieces[-1], pieces[:-1], PUPIL).distress


@pytest.mark.parametrize("pieces", [("va", "mourir"), ("va te", "pendre")])
def test_telling_somebody_to_die_in_pieces_is_held_with_the_last_one(pieces: tuple[str, str]) -> None:
    found = screen(pieces[1], pieces[:1], PUPIL)
    assert found.held
    assert found.grave


@pytest.mark.parametrize("pieces", [("va", "manger"), ("va te", "coucher"), ("il va", "mourir de rire")])
def test_other_pieces_are_sent(pieces: tuple[str, str]) -> None:
    assert not screen(pieces[1], pieces[:1], PUPIL).held


@pytest.mark.parametrize(
    ("pieces", "grave"),
    [
        (("envoie", "une photo"), False),
        (("envoie", "une photo", "de toi"), True),
        (("le dis", "à personne"), True),
        (("viens", "chez moi"), True),
        (("t'es seule", "chez toi ?"), True),
    ],
)
def test_an_advance_in_pieces_is_one(pieces: tuple[str, ...], grave: bool) -> None:
    *before, last = pieces
    assert screen(last, (), ADULT).grooming == 0
    points = screen(last, before, ADULT).grooming
    assert points > 0
    assert (points >= GRAVE_GROOMING) is grave


@pytest.mark.parametrize(
    "pieces", [("envoie", "ton cv"), ("viens", "au forum"), ("une photo", "de la pièce ?")]
)
def test_other_pieces_are_none(pieces: tuple[str, ...]) -> None:
    assert screen(pieces[-1], pieces[:-1], ADULT).grooming == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Tu as des idées noires ?", "oui"),
        ("Tu as des idées noires ?", "souvent"),
        ("Tu penses à te faire du mal ?", "oui ce soir"),
        ("Tu veux mourir ?", "ouais"),
        ("Quelqu'un te fait du mal ?", "oui mon beau pere"),
        ("Ça va ? Tu te fais harceler ?", "oui"),
    ],
)
def test_a_yes_to_who_asks_whether_one_is_in_danger_is_a_cry_for_help(asked: str, said: str) -> None:
    assert read_on(said, screen(said, (), PUPIL), Before(heard=[asked]), (), PUPIL).distress


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Tu veux un stage ?", "oui"),
        ("Tu as peur de l'oral ?", "oui un peu"),
        ("Tu veux mourir ?", "non"),
        ("Si un jour tu veux mourir, appelle le 3114.", "oui"),
    ],
)
def test_other_answers_are_none(asked: str, said: str) -> None:
    assert not read_on(said, screen(said, (), PUPIL), Before(heard=[asked]), (), PUPIL).distress
