"""Dates in badges: ISO 8601 with a time and an offset; seconds in tokens."""

import re
from datetime import UTC, datetime
from typing import Any

from api.badges.openbadges.findings import refused

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?")
_LATEST = 253_402_300_799
"""The last second of the year 9999, the last that Python knows."""


def moment(value: Any) -> datetime | None:
    """The moment of an xsd:dateTime; None for none. Without an offset it is UTC. Raises BadgeError `date`."""
    if value is None:
        return None
    if not isinstance(value, str) or not _DATE_TIME.fullmatch(value):
        raise refused("date", str(value)[:40])
    # Python knows microseconds only.
    whole = re.sub(r"(\.\d{6})\d+", r"\1", value)
    try:
        found = datetime.fromisoformat(whole)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise refused("date", value) from error


def seconds(value: Any) -> datetime | None:
    """The moment of a NumericDate of a token; None for none. Raises BadgeError `date`."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LATEST:
        raise refused("date", str(value)[:40])
    return datetime.fromtimestamp(value, UTC)
