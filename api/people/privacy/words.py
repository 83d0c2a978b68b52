"""The words of privacy that are said in more than one place: purposes, a child's name."""

import re

from api.platform.kit.language import Language, Words
from api.platform.kit.personal_data import Purpose

TITLES: dict[Purpose, Words] = {
    Purpose.CONVERSATIONS: {"fr": "Échanger avec des pros", "en": "Talking with professionals"},
    Purpose.PUSH: {"fr": "Recevoir des alertes", "en": "Receiving alerts"},
    Purpose.LOCATION: {"fr": "Garder sa commune", "en": "Keeping the commune"},
    Purpose.BADGES: {"fr": "Montrer ses badges", "en": "Showing badges"},
    Purpose.CARD: {"fr": "Montrer sa carte", "en": "Showing the card"},
}

TO_PARENTS: dict[Purpose, Words] = {
    Purpose.CONVERSATIONS: {
        "fr": "Votre enfant peut poser des questions à des personnes du métier, vérifiées par la Région, et"
        " lire leurs réponses. Ses coordonnées ne sont jamais montrées.",
        "en": "Your child can ask professionals verified by the Region, and read their answers."
        " Contact details are never shown.",
    },
    Purpose.PUSH: {
        "fr": "Le téléphone de votre enfant affiche une alerte quand il se passe quelque chose dans"
        " l’application. Elle ne montre aucun message.",
        "en": "Your child’s phone shows an alert when something happens in the app. It shows no message.",
    },
    Purpose.LOCATION: {
        "fr": "La commune que votre enfant choisit est gardée dans son compte, pour lui montrer ce qui est"
        " près de chez lui. Sa position exacte n’est jamais enregistrée.",
        "en": "The commune that your child chooses is kept in the account, to show what is near."
        " The exact position is never stored.",
    },
    Purpose.BADGES: {
        "fr": "Votre enfant peut montrer ses badges par un lien public, avec son prénom.",
        "en": "Your child can show badges by a public link, with their first name.",
    },
    Purpose.CARD: {
        "fr": "Votre enfant peut montrer une carte à l’écran de son téléphone, quelques minutes à la fois,"
        " avec son prénom, un dessin, son niveau, les badges de son choix, et son établissement s’il l’a"
        " confirmé."
        " Rien n’est envoyé à personne.",
        "en": "Your child can show a card on their phone’s screen, for a few minutes at a time: first name,"
        " drawing, level, the badges they choose, and their school where it vouched for them."
        " Nothing is sent to anybody.",
    },
}

CHILD: Words = {"fr": "votre enfant", "en": "your child"}


def name_in_letter(first_name: str, language: Language) -> str:
    """A child's first name as letters only: what a pupil typed must not carry a link to a stranger."""
    letters = re.sub(r"[^\w '’-]|[\d_]", "", first_name).strip()[:30]
    return letters or CHILD[language]


def masked(address: str) -> str:
    """« p•••@example.org »: enough to recognise one's own address."""
    local, _, host = address.rpartition("@")
    return f"{local[:1]}•••@{host}"
