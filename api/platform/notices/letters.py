"""The mails of notices, as the registry words them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from api.platform.feature.notice import Kind, Reader
from api.platform.kit.language import Language, Words, day, span_of, time_of
from api.platform.mail.letters import Letter
from api.platform.settings import Settings

_ROLES: dict[str, Words] = {
    "mentor": {"fr": "mentor", "en": "mentor"},
    "issuer": {"fr": "émetteur de badges", "en": "badge issuer"},
    "company": {"fr": "entreprise", "en": "company"},
    "school": {"fr": "établissement", "en": "school"},
}


class _Moment:
    """A moment in a text: `{until:day}` or `{until:time}`."""

    def __init__(self, moment: datetime, language: Language) -> None:
        self._moment, self._language = moment, language

    def __format__(self, spec: str) -> str:
        return (time_of if spec == "time" else day)(self._moment, self._language)


def letter(
    kind: Kind,
    settings: Settings,
    language: Language,
    ids: Mapping[str, Any],
    *,
    student: bool,
    thing: str | None = None,
) -> Letter:
    """The mail of a kind to one reader; `thing` is the name of what it is about, where the kind tells it."""
    wording = (kind.young_letter if student else None) or kind.letter
    if wording is None:
        raise ValueError(f"{kind.name} has no letter of its own")
    facts = {**_limits(settings), **_said(ids, language)}
    paragraphs = [wording.text[language].format_map(facts)]
    if thing:
        paragraphs.insert(0, f"{thing}.")
    return Letter(
        language=language,
        subject=wording.subject[language],
        paragraphs=paragraphs,
        action=wording.action[language],
        url=f"{settings.public_url}{wording.path or kind.path(dict(ids))}",
        formal=kind.reader is Reader.ADULT or (kind.reader is Reader.EITHER and not student),
        warning=wording.warning,
    )


def named(name: str | None, ids: Mapping[str, Any], language: Language) -> str | None:
    """What a notice is about: the name of its thing, and the days (`days`: pairs of dates) it is for."""
    parts = [name] if name else []
    for first, last in ids.get("days") or []:
        parts.append(span_of(date.fromisoformat(first), date.fromisoformat(last), language))
    return " · ".join(parts) or None


def _limits(settings: Settings) -> dict[str, Any]:
    """What the settings say, by the names that the texts use."""
    return {
        "kept": settings.application_confirm_days,
        "limit": settings.application_silence_days,
        "answer_days": settings.alert_answer_days,
        "offer_days": settings.badge_offer_days,
        "export_days": settings.export_days,
    }


def _said(ids: Mapping[str, Any], language: Language) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, value in ids.items():
        if name == "role":
            said[name] = _ROLES[str(value)][language]
        elif name in ("until", "since", "on"):
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
            said[name] = _Moment(moment, language)
        else:
            said[name] = value
    return said
