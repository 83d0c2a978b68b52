"""What issuers write of people: contact details masked, hurtful words sent back."""

from api.kit.problems import InvalidInputError
from api.safeguarding.service import screen


def shown(field: str, text: str) -> str:
    """The text as a pupil may read it. Raises InvalidInputError where it hurts."""
    if not text.strip():
        return ""
    screening = screen(text.strip())
    if screening.held:
        raise InvalidInputError(field, "not_for_everybody")
    return screening.text
