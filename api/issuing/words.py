"""What issuers write of people: it is signed, so what does not belong there is sent back, never masked."""

from api.kit.problems import InvalidInputError
from api.safeguarding.service import by_rules


def shown(field: str, text: str) -> str:
    """The text as a pupil may read it. Raises InvalidInputError where it hurts or leads out of the app."""
    # No moderator waits behind this field: what was learned may not refuse a few words of praise, rules may.
    contact, hurtful, _ = by_rules(text)
    if hurtful:
        raise InvalidInputError(field, "not_for_everybody")
    if contact:
        raise InvalidInputError(field, "contact_in_text")
    return text.strip()
