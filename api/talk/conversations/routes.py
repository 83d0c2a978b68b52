"""HTTP of conversations: only ever the two people's own."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from api.platform.access import CallerDep, Role, Talker, Viewer, requires
from api.platform.kit.http import JSON, READS, WRITES, DatabaseDep, LanguageDep, SettingsDep
from api.talk.conversations import quick_replies, reading, steps, writing
from api.talk.conversations.ordinary import OrdinaryMessages
from api.talk.conversations.schemas import (
    ConversationPublic,
    ConversationsQuery,
    MessageCreate,
    Messages,
    MessageSent,
    MessagesQuery,
    MyConversations,
    QuickReplies,
    QuickReplyCreate,
    QuickReplyPublic,
    UpTo,
)

router = APIRouter(tags=["conversations"])


async def get_ordinary_messages(request: Request) -> OrdinaryMessages:
    """The process's, so that what is sent at one moment is written down together."""
    ordinary: OrdinaryMessages = request.app.state.ordinary_messages
    return ordinary


OrdinaryDep = Annotated[OrdinaryMessages, Depends(get_ordinary_messages)]
Answerer = Annotated[Viewer, requires(Role.MENTOR, Role.ADVISER)]


@router.post(
    "/conversations/{conversation_id}/messages",
    status_code=201,
    response_model=MessageSent,
    responses={**WRITES, 200: {"model": MessageSent, "description": "It was sent before"}},
)
async def send_message(
    conversation_id: UUID,
    draft: MessageCreate,
    caller: CallerDep,
    ordinary: OrdinaryDep,
) -> Response:
    """Write a message, once; sending the same again changes nothing."""
    new, sent = await writing.send(ordinary, caller, conversation_id, draft)
    return Response(sent.model_dump_json(), 201 if new else 200, media_type=JSON)


@router.get("/me/conversations", responses=READS)
async def list_my_conversations(
    viewer: Talker,
    database: DatabaseDep,
    language: LanguageDep,
    query: Annotated[ConversationsQuery, Query()],
    response: Response,
) -> MyConversations:
    """My conversations, the last used first."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await reading.mine(connection, viewer, query, language)


@router.get("/conversations/{conversation_id}", responses=READS)
async def read_conversation(
    conversation_id: UUID,
    viewer: Talker,
    database: DatabaseDep,
    settings: SettingsDep,
    language: LanguageDep,
    response: Response,
) -> ConversationPublic:
    """One of my conversations, and whether I may write."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await reading.one(connection, settings, viewer, conversation_id, language)


@router.get("/conversations/{conversation_id}/messages", responses=READS)
async def list_messages(
    conversation_id: UUID,
    viewer: Talker,
    database: DatabaseDep,
    query: Annotated[MessagesQuery, Query()],
    response: Response,
) -> Messages:
    """Messages in their order: the last ones, those before or after one, or those with some words."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await reading.messages(connection, viewer, conversation_id, query)


@router.post("/conversations/{conversation_id}/delivered", status_code=204, responses=WRITES)
async def mark_delivered(conversation_id: UUID, up_to: UpTo, viewer: Talker, database: DatabaseDep) -> None:
    """This device has the messages up to that one; who wrote them sees that they arrived."""
    async with database.transaction() as session:
        await steps.delivered(session, viewer, conversation_id, up_to.seq)


@router.post("/conversations/{conversation_id}/seen", status_code=204, responses=WRITES)
async def mark_seen(conversation_id: UUID, up_to: UpTo, viewer: Talker, database: DatabaseDep) -> None:
    """I looked at the messages up to that one: for my own unread count, nobody else learns it."""
    async with database.transaction() as session:
        await steps.seen(session, viewer, conversation_id, up_to.seq)


@router.post("/conversations/{conversation_id}/close", status_code=204, responses=WRITES)
async def close_conversation(
    conversation_id: UUID, viewer: Talker, database: DatabaseDep, settings: SettingsDep
) -> None:
    """End the conversation for both; a second time changes nothing."""
    async with database.transaction() as session:
        await steps.close(session, settings, viewer, conversation_id)


@router.get("/me/quick-replies", responses=READS)
async def list_quick_replies(viewer: Answerer, database: DatabaseDep, response: Response) -> QuickReplies:
    """The sentences that I keep to answer quickly."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await quick_replies.mine(connection, viewer.account_id)


@router.post("/me/quick-replies", status_code=201, responses=WRITES)
async def keep_quick_reply(
    draft: QuickReplyCreate, viewer: Answerer, database: DatabaseDep
) -> QuickReplyPublic:
    """Keep one more, twenty at most; sending the same again changes nothing."""
    async with database.transaction() as session:
        return await quick_replies.keep(session, viewer.account_id, draft)


@router.delete("/me/quick-replies/{reply_id}", status_code=204, responses=WRITES)
async def drop_quick_reply(reply_id: UUID, viewer: Answerer, database: DatabaseDep) -> None:
    """Forget one of them."""
    async with database.transaction() as session:
        await quick_replies.drop(session, viewer.account_id, reply_id)
