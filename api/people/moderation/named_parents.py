"""Whom children name as their parent: somebody who is kept from them, or one mailbox by many of them."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation.filing import Written, file
from api.people.moderation.models import Origin
from api.people.moderation.refused import file_once
from api.platform.feature.reportable import Line, SubjectKind
from api.platform.kit.clock import now

_KEPT = (
    "[E-pass] Cette personne a donné, comme adresse d’un parent, celle de quelqu’un qui ne peut pas agir"
    " pour elle\u00a0: une personne bannie, tenue à l’écart des moins de 18 ans ou d’elle, ou en conversation"
    " avec elle. Aucun lien n’est parti. Elle ne sait pas de qui est l’adresse. {accounts}."
)
_MANY = (
    "[E-pass] Plusieurs jeunes ({count}) ont donné en un jour la même adresse comme celle d’un parent. Cette"
    " adresse reçoit maintenant un seul mail par jour. Comptes\u00a0: {accounts}."
)


async def hear(session: AsyncSession, account_id: UUID, named: Sequence[UUID], department: str) -> None:
    """A case for the child, which rings, whatever they cried before (the links that they may have sent a day
    bound it); `named`: the accounts of whoever has or had the mailbox.
    """
    accounts = ", ".join(str(one) for one in named)
    words = _KEPT.format(accounts=f"Compte\u00a0: {accounts}" if named else "Son compte est effacé")
    await file_once(session, account_id, words, department=department)


async def hear_many(session: AsyncSession, account_ids: Sequence[str], department: str) -> None:
    """A case about nobody yet, which waits in the app; `account_ids`: who named the mailbox."""
    words = _MANY.format(count=len(account_ids), accounts=", ".join(account_ids))
    line = Line(SubjectKind.WORDS, uuid4(), None, words, "", now())
    await file(session, Written(line), origin=Origin.MAILBOX, department=department)
