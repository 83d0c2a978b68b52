"""What issuers write of people: it is signed, so what does not belong there is sent back, never masked."""

from api.platform.kit.problems import InvalidInputError
from api.safety.safeguarding.service import (
    CONTACT,
    Finding,
    contact_details,
    found_by_rules,
    proposes_meeting,
)

_TOLD = frozenset({Finding.MEETING, Finding.ADDRESS})
"""Where and when something was done: « Atelier samedi à 14 h, salle B, Laval »."""


def shown(field: str, text: str) -> str:
    """The text as a pupil may read it. Raises InvalidInputError where it hurts, leads out of the app, or
    proposes to meet. Who calls it lets `moderation` hear an advance (`require_may_say`).
    """
    # No moderator waits behind this field: what was learned may not refuse a few words of praise, rules may.
    found = {span.finding for span in found_by_rules(text)} | contact_details(text)
    if Finding.INSULT in found:
        raise InvalidInputError(field, "not_for_everybody")
    if found & CONTACT - _TOLD or proposes_meeting(text):
        raise InvalidInputError(field, "contact_in_text")
    return text.strip()
