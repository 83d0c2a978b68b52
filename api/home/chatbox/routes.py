"""HTTP of the chatbox."""

from fastapi import APIRouter, Response

from api.home.chatbox import service, told
from api.home.chatbox.context import unsealed
from api.home.chatbox.schemas import ChatAnswer, ChatQuestion
from api.home.chatbox.turn import Asked
from api.platform.access import MaybeViewer
from api.platform.kit.http import (
    DatabaseDep,
    LanguageDep,
    SecretsDep,
    SettingsDep,
    private,
    problems,
)
from api.platform.reading import TextTurnOfAnybody

router = APIRouter(tags=["chatbox"])


@router.post(
    "/chatbox",
    response_model=ChatAnswer,
    responses=problems(400, 403, 413, 422, 429),
    dependencies=[TextTurnOfAnybody],
)
async def answer_in_the_chatbox(
    question: ChatQuestion,
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    language: LanguageDep,
) -> Response:
    """An automatic answer from what is published, in sentences written beforehand. Nothing of what visitors
    write is kept; the context is the client's.
    """
    asked = Asked(
        question.text, unsealed(secrets, question.context), question.commune, question.page, viewer, language
    )
    async with database.reads.connect() as connection:
        reply = await service.answer(database.hot, connection, settings, asked)
    return private(told.on_the_wire(reply, asked, secrets).model_dump_json().encode())
