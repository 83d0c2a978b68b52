"""What the address of an offered badge is written: that there is one, never which, nor from whom."""

from api.platform.kit.language import Language, Words
from api.platform.mail.letters import Letter
from api.platform.settings import Settings

_OFFER: tuple[Words, Words] = (
    {"fr": "Tu as reçu un badge", "en": "You have received a badge"},
    {
        "fr": "Un badge t’attend : la preuve de ce que tu as fait en dehors des cours. Ouvre le lien pour le"
        " voir, et choisis de l’accepter ou non. Il t’attend pendant {days} jours.",
        "en": "A badge awaits you: the proof of what you did outside class. Open the link to see it, and"
        " choose whether to accept it. It awaits you for {days} days.",
    },
)


def offer(language: Language, settings: Settings, token: str) -> Letter:
    """A badge was offered to an address, whether somebody here has it or not."""
    subject, text = _OFFER
    return Letter(
        language=language,
        subject=subject[language],
        paragraphs=[text[language].format(days=settings.badge_offer_days)],
        action="Voir le badge" if language == "fr" else "See the badge",
        # What follows # stays in the browser.
        url=f"{settings.public_url}/badges/claim#offer={token}",
    )
