"""HTTP of missing questions: staff see to them. They are counted where they are asked."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.home.missing import service
from api.home.missing.schemas import (
    MissingQuestionDecided,
    MissingQuestionForStaff,
    MissingQuestionsQuery,
    MissingQuestionsWithoutWords,
)
from api.platform.access import Referent
from api.platform.kit.http import READS, WRITES, DatabaseDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page

router = APIRouter(tags=["staff", "chatbox"])


@router.get("/staff/missing-questions", response_model=Page[MissingQuestionForStaff], responses=READS)
async def list_missing_questions(
    _: Referent, database: DatabaseDep, query: Annotated[MissingQuestionsQuery, Query()]
) -> Response:
    """What people asked for and did not find, the most frequent first."""
    async with database.reads.connect() as connection:
        found = await service.for_staff(connection, query)
    return private(page_json(found, query.limit))


@router.get(
    "/staff/missing-questions/without-words", response_model=MissingQuestionsWithoutWords, responses=READS
)
async def count_missing_questions(_: Referent, database: DatabaseDep) -> Response:
    """How many are too few to be read."""
    async with database.reads.connect() as connection:
        count = await service.without_words(connection)
    return private(MissingQuestionsWithoutWords(count=count).model_dump_json())


@router.post("/staff/missing-questions/{question_id}/outcome", status_code=204, responses=WRITES)
async def decide_missing_question(
    question_id: UUID, decided: MissingQuestionDecided, viewer: Referent, database: DatabaseDep
) -> None:
    """Put a question away, or take it back."""
    async with database.transaction() as session:
        await service.decide(session, viewer, question_id, decided.outcome)
