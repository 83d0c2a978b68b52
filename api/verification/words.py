"""What verification writes to people by mail: that something happened, never what it says."""

from datetime import datetime

from api.kit.language import Language, Words, day
from api.mail.letters import Letter
from api.settings import Settings
from api.verification.models import CandidateRole

_ROLES: dict[CandidateRole, Words] = {
    CandidateRole.MENTOR: {"fr": "mentor", "en": "mentor"},
    CandidateRole.ISSUER: {"fr": "émetteur de badges", "en": "badge issuer"},
    CandidateRole.COMPANY: {"fr": "entreprise", "en": "company"},
    CandidateRole.SCHOOL: {"fr": "établissement", "en": "school"},
}

_DECIDED: Words = {"fr": "Une réponse à votre demande", "en": "An answer to your request"}
_ACCEPTED: Words = {
    "fr": "Votre demande pour le rôle « {role} » est acceptée. Merci !",
    "en": "Your request for the role “{role}” is accepted. Thank you!",
}
_REFUSED: Words = {
    "fr": "Votre demande pour le rôle « {role} » n’est pas acceptée. La raison vous attend dans l’E-pass.",
    "en": "Your request for the role “{role}” is not accepted. The reason awaits you in the E-pass.",
}
_REVOKED: Words = {
    "fr": "Votre rôle « {role} » prend fin. La raison vous attend dans l’E-pass.",
    "en": "Your role “{role}” ends. The reason awaits you in the E-pass.",
}
_REMINDER: Words = {"fr": "Une demande attend votre réponse", "en": "A request awaits your answer"}
_REMINDER_TEXT: Words = {
    "fr": "Une demande pour le rôle « {role} » attend depuis le {day}. La personne vous le rappelle.",
    "en": "A request for the role “{role}” has been waiting since {day}. The person reminds you of it.",
}
_RENEWAL: Words = {"fr": "Toujours partant·e ?", "en": "Still with us?"}
_RENEWAL_TEXT: Words = {
    "fr": "Vous répondez aux jeunes depuis un an : merci. Pour continuer après le {day}, signez de nouveau la"
    " charte. Cela prend une minute.",
    "en": "You have answered young people for a year: thank you. To go on after {day}, sign the charter"
    " again. It takes a minute.",
}
_EXPIRED: Words = {"fr": "Votre profil n’est plus visible", "en": "Your profile is no longer visible"}
_EXPIRED_TEXT: Words = {
    "fr": "Votre année de mentor est terminée. Pour revenir dans la liste, signez de nouveau la charte : un"
    " référent regarde ensuite votre demande.",
    "en": "Your year as a mentor is over. To come back to the list, sign the charter again: a referent then"
    " looks at your request.",
}
_OPEN: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}


def decided(settings: Settings, language: Language, role: CandidateRole, *, accepted: bool) -> Letter:
    """A referent has decided."""
    return _letter(settings, language, _DECIDED, (_ACCEPTED if accepted else _REFUSED), role=role)


def revoked(settings: Settings, language: Language, role: CandidateRole) -> Letter:
    """An approval has ended."""
    return _letter(settings, language, _DECIDED, _REVOKED, role=role)


def reminder(settings: Settings, language: Language, role: CandidateRole, since: datetime) -> Letter:
    """To a referent: somebody waits."""
    return _letter(settings, language, _REMINDER, _REMINDER_TEXT, role=role, on=since, page="/staff")


def renewal(settings: Settings, language: Language, valid_until: datetime) -> Letter:
    """To a mentor: the year is nearly over."""
    return _letter(settings, language, _RENEWAL, _RENEWAL_TEXT, on=valid_until)


def expired(settings: Settings, language: Language) -> Letter:
    """To a mentor: the year is over."""
    return _letter(settings, language, _EXPIRED, _EXPIRED_TEXT)


def _letter(
    settings: Settings,
    language: Language,
    subject: Words,
    text: Words,
    *,
    role: CandidateRole = CandidateRole.MENTOR,
    on: datetime | None = None,
    page: str = "/me/roles",
) -> Letter:
    written = day(on, language) if on else ""
    return Letter(
        language=language,
        subject=subject[language],
        paragraphs=[text[language].format(role=_ROLES[role][language], day=written)],
        action=_OPEN[language],
        url=f"{settings.public_url}{page}",
        formal=True,
    )
