"""What moderation writes to people by mail: that something waits for them, never what, nor about whom."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from api.kit.language import Language, Words, day, time_of
from api.mail.letters import Letter
from api.settings import Settings

_OPEN: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}

_URGENT_SUBJECT: Words = {
    "fr": "Urgent : un signalement à regarder maintenant",
    "en": "Urgent: a report to look at now",
}
_URGENT: Words = {
    "fr": "Un jeune est peut-être en danger. Le signalement vous attend dans l’E-pass.",
    "en": "A young person may be in danger. The report awaits you in the E-pass.",
}
_WAITING_SUBJECT: Words = {"fr": "Des signalements vous attendent", "en": "Reports await you"}
_WAITING: Words = {
    "fr": "Des signalements attendent une décision depuis plusieurs jours ({count}).",
    "en": "Reports have been waiting for a decision for several days ({count}).",
}
_STATEMENT_SUBJECT: Words = {
    "fr": "Une décision de modération",
    "en": "A moderation decision",
}
_STATEMENT: Words = {
    "fr": "La modération a pris une décision qui te concerne. Elle t’attend dans l’E-pass, avec ses raisons"
    " et la façon de la contester.",
    "en": "Moderators have taken a decision that concerns you. It awaits you in the E-pass, with its reasons"
    " and how to contest it.",
}
_STATEMENT_FORMAL: Words = {
    "fr": "La modération a pris une décision qui vous concerne. Elle vous attend dans l’E-pass, avec ses"
    " raisons et la façon de la contester.",
    "en": _STATEMENT["en"],
}
_SHUT_SUBJECT: Words = {"fr": "Ton compte E-pass est fermé", "en": "Your E-pass account is closed"}
_SHUT_SUBJECT_FORMAL: Words = {
    "fr": "Votre compte E-pass est fermé",
    "en": _SHUT_SUBJECT["en"],
}
_SHUT: Words = {
    "fr": "La modération a fermé ton compte. Voici ses raisons, et jusqu’au {day} de quoi demander à"
    " quelqu’un d’autre de regarder à nouveau.",
    "en": "Moderators have closed your account. Here are their reasons, and until {day} a way to ask somebody"
    " else to look again.",
}
_SHUT_FORMAL: Words = {
    "fr": "La modération a fermé votre compte. Voici ses raisons, et jusqu’au {day} de quoi demander à"
    " quelqu’un d’autre de regarder à nouveau.",
    "en": _SHUT["en"],
}
_HELD_SUBJECT: Words = {
    "fr": "Un de vos messages est relu",
    "en": "One of your messages is being looked at",
}
_HELD: Words = {
    "fr": "Un programme a retenu un de vos messages à un jeune. Une personne de la modération le relit et"
    " décide avant le {day}. D’ici là, vous ne pouvez pas écrire à des mineurs.",
    "en": "A program held one of your messages to a young person. A moderator reads it and decides before"
    " {day}. Until then you cannot write to minors.",
}
_RELEASED_SUBJECT: Words = {
    "fr": "Vous pouvez de nouveau écrire aux jeunes",
    "en": "You can write to young people again",
}
_RELEASED: Words = {
    "fr": "Une personne de la modération a relu votre message\u00a0: il n’y a rien à vous reprocher, et il"
    " est parti. Nous vous présentons nos excuses pour l’attente. Merci de répondre aux jeunes.",
    "en": "A moderator has read your message: nothing is held against you, and it has gone out. We apologise"
    " for the wait. Thank you for answering young people.",
}
_READ: Words = {"fr": "Lire et contester", "en": "Read and contest"}


def urgent(settings: Settings, case_id: UUID) -> Callable[[Language], Letter]:
    """To staff: somebody may be in danger."""
    return _letter(settings, _URGENT_SUBJECT, _URGENT, page=f"/staff/cases/{case_id}", formal=True)


def waiting(settings: Settings, count: int) -> Callable[[Language], Letter]:
    """To staff: cases have been waiting for long."""
    text: Words = {language: words.format(count=count) for language, words in _WAITING.items()}
    return _letter(settings, _WAITING_SUBJECT, text, page="/staff/cases", formal=True)


def statement(settings: Settings, decision_id: UUID, *, formal: bool) -> Callable[[Language], Letter]:
    """To whom a decision concerns."""
    text = _STATEMENT_FORMAL if formal else _STATEMENT
    return _letter(
        settings, _STATEMENT_SUBJECT, text, page=f"/me/statements/{decision_id}", formal=formal, warning=True
    )


def held(settings: Settings, until: datetime) -> Callable[[Language], Letter]:
    """To an adult who cannot write to minors until a moderator has decided."""
    text: Words = {language: words.format(day=time_of(until, language)) for language, words in _HELD.items()}
    return _letter(settings, _HELD_SUBJECT, text, page="/me/statements", formal=True, warning=True)


def released(settings: Settings, decision_id: UUID) -> Callable[[Language], Letter]:
    """To an adult of whom a moderator dismissed it: with a word of apology."""
    page = f"/me/statements/{decision_id}"
    return _letter(settings, _RELEASED_SUBJECT, _RELEASED, page=page, formal=True, warning=True)


def shut(settings: Settings, token: str, until: datetime, *, formal: bool) -> Callable[[Language], Letter]:
    """To whom is banned and can no longer sign in: a link to the statement, for as long as one may appeal."""
    subject, words = (_SHUT_SUBJECT_FORMAL, _SHUT_FORMAL) if formal else (_SHUT_SUBJECT, _SHUT)
    return lambda language: Letter(
        language=language,
        subject=subject[language],
        paragraphs=[words[language].format(day=day(until, language))],
        action=_READ[language],
        url=f"{settings.public_url}/statement#{token}",
        formal=formal,
        warning=True,
    )


def _letter(
    settings: Settings, subject: Words, text: Words, *, page: str, formal: bool, warning: bool = False
) -> Callable[[Language], Letter]:
    return lambda language: Letter(
        language=language,
        subject=subject[language],
        paragraphs=[text[language]],
        action=_OPEN[language],
        url=f"{settings.public_url}{page}",
        formal=formal,
        warning=warning,
    )
