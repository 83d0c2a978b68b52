"""What people see of trainings, made of the publishers' lists by `bulk.refresh`."""

from datetime import date
from typing import Any

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import generated, json_column, search_column, text_array_column

_FALSE = {"server_default": text("false")}
_VECTOR = "setweight(epass_vector(label), 'A') || setweight(epass_vector(words), 'B')"


class Training(SQLModel, table=True):
    """A training as people see it."""

    __tablename__ = "training"
    __table_args__ = (
        Index("ix_training_search", "search", postgresql_using="gin"),
        Index("ix_training_sort", "sort"),
        Index(
            "ix_training_names_folded",
            "names_folded",
            postgresql_using="gin",
            postgresql_ops={"names_folded": "gin_trgm_ops"},
        ),
    )

    id: str = Field(primary_key=True, description="CFD, else Onisep's FOR.n")
    label: str
    diploma: str
    level: int | None = None
    months: int | None = Field(None, description="of the usual way")
    durations: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="months of every way"
    )
    domain: str | None = Field(None, description="see `domains`")
    common: bool = False
    closes_on: date | None = None
    last_session: int | None = Field(None, description="year after which its registration ends")
    successor: str | None = None
    reserved_for: str | None = Field(None, description="whom alone it is meant for")
    rncp: str | None = None
    onisep_id: str | None = None
    sources: list[str] = Field(default_factory=list, sa_column=text_array_column())
    words: str = Field("", description="what else it is found by: careers, specialities")
    sort: str = Field("", description="the folded label and the id: by which lists are sorted")
    names_folded: str | None = Field(
        None, sa_column=generated(Text, "epass_fold(label || ' ' || words)"), description="what is mistyped"
    )
    search: Any = Field(None, sa_column=search_column(_VECTOR))


class TrainingPlace(SQLModel, table=True):
    """A training is taught at a school, whether or not a place is known by that UAI."""

    __tablename__ = "training_place"

    training_id: str = Field(primary_key=True)
    uai: str = Field(primary_key=True, index=True)
    statuses: list[str] = Field(default_factory=list, sa_column=text_array_column())
    year: int | None = Field(None, description="of the newest list that says so")
    by_status: list[Any] = Field(
        default_factory=list, sa_column=json_column("[]"), description="status, year, predecessor of each way"
    )
    sources: list[str] = Field(default_factory=list, sa_column=text_array_column())
    predecessor: bool = Field(
        False, sa_column_kwargs=_FALSE, description="known of the diploma only whose place this one takes"
    )
    common: bool = Field(
        False, sa_column_kwargs=_FALSE, description="known of the first year only that it shares with others"
    )
    alternating: bool = Field(
        False, sa_column_kwargs=_FALSE, description="also with an employer, by a contract that no list names"
    )
    wished: bool = Field(
        False, sa_column_kwargs=_FALSE, description="pupils wish for it there: at school, by their own lists"
    )
    after_diploma: bool = Field(
        False,
        sa_column_kwargs=_FALSE,
        description="known there in one year alone, which is for who has a first diploma",
    )
    partners: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="with whom it gives the diploma"
    )
    lat: float | None = Field(None, description="where it is far from the place: its own point")
    lon: float | None = None
    commune: str | None = None


class TrainingRegion(SQLModel, table=True):
    """A training has people in its last year in the region, whether or not a school is known."""

    __tablename__ = "training_region"

    training_id: str = Field(primary_key=True)
    status: str = Field(primary_key=True, description="school or apprenticeship")
    year: str = Field(description="2022-2023")
    predecessor: bool = Field(
        False, sa_column_kwargs=_FALSE, description="they left the diploma whose place this one takes"
    )


class TrainingSomewhere(SQLModel, table=True):
    """A training is taught so, but at no open place that is known."""

    __tablename__ = "training_somewhere"

    training_id: str = Field(primary_key=True)
    status: str = Field(primary_key=True, description="school, apprenticeship, distance; any: whichever")


class TrainingFormer(SQLModel, table=True):
    """What had a page of its own before it was known to be another training."""

    __tablename__ = "training_former"

    id: str = Field(primary_key=True, description="PSUP.slug, INM.code or a CFD")
    training_id: str


class TrainingCareer(SQLModel, table=True):
    """A training leads to a career."""

    __tablename__ = "training_career"

    training_id: str = Field(primary_key=True)
    code: str = Field(primary_key=True, index=True, description="ROME 4")
    firm: bool = Field(
        True, sa_column_kwargs={"server_default": text("true")}, description="the fields of it agree"
    )
    named: str | None = Field(None, description="by which of its titles; null: by the career's own")
    sources: list[str] = Field(default_factory=list, sa_column=text_array_column(), description="who says so")


class TrainingField(SQLModel, table=True):
    """A training prepares for a field that is wider than one career."""

    __tablename__ = "training_field"

    training_id: str = Field(primary_key=True)
    code: str = Field(primary_key=True, index=True, description="ROME 3, as the certification names it")


class TrainingOccupation(SQLModel, table=True):
    """An occupation that Onisep names for a training (ODbL 1.0)."""

    __tablename__ = "training_occupation"

    training_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True, description="of both forms, as published")
    beside: bool = Field(description="none of the careers to which the training leads here says it")


class TrainingNext(SQLModel, table=True):
    """After a training, another one."""

    __tablename__ = "training_next"

    training_id: str = Field(primary_key=True)
    next_id: str = Field(primary_key=True, index=True)
    conditional: bool = Field(
        False, sa_column_kwargs={"server_default": text("false")}, description="on a condition, or by exam"
    )
    of_part: bool = Field(
        False,
        sa_column_kwargs={"server_default": text("false")},
        description="the list names one mention alone of several that the next one stands for",
    )
    sources: list[str] = Field(default_factory=list, sa_column=text_array_column(), description="who says so")
