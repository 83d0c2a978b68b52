"""HTTP of questions: the student's, the mentors' inbox, the advisers' queue."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.platform.access import Adviser, Role, SignedIn, Viewer, requires
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page, PageQuery
from api.platform.reading import TextTurn
from api.talk.questions import asking, claims, lists
from api.talk.questions.schemas import (
    MyQuestions,
    QuestionCreate,
    QuestionForAdvisers,
    QuestionMine,
    QuestionOffered,
    QuestionSent,
    Taken,
    Thanks,
)

router = APIRouter(tags=["questions"])

Student = Annotated[Viewer, requires(Role.STUDENT)]
Mentor = Annotated[Viewer, requires(Role.MENTOR)]
Answerer = Annotated[Viewer, requires(Role.MENTOR, Role.ADVISER)]


@router.post("/questions", status_code=201, responses=WRITES, dependencies=[TextTurn])
async def ask_question(
    draft: QuestionCreate, viewer: Student, database: DatabaseDep, settings: SettingsDep
) -> QuestionSent:
    """Ask a mentor, anyone who knows a career, or the advisers; sending the same again changes nothing."""
    async with database.transaction() as session:
        return await asking.ask(session, settings, viewer, draft)


@router.get("/me/questions", responses=READS)
async def list_my_questions(
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[PageQuery, Query()],
    response: Response,
) -> MyQuestions:
    """My questions, the latest first."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.mine(connection, settings, viewer, query)


@router.get("/me/questions/{question_id}", responses=READS)
async def read_my_question(
    question_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> QuestionMine:
    """One of my questions: where it stands, and what happens next."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.one_of_mine(connection, settings, viewer, question_id)


@router.post("/me/questions/{question_id}/withdraw", responses=WRITES)
async def withdraw_question(
    question_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> QuestionMine:
    """Take my question back, as long as nobody has taken it."""
    async with database.transaction() as session:
        await asking.withdraw(session, viewer, question_id)
        return await lists.one_of_mine(await session.connection(), settings, viewer, question_id)


@router.post("/me/questions/{question_id}/widen", responses=WRITES)
async def widen_question(
    question_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> QuestionMine:
    """Ask anyone who knows too what I asked one mentor."""
    async with database.transaction() as session:
        await asking.widen(session, settings, viewer, question_id)
        return await lists.one_of_mine(await session.connection(), settings, viewer, question_id)


@router.post("/me/questions/{question_id}/thanks", status_code=204, responses=WRITES)
async def thank_for_answer(question_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """The answer helped me: who answered learns that it did."""
    async with database.transaction() as session:
        await asking.thank(session, viewer, question_id)


@router.get("/me/thanks", responses=READS)
async def list_thanks(
    viewer: Answerer, database: DatabaseDep, settings: SettingsDep, response: Response
) -> Thanks:
    """How many people my answers helped, and which ones last."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.thanks(connection, settings, viewer)


@router.get("/me/inbox", response_model=Page[QuestionOffered], responses=READS)
async def list_inbox(
    viewer: Mentor, database: DatabaseDep, settings: SettingsDep, query: Annotated[PageQuery, Query()]
) -> Response:
    """Questions that are offered to me, the latest first."""
    async with database.reads.connect() as connection:
        found = await lists.inbox(connection, settings, viewer, query)
    return private(page_json(found, query.limit))


@router.get("/me/inbox/{question_id}", response_model=QuestionOffered, responses=READS)
async def read_offered_question(
    question_id: UUID, viewer: Mentor, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """One question that is offered to me."""
    async with database.reads.connect() as connection:
        return private(await lists.one_of_inbox(connection, settings, viewer, question_id))


@router.post("/questions/{question_id}/take", responses=WRITES)
async def take_question(
    question_id: UUID, viewer: Answerer, database: DatabaseDep, settings: SettingsDep
) -> Taken:
    """Be the one who answers: the first has it, and the conversation opens."""
    async with database.transaction() as session:
        return Taken(conversation_id=await claims.take(session, settings, viewer, question_id))


@router.post("/questions/{question_id}/give-back", status_code=204, responses=WRITES)
async def give_question_back(
    question_id: UUID, viewer: Answerer, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Leave to others what I took and have not answered; a second time changes nothing."""
    async with database.transaction() as session:
        await claims.give_back(session, settings, viewer, question_id)


@router.post("/questions/{question_id}/decline", status_code=204, responses=WRITES)
async def decline_question(
    question_id: UUID, viewer: Mentor, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Leave a question to others; a second time changes nothing."""
    async with database.transaction() as session:
        await claims.decline(session, settings, viewer, question_id)


@router.get("/staff/questions", response_model=Page[QuestionForAdvisers], responses=READS)
async def list_questions_for_advisers(
    viewer: Adviser, database: DatabaseDep, settings: SettingsDep, query: Annotated[PageQuery, Query()]
) -> Response:
    """Questions to the advisers and those that nobody answered, of every department, the oldest first."""
    async with database.reads.connect() as connection:
        found = await lists.for_advisers(connection, settings, viewer, query)
    return private(page_json(found, query.limit))
