"""Column types and small column makers shared by every feature's tables."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, Computed, DateTime, ForeignKey, Text, func, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR, UUID
from sqlalchemy.types import UserDefinedType


class Point(UserDefinedType[str]):
    """PostgreSQL's own `point`: here always (Mercator x, Mercator y), in degrees."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "point"


class Box(UserDefinedType[str]):
    """PostgreSQL's own `box`, in the same plane."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "box"


def id_column() -> Column[Any]:
    """UUIDv7 primary key, made by PostgreSQL 18."""
    return Column(UUID(as_uuid=True), primary_key=True, server_default=text("uuidv7()"))


def client_id_column() -> Column[Any]:
    """Made by the phone, so that sending again is no second effect."""
    return Column(UUID(as_uuid=True), primary_key=True)


def flag_column() -> Column[Any]:
    return Column(Boolean, nullable=False, server_default="false")


def reference(
    target: str, *, ondelete: str = "CASCADE", nullable: bool = False, **options: Any
) -> Column[Any]:
    """Reference to another table's `id`; unless told otherwise the row goes with what it belongs to."""
    return Column(UUID(as_uuid=True), ForeignKey(target, ondelete=ondelete), nullable=nullable, **options)


def created_column() -> Column[datetime]:
    """Moment the row was written."""
    return Column(DateTime(timezone=True), nullable=False, server_default=func.now())


def moment_column(*, nullable: bool = False, index: bool = False) -> Column[datetime]:
    """A moment in time, stored with its offset."""
    return Column(DateTime(timezone=True), nullable=nullable, index=index)


def words_column() -> Column[Any]:
    """What somebody wrote; empty rather than null."""
    return Column(Text, nullable=False, server_default="")


def text_array_column() -> Column[Any]:
    """A set of codes; empty rather than null."""
    return Column(ARRAY(Text), nullable=False, server_default=text("'{}'"))


def json_column(default: str | None = None) -> Column[Any]:
    """JSON; null unless a default literal is given."""
    if default is None:
        return Column(JSONB, nullable=True)
    return Column(JSONB, nullable=False, server_default=text(f"'{default}'::jsonb"))


def generated(kind: Any, expression: str) -> Column[Any]:
    """A stored generated column."""
    return Column(kind, Computed(expression, persisted=True))


def spot_column() -> Column[Any]:
    """The row's place in the Mercator plane, from its `lat` and `lon`."""
    return generated(Point(), "epass_mercator(lat, lon)")


def search_column(expression: str) -> Column[Any]:
    """A search vector."""
    return generated(TSVECTOR, expression)
