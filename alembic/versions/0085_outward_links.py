"""What was found at the addresses that pages lead to."""

from alembic import op

revision = "0085"
down_revision = "0084"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE outward_link (address varchar PRIMARY KEY, checked_at timestamptz NOT NULL,"
        " status varchar NOT NULL, failures integer NOT NULL, failed_since timestamptz)"
    )


def downgrade() -> None:
    op.drop_table("outward_link")
