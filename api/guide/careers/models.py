"""Careers as ROME tells of them: codes, labels, texts, skills, contexts, interests, near careers.

ROME 3 and 4 share code shapes: each row says of which version it is.

Onisep's data (ODbL 1.0) stays in tables of its own (`career_onisep`, `career_onisep_tie`, `onisep_career`,
`onisep_sheet`): shown with its attribution, given on under the same licence.
"""

from datetime import date
from typing import Any

from sqlalchemy import Column, Index
from sqlalchemy.dialects.postgresql import BIT
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import json_column, search_column, text_array_column

_VECTOR = (
    "setweight(epass_vector(label), 'A') || setweight(epass_vector(coalesce(label_feminine, '') || ' ' ||"
    " coalesce(label_masculine, '')), 'A') || setweight(epass_vector(synonyms), 'C')"
)


class CareerFamily(SQLModel, table=True):
    """A ROME domain (one letter) or family (a letter and two digits): the same in ROME 3 and 4."""

    __tablename__ = "career_family"

    code: str = Field(primary_key=True)
    label: str
    domain_code: str | None = Field(None, index=True, description="null for a domain")


class Career(SQLModel, table=True):
    """A career of one ROME version; versions 3 and 4 share code shapes, hence the pair."""

    __tablename__ = "career"
    __table_args__ = (Index("ix_career_search", "search", postgresql_using="gin"),)

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    label: str = Field(description="as published; also the inclusive form where there are two")
    label_feminine: str | None = None
    label_masculine: str | None = None
    parent_code: str | None = Field(None, index=True, description="ROME 4: the broader career")
    former_code: str | None = Field(
        None, index=True, description="the sheet of ROME 3 in which it stood; null: in no single one"
    )
    family_code: str = Field(index=True)
    regulated: bool | None = Field(None, description="null where the list does not say")
    executive: bool | None = Field(None, description="a post of cadre")
    ecological: str | None = Field(None, description="`green`, `strategic`, `brown` or `white`")
    digital: bool | None = None
    demographic: bool | None = None
    synonyms: str = Field("", description="the appellations, to be found by")
    search: Any = Field(None, sa_column=search_column(_VECTOR))


class CareerAppellation(SQLModel, table=True):
    """A precise job title under a ROME code."""

    __tablename__ = "career_appellation"

    rome_version: int = Field(primary_key=True)
    ogr_code: str = Field(primary_key=True)
    code: str = Field(index=True)
    label: str
    label_short: str | None = None
    rare: bool | None = Field(None, description="rarely used; ROME 4 tells")
    regulated: bool | None = None
    executive: bool | None = None
    ecological: str | None = None
    digital: bool | None = None
    demographic: bool | None = None


class CareerInterest(SQLModel, table=True):
    """RIASEC interests of a ROME code: R, I, A, S, E or C."""

    __tablename__ = "career_interest"

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    major: str = Field(index=True)
    minor: str | None = Field(None, index=True)


class CareerRelation(SQLModel, table=True):
    """Careers close to one another: `near`, `evolution` or `isco` (code of ISCO-08)."""

    __tablename__ = "career_relation"

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    target: str = Field(primary_key=True)
    label: str | None = None
    position: int | None = Field(None, description="ROME 4: 1 is the nearest")


class CareerSector(SQLModel, table=True):
    """A sector of activity (France Travail's own tree) in which a career is found."""

    __tablename__ = "career_sector"

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    sector_code: str = Field(primary_key=True)
    sector: str
    subsector: str | None = None


class CareerText(SQLModel, table=True):
    """A paragraph (ROME 3) or sentence (ROME 4) of a career: `definition`, `access` or `conditions`."""

    __tablename__ = "career_text"

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    text: str


class CareerItem(SQLModel, table=True):
    """What careers ask for (`know_how`, `soft`, `knowledge`), or in what they are done (`hours`, `places`,
    `conditions`, `publics`, `structures`, `statuses`, `sectors`).
    """

    __tablename__ = "career_item"

    rome_version: int = Field(primary_key=True)
    ogr_code: str = Field(primary_key=True)
    kind: str = Field(index=True)
    category: str | None = Field(None, description="as published, finer than the kind")
    label: str


class CareerItemLink(SQLModel, table=True):
    """Which items a career has."""

    __tablename__ = "career_item_link"

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    ogr_code: str = Field(primary_key=True, index=True)
    weight: str | None = Field(None, description="`core`: the heart of the career, `emerging`")


class CareerLiking(SQLModel, table=True):
    """What somebody likes or wishes to do: « J’aime… », « J’ai envie de… »."""

    __tablename__ = "career_liking"

    rome_version: int = Field(primary_key=True)
    liking_code: str = Field(primary_key=True)
    label: str
    definition: str | None = None


class CareerLikingLink(SQLModel, table=True):
    """The careers for somebody who likes that; one liking of each career is the principal one."""

    __tablename__ = "career_liking_link"

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    liking_code: str = Field(primary_key=True)
    principal: bool


class CareerTheme(SQLModel, table=True):
    """A theme across families: sea, sport, research…"""

    __tablename__ = "career_theme"

    rome_version: int = Field(primary_key=True)
    theme_code: str = Field(primary_key=True)
    label: str
    definition: str | None = None


class CareerThemeLink(SQLModel, table=True):
    """The careers of a theme."""

    __tablename__ = "career_theme_link"

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    theme_code: str = Field(primary_key=True)


class CareerChoice(SQLModel, table=True):
    """A value that careers are searched by, and which careers have it: made of the tables above.

    Of a kind `whole` all have the one value, of `career` each its own code.
    """

    __tablename__ = "career_choice"
    __table_args__ = (
        Index("ix_career_choice_careers", "kind", "careers"),
        Index("ix_career_choice_search", "search", postgresql_using="gin"),
    )

    kind: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    label: str
    careers: int = Field(description="how many have it")
    holders: Any = Field(
        sa_column=Column(BIT(varying=True), nullable=False),
        description="a bit a career, in the order of codes",
    )
    search: Any = Field(None, sa_column=search_column("epass_vector(label)"))
    shared: Any = Field(
        sa_column=json_column("[]"),
        description="of a `career`, what it has in common with others: kind, code, label, careers",
    )


class CareerSheet(SQLModel, table=True):
    """A sheet of the region's own, in both languages."""

    __tablename__ = "career_sheet"

    code: str = Field(primary_key=True)
    fr: Any = Field(sa_column=json_column("{}"))
    en: Any = Field(sa_column=json_column("{}"))
    sources: Any = Field(sa_column=json_column("[]"))
    written_on: date
    reviewed_on: date


class CareerOnisep(SQLModel, table=True):
    """A code that Onisep links with a page, as published: mostly of ROME 3 (© Onisep, ODbL 1.0)."""

    __tablename__ = "career_onisep"

    code: str = Field(primary_key=True)
    onisep_id: str = Field(primary_key=True, description="MET.n")
    label: str
    url: str


class CareerOnisepTie(SQLModel, table=True):
    """A page of Onisep on a career, or on another of its field: made of the lists (© Onisep, ODbL 1.0)."""

    __tablename__ = "career_onisep_tie"

    code: str = Field(primary_key=True)
    onisep_id: str = Field(primary_key=True, description="MET.n")
    label: str
    url: str
    called: str | None = Field(
        None, description="on this very career: called as its `label`, or a `title` of it; else null"
    )
    given: bool = Field(description="the page is given this career's code")


class OnisepCareer(SQLModel, table=True):
    """A career as the list Idéo-Métiers of a year names it; each year's list stands by itself."""

    __tablename__ = "onisep_career"

    edition: int = Field(primary_key=True, description="the year of the latest publication that it names")
    id: str = Field(primary_key=True, description="MET.n")
    label: str
    url: str
    rome_codes: list[str] = Field(sa_column=text_array_column(), description="ROME 3")
    domains: list[str] = Field(sa_column=text_array_column(), description="domain/sub-domain")
    gfe: list[str] = Field(sa_column=text_array_column(), description="groups of training and employment")


class OnisepSheet(SQLModel, table=True):
    """A sheet of Idéo-Fiches métiers. Texts are lists of `{heading, paragraphs}`, without markup."""

    __tablename__ = "onisep_sheet"

    id: str = Field(primary_key=True, description="MET.n")
    name: str
    name_feminine: str | None = None
    name_masculine: str | None = None
    synonyms: list[str] = Field(sa_column=text_array_column())
    rome_codes: list[str] = Field(sa_column=text_array_column(), description="ROME 3")
    level: str | None = Field(None, description="the least level of studies")
    summary: str | None = None
    nature: Any = Field(sa_column=json_column("[]"))
    conditions: Any = Field(sa_column=json_column("[]"))
    skills: Any = Field(sa_column=json_column("[]"))
    access: Any = Field(sa_column=json_column("[]"))
    life: Any = Field(sa_column=json_column("[]"))
    wages: Any = Field(sa_column=json_column("[]"))
    studies: Any = Field(sa_column=json_column("[]"))
    related: Any = Field(sa_column=json_column("[]"))
    links: Any = Field(sa_column=json_column("[]"))
    sectors: list[str] = Field(sa_column=text_array_column())
    interests: list[str] = Field(sa_column=text_array_column())
    statuses: list[str] = Field(sa_column=text_array_column())
    modified_on: date | None = None
