"""Who closed their own organisation: closing it before a ban let its SIRET come back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    op.add_column(
        "organisation",
        sa.Column(
            "closed_by", UUID(as_uuid=True), sa.ForeignKey("account.id", ondelete="SET NULL"), nullable=True
        ),
    )
    op.create_index("ix_organisation_closed_by", "organisation", ["closed_by"])


def downgrade() -> None:
    op.drop_column("organisation", "closed_by")
