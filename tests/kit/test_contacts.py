"""Contact details in texts are found, numbers of the trade are left alone."""

import pytest

from api.kit.contacts import has_contact


@pytest.mark.parametrize(
    "text",
    [
        "prenom@example.org",
        "prenom (at) example.org",
        "prenom arobase exemple",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0612345678",
        "+33 6 12 34 56 78",
        "https://exemple.test/moi",
        "www.exemple",
        "mon-site.fr",
        "insta: moi44",
        "Snapchat @moi",
    ],
)
def test_contact_details_are_found(text: str) -> None:
    assert has_contact(f"Pour me joindre : {text} merci")


@pytest.mark.parametrize(
    "text",
    [
        "Je travaille depuis 2012, 35 heures par semaine.",
        "En cas de danger : 119, 3018 ou 3114.",
        "J'encadre 3 apprentis et 120 élèves par an.",
        "Je publie des photos sur les réseaux pour mon entreprise.",
        "Bac pro, puis BTS. Le métier change vite.",
        "Je gagne entre 1 800 et 2 200 euros.",
    ],
)
def test_ordinary_sentences_pass(text: str) -> None:
    assert not has_contact(text)
