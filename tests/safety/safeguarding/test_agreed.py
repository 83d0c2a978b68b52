"""Walls, line 11: a minor proposes and an adult agrees, in words that say nothing by themselves."""

import pytest

from api.safety.safeguarding.service import GRAVE_GROOMING, Finding, Talk, agreed_to, screen

BY_ADULT = Talk(by_adult=True)

GRAVE = (
    ("j'ai envie de vous embrasser", "Moi aussi"),
    ("mes parents savent pas que je vous parle", "C'est très bien comme ça"),
    ("tu peux venir me chercher au lycée ?", "Oui à 17h"),
    ("jpeux dormir chez toi ?", "Bien sûr"),
    ("jviens seule ?", "Oui c'est mieux"),
    ("je suis amoureuse de vous", "moi aussi"),
    ("vous m'emmenez en week end ?", "Avec plaisir"),
)
SIGN = (
    ("tu veux une photo de moi ?", "Oui pourquoi pas"),
    ("j'aimerais vous voir en vrai", "Avec plaisir, mercredi après-midi ?"),
    ("j'aimerais vous voir en vrai", "Au parc de Procé, près du manège"),
    ("on peut se voir un jour ?", "Oui, samedi ?"),
    ("on peut se voir un jour ?", "Place Royale, à la fontaine"),
    ("vous pouvez m'acheter de l'alcool ?", "Oui dis moi ce que tu veux"),
    ("tu veux mon insta ?", "Oui donne"),
    ("on garde ça entre nous ?", "D'accord"),
)
LEFT = (
    ("on peut se voir un jour ?", "Non, on reste sur l'application"),
    ("j'ai envie de vous embrasser", "Non. Parle-en à tes parents"),
    ("tu peux venir me chercher au lycée ?", "Je ne peux pas, demande à tes parents"),
    ("mes parents savent pas que je vous parle", "Dis-le à tes parents, c'est mieux"),
    ("je peux vous poser une question sur le métier ?", "Oui bien sûr"),
    ("je peux venir visiter votre atelier ?", "Oui, mardi à 14h"),
    ("vous avez des journées portes ouvertes ?", "Oui samedi de 9h à 17h"),
    ("vous commencez à quelle heure ?", "à 7h"),
    ("c'est où votre garage ?", "à Rezé, près de la gare"),
    ("j'adore les chevaux", "Moi aussi"),
    ("je suis timide", "Moi aussi à ton âge"),
    ("je peux vous tutoyer ?", "Bien sûr"),
    ("je peux vous montrer mes dessins ?", "Oui montre"),
    ("est-ce que je peux venir avec ma mère ?", "Oui, c'est mieux"),
    ("merci vous êtes super gentil", "Avec plaisir"),
    ("on se dit à mercredi ?", "Oui à mercredi"),
)


@pytest.mark.parametrize(("asked", "answer"), GRAVE)
def test_an_adult_who_agrees_to_what_would_be_grave_of_them_says_it(asked: str, answer: str) -> None:
    alone = screen(answer, talk=BY_ADULT)
    assert alone.may_lead
    found = agreed_to(alone, answer, ["Bonjour", asked])
    assert found.grooming >= GRAVE_GROOMING
    assert Finding.GROOMING in {span.finding for span in found.spans}


@pytest.mark.parametrize(("asked", "answer"), SIGN)
def test_an_adult_who_agrees_to_meet_or_to_go_elsewhere_shows_a_sign(asked: str, answer: str) -> None:
    alone = screen(answer, talk=BY_ADULT)
    assert (alone.may_lead, alone.grooming) == (True, 0)
    assert agreed_to(alone, answer, [asked]).grooming > 0


@pytest.mark.parametrize(("asked", "answer"), LEFT)
def test_who_declines_and_who_answers_an_honest_question_shows_none(asked: str, answer: str) -> None:
    alone = screen(answer, talk=BY_ADULT)
    assert agreed_to(alone, answer, [asked]) == alone
