"""Aids: what help there is, for whom, and where to ask for it."""

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"

_TEXTS = sa.ARRAY(sa.Text())


def upgrade() -> None:
    op.create_table(
        "aid",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("institution", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("conditions", _TEXTS, nullable=False, server_default="{}"),
        sa.Column("profiles", _TEXTS, nullable=False, server_default="{}"),
        sa.Column("age_from", sa.Integer()),
        sa.Column("age_below", sa.Integer()),
        sa.Column("area_kind", sa.Text(), nullable=False),
        sa.Column("areas", _TEXTS, nullable=False, server_default="{}"),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("apply_link", sa.String()),
    )


def downgrade() -> None:
    op.drop_table("aid")
