"""What the role of a database URL may do: one role for everything cannot keep the audit from itself."""

import logging

import psycopg
from psycopg import sql

from api.platform.kit.database import connect
from api.platform.kit.postgres.roles import ROLES_SQL, RUNTIME

logger = logging.getLogger(__name__)

ONE_ROLE = (
    "Le compte PostgreSQL d’EPASS_DATABASE_URL peut modifier le journal d’audit et les preuves de"
    " consentement. docs/database-roles.md dit comment l’en empêcher.\n"
    "The PostgreSQL role of EPASS_DATABASE_URL may change the audit and the proofs of consents."
    " docs/database-roles.md tells how to prevent it."
)

NO_OWNER = (
    "Ce compte PostgreSQL ne peut pas modifier les tables. Indiquez EPASS_OWNER_DATABASE_URL"
    " (docs/database-roles.md).\n"
    "This PostgreSQL role may not change tables: set EPASS_OWNER_DATABASE_URL (docs/database-roles.md)."
)


def make_roles(url: str, runtime_password: str | None = None) -> None:
    """Make the three roles, hand over to the owner what there is, and give the runtime its password.

    Raises psycopg.errors.InsufficientPrivilege when the role of `url` may not make roles.
    """
    with connect(url) as connection:
        connection.execute(ROLES_SQL)
        if runtime_password is not None:
            # Hashed here: the server's log may hold statements.
            hashed = connection.pgconn.encrypt_password(
                runtime_password.encode(), RUNTIME.encode(), b"scram-sha-256"
            ).decode()
            connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(RUNTIME), hashed))


def may_change_proofs(url: str) -> bool:
    """Whether this role could change or delete what is only added to; False before the first migration."""
    with connect(url) as connection:
        row = connection.execute(
            """
            SELECT has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') FROM pg_class
            WHERE oid = to_regclass('public.audit_entry')
            """
        ).fetchone()
    return row is not None and bool(row[0])


def may_migrate(url: str) -> bool:
    """Whether this role makes tables."""
    with connect(url) as connection:
        row = connection.execute(
            """
            SELECT has_schema_privilege('public', 'CREATE')
                OR coalesce(pg_has_role(to_regrole('epass_owner'), 'SET'), false)
            """
        ).fetchone()
    return row is not None and bool(row[0])


def warn_of_one_role(url: str) -> None:
    """Tell the operator in the log how to take the audit out of the application's reach."""
    try:
        if may_change_proofs(url):
            logger.warning(ONE_ROLE)
    except psycopg.OperationalError:
        # Out of reach for now: whoever starts has other worries, and `ready` tells of them.
        return
