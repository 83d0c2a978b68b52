"""HTTP of the chatbox."""

import logging

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.background import BackgroundTask

from api.home.chatbox import alarm, service, told
from api.home.chatbox.context import unsealed
from api.home.chatbox.schemas import ChatAnswer, ChatQuestion, ChatRating
from api.home.chatbox.turn import Asked
from api.home.missing import service as missing
from api.platform.access import MaybeViewer
from api.platform.kit.database import Database
from api.platform.kit.http import (
    DatabaseDep,
    LanguageDep,
    SecretsDep,
    SettingsDep,
    private,
    problems,
    sender_of,
)
from api.platform.kit.limits import AddressLimit
from api.platform.kit.logs import why
from api.platform.kit.problems import ProblemError
from api.platform.kit.secrets import Secrets
from api.platform.kit.threads import text_turn
from api.platform.reading import TextTurnOfAnybody

logger = logging.getLogger(__name__)

router = APIRouter(tags=["chatbox"])


@router.post(
    "/chatbox",
    response_model=ChatAnswer,
    responses=problems(400, 403, 413, 422, 429),
    dependencies=[TextTurnOfAnybody],
)
async def answer_in_the_chatbox(
    question: ChatQuestion,
    request: Request,
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    language: LanguageDep,
) -> Response:
    """An automatic answer from what is published, in sentences written beforehand. The context is the
    client's; what is not answered is counted, without anything of whoever asks; of who is signed in, staff
    read what cries for help.
    """
    before = unsealed(secrets, question.context).in_a_talk()
    asked = Asked(question.text, before, question.commune, question.page, viewer, language)
    async with database.reads.connect() as connection:
        reply = await service.answer(database.hot, connection, settings, asked)
    reply = await alarm.told_to_staff(database, viewer, question.text, reply)
    response = private(told.on_the_wire(reply, asked, secrets).model_dump_json().encode())
    if service.is_unanswered(reply):
        # Once the answer is sent: nobody waits for it, and no answer fails by it.
        whose = sender_of(request, viewer.account_id if viewer else None)
        response.background = BackgroundTask(_count_unanswered, request, database, secrets, asked, whose)
    return response


async def _count_unanswered(
    request: Request, database: Database, secrets: Secrets, asked: Asked, whose: str
) -> None:
    try:
        async with text_turn(whose, stranger=asked.viewer is None), database.reads.connect() as connection:
            question = await missing.read(database.hot, connection, secrets, asked.text)
        if question is not None and _is_first(request, whose, question):
            async with database.transaction() as session:
                await missing.count(session, secrets, question, asked.context.talk, "unanswered")
    except (ProblemError, SQLAlchemyError, OSError) as error:
        # By its sort alone: the words are in what it says.
        logger.warning("an unanswered question was not counted: %s", type(error).__name__, extra=why(error))


@router.post(
    "/chatbox/ratings",
    status_code=204,
    responses=problems(400, 403, 413, 422, 429),
    dependencies=[TextTurnOfAnybody],
)
async def rate_an_answer(
    rating: ChatRating, request: Request, viewer: MaybeViewer, database: DatabaseDep, secrets: SecretsDep
) -> None:
    """Say whether an answer helped, within a day. Of one that did nothing is kept, what did not is
    counted.
    """
    context = service.rated(secrets, rating)
    if rating.useful or context.label == "distress":
        return
    async with database.reads.connect() as connection:
        question = await missing.read(database.hot, connection, secrets, rating.text)
    whose = sender_of(request, viewer.account_id if viewer else None)
    if question is not None and _is_first(request, whose, question):
        async with database.transaction() as session:
            await missing.count(session, secrets, question, context.talk, "badly_rated")


def _is_first(request: Request, whose: str, question: missing.Missing) -> bool:
    """Whether a question is counted of whoever sends it: once a day, known in this process alone."""
    sent: AddressLimit = request.app.state.missing_questions
    return sent.hit(whose, question.id.hex) == 0
