"""What is on its way to a device outlives it: whom it was for is told another way where no other rings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0040"
down_revision = "0039"

_TO_DEVICE = "push_delivery_subscription_id_fkey"


def upgrade() -> None:
    op.add_column(
        "push_delivery",
        sa.Column(
            "account_id", UUID(as_uuid=True), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=True
        ),
    )
    op.execute(
        "UPDATE push_delivery d SET account_id = s.account_id FROM push_subscription s"
        " WHERE s.id = d.subscription_id"
    )
    op.alter_column("push_delivery", "account_id", nullable=False)
    op.drop_constraint(_TO_DEVICE, "push_delivery")
    op.drop_index("ix_push_delivery_subscription_id", "push_delivery")
    op.create_index("ix_push_delivery_account_id", "push_delivery", ["account_id"])


def downgrade() -> None:
    op.execute(
        "DELETE FROM push_delivery d"
        " WHERE NOT EXISTS (SELECT FROM push_subscription s WHERE s.id = d.subscription_id)"
    )
    op.create_index("ix_push_delivery_subscription_id", "push_delivery", ["subscription_id"])
    op.create_foreign_key(
        _TO_DEVICE, "push_delivery", "push_subscription", ["subscription_id"], ["id"], ondelete="CASCADE"
    )
    op.drop_column("push_delivery", "account_id")
