"""What a link to interests shows."""

from api.platform.feature.shown import Shown
from api.platform.kit.language import Words

_LETTERS: dict[str, tuple[Words, Words]] = {
    "R": (
        {"fr": "Concret", "en": "Hands-on"},
        {"fr": "Faire, fabriquer, réparer", "en": "Doing, making, repairing"},
    ),
    "I": (
        {"fr": "Recherche", "en": "Research"},
        {"fr": "Chercher, comprendre, expliquer", "en": "Searching, understanding, explaining"},
    ),
    "A": (
        {"fr": "Création", "en": "Creation"},
        {"fr": "Imaginer, créer, exprimer", "en": "Imagining, creating, expressing"},
    ),
    "S": (
        {"fr": "Entraide", "en": "Helping"},
        {"fr": "Aider, écouter, transmettre", "en": "Helping, listening, teaching"},
    ),
    "E": (
        {"fr": "Initiative", "en": "Initiative"},
        {"fr": "Convaincre, décider, entraîner", "en": "Convincing, deciding, leading"},
    ),
    "C": (
        {"fr": "Méthode", "en": "Method"},
        {"fr": "Organiser, vérifier, tenir à jour", "en": "Organising, checking, keeping up to date"},
    ),
}
_JOBS: Words = {"fr": "les métiers qui vont avec.", "en": "the jobs that go with it."}

SHOWN = [
    Shown(
        "/interests",
        {"fr": "Mes goûts, mes métiers", "en": "Your tastes, your jobs"},
        {
            "fr": "Six façons d’aimer travailler, et les métiers qui vont avec.",
            "en": "Six ways of liking work, and the jobs that go with them.",
        },
    ),
    Shown(
        "/interests/cards",
        {"fr": "Ce que j’aime faire", "en": "What I like to do"},
        {
            "fr": "Des cartes, trois minutes, pas de bonne réponse. Les réponses restent sur ce téléphone.",
            "en": "Cards, three minutes, no right answer. Your answers stay on this phone.",
        },
    ),
    *(
        Shown(
            f"/interests/{letter}",
            title,
            {"fr": f"{does['fr']}\u00a0: {_JOBS['fr']}", "en": f"{does['en']}: {_JOBS['en']}"},
        )
        for letter, (title, does) in _LETTERS.items()
    ),
]
"""Interests, the cards, and the six letters."""
