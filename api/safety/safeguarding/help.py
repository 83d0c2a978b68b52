"""Numbers that help at once, free and confidential: data only, the page chooses its words around them."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A national help line of France, and what it is for."""

    number: str
    fr: str
    en: str


_SUICIDE = HelpNumber(
    "3114",
    "quand on pense à mourir ou à se faire du mal : jour et nuit, gratuit",
    "when you think of dying or of hurting yourself: day and night, free",
)
_CHILDREN = HelpNumber(
    "119",
    "quand un enfant ou un ado est en danger : jour et nuit, gratuit, invisible sur la facture",
    "when a child or a teenager is in danger: day and night, free, not shown on the bill",
)
_ONLINE = HelpNumber(
    "3018",
    "en cas de harcèlement, en ligne ou à l’école : 7 jours sur 7 de 9 h à 23 h, gratuit",
    "when you are bullied, online or at school: every day from 9 am to 11 pm, free",
)
_AMBULANCE = HelpNumber(
    "15",
    "quand quelqu’un est blessé ou fait un malaise : le Samu, jour et nuit, gratuit",
    "when somebody is hurt or unwell: ambulance, day and night, free",
)
_POLICE = HelpNumber(
    "17",
    "quand quelqu’un menace ou force à le voir : la police, jour et nuit, gratuit",
    "when somebody threatens, or forces a meeting: the police, day and night, free",
)


class Heard(StrEnum):
    """What somebody tells of, by which it is decided whose number comes first."""

    DARK = "dark"
    """Dying or hurting oneself, and whatever else is told."""
    VIOLENCE = "violence"
    CONTACT = "contact"
    """Harassment, or somebody who writes, asks for an account or a picture."""
    MEETING = "meeting"
    """The same, where it is asked to meet."""


_ORDER = {
    Heard.DARK: (_SUICIDE, _CHILDREN, _ONLINE, _AMBULANCE),
    Heard.VIOLENCE: (_CHILDREN, _SUICIDE, _ONLINE, _AMBULANCE),
    Heard.CONTACT: (_ONLINE, _CHILDREN, _SUICIDE, _AMBULANCE),
    Heard.MEETING: (_ONLINE, _CHILDREN, _POLICE, _SUICIDE, _AMBULANCE),
}


def help_numbers(heard: Heard) -> tuple[HelpNumber, ...]:
    """Whom to call, the nearest to what was heard first."""
    return _ORDER[heard]
