"""What each import took away of each part: closed places and empty fields add up as rows do."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0059"
down_revision = "0058"


def upgrade() -> None:
    op.add_column("import_run", sa.Column("losses", JSONB(), nullable=False, server_default="{}"))
    op.execute(
        "UPDATE import_run SET losses = jsonb_build_object('gone', jsonb_build_array(vanished, there))"
    )
    for name in ("there", "vanished"):
        op.drop_column("import_run", name)


def downgrade() -> None:
    for name in ("vanished", "there"):
        op.add_column("import_run", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE import_run SET vanished = (losses->'gone'->>0)::integer, there = (losses->'gone'->>1)::integer"
        " WHERE losses ? 'gone'"
    )
    op.drop_column("import_run", "losses")
