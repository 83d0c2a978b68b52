"""Wire shapes of trainings."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.guide.careers.schemas import Note, RomeCode
from api.guide.figures.schemas import CreditedSource, OccupationOfCareer, TensionPublic, Women
from api.guide.places.schemas import CareerRef
from api.guide.places.service import PlaceKind, Sector
from api.guide.trainings.law import StepNote
from api.guide.videos.schemas import VideoPublic
from api.platform.kit.wire import CleanText, PageQuery, StrictModel, WhereQuery

Mode = Literal["school", "apprenticeship"]
Status = Literal[Mode, "distance"]
TrainingId = r"^[A-Za-z0-9._-]{3,120}$"


class TrainingPlaceSearch(WhereQuery, PageQuery):
    """Where a training is sought."""

    status: Status | None = None
    sector: Sector | None = None


class EventsOfCareerSearch(WhereQuery, PageQuery):
    """Where events at the places that train for a career are sought."""


class TrainingSearch(TrainingPlaceSearch):
    """Which trainings."""

    q: CleanText | None = Field(None, max_length=200, description="words of the training or its careers")
    level: int | None = Field(None, ge=1, le=8, description="of the RNCP: 3 CAP … 7 master")
    begins: Literal["third", "cap", "bac"] | None = Field(
        None, description="may be begun after 3e, after a first diploma of the trade, or after the bac"
    )
    domain: str | None = Field(None, pattern=r"^[1-4][0-9]$", description="see /trainings/filters")
    diploma: CleanText | None = Field(None, max_length=80, description="see /trainings/filters")
    max_months: int | None = Field(None, ge=1, le=120)
    career: str | None = Field(None, pattern=r"^[A-N][0-9]{4}$", description="ROME code it leads to")
    field: str | None = Field(
        None, pattern=r"^[A-N][0-9]{4}$", description="ROME 3 code of a field that it prepares for"
    )


MAX_BRIEFS = 12
"""Careers that a few words are told of at once."""


class BriefsQuery(StrictModel):
    """Of which careers."""

    code: list[Annotated[str, Field(pattern=RomeCode)]] = Field(min_length=1, max_length=MAX_BRIEFS)


class BriefOfCareer(BaseModel):
    """What tells a career from others; null: not published, or not known."""

    code: str
    level: int | None = Field(description="of the RNCP: of the shortest studies known to lead to it")
    occupation: OccupationOfCareer | None = Field(
        description="what the figures are of: mostly several careers"
    )
    tension: TensionPublic | None
    women: Women | None


class CareerBriefs(BaseModel):
    """What tells a few careers apart."""

    items: list[BriefOfCareer]
    sources: list[CreditedSource]


class Domain(BaseModel):
    """A field of training."""

    code: str
    label: str


class NearestPlace(BaseModel):
    """The nearest place that teaches it."""

    place_id: UUID
    name: str
    commune: str
    distance_m: int
    approximate: bool = Field(description="to the commune's centre, not the address")
    statuses: list[Status] = Field(description="how it is taught there")


class TrainingItem(BaseModel):
    """A training in a list."""

    type: Literal["training"]
    id: str
    label: str
    diploma: str
    level: int | None = Field(description="of the RNCP; null: not said")
    months: int | None = Field(description="of the usual way; null: not said")
    durations: list[int] = Field(description="months of every way there is")
    statuses: list[Status]
    domain: Domain | None
    places: int | None = Field(
        description="how many known places teach it, which may not be all; null: it is not known where"
    )
    nearest: NearestPlace | None = Field(
        description="null where no point was given, or none that teaches it is within the distance asked for"
    )


class TrainingText(BaseModel):
    """What a publisher writes about it."""

    text: str
    source: str
    written_on: date | None = Field(description="when it was last changed there")


class TrainingStep(BaseModel):
    """A training after or before this one."""

    id: str | None = Field(description="null: a step of every way, which has no page")
    label: str
    diploma: str
    level: int | None
    conditional: bool = Field(description="on a condition, or by a competitive entry")
    by_onisep: bool = Field(description="Onisep says so")


class Elsewhere(BaseModel):
    """A way of learning it that the region has, at a place not known."""

    status: Mode
    year: str = Field(description="of those known to have learned it so: 2022-2023")
    predecessor: bool = Field(description="they left the diploma whose place this one takes")


class Admission(BaseModel):
    """How one gets in."""

    kind: Literal[
        "parcoursup",
        "parcoursup_after",
        "affelnet",
        "affelnet_common",
        "third",
        "after_diploma",
        "apprenticeship",
        "second",
        "master",
        "school",
        "school_or_parcoursup",
    ]
    url: str | None


class Outcome(BaseModel):
    """What became of those who left it, in the region; shares in percent."""

    year: str
    way: Mode
    months: int | None = Field(description="of the course that they left; null: figures of all of them")
    predecessor: bool = Field(description="they left the diploma whose place this one takes")
    further_study: float | None
    employed_6: float | None
    employed_12: float | None
    employed_18: float | None
    employed_24: float | None


class SourceOfTraining(BaseModel):
    """Who says it."""

    source: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None
    year: int | None = Field(description="of the list; null: nothing states it")
    checked_on: date | None = Field(description="when it was last read there; null: that is not kept")


class CareerOfTraining(CareerRef):
    """A career that a training leads to."""

    named: str | None = Field(description="by which other title of it; null: by its own name")
    firm: bool = Field(description="not Onisep alone says so: its fields or its title do too")


class NamedTraining(BaseModel):
    """A training that has a page of its own."""

    id: str
    label: str


class TrainingPublic(TrainingItem):
    """A training's page."""

    description: TrainingText | None
    access: TrainingText | None = Field(description="who gets in, and how")
    expected: TrainingText | None = Field(description="what is expected of who applies")
    further_study: TrainingText | None = Field(description="what one may do afterwards")
    rncp: str | None
    rncp_ended: bool = Field(description="that sheet's registration is over: there may be a newer one")
    onisep_url: str | None
    careers: list[CareerOfTraining] = Field(description="those that its publishers name")
    contest: bool = Field(description="prepares for the competitive examination by which one enters them")
    fields: list[CareerRef] = Field(description="wider: they do not say which careers of the field")
    occupations: list[str] = Field(description="what else Onisep names, of which there is no page here")
    parcours: list[NamedTraining] = Field(
        description="of a BUT, those that Onisep describes, each with careers"
    )
    parcours_of: NamedTraining | None = Field(description="the BUT of which it is a parcours")
    specialities: bool = Field(description="its parcours are specialities, offered by themselves")
    next: list[TrainingStep]
    before: list[TrainingStep]
    admission: list[Admission] = Field(description="none where nobody can begin it any more")
    outcomes: list[Outcome]
    elsewhere: list[Elsewhere]
    lycees_only: bool = Field(description="its lists count lycées alone, and institutes teach it too")
    unnamed: int = Field(description="schools that teach it, of which no list says name and address")
    alternating: bool = Field(description="also with an employer, by a contract that no list names")
    reserved_for: str | None = Field(description="whom alone it is meant for; null: anybody")
    closes_on: date | None
    ends: Note | None = Field(description="its last session or its registration’s end, where that is near")
    award: str | None = Field(description="the diploma that it leads to; null: none that has a name")
    school_unknown: bool = Field(description="apprentices are known to learn it; of pupils nothing is")
    notes: list[Note] = Field(description="where the law changed what it is for")
    open_to_newcomers: bool = Field(description="who begins today can still pass it")
    successor: str | None = Field(description="id of the training that takes its place")
    successor_label: str | None
    videos: list[VideoPublic]
    sources: list[SourceOfTraining]


class OutcomeHere(BaseModel):
    """What became of those who left this school, whatever they learned there; shares in percent."""

    year: str = Field(description="two years of leavers together: 2022-2023")
    way: Literal[Mode, "all"]
    employed_6: float | None
    expected_6: float | None
    difference: float | None = Field(description="employed less expected, as published (rounded)")
    further_study: float | None


class OpenDay(BaseModel):
    """The next open day there."""

    id: UUID
    title: str
    starts_at: str
    demo: bool


class ListedSo(BaseModel):
    """A way of learning it there, and the list that says so."""

    status: Status
    year: int | None = Field(description="of the newest list that says so; null: the list states none")
    predecessor: bool = Field(description="so it taught the diploma whose place this one takes")


class PlaceOfTraining(BaseModel):
    """A place that teaches it."""

    place_id: UUID
    name: str
    kind: PlaceKind
    sector: Sector | None
    commune: str
    lat: float
    lon: float
    approximate: bool = Field(description="the point is the commune's centre, not the address")
    distance_m: int | None
    statuses: list[Status]
    by_status: list[ListedSo]
    common: bool = Field(description="it teaches the first year shared with other options")
    alternating: bool = Field(description="also with an employer, by a contract that no list names")
    after_diploma: bool = Field(description="taught there in one year, for who has a first diploma")
    partners: list[str] = Field(description="schools with which it gives this one diploma")
    outcome: OutcomeHere | None
    open_day: OpenDay | None


class TaughtTraining(BaseModel):
    """A training that a place teaches."""

    id: str
    label: str
    diploma: str
    level: int | None
    statuses: list[Status]
    by_status: list[ListedSo]
    common: bool = Field(description="it teaches the first year shared with other options")
    alternating: bool = Field(description="also with an employer, by a contract that no list names")
    after_diploma: bool = Field(description="taught there in one year, for who has a first diploma")


class Subjects(BaseModel):
    """Specialities of 1re, or options of 2de, of a lycée."""

    kind: Literal["speciality", "option"]
    labels: list[str]
    year: int | None


class PlaceTrainings(BaseModel):
    """What a place teaches."""

    trainings: list[TaughtTraining]
    subjects: list[Subjects]
    notes: list[Note] = Field(description="of how one gets in, whatever is taught there")
    sources: list[SourceOfTraining]


class Way(BaseModel):
    """A training on the way from 3e to a career."""

    id: str
    label: str
    diploma: str
    level: int | None
    months: int | None
    statuses: list[Status]
    places: int | None = Field(description="null: it is not known where")
    general: bool = Field(description="a step of every way, which has no page and is not counted here")
    nearest: NearestPlace | None
    from_: list[str] = Field(alias="from", description="ids of the ways that lead here")
    after_third: bool = Field(description="may be begun after 3e")
    leads: bool = Field(description="leads to the career")
    named: str | None = Field(description="by which other title of the career; null: by its own name")
    prepares: bool = Field(
        description="prepares for the field that is named, or for a `contest`, and does not lead there alone"
    )
    contest: bool = Field(description="prepares for the competitive examination that one must pass")
    firm: bool = Field(description="not Onisep alone says that it leads there")
    last_session: int | None = Field(description="the year of its last session: this school year or the next")
    notes: list[StepNote] = Field(description="what the law asks or changed, which no list tells")


class WiderField(CareerRef):
    """A field of ROME 3, which became several careers."""

    taught: bool = Field(description="whether a training of the field is taught in the region")


class Ways(BaseModel):
    """The ways to a career."""

    ways: list[Way]
    field: WiderField | None = Field(
        description="the wider field of the career, where no training is known to lead to it"
    )
    notes: list[Note] = Field(description="what the list is not, and what it does not suffice for")
    sources: list[SourceOfTraining]


class LevelCount(BaseModel):
    """How many trainings are of a level."""

    level: int
    trainings: int


class DomainCount(Domain):
    """How many trainings are of a field."""

    trainings: int


class DiplomaCount(BaseModel):
    """How many trainings lead to a kind of diploma."""

    diploma: str
    trainings: int


class StatusCount(BaseModel):
    """How many trainings are taught so."""

    status: Status
    trainings: int


class TrainingFilters(BaseModel):
    """What can be searched for, and finds something."""

    levels: list[LevelCount]
    domains: list[DomainCount]
    diplomas: list[DiplomaCount]
    statuses: list[StatusCount]
