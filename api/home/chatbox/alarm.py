"""A cry for help of somebody who is signed in: staff hear of it, and the answer says so."""

import logging
from dataclasses import replace

from api.home.chatbox.turn import Reply
from api.people.moderation import facade as moderation
from api.platform.access import STAFF, Role, Viewer
from api.platform.kit.database import Database
from api.platform.kit.logs import why

logger = logging.getLogger(__name__)


async def told_to_staff(database: Database, viewer: Viewer | None, text: str, reply: Reply) -> Reply:
    """The answer, which says so where staff were told of what it answers. Of a visitor nothing is kept."""
    if not reply.alarm or viewer is None or _looks_after_others(viewer):
        return reply
    try:
        async with database.transaction() as session:
            told = await moderation.hear_chatted(session, viewer.account_id, text, reply.alarm)
    except Exception as error:
        # Who listens is shown whatever happens here; the error's own words may hold what was typed.
        logger.error("a cry in the chatbox: %s", type(error).__name__, extra=why(error))
        return reply
    return replace(reply, also=[*reply.also, ("distress.told", {})]) if told else reply


def _looks_after_others(viewer: Viewer) -> bool:
    """Whoever would be told: what they type is of others, or a trial."""
    return Role.STUDENT not in viewer.roles and not STAFF.isdisjoint(viewer.roles)
