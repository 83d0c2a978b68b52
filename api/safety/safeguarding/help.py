"""Numbers that help at once, free and confidential: data only, the page chooses its words around them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A national help line of France, and what it is for."""

    number: str
    fr: str
    en: str


HELP_NUMBERS = (
    HelpNumber(
        "3114",
        "quand on pense à mourir ou à se faire du mal : jour et nuit, gratuit",
        "when you think of dying or of hurting yourself: day and night, free",
    ),
    HelpNumber(
        "119",
        "quand un enfant ou un ado est en danger : jour et nuit, gratuit, invisible sur la facture",
        "when a child or a teenager is in danger: day and night, free, not shown on the bill",
    ),
    HelpNumber(
        "3018",
        "en cas de harcèlement, en ligne ou à l’école : 7 jours sur 7 de 9 h à 23 h, gratuit",
        "when you are bullied, online or at school: every day from 9 am to 11 pm, free",
    ),
    HelpNumber(
        "15",
        "quand quelqu’un est blessé ou fait un malaise : le Samu, jour et nuit, gratuit",
        "when somebody is hurt or unwell: ambulance, day and night, free",
    ),
)
"""Suicide prevention, children in danger, bullying and violence online, medical emergency: in this order."""
