"""HTTP of the outbox: only for a demonstration, where no mail server is configured."""

from fastapi import APIRouter

from api.platform.kit.http import DatabaseDep, SettingsDep, problems
from api.platform.kit.problems import NotFoundError
from api.platform.mail import service
from api.platform.mail.schemas import OutboxMail

router = APIRouter(tags=["mail"])


@router.get("/outbox", response_model=list[OutboxMail], responses=problems(400, 404, 429))
async def read_outbox(database: DatabaseDep, settings: SettingsDep) -> list[OutboxMail]:
    """The mails that were not sent; there is no such page unless `EPASS_MAIL_OUTBOX` is set."""
    if not settings.mail_outbox or settings.smtp_url is not None:
        raise NotFoundError
    async with database.reads.connect() as connection:
        return await service.outbox(connection)
