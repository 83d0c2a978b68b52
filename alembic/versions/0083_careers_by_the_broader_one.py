"""Careers are found by the broader one that they were cut from."""

from alembic import op

revision = "0083"
down_revision = "0082"


def upgrade() -> None:
    op.create_index("ix_career_parent_code", "career", ["parent_code"])


def downgrade() -> None:
    op.drop_index("ix_career_parent_code", table_name="career")
