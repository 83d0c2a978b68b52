"""The writer's own surname and school, and who a published text names. Walls, line 15."""

import re
from pathlib import Path

import pytest

from api.safety.safeguarding import school_names
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.school_names import school_at
from api.safety.safeguarding.service import (
    MASK,
    TO_ADULTS,
    Finding,
    Talk,
    known_by,
    screen,
    shows_surname,
    without_identity,
    without_names,
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
        # In small letters, with a class or where one says who one is.
        ("c'est zoé lemarchand de la 3eB", f"c'est zoé {MASK} de la 3eB"),
        ("zoé lemarchand 3e2, je cherche un stage", f"zoé {MASK} 3e2, je cherche un stage"),
        ("zoé lemarchand en seconde", f"zoé {MASK} en seconde"),
        ("Bonjour, moi c'est zoé lemarchand.", f"Bonjour, moi c'est zoé {MASK}."),
        ("merci d'avance. cordialement zoé lemarchand", f"merci d'avance. cordialement zoé {MASK}"),
        # Words of every day that are surnames too.
        ("moi c'est zoé petit", f"moi c'est zoé {MASK}"),
        ("je suis zoé dupont de la 3eB", f"je suis zoé {MASK} de la 3eB"),
        ("je m'appelle zoé petit", f"je m'appelle zoé {MASK}"),
        ("zoé petit", f"zoé {MASK}"),
        ("zoé dupont !", f"zoé {MASK} !"),
        ("zoé merci", "zoé merci"),
        ("c'est zoé merci", "c'est zoé merci"),
        ("j'ai un petit frère, zoé petite sœur", "j'ai un petit frère, zoé petite sœur"),
        ("c'est zoé de la 3eB", "c'est zoé de la 3eB"),
        ("zoé élève de 3e", "zoé élève de 3e"),
        ("c'est zoé, je cherche un stage", "c'est zoé, je cherche un stage"),
        ("je suis zoé et je suis motivée", "je suis zoé et je suis motivée"),
    ],
)
def test_a_surname_is_masked_and_the_first_name_stays(text: str, shown: str) -> None:
    assert screen(text, talk=PUPIL).text == shown
    assert without_identity(text, KNOWN, school_shown=True).text == shown


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
    ("text", "shown"),
    [
        ("chui a guist'hau en term", f"chui a {MASK} en term"),
        ("jsuis en 2nde a jean perrin", f"jsuis en 2nde a {MASK}"),
        ("1ere stmg a aristide briand", f"1ere stmg a {MASK}"),
        ("en 1ere pro a michelet", f"en 1ere pro a {MASK}"),
        ("je vais à la Colinière, en terminale", f"je vais à la {MASK}, en terminale"),
        ("ma classe c'est la 2nde 4 à Clemenceau", f"ma classe c'est la 2nde 4 à {MASK}"),
        ("jsuis scolarisée a monge", f"jsuis scolarisée a {MASK}"),
        # Towns, ways to learn, writers, and a school that is wished for.
        *((text, text) for text in (
            "je suis à Nantes en 1ère", "jsuis en 3e a Cholet", "je suis en terminale à distance",
            "en 1ere à l'internat", "on étudie Jules Verne en 3e", "je voudrais aller à Livet en seconde",
            "je vais à la fac", "jsuis en seconde a option théâtre",
        )),
    ],
)  # fmt: skip
def test_the_region_s_schools_are_known_without_the_word_for_one(text: str, shown: str) -> None:
    assert screen(text, talk=PUPIL).text == shown
    assert without_identity(text, KNOWN, school_shown=False).text == shown
    assert screen(text, talk=Talk(by_adult=True)).text == text


def test_the_region_s_schools_are_written_as_they_are_looked_for() -> None:
    names = Path(school_names.__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert [name for name in names if name != " ".join(re.findall(r"[a-z0-9]+", fold(name).text))] == []
    assert names == sorted(set(names))
    assert all(school_at(f"{name}, en 3e", 0) == len(name) for name in names)


def test_an_adult_guesses_no_pupil_s_school() -> None:
    assert screen("Tu es à Clemenceau, non ?", talk=Talk(by_adult=True)).text == f"Tu es à {MASK}, non ?"
    assert MASK not in screen("Tu es à Nantes, non ?", talk=Talk(by_adult=True)).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("c zoé kermorvan", f"c zoé {MASK}"),
        ("zoé kermorvan 16 ans", f"zoé {MASK} 16 ans"),
        ("zoé kermorvan, 15 ans, enchantée", f"zoé {MASK}, 15 ans, enchantée"),
        ("jm'appelle zoé kerm, enfin kermorvan", f"jm'appelle zoé {MASK}, enfin {MASK}"),
        ("mon vrai nom c kermorvan", f"mon vrai nom c {MASK}"),
        ("ma mère s'appelle Sophie Petit", f"ma mère s'appelle Sophie {MASK}"),
        ("mon frère c'est yanis kermorvan", f"mon frère c'est yanis {MASK}"),
        ("mon père tient la boulangerie kermorvan", f"mon père tient la boulangerie {MASK}"),
        ("ma mère a le salon de coiffure kerdilo", f"ma mère a le salon de coiffure {MASK}"),
        *((text, text) for text in (
            "c zoé merci", "zoé bientôt 16 ans", "ma mère s'appelle sophie et elle est infirmière",
            "mon frère c'est yanis, il est en bts", "mon père c'est un maçon",
            "ma mère tient la boulangerie de Rezé", "mes parents ont une pizzeria italienne",
        )),
    ],
)  # fmt: skip
def test_a_surname_as_it_is_typed_is_masked_the_family_s_too(text: str, shown: str) -> None:
    assert screen(text, talk=PUPIL).text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "slt je mapel kevin dupont je sui au college jean bosco a sevremoine",
            f"slt je mapel kevin {MASK} je sui au college {MASK} a sevremoine",
        ),
        ("je mappelle enzo kermorvan et jai 14 ans", f"je mappelle enzo {MASK} et jai 14 ans"),
        ("je m apel lea girard", f"je m apel lea {MASK}"),
        ("mon nom est kevin dupont et je cherche", f"mon nom est {MASK} et je cherche"),
        ("mon nom est kermorvan", f"mon nom est {MASK}"),
        ("je sui kevin dupont", f"je sui kevin {MASK}"),
        ("je suis lucas kermorvan", f"je suis lucas {MASK}"),
        ("je sui au lycee st joseph a cholet", f"je sui au lycee {MASK} a cholet"),
        ("chui au college paul doumer en 3e", f"chui au college {MASK} en 3e"),
        ("je suis eleve au lycee moliere", f"je suis eleve au lycee {MASK}"),
        *((text, text) for text in (
            "je suis au collège en 3e", "je sui au college en 3eme", "je suis au lycée général",
            "je m'appelle pas souvent", "je suis au college a laval", "je suis au cfa coiffure",
            "je mapel kevin jcherche un stage", "je m'appelle lea jadore les chevaux",
           "je mapel kevin et jai 14 ans", "ils mapel le cadavre dans le car", "je suis marie depuis lundi",
            "je suis rose de honte", "je suis lucas passionné de mécanique", "je suis apprenti boulanger",
            "je suis allé aux portes ouvertes du lycee livet",
            "je voudrais aller au lycee jean moulin",
        )),
    ],
)  # fmt: skip
def test_names_and_schools_without_capitals_accents_or_spelling_are_masked(text: str, shown: str) -> None:
    assert screen(text, talk=Talk(by_adult=False)).text == shown
    assert without_identity(text, known_by(""), school_shown=False).text == shown


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Je suis au lycée Livet et j'aime le bois.", f"Je suis au lycée {MASK} et j'aime le bois."),
        ("J'habite 12 rue des Lilas à Nantes. Je viens à vélo.", f"J'habite {MASK}. Je viens à vélo."),
        ("J'ai 15 ans et j'habite à Nantes.", "J'ai 15 ans et j'habite à Nantes."),
        ("J'ai vu l'atelier aux portes ouvertes du lycée Livet.",) * 2,
        ("Élève à Rosa Parks en 3e, motivée.", f"Élève à {MASK} en 3e, motivée."),
        ("La classe de 3e4 de Rosa Parks", f"La classe de 3e4 de {MASK}"),
        ("Mon collège (Rosa Parks) ferme.", f"Mon collège ({MASK}) ferme."),
        # A town, a diploma, and a school that one wishes for.
        ("Je suis élève en seconde à La Roche sur Yon",) * 2,
        ("Je suis scolarisée à Saint Nazaire",) * 2,
        ("Je suis élève de Terminale Bac Pro Commerce",) * 2,
        ("J'aimerais aller au lycée Carcouët",) * 2,
    ],
)
def test_a_company_reads_neither_home_nor_school(text: str, shown: str) -> None:
    assert without_identity(text, KNOWN, school_shown=False).text == shown
    kept = shown if "rue" in text else text
    assert without_identity(text, KNOWN, school_shown=True).text == kept


@pytest.mark.parametrize(
    ("school", "called"),
    [
        ("Collège Rosa Parks", "rosa parks"),
        ("LYCEE GENERAL ET TECHNOLOGIQUE NICOLAS APPERT", "nicolas appert"),
        ("Lycée d'enseignement général et technologique agricole Jules Rieffel", "jules rieffel"),
        ("MFR Les Rivettes", "rivettes"),
        ("Lycée", ""),
    ],
)
def test_a_school_is_known_by_what_it_alone_is_called(school: str, called: str) -> None:
    assert known_by("Zoé", "", school).school == called


@pytest.mark.parametrize(
    "text",
    ["c'est zoé lemarchand de la 3eB", "moi c'est zoé lemarchand", "moi c'est zoé petit", "zoé petit", "a"],
)
def test_a_name_in_small_letters_is_looked_at_again(text: str) -> None:
    assert screen(text).may_go_on


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
        # ... where the surname is a word besides, or begins like « de » or « la ».
        ("Je suis Zoé Petit, comment faire ?", "Je suis, comment faire ?"),
        ("Bon courage Zoé Dupont !", "Bon courage !"),
        ("Bravo Zoé Lambert", "Bravo"),
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


@pytest.mark.parametrize(
    "text",
    [
        "bongrand", "c'est bongrand", "l. bongrand", "linabongrand", "bongrand44",
        "on m'appelle bongrand au foot", "mon frere c'est hugo bongrand", "la famille bongrand de rezé",
    ],
)  # fmt: skip
def test_the_surname_that_the_address_tells_is_masked_in_small_letters_too(text: str) -> None:
    talk = Talk(by_adult=False, known=known_by("Lina", "lina.bongrand@example.org"))
    assert "bongrand" not in screen(text, talk=talk).text


def test_a_surname_that_is_a_word_of_every_day_stays_one() -> None:
    talk = Talk(by_adult=False, known=known_by("Lina", "lina.jardinier@example.org"))
    text = "je veux devenir jardinier, comme mon oncle"
    assert screen(text, talk=talk).text == text


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Lina Bongrand", "lina.bongrand@example.org"),
        ("Lina Bongrand", "lbongrand44@example.org"),
        ("Bongrand Lina", "lina.bongrand@example.org"),
        ("Lina Le Goff", "linalegoff@example.org"),
    ],
)
def test_a_first_name_with_a_word_of_the_address_shows_the_surname(name: str, email: str) -> None:
    assert shows_surname(name, email)


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Lina", "lina@example.org"),
        ("Marie-Lou", "marie-lou.durand@example.org"),
        ("Marie Claire", "marie.claire.durand@example.org"),
        ("Jean Baptiste", "jeanbaptiste@example.org"),
        ("Ana Sofía", "ana.sofia@example.org"),
        ("Anne Marie", "durand@example.org"),
    ],
)
def test_two_first_names_show_none(name: str, email: str) -> None:
    assert not shows_surname(name, email)
