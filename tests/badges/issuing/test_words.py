"""What issuers write of people: praise passes, contact details do not, nor what hurts."""

import pytest

from api.badges.issuing.words import shown
from api.platform.kit.problems import InvalidInputError

PRAISE = [
    "Très bon accueil.",
    "Bravo !",
    "Toujours à l'heure, souriante, à l'écoute des visiteurs.",
    "A monté la scène avec l'équipe technique, sans jamais se plaindre.",
    "Excellente gestion du stand, tu peux être fier de toi.",
    "Montrez aussi le mardi, c'était très réussi.",
    "Il a su calmer une dispute entre deux enfants.",
]

TOLD = [
    "Atelier samedi à 14 h, salle B, Laval",
    "A tenu le stand samedi 12 juin de 9 h à 17 h, place Royale à Nantes.",
    "On se retrouvait chaque mardi à 18 h au gymnase pour l'entraînement.",
    "Tu viens samedi à 14 h à l'atelier pour la remise du badge avec ta classe.",
    "Chaque mercredi à 14 h, aide aux devoirs à la maison de quartier, 3 rue des Pins.",
    "On s'est vus chaque mardi à l'atelier, tu n'as manqué aucune séance.",
]
PROPOSED = [
    "On se voit demain à 17h devant la gare ?",
    "tu finis à quelle heure demain ? je passe",
    "Rejoins-moi samedi au parc à 15h",
    "Passe me voir à l'atelier demain soir",
    "je t'attends à la sortie",
]


@pytest.mark.parametrize("text", TOLD)
def test_where_and_when_something_was_done_passes(text: str) -> None:
    """Walls, lines 13 and 15: any place with an hour was refused."""
    assert shown("narrative", text) == text


@pytest.mark.parametrize("text", PROPOSED)
def test_whoever_proposes_to_meet_is_sent_back(text: str) -> None:
    with pytest.raises(InvalidInputError):
        shown("narrative", text)


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
