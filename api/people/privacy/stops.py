"""A mailbox that wants no children's requests: its owner says so by a link of any of their mails, and takes
it back by the same.

It holds for every account and every spelling. What concerns a child whose parent has answered still goes
there: nobody takes a parent's place unseen. The link carries the mailbox, sealed, so that nothing is kept of
those who never stop anything.
"""

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import queries
from api.people.privacy.schemas import GuardianMails
from api.people.privacy.words import masked
from api.platform.kit import clock
from api.platform.kit.addresses import mailbox
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings

_MARKED = "guardian mails "
"""What stands before the mailbox in the link: nothing else that is sealed opens this door."""


def counted(secrets: Secrets, address: str) -> bytes:
    """What mails to parents are counted and stopped by: one mailbox in all its spellings."""
    return secrets.mark("guardian", mailbox(address))


def token(secrets: Secrets, address: str) -> str:
    """What stands in the link of a mailbox."""
    return secrets.write_link(_MARKED + mailbox(address))


def page(settings: Settings, secrets: Secrets, address: str) -> str:
    """Where the owner stops its mails: the token stands in the fragment, which no server sees."""
    return f"{settings.public_url}/parent/mails#{token(secrets, address)}"


async def is_stopped(connection: AsyncConnection, mark: bytes) -> bool:
    """Whether no child's request goes to that mailbox."""
    return bool((await connection.execute(queries.IS_STOPPED, {"mark": mark})).scalar_one())


async def read(connection: AsyncConnection, secrets: Secrets, token: str) -> GuardianMails:
    """Where a mailbox stands, by the link of one of its mails. Raises NotFoundError."""
    address = _mailbox(secrets, token)
    return GuardianMails(
        sent_to=masked(address), stopped=await is_stopped(connection, counted(secrets, address))
    )


async def decide(session: AsyncSession, secrets: Secrets, token: str, *, stopped: bool) -> GuardianMails:
    """Stop a mailbox's mails, or have them again; what was so already stays so. Raises NotFoundError."""
    mark = counted(secrets, _mailbox(secrets, token))
    connection = await session.connection()
    # Whoever writes to it at this moment has done so, or finds it stopped.
    await one_at_a_time(connection, mark)
    if stopped:
        await connection.execute(queries.STOP, {"mark": mark, "now": clock.now()})
    else:
        await connection.execute(queries.RESUME, {"mark": mark})
    return await read(connection, secrets, token)


def _mailbox(secrets: Secrets, token: str) -> str:
    opened = secrets.read_link(token) or ""
    if not opened.startswith(_MARKED):
        raise NotFoundError("link_dead")
    return opened.removeprefix(_MARKED)
