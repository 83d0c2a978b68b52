"""What every statement about consents is told: the moment, the day in Paris, and the age of consent."""

from typing import Any

from api.platform.kit import clock
from api.platform.settings import Settings


def clocked(settings: Settings, **parameters: Any) -> dict[str, Any]:
    """Parameters of a statement that asks how old somebody is."""
    moment = clock.now()
    return {
        "now": moment,
        "today": moment.astimezone(clock.PARIS).date(),
        "consent_age": settings.consent_age,
        **parameters,
    }
