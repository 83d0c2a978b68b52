"""Whose mailbox may act as that of a child's parent: one rule, asked when it is named and at every use.

Not the child's own, a minor's, nor that of an adult who is kept from this child. Whoever asks must not learn
whose it is: to them the link is dead.
"""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.accounts import service as accounts
from api.people.privacy import queries
from api.platform.access import adults
from api.platform.kit.addresses import mailbox
from api.platform.kit.secrets import Secrets


async def belongs_to_child(
    connection: AsyncConnection, secrets: Secrets, child_id: UUID, own: str | None, address: str
) -> bool:
    """Whether the mailbox is the child's: the one of now, or one that the account ever had."""
    if own and mailbox(address) == mailbox(own):
        return True
    return await accounts.had_address(connection, secrets, child_id, address)


async def may_be_parent(connection: AsyncConnection, secrets: Secrets, child_id: UUID, address: str) -> bool:
    """Whether whoever reads that mailbox may act as the child's parent."""
    own = (await accounts.find(connection, child_id)).email
    if await belongs_to_child(connection, secrets, child_id, own, address):
        return False
    return (await owners_standing(connection, secrets, child_id, address)).may_be_parents


class Standing(NamedTuple):
    """Who has or had a mailbox, and what they are to a child."""

    owners: accounts.Owners
    minor: bool
    kept_from_child: bool

    @property
    def may_be_parents(self) -> bool:
        """Whether nothing that is known of them speaks against it."""
        return not (self.minor or self.kept_from_child)


async def owners_standing(
    connection: AsyncConnection, secrets: Secrets, child_id: UUID, address: str
) -> Standing:
    """What the owners of a mailbox, which is not the child's, are to the child."""
    owners = await accounts.owners_of(connection, secrets, address)
    return Standing(
        owners,
        minor=await _belongs_to_minor(connection, owners),
        kept_from_child=await _kept_from_child(connection, owners, child_id),
    )


async def _belongs_to_minor(connection: AsyncConnection, owners: accounts.Owners) -> bool:
    """Whether an account that is known to be a minor's has the mailbox; who had it may have left it to a
    parent.
    """
    parameters = {"account_ids": list(owners.have), **adults()}
    return bool((await connection.execute(queries.OF_A_MINOR, parameters)).scalar_one())


async def _kept_from_child(connection: AsyncConnection, owners: accounts.Owners, child_id: UUID) -> bool:
    """Whether whoever has the mailbox, or gave it up, is banned, kept from minors or apart from the child, or
    talks with them.
    """
    if owners.banned:
        return True
    parameters = {"account_ids": list(owners.have | owners.had), "mark": owners.mark, "child_id": child_id}
    return bool((await connection.execute(queries.KEPT_FROM_CHILD, parameters)).scalar_one())
