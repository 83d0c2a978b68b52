"""What issuers write of people: praise passes, contact details do not, nor what hurts."""

import pytest

from api.issuing.words import shown
from api.kit.problems import InvalidInputError

PRAISE = [
    "Très bon accueil.",
    "Bravo !",
    "Toujours à l'heure, souriante, à l'écoute des visiteurs.",
    "A monté la scène avec l'équipe technique, sans jamais se plaindre.",
    "Excellente gestion du stand, tu peux être fier de toi.",
    "Montrez aussi le mardi, c'était très réussi.",
    "Il a su calmer une dispute entre deux enfants.",
]


@pytest.mark.parametrize("text", PRAISE)
def test_praise_passes_as_it_is(text: str) -> None:
    assert shown("narrative", f" {text} ") == text


@pytest.mark.parametrize("text", ["Écris-moi : chef@example.org", "Appelle le 06 12 34 56 78 pour la suite."])
def test_contact_details_are_sent_back(text: str) -> None:
    with pytest.raises(InvalidInputError):
        shown("narrative", text)


@pytest.mark.parametrize("text", ["Tu es un gros connard.", "Espèce de débile"])
def test_what_hurts_is_sent_back(text: str) -> None:
    with pytest.raises(InvalidInputError):
        shown("narrative", text)
