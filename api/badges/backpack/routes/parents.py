"""HTTP of parents: the badges that await them. No account, only the link of their mail."""

from fastapi import APIRouter

from api.badges.backpack import claiming
from api.badges.backpack.schemas import BadgesForParent, ParentDecision, ParentToken
from api.platform.kit.http import DatabaseDep, SecretsDep, SettingsDep, problems
from api.platform.public_writes import PublicLink

router = APIRouter(prefix="/guardian/badges", tags=["parents"], dependencies=[PublicLink])

ANSWERS = problems(400, 403, 404, 409, 413, 422, 429)


@router.post("", responses=ANSWERS)
async def list_awaiting_badges(
    opened: ParentToken, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> BadgesForParent:
    """The badges of my child that await me; by the link of the page on which I manage my consents."""
    async with database.reads.connect() as connection:
        return await claiming.awaiting(connection, settings, secrets, opened.token)


@router.post("/decide", responses=ANSWERS)
async def decide_awaiting_badge(
    said: ParentDecision, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> BadgesForParent:
    """Accept a badge for my child, or refuse it; what still awaits me."""
    async with database.transaction() as session:
        await claiming.decide(session, settings, secrets, said)
        return await claiming.awaiting(await session.connection(), settings, secrets, said.token)
