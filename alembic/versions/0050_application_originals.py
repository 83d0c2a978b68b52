"""What of an application was masked, as it was written; and whether a moderator hid its words."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    op.add_column("application", sa.Column("motivation_original", sa.Text(), nullable=True))
    op.add_column("application", sa.Column("about_original", sa.Text(), nullable=True))
    op.add_column(
        "application", sa.Column("hidden", sa.Boolean(), nullable=False, server_default=sa.text("false"))
    )


def downgrade() -> None:
    op.drop_column("application", "hidden")
    op.drop_column("application", "about_original")
    op.drop_column("application", "motivation_original")
