"""What badges write to people by mail: that there is one, never which, nor from whom."""

from api.kit.language import Language, Words
from api.mail.letters import Letter
from api.settings import Settings

_OPEN: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}
_OFFER: tuple[Words, Words] = (
    {"fr": "Tu as reçu un badge", "en": "You have received a badge"},
    {
        "fr": "Un badge t’attend : la preuve de ce que tu as fait en dehors des cours. Ouvre le lien pour le"
        " voir, et choisis de l’accepter ou non. Il t’attend pendant {days} jours.",
        "en": "A badge awaits you: the proof of what you did outside class. Open the link to see it, and"
        " choose whether to accept it. It awaits you for {days} days.",
    },
)
_TO_HOLDER: dict[str, tuple[Words, Words]] = {
    "issued": (
        {"fr": "Tu as reçu un badge", "en": "You have received a badge"},
        {
            "fr": "Un nouveau badge est dans ton E-pass. Personne d’autre ne le voit sans ton accord.",
            "en": "A new badge is in your E-pass. Nobody else sees it unless you want it.",
        },
    ),
    "with_parent": (
        {"fr": "Un badge attend l’accord d’un parent", "en": "A badge awaits a parent’s consent"},
        {
            "fr": "Un badge est pour toi. Avant qu’il soit à toi, un de tes parents doit l’accepter.",
            "en": "A badge is for you. Before it is yours, one of your parents has to accept it.",
        },
    ),
    "revoked": (
        {"fr": "Du nouveau pour un de tes badges", "en": "News about one of your badges"},
        {
            "fr": "Un de tes badges n’est plus valable. La raison t’attend dans l’E-pass.",
            "en": "One of your badges is no longer valid. The reason awaits you in the E-pass.",
        },
    ),
    "signed_anew": (
        {"fr": "Un de tes badges a été signé de nouveau", "en": "One of your badges was signed anew"},
        {
            "fr": "Par sécurité, un de tes badges a été signé de nouveau. Il reste à toi, et tes liens"
            " marchent. Mais tes anciens fichiers ne prouvent plus rien : télécharge-le encore une fois.",
            "en": "For safety, one of your badges was signed anew. It is still yours, and your links work."
            " But the files that you had downloaded no longer prove anything: download it once more.",
        },
    ),
    "request_ended": (
        {"fr": "Du nouveau pour ta demande de badge", "en": "News about your request for a badge"},
        {
            "fr": "L’organisation à qui tu avais demandé un badge n’en donne plus, et ne peut"
            " pas te répondre. Tu n’y es pour rien. Ce que tu as fait compte toujours : d’autres"
            " badges t’attendent dans l’E-pass.",
            "en": "The organisation you asked for a badge awards none any more, and cannot answer you. It is"
            " not your fault. What you did still counts: other badges await you in the E-pass.",
        },
    ),
    "request_refused": (
        {"fr": "Une réponse t’attend", "en": "An answer awaits you"},
        {
            "fr": "Ta demande de badge a reçu une réponse. Elle t’attend dans l’E-pass.",
            "en": "Your request for a badge has been answered. The answer awaits you in the E-pass.",
        },
    ),
}


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


def to_holder(settings: Settings, what: str, language: Language) -> Letter:
    """Something happened to a badge or a request of somebody who has an account."""
    subject, text = _TO_HOLDER[what]
    return Letter(
        language=language,
        subject=subject[language],
        paragraphs=[text[language]],
        action=_OPEN[language],
        url=f"{settings.public_url}/me/badges",
    )


def requested(settings: Settings, language: Language) -> Letter:
    """A student asks an organisation for a badge."""
    if language == "fr":
        subject, text, action = (
            "Une demande de badge vous attend",
            "Un·e jeune demande un de vos badges et montre ce qui a été fait. Votre réponse est attendue.",
            "Voir la demande",
        )
    else:
        subject, text, action = (
            "A request for a badge awaits you",
            "A young person asks for one of your badges and shows what they did. Your answer is awaited.",
            "See the request",
        )
    url = f"{settings.public_url}/issuing/requests"
    return Letter(language=language, subject=subject, paragraphs=[text], action=action, url=url, formal=True)
