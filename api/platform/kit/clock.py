"""The present moment, and the time people of the region read."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
"""The time zone of every text a person reads."""


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in Paris."""
    return datetime.now(PARIS).date()


def latest_birth(years: int, on: date) -> date:
    """The latest birth date of somebody who has that age on that day."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        # A 29 February that the year of birth had not: who was born on 1 March turns a year older tomorrow.
        return date(on.year - years, 2, 28)


def age(birth_date: date, on: date) -> int:
    """Full years of age on that day; who was born on 29 February turns a year older on 1 March."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
