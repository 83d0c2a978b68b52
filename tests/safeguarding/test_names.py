"""The writer's own surname and school, and who a published text names. Walls, line 15."""

import pytest

from api.safeguarding.service import (
    MASK,
    TO_ADULTS,
    Finding,
    Talk,
    known_by,
    screen,
    without_names,
    without_surname,
)

KNOWN = known_by("Zoé", "zoe.martin@example.org")
PUPIL = Talk(by_adult=False, known=KNOWN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Je m'appelle Zoé Martin et je suis en 3e", f"Je m'appelle Zoé {MASK} et je suis en 3e"),
        ("je m'appelle zoé martin, je cherche un stage", f"je m'appelle zoé {MASK}, je cherche un stage"),
        ("je m'appelle zoé et j'ai 14 ans", "je m'appelle zoé et j'ai 14 ans"),
        ("Bonjour, moi c'est Zoé Martin.", f"Bonjour, moi c'est Zoé {MASK}."),
        ("Merci beaucoup, cordialement zoé martin", f"Merci beaucoup, cordialement zoé {MASK}"),
        ("Je m'appelle Jean-Paul de la Tour", f"Je m'appelle Jean-Paul {MASK}"),
        # As on lists: the surname first.
        ("Martin Zoé, 3e B, je cherche un stage", f"{MASK} Zoé, 3e B, je cherche un stage"),
        ("DURAND Zoé, élève de 3e", f"{MASK} Zoé, élève de 3e"),
    ],
)
def test_a_surname_is_masked_and_the_first_name_stays(text: str, shown: str) -> None:
    assert screen(text, talk=PUPIL).text == shown
    assert without_surname(text, KNOWN) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("je suis au lycée Livet à Nantes", f"je suis au lycée {MASK} à Nantes"),
        ("jsuis en 3e au collège jean moulin", f"jsuis en 3e au collège {MASK}"),
        ("mon lycée c'est Livet", f"mon lycée c'est {MASK}"),
        ("Je suis élève au lycée professionnel Michelet", f"Je suis élève au lycée professionnel {MASK}"),
    ],
)
def test_a_pupil_s_own_school_is_masked_and_an_adult_s_is_not(text: str, shown: str) -> None:
    found = screen(text, talk=PUPIL)
    assert (found.text, found.masked) == (shown, {Finding.NAME})
    assert Finding.NAME not in screen(text, talk=Talk(by_adult=True, known=KNOWN)).masked


@pytest.mark.parametrize(
    "text",
    [
        "Le lycée Livet propose un BTS",
        "Je suis allé aux portes ouvertes du lycée Livet",
        "J'aimerais aller au lycée Carcouët",
        "je suis au lycée et j'aime ça",
        "je suis au lycée pro",
        "mon lycée est loin de chez moi",
        "mon lycée pue la javel",
        "mon collège organise un forum",
    ],
)
def test_schools_that_one_speaks_of_stay(text: str) -> None:
    assert Finding.NAME not in screen(text, talk=PUPIL).masked


def test_who_looks_without_knowing_the_writer_looks_again() -> None:
    assert screen("Bien à vous, Zoé Martin").may_go_on
    assert screen("je suis au lycée Livet").spans


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Passe ton permis B, Zoé !", "Passe ton permis B !"),
        ("Bonjour zoé, le CAP dure 2 ans", "Bonjour, le CAP dure 2 ans"),
        ("Zoé, le CAP dure 2 ans", "Le CAP dure 2 ans"),
        ("Une rose, Rose, se taille en mars", "Une rose, se taille en mars"),
        ("Le CAP dure 2 ans", "Le CAP dure 2 ans"),
        # Walls, line 15: the surname, and a double name otherwise spelled, stay no more than the first name.
        ("Bravo Zoé Martin, tu iras loin !", "Bravo, tu iras loin !"),
        ("Merci Zoé Le Goff pour ta question", "Merci pour ta question"),
        ("Salut Anne Lise, ça va", "Salut, ça va"),
        ("Merci Zoé Tu peux venir", "Merci Tu peux venir"),
        # ... nor what a longer name is called by, a name drawn out, or what hangs on it.
        ("Bravo Anne, tu iras loin", "Bravo, tu iras loin"),
        ("Coucou Zoéééé, oui", "Coucou, oui"),
        ("Salut Zoé_Martin et zoe2008", "Salut et"),
    ],
)
def test_a_text_for_everybody_names_nobody(text: str, shown: str) -> None:
    assert without_names(text, ("Zoé", "Rose", "Anne-Lise", "")) == shown


def test_nobody_is_approached_in_words_for_adults() -> None:
    assert screen("viens chez moi samedi", talk=TO_ADULTS).grooming == 0
