"""What issuers write of people: contact details masked, hurtful words sent back."""

from api.kit.problems import InvalidInputError
from api.safeguarding.service import by_rules, screen


def shown(field: str, text: str) -> str:
    """The text as a pupil may read it. Raises InvalidInputError where it hurts."""
    if not text.strip():
        return ""
    # No moderator waits behind this field: what was learned may not refuse a few words of praise, rules may.
    _, hurtful, _ = by_rules(text)
    if hurtful:
        raise InvalidInputError(field, "not_for_everybody")
    return screen(text.strip()).text
