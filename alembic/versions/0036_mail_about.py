"""A mail that waits goes with the person it is about, also where it is to somebody else: a parent.

Those that wait already say it of nobody; they go after `EPASS_MAIL_RETENTION_DAYS` as before.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.add_column(
        "mail",
        sa.Column(
            "about_id", UUID(as_uuid=True), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=True
        ),
    )
    op.create_index("ix_mail_about_id", "mail", ["about_id"])


def downgrade() -> None:
    op.drop_column("mail", "about_id")
