"""What every statement about consents is told: the moment, the day in Paris, and the age of consent."""

from datetime import datetime, timedelta
from typing import Any

from api.kit import clock
from api.kit.problems import TooManyRequestsError
from api.settings import Settings


def clocked(settings: Settings, **parameters: Any) -> dict[str, Any]:
    """Parameters of a statement that asks how old somebody is."""
    moment = clock.now()
    return {
        "now": moment,
        "today": moment.astimezone(clock.PARIS).date(),
        "consent_age": settings.consent_age,
        **parameters,
    }


def wait_until(later: datetime, moment: datetime) -> TooManyRequestsError:
    """The error that says when to try again."""
    return TooManyRequestsError(max(1, int((later - moment) / timedelta(seconds=1)) + 1))
