"""The region's own sheets on aids, when the list of aids was read, and conditions that it only names."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0084"
down_revision = "0083"

_TEXTS = sa.ARRAY(sa.Text())


def _json(name: str, default: str) -> sa.Column[object]:
    return sa.Column(
        name,
        postgresql.JSONB(astext_type=sa.Text()),
        server_default=sa.text(f"'{default}'::jsonb"),
        nullable=False,
    )


def upgrade() -> None:
    op.create_table(
        "aid_sheet",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("profiles", _TEXTS, nullable=False, server_default="{}"),
        sa.Column("places", _TEXTS, nullable=False, server_default="{}"),
        _json("links", "[]"),
        _json("fr", "{}"),
        _json("en", "{}"),
        sa.Column("written_on", sa.Date(), nullable=False),
    )
    op.create_table(
        "aid_list",
        sa.Column("source", sa.String(), primary_key=True),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("dated_on", sa.Date()),
    )
    # Of what is there already nobody knows: there may be more than is told.
    op.add_column("aid", sa.Column("more_conditions", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    op.drop_column("aid", "more_conditions")
    op.drop_table("aid_list")
    op.drop_table("aid_sheet")
