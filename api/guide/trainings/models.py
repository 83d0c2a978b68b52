"""The publishers' lists of trainings as they are, each a table; `bulk.refresh` makes of them what is shown.

A school is named by its UAI, so that the order of imports does not matter.
"""

from datetime import date
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import search_column, text_array_column


class TrainingLevel(SQLModel, table=True):
    """A level of diplomas in the ministry's nomenclature."""

    __tablename__ = "training_level"

    code: str = Field(primary_key=True, description="the first three characters of a code formation diplôme")
    label: str
    label_short: str
    level: int | None = Field(None, description="of the RNCP: 3 CAP … 7 master")
    closed_on: date | None = None


class TrainingDevice(SQLModel, table=True):
    """A kind of course in the ministry's nomenclature: « CAP en 2 ans »."""

    __tablename__ = "training_device"

    code: str = Field(primary_key=True)
    level_code: str
    label: str
    label_short: str
    closed_on: date | None = None


class TrainingDiploma(SQLModel, table=True):
    """A code formation diplôme (CFD)."""

    __tablename__ = "training_diploma"
    __table_args__ = (Index("ix_training_diploma_successors", "successors"),)

    code: str = Field(primary_key=True)
    level_code: str
    specialty_group: str = Field(description="of the NSF, three characters")
    label: str = Field(description="as published, in capitals")
    title: str = Field(description="the same as one reads it")
    diploma: str = Field(description="CAP, Bac pro …")
    common: bool = Field(description="a first year that leads to several diplomas")
    opened_on: date | None = None
    closed_on: date | None = None
    predecessors: list[str] = Field(default_factory=list, sa_column=text_array_column())
    successors: list[str] = Field(default_factory=list, sa_column=text_array_column())
    reserved_for: str | None = Field(None, description="whom alone the publisher says it is meant for")
    options: list[str] = Field(default_factory=list, sa_column=text_array_column())


class TrainingCourse(SQLModel, table=True):
    """A module élémentaire de formation (MEF): one year of one way to a diploma."""

    __tablename__ = "training_course"

    code: str = Field(primary_key=True)
    diploma_code: str = Field(index=True)
    device_code: str
    duration: int | None = Field(None, description="years of the whole way")
    year: int | None = Field(None, description="which of them")
    label: str
    title: str = Field(description="what is learned, as one reads it; empty where no label tells")
    stat_code: str = Field(index=True, description="MEF_STAT_11, by which schools' lists name it")
    opened_on: date | None = None
    closed_on: date | None = None


class TrainingCertification(SQLModel, table=True):
    """A certification of Certif-Info."""

    __tablename__ = "training_certification"

    code: str = Field(primary_key=True)
    label: str
    title: str = Field(description="the same with the diploma's name as it is written here")
    kind: str | None = Field(None, description="type of diploma")
    level: int | None = Field(None, description="of the RNCP")
    subject: str | None = Field(None, description="label of the Formacode")
    careers: list[str] = Field(default_factory=list, sa_column=text_array_column())
    specialty_group: str | None = None
    rncp: str | None = None
    diploma_code: str | None = Field(None, index=True, description="code scolarité: a CFD")
    onisep_id: str | None = Field(None, description="FOR.n")
    previous_code: str | None = None
    previous_diploma: str | None = Field(None, description="code scolarité of the one whose place it takes")
    last_session: int | None = None


class TrainingFamily(SQLModel, table=True):
    """A family of occupations: the common 2de pro and one diploma it leads to."""

    __tablename__ = "training_family"

    common_stat: str = Field(primary_key=True)
    stat_code: str = Field(primary_key=True)
    family: str
    speciality: str
    common_code: str = Field(index=True, description="CFD of the 2de")
    diploma_code: str = Field(description="CFD of the diploma")


class TrainingFamilyCourse(SQLModel, table=True):
    """The same link by MEF."""

    __tablename__ = "training_family_course"

    family: str = Field(primary_key=True, description="number, or name of an agricultural family")
    course_code: str = Field(primary_key=True)
    opened_on: date | None = None
    closed_on: date | None = None


class TrainingOffer(SQLModel, table=True):
    """A list says that a school teaches a course. Pupils, places and wishes are not kept."""

    __tablename__ = "training_offer"

    source: str = Field(primary_key=True)
    uai: str = Field(primary_key=True)
    course: str = Field(primary_key=True, description="MEF_STAT_11, or the folded label where there is none")
    status: str = Field(primary_key=True, description="school or apprenticeship")
    year: int | None = Field(None, description="of the list; null where nothing states it")


class TrainingList(SQLModel, table=True):
    """When a list was last read, and of which year it is."""

    __tablename__ = "training_list"

    source: str = Field(primary_key=True)
    read_on: date
    year: int | None = Field(None, description="that its file's name states")


class TrainingSheet(SQLModel, table=True):
    """A sheet of Onisep on a training (© Onisep, ODbL 1.0)."""

    __tablename__ = "training_sheet"

    id: str = Field(primary_key=True, description="FOR.n")
    diploma_code: str | None = Field(None, index=True, description="code scolarité: a CFD")
    label: str
    title: str = Field(description="the same with the diploma's name as it is written here")
    diploma: str
    kind: str | None = Field(None, description="type of training")
    months: int | None = None
    years_before: int | None = Field(None, description="of studies after the bac, before it begins")
    level: int | None = Field(None, description="of the RNCP")
    specialty_group: str | None = None
    rncp: str | None = None
    summary: str = ""
    access: str = ""
    expected: str = ""
    follows: str = ""
    careers: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="Onisep's MET.n"
    )
    modified_on: date | None = None


class TrainingSheetNext(SQLModel, table=True):
    """What a sheet of Onisep names after its training (© Onisep, ODbL 1.0)."""

    __tablename__ = "training_sheet_next"

    id: str = Field(primary_key=True, description="FOR.n")
    label: str = Field(primary_key=True, description="as the sheet writes it")
    title: str = Field("", description="the same with the diploma's name as it is written here")
    conditional: bool


class TrainingListed(SQLModel, table=True):
    """A line of Onisep's list of trainings (© Onisep, ODbL 1.0)."""

    __tablename__ = "training_listed"

    id: str = Field(primary_key=True, description="FOR.n")
    label: str
    title: str = Field(description="the same with the diploma's name as it is written here")
    diploma: str
    acronym: str | None = None
    kind: str | None = None
    months: int | None = None
    level: int | None = None
    rncp: str | None = None
    domains: list[str] = Field(default_factory=list, sa_column=text_array_column())


class TrainingSubjects(SQLModel, table=True):
    """Specialities of 1re, or options of 2de, of a lycée (© Onisep, ODbL 1.0)."""

    __tablename__ = "training_subjects"

    id: str = Field(primary_key=True, description="Onisep's AF.n")
    kind: str = Field(description="speciality or option")
    uai: str = Field(index=True)
    labels: list[str] = Field(default_factory=list, sa_column=text_array_column())
    year: int | None = Field(None, description="of the list")


class TrainingProgramme(SQLModel, table=True):
    """A programme that takes its students through Parcoursup."""

    __tablename__ = "training_programme"

    uai: str = Field(primary_key=True)
    label: str = Field(primary_key=True, description="as published")
    training_id: str = Field(description="PSUP.slug; a BTS is known by its code from another list")
    title: str
    diploma: str
    level: int | None = None
    months: int | None = None
    year: int | None = None
    lat: float | None = None
    lon: float | None = None


class TrainingMaster(SQLModel, table=True):
    """A mention of master of a university, in one campaign."""

    __tablename__ = "training_master"

    code: str = Field(primary_key=True, description="identifiant navette de la mention (INM)")
    uai: str = Field(primary_key=True)
    year: int = Field(primary_key=True, description="of the campaign")
    label: str
    url: str | None = None
    is_open: bool
    modes: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="how it is taught, as published"
    )
    partners: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="schools that give it together"
    )


class TrainingRncpDiploma(SQLModel, table=True):
    """A code formation diplôme and its sheet of the RNCP."""

    __tablename__ = "training_rncp_diploma"

    diploma_code: str = Field(primary_key=True)
    rncp: str = Field(primary_key=True)
    level: int | None = None
    active: bool
    ends_on: date | None = None


class TrainingRncp(SQLModel, table=True):
    """A sheet of the RNCP."""

    __tablename__ = "training_rncp"

    number: str = Field(primary_key=True)
    label: str
    level: int | None = None
    kind: str | None = None
    active: bool
    ends_on: date | None = None


class TrainingRncpCareer(SQLModel, table=True):
    """A sheet of the RNCP leads to a career."""

    __tablename__ = "training_rncp_career"

    number: str = Field(primary_key=True)
    code: str = Field(primary_key=True, description="ROME 3")


class TrainingPage(SQLModel, table=True):
    """Onisep's page on a diploma, under its address of 2020."""

    __tablename__ = "training_page"

    diploma_code: str = Field(primary_key=True)
    url: str


class TrainingPriority(SQLModel, table=True):
    """A diploma that the region calls a priority; not shown."""

    __tablename__ = "training_priority"

    diploma_code: str = Field(primary_key=True)
    region_code: str = Field(primary_key=True)
    label: str


class TrainingKeywords(SQLModel, table=True):
    """Words that a diploma's own texts hold: not shown, they find what no name does."""

    __tablename__ = "training_keywords"
    __table_args__ = (Index("ix_training_keywords_search", "search", postgresql_using="gin"),)

    diploma_code: str = Field(primary_key=True)
    words: str
    search: Any = Field(None, sa_column=search_column("epass_vector(words)"))
