"""Codes received by mail: to sign in, or to confirm a new address.

A code is sent to any address, known or not, so nothing tells whether an account exists.
"""

import secrets as random
from datetime import timedelta
from uuid import UUID, uuid4

from sqlmodel.ext.asyncio.session import AsyncSession

from api.accounts import queries, words
from api.accounts.schemas import CodeSent
from api.kit.clock import now
from api.kit.language import Language
from api.kit.locks import one_at_a_time
from api.kit.problems import TooManyRequestsError
from api.kit.secrets import Secrets
from api.mail import service as mail
from api.mail.letters import Letter
from api.settings import Settings


async def send_code(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    email: str,
    language: Language,
    *,
    account_id: UUID | None = None,
) -> CodeSent:
    """Send a code to an address in lower case. Raises TooManyRequestsError when it got too many."""
    connection = await session.connection()
    email_mark = secrets.mark("email", email)
    # Codes of one address are counted one after the other, each at the moment when its turn comes.
    await one_at_a_time(connection, email_mark)
    moment = now()
    counted = (await connection.execute(queries.CODES_SENT, {"email_mark": email_mark, "now": moment})).one()
    if counted.sent >= settings.codes_per_hour:
        raise TooManyRequestsError.until(counted.oldest + timedelta(hours=1), moment)
    code_id = uuid4()
    code = f"{random.randbelow(1_000_000):06}"
    expires_at = moment + timedelta(minutes=settings.code_minutes)
    await connection.execute(
        queries.INSERT_CODE,
        {
            "id": code_id,
            "email_mark": email_mark,
            "code_mark": secrets.mark("code", f"{code_id}:{code}"),
            "account_id": account_id,
            "now": moment,
            "expires_at": expires_at,
        },
    )
    letter = Letter(
        language=language,
        subject=words.CODE_SUBJECT[language],
        paragraphs=[words.CODE_TEXT[language].format(minutes=settings.code_minutes)],
        code=code,
    )
    await mail.send(session, email, letter)
    return CodeSent(id=code_id, expires_at=expires_at)


async def code_is_right(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    code_id: UUID,
    email: str,
    code: str,
    *,
    account_id: UUID | None = None,
) -> bool:
    """Try a code; a right one is used up. The caller commits in both cases: a wrong try must count."""
    connection = await session.connection()
    email_mark = secrets.mark("email", email)
    await one_at_a_time(connection, email_mark)
    moment = now()
    row = (
        await connection.execute(
            queries.TRY_CODE,
            {
                "id": code_id,
                "email_mark": email_mark,
                "account_id": account_id,
                "now": moment,
                "tries": settings.code_tries,
                "wrong_per_day": settings.wrong_codes_per_day,
            },
        )
    ).first()
    if row is None or not random.compare_digest(
        bytes(row.code_mark), secrets.mark("code", f"{code_id}:{code}")
    ):
        return False
    await connection.execute(queries.USE_CODE, {"id": code_id, "now": moment})
    return True
