"""Runs of digits in offers and badges are read once, not at each save of another one."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    for table, key, whose in (
        ("offer_digits", "offer_id", "offer.id"),
        ("badge_achievement_digits", "achievement_id", "badge_achievement.id"),
    ):
        op.create_table(
            table,
            sa.Column(key, sa.Uuid(), sa.ForeignKey(whose, ondelete="CASCADE"), nullable=False),
            sa.Column("runs", sa.ARRAY(sa.SmallInteger()), nullable=False),
            sa.PrimaryKeyConstraint(key),
        )


def downgrade() -> None:
    op.drop_table("badge_achievement_digits")
    op.drop_table("offer_digits")
