"""The part of the `epass` command that makes the first admin."""

import sys

from pydantic import TypeAdapter, ValidationError

from api.people.accounts import service
from api.people.accounts.schemas import Email
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.problems import ConflictError


async def make_admin(url: str, typed: str) -> int:
    """Make the account of an address (and the account itself, where there is none) an admin; exit status."""
    try:
        email = TypeAdapter(Email).validate_python(typed)
    except ValidationError:
        sys.stderr.write("ce n’est pas une adresse mail / this is not a mail address\n")
        return 2
    database = Database(url, pool_size=1)
    try:
        async with database.transaction() as session:
            account_id = await service.ensure_account(session, email, "fr")
            await service.require_age_for(session, account_id, Role.ADMIN)
            await service.grant(session, account_id, Role.ADMIN, actor=None)
    except ConflictError:
        sys.stderr.write("cette personne a moins de 18 ans / this person is under 18\n")
        return 2
    finally:
        await database.close()
    sys.stdout.write(f"{email}\u00a0: ce compte est admin.\n{email}: this account is an admin.\n")
    return 0
