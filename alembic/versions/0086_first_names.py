"""First names, to find them in a text before it is published."""

from alembic import op

revision = "0086"
down_revision = "0085"


def upgrade() -> None:
    op.execute("CREATE TABLE first_name (name varchar PRIMARY KEY)")


def downgrade() -> None:
    op.drop_table("first_name")
