"""What sends around the app without a contact detail is one where everybody reads it."""

import pytest

from api.safety.safeguarding.schemas import has_contact


@pytest.mark.parametrize(
    "text",
    [
        "Le téléphone est sur notre vitrine, appelle plutôt que de passer par l’application.",
        "Je tiens l’entreprise Jardins du Loroux, le numéro est sur notre site.",
        "Tu trouveras notre adresse mail sur notre page internet, écris-nous là-bas.",
        "Pas besoin de passer par l’appli, viens au magasin.",
        "Au lieu de postuler ici, appelle.",
        "Ne candidate pas ici : viens nous voir.",
        "C’est plus rapide que la messagerie.",
        "Pour postuler, passe directement au 12 rue des Lilas, demande Karim.",
        "Pour candidater, présentez-vous directement à l’atelier.",
        "Regarde sur Google pour nous joindre.",
        "Our phone number is in the window.",
        "Pas de place, réécris-moi par mail, l’adresse est sur notre site.",
        "No need to go through the app.",
    ],
)
def test_whoever_is_sent_around_the_app_is_given_a_contact(text: str) -> None:
    assert has_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tu réponds au téléphone avec la secrétaire.",
        "Tu mets à jour les horaires et l’adresse sur notre site.",
        "Le téléphone est interdit sur le site.",
        "Le portable est éteint et rangé dans le camion.",
        "L’adresse exacte est sur la page de l’offre.",
        "Travail au contact du public, sur nos sites de Nantes et d’Angers.",
        "Tu verras nos produits en vitrine et sur notre site.",
        "Postule ici, nous répondons en une semaine.",
        "Pour postuler, passe par le bouton de l’appli.",
        "Nous sommes au 4 rue des Lilas, à Angers, derrière la mairie.",
        "Pour le stage, viens directement à l’atelier le lundi à 9 h, avec ta convention. Jamais sans elle.",
        "Les clients trouvent le numéro sur notre site.",
        "Your phone stays off on the site.",
    ],
)
def test_places_telephones_and_sites_of_the_trade_are_none(text: str) -> None:
    assert not has_contact(text)
