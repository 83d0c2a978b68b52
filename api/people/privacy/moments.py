"""What every statement about consents is told: the moment, the day in Paris, and the age of consent; and when
links go out that a mailbox had no room for.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from api.platform.kit import clock
from api.platform.settings import Settings

ROUND = time(5, 30, tzinfo=UTC)
"""When a mailbox gets in one mail what it had no room for the day before: early in the morning in Paris."""


def clocked(settings: Settings, **parameters: Any) -> dict[str, Any]:
    """Parameters of a statement that asks how old somebody is."""
    moment = clock.now()
    return {
        "now": moment,
        "today": moment.astimezone(clock.PARIS).date(),
        "consent_age": settings.consent_age,
        **parameters,
    }


def next_round() -> datetime:
    """The next morning's."""
    moment = clock.now().astimezone(UTC)
    today = datetime.combine(moment.date(), ROUND)
    return today if moment < today else today + timedelta(days=1)
