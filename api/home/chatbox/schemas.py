"""Wire shapes of the chatbox."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from api.home.chatbox.context import LONGEST
from api.home.search.schemas import FoundItem, ResultType, UnderstoodPublic
from api.platform.kit.wire import CommuneCode, StrictModel, Words

Intent = Literal[
    "find",
    "explain",
    "aid",
    "app",
    "mine",
    "human",
    "social",
    "decline",
    "hours",
    "dates",
    "compare",
    "distress",
    "unclear",
    "unknown",
]
PagePath = r"^/(careers|trainings|places)/[A-Za-z0-9.-]{1,80}$"


class ChatQuestion(StrictModel):
    """What somebody writes, and what it may go on from."""

    text: Annotated[Words, StringConstraints(min_length=1)] = Field(max_length=500)
    context: str | None = Field(None, max_length=LONGEST, description="of the answer before, as it came")
    commune: CommuneCode | None = Field(None, description="chosen on the phone, where the words name none")
    page: Annotated[str, StringConstraints(pattern=PagePath)] | None = Field(
        None, description="the page where the chatbox was opened: « ça » is what it shows"
    )


class ChatRating(StrictModel):
    """Whether an answer helped."""

    text: Annotated[Words, StringConstraints(min_length=1)] = Field(
        max_length=500, description="as it was said"
    )
    context: str = Field(max_length=LONGEST, description="that came with the answer")
    useful: bool


class ChatCard(FoundItem):
    """Something published that answers; a person who answers questions has a first name and a trade."""

    type: ResultType | Literal["person"]
    about: str = Field("", description="of a person: the trade")


class ChatLink(BaseModel):
    """An address of the app, or an official site's."""

    to: str
    label: str


class ChatChoice(BaseModel):
    """Something to say next, by a tap."""

    label: str
    say: str


class HelpLine(BaseModel):
    """Who listens at once."""

    number: str
    what: str


class ChatUnderstood(BaseModel):
    """What was read in the words."""

    intent: Intent
    topic: str = Field(description="what is explained or helped with; of a search the type; else empty")
    search: UnderstoodPublic | None = Field(description="null where nothing was looked for")


class ChatAnswer(BaseModel):
    """An answer: a sentence written beforehand, and what is published."""

    understood: ChatUnderstood
    text: str
    cards: list[ChatCard]
    links: list[ChatLink]
    choices: list[ChatChoice]
    help: list[HelpLine] | None = Field(description="not null: somebody is in need; shown first")
    reminder: list[HelpLine] = Field(
        description="who listens, where it was shown in this talk: a line beside the answer; else empty"
    )
    context: str = Field(description="to be sent back with what is said next")
