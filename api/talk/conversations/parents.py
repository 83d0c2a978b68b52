"""What a parent of an under-15 is told: that a conversation exists, with whom and since when. No words."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.kit.personal_data import Contact
from api.talk.conversations.parent_queries import CONTACTS


async def shown(connection: AsyncConnection, child_id: UUID) -> Sequence[Contact]:
    """Those with whom a child talks or talked, the last met first."""
    rows = await connection.execute(CONTACTS, {"child_id": child_id})
    return [Contact(**row._mapping) for row in rows]
