"""A child names as their parent somebody who is kept from them: perhaps because they were told to."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation.refused import file_once

_WORDS = (
    "[E-pass] Ce jeune a donné, comme adresse d’un parent, celle d’une personne qui ne peut pas agir pour"
    " lui\u00a0: bannie, tenue à l’écart des mineurs ou de ce jeune, ou en conversation avec lui."
    " Aucun lien n’est parti. Le jeune ne sait pas de qui est l’adresse. {accounts}."
)


async def hear(session: AsyncSession, account_id: UUID, named: Sequence[UUID], department: str) -> None:
    """A case for the child, which rings, whatever they cried before (the links that they may have sent a day
    bound it); `named`: the accounts of whoever has or had the mailbox.
    """
    accounts = ", ".join(str(one) for one in named)
    words = _WORDS.format(accounts=f"Compte\u00a0: {accounts}" if named else "Son compte est effacé")
    await file_once(session, account_id, words, department=department)
