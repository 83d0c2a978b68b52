"""Imports of the schedule that were refused, so that admins are told once of each."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "import_refusal",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("address", sa.LargeBinary(), primary_key=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("import_refusal")
