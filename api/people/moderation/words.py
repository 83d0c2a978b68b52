"""What moderation writes to people by mail: that something waits for them, never what, nor about whom."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from api.platform.kit.language import Language, Words, day
from api.platform.mail.letters import Letter
from api.platform.settings import Settings

_OPEN: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}

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
_READ: Words = {"fr": "Lire et contester", "en": "Read and contest"}


def statement(settings: Settings, decision_id: UUID, *, formal: bool) -> Callable[[Language], Letter]:
    """To whom a decision concerns."""
    text = _STATEMENT_FORMAL if formal else _STATEMENT
    return _letter(
        settings, _STATEMENT_SUBJECT, text, page=f"/me/statements/{decision_id}", formal=formal, warning=True
    )


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
