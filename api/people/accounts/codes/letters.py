"""How a code is made, written and mailed."""

import secrets as random
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import words
from api.people.accounts.codes import queries
from api.people.accounts.codes.chances import SHORT
from api.platform.kit.language import Language
from api.platform.mail import service as mail
from api.platform.mail.letters import Letter
from api.platform.settings import Settings


def new_code(digits: int) -> str:
    """A fresh code."""
    return f"{random.randbelow(10**digits):0{digits}}"


def _code_letter(settings: Settings, language: Language, code: str) -> Letter:
    """The mail that carries a code; a long one in groups of four, and why it is long."""
    long = len(code) > SHORT
    text = words.CODE_TEXT[language].format(minutes=settings.code_minutes)
    return Letter(
        language=language,
        subject=words.CODE_SUBJECT[language],
        paragraphs=[text, words.LONG_CODE_TEXT[language]] if long else [text],
        code=" ".join(code[at : at + 4] for at in range(0, len(code), 4)) if long else code,
    )


async def mail_code(
    session: AsyncSession,
    settings: Settings,
    email: str,
    language: Language,
    code: str,
    *,
    accounts_only: bool,
    about: UUID | None = None,
) -> None:
    """Put a code on its way; with `accounts_only`, if the address has one. `about`: whose new address it is.

    A mail that must not go is written and taken back: how long it takes tells nothing.
    """
    connection = await session.connection()
    goes = not accounts_only or (await connection.execute(queries.HAS_ACCOUNT, {"email": email})).scalar_one()
    written = await connection.begin_nested()
    await mail.send(session, email, _code_letter(settings, language, code), about=about)
    await (written.commit() if goes else written.rollback())
