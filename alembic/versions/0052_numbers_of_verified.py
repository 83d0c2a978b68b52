"""Only a verified organisation takes its number: drafts of several accounts stand beside each other."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"

OPEN = "closed_at IS NULL"
VERIFIED = "closed_at IS NULL AND verified_at IS NOT NULL"


def upgrade() -> None:
    for column in ("siret", "uai"):
        _renew(column, VERIFIED)


def downgrade() -> None:
    for column in ("siret", "uai"):
        # Of those that share a number, the verified one stays, else the first.
        op.execute(
            f"""
            UPDATE organisation SET closed_at = now() WHERE id IN (
                SELECT id FROM (SELECT id, row_number() OVER (
                    PARTITION BY {column} ORDER BY verified_at IS NULL, created_at, id) AS place
                    FROM organisation WHERE {OPEN} AND {column} IS NOT NULL) AS placed WHERE place > 1)
            """  # noqa: S608
        )
        _renew(column, OPEN)


def _renew(column: str, where: str) -> None:
    name = f"uq_organisation_{column}"
    op.drop_index(name, table_name="organisation")
    op.create_index(name, "organisation", [column], unique=True, postgresql_where=sa.text(where))
