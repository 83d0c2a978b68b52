"""What tells of distress in a search, and what only sounds like it: a trade, a lesson, a figure of speech."""

import pytest

from api.safety.safeguarding import service

CRIES = (
    "je veux mourir",
    "envie de mourir",
    "jveux plus vivre",
    "me tuer",
    "comment me pendre",
    "suicide",
    "se suicider sans souffrir",
    "je me scarifie",
    "je me fais du mal",
    "je vais pas bien",
    "ça va pas du tout",
    "je me sens trop seule",
    "mal-être",
    "faire une fugue",
    "je veux partir de chez moi",
    "mon père me tape",
    "ma mère me frappe",
    "on me frappe",
    "je suis harcelé",
    "on me harcèle au collège",
    "viol",
    "mon oncle me touche",
    "j'ai peur de rentrer chez moi",
    "je suis enceinte",
    "des gens font tourner mes nudes",
)
TRADES = (
    "pompes funèbres",
    "métiers de la mort",
    "assistante sociale",
    "sage-femme",
    "violence conjugale juriste",
    "soudeur",
    "thanatopractrice",
    "infirmier en psychiatrie",
    "médecin légiste",
    "bac pro tapissier",
    "éducatrice jeunes en danger",
    "aider les victimes de violences",
    "juriste harcèlement au travail",
    "prévention du suicide formation",
    "travailler au planning familial",
    "puéricultrice maternité",
    "boucher abattoir",
    "arts martiaux boxe",
    "couper les cheveux",
    "composer une fugue au piano",
    "métallerie frappe à chaud",
    "avocat pour enfants battus",
    "je veux aider les gens qui vont mal",
    "je suis pas bon en maths",
    "police judiciaire crimes",
)


@pytest.mark.parametrize("text", CRIES)
def test_a_cry_is_heard(text: str) -> None:
    assert service.cries_for_help(text)


@pytest.mark.parametrize("text", TRADES)
def test_a_trade_is_none(text: str) -> None:
    assert not service.cries_for_help(text)
