"""Walls, lines 10 and 15: what only the talk of two people shows, over roles, days and messages."""

import pytest

from api.safety.safeguarding.service import MASK, TO_ADULTS, Before, Talk, known_by, read_on, screen

ASKED = Before(asked=["Tu as un compte insta ?"])
NUMBER_ASKED = Before(asked=["tu peux me donner ton numéro ?"])
BEGUN = Before(told=["0639"])
ZOE = Talk(by_adult=False, to_minor=False, known=known_by("Zoé", "zoe.dupont@example.org"))
UNKNOWN_ZOE = Talk(by_adult=False, to_minor=False, known=known_by("Zoé", "zozo3044@example.org"))


def shown(text: str, before: Before, earlier: tuple[str, ...] = (), talk: Talk = TO_ADULTS) -> str:
    return read_on(text, screen(text, earlier, talk), before, earlier, talk).text


@pytest.mark.parametrize(
    "text",
    ["karimjardin44", "karimjardin", "lina bgs", "Linabgs", "oui c'est karimjardin", "C'est lina_bgs !"],
)
def test_a_name_that_answers_the_other_one_s_invitation_is_masked(text: str) -> None:
    answered = shown(text, ASKED)
    assert MASK in answered
    assert not any(part in answered.lower() for part in ("karim", "lina", "bgs"))
    assert shown(text, Before(invited=["ajoute moi sur insta"])) == answered


@pytest.mark.parametrize("text", ["0639", "06 39", "zéro six", "c'est 0639 98"])
def test_so_is_the_beginning_of_a_number_that_was_asked_for(text: str) -> None:
    answered = shown(text, NUMBER_ASKED)
    assert MASK in answered
    assert not any(map(str.isdigit, answered))


@pytest.mark.parametrize("text", ["9812", "98 12", "puis 9812", "trente neuf"])
@pytest.mark.parametrize("begun", ["0639", "Bonjour, mon 0639 voilà", "c'est 06 39"])
def test_a_number_goes_on_whenever_it_began(text: str, begun: str) -> None:
    answered = shown(text, Before(told=[begun]))
    assert MASK in answered
    assert not any(map(str.isdigit, answered))


def test_a_masked_name_of_the_other_one_invites_to_tell_one_s_own() -> None:
    assert shown("karimjardin", Before(asked=["mon insta c'est lea44"], named=True)) == MASK
    assert shown("karimjardin", Before(asked=["on se voit samedi ?"])) == "karimjardin"


@pytest.mark.parametrize(
    "text",
    [
        "non désolé", "j'ai pas de snap", "Ah d'accord", "bonne soirée Madame", "j'aime les fleurs",
        "oui mais je préfère ici", "Merci Karim", "Bonjour Paul", "à Angers", "exactement", "excusez-moi",
        "bien reçu", "je suis en seconde", "j'ai 16 ans", "à 15h", "le 12 mars", "06 décembre",
        "14 de moyenne", "07h du matin", "2 semaines", "en 2027", "carrément", "et toi ?",
    ],
)  # fmt: skip
def test_honest_answers_stay_as_they_are(text: str) -> None:
    for before in (ASKED, NUMBER_ASKED, BEGUN):
        assert shown(text, before) == text, before


@pytest.mark.parametrize(
    ("earlier", "text", "talk"),
    [
        (("je m'appelle zoé",), "dupont", ZOE),
        (("Zoé",), "Dupont", ZOE),
        (("Mon nom de famille c'est",), "Dupont", UNKNOWN_ZOE),
        (("je suis en 3eB", "au collège"), "Jean Moulin", UNKNOWN_ZOE),
    ],
)
def test_a_surname_or_school_in_a_message_of_its_own_is_masked(
    earlier: tuple[str, ...], text: str, talk: Talk
) -> None:
    assert shown(text, Before(), earlier, talk) == MASK


@pytest.mark.parametrize(
    "earlier", ["Je m'appelle Zoé", "Merci ! Zoé", "je suis en 3eB", "Bonjour, moi c'est Zoé"]
)
@pytest.mark.parametrize(
    "text", ["Bonjour Madame", "Paysagiste", "Ah d'accord", "Saint-Herblain", "Enchantée !"]
)
def test_what_follows_a_first_name_is_no_surname_by_itself(earlier: str, text: str) -> None:
    assert shown(text, Before(), (earlier,), ZOE) == text


@pytest.mark.parametrize(
    ("asked", "text", "left"),
    [
        ("Tu es dans quel lycée ?", "Livet", MASK),
        ("Tu es où au lycée ?", "a livet", f"a {MASK}"),
        ("T'es scolarisée où ?", "Sainte-Anne à Saint-Nazaire", MASK),
        ("C'est quoi ton nom de famille ?", "Bongrand", MASK),
        ("Et ton nom ? Pour la convention", "BONGRAND", MASK),
        ("Tu peux me donner ton nom complet ?", "Zoé Bongrand", f"Zoé {MASK}"),
        ("ton nom de famille ?", "c'est Petit", f"c'est {MASK}"),
    ],
)
def test_a_surname_or_school_that_the_other_one_asked_for_is_masked(asked: str, text: str, left: str) -> None:
    assert shown(text, Before(heard=[asked]), (), UNKNOWN_ZOE) == left


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Tu es dans quel lycée ?", "au lycée pro"),
        ("Tu es dans quel lycée ?", "je préfère pas le dire, désolé"),
        ("Tu es dans quel lycée ?", "en terminale, lycée général"),
        ("Tu es dans quel lycée ?", "pourquoi ?"),
        ("C'est quoi ton nom de famille ?", "on a pas le droit de le dire"),
        ("Et ton nom ?", "Zoé"),
        ("C'est quoi le nom de ton entreprise ?", "Boulangerie Marchand"),
        ("Tu es en quelle classe ?", "Seconde Bellevue"),
    ],
)
def test_other_answers_stay(asked: str, text: str) -> None:
    assert shown(text, Before(heard=[asked]), (), UNKNOWN_ZOE) == text


@pytest.mark.parametrize(
    "asked",
    [
        "Tu traînes où d'habitude sur le web ?", "On se recontacte où toi et moi ?", "Ton arobase ?",
        "Tu utilises quoi pour discuter avec tes potes ?", "Tu as un compte quelque part ?",
        "T'es sur quoi toi",
        "Comment je fais pour te retrouver après ?", "t'as quoi comme réseaux", f"On {MASK} ?",
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["samadl", "oui samadl", "samadl sur les deux", "samadl, pareil partout"])
def test_a_name_answers_whatever_words_ask_where_one_is_found(asked: str, text: str) -> None:
    assert "samadl" not in shown(text, Before(heard=[asked]))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Tu te vois où dans cinq ans ?", "soudeuse"),
        ("Tu as trouvé où cette info ?", "hellowork"),
        ("Tu as un compte Parcoursup ?", "educonnect"),
        ("Tu as fait des réseaux en cours ?", "oui les vlan"),
        ("Tu bosses sur quoi ?", "arduino"),
        ("Où tu aimerais faire ton stage ?", "decathlon"),
        ("Vous trouvez ça comment ?", "stylé"),
        ("De quoi tu me parles ?", "parcoursup"),
        ("T'es sur quoi toi ?", "un robot"),
        ("Comment je peux te retrouver ?", "ici"),
    ],
)
def test_other_questions_ask_for_no_name(asked: str, text: str) -> None:
    assert shown(text, Before(heard=[asked])) == text


def test_of_two_guesses_the_rest_of_a_name_is_masked() -> None:
    assert "adel93" not in shown("non, adel93 derrière", Before(invited=["Tu as Snap ?"]))


@pytest.mark.parametrize(
    ("asked", "text", "left"),
    [
        ("Zoé comment ?", "bongrand", MASK),
        ("Zoé qui déjà ?", "bongrand", MASK),
        ("Tu étudies où cette année ?", "a jean perrin", f"a {MASK}"),
        ("C'est Guist'hau ou Livet ton lycée ?", "livet", MASK),
        ("Tu serais pas à Michelet toi ?", "non monge", f"non {MASK}"),
        ("C'est quel lycée ?", "le grand à côté de la gare", f"le {MASK}"),
        ("Tu vis dans quel quartier ?", "malakoff vers la poste", MASK),
        ("Tu prends le tram où ?", "pirmil", MASK),
        ("T'habites où exactement ?", "tour 3 aux dervallières", f"tour {MASK}"),
        ("Tu rentres comment ?", "le tram 1 a procé à 17h10", f"le tram {MASK}"),
    ],
)
def test_so_is_what_leads_to_a_pupil(asked: str, text: str, left: str) -> None:
    assert shown(text, Before(heard=[asked]), (), UNKNOWN_ZOE) == left


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Zoé, quoi de neuf ?", "stressée"),
        ("Tu habites où ?", "à Nantes"),
        ("Tu habites où ?", "près de Cholet"),
        ("Tu rentres comment ?", "en bus avec ma sœur"),
        ("Tu vas où l'an prochain ?", "en BTS à Laval"),
        ("Quelle école tu vises ?", "l'esthua"),
    ],
)
def test_a_town_and_a_wish_stay(asked: str, text: str) -> None:
    assert shown(text, Before(heard=[asked]), (), UNKNOWN_ZOE) == text


def test_of_an_adult_the_school_stays() -> None:
    adult = Talk(by_adult=True, known=known_by("Zoé"))
    assert (
        shown("Livet, en 1998", Before(heard=["Tu étais dans quel lycée ?"]), (), adult) == "Livet, en 1998"
    )


def test_a_name_that_is_guessed_is_masked_as_one_that_is_told() -> None:
    assert MASK in shown("lina2010 ?", Before(invited=["Tu as Snap ?"]))
    assert shown("boulangère ?", Before(invited=["Tu as Snap ?"])) == "boulangère ?"


def test_a_name_told_one_letter_a_message_is_masked_from_the_third_on() -> None:
    said = ["Bonjour", "P", "e", "t", "i", "t"]
    seen = [shown(text, Before(), tuple(said[:place]), UNKNOWN_ZOE) for place, text in enumerate(said)]
    assert seen == ["Bonjour", "P", "e", MASK, MASK, MASK]


@pytest.mark.parametrize(
    "said", [("z", "o", "é"), ("k", "k", "k"), ("a", "b"), ("p", "e", "ok", "t"), ("A", "b", "c'est ça", "d")]
)
def test_the_first_name_and_answers_of_a_letter_stay(said: tuple[str, ...]) -> None:
    for place, text in enumerate(said):
        assert shown(text, Before(), said[:place], UNKNOWN_ZOE) == text
