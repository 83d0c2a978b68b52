"""Which diploma a certification takes the place of, as Certif-Info says."""

import sqlalchemy as sa
from alembic import op

revision = "0094"
down_revision = "0093"


def upgrade() -> None:
    op.add_column("training_certification", sa.Column("previous_diploma", sa.String))


def downgrade() -> None:
    op.drop_column("training_certification", "previous_diploma")
