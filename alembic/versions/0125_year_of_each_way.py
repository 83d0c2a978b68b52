"""Of which year and which diploma the list is that says of each way that a training is taught so at a place."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0125"
down_revision = "0124"
# Empty where it is not named: any older code runs.
oldest_code = ""


def upgrade() -> None:
    op.add_column(
        "training_place", sa.Column("by_status", postgresql.JSONB(), server_default="[]", nullable=False)
    )
    # Until the next import, what the lists said of all ways together.
    op.execute(
        "UPDATE training_place SET by_status = coalesce((SELECT jsonb_agg(jsonb_build_object('status', status,"
        " 'year', year, 'predecessor', predecessor) ORDER BY status) FROM unnest(statuses) AS status), '[]')"
    )


def downgrade() -> None:
    op.drop_column("training_place", "by_status")
