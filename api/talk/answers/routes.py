"""HTTP of public answers: everybody's page, the two people's wish, the referents' queue."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.platform.access import Referent, Role, SignedIn, Viewer, requires
from api.platform.kit.http import (
    JSONLD,
    READS,
    WRITES,
    DatabaseDep,
    SettingsDep,
    json_in_page,
    private,
    problems,
    public,
)
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page, PageQuery
from api.platform.reading import TextTurn
from api.talk.answers import service
from api.talk.answers.jsonld import answer_jsonld
from api.talk.answers.schemas import (
    AnswerCreate,
    AnswerForStaff,
    AnswerMine,
    AnswerPublic,
    AnswerPublish,
    AnswerRefuse,
    AnswersQuery,
    AnswerWrite,
    MyAnswers,
    StaffAnswersQuery,
)

router = APIRouter(tags=["answers"])

Student = Annotated[Viewer, requires(Role.STUDENT)]
Answerer = Annotated[Viewer, requires(Role.MENTOR, Role.ADVISER)]


@router.get("/answers", response_model=Page[AnswerPublic], responses=problems(400, 422, 429))
async def list_answers(
    database: DatabaseDep, settings: SettingsDep, query: Annotated[AnswersQuery, Query()]
) -> Response:
    """Published answers, of all careers or one; by words, else the newest first."""
    async with database.reads.connect() as connection:
        found = await service.published(connection, query)
    return public(settings, page_json(found, query.limit))


@router.get(
    "/answers/{answer_id}.jsonld",
    response_class=Response,
    responses={200: {"content": {JSONLD: {}}}, **problems(404, 422, 429)},
)
async def answer_as_jsonld(answer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """A published answer as a schema.org QAPage."""
    async with database.reads.connect() as connection:
        answer = json.loads(await service.one(connection, answer_id))
    body = answer_jsonld(answer, f"{settings.public_url}/answers/{answer_id}")
    return public(settings, json_in_page(body), JSONLD)


@router.get("/answers/{answer_id}", response_model=AnswerPublic, responses=problems(404, 422, 429))
async def read_answer(answer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """One published answer."""
    async with database.reads.connect() as connection:
        return public(settings, await service.one(connection, answer_id))


@router.post("/me/answers", status_code=201, responses=WRITES)
async def propose_answer(
    draft: AnswerCreate, viewer: Student, database: DatabaseDep, settings: SettingsDep
) -> AnswerMine:
    """Wish that everybody may read an answer I got; who answered is asked next."""
    async with database.transaction() as session:
        return await service.propose(session, settings, viewer, draft)


@router.get("/me/answers", responses=READS)
async def list_my_answers(
    viewer: SignedIn, database: DatabaseDep, query: Annotated[PageQuery, Query()], response: Response
) -> MyAnswers:
    """Public answers that I wished for or gave, the latest first."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await service.mine(connection, viewer, query)


@router.post("/me/answers/{answer_id}/agree", status_code=204, responses=WRITES)
async def agree_to_answer(answer_id: UUID, viewer: Answerer, database: DatabaseDep) -> None:
    """Let everybody read what I answered, once a referent has looked."""
    async with database.transaction() as session:
        await service.agree(session, viewer, answer_id)


@router.post("/me/answers/{answer_id}/refuse", status_code=204, responses=WRITES)
async def refuse_answer(answer_id: UUID, viewer: Answerer, database: DatabaseDep) -> None:
    """Keep what I answered between us."""
    async with database.transaction() as session:
        await service.refuse(session, viewer, answer_id)


@router.post("/me/answers/{answer_id}/withdraw", status_code=204, responses=WRITES)
async def withdraw_answer(answer_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Take it back, published or not."""
    async with database.transaction() as session:
        await service.withdraw(session, viewer, answer_id)


@router.get("/staff/answers", response_model=Page[AnswerForStaff], responses=READS)
async def list_answers_for_staff(
    viewer: Referent, database: DatabaseDep, query: Annotated[StaffAnswersQuery, Query()]
) -> Response:
    """Answers of the referent's departments that wait to be published, or are."""
    async with database.reads.connect() as connection:
        found = await service.for_staff(connection, viewer, query)
    return private(page_json(found, query.limit))


@router.post(
    "/staff/answers",
    response_model=AnswerPublic,
    status_code=201,
    responses=WRITES,
    dependencies=[TextTurn],
)
async def write_answer(draft: AnswerWrite, viewer: Referent, database: DatabaseDep) -> Response:
    """Publish what the Region answers to a question that is asked often."""
    async with database.transaction() as session:
        answer = await service.write(session, viewer, draft)
    response = private(answer)
    response.status_code = 201
    return response


@router.post("/staff/answers/{answer_id}/publish", status_code=204, responses=WRITES, dependencies=[TextTurn])
async def publish_answer(
    answer_id: UUID, words: AnswerPublish, viewer: Referent, database: DatabaseDep
) -> None:
    """Publish it, as I leave it."""
    async with database.transaction() as session:
        await service.publish(session, viewer, answer_id, words)


@router.post("/staff/answers/{answer_id}/refuse", status_code=204, responses=WRITES)
async def refuse_answer_as_staff(
    answer_id: UUID, refusal: AnswerRefuse, viewer: Referent, database: DatabaseDep
) -> None:
    """Refuse it, or take it off the page again, with a reason."""
    async with database.transaction() as session:
        await service.refuse_as_staff(session, viewer, answer_id, refusal.reason)
