"""What was found at the addresses that pages lead to."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.platform.kit.columns import moment_column


class OutwardLink(SQLModel, table=True):
    """An address on somebody else's site, as it was last asked; dead: failed twice in a row."""

    __tablename__ = "outward_link"

    address: str = Field(primary_key=True)
    checked_at: datetime = Field(sa_column=moment_column())
    status: str = Field("", description="empty: it answered; else a status, or why there was none")
    failures: int = Field(0, description="checks in a row that failed")
    failed_since: datetime | None = Field(None, sa_column=moment_column(nullable=True))
