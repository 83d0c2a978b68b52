"""What is searched: a document for each thing, the words they hold, and what staff teach the search."""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Column, Float, Index, Integer, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    Point,
    created_column,
    flag_column,
    generated,
    text_array_column,
)

AT_ONCE = {"fastupdate": "off"}
"""Of an index: no list of words put off, which each search would read."""


def _numbers() -> Column[Any]:
    return Column(ARRAY(Float), nullable=False, server_default="{}")


class SearchDocument(SQLModel, table=True):
    """One thing that may be found, made of its own tables (`searched` of its room), never written first."""

    __tablename__ = "search_document"
    __table_args__ = (
        Index("ix_search_document_vector", "vector", postgresql_using="gin", postgresql_with=AT_ONCE),
        Index("ix_search_document_naming", "naming", postgresql_using="gin", postgresql_with=AT_ONCE),
        Index("ix_search_document_sort", "type", "kind", "spot", postgresql_using="gist"),
        Index("ix_search_document_careers", "careers", postgresql_using="gin"),
    )

    type: str = Field(primary_key=True, sa_type=Text)
    id: str = Field(primary_key=True, sa_type=Text, description="as the thing's own page is addressed")
    kind: str | None = Field(None, sa_type=Text)
    name: str = Field(sa_type=Text)
    names: list[str] = Field(default_factory=list, sa_column=text_array_column(), description="others")
    words: str = Field("", sa_type=Text, description="what it is about")
    level: int | None = None
    statuses: list[str] = Field(default_factory=list, sa_column=text_array_column())
    commune: str | None = Field(None, sa_type=Text)
    starts_at: datetime | None = None
    lats: list[float] = Field(default_factory=list, sa_column=_numbers(), description="of each site")
    lons: list[float] = Field(default_factory=list, sa_column=_numbers())
    at: str | None = Field(None, sa_type=Text, description="the place that it is at: shown together")
    careers: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="that it leads to or tells of"
    )
    departments: list[str] = Field(default_factory=list, sa_column=text_array_column())
    digest: str = Field(sa_type=Text, description="of all that is written here")
    naming: Any = Field(sa_column=Column(TSVECTOR, nullable=False), description="A the name, B other names")
    vector: Any = Field(
        sa_column=Column(TSVECTOR, nullable=False),
        description="A the name, B other names, C what it is about, D its texts",
    )
    spot: Any = Field(None, sa_column=generated(Point(), "epass_mercator(lats[1], lons[1])"))


class SearchWord(SQLModel, table=True):
    """A folded word of names or subjects, and how many documents hold it."""

    __tablename__ = "search_word"
    __table_args__ = (
        Index(
            "ix_search_word_alike",
            "word",
            postgresql_using="gin",
            postgresql_ops={"word": "gin_trgm_ops"},
            postgresql_with=AT_ONCE,
        ),
    )

    word: str = Field(primary_key=True, sa_type=Text)
    documents: int
    named: bool = Field(sa_column=flag_column())


class LexiconEntry(SQLModel, table=True):
    """What staff teach the search: entries beside those that come with the app, or in place of one."""

    __tablename__ = "lexicon_entry"

    id: str = Field(primary_key=True, sa_type=Text, description="of an own entry: this one takes its place")
    sort: str = Field(sa_type=Text)
    words: list[str] = Field(default_factory=list, sa_column=text_array_column())
    means: str = Field("", sa_type=Text)
    kind: str = Field("", sa_type=Text)
    careers: list[str] = Field(default_factory=list, sa_column=text_array_column())
    put_aside: bool = Field(False, sa_column=flag_column())
    updated_at: datetime | None = Field(None, sa_column=created_column())


class SearchState(SQLModel, table=True):
    """One row: what the documents were made of last, and a number that imports and staff raise: what each
    process keeps is read anew then.
    """

    __tablename__ = "search_state"

    id: int = Field(1, sa_column=Column(Integer, primary_key=True, autoincrement=False))
    documents: int = Field(0, sa_column=Column(BigInteger, nullable=False, server_default="0"))
    version: int = Field(0, sa_column=Column(BigInteger, nullable=False, server_default="0"))
    imports: int = Field(0, sa_column=Column(BigInteger, nullable=False, server_default="-1"))
