"""The territory: departments, groups of communes, communes and their outlines."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    created_column,
    flag_column,
    generated,
    json_column,
    spot_column,
    text_array_column,
)


class Department(SQLModel, table=True):
    """A department served by the region."""

    __tablename__ = "department"

    code: str = Field(primary_key=True)
    name: str
    region_code: str
    seat_commune_code: str | None = None


class DepartmentContact(SQLModel, table=True):
    """Whom to call at the Region in a department: a service, never a person. Staff fill it in."""

    __tablename__ = "department_contact"

    department_code: str = Field(primary_key=True, foreign_key="department.code")
    service: str
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    demo: bool = Field(False, sa_column=flag_column())
    updated_at: datetime | None = Field(None, sa_column=created_column())


class Epci(SQLModel, table=True):
    """A group of communes with its own tax (SIREN code)."""

    __tablename__ = "epci"

    code: str = Field(primary_key=True)
    name: str
    kind: str
    population: int | None = None


class EpciMember(SQLModel, table=True):
    """Which communes (INSEE code, also outside the region) a group joins."""

    __tablename__ = "epci_member"

    epci_code: str = Field(primary_key=True, foreign_key="epci.code", ondelete="CASCADE")
    commune_code: str = Field(primary_key=True, index=True)


class Commune(SQLModel, table=True):
    """A commune that exists today (INSEE official geographic code)."""

    __tablename__ = "commune"
    __table_args__ = (
        Index(
            "ix_commune_name_folded",
            "name_folded",
            postgresql_using="gin",
            postgresql_ops={"name_folded": "gin_trgm_ops"},
        ),
        Index("ix_commune_spot", "spot", postgresql_using="gist"),
        Index("ix_commune_postcodes", "postcodes", postgresql_using="gin"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="ck_commune_position_whole"),
    )

    code: str = Field(primary_key=True)
    name: str
    department_code: str = Field(foreign_key="department.code", index=True)
    postcodes: list[str] = Field(default_factory=list, sa_column=text_array_column())
    population: int | None = None
    siren: str | None = None
    lat: float | None = None
    lon: float | None = None
    centre_source: str | None = Field(
        None, description="where the centre comes from: postal file, contour, or a former commune"
    )
    name_folded: str | None = Field(None, sa_column=generated(Text, "epass_fold(name)"))
    spot: Any = Field(None, sa_column=spot_column())


class FormerCommune(SQLModel, table=True):
    """A code or name that is no longer a commune of its own, and the commune that holds it now."""

    __tablename__ = "former_commune"

    code: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    kind: str
    commune_code: str = Field(foreign_key="commune.code", index=True, ondelete="CASCADE")


class Outline(SQLModel, table=True):
    """The contour of a region, department or commune as a GeoJSON geometry in WGS 84."""

    __tablename__ = "outline"

    level: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    name: str
    department_code: str | None = Field(None, index=True)
    detail: str = Field("full", primary_key=True)
    geometry: dict[str, Any] = Field(sa_column=json_column("{}"))
