"""Wire shapes of next steps."""

from datetime import datetime

from pydantic import BaseModel, Field


class WaitingStep(BaseModel):
    """Something that waits for the person."""

    kind: str
    page: str = Field(description="where it is done")
    about: str | None = Field(description="what it is called; null: nothing to be named, or several")
    count: int = Field(description="how many of them wait")
    at: datetime | None = Field(description="until when, or when it begins; null: whenever")
