"""What applications write to people by mail: that something happened, never what was said, nor where."""

from collections.abc import Callable

from api.kit.language import Language, Words
from api.mail.letters import Letter
from api.settings import Settings

_OPEN: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}

_TO_STUDENT: dict[str, tuple[Words, Words]] = {
    "accepted": (
        {"fr": "Une réponse t’attend", "en": "An answer awaits you"},
        {
            "fr": "Une entreprise te dit oui. Confirme vite : ta place est gardée pendant {kept} jours.",
            "en": "A company says yes. Confirm soon: your place is kept for {kept} days.",
        },
    ),
    "refused": (
        {"fr": "Une réponse t’attend", "en": "An answer awaits you"},
        {
            "fr": "Une entreprise a répondu à ta candidature. Sa réponse t’attend dans l’E-pass.",
            "en": "A company has answered your application. Its answer awaits you in the E-pass.",
        },
    ),
    "cancelled": (
        {"fr": "Un changement pour ta candidature", "en": "Your application has changed"},
        {
            "fr": "Une de tes candidatures s’arrête. La raison t’attend dans l’E-pass, avec d’autres offres.",
            "en": "One of your applications ends. The reason awaits you in the E-pass, with other offers.",
        },
    ),
    "expired": (
        {"fr": "Pas de réponse à ta candidature", "en": "No answer to your application"},
        {
            "fr": "Une entreprise n’a pas répondu à temps. Tu n’y es pour rien : d’autres offres existent.",
            "en": "A company did not answer in time. It is not about you: other offers await you.",
        },
    ),
    "to_confirm": (
        {"fr": "Ta place t’attend encore", "en": "Your place still awaits you"},
        {
            "fr": "Une entreprise t’a dit oui, et tu n’as pas encore confirmé. Bientôt, ta place sera donnée"
            " à quelqu’un d’autre.",
            "en": "A company said yes, and you have not confirmed yet. Soon your place will go to somebody"
            " else.",
        },
    ),
    "lapsed": (
        {"fr": "Ta place n’est plus gardée", "en": "Your place is no longer kept"},
        {
            "fr": "Tu n’as pas confirmé à temps : la place est de nouveau libre.",
            "en": "You did not confirm in time: the place is free again.",
        },
    ),
}

_TO_COMPANY: dict[str, tuple[Words, Words]] = {
    "received": (
        {"fr": "Une candidature vous attend", "en": "An application awaits you"},
        {
            "fr": "Un jeune a répondu à une de vos offres. Il attend votre réponse, même courte.",
            "en": "A young person has applied for one of your offers, and awaits your answer, even a short"
            " one.",
        },
    ),
    "confirmed": (
        {"fr": "Un jeune a confirmé sa venue", "en": "A young person has confirmed"},
        {
            "fr": "Une candidature que vous aviez acceptée est confirmée.",
            "en": "An application that you had accepted is confirmed.",
        },
    ),
    "withdrawn": (
        {"fr": "Une place est de nouveau libre", "en": "A place is free again"},
        {
            "fr": "Une candidature que vous aviez acceptée est retirée.",
            "en": "An application that you had accepted was withdrawn.",
        },
    ),
    "lapsed": (
        {"fr": "Une place est de nouveau libre", "en": "A place is free again"},
        {
            "fr": "Une candidature que vous aviez acceptée n’a pas été confirmée à temps.",
            "en": "An application that you had accepted was not confirmed in time.",
        },
    ),
    "reminder": (
        {"fr": "Des jeunes attendent votre réponse", "en": "Young people await your answer"},
        {
            "fr": "Des candidatures attendent depuis {waiting} jours ou plus. Sans réponse au bout de {limit}"
            " jours, elles expirent et vos offres sont moins visibles.",
            "en": "Applications have been waiting for {waiting} days or more. Without an answer after {limit}"
            " days they expire, and your offers are seen less.",
        },
    ),
}


def to_student(settings: Settings, what: str) -> Callable[[Language], Letter]:
    """A letter to a student, in the language they read."""
    return _letter(settings, *_TO_STUDENT[what], page="/me/applications", formal=False)


def to_company(settings: Settings, what: str) -> Callable[[Language], Letter]:
    """A letter to the people of a company, in the language they read."""
    return _letter(settings, *_TO_COMPANY[what], page="/company", formal=True)


def _letter(
    settings: Settings, subject: Words, text: Words, *, page: str, formal: bool
) -> Callable[[Language], Letter]:
    values = {
        "kept": settings.application_confirm_days,
        "waiting": min(settings.application_reminder_days, default=0),
        "limit": settings.application_silence_days,
    }
    return lambda language: Letter(
        language=language,
        subject=subject[language],
        paragraphs=[text[language].format(**values)],
        action=_OPEN[language],
        url=f"{settings.public_url}{page}",
        formal=formal,
    )
