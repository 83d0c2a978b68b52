"""The part of the `epass` command that takes lost keys of issuers out of use."""

import sys
from collections.abc import Sequence

from api.badges.issuing import lost_keys
from api.platform.kit.database import Database
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings


async def lose_keys(url: str, settings: Settings, typed: Sequence[str]) -> int:
    """Each key by its thumbprint or its address; the exit status: 2 where one is not known, and none is."""
    secrets = Secrets.of(settings)
    database = Database(url, pool_size=1)
    try:
        async with database.transaction() as session:
            for one in typed:
                kid = one.rstrip("/").rpartition("/")[2]
                count = await lost_keys.lose(session, secrets, kid)
                sys.stdout.write(f"{kid}: {count} badges à signer de nouveau / to be signed anew\n")
    except NotFoundError:
        sys.stderr.write("clé inconnue, rien n’est fait / unknown key, nothing is done\n")
        return 2
    finally:
        await database.close()
    return 0
