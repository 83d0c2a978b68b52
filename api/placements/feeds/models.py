"""What was fetched from partners."""

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import moment_column


class FeedState(SQLModel, table=True):
    """What a partner's server said of the file that was imported last, for conditional requests."""

    __tablename__ = "feed_state"

    source: str = Field(primary_key=True)
    address: bytes = Field(
        sa_column=Column(LargeBinary, primary_key=True),
        description="SHA-256 of the address, which may hold a key",
    )
    etag: str | None = None
    last_modified: str | None = None
    imported_at: datetime = Field(sa_column=moment_column())
