"""What people are written by mail about questions: that there is one, never what it says."""

from collections.abc import Callable

from api.kit.language import Language, Words
from api.mail.letters import Letter
from api.settings import Settings

_OPEN: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}

_TO_MENTOR: dict[str, tuple[Words, Words]] = {
    "offered": (
        {"fr": "Une question vous attend", "en": "A question awaits you"},
        {
            "fr": "Un·e jeune se pose une question sur un métier que vous connaissez. Quelques lignes"
            " suffisent pour l’aider. Elle n’est pas pour vous ? Dites-le d’un geste : quelqu’un d’autre s’en"
            " chargera.",
            "en": "A young person has a question about a career that you know. A few lines are enough to"
            " help. It is not for you? Say so with one tap, and somebody else will answer.",
        },
    ),
    "reminder": (
        {"fr": "Une question vous attend toujours", "en": "A question still awaits you"},
        {
            "fr": "Un·e jeune attend une réponse depuis une semaine. Si vous n’avez pas le temps, laissez la"
            " question à d’autres : un geste suffit.",
            "en": "A young person has been waiting for an answer for a week. If you have no time, leave the"
            " question to others: one tap is enough.",
        },
    ),
}

_TO_STUDENT: dict[str, tuple[Words, Words]] = {
    "taken": (
        {"fr": "Quelqu’un a pris ta question", "en": "Somebody has taken your question"},
        {
            "fr": "Une personne du métier s’occupe de ta question. La conversation t’attend dans l’E-pass.",
            "en": "Somebody of the trade looks after your question. The conversation awaits you in the"
            " E-pass.",
        },
    ),
    "widened": (
        {"fr": "Ta question continue son chemin", "en": "Your question goes on"},
        {
            "fr": "Pas encore de réponse : ta question est maintenant proposée à d’autres personnes.",
            "en": "No answer yet: your question is now offered to other people.",
        },
    ),
    "with_adviser": (
        {"fr": "Un·e conseiller·ère va te répondre", "en": "An adviser will answer you"},
        {
            "fr": "Personne n’a pu répondre à ta question jusqu’ici. Un·e conseiller·ère d’orientation s’en"
            " occupe maintenant.",
            "en": "Nobody could answer your question so far. An orientation adviser now looks after it.",
        },
    ),
}

_FOR_ADVISERS: Words = {"fr": "Une question vous attend", "en": "A question awaits you"}
_FOR_ADVISERS_TEXT: Words = {
    "fr": "Un·e jeune attend une réponse que personne n’a donnée. Elle est dans la file des conseiller·ères.",
    "en": "A young person awaits an answer that nobody gave. The question is in the advisers' queue.",
}


def to_mentor(settings: Settings, what: str) -> Callable[[Language], Letter]:
    """A letter to a mentor, in the language they read."""
    return _letter(settings, *_TO_MENTOR[what], page="/inbox", formal=True)


def to_student(settings: Settings, what: str) -> Callable[[Language], Letter]:
    """A letter to a student, in the language they read."""
    return _letter(settings, *_TO_STUDENT[what], page="/me/questions", formal=False)


def to_adviser(settings: Settings) -> Callable[[Language], Letter]:
    """A letter to an adviser, in the language they read."""
    return _letter(settings, _FOR_ADVISERS, _FOR_ADVISERS_TEXT, page="/staff/questions", formal=True)


def _letter(
    settings: Settings, subject: Words, text: Words, *, page: str, formal: bool
) -> Callable[[Language], Letter]:
    return lambda language: Letter(
        language=language,
        subject=subject[language],
        paragraphs=[text[language]],
        action=_OPEN[language],
        url=f"{settings.public_url}{page}",
        formal=formal,
    )
