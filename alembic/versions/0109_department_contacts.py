"""Whom to call in a department: filled in by the Region's staff."""

import sqlalchemy as sa
from alembic import op

revision = "0109"
down_revision = "0108"


def upgrade() -> None:
    op.create_table(
        "department_contact",
        sa.Column("department_code", sa.String(), sa.ForeignKey("department.code"), primary_key=True),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("phone", sa.String()),
        sa.Column("email", sa.String()),
        sa.Column("url", sa.String()),
        sa.Column("demo", sa.Boolean(), nullable=False, server_default="false"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
    )


def downgrade() -> None:
    op.drop_table("department_contact")
