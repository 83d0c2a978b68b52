"""What was imported, when, and what was refused."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Identity, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, moment_column


class ImportRun(SQLModel, table=True):
    """One import that was kept; a broken file leaves no run."""

    __tablename__ = "import_run"

    id: int | None = Field(None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    source: str = Field(index=True)
    dataset: str = ""
    address: str = Field(description="file name or URL, without folders or credentials")
    digest: str = Field(description="SHA-256 of the bytes read")
    rows_read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    closed: int
    losses: dict[str, list[int]] = Field(
        default_factory=dict,
        sa_column=Column(JSONB, nullable=False, server_default=text("'{}'")),
        description="of each part, by its name: how much went, and how much was there",
    )
    forced: bool = Field(
        default=False,
        sa_column_kwargs={"server_default": text("false")},
        description="somebody said that what vanishes is meant: later imports are judged from here",
    )
    started_at: datetime | None = Field(None, sa_column=created_column())
    finished_at: datetime = Field(sa_column=moment_column())


class ImportRejection(SQLModel, table=True):
    """A row that was refused, and why."""

    __tablename__ = "import_rejection"

    id: int | None = Field(None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    run_id: int = Field(
        sa_column=Column(
            BigInteger, ForeignKey("import_run.id", ondelete="CASCADE"), nullable=False, index=True
        )
    )
    line: int
    key: str | None = None
    reason: str = Field(description="stable code, e.g. no_position")
    detail: str | None = None


class ImportChange(SQLModel, table=True):
    """A field of a row that an import tells otherwise, by digests: kept some days, to be judged together."""

    __tablename__ = "import_change"

    run_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("import_run.id", ondelete="CASCADE"), primary_key=True)
    )
    part: str = Field(primary_key=True, description="of which field it is, as in the losses of its import")
    key: str = Field(primary_key=True, description="which row it is")
    was: bytes | None = Field(sa_column=Column(LargeBinary), description="SHA-256; null: nothing was told")
    told: bytes | None = Field(sa_column=Column(LargeBinary), description="SHA-256; null: nothing is told")


class ImportRefusal(SQLModel, table=True):
    """An import of the schedule that is refused at the moment, and when admins were last told."""

    __tablename__ = "import_refusal"

    source: str = Field(sa_column=Column(Text, primary_key=True))
    address: bytes = Field(sa_column=Column(LargeBinary, primary_key=True), description="SHA-256")
    code: str = Field(sa_column=Column(Text, nullable=False), description="stable code, e.g. many_gone")
    told_at: datetime = Field(sa_column=moment_column())
