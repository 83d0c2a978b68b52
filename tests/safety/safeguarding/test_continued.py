"""Contact details told over several messages, and what only looks like one."""

import pytest

from api.safety.safeguarding.service import MASK, screen

SPLIT = (
    ("06 12", "34 56", "78 90"),
    ("0612", "345678"),
    ("c'est le 06 12", "puis 34 56", "et 78"),
    ("zéro six", "douze trente", "quatre vingt dix"),
    ("mon insta c'est", "lea.b44"),
    ("mon snap :", "lea"),
    ("rejoins moi sur", "insta"),
    ("lea.b44", "sur insta"),
    ("discord", "lea#1234"),
    ("lea.b44", "arobase gmail", "point com"),
    ("mon mail c'est", "lea chez", "gmail"),
    ("exemple", "point fr"),
    ("12 rue", "des Lilas"),
    # Walls, line 10.
    ("ajoute moi sur insta", "lina bgs 44"),
    ("rajoute moi sur snap", "lina bgs"),
    ("mon snap ?", "karimjardin"),
    ("mon insta c'est", "gaby", "ongles et 2011 tt attaché"),
    ("t'as insta ?", "moi c'est lina bgs"),
    ("snap ?", "k"),
    ("snap ?", "k", "a", "r", "i", "m"),
    ("ajoute moi sur insta", "l i n a"),
    ("cherche moi par mon nom", "Malo Kervadou"),
    ("tu prends mon prénom", "tu ajoutes le mot ciment", "et 2 0 0 9 collé"),
    ("Mon insta en trois morceaux", "lina", "bgs", "zoum", "karim"),
)
NUMBERS = (
    ("mon 06 ?", "ok alors 39", "puis 98", "et 12", "45 voilà"),
    ("le debut c 06 39", "98", "55 pis 02"),
    ("06 comme les Alpes", "39 comme le Jura", "puis 98 et 12"),
    ("note un truc : 06 39", "ensuite 98", "et les quatre derniers : 77 16."),
    ("ca commence par 06 39", "ca finit par 21", "le milieu cest 98 33"),
)
"""Told piece by piece; walls, line 10."""
APART = (
    ("14 h", "30"),
    ("J'ai eu 12", "et 15 en maths"),
    ("Il y a 24 places", "pour 120 demandes"),
    ("bac pro", "2024"),
    ("44000", "Nantes"),
    ("Je gagne", "1 800 euros"),
    ("06", "12 élèves et 3 profs"),
    ("je suis sur Instagram comme tout le monde", "merci"),
    ("tu as quel âge ?", "17"),
    ("le CAP dure", "2 ans"),
)
AFTER_AN_ATTEMPT = (
    ("Mon numéro : 06 12 34 56 78", "14 h 30"),
    ("c'est quoi ton insta ?", "14 h"),
    ("mon insta", "merci beaucoup"),
    ("Viens me voir", "mais envoie d'abord ton CV"),
    ("je peux t'appeler ?", "2 min"),
    ("ajoute moi sur insta", "ok"),
    ("ajoute moi sur insta", "tu fais quoi comme métier ?"),
    ("mon 06 ?", "12 élèves et 3 profs"),
)


def talk(*messages: str) -> list[str]:
    """What others see of messages that somebody writes one after another."""
    return [screen(text, messages[:at]).text for at, text in enumerate(messages)]


@pytest.mark.parametrize("messages", SPLIT)
def test_the_rest_is_masked(messages: tuple[str, ...]) -> None:
    for text in talk(*messages)[1:]:
        assert text == MASK


@pytest.mark.parametrize("messages", NUMBERS)
def test_no_digit_is_read_after_the_beginning_of_a_number(
    messages: tuple[str, ...],
) -> None:
    for text in talk(*messages)[1:]:
        assert not any(sign.isdigit() for sign in text)


@pytest.mark.parametrize("messages", APART)
def test_messages_that_say_nothing_together_stay(messages: tuple[str, ...]) -> None:
    assert talk(*messages) == list(messages)


@pytest.mark.parametrize("messages", AFTER_AN_ATTEMPT)
def test_what_comes_after_a_masked_detail_stays(messages: tuple[str, ...]) -> None:
    first, then = talk(*messages)
    assert MASK in first
    assert then == messages[1]


def test_digit_by_digit_half_a_number_is_the_most_that_passes() -> None:
    assert talk(*"0612345678") == [*"06123", *[MASK] * 5]


def test_words_around_the_rest_stay() -> None:
    assert talk("06 39 98", "12 45, et toi ?")[1] == f"{MASK}, et toi ?"


@pytest.mark.parametrize("text", ["Merci beaucoup !", "oui", "Je ne sais pas encore si ce métier me plaît"])
def test_most_messages_are_looked_at_alone(text: str) -> None:
    assert not screen(text).may_go_on
