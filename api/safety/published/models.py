"""What is remembered of published words, so that they need not be read again at each save."""

from uuid import UUID

from sqlalchemy import ARRAY, Column, SmallInteger
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import reference


def _runs_column() -> Column[list[int]]:
    return Column(ARRAY(SmallInteger), nullable=False)


class OfferDigits(SQLModel, table=True):
    """Runs of digits in an offer's words that may be parts of a number, as `service` writes them."""

    __tablename__ = "offer_digits"

    offer_id: UUID = Field(sa_column=reference("offer.id", primary_key=True))
    runs: list[int] = Field(sa_column=_runs_column())


class AchievementDigits(SQLModel, table=True):
    """The same of a badge."""

    __tablename__ = "badge_achievement_digits"

    achievement_id: UUID = Field(sa_column=reference("badge_achievement.id", primary_key=True))
    runs: list[int] = Field(sa_column=_runs_column())
