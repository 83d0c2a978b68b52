"""A personal code lets its holder get a code by mail where a robot used up the network's."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.add_column("email_code", sa.Column("pass_mark", sa.LargeBinary(), nullable=True))
    op.create_index(
        "ix_email_code_pass",
        "email_code",
        ["pass_mark", "created_at"],
        postgresql_where=sa.text("pass_mark IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_column("email_code", "pass_mark")
