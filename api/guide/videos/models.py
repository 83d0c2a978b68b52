"""Videos that staff add to a career or a training: whose site, and its own id of the video; never markup."""

from enum import StrEnum

from sqlalchemy import Text
from sqlmodel import Field, SQLModel


class About(StrEnum):
    """What a video tells of."""

    CAREER = "career"
    TRAINING = "training"


class Video(SQLModel, table=True):
    """One video of a list."""

    __tablename__ = "video"

    about: About = Field(sa_type=Text, primary_key=True)
    about_id: str = Field(primary_key=True, description="as the career's or the training's own page names it")
    host: str = Field(primary_key=True, description="`youtube.com`, or a PeerTube instance")
    video_id: str = Field(primary_key=True, description="the site's own")
    title: str = Field(description="French")
    title_en: str | None = None
    position: int
