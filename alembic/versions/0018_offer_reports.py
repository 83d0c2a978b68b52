"""Reports of offers: what an account's word weighed when it was given, and what a referent said of it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    for name in ("known", "dismissed"):
        op.add_column("offer_report", sa.Column(name, sa.Boolean(), nullable=False, server_default="false"))
    op.create_index("ix_offer_report_reporter", "offer_report", ["reporter", "created_at"])


def downgrade() -> None:
    op.drop_index("ix_offer_report_reporter", table_name="offer_report")
    for name in ("known", "dismissed"):
        op.drop_column("offer_report", name)
