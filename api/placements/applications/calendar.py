"""When the placement of an application takes place, and whether two of them overlap."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row

from api.placements.applications.models import ApplicationStatus


class Stay(NamedTuple):
    """One application that has not ended, and its dates."""

    id: UUID
    offer_id: UUID
    organisation_id: UUID | None
    status: ApplicationStatus
    weeks: Sequence[date]
    """Held ones, else those that suit the student; empty for an offer without weeks."""
    first: date | None
    last: date | None

    def days(self) -> list[tuple[date, date]]:
        """First and last day of each part; nothing while no date is known."""
        if self.weeks:
            return [(week, week + timedelta(days=6)) for week in self.weeks]
        return [(self.first, self.last)] if self.first and self.last else []


def stay(row: Row[tuple[object, ...]]) -> Stay:
    """The stay of a row of `queries.OPEN_OF_STUDENT`."""
    last = row.end_on
    if last is None and row.start_on is not None:
        last = row.start_on + timedelta(days=max(row.duration_days or 1, 1) - 1)
    return Stay(
        row.id,
        row.offer_id,
        row.organisation_id,
        ApplicationStatus(row.status),
        (row.held_weeks or row.weeks) if row.has_weeks else [],
        row.start_on,
        last,
    )


def overlap(one: Stay, other: Stay) -> bool:
    """Whether a day belongs to both."""
    return any(_meet(a, b) for a in one.days() for b in other.days())


def weeks_left(taken: Stay, other: Stay) -> list[date]:
    """The weeks that an application keeps once `taken` is confirmed; none: it ends. One with a place ends."""
    if other.status != ApplicationStatus.SENT:
        return []
    return [
        week
        for week in other.weeks
        if not any(_meet((week, week + timedelta(days=6)), part) for part in taken.days())
    ]


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
