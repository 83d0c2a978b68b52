"""What alerts write by mail: which offers were found, and whether one still searches."""

from collections.abc import Sequence
from uuid import UUID

from api.placements.alerts.links import StopLink
from api.platform.kit.language import Language
from api.platform.mail.letters import Letter
from api.platform.settings import Settings

_LISTED = 10
"""Offers that a mail names; the page has them all."""


def found(
    language: Language,
    settings: Settings,
    offers: Sequence[tuple[UUID, str, str]],
    *,
    page: str,
    stop: StopLink,
) -> Letter:
    """Offers (id, title, commune) were found; one leads to itself, several to the page of alerts."""
    french = language == "fr"
    lines = [f"{title} ({commune})" if commune else title for _, title, commune in offers[:_LISTED]]
    rest = len(offers) - len(lines)
    if rest:
        lines.append(f"… et {rest} de plus." if french else f"… and {rest} more.")
    one = len(offers) == 1
    if french:
        subject = "Une offre pour toi" if one else f"{len(offers)} offres pour toi"
        lead = (
            "Une nouvelle offre correspond à l’une de tes recherches :"
            if one
            else "De nouvelles offres correspondent à tes recherches :"
        )
        action = "Voir l’offre" if one else "Voir les offres"
    else:
        subject = "An offer for you" if one else f"{len(offers)} offers for you"
        lead = "A new offer fits one of your searches:" if one else "New offers fit your searches:"
        action = "See the offer" if one else "See the offers"
    return Letter(
        language=language,
        subject=subject,
        paragraphs=[lead, *lines],
        action=action,
        url=f"{settings.public_url}/offers/{offers[0][0]}" if one else f"{settings.public_url}{page}",
        stop=stop.page,
        one_click=stop.one_click,
    )


def still_searching(
    language: Language, settings: Settings, name: str, *, page: str, stop: StopLink
) -> Letter:
    """An alert has not been touched for long: does it go on?"""
    days = settings.alert_answer_days
    if language == "fr":
        subject = "Tu cherches toujours ?"
        paragraphs = [
            f"Ta recherche « {name} » date d’il y a longtemps.",
            f"Si tu cherches toujours, dis-le dans les {days} jours. Sinon, elle s’arrêtera toute seule.",
        ]
    else:
        subject = "Are you still searching?"
        paragraphs = [
            f"Your search “{name}” is from long ago.",
            f"If you still search, say so within {days} days. Otherwise it will stop by itself.",
        ]
    return Letter(
        language=language,
        subject=subject,
        paragraphs=paragraphs,
        action="Voir mes recherches" if language == "fr" else "See my searches",
        url=f"{settings.public_url}{page}",
        stop=stop.page,
        one_click=stop.one_click,
    )
