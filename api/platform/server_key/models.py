"""By what the server's key is known again."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import moment_column


class ServerKey(SQLModel, table=True):
    """The one key (`EPASS_SECRET_KEY`) that this database's secrets are made with; never the key itself."""

    __tablename__ = "server_key"
    __table_args__ = (CheckConstraint("id = 1", name="one_server_key"),)

    id: int = Field(1, sa_column=Column(Integer, primary_key=True, autoincrement=False))
    mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False), description="HMAC of a fixed text")
    since: datetime = Field(sa_column=moment_column())
    sealed_lasting: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """What marks and links are made with, whichever key seals; none: the key itself, never replaced yet."""
    next_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """HMAC by the key that is taking this one's place: both are needed meanwhile."""
