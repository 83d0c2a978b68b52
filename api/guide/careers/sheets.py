"""A sheet of the region's own on a career: what is asked of its shape, on the way in and out."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from api.platform.kit.wire import CleanText, StrictModel

RomeCode = r"^[A-N][0-9]{4}$"

Title = Annotated[CleanText, StringConstraints(min_length=2, max_length=100, strip_whitespace=True)]
Sentence = Annotated[CleanText, StringConstraints(min_length=2, max_length=300, strip_whitespace=True)]
Sentences = Annotated[list[Sentence], Field(min_length=1, max_length=8)]


class Cliche(StrictModel):
    """What is said of a career, and what is true."""

    said: Sentence
    truth: Sentence


class SheetText(StrictModel):
    """The sheet in one language."""

    title_feminine: Title
    title_masculine: Title
    hook: Sentence
    what: Sentences
    with_whom: Sentence
    where: Sentence
    hours: Sentence
    like: Sentences
    hard: Sentences
    cliche: Cliche
    first_steps: Sentences


class SheetSource(StrictModel):
    """What the sheet was written from."""

    publisher: Title
    title: Sentence
    year: int = Field(ge=1980, le=2100)


class Sheet(StrictModel):
    """A sheet of the region's own, in both languages."""

    fr: SheetText
    en: SheetText
    written_on: date
    reviewed_on: date
    sources: list[SheetSource] = Field(min_length=1, max_length=10)

    @model_validator(mode="after")
    def _reviewed_after_it_was_written(self) -> Self:
        if self.reviewed_on < self.written_on:
            raise ValueError("reviewed before it was written")
        return self


class SheetOfCareer(Sheet):
    """The same with the career that it is about."""

    code: str = Field(pattern=RomeCode)
